//! How often something takes place: `tous les deux ans`, `every other year`, `twice a year`, `annuel`.

use core::ops::Range;

use super::grammar::{Grammar, Read};
use super::terminal::{self, WordSet};
use crate::pack::dates::{DateUnit, DateWord};
use crate::scan::Passage;
use crate::value::{Duration, Span};

/// A cadence as a text writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CadenceExpression {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// The time from one to the next.
    pub every: Duration,
}

/// Reads the cadences in some tokens of a passage (a sentence), in order, without overlaps. Takes linear time.
#[must_use]
pub fn read_cadences(passage: &Passage<'_>, range: Range<usize>) -> Vec<CadenceExpression> {
    let mut found = Vec::new();
    let Some((terminals, orthography)) = super::prepare(passage, range.clone()) else {
        return found;
    };
    let grammar = Grammar {
        terminals: &terminals,
        orthography,
    };
    let mut at = 0;
    while at < terminals.len() {
        let Some((every, next)) = grammar.cadence(at) else {
            at += 1;
            continue;
        };
        let (first, last): (&terminal::Terminal, _) = (&terminals[at], &terminals[next - 1]);
        found.push(CadenceExpression {
            first: first.first + range.start,
            end: last.end + range.start,
            span: first.span.join(last.span),
            every,
        });
        at = next;
    }
    found
}

impl Grammar<'_> {
    fn cadence(&self, i: usize) -> Read<Duration> {
        if let Some(cadence) = self.at(i).cadence {
            return Some((cadence, i + 1));
        }
        if let Some(read) = self.times_a_unit(i) {
            return Some(read);
        }
        if self.has(i, DateWord::EveryOther) {
            let (unit, ..) = self.at(i + 1).unit?;
            return Some((units(2, unit)?, i + 2));
        }
        if self.has(i, DateWord::Every) {
            return self.every(i + 1);
        }
        // "un an sur deux"
        let (count, after) = self.count(i)?;
        let (unit, ..) = self.at(after).unit?;
        let (of, next) = self
            .cardinal(after + 2)
            .filter(|_| self.has(after + 1, DateWord::OutOf))?;
        (count == 1 && of > 1).then_some((units(of, unit)?, next))
    }

    /// "every two years", "tous les ans", "each Monday", "every fourth year".
    fn every(&self, i: usize) -> Read<Duration> {
        let at = self.skip_word(i, DateWord::The);
        if let Some((unit, ..)) = self.at(at).unit {
            return Some((units(1, unit)?, at + 1));
        }
        if self.at(at).weekday.is_some() {
            return Some((units(1, DateUnit::Week)?, at + 1));
        }
        if self.at(at).month.is_some() || self.at(at).season.is_some() {
            return Some((units(1, DateUnit::Year)?, at + 1));
        }
        let (count, after) = match self.at(at).ordinal {
            Some(n) => (n, at + 1),
            None => self.cardinal(at)?,
        };
        let (unit, ..) = self.at(after).unit?;
        Some((units(count, unit)?, after + 1))
    }

    /// "deux fois par an", "once a year", "once every two years".
    fn times_a_unit(&self, i: usize) -> Read<Duration> {
        let (times, next) = if self.has(i, DateWord::Once) {
            (1, i + 1)
        } else if self.has(i, DateWord::Twice) {
            (2, i + 1)
        } else {
            let (count, after) = self.count(i)?;
            (count, after + usize::from(self.has(after, DateWord::Times)))
        };
        if next == i
            || !self.has(next - 1, DateWord::Times) && !self.meets(i, WordSet::of(&[DateWord::Once, DateWord::Twice]))
        {
            return None;
        }
        let (every, end) = if self.has(next, DateWord::Every) {
            self.every(next + 1)?
        } else if self.at(next).one || self.has(next, DateWord::The) {
            let (unit, one, _) = self.at(next + 1).unit?;
            (units(1, unit).filter(|_| one)?, next + 2)
        } else {
            return None;
        };
        Some((divided(every, times)?, end))
    }
}

/// So many units as a duration.
fn units(count: u32, unit: DateUnit) -> Option<Duration> {
    let count = u16::try_from(count).ok()?;
    match unit {
        DateUnit::Century => Duration::new(count.checked_mul(100)?, 0, 0, 0),
        DateUnit::Decade => Duration::new(count.checked_mul(10)?, 0, 0, 0),
        DateUnit::Year => Duration::new(count, 0, 0, 0),
        DateUnit::Half => Duration::new(0, count.checked_mul(6)?, 0, 0),
        DateUnit::Quarter => Duration::new(0, count.checked_mul(3)?, 0, 0),
        DateUnit::Month => Duration::new(0, count, 0, 0),
        DateUnit::Fortnight => Duration::new(0, 0, count.checked_mul(2)?, 0),
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => Duration::new(0, 0, count, 0),
        DateUnit::Day => Duration::new(0, 0, 0, count),
        DateUnit::HalfOf => None,
    }
}

/// So many times in a duration; `None` where that gives no whole months.
fn divided(every: Duration, times: u32) -> Option<Duration> {
    let times = u16::try_from(times).ok().filter(|n| *n > 0)?;
    if times == 1 {
        return Some(every);
    }
    let months = every.years().checked_mul(12)?.checked_add(every.months())?;
    let whole = every.weeks() == 0 && every.days() == 0 && months % times == 0;
    whole.then(|| Duration::new(0, months / times, 0, 0))?
}

#[cfg(test)]
mod tests {
    use super::{CadenceExpression, read_cadences};
    use crate::scan::Passage;
    use crate::scan::literal::find::in_parts;
    use crate::value::Span;

    fn place(found: &mut CadenceExpression) -> &mut Span {
        &mut found.span
    }

    fn check(language: &str, table: &[(&str, &[(&str, &str)])]) {
        for (text, expected) in table {
            let read = |passage: &Passage<'_>| read_cadences(passage, 0..passage.tokens.len());
            let found = in_parts(text, language, place, read).unwrap();
            let found: Vec<(&str, String)> = found.iter().map(|f| (&text[f.span], f.every.to_string())).collect();
            let expected: Vec<(&str, String)> = expected.iter().map(|(q, v)| (*q, (*v).to_owned())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn cadences() {
        check(
            "fr",
            &[
                ("se réunit tous les deux ans", &[("tous les deux ans", "P2Y")]),
                ("chaque année, en mai", &[("chaque année", "P1Y")]),
                ("toutes les six semaines", &[("toutes les six semaines", "P6W")]),
                ("deux fois par an", &[("deux fois par an", "P6M")]),
                ("une fois tous les cinq ans", &[("une fois tous les cinq ans", "P5Y")]),
                ("quatre fois l'an", &[("quatre fois l'an", "P3M")]),
                ("un an sur deux", &[("un an sur deux", "P2Y")]),
                (
                    "un sommet annuel et des réunions semestrielles",
                    &[("annuel", "P1Y"), ("semestrielles", "P6M")],
                ),
                ("chaque lundi", &[("chaque lundi", "P1W")]),
                ("deux ans plus tard, chaque pays", &[]),
                ("deux fois plus de pays en un an", &[]),
            ],
        );
        check(
            "en",
            &[
                ("meets every two years", &[("every two years", "P2Y")]),
                ("every other year", &[("every other year", "P2Y")]),
                ("every fourth year", &[("every fourth year", "P4Y")]),
                ("twice a year", &[("twice a year", "P6M")]),
                ("three times per year", &[("three times per year", "P4M")]),
                ("once every five years", &[("once every five years", "P5Y")]),
                (
                    "a biennial forum, held annually since",
                    &[("biennial", "P2Y"), ("annually", "P1Y")],
                ),
                ("every Monday", &[("every Monday", "P1W")]),
                ("every member, two years ago", &[]),
                ("twice the size", &[]),
            ],
        );
    }
}
