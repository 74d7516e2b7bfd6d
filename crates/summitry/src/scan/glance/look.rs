//! One pass over a text with the tables of a glance.

use super::{FOLD, Glance, HIGH, Initials, Word};
use crate::pack::{NEEDS_REACH, Needs, Packs, WordId};
use crate::scan::language::{Votes, count};
use crate::scan::literal::LARGE_DIGITS;
use crate::text::fold::fold_symbol;
use crate::text::{TokenKind, tokenize};

/// Bytes that a token takes, generously: so large a window holds a term in most texts.
const TOKEN_BYTES: usize = 12;
/// Longer words and gaps are not looked through.
const PLAIN_BYTES: usize = 64;
/// No space for so many bytes is no prose.
const NO_SPACE: usize = 160;

/// The high bit of each byte that is an ASCII letter or digit, or no ASCII at all.
const fn word_bytes(chunk: u64) -> u64 {
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let low = chunk & !HIGH;
    let folded = low | FOLD;
    let letters = (folded + all(0x80 - b'a')) & !(folded + all(0x7F - b'z'));
    let digits = (low + all(0x80 - b'0')) & !(low + all(0x7F - b'9'));
    (letters | digits | chunk) & HIGH
}

pub(super) struct Look<'g> {
    pub(super) glance: &'g Glance,
    pub(super) packs: &'g Packs,
    pub(super) text: &'g str,
    pub(super) votes: Votes,
    pub(super) needs: Needs,
}

impl Look<'_> {
    /// Whether the text must be read; stops at the first proof.
    pub(super) fn run(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        // Where the run of word bytes ends that was walked last: what is left of it is not walked again.
        let mut run_end = 0;
        while at < bytes.len() {
            let chunk = chunk_at(bytes, at);
            let words = word_bytes(chunk);
            // What stands before the next word.
            let gap = (words.trailing_zeros() / 8) as usize;
            if gap > 0 {
                at += gap;
                continue;
            }
            let length = ((!words & HIGH).trailing_zeros() / 8) as usize;
            let mask = if length == 8 { u64::MAX } else { (1 << (8 * length)) - 1 };
            let mut end = run_end.max(at + length);
            if length == 8 && end > run_end {
                while bytes
                    .get(end)
                    .is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
                {
                    end += 1;
                }
                run_end = end;
            }
            let (start, key) = (at, (chunk | FOLD) & mask);
            at = end;
            let ascii = chunk & mask & HIGH == 0 && bytes[start + length..end].is_ascii();
            let found = if !ascii {
                let (word, next) = self.first_word(start, end);
                at = next;
                match word {
                    Some(word) => self.word(word, start),
                    None => self.tokens(start, next),
                }
            } else if bytes[start].is_ascii_digit() {
                self.tokens(start, end)
            } else {
                let digits = bytes[start..end].iter().any(u8::is_ascii_digit);
                // "USD3": money in one word.
                let tied = if digits {
                    Needs::AMOUNT.union(Needs::NUMBER)
                } else {
                    Needs::NONE
                };
                let slot = self.glance.slots[self.glance.position(key)];
                self.add(tied)
                    || if end - start <= 8 {
                        self.word(slot.word, start)
                    } else if digits {
                        slot.longer && self.tokens(start, end)
                    } else {
                        slot.longer && self.word(self.packs.lexicon().word_of(self.text, start, end), start)
                    }
            };
            if found {
                return true;
            }
        }
        self.lacks_amount_alone() && self.has_amount()
    }

    fn add(&mut self, needs: Needs) -> bool {
        self.needs = self.needs.union(needs);
        self.needs.suffice()
    }

    /// The first of the words that stand without a space or a sign of ASCII between them, and where to go on: a word of ASCII and
    /// Latin-1, or `None` for anything else, up to a space or a quote or the end.
    fn first_word(&self, start: usize, end: usize) -> (Option<WordId>, usize) {
        let bytes = &self.text.as_bytes()[..end];
        match bytes[start..] {
            [0xC2, 0xA0 | 0xAB | 0xBB, ..] => return (Some(WordId::UNKNOWN), start + 2),
            [0xE2, 0x80, 0x90..=0xAF, ..] => return (Some(WordId::UNKNOWN), start + 3),
            _ => {}
        }
        let mut plain = !bytes[start].is_ascii_digit();
        let mut at = start;
        while at < end {
            match (bytes[at], bytes.get(at + 1)) {
                (0..0x80, _) => at += 1,
                (0xC3, Some(low)) => {
                    // × and ÷ are no letters.
                    plain &= !matches!(low, 0x97 | 0xB7);
                    at += 2;
                }
                // A no-break space, « and »; dashes, quotes and spaces of general punctuation, joiners apart.
                (0xC2, Some(0xA0 | 0xAB | 0xBB)) if at > start => break,
                (0xE2, Some(0x80)) if at > start && !matches!(bytes.get(at + 2), Some(0x8C | 0x8D)) => break,
                _ => {
                    plain = false;
                    at += 1;
                }
            }
        }
        // A mark of its own is passed over by itself.
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let word = plain.then(|| self.packs.lexicon().word_of(self.text, start, at));
        (word, at)
    }

    /// Digits, words tied to them, and words of other letters: read as the scan reads them.
    fn tokens(&mut self, start: usize, end: usize) -> bool {
        // With the character before: marks belong to it where it is a sign.
        let start = self.text[..start].char_indices().next_back().map_or(0, |(at, _)| at);
        let run = &self.text[start..end];
        let tokens = tokenize(run);
        let ids = self.packs.lexicon().word_ids(run, &tokens);
        for (token, id) in tokens.iter().zip(ids) {
            let numeric = token.kind != TokenKind::Word && token.text(run).contains(char::is_numeric);
            if numeric && self.add(Needs::NUMBER) || self.word(id, start + token.start as usize) {
                return true;
            }
        }
        false
    }

    /// Whether an amount is all that is still needed.
    fn lacks_amount_alone(&self) -> bool {
        self.needs.union(Needs::AMOUNT).union(Needs::NUMBER).suffice()
    }

    /// Whether a sign of a currency or of percentages stands somewhere, or digits enough for a large number.
    fn has_amount(&self) -> bool {
        let mut digits = 0;
        let mut apart = false;
        for c in self.text.chars() {
            if c.is_ascii_digit() {
                digits += 1;
                apart = false;
                if digits >= LARGE_DIGITS {
                    return true;
                }
                continue;
            }
            // One sign or space may part groups of digits.
            if apart {
                digits = 0;
            }
            apart = true;
            if self.glance.signs.contains(&fold_symbol(c)) || !c.is_ascii() && c.is_numeric() {
                return true;
            }
        }
        false
    }

    /// Counts a word of the lexicon; whether it proves that the text must be read.
    fn word(&mut self, id: WordId, at: usize) -> bool {
        if !id.is_known() {
            return false;
        }
        count(self.packs.lexicon().function_word(id), &mut self.votes);
        let word = self.glance.words[id.index()];
        // What says nothing new is not looked for.
        let news = |needs: Needs| needs.union(word.needs) != needs;
        news(self.needs)
            && (self.add(word.alone) || news(self.needs) && self.has_neighbours(at, word) && self.term_around(at, word))
    }

    /// Whether what stands beside the word at a place may be its neighbours in a term.
    fn has_neighbours(&self, at: usize, word: Word) -> bool {
        let (before, after) = word.neighbours;
        let bytes = self.text.as_bytes();
        // Hyphens between the words of a term are passed over.
        let passed = |b: &&u8| **b <= b' ' || **b == b'-';
        let in_word = |b: &&u8| b.is_ascii_alphanumeric() || !b.is_ascii();
        // Words of other bytes, and long ones, may be several: they say nothing.
        let is_plain = |word: &[u8]| word.len() < PLAIN_BYTES && word.iter().all(u8::is_ascii_alphabetic);
        let after_fits = || {
            let word = bytes[at..].iter().take(PLAIN_BYTES).take_while(in_word).count();
            let next = bytes[at + word..].iter().take(PLAIN_BYTES).find(|b| !passed(b));
            !is_plain(&bytes[at..at + word]) || next.is_none_or(|b| !is_sign(*b) && after.meets(Initials::of(*b)))
        };
        let before_fits = || {
            let gap = bytes[..at].iter().rev().take(PLAIN_BYTES).take_while(passed).count();
            let end = at - gap;
            let run = bytes[..end].iter().rev().take(PLAIN_BYTES).take_while(in_word).count();
            let previous = &bytes[end - run..end];
            let told = (1..PLAIN_BYTES).contains(&gap) && is_plain(previous);
            match previous.first() {
                Some(first) => !told || before.meets(Initials::of(*first)),
                // A sign, or nothing; after a gap too wide to look over, anything.
                None => gap >= PLAIN_BYTES,
            }
        };
        (after == Initials::ANY || after_fits()) && (before == Initials::ANY || before_fits())
    }

    /// Whether a term that is looked for by a word stands around it, and with what was seen before gives reason to read the text.
    fn term_around(&mut self, at: usize, word: Word) -> bool {
        if !word.small && self.text.as_bytes()[at].is_ascii_lowercase() {
            return false;
        }
        let (before, after) = (usize::from(word.before), usize::from(word.after));
        let context = before + NEEDS_REACH;
        let (Some(start), Some(end)) = (self.space_before(at, context), self.space_after(at, after)) else {
            return true;
        };
        let window = &self.text[start..end];
        let tokens = tokenize(window);
        let Some(here) = tokens.iter().position(|t| start + t.start as usize == at) else {
            return true;
        };
        // A window too small to hold any term proves nothing.
        let cut_before = start > 0 && here < context;
        let cut_after = end < self.text.len() && tokens.len() - here <= after;
        if cut_before || cut_after {
            return true;
        }
        let lexicon = self.packs.lexicon();
        let ids = lexicon.word_ids(window, &tokens);
        for first in here.saturating_sub(before)..=here {
            self.needs = self.needs.union(Needs::at(self.packs, window, &tokens, &ids, first));
        }
        self.needs.suffice()
    }

    /// A space so many tokens before a word; the text's start where that is near.
    fn space_before(&self, at: usize, tokens: usize) -> Option<usize> {
        let far = at.saturating_sub(TOKEN_BYTES * (tokens + 1));
        let least = far.saturating_sub(NO_SPACE);
        let bytes = self.text.as_bytes();
        let space = (least..far).rev().find(|i| bytes[*i] == b' ');
        space.or((least == 0).then_some(0))
    }

    /// A space so many tokens after a word, or the text's end.
    fn space_after(&self, at: usize, tokens: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let far = (at + TOKEN_BYTES * (tokens + 1)).min(bytes.len());
        let most = (far + NO_SPACE).min(bytes.len());
        let space = (far..most).find(|i| bytes[*i] == b' ');
        space.or((most == bytes.len()).then_some(most))
    }
}

/// Whether a byte is a sign of ASCII.
const fn is_sign(byte: u8) -> bool {
    byte.is_ascii_graphic() && !byte.is_ascii_alphanumeric()
}

/// Eight bytes from a place on, zeros past the end.
fn chunk_at(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8).and_then(|b| <[u8; 8]>::try_from(b).ok()) {
        return u64::from_le_bytes(eight);
    }
    let mut eight = [0; 8];
    let rest = &bytes[at..];
    eight[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(eight)
}
