//! The work of reading values grows with the length of the text and with nothing else, whatever the text repeats.

use proptest::prelude::*;

use super::date::find_dates;
use super::{find_money, find_numbers, find_ordinals, find_percentages};
use crate::scan::steps::counted;

/// Words that begin values, go on with them, and break them off.
const WORDS: &[&str] = &[
    "du",
    "au",
    "le",
    "la",
    "de",
    "d'",
    "entre",
    "et",
    "à",
    "et demi",
    "fin",
    "début",
    "mi-",
    "il y a",
    "dans",
    "depuis",
    "semaine",
    "trimestre",
    "premier",
    "deux",
    "cent",
    "mille",
    "millions",
    "vingt",
    "-",
    ",",
    ".",
    "/",
    "16",
    "2025",
    "1 000",
    "juin",
    "mai",
    "lundi",
    "prochain",
    "dernier",
    "plus de",
    "%",
    "$",
    "€",
    "euros",
    "Md",
    "from",
    "to",
    "the",
    "of",
    "next",
    "last",
    "first",
    "half",
    "a",
    "and",
    "between",
    "years",
    "ago",
    "thousand",
    "million",
    "bn",
    "June",
    "Monday",
    "Q3",
    "XIXe",
    "(",
    ")",
    "\"",
    "\n",
    "to date",
    "up to",
    "some",
    "third",
    "pour cent",
    "recule",
    "rose by",
];

fn looks(text: &str, language: &str) -> [u64; 5] {
    let reference = "2025-06-18".parse().ok();
    [
        counted(|| drop(find_numbers(text, language))),
        counted(|| drop(find_ordinals(text, language))),
        counted(|| drop(find_percentages(text, language))),
        counted(|| drop(find_money(text, language))),
        counted(|| drop(find_dates(text, language, reference))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn work_grows_with_the_text_only(
        unit in proptest::collection::vec(proptest::sample::select(WORDS), 1..6),
        joint in proptest::sample::select(&[" ", "", "\u{a0}"][..]),
        language in proptest::sample::select(&["fr", "en"][..]),
    ) {
        let unit = format!("{} ", unit.join(joint));
        // Long enough that sentences, which are looked at more than once, have been cut at their longest.
        let once = looks(&unit.repeat(500), language);
        let four_times = looks(&unit.repeat(2_000), language);
        for (small, large) in once.into_iter().zip(four_times) {
            // Four times the text takes four times the looks, but for sentences cut short at its end.
            prop_assert!(large <= small * 5 + 500, "{unit:?} in {language}: {small} looks, then {large}");
        }
    }
}

#[test]
fn numbers_that_begin_again_end_the_one_before() {
    let once = looks(&"cent deux ".repeat(500), "fr");
    let twice = looks(&"cent deux ".repeat(1_000), "fr");
    for (small, large) in once.into_iter().zip(twice) {
        assert!(large <= small * 5 / 2, "{small} looks, then {large}");
    }
}
