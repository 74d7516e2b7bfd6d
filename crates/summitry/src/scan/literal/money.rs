//! Names, symbols and codes of currencies beside a number.

use rust_decimal::Decimal;

use super::number::{Context, NumberRead, compose};
use super::word::{Part, part_at};
use crate::pack::{Category, CategorySet, ConceptId, CurrencyCertainty, CurrencyTerm, Sense};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::Currency;

/// A currency that stands beside a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct CurrencyRead {
    pub first: usize,
    pub end: usize,
    pub currency: Currency,
    pub family: Option<ConceptId>,
    pub certainty: CurrencyCertainty,
    /// A symbol or code, not a name.
    pub symbol: bool,
    /// A word that is something else too: only a large number makes it money.
    pub weak: bool,
    /// A scale written into it: the million of `MUSD`.
    pub scale: Option<Decimal>,
}

pub(super) const CURRENCIES: CategorySet =
    CategorySet::of(&[Category::Currency, Category::CurrencySymbol, Category::WeakCurrency]);
const SYMBOLS: CategorySet = CategorySet::of(&[Category::CurrencySymbol, Category::WeakCurrency]);
pub(super) const SCALES: CategorySet = CategorySet::of(&[Category::ScaleAbbreviation, Category::MoneyScale]);

/// The currency whose name, symbol or code starts at a token.
pub(super) fn currency_at(passage: &Passage<'_>, at: usize) -> Option<CurrencyRead> {
    let Some(found) = passage.term(at, CURRENCIES) else {
        return scaled_code(passage, at);
    };
    read(passage, found.first, found.end, &found.senses)
}

/// The currency whose symbol or code ends before a token; with `names`, also one whose name does.
pub(super) fn currency_before(passage: &Passage<'_>, end: usize, floor: usize, names: bool) -> Option<CurrencyRead> {
    let categories = if names { CURRENCIES } else { SYMBOLS };
    let Some(found) = passage.term_ending(end, floor, categories) else {
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        return scaled_code(passage, last);
    };
    // "A $5 billion fund": where the longest is none, the sign alone may be one.
    read(passage, found.first, end, &found.senses).or_else(|| {
        let found = passage.term_ending(end, found.first + 1, categories)?;
        read(passage, found.first, end, &found.senses)
    })
}

fn read(passage: &Passage<'_>, first: usize, end: usize, senses: &[Sense]) -> Option<CurrencyRead> {
    let sense = |category| senses.iter().find(|s| s.category == category);
    let weak = sense(Category::WeakCurrency);
    let symbol = sense(Category::CurrencySymbol);
    let chosen = sense(Category::Currency).or(symbol).or(weak)?;
    if !letters_joined(passage, first, end) {
        return None;
    }
    let term = passage
        .packs
        .facts()
        .currency(passage.packs.lexicon().concept(chosen.concept))?;
    Some(CurrencyRead {
        first,
        end,
        currency: term.usual,
        family: family(passage, term),
        certainty: term.certainty,
        symbol: symbol.is_some() || weak.is_some() && sense(Category::Currency).is_none(),
        weak: weak.is_some(),
        scale: None,
    })
}

fn family(passage: &Passage<'_>, term: &CurrencyTerm) -> Option<ConceptId> {
    passage.packs.lexicon().concept_id(term.family.as_deref()?)
}

/// "a $5 billion fund" names no Australian dollar: a letter that is a word too must touch its sign.
fn letters_joined(passage: &Passage<'_>, first: usize, end: usize) -> bool {
    if end - first != 2
        || passage.kind(first) != Some(TokenKind::Word)
        || passage.kind(first + 1) != Some(TokenKind::Symbol)
    {
        return true;
    }
    let token = &passage.tokens[first];
    let word = passage.packs.lexicon().function_word(passage.words[first]);
    token.end - token.start > 1 || passage.attached(first + 1) || !word.contains(passage.language)
}

/// `MUSD`, `MdEUR`, `MDH`: a scale's abbreviation and a currency's code or letters in one word.
fn scaled_code(passage: &Passage<'_>, at: usize) -> Option<CurrencyRead> {
    let token = passage.tokens.get(at)?;
    let length = token.end - token.start;
    if token.kind != TokenKind::Word || !(3..=8).contains(&length) || passage.words[at].is_known() {
        return None;
    }
    let word = passage.str(at);
    (1..=3).find_map(|letters| {
        let (scale, code) = word.split_at_checked(letters)?;
        if code.len() < 2 || !passage.packs.lexicon().begins_term(scale, SCALES) {
            return None;
        }
        let scale = passage.value_of(scale, SCALES)?;
        let currency = currency_spelt(passage, code)?;
        Some(CurrencyRead {
            first: at,
            end: at + 1,
            weak: false,
            scale: Some(scale),
            ..currency
        })
    })
}

/// The currency whose code or letters are the whole of a part of a word.
pub(super) fn currency_spelt(passage: &Passage<'_>, part: &str) -> Option<CurrencyRead> {
    if !passage.packs.lexicon().begins_term(part, CURRENCIES) {
        return None;
    }
    let tokens = crate::text::tokenize(part);
    let words = passage.packs.lexicon().word_ids(part, &tokens);
    let part = Passage {
        text: part,
        tokens: &tokens,
        words: &words,
        ..*passage
    };
    let found = part.term(0, CURRENCIES)?;
    read(&part, found.first, found.end, &found.senses).filter(|c| c.symbol && c.end == tokens.len())
}

impl CurrencyRead {
    /// Whether the number can be an amount of it.
    pub(super) fn fits(&self, number: &NumberRead) -> bool {
        if !self.weak || number.magnitude {
            return true;
        }
        // "Team A in 2010 won …": four bare digits are a year sooner than an amount.
        let year = number.plain == Some(4) && number.value < Decimal::from(2100);
        number.value >= Decimal::ONE_THOUSAND && !year
    }

    /// The one of two names for the same amount that says more: `$` and "Canadian dollars", `USD` and `$`.
    pub(super) fn agree(prefix: &Self, suffix: &Self) -> Option<Self> {
        if prefix.currency == suffix.currency
            || prefix.certainty > CurrencyCertainty::Stated && prefix.family == suffix.family
        {
            return Some(*suffix);
        }
        let general = suffix.certainty > CurrencyCertainty::Stated && prefix.family == suffix.family;
        general.then_some(*prefix)
    }
}

/// The abbreviation of a scale between a number and its currency: `5 M€`, `20m` after `£`.
pub(super) fn money_scale_at(passage: &Passage<'_>, at: usize) -> Option<(Decimal, usize)> {
    let found = passage.term(at, SCALES)?;
    let scale = passage
        .number(&found.senses, Category::ScaleAbbreviation)
        .or_else(|| passage.number(&found.senses, Category::MoneyScale))?;
    Some((scale, found.end))
}

/// Coins after an amount: "13 euros et 45 cents", "20 dollars 43". Their value in the main unit, and the first token after.
pub(super) fn coins_after(passage: &Passage<'_>, end: usize) -> Option<(Decimal, usize)> {
    let start = part_at(passage, end, Part::And).unwrap_or(end);
    if passage.tokens.get(start)?.breaks_before > 0 {
        return None;
    }
    let context = Context {
        coins: true,
        ..Context::default()
    };
    let coins = compose(passage, start, context).number.filter(|n| !n.article)?;
    if !coins.value.is_integer() || coins.magnitude || coins.value >= Decimal::ONE_HUNDRED {
        return None;
    }
    if let Some(found) = passage.term(coins.end, CategorySet::of(&[Category::Coin])) {
        let unit = passage.number(&found.senses, Category::Coin)?;
        return Some((coins.value.checked_div(unit)?, found.end));
    }
    // A bare number counts as coins only where nothing follows that it could count.
    let ends = passage.tokens.get(coins.end).is_none_or(|t| t.breaks_before > 0)
        || passage
            .symbol(coins.end)
            .is_some_and(|c| matches!(c, '.' | ',' | ';' | '!' | '?' | ')'));
    let two_digits = coins.plain.is_none_or(|digits| digits == 2);
    (ends && two_digits).then(|| {
        coins
            .value
            .checked_div(Decimal::ONE_HUNDRED)
            .map(|part| (part, coins.end))
    })?
}
