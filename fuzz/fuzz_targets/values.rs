//! Any text in any language: values whose words stand in it, and that are written as they were read.
#![no_main]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use summitry::value::{
    Country, Currency, Date, DateInterval, Duration, Money, Number, Ordinal, Party, Percentage, Slug, find_dates,
    find_money, find_numbers, find_ordinals, find_percentages,
};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let text = text.as_ref();
    let reference = "2025-06-18".parse().expect("a date");
    for language in ["fr", "en"] {
        let mut spans = Vec::new();
        spans.extend(find_numbers(text, language).expect("a language").into_iter().map(|f| f.span));
        spans.extend(find_ordinals(text, language).expect("a language").into_iter().map(|f| f.span));
        spans.extend(find_money(text, language).expect("a language").into_iter().map(|f| f.span));
        spans.extend(find_percentages(text, language).expect("a language").into_iter().map(|f| f.span));
        for published in [None, Some(reference)] {
            spans.extend(find_dates(text, language, published).expect("a language").into_iter().map(|f| f.span));
        }
        for span in spans {
            assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span}");
        }
    }
    // Printing and reading are each other's inverse.
    again::<Country>(text);
    again::<Currency>(text);
    again::<Date>(text);
    again::<DateInterval>(text);
    again::<Duration>(text);
    again::<Party>(text);
    again::<Slug>(text);
    json::<Money>(bytes);
    json::<Number>(bytes);
    json::<Ordinal>(bytes);
    json::<Percentage>(bytes);
});

fn again<V: FromStr + Display + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<V>() {
        let printed = value.to_string();
        assert_eq!(printed.parse::<V>().ok().as_ref(), Some(&value), "{printed}");
    }
}

fn json<V: serde::de::DeserializeOwned + serde::Serialize + PartialEq + Debug>(bytes: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<V>(bytes) {
        let written = serde_json::to_string(&value).expect("JSON");
        assert_eq!(serde_json::from_str::<V>(&written).ok().as_ref(), Some(&value), "{written}");
    }
}
