//! Dates in sentences of our own: what is read, where, and what is left alone.

mod english;
mod french;

use crate::tables::check;
use proptest::prelude::*;
use summitry::value::{Date, FoundDate, find_dates};

/// A Wednesday.
const PUBLISHED: &str = "2025-06-18";

/// What a found date says: its interval, or `?` where it could not be resolved.
fn said(found: &FoundDate) -> String {
    match found.date.and_then(|d| d.interval()) {
        Some(interval) => interval.to_string(),
        None => "?".to_owned(),
    }
}

fn dates(text: &str, language: &str, reference: Option<&str>) -> Vec<(String, String)> {
    let reference = reference.map(|r| r.parse::<Date>().unwrap());
    let found = find_dates(text, language, reference).unwrap();
    found.iter().map(|f| (text[f.span].to_owned(), said(f))).collect()
}

fn published(text: &str, language: &str) -> Vec<(String, String)> {
    dates(text, language, Some(PUBLISHED))
}

fn undated(text: &str, language: &str) -> Vec<(String, String)> {
    dates(text, language, None)
}

#[test]
fn french_dates() {
    check("fr", french::DATES, published);
}

#[test]
fn english_dates() {
    check("en", english::DATES, published);
}

#[test]
fn french_near_misses() {
    check("fr", french::NONE, published);
}

#[test]
fn english_near_misses() {
    check("en", english::NONE, published);
}

#[test]
fn without_a_reference() {
    check("fr", french::OPEN, undated);
    check("en", english::OPEN, undated);
}

/// Words that dates are made of, to try them in any order.
const WORDS: &[&str] = &[
    "le",
    "du",
    "au",
    "16",
    "17",
    "juin",
    "mai",
    "2025",
    "mardi",
    "dernier",
    "prochain",
    "an",
    "année",
    "de",
    "l'",
    "deux",
    "trois",
    "il y a",
    "depuis",
    "jusqu'en",
    "-",
    "/",
    ".",
    ",",
    "et",
    "entre",
    "première",
    "semaine",
    "mois",
    "premier",
    "trimestre",
    "fin",
    "mi-",
    "1er",
    "31",
    "30",
    "février",
    "XXIe",
    "siècle",
    "plus tard",
    "dans",
    "demain",
    "99",
    "0",
    "9999",
    "années",
    "Noël",
    "après",
    "the",
    "of",
    "next",
    "last",
    "week",
    "June",
    "May",
    "years",
    "ago",
    "in",
    "from",
    "to",
    "until",
    "Monday",
    "first",
    "third",
    "Q3",
    "1990s",
    "twenty",
    "thousand",
    "and",
    "before",
    "Easter",
    "this",
    "month",
    "12/31/2019",
    "2025-06-17",
    "5/1-5/7",
    "day",
    "after",
];

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,80}", reference in proptest::option::of((1_i16..=9999, 1_u8..=12, 1_u8..=28))) {
        let reference = reference.and_then(|(y, m, d)| Date::of_day(y, m, d));
        for language in ["fr", "en"] {
            sound(&text, language, reference)?;
        }
    }

    #[test]
    fn any_words_of_dates_are_read_without_harm(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 1..14),
        joint in proptest::sample::select(&[" ", "", "\u{a0}"][..]),
        year in proptest::sample::select(&[1_i16, 2024, 2025, 9999][..]),
    ) {
        let text = words.join(joint);
        for language in ["fr", "en"] {
            sound(&text, language, Date::of_day(year, 2, 28))?;
            sound(&text, language, None)?;
        }
    }

    #[test]
    fn a_written_day_is_read_back(year in 1900_i16..2100, month in 1_u8..=12, day in 1_u8..=31) {
        prop_assume!(Date::of_day(year, month, day).is_some());
        let date = Date::of_day(year, month, day);
        let french = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
        let english = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let at = usize::from(month) - 1;
        for (language, text) in [
            ("fr", format!("le {day} {} {year}", french[at])),
            ("fr", format!("{day:02}/{month:02}/{year}")),
            ("en", format!("on {} {day}, {year}", english[at])),
            ("en", format!("the {day}th of {} {year}", english[at])),
            ("en", format!("{month}/{day}/{year}")),
            ("en", format!("{year}-{month:02}-{day:02}")),
        ] {
            let found = find_dates(&text, language, None).unwrap();
            let dates: Vec<Option<Date>> = found.iter().map(|f| f.date.and_then(|d| d.date())).collect();
            prop_assert_eq!(dates, vec![date], "{}", text);
        }
    }
}

/// Spans are on boundaries, in order and apart; dates print and parse back.
fn sound(text: &str, language: &str, reference: Option<Date>) -> Result<(), TestCaseError> {
    let mut end = 0;
    for found in find_dates(text, language, reference).unwrap() {
        prop_assert!(found.span.start() >= end && !found.span.is_empty(), "{text}");
        prop_assert!(text.get(found.span.range()).is_some(), "{text}");
        end = found.span.end();
        if let Some(date) = found.date {
            let printed = date.named.to_string();
            prop_assert_eq!(printed.parse(), Ok(date.named));
        }
    }
    Ok(())
}

#[test]
fn time_grows_with_the_text_only() {
    // Fifty thousand words of dates that begin and never end; quadratic work would take minutes.
    for unit in [
        "du 16 au ",
        "from ",
        "16, 17, ",
        "la semaine du ",
        "of the last ",
        "2 ans et ",
        "June ",
        "1-",
        "deux ",
    ] {
        let text = unit.repeat(50_000 / unit.len());
        for language in ["fr", "en"] {
            let _ = find_dates(&text, language, "2025-06-18".parse().ok()).unwrap();
        }
    }
}
