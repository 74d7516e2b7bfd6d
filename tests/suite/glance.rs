//! A document that is passed over after a glance gives what reading it to its end would give.

use proptest::prelude::*;
use summitry::{Document, Extractor};

use crate::documents::{gold, root};

fn exhaustive() -> Extractor {
    Extractor::builder().exhaustive().build().unwrap()
}

/// Whole texts, their paragraphs and their sentences: many of the last hold nothing.
fn fragments() -> Vec<String> {
    let mut fragments = Vec::new();
    for gold in gold(&root("tests/gold")) {
        let text = gold.text.unwrap_or_default();
        fragments.extend(text.split(". ").map(str::to_owned));
        fragments.extend(text.split("\n\n").map(str::to_owned));
        fragments.push(text);
    }
    fragments
}

fn json(extractor: &Extractor, text: &str) -> String {
    serde_json::to_string(&extractor.extract(Document::new(text))).unwrap()
}

#[test]
fn gives_what_reading_gives() {
    let (quick, plain) = (Extractor::new(), exhaustive());
    let mut passed = 0;
    for text in fragments() {
        let expected = json(&plain, &text);
        assert_eq!(json(&quick, &text), expected, "{text}");
        passed += usize::from(!expected.contains("evidence"));
    }
    let odd = [
        // A mark without a letter belongs to the sign before it.
        ":\u{1e023}L এ",
        "\u{301}the",
        "« \u{301}the",
        // Words of terms with other things than a space between them, and large numbers in words.
        "Le Premier\u{b}ministre parle.",
        "Le Premier-\t-ministre parle.",
        "The foreign\u{a0}minister speaks.",
        "Exports reached twelve hundred and twenty-five thousand.",
        "Exports reached ten thousand. The cat invested ten thousand.",
    ];
    for text in odd {
        assert_eq!(json(&quick, text), json(&plain, text), "{text}");
    }
    assert!(passed > 100, "the texts must have parts that hold nothing: {passed}");
}

/// Words, numbers and signs that records are made of, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        3 => "[a-zA-Zéà’'-]{1,9}",
        1 => "[0-9]{1,8}",
        1 => prop::sample::select(vec![
            ". ", "\n\n", "\u{a0}", " ", " - ", "« ", " »", "%", "€", "$", "½", "，", "\u{ad}", "e\u{301}", "峰会", "\t",
        ]).prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            "sommet", "Summit", "Chine", "CHINE", "Kazakhstan", "année", "Year", "2025", "milliards", "5bn", "USD3", "ministre",
            "leaders", "met", "se sont réunis", "exports", "rose", "of", "de", "la", "the", "traité", "deux tiers", "pour cent",
            "sondage", "Ifop", "13 juin 2024", "G7", "C5+1", "un", "one", "Mechanism", "forum", "président", "sommét", "PRÉSIDENT",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec((scrap, prop::sample::select(vec![" ", "", " ", "-"])), 0..40)
        .prop_map(|scraps| scraps.into_iter().map(|(scrap, gap)| scrap + gap).collect())
}

thread_local! {
    static BOTH: (Extractor, Extractor) = (Extractor::new(), exhaustive());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn gives_what_reading_gives_on_any_words(text in scraps()) {
                BOTH.with(|(quick, plain)| {
            prop_assert_eq!(json(quick, &text), json(plain, &text));
            Ok(())
        })?;
    }

    #[test]
    fn gives_what_reading_gives_on_any_text(text in "\\PC{0,200}") {
                BOTH.with(|(quick, plain)| {
            prop_assert_eq!(json(quick, &text), json(plain, &text));
            Ok(())
        })?;
    }
}
