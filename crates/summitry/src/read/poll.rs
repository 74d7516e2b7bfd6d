//! Reads mentions of [`Poll`]: who asked, and what share answered so.
//!
//! | rule | what it read |
//! | --- | --- |
//! | `poll.percent.share` | a percentage that is no change, in a sentence of the poll |
//! | `poll.pollster.name`, `.institution`, `.inherited` | a name beside the poll's noun; an institution; that of the sentence before |

use super::Mention;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::record::{Confidence, Extraction, Poll, PollField, Record};
use crate::scan::Mark;
use crate::value::{PercentUnit, Span};

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Poll>> {
    let mut mentions = Vec::new();
    let mut last: Option<(String, Span, usize)> = None;
    let diplomatic = !(found.summits.is_empty() && found.ministerials.is_empty() && found.treaties.is_empty());
    for line in text.lines() {
        let head = line
            .marks()
            .iter()
            .find(|m| matches!(line.concept(m, Category::PollHead), Some("poll" | "institute")));
        let Some(head) = head else { continue };
        let poll = line
            .marks()
            .iter()
            .any(|m| line.concept(m, Category::PollHead) == Some("poll"));
        let named = pollster(&line, head);
        // An institute alone gives other things than polls too.
        if !poll && named.is_none() {
            continue;
        }
        let mut rule = "name";
        let pollster = named.map(|(name, span, manner)| {
            rule = manner;
            (name, span)
        });
        let pollster = pollster.or_else(|| {
            let (name, span, at) = last.clone()?;
            rule = "inherited";
            (line.index - at <= 3).then_some((name, span))
        });
        let Some((name, span)) = pollster else { continue };
        last = Some((name.clone(), span, line.index));
        if !(diplomatic || is_political(&line)) {
            continue;
        }
        for (mark, percentage) in line.percentages() {
            let answers = poll || mark.first > head.first;
            if percentage.is_change() || percentage.unit() != PercentUnit::Percent || !answers {
                continue;
            }
            let Some(value) = percentage.quantity().value() else {
                continue;
            };
            let mut record = Poll {
                pollster: Some(name.clone()),
                percent: Some(value),
                ..Poll::default()
            };
            record.cite(PollField::Pollster, span, &format!("poll.pollster.{rule}"));
            record.cite(PollField::Percent, mark.span, "poll.percent.share");
            record.mention(mark.span);
            if let Some(confidence) = Confidence::new(if poll { 0.9 } else { 0.7 }) {
                record.set_confidence(confidence);
            }
            mentions.push(Mention {
                record,
                line: line.index,
                first: mark.first,
                end: mark.end,
                anaphoric: false,
            });
        }
    }
    mentions
}

/// Whether a sentence speaks of states or of those who govern.
fn is_political(line: &Line<'_>) -> bool {
    line.parties().iter().any(|g| !g.members.is_empty()) || line.marks().iter().any(|m| m.is(Category::Office))
}

/// Tokens between the poll's noun and its pollster at most ("sondage en ligne de l'institut Steppe Opinion").
const REACH: usize = 8;

/// The name of who asked: an institution or a name near the poll's noun, that of the institute first.
fn pollster(line: &Line<'_>, head: &Mark) -> Option<(String, Span, &'static str)> {
    let institute = line
        .marks()
        .iter()
        .find(|m| line.concept(m, Category::PollHead) == Some("institute"));
    let anchor = institute.unwrap_or(head);
    let named = |m: &&Mark| m.is(Category::Institution) || m.is_name() && is_asker(line, m);
    let after = line.marks().iter().find(|m| {
        m.first >= anchor.end && m.first <= anchor.end + REACH && named(m) && reached(line, anchor.end, m.first)
    });
    let before =
        line.marks().iter().rev().find(|m| {
            m.end <= anchor.first && anchor.first <= m.end + 3 && named(m) && reached(line, m.end, anchor.first)
        });
    let mark = before.or(after)?;
    let manner = if mark.is_name() { "name" } else { "institution" };
    Some((line.text()[mark.span].to_owned(), mark.span, manner))
}

/// Whether a capitalised name can be a pollster's: no sentence's first common word.
fn is_asker(line: &Line<'_>, mark: &Mark) -> bool {
    mark.first > line.first() || mark.end - mark.first > 1 || line.token(mark.first).all_caps
}

/// Whether no comma, bracket or number parts two places of a sentence.
fn reached(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        line.symbol(at).is_none_or(|s| matches!(s, '\'' | '"' | '-')) && !line.mark_at(at).is_some_and(Mark::is_literal)
    })
}
