//! The language of each sentence, by its function words.

use crate::pack::language::{LanguageId, LanguageSet};
use crate::pack::{Packs, WordId};

/// Function words counted, by language number.
pub(super) type Votes = Vec<u32>;

/// Fewer function words than this say nothing against the language of the rest of the text.
const MIN_VOTES: u32 = 4;

pub(super) fn votes(packs: &Packs, words: &[WordId]) -> Votes {
    let mut votes = vec![0; packs.languages().len()];
    for word in words {
        count(packs.lexicon().function_word(*word), &mut votes);
    }
    votes
}

/// The language with most function words in the text; `None` where no word tells. Languages that share their small words ("la",
/// "de", "en") may have as many: then the one that knows more of the other words.
pub(super) fn majority(packs: &Packs, words: &[WordId]) -> Option<LanguageId> {
    let votes = votes(packs, words);
    let first = best(&votes)?;
    if !is_tie(&votes, first) {
        return Some(first);
    }
    let most = votes[first.index()];
    let mut known = vec![0; votes.len()];
    for word in words {
        count(packs.lexicon().languages(*word), &mut known);
    }
    for (known, votes) in known.iter_mut().zip(&votes) {
        *known = if *votes == most { *known + 1 } else { 0 };
    }
    best(&known)
}

/// [`majority`] from counted votes; `words` gives the text's words where the votes alone do not decide.
pub(super) fn of_votes(packs: &Packs, votes: &Votes, words: impl FnOnce() -> Vec<WordId>) -> Option<LanguageId> {
    let first = best(votes)?;
    if is_tie(votes, first) {
        majority(packs, &words())
    } else {
        Some(first)
    }
}

fn is_tie(votes: &Votes, first: LanguageId) -> bool {
    let most = votes[first.index()];
    votes.iter().filter(|v| **v == most).count() > 1
}

pub(super) fn count(set: LanguageSet, votes: &mut Votes) {
    set.iter().for_each(|language| votes[language.index()] += 1);
}

/// A sentence's language: the text's, unless the sentence clearly says another.
pub(super) fn of_sentence(votes: &Votes, main: Option<LanguageId>) -> LanguageId {
    let own = best(votes);
    match (own, main) {
        (Some(own), Some(main)) if own != main => {
            let (mine, theirs) = (votes[own.index()], votes[main.index()]);
            if mine >= MIN_VOTES && mine >= 2 * theirs {
                own
            } else {
                main
            }
        }
        (_, Some(main)) => main,
        (Some(own), None) => own,
        (None, None) => LanguageId::new(0),
    }
}

fn best(votes: &Votes) -> Option<LanguageId> {
    let mut best = None;
    for (index, vote) in votes.iter().enumerate() {
        if *vote > 0 && best.is_none_or(|(_, most)| *vote > most) {
            best = Some((index, *vote));
        }
    }
    Some(LanguageId::new(u8::try_from(best?.0).ok()?))
}
