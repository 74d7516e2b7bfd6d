//! Which percentages of a sentence are shares of those asked.

use super::{Head, ratio};
use crate::pack::Category;
use crate::phrase::Line;
use crate::record::Extraction;
use crate::scan::Mark;
use crate::value::{Date, DateInterval, Number, PercentUnit, Span};

/// A share of those asked.
pub(super) struct Share<'a> {
    pub(super) mark: &'a Mark,
    /// Its bytes.
    pub(super) span: Span,
    pub(super) value: Number,
    /// Whether it goes on with the poll of the sentence before.
    pub(super) continued: bool,
}

/// Tokens between a percentage and the words that say what else it measures at most.
const REACH_BEFORE: usize = 6;
/// The same behind it.
const REACH_AFTER: usize = 4;

/// Tokens between a share and the noun for those who hold it, and between that noun and what they hold, at most.
const NOUN_REACH: usize = 4;
const VERB_REACH: usize = 7;

/// The first percentage of a sentence that is the share of a people or of voters who hold something.
pub(super) fn opinion<'a>(line: &Line<'a>) -> Option<&'a Mark> {
    let holds = |mark: &Mark| {
        let of = line.concept_starting(mark.end, Category::Preposition) == Some("of");
        let people = |at: &usize| {
            line.mark_at(*at).is_some_and(|m| {
                // "45 % des Sénégalais approuvent": a plural that looks like its singular.
                let holds = line.concept_at(m.end.min(line.end() - 1), Category::PollHead) == Some("opinion");
                m.is(Category::Demonym) && (line.is_plural(m) || holds)
                    || matches!(line.concept(m, Category::PollHead), Some("respondents" | "politics"))
            })
        };
        let stops = |at: &usize| line.symbol(*at).is_none_or(|s| s == '\'') && !is_percentage(line, *at);
        let near = (mark.end + 1..(mark.end + NOUN_REACH).min(line.end())).take_while(stops);
        let Some(noun) = near.into_iter().find(people).filter(|_| of) else {
            return false;
        };
        (noun + 1..(noun + VERB_REACH).min(line.end()))
            .take_while(stops)
            .any(|at| line.concept_at(at, Category::PollHead) == Some("opinion"))
    };
    line.percentages().map(|(mark, _)| mark).find(|mark| holds(mark))
}

pub(super) fn shares<'a>(line: &Line<'a>, head: &Head<'_>, continued: bool, published: Option<Date>) -> Vec<Share<'a>> {
    let mut shares = Vec::new();
    for (mark, percentage) in line.percentages() {
        let answers = continued || head.poll || mark.first > head.mark.first;
        if percentage.is_change() || percentage.unit() != PercentUnit::Percent || !answers {
            continue;
        }
        if of_other(line, mark) || is_result(line, mark, published) {
            continue;
        }
        if let Some(value) = percentage.quantity().value() {
            shares.push(Share {
                mark,
                span: mark.span,
                value,
                continued,
            });
        }
    }
    if shares.is_empty() {
        shares.extend(ratio::ratios(line).into_iter().map(|(mark, span, value)| Share {
            mark,
            span,
            value,
            continued,
        }));
    }
    shares
}

/// Whether a percentage is of something that nobody was asked ("une marge d'erreur de 3 %", "turnout of 61%", "2 % du PIB").
fn of_other(line: &Line<'_>, mark: &Mark) -> bool {
    let other = |at: usize| {
        line.mark_at(at).is_some_and(|m| {
            line.concept(m, Category::PollHead) == Some("other")
                || line
                    .concept(m, Category::FigureHead)
                    .is_some_and(|c| c != "none" && !c.ends_with("/weak"))
        })
    };
    let from = mark.first.saturating_sub(REACH_BEFORE).max(line.first());
    let before = (from..mark.first)
        .rev()
        .take_while(|at| !matches!(line.symbol(*at), Some(',' | ';' | ':' | ')')) && !is_percentage(line, *at))
        .any(|at| line.concept_at(at, Category::PollHead) == Some("other"));
    let to = (mark.end + REACH_AFTER).min(line.end());
    let after = (mark.end..to)
        .take_while(|at| {
            line.symbol(*at).is_none_or(|s| s == '\'')
                && line
                    .mark_at(*at)
                    .is_none_or(|m| other(*at) || m.is(Category::Preposition) || m.is(Category::Determiner))
        })
        .any(other);
    before || after
}

fn is_percentage(line: &Line<'_>, at: usize) -> bool {
    line.mark_at(at).is_some_and(|m| m.percentage().is_some())
}

/// Whether a percentage is what a vote ended with ("élu en 2015 avec 62 % des voix").
fn is_result(line: &Line<'_>, mark: &Mark, published: Option<Date>) -> bool {
    let clause = line.clause_of(mark.first);
    let here = |at: usize| line.clause_of(at) == clause;
    let result = |at: usize| line.concept_at(at, Category::PollHead) == Some("result");
    let behind = (mark.end..(mark.end + REACH_AFTER).min(line.end())).any(result);
    let past = |end: Date| published.is_none_or(|p| end.last_day() < p.first_day());
    let dated = line
        .dates()
        .iter()
        .any(|d| here(d.first) && d.interval.and_then(DateInterval::end).is_some_and(past));
    let elected = (line.first()..mark.first)
        .filter(|at| here(*at))
        .any(|at| line.concept_at(at, Category::PollHead) == Some("elected"));
    elected || behind && dated
}

/// Whether a sentence without a poll's words goes on with the poll before it: it names someone to vote for or those asked, and
/// speaks of no other magnitude, vote or source.
pub(super) fn goes_on(line: &Line<'_>, found: &Extraction) -> bool {
    let span: Span = line.span(line.first(), line.end());
    let mut about = !line.parties().is_empty()
        || found
            .people
            .iter()
            .any(|p| p.mentions.iter().any(|m| span.contains(*m)));
    for mark in line.marks() {
        match line.concept(mark, Category::PollHead) {
            Some("respondents" | "opinion" | "politics" | "standing") => about = true,
            Some("result" | "elected" | "other") => return false,
            _ => {}
        }
        let kind = line
            .concept(mark, Category::Institution)
            .and_then(|id| line.packs().facts().institution(id))
            .map(|(kind, _)| kind);
        let counts = kind.is_some_and(|kind| !matches!(kind, "pollster" | "think-tank"));
        if mark.is(Category::FigureHead) || counts || mark.money().is_some() {
            return false;
        }
        about |= mark.is_name() || mark.is(Category::Office);
    }
    about
}
