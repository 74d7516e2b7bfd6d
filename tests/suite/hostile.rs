//! Texts that nobody would write: the invariants of extraction hold for them too.

use proptest::prelude::*;
use summitry::{Document, Extraction, Extractor};

use odd::NEWS;

#[path = "../../crates/summitry/tests/shared/invariants.rs"]
mod invariants;
#[path = "../../crates/summitry/tests/shared/odd.rs"]
mod odd;

/// What is read from a text; a test fails where the invariants do not hold.
fn holds(text: &str) -> Extraction {
    let published = "2025-06-18".parse().unwrap();
    let document = Document::new(text).with_published(published);
    let extractor = Extractor::new();
    let extraction = extractor.extract(&document);
    invariants::holds(text, &extraction);
    let again = extractor.extract(&document);
    assert_eq!(again, extraction, "another reading of the same text");
    extraction
}

#[test]
fn odd_texts() {
    let rows: &[(&str, String)] = &[
        ("nothing", String::new()),
        ("one character", "é".to_owned()),
        (
            "quotes in quotes",
            format!("{}{NEWS}{}", "«“\"'".repeat(3000), "'\"”»".repeat(3000)),
        ),
        ("commas", NEWS.replace(' ', " , ,")),
        (
            "lone combining marks",
            format!("\u{301}\u{20dd} {}", NEWS.replace(' ', " \u{301}")),
        ),
        (
            "right to left",
            format!("\u{200f}عقدت القمة في الرياض {NEWS} פסגה בירושלים\u{202e}"),
        ),
        ("zero-width", NEWS.replace("m", "m\u{200b}\u{feff}")),
        (
            "line ends",
            NEWS.replace(' ', "\r\n")
                .replace("s\r\n", "s\n\r\u{2028}\u{2029}\u{b}\u{c}\u{85}"),
        ),
        ("NUL", NEWS.replace(' ', "\0")),
        (
            "HTML",
            format!(
                "<p>{}</p><script>1</script>",
                NEWS.replace('é', "&eacute;").replace(' ', "&nbsp;")
            ),
        ),
        (
            "hyphens at line ends",
            NEWS.replace("som", "som-\n").replace('l', "1").replace('o', "0"),
        ),
        ("capitals", NEWS.to_uppercase()),
        (
            "every plane",
            (0..=16_u32)
                .filter_map(|p| char::from_u32(p << 16 | 0x41))
                .collect::<String>()
                .repeat(20)
                + NEWS,
        ),
        ("full-width digits", NEWS.replace('3', "３").replace('2', "𝟐")),
    ];
    let long = odd::ODD.iter().map(|(name, maker)| (*name, maker(3_000)));
    for (name, text) in rows.iter().cloned().chain(long) {
        let found = std::panic::catch_unwind(|| holds(&text));
        assert!(found.is_ok(), "{name}");
    }
}

/// Over a mebibyte a text is read in parts: nothing is left out, and spans are those of the whole text.
#[test]
fn what_stands_at_the_end_of_a_very_long_text_is_read() {
    let idle = "Il pleut. ".repeat(105_000);
    let text = format!("{idle}{NEWS}");
    let extraction = Extractor::new().extract(text.as_str());
    assert_eq!(extraction.document.chars_processed, text.chars().count());
    assert_eq!(extraction.document.language.as_deref(), Some("fr"));
    assert_eq!(extraction.summits.len(), 1);
    let mention = extraction.summits[0].mentions[0];
    assert!(
        mention.start() > idle.len() && text[mention.range()].contains("sommet"),
        "{mention}"
    );
    let dates = summitry::value::find_dates(&text, "fr", None).unwrap();
    assert_eq!(dates.len(), 1);
    assert_eq!(&text[dates[0].span.range()], "3 mai 2024");
}

#[test]
fn letters_may_be_composed_or_not() {
    use unicode_normalization::UnicodeNormalization as _;
    let composed = holds(NEWS);
    let text: String = NEWS.nfd().collect();
    let decomposed = holds(&text);
    assert_eq!(decomposed.summits.len(), composed.summits.len());
    assert_eq!(decomposed.summits[0].edition, composed.summits[0].edition);
    assert_eq!(decomposed.summits[0].start, composed.summits[0].start);
    assert_eq!(decomposed.summits[0].country, composed.summits[0].country);
}

/// Words and marks that readers look for, and what stands between them.
const PIECES: &[&str] = &[
    "sommet",
    "Le 3e sommet du G7",
    "traité",
    "a été signé",
    "signed",
    "summit",
    "the",
    "China",
    "Chine-Asie centrale",
    "le 3 mai 2024",
    "mardi",
    "94,8 milliards de dollars",
    "up 3.5%",
    "entre",
    "et",
    "and",
    "Astana",
    "président",
    "foreign ministers",
    "Xi Jinping",
    "selon",
    "sondage",
    "forum",
    "initiative",
    "ratifié",
    "pas",
    "not",
    ":",
    ";",
    ".",
    ",",
    "(",
    ")",
    "«",
    "»",
    "\"",
    "'",
    "-",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{301}",
    "\u{200f}",
    "é",
    "中国",
    "😀",
    "1",
    "20",
    "%",
    "- ",
    "* ",
    "1) ",
    "XXe",
    "M.",
    "U.S.",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text(text in "\\PC{0,300}|(?s).{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_order_of_known_pieces(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let text: String = pieces.iter().flat_map(|(at, space)| [PIECES[*at], if *space { " " } else { "" }]).collect();
        holds(&text);
    }

    /// What stands before in another paragraph and says nothing only moves the spans.
    #[test]
    fn idle_text_before_moves_the_spans(lines in 1_usize..4) {
        let idle = "Zzyx zzyx zzyx.\n\n".repeat(lines);
        let (alone, moved) = (holds(NEWS), holds(&format!("{idle}{NEWS}")));
        prop_assert_eq!(alone.summits.len(), moved.summits.len());
        for (a, b) in alone.summits.iter().zip(&moved.summits) {
            let shifted: Vec<usize> = a.mentions.iter().map(|m| m.start() + idle.len()).collect();
            let found: Vec<usize> = b.mentions.iter().map(|m| m.start()).collect();
            prop_assert_eq!(shifted, found);
        }
    }
}
