//! The words without which a text holds no record: what each reader of records starts from.
//!
//! A document that has none of them is not read any further. A reader that starts from a new table must name it here.

use rust_decimal::Decimal;

use super::Packs;
use super::category::Category;
use super::lexicon::{Sense, WordId};
use crate::text::fold::fold_symbol;
use crate::text::token::{Token, TokenKind};

/// What a text has of what records are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs(u16);

/// What the nouns for polls are called from which a reader of polls starts.
const POLLS: &[&str] = &["institute", "poll", "standing", "study"];
/// What the word for holding an opinion is called, which makes a poll of a percentage.
const OPINION: &str = "opinion";
/// The kind of institutions that ask for opinions.
const POLLSTER: &str = "pollster";
/// The class of verbs that make a meeting of those who do it.
const MEET: &str = "meet:";

/// The classes of verbs of trade that measure something; the others say how a measure moves.
pub(crate) const MEASURING: &[&str] = &[
    "cost", "exchange", "export", "import", "invest", "lend", "owe", "pledge", "provide", "receive", "worth",
];
/// Whole numbers from here on are amounts, whatever they count: a scale below needs another scale or digits to reach it.
pub(crate) const LARGE: u64 = 1_000_000;

/// What the word for a year is called that can be proclaimed for a theme.
const YEAR: &str = "year";
/// Tokens before a name's word of which one may be its quote.
const QUOTE_REACH: usize = 3;
/// Tokens before a term that may say what it is, at most: digits, other scales, a quote.
pub(crate) const REACH: usize = 6;

/// Whether a word for a year stands there as a name's: with a capital or in quotes.
fn may_name_years(text: &str, tokens: &[Token], at: usize) -> bool {
    let quote = |token: &Token| {
        let sign = token.text(text).chars().next().map(fold_symbol);
        token.kind == TokenKind::Symbol && matches!(sign, Some('"' | '\''))
    };
    tokens[at].capital || tokens[at.saturating_sub(QUOTE_REACH)..at].iter().any(quote)
}

/// Whether a verb of trade, as `class:form`, measures something.
fn measures(verb: &str) -> bool {
    verb.split_once(':')
        .is_some_and(|(class, _)| MEASURING.contains(&class))
}

/// Whether the words before a scale can make a large number of it: digits and other scales do, not "ten" and "a few".
fn may_be_large(packs: &Packs, tokens: &[Token], words: &[WordId], at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|at| {
        let word = words[at];
        let scale = packs.lexicon().starts(word).contains(Category::ScaleWord);
        tokens[at].kind == TokenKind::Digits || scale || tokens[at].kind == TokenKind::Word && !word.is_known()
    })
}

impl Needs {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);
    /// The head of a record: an office, a series, an instrument, an initiative.
    const HEAD: Self = Self(1);
    /// A magnitude, a verb of trade, an opinion.
    const FIGURE: Self = Self(1 << 1);
    /// An amount of money, a percentage, a number with a scale: what makes a record of a magnitude.
    pub(crate) const AMOUNT: Self = Self(1 << 2);
    /// A poll, or who takes one.
    const POLL: Self = Self(1 << 3);
    /// Any number but the article.
    pub(crate) const NUMBER: Self = Self(1 << 4);
    /// A meeting or a mechanism, which is known by its sides.
    const MEETING: Self = Self(1 << 5);
    /// A state, a bloc, a city.
    const PLACE: Self = Self(1 << 6);
    /// Those who meet.
    const PARTY: Self = Self(1 << 7);
    /// A verb that makes a meeting of them.
    const MEETS: Self = Self(1 << 8);

    /// What a meaning of a term is to readers.
    pub(crate) fn of(packs: &Packs, sense: &Sense) -> Self {
        let concept = || packs.lexicon().concept(sense.concept);
        match sense.category {
            Category::Office
            | Category::Series
            | Category::InstrumentHead
            | Category::Instrument
            | Category::Initiative
            | Category::InitiativeHead => Self::HEAD,
            Category::MeetingHead | Category::MechanismHead => Self::MEETING,
            Category::Country
            | Category::Demonym
            | Category::DemonymPrefix
            | Category::City
            | Category::Seat
            | Category::Bloc => Self::PLACE,
            Category::PartyNoun => Self::PARTY,
            Category::Verb if concept().starts_with(MEET) => Self::MEETS,
            Category::FigureHead => Self::FIGURE,
            Category::FigureVerb if measures(concept()) => Self::FIGURE,
            Category::PollHead if concept() == OPINION => Self::FIGURE,
            Category::PollHead if POLLS.contains(&concept()) => Self::POLL,
            Category::Institution => match packs.facts().institution(concept()) {
                Some((POLLSTER, _)) => Self::POLL,
                _ => Self::NONE,
            },
            Category::ScaleWord
            | Category::ScaleAbbreviation
            | Category::Currency
            | Category::WeakCurrency
            | Category::CurrencySymbol
            | Category::PercentWord => Self::AMOUNT.union(Self::NUMBER),
            Category::CountNoun | Category::FractionWord => Self::NUMBER,
            // "one" is an article in many languages.
            Category::NumberWord if packs.number(sense.concept).is_none_or(|n| n != Decimal::ONE) => Self::NUMBER,
            _ => Self::NONE,
        }
    }

    /// Whether what stands before a term of that table decides whether it counts.
    pub(crate) const fn depends(category: Category) -> bool {
        matches!(
            category,
            Category::ScaleAbbreviation | Category::ScaleWord | Category::InitiativeHead
        )
    }

    /// What all terms that start at a token are to readers, of whatever length and language.
    pub(crate) fn at(packs: &Packs, text: &str, tokens: &[Token], words: &[WordId], at: usize) -> Self {
        let mut needs = Self::NONE;
        let lexicon = packs.lexicon();
        let after_digits = at > 0 && tokens[at - 1].kind == TokenKind::Digits;
        lexicon.for_each_term_at(tokens, words, at, packs.dash(), |sense| {
            let counts = match sense.category {
                // "5 bn", but not "bn" alone.
                Category::ScaleAbbreviation => after_digits,
                Category::InitiativeHead if lexicon.concept(sense.concept) == YEAR => may_name_years(text, tokens, at),
                _ => true,
            };
            if !counts {
                return;
            }
            let small = || {
                packs
                    .number(sense.concept)
                    .is_some_and(|scale| scale < Decimal::from(LARGE))
            };
            needs = needs.union(
                if sense.category == Category::ScaleWord && small() && !may_be_large(packs, tokens, words, at) {
                    Self::NUMBER
                } else {
                    Self::of(packs, sense)
                },
            );
        });
        needs
    }

    /// What either has.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a text with all that can hold a record.
    pub(crate) const fn suffice(self) -> bool {
        self.has(Self::HEAD)
            || self.has(Self::FIGURE.union(Self::AMOUNT))
            || self.has(Self::POLL.union(Self::NUMBER))
            || self.has(Self::MEETING.union(Self::PLACE))
            || self.has(Self::PARTY.union(Self::MEETS).union(Self::PLACE))
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
