//! Who took a poll.

use crate::pack::Category;
use crate::phrase::Line;
use crate::scan::Mark;
use crate::value::Span;

/// Who asked, with the words that say so.
#[derive(Clone, Debug)]
pub(super) struct Asker {
    pub(super) name: String,
    pub(super) span: Span,
    /// How it was read.
    pub(super) manner: &'static str,
}

/// Tokens between the poll's noun and its pollster at most ("sondage en ligne de l'institut Steppe Opinion").
const REACH: usize = 8;

/// Whether a mark is an institution that takes polls.
pub(super) fn is_pollster(line: &Line<'_>, mark: &Mark) -> bool {
    line.concept(mark, Category::Institution)
        .and_then(|id| line.packs().facts().institution(id))
        .is_some_and(|(kind, _)| kind == "pollster")
}

fn asker(line: &Line<'_>, mark: &Mark) -> Asker {
    if !mark.is_name() {
        return Asker {
            name: line.text()[mark.span].to_owned(),
            span: mark.span,
            manner: "institution",
        };
    }
    // "Demos Balkans": a state or region inside the name ends the run of unknown words, and not the name.
    let capital = |at: usize| line.token(at).capital && line.token(at).breaks_before == 0;
    let end = (mark.end..line.end()).find(|at| !capital(*at)).unwrap_or(line.end());
    let span = line.span(mark.first, end);
    Asker {
        name: line.text()[span].to_owned(),
        span,
        manner: "name",
    }
}

/// The pollster that a share belongs to where a sentence names several: the last before it, else the first behind.
pub(super) fn nearest(line: &Line<'_>, share: &Mark) -> Option<Asker> {
    let pollsters = || line.marks().iter().filter(|m| is_pollster(line, m));
    if pollsters().count() < 2 {
        return None;
    }
    // "24 % selon Ipsos": what is said behind the share, with no other share between, is its own.
    let attributed = pollsters().find(|m| {
        m.first >= share.end
            && m.first <= share.end + REACH
            && reached(line, share.end, m.first)
            && (share.end..m.first).any(|at| line.concept_at(at, Category::Preposition) == Some("according-to"))
    });
    let before = || pollsters().rev().find(|m| m.end <= share.first);
    attributed
        .or_else(before)
        .or_else(|| pollsters().next())
        .map(|m| asker(line, m))
}

/// The name of who asked: a pollster's, or an institution or a name near the poll's noun, that of the institute first.
pub(super) fn named(line: &Line<'_>, head: &Mark) -> Option<Asker> {
    if let Some(mark) = line.marks().iter().find(|m| is_pollster(line, m)) {
        return Some(asker(line, mark));
    }
    let institute = line
        .marks()
        .iter()
        .find(|m| line.concept(m, Category::PollHead) == Some("institute"));
    let beside = |anchor: &Mark| {
        let named =
            |m: &&Mark| (m.is(Category::Institution) || m.is_name() && is_asker(line, m)) && !is_sponsor(line, m);
        // "Le sondage, effectué par X"
        let from = anchor.end + usize::from(line.is_symbol(anchor.end, ','));
        let after = line
            .marks()
            .iter()
            .find(|m| m.first >= from && m.first <= from + REACH && named(m) && reached(line, from, m.first));
        let before = line.marks().iter().rev().find(|m| {
            m.end <= anchor.first && anchor.first <= m.end + 3 && named(m) && reached(line, m.end, anchor.first)
        });
        before.or(after)
    };
    // "D'après l'étude annuelle de X, 78 % des personnes sondées …": the study names its maker.
    let study = || {
        line.marks()
            .iter()
            .find(|m| line.concept(m, Category::PollHead) == Some("study"))
    };
    // "D'après le Lowy Institute, 36 % …"
    let attributed = || {
        let by = line
            .marks()
            .iter()
            .find(|m| line.concept(m, Category::Preposition) == Some("according-to"))?;
        let think_tank = |m: &&Mark| {
            let kind = line
                .concept(m, Category::Institution)
                .and_then(|id| line.packs().facts().institution(id));
            m.first >= by.end && m.first <= by.end + 2 && kind.is_some_and(|(kind, _)| kind == "think-tank")
        };
        line.marks().iter().find(think_tank)
    };
    let found = beside(institute.unwrap_or(head))
        .or_else(|| beside(study()?))
        .or_else(attributed);
    found.map(|m| asker(line, m))
}

/// Whether a capitalised name can be a pollster's: no sentence's first common word.
fn is_asker(line: &Line<'_>, mark: &Mark) -> bool {
    mark.first > line.first() || mark.end - mark.first > 1 || line.token(mark.first).all_caps
}

/// Whether a name is of whom the poll was taken for, or of whom it is about ("sondage pour Le Figaro", "poll on Brexit").
fn is_sponsor(line: &Line<'_>, mark: &Mark) -> bool {
    matches!(
        line.preposition_before(mark.first),
        Some((
            "for" | "on" | "about" | "among" | "in" | "with" | "against" | "after" | "before" | "since" | "to",
            _
        ))
    )
}

/// Whether no comma, bracket or number parts two places of a sentence.
fn reached(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        line.symbol(at).is_none_or(|s| matches!(s, '\'' | '"' | '-')) && !line.mark_at(at).is_some_and(Mark::is_literal)
    })
}
