//! Values of one kind in a text, for those who want nothing else.

use super::digits::chain_end;
use super::number::{Context, NumberRead, compose};
use super::ordinal::ordinal_at;
use super::pass::literals;
use super::settle::{Mention, settle_currencies};
use super::word::{Part, part_at, stop_at};
use super::{Literal, LiteralValue};
use crate::pack::{Category, CategorySet, Cues, Packs};
use crate::scan::Passage;
use crate::text::part::{PART_BYTES, parts};
use crate::text::{TokenKind, tokenize};
use crate::value::{Money, Number, Ordinal, Percentage, Span};

/// A value with the bytes that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands; `&text[found.span]`.
    pub span: Span,
}

/// A language that no built-in pack has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no built-in pack for the language `{found}`; expected one of {}", .known.join(", "))]
pub struct UnknownLanguage {
    /// The tag asked for.
    pub found: String,
    /// The tags there are.
    pub known: Vec<String>,
}

/// The numbers in a text, in order: in digits, in words and in both, also inside amounts and percentages.
///
/// An article is no number, and neither is an ordinal.
///
/// ```
/// use summitry::value::find_numbers;
/// let found = find_numbers("deux accords et 1,5 million de tonnes", "fr")?;
/// let values: Vec<String> = found.iter().map(|f| f.value.to_string()).collect();
/// assert_eq!(values, ["2", "1500000"]);
/// # Ok::<(), summitry::value::UnknownLanguage>(())
/// ```
///
/// # Errors
/// Where no built-in pack has the language.
pub fn find_numbers(text: &str, language: &str) -> Result<Vec<Found<Number>>, UnknownLanguage> {
    in_parts(text, language, place, |passage| {
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.tokens.len() {
            let (next, number) = number_or_next(passage, at);
            if let Some((value, span)) = number {
                found.push(Found { value, span });
            }
            at = next;
        }
        found
    })
}

/// The ordinals in a text, in order: in digits, in words and in roman numerals.
///
/// ```
/// use summitry::value::find_ordinals;
/// let found = find_ordinals("le XIXe Sommet et la deuxième réunion", "fr")?;
/// let values: Vec<u32> = found.iter().map(|f| f.value.get()).collect();
/// assert_eq!(values, [19, 2]);
/// # Ok::<(), summitry::value::UnknownLanguage>(())
/// ```
///
/// # Errors
/// Where no built-in pack has the language.
pub fn find_ordinals(text: &str, language: &str) -> Result<Vec<Found<Ordinal>>, UnknownLanguage> {
    in_parts(text, language, place, |passage| {
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.tokens.len() {
            if let Some(end) = stop_at(passage, at) {
                at = end;
                continue;
            }
            if let Some(read) = ordinal_at(passage, at) {
                found.push(Found {
                    value: read.value,
                    span: read.span,
                });
                at = read.end;
            } else {
                at += 1;
            }
        }
        found
    })
}

/// The amounts of money in a text, in order, with their bounds: exact, about, at least, more than, less than, up to, or between two.
///
/// A bare "dollar" or `$` is the US dollar, and other names that several currencies share are the most usual of them.
///
/// ```
/// use summitry::value::find_money;
/// let text = "Le commerce a dépassé 94,8 milliards de dollars, dont 12 M€ d'aide.";
/// let found = find_money(text, "fr")?;
/// let values: Vec<String> = found.iter().map(|f| f.value.to_string()).collect();
/// assert_eq!(values, ["USD >94800000000", "EUR 12000000"]);
/// assert_eq!(&text[found[1].span], "12 M€");
/// # Ok::<(), summitry::value::UnknownLanguage>(())
/// ```
///
/// # Errors
/// Where no built-in pack has the language.
pub fn find_money(text: &str, language: &str) -> Result<Vec<Found<Money>>, UnknownLanguage> {
    find(text, language, |value| match value {
        LiteralValue::Money(money) => Some(money),
        _ => None,
    })
}

/// The percentages and percentage points in a text, in order; a change has the sign that its verb or noun gives it.
///
/// ```
/// use summitry::value::find_percentages;
/// let found = find_percentages("Exports fell by 3.5% to 12 per cent of GDP.", "en")?;
/// let values: Vec<String> = found.iter().map(|f| f.value.to_string()).collect();
/// assert_eq!(values, ["-3.5% change", "12%"]);
/// # Ok::<(), summitry::value::UnknownLanguage>(())
/// ```
///
/// # Errors
/// Where no built-in pack has the language.
pub fn find_percentages(text: &str, language: &str) -> Result<Vec<Found<Percentage>>, UnknownLanguage> {
    find(text, language, |value| match value {
        LiteralValue::Percent(percentage) => Some(percentage),
        _ => None,
    })
}

fn place<T>(found: &mut Found<T>) -> &mut Span {
    &mut found.span
}

fn find<T>(
    text: &str,
    language: &str,
    choose: impl Fn(LiteralValue) -> Option<T>,
) -> Result<Vec<Found<T>>, UnknownLanguage> {
    in_parts(text, language, place, |passage| {
        let mut all = literals(passage);
        settle(passage, &mut all);
        all.into_iter()
            .filter_map(|literal| {
                let span = literal.span;
                choose(literal.value).map(|value| Found { value, span })
            })
            .collect()
    })
}

/// Decides shared names of currencies by the states that the text names.
fn settle(passage: &Passage<'_>, found: &mut [Literal]) {
    if !found.iter().any(Literal::shares_currency) {
        return;
    }
    let places = CategorySet::of(&[Category::Country, Category::Demonym, Category::City, Category::Seat]);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let Some(term) = passage.term(at, places) else {
            at += 1;
            continue;
        };
        let country = term.senses.iter().find_map(|s| passage.packs.country_of(s));
        mentions.extend(country.map(|country| Mention { at, country }));
        at = term.end;
    }
    settle_currencies(passage.packs, &mentions, found.iter_mut());
}

/// The number at a token with its sign, and where to look next.
fn number_or_next(passage: &Passage<'_>, at: usize) -> (usize, Option<(Number, Span)>) {
    if let Some(end) = stop_at(passage, at) {
        return (end, None);
    }
    let (start, negative) = match minus_at(passage, at) {
        Some(start) => (start, true),
        None => (at, false),
    };
    let context = Context {
        fractions: true,
        ..Context::default()
    };
    if passage.kind(start) == Some(TokenKind::Word) && !passage.begins(start, Cues::NUMBER) {
        return (at + 1, None);
    }
    let read = compose(passage, start, context);
    let Some(number) = read.number.filter(|n| !n.article || negative) else {
        let digits = passage.kind(at) == Some(TokenKind::Digits);
        return (if digits { chain_end(passage, at) } else { at + 1 }, None);
    };
    if let Some((_, end)) = read.ordinal.filter(|(_, end)| *end > number.end) {
        return (end, None);
    }
    let NumberRead { end, span, value, .. } = number;
    let end = after_unit(passage, &number).unwrap_or(end);
    if negative {
        let span = passage.tokens[at].span().join(span);
        return (end, Some((Number::new(-value), span)));
    }
    (end, Some((Number::new(value), span)))
}

/// The end of what belongs to a number and looks like another: the number again in brackets, "pour cent", "cents".
fn after_unit(passage: &Passage<'_>, number: &NumberRead) -> Option<usize> {
    let end = number.end;
    if passage.symbol(end) == Some('(') {
        let again = compose(passage, end + 1, Context::default()).number?;
        let closed = passage.symbol(again.end) == Some(')');
        let same = again.value == number.value && number.plain.is_none() && again.plain.is_some();
        return (closed && same).then_some(again.end + 1);
    }
    let units = CategorySet::of(&[Category::PercentWord, Category::Coin]);
    passage.term(end, units).map(|found| found.end)
}

/// The token after a minus sign or word, where one stands.
fn minus_at(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if passage.symbol(at) != Some('-') {
        return part_at(passage, at, Part::Minus);
    }
    let token = &passage.tokens[at];
    let free = at == 0 || token.space_before || matches!(passage.symbol(at - 1), Some('(' | '[' | '"' | '=' | ':'));
    if !free {
        return None;
    }
    if passage.attached(at + 1) {
        return Some(at + 1);
    }
    // "- 12 accords" is an item of a list; "- 12" alone on its line is a number.
    let starts = at == 0 || token.breaks_before > 0;
    let read = compose(passage, at + 1, Context::default()).number?;
    let ends = passage.tokens.get(read.end).is_none_or(|t| t.breaks_before > 0);
    (starts && ends).then_some(at + 1)
}

/// What `read` finds in a text, whose places `span` gives; very long texts are read in parts.
pub(super) fn in_parts<T>(
    text: &str,
    language: &str,
    span: impl Fn(&mut T) -> &mut Span,
    mut read: impl FnMut(&Passage<'_>) -> Vec<T>,
) -> Result<Vec<T>, UnknownLanguage> {
    let packs = Packs::built_in();
    let Some(language) = packs.language(language) else {
        return Err(UnknownLanguage {
            found: language.to_owned(),
            known: packs.languages().to_vec(),
        });
    };
    let mut all = Vec::new();
    for part in parts(text, PART_BYTES) {
        let start = part.start;
        let text = &text[part];
        let tokens = tokenize(text);
        let words = packs.lexicon().word_ids(text, &tokens);
        let mut found = read(&Passage {
            text,
            tokens: &tokens,
            words: &words,
            packs,
            language,
        });
        for found in &mut found {
            let span = span(found);
            *span = span.moved(start);
        }
        all.append(&mut found);
    }
    Ok(all)
}
