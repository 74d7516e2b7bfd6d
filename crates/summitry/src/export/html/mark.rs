//! The words that records were read from, drawn in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::card::Card;
use super::escape::{escaped, slug};
use crate::export::words::Offsets;
use crate::record::RecordKind;
use crate::value::Span;

/// Underlines drawn below each other; more are drawn over the last.
const LANES: usize = 6;
/// Pixels from one underline to the next.
const LANE: usize = 4;

/// Words that a record was read from: a place with the fields that it gave.
pub(super) struct Mark {
    pub(super) span: Span,
    /// The record's place among the cards.
    pub(super) card: usize,
    pub(super) fields: Vec<&'static str>,
    lane: usize,
}

/// The marks of all cards: by place, the longer before the shorter, so that what is nested is drawn below what holds it.
pub(super) fn marks(cards: &[Card]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (card, one) in cards.iter().enumerate() {
        let mut places: BTreeMap<Span, Vec<&'static str>> = BTreeMap::new();
        let mentions = one.mentions.iter().map(|span| (*span, None));
        let cited = one
            .fields
            .iter()
            .flat_map(|f| f.evidence.iter().map(|span| (*span, Some(f.name))));
        for (span, field) in mentions.chain(cited).filter(|(span, _)| !span.is_empty()) {
            let fields = places.entry(span).or_default();
            if let Some(field) = field.filter(|f| !fields.contains(f)) {
                fields.push(field);
            }
        }
        marks.extend(places.into_iter().map(|(span, fields)| Mark {
            span,
            card,
            fields,
            lane: 0,
        }));
    }
    marks.sort_by_key(|m| (m.span.start(), core::cmp::Reverse(m.span.end()), m.card));
    let mut ends = [0; LANES];
    for mark in &mut marks {
        mark.lane = (0..LANES)
            .find(|lane| ends[*lane] <= mark.span.start())
            .unwrap_or(LANES - 1);
        ends[mark.lane] = ends[mark.lane].max(mark.span.end());
    }
    marks
}

/// Writes the text with its marks as links to their cards; `name` begins every id.
///
/// A mark is an element around its words, so that all of them light up together. Marks that cross cannot hold one another: the later
/// one is in parts; gives back the numbers of those that are.
pub(super) fn highlight(
    text: &Offsets<'_>,
    marks: &[Mark],
    cards: &[Card],
    name: &str,
    out: &mut String,
) -> BTreeSet<usize> {
    let length = text.len();
    // A place that the text does not have is not drawn.
    let inside = |m: &&Mark| text.words(m.span).is_some();
    let mut cuts: Vec<usize> = marks
        .iter()
        .filter(inside)
        .flat_map(|m| [m.span.start(), m.span.end()])
        .chain([0, length])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut coming = marks.iter().enumerate().filter(|(_, m)| inside(m)).peekable();
    let mut open: Vec<(usize, &Mark)> = Vec::new();
    let mut parted: BTreeSet<usize> = BTreeSet::new();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        if let Some(ended) = open.iter().position(|(_, m)| m.span.end() <= start) {
            let held = open.split_off(ended);
            out.extend(held.iter().map(|_| "</span>"));
            for (number, mark) in held.into_iter().filter(|(_, m)| m.span.end() > start) {
                let _ = write!(out, r#"<span data-of="{name}-m{number}">"#);
                parted.insert(number);
                open.push((number, mark));
            }
        }
        let before = open.len();
        while let Some((number, mark)) = coming.next_if(|(_, m)| m.span.start() == start) {
            let _ = write!(out, r#"<span id="{name}-m{number}">"#);
            open.push((number, mark));
        }
        let words = text.words(Span::new(start, end)).unwrap_or_default();
        if open.is_empty() {
            escaped(words, out);
        } else {
            let marks: Vec<&Mark> = open.iter().map(|(_, mark)| *mark).collect();
            link(words, &marks, open.len() > before, cards, name, out);
        }
    }
    out.extend(open.iter().map(|_| "</span>"));
    parted
}

/// Writes the rules by which all parts of marks that cross others light up together.
pub(super) fn light_together(parted: &BTreeSet<usize>, name: &str, out: &mut String) {
    out.push_str("<style>");
    for number in parted {
        let parts = format!(r#":is([id="{name}-m{number}"],[data-of="{name}-m{number}"])"#);
        let _ = write!(
            out,
            ".summitry:has({parts} a:is(:hover,:focus-visible)) {parts} a{{background-color:var(--lit)}}\
             .summitry:has({parts}:target) {parts} a{{background-color:var(--here)}}"
        );
    }
    out.push_str("</style>");
}

/// Writes words that belong to one or more marks.
fn link(words: &str, open: &[&Mark], begins: bool, cards: &[Card], name: &str, out: &mut String) {
    let depth = open.iter().map(|m| m.lane).max().unwrap_or(0) + 1;
    // The shortest is what the words are about most of all.
    let inner = open.iter().min_by_key(|m| m.span.len()).and_then(|m| cards.get(m.card));
    let target = inner.map_or_else(String::new, |card| card.anchor(name));
    let _ = write!(out, r##"<a href="#{target}" data-tip=""##);
    for (at, mark) in open.iter().enumerate() {
        if at > 0 {
            out.push_str("&#10;");
        }
        if let Some(card) = cards.get(mark.card) {
            escaped(card.title(), out);
        }
        out.push_str(": ");
        out.push_str(&if mark.fields.is_empty() {
            "mention".to_owned()
        } else {
            mark.fields.join(", ")
        });
        if let Some(card) = cards.get(mark.card) {
            let _ = write!(out, " ({} sure)", card.sure());
        }
    }
    out.push('"');
    // Where nothing begins, the words are part of what was announced: one stop of the keyboard is enough.
    if begins {
        let _ = write!(out, r#" aria-describedby="{target}-h""#);
    } else {
        out.push_str(r#" tabindex="-1""#);
    }
    let colour = |m: &&Mark| cards.get(m.card).map_or(RecordKind::Summit, |c| c.kind).as_str();
    let lines: Vec<String> = open
        .iter()
        .map(|m| format!("linear-gradient(var(--{0}),var(--{0}))", colour(m)))
        .collect();
    let places: Vec<String> = open
        .iter()
        .map(|m| format!("0 calc(100% - {}px)", (depth - 1 - m.lane) * LANE))
        .collect();
    let _ = write!(
        out,
        r#" style="background-image:{};background-size:100% 2px;background-position:{};padding-bottom:{}px">"#,
        lines.join(","),
        places.join(","),
        depth * LANE
    );
    escaped(words, out);
    out.push_str("</a>");
}

impl Card {
    /// The id of its place in the page.
    pub(super) fn anchor(&self, name: &str) -> String {
        format!("{name}-{}-{}", self.kind.as_str(), slug(&self.key))
    }
}
