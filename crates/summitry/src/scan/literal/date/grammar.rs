//! The grammar's view of a sentence, and the numbers, days, months and years in it.

use super::expression::{Point, Step};
use super::terminal::{NOTHING, Terminal, WordSet};
use crate::pack::Orthography;
use crate::pack::dates::{DateUnit, DateWord, Strength};
use crate::scan::steps::looked;

/// A date read from a position, and the position after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// Periods inside periods: more than this is no prose.
pub(super) const MAX_DEPTH: u8 = 4;
/// Words of a number at most.
const MAX_NUMBER_WORDS: usize = 8;
/// Years that a date can say without any word for it.
const BARE_YEARS: core::ops::RangeInclusive<u32> = 1900..=2099;
/// Years that a date can say after "in" and the like, or after a month.
const YEARS: core::ops::RangeInclusive<u32> = 1000..=2999;
/// Two digits up to this are years of this century, others of the last one.
const LAST_SHORT_YEAR: u32 = 39;

/// The terminals of a sentence with what the language says about their order.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a> {
    pub terminals: &'a [Terminal],
    pub orthography: &'a Orthography,
}

/// How a day of the month is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayForm {
    Digits,
    /// `1er`, `15th`.
    Suffixed,
    Word,
}

const JOINS_YEAR: WordSet = WordSet::of(&[DateWord::Of, DateWord::In]);
/// Words before a number that say it is a year.
const BEFORE_YEAR: WordSet = WordSet::of(&[
    DateWord::In,
    DateWord::Since,
    DateWord::Until,
    DateWord::By,
    DateWord::Before,
    DateWord::After,
    DateWord::Between,
    DateWord::Start,
    DateWord::Middle,
    DateWord::End,
    DateWord::Within,
]);
const COUNTING: WordSet = WordSet::of(&[
    DateWord::MoreThan,
    DateWord::LessThan,
    DateWord::Approximately,
    DateWord::Label,
]);

impl<'a> Grammar<'a> {
    #[inline]
    pub fn at(&self, i: usize) -> &'a Terminal {
        looked();
        self.terminals.get(i).unwrap_or(&NOTHING)
    }

    fn before(&self, i: usize) -> &'a Terminal {
        i.checked_sub(1).map_or(&NOTHING, |i| self.at(i))
    }

    pub fn has(&self, i: usize, word: DateWord) -> bool {
        self.at(i).words.has(word)
    }

    pub fn meets(&self, i: usize, words: WordSet) -> bool {
        self.at(i).words.meets(words)
    }

    /// The position after one of the words, or the same.
    pub fn skip(&self, i: usize, words: WordSet) -> usize {
        i + usize::from(self.meets(i, words))
    }

    pub fn skip_word(&self, i: usize, word: DateWord) -> usize {
        i + usize::from(self.has(i, word))
    }

    pub fn symbol(&self, i: usize) -> Option<char> {
        self.at(i).symbol
    }

    pub fn skip_symbol(&self, i: usize, symbol: char) -> usize {
        i + usize::from(self.symbol(i) == Some(symbol))
    }

    /// Whether a symbol joins what stands before and after it without spaces.
    pub fn is_joint(&self, i: usize, symbols: &[char]) -> bool {
        self.symbol(i).is_some_and(|s| symbols.contains(&s)) && self.at(i).attached && self.at(i + 1).attached
    }

    /// Whether nothing or a symbol that ends a phrase stands there.
    pub fn ends(&self, i: usize) -> bool {
        i >= self.terminals.len() || self.symbol(i).is_some_and(|s| !is_unit_symbol(s))
    }

    /// Whether a number there is followed by what it counts.
    pub fn counts_something(&self, i: usize) -> bool {
        let next = self.at(i);
        next.unit.is_some()
            || next.scale.is_some()
            || next.has_time()
            || next.symbol.is_some_and(is_unit_symbol)
            || next.digits == 3 && !next.attached
    }

    /// Whether the digits are a whole number of their own: no part of a decimal, an amount, a clock time or a code.
    pub fn is_whole(&self, i: usize) -> bool {
        let (this, before) = (self.at(i), self.before(i));
        if this.digits == 0 {
            return false;
        }
        if let Some(symbol) = before.symbol {
            if is_currency(symbol) || symbol == '#' {
                return false;
            }
            let tight = this.attached && before.attached;
            let number = i >= 2 && self.at(i - 2).digits > 0;
            if tight && number && matches!(symbol, '.' | ',' | '/' | ':') {
                return false;
            }
        }
        let next = self.at(i + 1);
        if let Some(symbol) = next.symbol {
            let tight = next.attached && self.at(i + 2).attached && self.at(i + 2).digits > 0;
            if is_unit_symbol(symbol) || tight && matches!(symbol, '.' | ',' | '/' | ':') {
                return false;
            }
        }
        let group = next.digits == 3 && !next.attached && this.digits <= 3;
        let grouped = this.digits == 3 && before.digits > 0 && before.digits <= 3;
        !group && !grouped
    }

    /// A whole number in digits or words.
    #[inline]
    pub fn cardinal(&self, i: usize) -> Read<u32> {
        let first = self.at(i);
        let begins = first.digits > 0 || first.number.is_some() || first.scale.is_some();
        begins.then(|| self.cardinal_at(i, first))?
    }

    fn cardinal_at(&self, i: usize, first: &Terminal) -> Read<u32> {
        if first.digits > 0 {
            let whole = self.is_whole(i) && first.digits <= 4 && first.ordinal.is_none();
            return Some((first.number.filter(|_| whole)?, i + 1));
        }
        let (mut total, mut current, mut next) = (0_u32, None, i);
        for at in i..i + MAX_NUMBER_WORDS {
            let word = self.at(at);
            if let Some(scale) = word.scale {
                let factor: u32 = current.take().unwrap_or(1);
                let value = factor.checked_mul(scale)?;
                // "nineteen hundred ninety" goes on inside the hundred.
                if scale >= 1000 {
                    total = total.checked_add(value)?;
                } else {
                    current = Some(value);
                }
                next = at + 1;
            } else if let Some(number) = word.number.filter(|_| word.digits == 0) {
                match current {
                    None => current = Some(number),
                    Some(known) if known % 100 == 0 && known > 0 && number < 100 => current = Some(known + number),
                    Some(_) => break,
                }
                next = at + 1;
            } else if word.words.has(DateWord::And) && at > i && self.orthography.and_joins && self.joins_number(at) {
                // goes on after "and"
            } else {
                break;
            }
        }
        let value = total.checked_add(current.unwrap_or(0))?;
        (next > i).then_some((value, next))
    }

    /// Whether "and" at a position continues a number: "two thousand and fifteen", and not "two and five".
    fn joins_number(&self, i: usize) -> bool {
        i > 0 && self.at(i - 1).scale.is_some() && self.at(i + 1).digits == 0 && self.at(i + 1).number.is_some()
    }

    /// A number of units: a cardinal, an article, or a noun for about so many.
    pub fn count(&self, i: usize) -> Read<u32> {
        if let Some(about) = self.at(i).about {
            return Some((about, self.skip_word(i + 1, DateWord::Of)));
        }
        if self.at(i).one && self.at(i + 1).about.is_some() {
            return self.count(i + 1);
        }
        let cardinal = self.cardinal(i).filter(|(n, _)| *n > 0);
        cardinal.or_else(|| self.at(i).one.then_some((1, i + 1)))
    }

    /// A day of the month.
    pub fn day(&self, i: usize) -> Read<(u8, DayForm)> {
        let this = self.at(i);
        let (value, form) = match (this.digits, this.number, this.ordinal) {
            (1 | 2, Some(n), Some(_)) => (n, DayForm::Suffixed),
            (1 | 2, Some(n), None) if self.is_whole(i) && !self.counts_something(i + 1) => (n, DayForm::Digits),
            // "un", "une", "one" are no days.
            (0, Some(n), _) if n > 1 => (n, DayForm::Word),
            (0, None, Some(n)) => (n, DayForm::Word),
            _ => return None,
        };
        let day = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
        Some(((day, form), i + 1))
    }

    /// A month by its name.
    pub fn month(&self, i: usize) -> Read<(u8, Strength)> {
        let month = self.at(i).month?;
        if self.before(i).symbol.is_some_and(is_currency) && self.at(i).attached {
            return None;
        }
        Some((month, i + 1))
    }

    /// Whether a month is written against the language's habit, so that it may be another word.
    pub fn is_odd_case(&self, i: usize) -> bool {
        self.at(i).capital != self.orthography.capital_months
    }

    /// A year in four digits or in words, of the years that a date with a month can have.
    pub fn year(&self, i: usize) -> Read<i16> {
        let this = self.at(i);
        if this.digits > 0 {
            let value = this
                .number
                .filter(|n| this.digits == 4 && this.ordinal.is_none() && YEARS.contains(n))?;
            if !self.is_whole(i) || self.at(i + 1).digits == 3 && !self.at(i + 1).attached {
                return None;
            }
            return Some(self.era(value as i16, i + 1));
        }
        let (value, next) = self.year_words(i)?;
        Some((value, next))
    }

    /// The year counted backwards where the words after it say so.
    pub fn era(&self, year: i16, next: usize) -> (i16, usize) {
        if self.has(next, DateWord::BeforeChrist) {
            return (-year, next + 1);
        }
        (year, next)
    }

    /// "nineteen ninety nine", "two thousand and fifteen", "dix-neuf cent", "deux mille quinze".
    fn year_words(&self, i: usize) -> Read<i16> {
        let part = |i: usize| self.at(i).number.filter(|_| self.at(i).digits == 0);
        if let Some(hundreds) = part(i).filter(|n| (10..=20).contains(n)) {
            if let Some(rest) = part(i + 1).filter(|n| (10..=99).contains(n)) {
                return Some(((hundreds * 100 + rest) as i16, i + 2));
            }
            if let (Some(0), Some(rest @ 1..=9)) = (part(i + 1), part(i + 2)) {
                return Some(((hundreds * 100 + rest) as i16, i + 3));
            }
        }
        let (value, next) = self.cardinal(i)?;
        let scaled = (i..next).any(|at| self.at(at).scale.is_some());
        (scaled && (1000..=2199).contains(&value)).then_some((value as i16, next))
    }

    /// A year in two digits, which only a month or a day before it makes one.
    pub fn short_year(&self, i: usize, least: u32) -> Read<i16> {
        let apostrophe = self.symbol(i) == Some('\'') && self.at(i + 1).attached;
        let at = i + usize::from(apostrophe);
        let this = self.at(at);
        let value = this
            .number
            .filter(|n| this.digits == 2 && this.ordinal.is_none() && *n < 100)?;
        let free = !self.at(at + 1).content && self.is_whole(at) && !self.counts_something(at + 1);
        if !free || value < least && !apostrophe {
            return None;
        }
        Some((expand_year(value), at + 1))
    }

    /// The year after a month or day: after a comma, a preposition or nothing.
    pub fn year_after(&self, i: usize, least_short: u32) -> Read<i16> {
        if self.symbol(i) == Some(',') {
            return self
                .year(i + 1)
                .filter(|(_, next)| self.at(i + 1).digits > 0 || self.ends(*next));
        }
        if self.is_joint(i, &['-', '/', '.']) {
            // "novembre 19-20" are two days.
            return self
                .year(i + 1)
                .or_else(|| self.short_year(i + 1, if least_short > 31 { least_short } else { 0 }));
        }
        let joined = self.skip(i, JOINS_YEAR);
        let marked = joined + usize::from(joined > i && self.has(joined, DateWord::The));
        if let Some(read) = self.marked_year(marked) {
            return Some(read);
        }
        let words_fit = self.at(joined).digits > 0 || joined > i || self.at(i).scale.is_none();
        self.year(joined)
            .filter(|(_, next)| words_fit && !self.counts_something(*next))
            .or_else(|| {
                // "du 2 octobre au 22": the word that joins a year may as well lead to another day.
                let leads_on = joined > i && self.has(i, DateWord::To);
                let least = if self.has(i, DateWord::Of) { 0 } else { least_short };
                (!leads_on).then(|| self.short_year(joined, least))?
            })
    }

    /// A number after the word for a year: "l'an 800", "year 247".
    pub fn marked_year(&self, i: usize) -> Read<i16> {
        let (unit, one, _) = self.at(i).unit?;
        if unit != DateUnit::Year || !one {
            return None;
        }
        let at = self.skip_word(i + 1, DateWord::Of);
        if let Some(read) = self.year(at) {
            return Some(read);
        }
        let this = self.at(at);
        let value = this
            .number
            .filter(|n| this.digits > 1 && at == i + 1 && self.is_whole(at) && *n <= 9999)?;
        (!self.counts_something(at + 1) && !self.at(at + 1).content).then(|| self.era(value as i16, at + 1))
    }

    /// A year that stands without a month: four digits that nothing around speaks against.
    pub fn bare_year(&self, i: usize) -> Read<i16> {
        let (year, next) = self.year(i)?;
        let before = self.before(i);
        let told = before.words.meets(BEFORE_YEAR);
        let wide = told || next > i + 1;
        if !wide && !BARE_YEARS.contains(&u32::from(year.unsigned_abs())) {
            // "le traité de 1648"
            let old = (1500..1900).contains(&year) && year % 100 != 0;
            if !(old && before.words.has(DateWord::Of) && self.ends(next)) {
                return None;
            }
        }
        if self.at(i).digits == 0 && !told {
            return None;
        }
        if before.words.meets(COUNTING) && !told || before.digits > 0 && !before.has_symbol() {
            return None;
        }
        // "32 - 2015", "2015 - 32"
        let dash = |at: usize| self.symbol(at) == Some('-');
        if i >= 2 && dash(i - 1) && self.at(i - 2).digits > 0
            || dash(next) && (1..=3).contains(&self.at(next + 1).digits)
        {
            return None;
        }
        // A hyphen or stop ties it to a code, unless a word stands before the hyphen: "post-2015".
        if before.symbol.is_some() && before.attached && self.at(i).attached {
            let tied = i >= 2 && self.at(i - 2).digits > 0
                || !matches!(before.symbol, Some('-' | '(' | '\'' | '"' | '/' | '['));
            if tied && !matches!(before.symbol, Some('(' | '"' | '\'' | '[')) {
                return None;
            }
        }
        let after = self.at(next);
        // "in 2026 year", as translations have it
        if told && self.at(i).digits == 4 && after.unit.is_some_and(|(unit, one, _)| one && unit == DateUnit::Year) {
            return Some((year, next + 1));
        }
        if self.counts_something(next) || after.attached && after.symbol.is_none() && next < self.terminals.len() {
            return None;
        }
        if self.is_joint(next, &['-', '/', '.', '_']) && self.at(next + 1).digits > 0 {
            return None;
        }
        if after.content && !told && (after.plural || !self.is_after_noun(i)) {
            return None;
        }
        Some((year, next))
    }

    /// Whether a year there can belong to the noun before it, or to the one after it: "la saison 2016 s'ouvre", "the 2015 agreement".
    fn is_after_noun(&self, i: usize) -> bool {
        let before = self.before(i);
        if self.orthography.modifiers_follow {
            return before.content || before.words.has(DateWord::Of);
        }
        // English puts years before nouns too, after an article, and after names: "Expo 2025 opens".
        let article = before.words.has(DateWord::The)
            || before.words.has(DateWord::This)
            || before.words.has(DateWord::DecadeSuffix);
        article || before.content && before.capital
    }

    /// A year as a point, with nothing else.
    pub fn year_point(&self, i: usize) -> Read<Point> {
        let (year, next) = self.marked_year(i).or_else(|| self.bare_year(i))?;
        Some((Point::of(Step::Year(year)), next))
    }
}

/// The year that two digits stand for.
pub(super) const fn expand_year(value: u32) -> i16 {
    (if value <= LAST_SHORT_YEAR {
        2000 + value
    } else {
        1900 + value
    }) as i16
}

impl Terminal {
    pub fn has_time(&self) -> bool {
        self.words.has(DateWord::Time)
    }

    pub fn has_symbol(&self) -> bool {
        self.symbol.is_some()
    }
}

pub(super) const fn is_currency(symbol: char) -> bool {
    matches!(symbol, '$' | '£' | '¥' | '¢' | '¤' | '\u{20A0}'..='\u{20CF}')
}

/// Symbols that a number counts.
const fn is_unit_symbol(symbol: char) -> bool {
    matches!(symbol, '%' | '‰' | '°') || is_currency(symbol)
}
