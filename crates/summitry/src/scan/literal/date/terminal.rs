//! The words of a sentence as the date grammar sees them: numbers, months, units, small words.

use rust_decimal::prelude::ToPrimitive;

use crate::pack::dates::{DateMeaning, DateUnit, DateWord, Holiday, Strength};
use crate::pack::{Category, CategorySet, Cues, WordId};
use crate::scan::Passage;
use crate::scan::literal::ordinal_at;
use crate::text::{Token, TokenKind};
use crate::value::{Duration, Season, Span};

/// A set of small words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordSet(u64);

impl WordSet {
    pub const fn of(words: &[DateWord]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < words.len() {
            set |= 1 << words[at] as u32;
            at += 1;
        }
        Self(set)
    }

    pub const fn has(self, word: DateWord) -> bool {
        self.0 & 1 << word as u32 != 0
    }

    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn insert(&mut self, word: DateWord) {
        self.0 |= 1 << word as u32;
    }
}

/// One or more tokens that mean one thing to dates; every other token is a terminal without a meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes: a part of the token for `Q3` or `Dec31`.
    pub span: Span,
    /// Whether no space stands before it.
    pub attached: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// A blank line, or a line that begins here, parts it from what came before.
    pub breaks: bool,
    pub words: WordSet,
    pub month: Option<(u8, Strength)>,
    pub weekday: Option<(u8, Strength)>,
    pub season: Option<Season>,
    /// A unit; whether it is one, and whether it can be several.
    pub unit: Option<(DateUnit, bool, bool)>,
    /// Days from today, or from the day spoken of.
    pub day: Option<(i16, bool)>,
    pub decade: Option<i16>,
    pub holiday: Option<Holiday>,
    pub cadence: Option<Duration>,
    /// A unit with its number in one word: `Q3`.
    pub period: Option<(DateUnit, u16)>,
    /// How many digits, where it is written in digits.
    pub digits: usize,
    pub number: Option<u32>,
    pub ordinal: Option<u32>,
    /// A scale word (`thousand`).
    pub scale: Option<u32>,
    /// An article that can count as one.
    pub one: bool,
    /// A noun for about so many.
    pub about: Option<u32>,
    /// A folded symbol.
    pub symbol: Option<char>,
    /// Whether it is a word without a meaning here that is no function word either.
    pub content: bool,
    /// Whether it ends as nouns in the plural do.
    pub plural: bool,
}

/// A terminal for past the ends of a sentence.
pub(super) const NOTHING: Terminal = Terminal {
    first: usize::MAX,
    end: usize::MAX,
    span: Span::new(0, 0),
    attached: false,
    capital: false,
    breaks: true,
    words: WordSet(0),
    month: None,
    weekday: None,
    season: None,
    unit: None,
    day: None,
    decade: None,
    holiday: None,
    cadence: None,
    period: None,
    digits: 0,
    number: None,
    ordinal: None,
    scale: None,
    one: false,
    about: None,
    symbol: None,
    content: false,
    plural: false,
};

/// Tables that the grammar looks at.
pub(super) const TABLES: CategorySet = CategorySet::of(&[
    Category::Month,
    Category::Weekday,
    Category::Season,
    Category::DateUnit,
    Category::RelativeDay,
    Category::DecadeWord,
    Category::Holiday,
    Category::CadenceWord,
    Category::NumberWord,
    Category::ScaleWord,
    Category::DateWord,
    Category::OrdinalWord,
    Category::CountNoun,
    Category::NumberPart,
    Category::NumberStop,
]);

const LETTERS: CategorySet = CategorySet::of(&[Category::Month, Category::PeriodLetter]);

/// Tables whose words are no content words.
const GRAMMATICAL: CategorySet = CategorySet::of(&[
    Category::Auxiliary,
    Category::Conjunction,
    Category::Determiner,
    Category::Negation,
    Category::Preposition,
]);

/// Numbers in words further apart than this make no date together.
const NEAR: usize = 8;

/// Whether the tokens can hold a date at all: a word of the calendar, a digit, or two numbers in words. One look-up in a table a token.
pub(super) fn may_hold_dates(passage: &Passage<'_>) -> bool {
    let lexicon = passage.packs.lexicon();
    let (mut number, mut pair, mut small_word) = (false, false, false);
    let mut last: Option<usize> = None;
    for (at, (token, word)) in passage.tokens.iter().zip(passage.words).enumerate() {
        let cues = lexicon.cues(*word);
        let unknown = token.kind == TokenKind::Word && !word.is_known();
        if token.kind == TokenKind::Digits
            || cues.intersects(Cues::DATE)
            || unknown && ends_in_digit(token, passage.text)
        {
            return true;
        }
        small_word |= cues.intersects(Cues::DATE_WORD);
        // An unknown word with a capital can be a roman numeral.
        if cues.intersects(Cues::DATE_NUMBER) || unknown && token.capital {
            number |= lexicon.starts(*word).contains(Category::NumberWord);
            pair |= last.is_some_and(|last| at - last <= NEAR);
            last = Some(at);
        }
    }
    number && (pair || small_word)
}

/// Whether the tokens can hold a day with its month and year: numbers for two of them, or one beside a weekday, a feast or a unit.
pub(crate) fn may_hold_full_dates(passage: &Passage<'_>) -> bool {
    const NAMED: CategorySet = CategorySet::of(&[Category::Weekday, Category::Holiday, Category::DateUnit]);
    let lexicon = passage.packs.lexicon();
    let (mut numbers, mut named) = (0, false);
    for (token, word) in passage.tokens.iter().zip(passage.words) {
        numbers += match token.kind {
            TokenKind::Digits if token.end - token.start < 6 => 1,
            TokenKind::Digits => 2,
            TokenKind::Word if lexicon.cues(*word).intersects(Cues::DATE_NUMBER) => 1,
            TokenKind::Word if !word.is_known() && ends_in_digit(token, passage.text) => 2,
            _ => 0,
        };
        named |= lexicon.starts(*word).intersects(NAMED);
        if numbers > 1 || numbers > 0 && named {
            return true;
        }
    }
    false
}

/// At which terminals a date can start: from there on, before any word without a meaning, a word of the calendar, digits or two
/// numbers in words must stand.
pub(super) fn starts(terminals: &[Terminal]) -> Vec<bool> {
    const DATES: WordSet = WordSet::of(&[DateWord::ToDate, DateWord::YearToDate, DateWord::Now]);
    let mut starts = vec![false; terminals.len()];
    let (mut dated, mut numbers) = (false, 0);
    for (start, terminal) in starts.iter_mut().zip(terminals).rev() {
        let number = terminal.number.is_some() || terminal.ordinal.is_some();
        let of_calendar = terminal.digits > 0
            || terminal.month.is_some()
            || terminal.weekday.is_some()
            || terminal.season.is_some()
            || terminal.unit.is_some()
            || terminal.day.is_some()
            || terminal.decade.is_some()
            || terminal.holiday.is_some()
            || terminal.period.is_some()
            || terminal.scale.is_some()
            || terminal.words.meets(DATES);
        let passes = of_calendar
            || number
            || terminal.one
            || terminal.about.is_some()
            || terminal.symbol.is_some()
            || !terminal.words.is_empty();
        if !passes {
            (dated, numbers) = (false, 0);
            continue;
        }
        dated |= of_calendar;
        numbers += usize::from(number);
        *start = dated || numbers > 1;
    }
    starts
}

fn ends_in_digit(token: &Token, text: &str) -> bool {
    token.text(text).as_bytes().last().is_some_and(u8::is_ascii_digit)
}

/// The terminals of a passage.
pub(super) fn terminals(passage: &Passage<'_>, out: &mut Vec<Terminal>) {
    out.clear();
    let mut at = 0;
    while at < passage.tokens.len() {
        let token = &passage.tokens[at];
        let mut terminal = Terminal {
            first: at,
            end: at + 1,
            span: token.span(),
            attached: !token.space_before,
            capital: token.capital,
            breaks: token.breaks_before > 1,
            ..NOTHING
        };
        match token.kind {
            TokenKind::Digits => digits(passage, at, &mut terminal),
            TokenKind::Symbol => {
                terminal.symbol = passage.symbol(at);
                term(passage, at, &mut terminal);
            }
            TokenKind::Word => {
                let known = term(passage, at, &mut terminal);
                if !known && ends_in_digit(token, passage.text) && split(passage, at, &terminal, out) {
                    at += 1;
                    continue;
                }
                terminal.content = !known && !is_grammatical(passage, passage.words[at]);
                let endings = &passage.packs.orthography(passage.language).plural_endings;
                terminal.plural = endings.iter().any(|ending| passage.str(at).ends_with(ending.as_str()));
                if !known && token.capital {
                    // "XXIe", before "siècle"
                    terminal.ordinal = ordinal_at(passage, at).map(|read| read.value.get());
                }
            }
        }
        at = terminal.end;
        out.push(terminal);
    }
}

fn is_grammatical(passage: &Passage<'_>, word: WordId) -> bool {
    let lexicon = passage.packs.lexicon();
    lexicon.function_word(word).contains(passage.language) || lexicon.starts(word).intersects(GRAMMATICAL)
}

fn digits(passage: &Passage<'_>, at: usize, terminal: &mut Terminal) {
    let text = passage.str(at);
    terminal.digits = text.len();
    if text.len() > 8 {
        return;
    }
    terminal.number = text.parse().ok();
    if text.len() <= 4
        && let Some(read) = padded_ordinal(passage, at, text)
    {
        terminal.ordinal = terminal.number;
        terminal.end = read;
        terminal.span = passage.span(at, read);
    }
}

/// The end of an ordinal in digits. Unlike editions, days can begin with a zero: `09th`.
fn padded_ordinal(passage: &Passage<'_>, at: usize, text: &str) -> Option<usize> {
    if let Some(read) = ordinal_at(passage, at) {
        return Some(read.end);
    }
    let padded = text.starts_with('0') && passage.attached(at + 1);
    let suffix = passage.term(at + 1, CategorySet::of(&[Category::OrdinalSuffix]));
    suffix
        .filter(|found| padded && found.end == at + 2)
        .map(|found| found.end)
}

/// Reads the longest term at a token; `false` where there is none.
fn term(passage: &Passage<'_>, at: usize, terminal: &mut Terminal) -> bool {
    if !passage.may_start(at, TABLES) {
        return false;
    }
    let Some(found) = passage.term(at, TABLES) else {
        return false;
    };
    terminal.end = found.end;
    terminal.span = passage.span(at, found.end);
    for sense in &found.senses {
        let number = || {
            passage
                .packs
                .number(sense.concept)
                .filter(|n| n.is_integer())
                .and_then(|n| n.to_u32())
        };
        match sense.category {
            Category::NumberWord => terminal.number = number(),
            Category::ScaleWord => terminal.scale = number(),
            Category::OrdinalWord => terminal.ordinal = number(),
            Category::CountNoun => terminal.about = number(),
            Category::NumberPart => terminal.one |= passage.packs.lexicon().concept(sense.concept) == "a",
            category => {
                if let Some(meaning) = passage.packs.date_meaning(category, sense.concept) {
                    add(terminal, meaning);
                }
            }
        }
    }
    true
}

fn add(terminal: &mut Terminal, meaning: DateMeaning) {
    let stronger = |known: Option<(u8, Strength)>, value, strength| match known {
        Some((_, old)) if old >= strength => known,
        _ => Some((value, strength)),
    };
    match meaning {
        DateMeaning::Month(month, strength) => terminal.month = stronger(terminal.month, month, strength),
        DateMeaning::Weekday(day, strength) => terminal.weekday = stronger(terminal.weekday, day, strength),
        DateMeaning::Season(season) => terminal.season = Some(season),
        DateMeaning::Unit(unit, plural) => {
            let (_, one, several) = terminal.unit.unwrap_or((unit, false, false));
            terminal.unit = Some((unit, one || !plural, several || plural));
        }
        DateMeaning::Day(days) => terminal.day = Some((days, false)),
        DateMeaning::DayFromPrevious(days) => terminal.day = Some((days, true)),
        DateMeaning::Decade(tens) => terminal.decade = Some(tens),
        DateMeaning::Holiday(holiday) => terminal.holiday = Some(holiday),
        DateMeaning::Cadence(cadence) => terminal.cadence = Some(cadence),
        DateMeaning::Word(word) => terminal.words.insert(word),
        DateMeaning::Letter(_) => {}
    }
}

/// Splits a word such as `Dec31` or `Q3` into what it is made of.
fn split(passage: &Passage<'_>, at: usize, whole: &Terminal, out: &mut Vec<Terminal>) -> bool {
    let word = passage.str(at);
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = &word[letters..];
    if letters == 0 || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Ok(value) = number.parse::<u32>() else {
        return false;
    };
    let lexicon = passage.packs.lexicon();
    let id = [lexicon.word(&word[..letters])];
    let token = Token {
        end: passage.tokens[at].start + letters as u32,
        all_caps: false,
        ..passage.tokens[at]
    };
    let inner = Passage {
        tokens: &[token],
        words: &id,
        ..*passage
    };
    let Some(found) = inner.term(0, LETTERS) else {
        return false;
    };
    for sense in &found.senses {
        match passage.packs.date_meaning(sense.category, sense.concept) {
            Some(DateMeaning::Letter(unit)) => {
                let fits = match unit {
                    DateUnit::Quarter => (1..=4).contains(&value) && number.len() == 1,
                    DateUnit::Half => (1..=2).contains(&value) && number.len() == 1,
                    DateUnit::Week => (1..=53).contains(&value),
                    _ => number.len() == 2 || number.len() == 4,
                };
                if fits {
                    out.push(Terminal {
                        period: Some((unit, value as u16)),
                        ..*whole
                    });
                    return true;
                }
            }
            Some(DateMeaning::Month(month, strength)) if number.len() <= 2 => {
                let middle = token.end as usize;
                out.push(Terminal {
                    month: Some((month, strength)),
                    span: Span::new(whole.span.start(), middle),
                    ..*whole
                });
                out.push(Terminal {
                    number: Some(value),
                    digits: number.len(),
                    span: Span::new(middle, whole.span.end()),
                    attached: true,
                    capital: false,
                    breaks: false,
                    ..*whole
                });
                return true;
            }
            _ => {}
        }
    }
    false
}
