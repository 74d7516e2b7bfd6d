//! A number, ordinal, amount or percentage written in any of the notations of news is read back as the same value, with its whole span.

use proptest::prelude::*;
use rust_decimal::Decimal;
use summitry::value::{Number, find_money, find_numbers, find_ordinals, find_percentages};

/// How a language writes numbers in words, for the tests: the packs are not asked.
struct Speller {
    units: [&'static str; 20],
    tens: [&'static str; 10],
    joint: &'static str,
}

const FRENCH: Speller = Speller {
    units: [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ],
    tens: [
        "",
        "",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "soixante",
        "quatre-vingt",
        "quatre-vingt",
    ],
    joint: "-",
};

const ENGLISH: Speller = Speller {
    units: [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ],
    joint: "-",
};

/// The choices that writers have.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// Hyphens everywhere, or hardly anywhere.
    hyphens: bool,
    /// The Belgian and Swiss words for 70 and 90.
    septante: bool,
    /// "one hundred and five".
    and: bool,
}

fn manner() -> impl Strategy<Value = Manner> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(hyphens, septante, and)| Manner { hyphens, septante, and })
}

fn french_below_hundred(n: usize, manner: Manner) -> String {
    let joint = FRENCH.joint;
    let (ten, unit) = (n / 10, n % 10);
    let regional = manner.septante && matches!(ten, 7 | 9);
    let (word, rest) = match ten {
        0 | 1 => return FRENCH.units[n].to_owned(),
        7 if regional => ("septante", unit),
        9 if regional => ("nonante", unit),
        7 | 9 => (FRENCH.tens[ten], n % 20),
        _ => (FRENCH.tens[ten], unit),
    };
    match rest {
        0 if ten == 8 => format!("{word}s"),
        0 => word.to_owned(),
        1 | 11 if ten < 8 || regional => format!("{word} et {}", FRENCH.units[rest]),
        _ => format!("{word}{joint}{}", FRENCH.units[rest]),
    }
}

fn french_below_thousand(n: usize, last: bool, manner: Manner) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    let hundred = match (hundreds, rest) {
        (0, _) => return french_below_hundred(rest, manner),
        (1, _) => "cent".to_owned(),
        (_, 0) if last => format!("{} cents", FRENCH.units[hundreds]),
        _ => format!("{} cent", FRENCH.units[hundreds]),
    };
    if rest == 0 {
        return hundred;
    }
    format!("{hundred} {}", french_below_hundred(rest, manner))
}

fn english_below_hundred(n: usize) -> String {
    match (n / 10, n % 10) {
        (0 | 1, _) => ENGLISH.units[n].to_owned(),
        (ten, 0) => ENGLISH.tens[ten].to_owned(),
        (ten, unit) => format!("{}{}{}", ENGLISH.tens[ten], ENGLISH.joint, ENGLISH.units[unit]),
    }
}

fn english_below_thousand(n: usize, manner: Manner) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    if hundreds == 0 {
        return english_below_hundred(rest);
    }
    let hundred = format!("{} hundred", ENGLISH.units[hundreds]);
    match rest {
        0 => hundred,
        _ if manner.and => format!("{hundred} and {}", english_below_hundred(rest)),
        _ => format!("{hundred} {}", english_below_hundred(rest)),
    }
}

fn spelt(n: u64, language: &str, manner: Manner) -> String {
    let scales: [(u64, &str, &str); 3] = if language == "fr" {
        [
            (1_000_000_000, "milliard", "milliards"),
            (1_000_000, "million", "millions"),
            (1_000, "mille", "mille"),
        ]
    } else {
        [
            (1_000_000_000, "billion", "billion"),
            (1_000_000, "million", "million"),
            (1_000, "thousand", "thousand"),
        ]
    };
    let below = |n: u64, last: bool| {
        let n = usize::try_from(n).unwrap();
        if language == "fr" {
            french_below_thousand(n, last, manner)
        } else {
            english_below_thousand(n, manner)
        }
    };
    if n == 0 {
        return below(0, true);
    }
    let mut words = Vec::new();
    let mut rest = n;
    for (scale, one, many) in scales {
        let count = rest / scale;
        rest %= scale;
        match count {
            0 => {}
            1 if one == "mille" => words.push(one.to_owned()),
            1 => words.push(format!("{} {one}", below(1, false))),
            _ => words.push(format!(
                "{} {many}",
                below(count, one.ends_with('n') || one.ends_with('d'))
            )),
        }
    }
    if rest > 0 {
        words.push(below(rest, true));
    }
    let text = words.join(" ");
    if language == "fr" && !manner.hyphens {
        return text.replace('-', " ");
    }
    if language == "fr" && manner.hyphens {
        return text.replace(' ', "-");
    }
    text
}

/// Digits in groups of three.
fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

const SEPARATORS: &[(&str, &str, &str)] = &[
    // Language, between groups, before decimals.
    ("fr", " ", ","),
    ("fr", "\u{a0}", ","),
    ("fr", "\u{202f}", ","),
    ("fr", "\u{2009}", ","),
    ("fr", ".", ","),
    ("fr", "'", ","),
    ("fr", "", ","),
    ("en", ",", "."),
    ("en", " ", "."),
    ("en", "\u{202f}", "."),
    ("en", "'", "."),
    ("en", "", "."),
];

/// The only number read in the text, if it covers all of it.
fn only_number(text: &str, language: &str) -> Option<Number> {
    match find_numbers(text, language).unwrap().as_slice() {
        [found] if &text[found.span] == text => Some(found.value),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn digits_in_groups(
        n in prop_oneof![0_u64..10_000, 0_u64..10_000_000, 0_u64..1_000_000_000_000],
        decimals in prop::option::of((1_usize..=2, 0_u32..100)),
        (language, separator, mark) in prop::sample::select(SEPARATORS),
    ) {
        let mut text = grouped(n, separator);
        let mut value = Decimal::from(n);
        if let Some((width, digits)) = decimals {
            let digits = digits % 10_u32.pow(u32::try_from(width).unwrap());
            text = format!("{text}{mark}{digits:0width$}");
            value += Decimal::new(i64::from(digits), u32::try_from(width).unwrap());
        }
        prop_assert_eq!(only_number(&text, language), Some(Number::new(value)), "{}", text);
    }

    #[test]
    fn words(
        n in prop_oneof![2_u64..100, 2_u64..10_000, 2_u64..10_000_000, 2_u64..1_000_000_000_000],
        language in prop::sample::select(&["fr", "en"][..]),
        manner in manner(),
    ) {
        let text = spelt(n, language, manner);
        prop_assert_eq!(only_number(&text, language), Some(Number::new(Decimal::from(n))), "{}", text);
        let mut capital = text.clone();
        capital.get_mut(..1).unwrap().make_ascii_uppercase();
        prop_assert_eq!(only_number(&capital, language), Some(Number::new(Decimal::from(n))), "{}", capital);
    }

    #[test]
    fn digits_with_scales(
        (whole, tenth) in (1_i64..999, 1_i64..10),
        (language, mark, word, zeros) in prop::sample::select(&[
            ("fr", ",", " millions", 6),
            ("fr", ",", "\u{a0}milliards", 9),
            ("fr", ",", "milliards", 9),
            ("fr", ",", " billions", 12),
            ("fr", ".", " milliards", 9),
            ("en", ".", " thousand", 3),
            ("en", ".", " million", 6),
            ("en", ".", " billion", 9),
            ("en", ".", "bn", 9),
            ("en", ".", " trillion", 12),
        ][..]),
    ) {
        let text = format!("{whole}{mark}{tenth}{word}");
        let value = Decimal::new(whole * 10 + tenth, 1) * Decimal::from(10_u64.pow(zeros));
        prop_assert_eq!(only_number(&text, language), Some(Number::new(value)), "{}", text);
    }

    #[test]
    fn amounts(
        tenths in 11_i64..9_999,
        (language, before, mark, after, zeros, currency) in prop::sample::select(&[
            ("fr", "", ",", " millions d'euros", 6, "EUR"),
            ("fr", "", ",", " milliards de dollars", 9, "USD"),
            ("fr", "", ",", " milliards de francs CFA", 9, "XOF"),
            ("fr", "", ",", " Md€", 9, "EUR"),
            ("fr", "", ",", " Mds $", 9, "USD"),
            ("fr", "", ",", "\u{202f}M€", 6, "EUR"),
            ("fr", "", ",", " k€", 3, "EUR"),
            ("fr", "", ",", " millions de yuans", 6, "CNY"),
            ("fr", "", ",", " mds de roubles", 9, "RUB"),
            ("en", "$", ".", " million", 6, "USD"),
            ("en", "US$", ".", "bn", 9, "USD"),
            ("en", "€", ".", "m", 6, "EUR"),
            ("en", "£", ".", " trillion", 12, "GBP"),
            ("en", "USD ", ".", " billion", 9, "USD"),
            ("en", "A$", ".", " million", 6, "AUD"),
            ("en", "", ".", " billion euros", 9, "EUR"),
            ("en", "", ".", " million Swiss francs", 6, "CHF"),
            ("en", "Rs ", ".", " crore", 7, "INR"),
            ("en", "", ".", " trillion yen", 12, "JPY"),
        ][..]),
    ) {
        let text = format!("{before}{}{mark}{}{after}", tenths / 10, tenths % 10);
        let value = Decimal::new(tenths, 1) * Decimal::from(10_u64.pow(zeros));
        let found = find_money(&text, language).unwrap();
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&text.as_str()[found[0].span], text.as_str());
        let money = found[0].value;
        prop_assert_eq!(money.currency().to_string(), currency, "{}", text);
        prop_assert_eq!(money.quantity().value(), Some(Number::new(value)), "{}", text);
    }

    #[test]
    fn percentages(
        tenths in 1_i64..9_999,
        (language, mark, after) in prop::sample::select(&[
            ("fr", ",", " %"),
            ("fr", ",", "\u{a0}%"),
            ("fr", ",", "%"),
            ("fr", ",", " pour cent"),
            ("fr", ".", "%"),
            ("en", ".", "%"),
            ("en", ".", " percent"),
            ("en", ".", " per cent"),
            ("en", ".", " %"),
        ][..]),
    ) {
        let text = format!("{}{mark}{}{after}", tenths / 10, tenths % 10);
        let found = find_percentages(&text, language).unwrap();
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&text.as_str()[found[0].span], text.as_str());
        prop_assert_eq!(found[0].value.quantity().value(), Some(Number::new(Decimal::new(tenths, 1))), "{}", text);
    }

    #[test]
    fn ordinals(
        n in prop_oneof![1_u32..40, 1_u32..2_000],
        (language, written) in prop::sample::select(&[
            ("fr", "digits"),
            ("fr", "digits-long"),
            ("fr", "roman"),
            ("fr", "words"),
            ("en", "digits"),
            ("en", "words"),
        ][..]),
    ) {
        let text = match (language, written) {
            ("fr", "digits") if n == 1 => "1er".to_owned(),
            ("fr", "digits") => format!("{n}e"),
            ("fr", "digits-long") if n == 1 => "1ère".to_owned(),
            ("fr", "digits-long") => format!("{n}ème"),
            // Roman numerals name editions and centuries; "Le" is a word.
            ("fr", "roman") if n < 90 && roman(n).len() > 1 => format!("{}e", roman(n)),
            ("fr", _) => french_ordinal(n),
            (_, "digits") => format!("{n}{}", english_suffix(n)),
            _ => english_ordinal(n),
        };
        let found = find_ordinals(&text, language).unwrap();
        let read: Vec<u32> = found.iter().map(|f| f.value.get()).collect();
        prop_assert_eq!(read, vec![n], "{}", text);
        prop_assert_eq!(&text.as_str()[found[0].span], text.as_str());
    }
}

fn roman(mut n: u32) -> String {
    let mut text = String::new();
    for (value, letters) in [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            text.push_str(letters);
            n -= value;
        }
    }
    text
}

const PLAIN: Manner = Manner {
    hyphens: true,
    septante: false,
    and: true,
};

fn french_ordinal(n: u32) -> String {
    if n == 1 {
        return "premier".to_owned();
    }
    let manner = Manner {
        hyphens: false,
        ..PLAIN
    };
    let cardinal = spelt(u64::from(n), "fr", manner);
    let stem = match cardinal.rsplit(' ').next().unwrap() {
        "cinq" => format!("{cardinal}u"),
        "neuf" => format!("{}v", &cardinal[..cardinal.len() - 1]),
        "cents" | "vingts" => cardinal[..cardinal.len() - 1].to_owned(),
        _ => cardinal.strip_suffix('e').unwrap_or(&cardinal).to_owned(),
    };
    format!("{stem}ième")
}

fn english_suffix(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn english_ordinal(n: u32) -> String {
    let cardinal = spelt(u64::from(n), "en", PLAIN);
    let at = cardinal.rfind([' ', '-']).map_or(0, |i| i + 1);
    let (head, last) = cardinal.split_at(at);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        _ => match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{last}th"),
        },
    };
    format!("{head}{last}")
}
