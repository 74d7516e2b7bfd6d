//! Joins what was read from the parts of a very long text: one extraction, as if the text had been read in one piece.
//!
//! Things in different parts are not merged: a treaty of which two parts speak is two records.

use crate::record::{Extraction, Record, RecordKind};
use crate::trace::{Fate, Seen, Trace};
use crate::value::Span;

/// What has been read so far.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    whole: Extraction,
    /// Bytes read in each language, in the order in which they were met.
    languages: Vec<(String, usize)>,
}

impl Joined {
    /// Adds what was read from the part that starts at `start` and has so many bytes.
    pub(crate) fn add(&mut self, mut part: Extraction, start: usize, bytes: usize) {
        for span in part.spans_mut() {
            *span = span.moved(start);
        }
        let whole = &mut self.whole;
        append(&mut whole.summits, part.summits);
        append(&mut whole.ministerials, part.ministerials);
        append(&mut whole.treaties, part.treaties);
        append(&mut whole.mechanisms, part.mechanisms);
        append(&mut whole.trade_figures, part.trade_figures);
        append(&mut whole.initiatives, part.initiatives);
        append(&mut whole.outcomes, part.outcomes);
        append(&mut whole.polls, part.polls);
        append(&mut whole.people, part.people);
        whole.warnings.append(&mut part.warnings);
        if start == 0 {
            whole.document.id = part.document.id;
            whole.document.published = part.document.published;
        }
        whole.document.chars_processed += part.document.chars_processed;
        if let Some(language) = part.document.language {
            match self.languages.iter_mut().find(|(known, _)| *known == language) {
                Some((_, read)) => *read += bytes,
                None => self.languages.push((language, bytes)),
            }
        }
    }

    /// What was read so far, for those who number on.
    pub(crate) const fn so_far(&self) -> &Extraction {
        &self.whole
    }

    /// All that was read.
    pub(crate) fn finish(self) -> Extraction {
        let Self { mut whole, languages } = self;
        // The language of most of the text; of the first of two with as much.
        let most = languages.iter().map(|(_, read)| *read).max();
        whole.document.language = languages
            .into_iter()
            .find(|(_, read)| Some(*read) == most)
            .map(|(l, _)| l);
        whole
    }
}

/// Adds how a part was read, whose records stand behind those of `before`.
pub(crate) fn append_trace(whole: &mut Trace, mut part: Trace, start: usize, before: &Extraction) {
    let shift = |span: &mut Span| *span = span.moved(start);
    let seen = |seen: &mut Seen| shift(&mut seen.span);
    for sentence in &mut part.sentences {
        shift(&mut sentence.span);
        sentence.marks.iter_mut().for_each(seen);
        sentence.phrases.iter_mut().for_each(seen);
        sentence
            .passed_over
            .iter_mut()
            .for_each(|passed| seen(&mut passed.seen));
        for mention in &mut sentence.mentions {
            shift(&mut mention.span);
            let rules = mention.fields.iter_mut().flat_map(|field| &mut field.rules);
            rules.for_each(|rule| shift(&mut rule.span));
            if let Fate::Merged { record } = &mut mention.fate {
                *record = renumbered(record, count(before, mention.kind));
            }
        }
    }
    whole.sentences.append(&mut part.sentences);
}

fn append<R: Record>(whole: &mut Vec<R>, part: Vec<R>) {
    let before = whole.len();
    for mut record in part {
        *record.key_mut() = renumbered(record.key(), before);
        whole.push(record);
    }
}

/// The name of a record so many places further behind: `summit-2` behind three summits is `summit-5`.
fn renumbered(key: &str, by: usize) -> String {
    let numbered = key
        .rsplit_once('-')
        .and_then(|(stem, number)| Some((stem, number.parse::<usize>().ok()?)));
    numbered.map_or_else(|| key.to_owned(), |(stem, number)| format!("{stem}-{}", number + by))
}

const fn count(extraction: &Extraction, kind: RecordKind) -> usize {
    match kind {
        RecordKind::Summit => extraction.summits.len(),
        RecordKind::Ministerial => extraction.ministerials.len(),
        RecordKind::Treaty => extraction.treaties.len(),
        RecordKind::Mechanism => extraction.mechanisms.len(),
        RecordKind::TradeFigure => extraction.trade_figures.len(),
        RecordKind::Initiative => extraction.initiatives.len(),
        RecordKind::Outcome => extraction.outcomes.len(),
        RecordKind::Poll => extraction.polls.len(),
        RecordKind::Person => extraction.people.len(),
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{Extraction, Record};
    use crate::{Document, Extractor};

    const PARAGRAPHS: &[&str] = &[
        "ASTANA, 18 juin 2025. Le deuxième sommet Chine-Asie centrale s’est tenu mardi à Astana.\n\n",
        "Les échanges entre la Chine et le Ghana ont atteint 5 milliards de dollars en 2024.\n\n",
        "Le président ghanéen John Dramani Mahama est arrivé mardi à Lima.\n\n",
        "La pluie tombe sur le jardin, et le chat dort près de la fenêtre.\n\n",
        "Le 3e sommet du G7 s’est tenu à Évian en 2003.\n\n",
    ];

    fn in_parts(bytes: usize) -> Extractor {
        Extractor::builder()
            .part_bytes(bytes)
            .build()
            .expect("built-in packs compile")
    }

    /// Nothing in these paragraphs is merged with anything in another, so both ways give the same.
    #[test]
    fn parts_give_what_the_whole_gives() {
        let published = "2025-06-18".parse().expect("a date");
        let text = PARAGRAPHS.concat();
        let (whole, parted) = (Extractor::new(), in_parts(100));
        for document in [
            Document::new(text.as_str()).with_id("a").with_published(published),
            Document::new(text.as_str()),
        ] {
            let expected = whole.extract(document.clone());
            assert_eq!(expected.summits.len(), 2);
            assert_eq!(parted.extract(document.clone()), expected);
            let (trace, told) = (parted.explain(document.clone()), whole.explain(document));
            assert_eq!(trace.extraction, expected);
            assert_eq!(trace, told);
        }
    }

    #[test]
    fn languages_are_weighed() {
        let text = format!(
            "{}\n\n{}",
            "The ministers met in the city. ".repeat(3),
            PARAGRAPHS.concat()
        );
        assert_eq!(
            in_parts(100).extract(text.as_str()).document.language.as_deref(),
            Some("fr")
        );
    }

    #[test]
    fn records_are_numbered_on() {
        let text = PARAGRAPHS[4].repeat(4);
        let found: Extraction = in_parts(60).extract(text.as_str());
        let ids: Vec<&str> = found.summits.iter().map(Record::key).collect();
        assert_eq!(ids, ["summit-1", "summit-2", "summit-3", "summit-4"]);
        assert!(found.summits.iter().all(|s| text[s.mentions[0].range()].contains("G7")));
    }
}
