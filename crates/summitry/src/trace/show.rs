//! A trace for people, on a terminal.

use core::fmt;

use super::{Fate, FieldTrace, MentionTrace, Seen, SentenceTrace, Trace};

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = &self.extraction.document;
        let published = document
            .published
            .map_or_else(|| "no date".to_owned(), |d| d.to_string());
        writeln!(
            f,
            "{}  [{}, {published}]",
            document.id.as_deref().unwrap_or("(text)"),
            document.language.as_deref().unwrap_or("?"),
        )?;
        for (index, sentence) in self.sentences.iter().enumerate() {
            writeln!(f, "\n{} {}  {}", index + 1, sentence.span, sentence.language)?;
            write!(f, "{sentence}")?;
        }
        for warning in &self.extraction.warnings {
            writeln!(f, "\nwarning {}: {} ({})", warning.code, warning.message, warning.span)?;
        }
        Ok(())
    }
}

impl fmt::Display for SentenceTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Line ends inside a sentence would break the columns.
        writeln!(f, "  {}", one_line(&self.text))?;
        if !self.marks.is_empty() {
            // The meanings of the same words stand together.
            let marks = self.marks.chunk_by(|a, b| a.span == b.span).map(|senses| {
                let labels: Vec<String> = senses.iter().map(label).collect();
                format!("{} [{}]", one_line(&senses[0].text), labels.join(", "))
            });
            writeln!(f, "  marks     {}", marks.collect::<Vec<_>>().join(" · "))?;
        }
        for seen in &self.phrases {
            writeln!(f, "  {:9} {} = {}", seen.kind, one_line(&seen.text), seen.concept)?;
        }
        for mention in &self.mentions {
            write!(f, "{mention}")?;
        }
        for over in &self.passed_over {
            writeln!(
                f,
                "  passed over {} ({}): {}",
                one_line(&over.seen.text),
                label(&over.seen),
                over.reason.words()
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for MentionTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {} \"{}\" ", self.kind, one_line(&self.text))?;
        match &self.fate {
            Fate::Merged { record } => writeln!(f, "-> {record}")?,
            Fate::Rejected { reason } => writeln!(f, "rejected: {}", reason.words())?,
        }
        self.fields.iter().try_for_each(|field| write!(f, "{field}"))
    }
}

impl fmt::Display for FieldTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = self
            .rules
            .iter()
            .map(|r| format!("{} \"{}\"", r.rule, one_line(&r.text)));
        let rules: Vec<String> = rules.collect();
        write!(
            f,
            "      {:12} {}  by {}",
            self.field,
            one_line(&self.value),
            rules.join(", ")
        )?;
        if let Some(kept) = &self.lost_to {
            write!(f, "  (lost to {})", one_line(kept))?;
        }
        writeln!(f)
    }
}

fn label(seen: &Seen) -> String {
    if seen.concept.is_empty() {
        seen.kind.clone()
    } else {
        format!("{} {}", seen.kind, seen.concept)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
