//! What a sentence's figures may measure: nouns ("exports", "stock d'investissements") and verbs ("a exporté pour", "invested").

use super::amount::moved_before;
use crate::pack::{Category, CategorySet};
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::Measure;
use crate::scan::Mark;

/// A word that says what a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// First token.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// What it measures; `None` for a magnitude of no interest here, which still claims the amounts beside it.
    pub(super) measure: Option<Measure>,
    /// What else it says.
    pub(super) nuance: Nuance,
    /// Whether it is a verb, whose subject and objects are the parties.
    pub(super) verb: bool,
    /// Whether it is a verb of value, which says less than any noun or verb of trade before it ("exports worth", "estimé à").
    pub(super) worth: bool,
    /// Whether what stands before the verb undergoes it ("$475bn was sold abroad").
    pub(super) passive: bool,
}

/// What a head says beside the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nuance {
    /// Nothing.
    Plain,
    /// A balance below zero.
    Deficit,
    /// A balance above zero.
    Surplus,
    /// The rate of growth itself.
    Growth,
    /// Trade between two sides.
    Bilateral,
    /// Trade with all the world.
    Whole,
    /// A word that has other uses, and counts only beside a state or a bloc.
    Weak,
}

/// The heads of a sentence, in order. `verbs` are its verbs of trade.
pub(super) fn heads(line: &Line<'_>, verbs: &[VerbGroup]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for mark in line.marks() {
        if let Some(concept) = line.concept(mark, Category::FigureHead) {
            heads.extend(noun(line, mark.first, mark.end, concept));
        } else if line.concept(mark, Category::FigureCue) == Some("share") {
            heads.extend(inside_share(line, mark));
        }
    }
    for verb in verbs {
        let Some(measure) = verb_measure(&verb.class) else {
            continue;
        };
        if verb.time == Time::Noun {
            continue;
        }
        // "doit 1,6 milliard" is a debt; "doit signer" is none.
        let modal = line.concept_at(verb.head, Category::Auxiliary).is_some();
        let near = |q: &Mark| q.is_literal() && q.first >= verb.end && q.first <= verb.end + 4;
        if modal && !line.marks().iter().any(near) {
            continue;
        }
        heads.push(Head {
            first: verb.head,
            end: verb.end,
            measure: Some(measure),
            nuance: Nuance::Weak,
            verb: true,
            worth: verb.class == "worth",
            passive: verb.passive,
        });
    }
    heads.sort_by_key(|h| h.first);
    heads
}

/// "une baisse des importations", "une hausse de 2 % des importations": the words of a share with no percentage before them, or one
/// that tells a change, hold a head of their own.
fn inside_share(line: &Line<'_>, mark: &Mark) -> Option<Head> {
    let before = mark.first.checked_sub(1).filter(|b| *b >= line.first());
    if before
        .and_then(|b| line.mark_at(b))
        .is_some_and(|m| m.percentage().is_some() && !moved_before(line, m.first))
    {
        return None;
    }
    let heads = CategorySet::of(&[Category::FigureHead]);
    let (at, term) = (mark.first..mark.end).find_map(|at| Some((at, line.term_in(at, mark.end, heads)?)))?;
    let sense = term.senses.iter().find(|s| s.category == Category::FigureHead)?;
    noun(line, at, mark.end, line.packs().lexicon().concept(sense.concept))
}

/// The head that a term is.
fn noun(line: &Line<'_>, first: usize, end: usize, concept: &str) -> Option<Head> {
    let (name, nuance) = concept.split_once('/').unwrap_or((concept, ""));
    let measure = match name {
        "none" => None,
        name => Some(name.parse::<Measure>().ok()?),
    };
    // "le ministre français du Commerce", "the Department of Trade": a capital inside a sentence makes it a name.
    let token = line.token(first);
    if measure.is_some() && token.capital && !token.all_caps && !begins_phrase(line, first) {
        return None;
    }
    if measure.is_some() && of_body(line, first) {
        return None;
    }
    // "les investissements russes accumulés", "accumulated Russian investment".
    let near = first.saturating_sub(3).max(line.first())..(end + 3).min(line.end());
    let stock = measure == Some(Measure::Investment)
        && near
            .into_iter()
            .any(|at| line.concept_at(at, Category::FigureCue) == Some("stock"));
    let measure = if stock { Some(Measure::InvestmentStock) } else { measure };
    // "invest in the American economy": not what is measured.
    let into = line.preposition_before(first).map(|(p, _)| p);
    let into = into.or_else(|| {
        adjective_before(line, first)
            .and_then(|a| line.preposition_before(a))
            .map(|(p, _)| p)
    });
    if measure == Some(Measure::Gdp)
        && matches!(into, Some("in" | "of" | "to" | "for"))
        && nuance.is_empty()
        && !line.token(first).all_caps
    {
        return None;
    }
    let weak = matches!(
        measure,
        Some(Measure::Contract | Measure::Debt | Measure::Fund | Measure::Grant | Measure::Loan | Measure::Other)
    );
    let nuance = match nuance {
        "deficit" => Nuance::Deficit,
        "surplus" => Nuance::Surplus,
        "growth" => Nuance::Growth,
        "bilateral" => Nuance::Bilateral,
        "whole" => Nuance::Whole,
        "weak" => Nuance::Weak,
        _ if weak => Nuance::Weak,
        _ => Nuance::Plain,
    };
    Some(Head {
        first,
        end,
        measure,
        nuance,
        verb: false,
        worth: false,
        passive: false,
    })
}

/// The start of an adjective of a state directly before a token.
fn adjective_before(line: &Line<'_>, at: usize) -> Option<usize> {
    let mark = line.mark_at(at.checked_sub(1).filter(|b| *b >= line.first())?)?;
    (mark.is(Category::Demonym) || mark.is(Category::Country)).then_some(mark.first)
}

/// Whether the word belongs to the name of an office or a body ("le ministère du commerce", "the minister for trade").
fn of_body(line: &Line<'_>, at: usize) -> bool {
    let Some((_, preposition)) = line.preposition_before(at) else {
        return false;
    };
    let mut before = preposition.first;
    for _ in 0..2 {
        let Some(mark) = before
            .checked_sub(1)
            .filter(|b| *b >= line.first())
            .and_then(|b| line.mark_at(b))
        else {
            return false;
        };
        if mark.is(Category::Office) || mark.is(Category::SourceHead) || mark.is(Category::Portfolio) {
            return true;
        }
        if !mark.is(Category::Demonym) {
            return false;
        }
        before = mark.first;
    }
    false
}

/// Whether a capital there may be that of a sentence, an item, a label or a title.
fn begins_phrase(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
        return true;
    };
    if line.block_kind() == crate::text::BlockKind::Heading {
        return !line.mark_at(before).is_some_and(Mark::is_name);
    }
    match line.symbol(before) {
        Some('\'') => false,
        Some(_) => true,
        None => line.mark_at(before).is_some_and(|m| {
            m.is_literal() && before < line.first() + 3
                // "Brazil Exports", "China Trade" in captions.
                || m.is(Category::Country)
        }),
    }
}

/// What the amounts beside a verb measure.
fn verb_measure(class: &str) -> Option<Measure> {
    Some(match class {
        "cost" => Measure::Other,
        "exchange" => Measure::Trade,
        "export" => Measure::Exports,
        "import" => Measure::Imports,
        "invest" => Measure::Investment,
        "lend" => Measure::Loan,
        "owe" => Measure::Debt,
        "pledge" | "provide" | "receive" | "worth" => Measure::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::verb_measure;
    use crate::pack::{Category, MEASURING, Packs};

    #[test]
    fn texts_with_a_verb_that_measures_are_read() {
        let lexicon = Packs::built_in().lexicon();
        let verbs = |sense: &crate::pack::Sense| sense.category == Category::FigureVerb;
        lexicon.for_each_term(verbs, |path| {
            for (_, sense) in path.senses {
                let (class, _) = lexicon.concept(sense.concept).split_once(':').unwrap();
                assert_eq!(verb_measure(class).is_some(), MEASURING.contains(&class), "{class}");
            }
        });
    }
}
