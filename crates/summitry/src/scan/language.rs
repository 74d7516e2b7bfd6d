//! The language of each sentence, by its function words.

use crate::pack::language::LanguageId;
use crate::pack::{Packs, WordId};
use crate::text::Sentence;

/// Function words counted, by language number.
pub(super) type Votes = Vec<u32>;

/// Fewer function words than this say nothing against the language of the rest of the text.
const MIN_VOTES: u32 = 4;

pub(super) fn votes(packs: &Packs, words: &[WordId], sentences: &[Sentence]) -> Vec<Votes> {
    let languages = packs.languages().len();
    let count = |sentence: &Sentence| {
        let mut votes = vec![0; languages];
        for word in &words[sentence.first..sentence.end] {
            let set = packs.lexicon().function_word(*word);
            if set.is_empty() {
                continue;
            }
            for (index, vote) in votes.iter_mut().enumerate() {
                let language = LanguageId::new(u8::try_from(index).unwrap_or(LanguageId::MAX));
                *vote += u32::from(set.contains(language));
            }
        }
        votes
    };
    sentences.iter().map(count).collect()
}

/// The language with most function words over all sentences; `None` where no word tells.
pub(super) fn majority(votes: &[Votes]) -> Option<LanguageId> {
    let mut sums: Votes = Vec::new();
    for sentence in votes {
        sums.resize(sentence.len(), 0);
        for (sum, vote) in sums.iter_mut().zip(sentence) {
            *sum += vote;
        }
    }
    best(&sums)
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
