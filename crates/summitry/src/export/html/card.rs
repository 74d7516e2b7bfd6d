//! A record beside the text.

use std::fmt::Write;

use super::escape::escaped;
use super::mark::Mark;
use crate::record::{Assertion, Confidence, Extraction, RecordKind};
use crate::record::{ForKind, Listed, with_kind};
use crate::value::Span;

/// What a page shows of a record, whatever its kind.
pub(super) struct Card {
    pub(super) kind: RecordKind,
    pub(super) key: String,
    pub(super) fields: Vec<Field>,
    pub(super) mentions: Vec<Span>,
    confidence: Confidence,
    assertion: Assertion,
}

/// A field with a value.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) evidence: Vec<Span>,
    value: String,
}

/// All records of an extraction, kind by kind.
pub(super) fn cards(extraction: &Extraction) -> Vec<Card> {
    let mut cards = Vec::new();
    for kind in RecordKind::ALL {
        with_kind(*kind, Cards(extraction, &mut cards));
    }
    cards
}

struct Cards<'a>(&'a Extraction, &'a mut Vec<Card>);

impl ForKind for Cards<'_> {
    type Out = ();
    fn with<R: Listed>(self) {
        let Self(extraction, cards) = self;
        for record in R::of(extraction) {
            let set = R::fields().iter().filter(|field| record.is_set(**field));
            let fields = set.map(|field| Field {
                name: R::field_name(*field),
                value: record.cell(*field).to_string(),
                evidence: record
                    .evidence_map()
                    .get(field)
                    .map_or_else(Vec::new, |cited| cited.iter().map(|e| e.span).collect()),
            });
            cards.push(Card {
                kind: R::KIND,
                key: record.key().to_owned(),
                fields: fields.collect(),
                mentions: record.mentions().to_vec(),
                confidence: record.confidence(),
                assertion: record.assertion(),
            });
        }
    }
}

impl Card {
    /// What it is called.
    pub(super) fn title(&self) -> &str {
        if self.key.is_empty() {
            self.kind.as_str()
        } else {
            &self.key
        }
    }

    /// How sure it is, in per cent.
    pub(super) fn sure(&self) -> String {
        format!("{:.0}%", self.confidence.value() * 100.0)
    }

    /// Writes it, each field with links to its words: its own marks with their numbers.
    pub(super) fn write(&self, marks: &[(usize, &Mark)], name: &str, out: &mut String) {
        let kind = self.kind.as_str();
        let anchor = self.anchor(name);
        let _ = write!(
            out,
            r#"<li class="card k-{kind}" id="{anchor}"><h3 id="{anchor}-h"><span>{} <span class="meta">"#,
            label(self.kind)
        );
        escaped(&self.key, out);
        let _ = write!(out, r#"</span></span><span class="meta">{} sure"#, self.sure());
        if self.assertion != Assertion::Fact {
            let _ = write!(out, ", {}", self.assertion.as_str());
        }
        out.push_str("</span></h3><dl>");
        for field in &self.fields {
            let _ = write!(out, "<dt>{}</dt><dd>", field.name.replace('_', " "));
            escaped(&field.value, out);
            let links = marks.iter().filter(|(_, m)| m.fields.contains(&field.name));
            for (count, (number, _)) in links.enumerate() {
                out.push_str(if count == 0 { " <small>" } else { " " });
                let n = count + 1;
                let _ = write!(
                    out,
                    r##"<a href="#{name}-m{number}" aria-label="words {n} for {}">{n}</a>"##,
                    field.name
                );
            }
            if marks.iter().any(|(_, m)| m.fields.contains(&field.name)) {
                out.push_str("</small>");
            }
            out.push_str("</dd>");
        }
        out.push_str("</dl></li>");
    }
}

/// A kind's name at the head of a card or beside a box: `Trade figures`.
pub(super) fn label(kind: RecordKind) -> String {
    let mut name = kind.as_str().replace('_', " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}
