//! Marks and phrases in words.

use super::Seen;
use crate::phrase::{Line, PlaceRole};
use crate::scan::literal::LiteralValue;
use crate::scan::{Mark, MarkKind};
use crate::value::Span;

/// The marks of a sentence, one entry a meaning.
pub(super) fn marks(line: &Line<'_>) -> Vec<Seen> {
    line.marks().iter().flat_map(|mark| mark_seen(line, mark)).collect()
}

pub(super) fn mark_seen(line: &Line<'_>, mark: &Mark) -> Vec<Seen> {
    let make = |kind: &str, concept: String| Seen {
        span: mark.span,
        text: line.text()[mark.span].to_owned(),
        kind: kind.to_owned(),
        concept,
    };
    match &mark.kind {
        MarkKind::Term(senses) => {
            let lexicon = line.packs().lexicon();
            let senses = senses.iter();
            senses
                .map(|s| make(s.category.stem(), lexicon.concept(s.concept).to_owned()))
                .collect()
        }
        MarkKind::Literal(literal) => {
            let (kind, value) = literal_value(&literal.value);
            vec![make(kind, value)]
        }
        MarkKind::Name => vec![make("name", String::new())],
    }
}

/// A literal's kind and value; a date is resolved among the phrases.
fn literal_value(value: &LiteralValue) -> (&'static str, String) {
    match value {
        LiteralValue::Number(number) => ("number", number.to_string()),
        LiteralValue::Ordinal(ordinal) => ("ordinal", ordinal.to_string()),
        LiteralValue::Percent(percent) => ("percent", percent.to_string()),
        LiteralValue::Multiple(multiple) => ("multiple", multiple.to_string()),
        LiteralValue::Money(money) => ("money", money.to_string()),
        LiteralValue::Date(_) => ("date", String::new()),
    }
}

/// The phrases of a sentence, kind by kind.
pub(super) fn phrases(line: &Line<'_>) -> Vec<Seen> {
    let make = |span: Span, kind: &str, concept: String| Seen {
        span,
        text: line.text()[span].to_owned(),
        kind: kind.to_owned(),
        concept,
    };
    let mut seen = Vec::new();
    for group in line.parties() {
        let members: Vec<String> = group.set().iter().map(ToString::to_string).collect();
        let count = group.count.map(|n| format!(" ({n})")).unwrap_or_default();
        seen.push(make(group.span, "sides", format!("{}{count}", members.join(" "))));
    }
    for place in line.places() {
        let city = place.city.as_deref().unwrap_or("");
        let country = place.country.map(|c| c.to_string()).unwrap_or_default();
        let role = match place.role {
            PlaceRole::Locative => "where",
            PlaceRole::Of => "of",
            PlaceRole::Dateline => "dateline",
            _ => "bare",
        };
        let parts = [city, &country, role].into_iter().filter(|p| !p.is_empty());
        seen.push(make(place.span, "place", parts.collect::<Vec<_>>().join(" ")));
    }
    for when in line.dates() {
        let value = when.interval.map_or_else(|| "unresolved".to_owned(), |i| i.to_string());
        seen.push(make(when.span, "date", value));
    }
    for verb in line.verbs() {
        let denied = if verb.negated { " denied" } else { "" };
        let passive = if verb.passive { " passive" } else { "" };
        let time = format!("{:?}", verb.time).to_lowercase();
        seen.push(make(
            line.span(verb.first, verb.end),
            "verb",
            format!("{} {time}{passive}{denied}", verb.class),
        ));
    }
    seen
}
