//! Numbers and ordinals in sentences: what is read, and what is not.

use crate::tables::{Row, check, printed};
use summitry::value::{find_numbers, find_ordinals};

fn numbers(text: &str, language: &str) -> Vec<(String, String)> {
    printed(text, &find_numbers(text, language).unwrap())
}

fn ordinals(text: &str, language: &str) -> Vec<(String, String)> {
    printed(text, &find_ordinals(text, language).unwrap())
}

#[test]
fn french_numbers() {
    check("fr", FRENCH, numbers);
}

#[test]
fn english_numbers() {
    check("en", ENGLISH, numbers);
}

#[test]
fn french_ordinals() {
    check("fr", FRENCH_ORDINALS, ordinals);
}

#[test]
fn english_ordinals() {
    check("en", ENGLISH_ORDINALS, ordinals);
}

const FRENCH: &[Row] = &[
    ("quelque 94,8 milliards", &[("94,8 milliards", "94800000000")]),
    ("166,7millions de tonnes", &[("166,7millions", "166700000")]),
    ("1 200 000 réfugiés", &[("1 200 000", "1200000")]),
    ("1\u{202f}200\u{a0}000,5", &[("1\u{202f}200\u{a0}000,5", "1200000.5")]),
    (
        "1.200.000 et 1'200'000",
        &[("1.200.000", "1200000"), ("1'200'000", "1200000")],
    ),
    ("en 2023 300 délégués", &[("2023", "2023"), ("300", "300")]),
    ("deux mille vingt-cinq pages", &[("deux mille vingt-cinq", "2025")]),
    ("quatre-vingt-dix-sept voix", &[("quatre-vingt-dix-sept", "97")]),
    (
        "septante-deux et nonante et un",
        &[("septante-deux", "72"), ("nonante et un", "91")],
    ),
    ("trois cent mille tonnes", &[("trois cent mille", "300000")]),
    ("deux mille milliards", &[("deux mille milliards", "2000000000000")]),
    ("12 mille", &[("12 mille", "12000")]),
    ("1 billion", &[("1 billion", "1000000000000")]),
    ("3 millions 500 000", &[("3 millions 500 000", "3500000")]),
    ("une cinquantaine de pays", &[("une cinquantaine", "50")]),
    (
        "une dizaine de milliards",
        &[("une dizaine de milliards", "10000000000")],
    ),
    ("un demi-million de barils", &[("un demi-million", "500000")]),
    (
        "les deux tiers des voix",
        &[("deux tiers", "0.6666666666666666666666666667")],
    ),
    ("trois quarts de million", &[("trois quarts de million", "750000")]),
    (
        "moins 5 degrés, -3, (-2)",
        &[("moins 5", "-5"), ("-3", "-3"), ("-2", "-2")],
    ),
    ("un Français sur trois", &[("trois", "3")]),
    ("un sur quatre", &[("un sur quatre", "0.25")]),
    ("deux-cent-mille", &[("deux-cent-mille", "200000")]),
    ("12 Md et 3 Mds", &[("12 Md", "12000000000"), ("3 Mds", "3000000000")]),
    // Near misses.
    ("des millions de personnes, des dizaines de milliards", &[]),
    ("un accord, une réunion, le Premier ministre", &[]),
    ("le G20, le 2e sommet, la deuxième session, 29km", &[]),
    ("- 12 accords", &[("12", "12")]),
    ("94,8 milliards un an plus tôt", &[("94,8 milliards", "94800000000")]),
    ("le 12.06.2025", &[]),
    ("un troisième sommet", &[]),
];

const ENGLISH: &[Row] = &[
    ("one hundred and five ships", &[("one hundred and five", "105")]),
    (
        "between two hundred and three hundred",
        &[("two hundred", "200"), ("three hundred", "300")],
    ),
    (
        "$94.8 billion and 1,200,000",
        &[("94.8 billion", "94800000000"), ("1,200,000", "1200000")],
    ),
    ("half a million people", &[("half a million", "500000")]),
    ("two and a half million", &[("two and a half million", "2500000")]),
    ("3½ years, 2/5", &[("3½", "3.5"), ("2/5", "0.4")]),
    (
        "five lakh, three crore",
        &[("five lakh", "500000"), ("three crore", "30000000")],
    ),
    ("two dozen states", &[("two dozen", "24")]),
    (
        "minus 4, negative seven",
        &[("minus 4", "-4"), ("negative seven", "-7")],
    ),
    ("a 5-million fund", &[("5-million", "5000000")]),
    ("two point five million", &[("two point five million", "2500000")]),
    ("1.2bn and 30k", &[("1.2bn", "1200000000"), ("30k", "30000")]),
    ("a fifth of the seats", &[("a fifth", "0.2")]),
    // Near misses.
    ("one of the ministers, no one", &[]),
    ("the second half-hour, a third summit", &[]),
    ("dozens of states, millions of people", &[]),
    ("on 12 3M plants", &[("12", "12"), ("3M", "3000000")]),
    ("5 over 3 years", &[("5", "5"), ("3", "3")]),
];

const FRENCH_ORDINALS: &[Row] = &[
    (
        "le 19ᵉ congrès, le 2eme, la 1re",
        &[("19ᵉ", "19"), ("2eme", "2"), ("1re", "1")],
    ),
    ("XIXe Sommet, le IIIème", &[("XIXe", "19"), ("IIIème", "3")]),
    ("l'Inde, la IInde région", &[("IInde", "2")]),
    ("le vingt et unième", &[("vingt et unième", "21")]),
    ("la cent vingt-cinquième session", &[("cent vingt-cinquième", "125")]),
    ("le deux centième vol", &[("deux centième", "200")]),
    ("la seconde réunion", &[("seconde", "2")]),
    ("le Premier ministre et le premier ministre", &[]),
    ("Xie, Mme Vie, le 19 avril", &[]),
];

const ENGLISH_ORDINALS: &[Row] = &[
    ("the 42nd and 90th", &[("42nd", "42"), ("90th", "90")]),
    ("the one hundred and fifth", &[("one hundred and fifth", "105")]),
    ("the two hundredth", &[("two hundredth", "200")]),
    ("its twenty-second session", &[("twenty-second", "22")]),
    ("the First Lady", &[]),
];
