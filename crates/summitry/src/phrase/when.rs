//! Dates of a sentence, resolved against the document's date and the tense of their clause.

use super::verb::{Time, VerbGroup};
use super::{Clause, Line};
use crate::pack::Category;
use crate::scan::literal::LiteralValue;
use crate::scan::literal::date::{Anchor, DateExpression, Need, Relation, ResolvedDate, Tense};
use crate::value::{Date, DateInterval, Granularity, Span};

/// A date expression with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// How it bounds what it is said of ("depuis", "d'ici à"); `None` where it simply says when.
    pub relation: Option<Relation>,
    /// The date or interval that the words name; `None` for a relative date without an anchor.
    pub interval: Option<DateInterval>,
    /// The same with what is known of it: bounds, part, what it was anchored to.
    pub resolved: Option<ResolvedDate>,
}

/// Resolves the dates of a sentence. `published` is the document's date, `previous` the date last spoken of, which is updated.
pub(super) fn dates(
    line: &Line<'_>,
    published: Option<Date>,
    previous: &mut Option<Date>,
    verbs: &[VerbGroup],
    clauses: &[Clause],
) -> Vec<When> {
    let mut found = Vec::new();
    for mark in line.marks() {
        let Some(LiteralValue::Date(expression)) = mark.literal().map(|l| &l.value) else {
            continue;
        };
        let anchor = Anchor {
            published,
            dateline: None,
            // A date that only lacks its year is near the document's date, not near the date spoken of before.
            previous: previous.filter(|_| expression.need() == Need::Previous || published.is_none()),
            tense: tense(line, expression, verbs, clauses),
        };
        let resolved = expression.resolve(&anchor);
        *previous = resolved.and_then(|r| r.named.start()).or(*previous);
        found.push(When {
            first: mark.first,
            end: mark.end,
            span: mark.span,
            relation: expression.relation,
            interval: resolved.map(|r| r.named),
            resolved,
        });
    }
    found
}

/// What a verb that follows a date counts as farther away: the verb before it governs it sooner.
const AFTER: usize = 3;

/// On which side of today the verb of the date's clause puts it.
fn tense(line: &Line<'_>, expression: &DateExpression, verbs: &[VerbGroup], clauses: &[Clause]) -> Tense {
    let clause = clauses
        .iter()
        .find(|c| c.first <= expression.first && expression.first < c.end);
    // A clause that only goes on after a bracket has the verb before it.
    let clause = clause.map(|c| with_what_it_continues(line, c, verbs, clauses));
    // What goes on since a day has begun.
    if expression.relation == Some(Relation::Since) {
        return Tense::Past;
    }
    if coming(line, expression) {
        return Tense::Future;
    }
    // "will hold a meeting on Friday": the noun is no verb.
    let noun = |v: &VerbGroup| v.gerund && line.mark_at(v.head).is_some_and(|m| m.is(Category::MeetingHead));
    let near = verbs
        .iter()
        .filter(|v| !noun(v))
        .filter(|v| clause.as_ref().is_none_or(|c| c.first <= v.head && v.head < c.end) && v.time != Time::Noun)
        .min_by_key(|v| {
            if v.head >= expression.end {
                v.head - expression.end + AFTER
            } else {
                expression.first.saturating_sub(v.end)
            }
        });
    match near.map(|v| v.time) {
        // "prévu en octobre", "scheduled for July": what is planned lies ahead, whatever became of it.
        Some(Time::Past | Time::Present) if near.is_some_and(|v| v.class == "plan") => {
            let called_off = |v: &VerbGroup| matches!(v.class.as_str(), "cancel" | "postpone") && !v.negated;
            if verbs.iter().any(called_off) {
                Tense::Unknown
            } else {
                Tense::Future
            }
        }
        // "est annulée": what was called off may have lain ahead.
        Some(Time::Past) if near.is_some_and(|v| matches!(v.class.as_str(), "cancel" | "postpone")) => Tense::Unknown,
        // "organisé du 4 au 6 septembre": a bare participle has no time of its own.
        Some(Time::Past) if near.is_some_and(|v| v.passive && v.first == v.head) => Tense::Unknown,
        Some(Time::Past) => Tense::Past,
        Some(Time::Future | Time::Conditional | Time::Infinitive) => Tense::Future,
        // "s'ouvre lundi à Luanda", "meet on Friday": news tells in the present of meetings to come.
        Some(Time::Present) if near.is_some_and(|v| !v.gerund && COMING.contains(&v.class.as_str())) => Tense::Future,
        None if clause.is_some_and(|c| announced(line, &c)) => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// "the upcoming summit in June": whether the noun before the date is said to be to come.
fn coming(line: &Line<'_>, expression: &DateExpression) -> bool {
    let marks = line.marks();
    let before = marks.partition_point(|m| m.end <= expression.first);
    let near = marks[..before].iter().rev();
    near.take_while(|m| expression.first - m.end <= COMING_REACH)
        .take_while(|m| !m.is(Category::Verb) || m.is(Category::MeetingHead))
        .any(|m| line.concept(m, Category::MeetingModifier) == Some("next"))
}

/// Tokens between a word for what is to come and its date.
const COMING_REACH: usize = 12;

/// Verbs whose present tense tells of what is to come.
const COMING: &[&str] = &["begin", "close", "gather", "hold", "host", "meet"];

/// Whether an auxiliary of the future stands in the clause, of a verb that no table has ("vont s'asseoir").
fn announced(line: &Line<'_>, clause: &Clause) -> bool {
    line.marks().iter().any(|m| {
        let inside = m.first >= clause.first && m.end <= clause.end;
        inside && matches!(line.concept(m, Category::Auxiliary), Some("future" | "be-future"))
    })
}

/// The clause, from where it began before a bracket, if it has no verb itself.
fn with_what_it_continues(line: &Line<'_>, clause: &Clause, verbs: &[VerbGroup], clauses: &[Clause]) -> Clause {
    let mut at = clauses.partition_point(|c| c.end <= clause.first);
    let mut first = clause.first;
    let told = |first: usize| {
        let inside = |v: &VerbGroup| first <= v.head && v.head < clause.end && v.time != Time::Noun;
        verbs.iter().any(inside)
    };
    while at > 1 && !told(first) && line.symbol(clauses[at - 1].first) == Some('(') {
        at -= 2;
        first = clauses[at].first;
    }
    Clause { first, end: clause.end }
}

/// The date in a dateline or a caption: the first full date of the text's first lines that needs nothing to be resolved.
pub(super) fn dateline(line: &Line<'_>) -> Option<Date> {
    line.marks().iter().find_map(|mark| {
        let Some(LiteralValue::Date(expression)) = mark.literal().map(|l| &l.value) else {
            return None;
        };
        if expression.need() != Need::Nothing || expression.relation.is_some() {
            return None;
        }
        let date = expression.resolve(&Anchor::default())?.date()?;
        (date.granularity() == Granularity::Day).then_some(date)
    })
}
