//! Dates in sentences of our own: what is read, where, and what is left alone.

use crate::tables::{Row, check};
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
    check("fr", FRENCH, published);
}

#[test]
fn english_dates() {
    check("en", ENGLISH, published);
}

#[test]
fn french_near_misses() {
    check("fr", FRENCH_NONE, published);
}

#[test]
fn english_near_misses() {
    check("en", ENGLISH_NONE, published);
}

#[test]
fn without_a_reference() {
    check("fr", FRENCH_OPEN, undated);
    check("en", ENGLISH_OPEN, undated);
}

const FRENCH: &[Row] = &[
    // Diaries
    ("• 23/07, Ottawa : réunion", &[("23/07", "2025-07-23")]),
    (
        "31/08-1er/09, Quito : réunion",
        &[("31/08-1er/09", "2025-08-31/2025-09-01")],
    ),
    ("6-7/07 : réunion", &[("6-7/07", "2025-07-06/2025-07-07")]),
    ("le sommet (8-9/4/2008)", &[("8-9/4/2008", "2008-04-08/2008-04-09")]),
    (
        "mardi et mercredi prochains",
        &[("mardi", "2025-06-24"), ("mercredi prochains", "2025-06-25")],
    ),
    (
        "ils se sont vus du 17 au 19 juin",
        &[("du 17 au 19 juin", "2025-06-17/2025-06-19")],
    ),
    // Whole dates
    (
        "Le sommet s'est ouvert le 17 juin 2025 à Astana.",
        &[("17 juin 2025", "2025-06-17")],
    ),
    (
        "signé le 1er janvier 1992, ratifié le 1ᵉʳ mars 1993",
        &[("1er janvier 1992", "1992-01-01"), ("1ᵉʳ mars 1993", "1993-03-01")],
    ),
    (
        "Fait à Xi'an, le vendredi 19 mai 2023",
        &[("vendredi 19 mai 2023", "2023-05-19")],
    ),
    (
        "le texte du 18/12/2019 et celui du 03.02.2021",
        &[("18/12/2019", "2019-12-18"), ("03.02.2021", "2021-02-03")],
    ),
    ("la réunion du 2025-06-17", &[("2025-06-17", "2025-06-17")]),
    ("adopté en septembre 2013", &[("septembre 2013", "2013-09")]),
    (
        "adopté en sept. 2013 et en févr. 2014",
        &[("sept. 2013", "2013-09"), ("févr. 2014", "2014-02")],
    ),
    ("depuis l'an 800", &[("depuis l'an 800", "0800/..")]),
    ("en deux mille quinze", &[("deux mille quinze", "2015")]),
    // Days and months without a year
    ("Il a été reçu le 5 mai.", &[("5 mai", "2025-05-05")]),
    ("Il sera reçu le 5 mai.", &[("5 mai", "2026-05-05")]),
    ("Il a été reçu le 12 décembre.", &[("12 décembre", "2024-12-12")]),
    ("le 5 mai dernier", &[("5 mai dernier", "2025-05-05")]),
    ("le 5 mai prochain", &[("5 mai prochain", "2026-05-05")]),
    ("en mars dernier", &[("mars dernier", "2025-03")]),
    ("en décembre dernier", &[("décembre dernier", "2024-12")]),
    ("en mai de l'année dernière", &[("mai de l'année dernière", "2024-05")]),
    ("il arrivera le 23", &[("23", "2025-06-23")]),
    // Intervals
    (
        "du 16 au 18 juin 2025",
        &[("du 16 au 18 juin 2025", "2025-06-16/2025-06-18")],
    ),
    (
        "les 18 et 19 mai 2023",
        &[("18 et 19 mai 2023", "2023-05-18/2023-05-19")],
    ),
    (
        "les 5 et 12 mai 2023",
        &[("5", "2023-05-05"), ("12 mai 2023", "2023-05-12")],
    ),
    (
        "les 16, 17 et 18 juin",
        &[("16, 17 et 18 juin", "2025-06-16/2025-06-18")],
    ),
    (
        "31 août-1er septembre 2025",
        &[("31 août-1er septembre 2025", "2025-08-31/2025-09-01")],
    ),
    (
        "du 28 au 3 juin 2024",
        &[("du 28 au 3 juin 2024", "2024-05-28/2024-06-03")],
    ),
    (
        "du lundi 16 au mercredi 18 juin",
        &[("du lundi 16 au mercredi 18 juin", "2025-06-16/2025-06-18")],
    ),
    (
        "de janvier à juin 2024",
        &[("de janvier à juin 2024", "2024-01/2024-06")],
    ),
    (
        "de novembre à mars 2024",
        &[("de novembre à mars 2024", "2023-11/2024-03")],
    ),
    ("entre 2013 et 2023", &[("entre 2013 et 2023", "2013/2023")]),
    (
        "la période 2021-2027, ou 2021-27",
        &[("2021-2027", "2021/2027"), ("2021-27", "2021/2027")],
    ),
    ("de début 2023 à fin 2024", &[("de début 2023 à fin 2024", "2023/2024")]),
    // Bounds
    (
        "du 2 octobre au 22 octobre 2016",
        &[("du 2 octobre au 22 octobre 2016", "2016-10-02/2016-10-22")],
    ),
    (
        "la tournée prévue du 12 juillet au 22 juillet",
        &[("du 12 juillet au 22 juillet", "2025-07-12/2025-07-22")],
    ),
    (
        "les sessions de mars et avril 2018",
        &[("mars", "2018-03"), ("avril 2018", "2018-04")],
    ),
    (
        "reçu le 5 mars, le 12 avril et le 3 juin 2019",
        &[
            ("5 mars", "2019-03-05"),
            ("12 avril", "2019-04-12"),
            ("3 juin 2019", "2019-06-03"),
        ],
    ),
    (
        "du lundi 2 au mercredi 4 juin",
        &[("du lundi 2 au mercredi 4 juin", "2025-06-02/2025-06-04")],
    ),
    (
        "sur les neuf mois clos en septembre 2023",
        &[("neuf mois clos en septembre 2023", "2023-01/2023-09")],
    ),
    (
        "sur douze mois à fin juin 2024",
        &[("douze mois à fin juin 2024", "2023-07/2024-06")],
    ),
    ("pas avant 2027", &[("pas avant 2027", "2027/..")]),
    ("ouvert en 2026 année", &[("2026 année", "2026")]),
    ("suspendu depuis octobre", &[("depuis octobre", "2024-10/..")]),
    ("à partir d'octobre", &[("à partir d'octobre", "2025-10/..")]),
    ("la fête des pères 2025", &[("fête des pères 2025", "2025-06-15")]),
    ("membre depuis 2013", &[("depuis 2013", "2013/..")]),
    ("d'ici 2030", &[("d'ici 2030", "../2030")]),
    ("d'ici à la fin de l'année", &[("d'ici à la fin de l'année", "../2025")]),
    ("à l'horizon 2035", &[("à l'horizon 2035", "../2035")]),
    (
        "avant le 1er juillet 2026",
        &[("avant le 1er juillet 2026", "../2026-06-30")],
    ),
    ("jusqu'en 2028", &[("jusqu'en 2028", "../2028")]),
    ("après 2018", &[("après 2018", "2019/..")]),
    (
        "à partir du 1er juin 2025",
        &[("à partir du 1er juin 2025", "2025-06-01/..")],
    ),
    (
        "depuis le début de l'année",
        &[("depuis le début de l'année", "2025/..")],
    ),
    // Periods
    ("au premier semestre 2025", &[("premier semestre 2025", "2025-40")]),
    (
        "le premier trimestre de cette année",
        &[("premier trimestre de cette année", "2025-33")],
    ),
    ("au T3 2024", &[("T3 2024", "2024-35")]),
    (
        "dans les dix premiers mois de cette année",
        &[("dix premiers mois de cette année", "2025-01/2025-10")],
    ),
    ("dans les années 1990", &[("années 1990", "199X")]),
    (
        "dans les années quatre-vingt-dix",
        &[("années quatre-vingt-dix", "199X")],
    ),
    ("au XXIe siècle", &[("XXIe siècle", "20XX")]),
    ("mi-avril 2025", &[("mi-avril 2025", "2025-04")]),
    ("fin 2026", &[("fin 2026", "2026")]),
    ("à l'été 2024", &[("été 2024", "2024-22")]),
    ("l'hiver dernier", &[("hiver dernier", "2024-24")]),
    (
        "la semaine du 7 octobre 2024",
        &[("semaine du 7 octobre 2024", "2024-10-07/2024-10-13")],
    ),
    // Relative dates
    ("Il a été reçu mardi.", &[("mardi", "2025-06-17")]),
    ("Il sera reçu mardi.", &[("mardi", "2025-06-24")]),
    ("mardi dernier", &[("mardi dernier", "2025-06-17")]),
    ("mercredi dernier", &[("mercredi dernier", "2025-06-11")]),
    ("lundi prochain", &[("lundi prochain", "2025-06-23")]),
    ("ce mardi", &[("ce mardi", "2025-06-17")]),
    ("ce mardi 17 juin", &[("ce mardi 17 juin", "2025-06-17")]),
    (
        "lundi de la semaine prochaine",
        &[("lundi de la semaine prochaine", "2025-06-23")],
    ),
    ("hier soir à Pékin", &[("hier soir", "2025-06-17")]),
    ("l'an dernier", &[("an dernier", "2024")]),
    ("l'année prochaine", &[("année prochaine", "2026")]),
    ("le mois en cours", &[("mois en cours", "2025-06")]),
    ("il y a dix ans", &[("il y a dix ans", "2015")]),
    ("il y a trois mois", &[("il y a trois mois", "2025-03")]),
    ("dans deux ans", &[("dans deux ans", "2027")]),
    ("d'ici deux ans", &[("d'ici deux ans", "2025-06-18/2027-06-18")]),
    (
        "Le traité fut signé en 1996 ; deux ans plus tard, il entra en vigueur.",
        &[("1996", "1996"), ("deux ans plus tard", "1998")],
    ),
    (
        "Arrivé le 16 juin, il est reparti le lendemain.",
        &[("16 juin", "2025-06-16"), ("lendemain", "2025-06-17")],
    ),
    (
        "au cours des trois dernières années",
        &[("trois dernières années", "2022-06-18/2025-06-18")],
    ),
    (
        "le premier vendredi du mois prochain",
        &[("premier vendredi du mois prochain", "2025-07-04")],
    ),
    (
        "le dernier dimanche de mars 2024",
        &[("dernier dimanche de mars 2024", "2024-03-31")],
    ),
    (
        "plus tard cette année",
        &[("plus tard cette année", "2025-06-18/2025-12-31")],
    ),
    (
        "le 30e anniversaire de leurs relations",
        &[("30e anniversaire", "1995")],
    ),
    ("à Noël 2024", &[("Noël 2024", "2024-12-25")]),
];

const ENGLISH: &[Row] = &[
    (
        "in the nine months to September 2023",
        &[("nine months to September 2023", "2023-01/2023-09")],
    ),
    (
        "in the year ended 31 March 2024",
        &[("year ended 31 March 2024", "2023-04-01/2024-03-31")],
    ),
    (
        "over the 12 months through May",
        &[("12 months through May", "2024-06/2025-05")],
    ),
    ("no earlier than 2027", &[("no earlier than 2027", "2027/..")]),
    ("It will open in 2026 year.", &[("2026 year", "2026")]),
    ("by year-end", &[("by year-end", "../2025")]),
    ("Talks stalled since October.", &[("since October", "2024-10/..")]),
    (
        "in force from October onwards",
        &[("from October onwards", "2025-10/..")],
    ),
    (
        "rounds in June and July 2018",
        &[("June", "2018-06"), ("July 2018", "2018-07")],
    ),
    ("Thanksgiving 2018", &[("Thanksgiving 2018", "2018-11-22")]),
    ("on Memorial Day 2019", &[("Memorial Day 2019", "2019-05-27")]),
    (
        "The summit opened on June 17, 2025 in Astana.",
        &[("June 17, 2025", "2025-06-17")],
    ),
    ("on 17 June 2025", &[("17 June 2025", "2025-06-17")]),
    ("the 3rd of May 2024", &[("3rd of May 2024", "2024-05-03")]),
    ("on Tuesday, June 17", &[("Tuesday, June 17", "2025-06-17")]),
    (
        "dated 12/18/2019 or 18/12/2019",
        &[("12/18/2019", "2019-12-18"), ("18/12/2019", "2019-12-18")],
    ),
    ("in May 2024", &[("May 2024", "2024-05")]),
    ("since Sept. 2013", &[("since Sept. 2013", "2013-09/..")]),
    ("in nineteen ninety nine", &[("nineteen ninety nine", "1999")]),
    ("They met on May 5.", &[("May 5", "2025-05-05")]),
    ("They will meet on May 5.", &[("May 5", "2026-05-05")]),
    (
        "from June 16 to 18, 2025",
        &[("from June 16 to 18, 2025", "2025-06-16/2025-06-18")],
    ),
    ("June 16–18, 2025", &[("June 16–18, 2025", "2025-06-16/2025-06-18")]),
    ("on 16-18 June 2025", &[("16-18 June 2025", "2025-06-16/2025-06-18")]),
    (
        "on June 16 and 17, 2025",
        &[("June 16 and 17, 2025", "2025-06-16/2025-06-17")],
    ),
    (
        "They met from May 28 to June 2.",
        &[("from May 28 to June 2", "2025-05-28/2025-06-02")],
    ),
    ("between 2013 and 2023", &[("between 2013 and 2023", "2013/2023")]),
    (
        "from January to June 2024",
        &[("from January to June 2024", "2024-01/2024-06")],
    ),
    ("in 2014-2020", &[("2014-2020", "2014/2020")]),
    ("before 2030", &[("before 2030", "../2029")]),
    ("by the end of 2026", &[("by the end of 2026", "../2026")]),
    (
        "They were there until April 27.",
        &[("until April 27", "../2025-04-27")],
    ),
    ("from 2012 onwards", &[("from 2012 onwards", "2012/..")]),
    ("in 2012 or later", &[("2012 or later", "2012/..")]),
    ("in the first half of 2025", &[("first half of 2025", "2025-40")]),
    (
        "in the third quarter of last year",
        &[("third quarter of last year", "2024-35")],
    ),
    ("Q3 2024 and H1 2025", &[("Q3 2024", "2024-35"), ("H1 2025", "2025-40")]),
    (
        "in the first ten months of 2024",
        &[("first ten months of 2024", "2024-01/2024-10")],
    ),
    ("in the late 1990s", &[("late 1990s", "199X")]),
    ("in the nineteen seventies", &[("nineteen seventies", "197X")]),
    ("in the 21st century", &[("21st century", "20XX")]),
    ("early 2024", &[("early 2024", "2024")]),
    ("mid-April 2025", &[("mid-April 2025", "2025-04")]),
    ("in the summer of 2024", &[("summer of 2024", "2024-22")]),
    ("He arrived on Tuesday.", &[("Tuesday", "2025-06-17")]),
    ("He will arrive on Tuesday.", &[("Tuesday", "2025-06-24")]),
    ("last Friday", &[("last Friday", "2025-06-13")]),
    ("next Friday", &[("next Friday", "2025-06-27")]),
    ("this past Monday", &[("this past Monday", "2025-06-16")]),
    ("last week's Sunday", &[("last week's Sunday", "2025-06-15")]),
    ("Friday next week", &[("Friday next week", "2025-06-27")]),
    ("last year", &[("last year", "2024")]),
    ("next month", &[("next month", "2025-07")]),
    ("in May of last year", &[("May of last year", "2024-05")]),
    ("ten years ago", &[("ten years ago", "2015")]),
    ("in two months", &[("in two months", "2025-08")]),
    (
        "two weeks after Christmas 2024",
        &[("two weeks after Christmas 2024", "2025-01-08")],
    ),
    (
        "the day before yesterday",
        &[("the day before yesterday", "2025-06-16")],
    ),
    (
        "The treaty was signed in 1996. Two years later it came into force.",
        &[("1996", "1996"), ("Two years later", "1998")],
    ),
    (
        "over the past three years",
        &[("past three years", "2022-06-18/2025-06-18")],
    ),
    (
        "the first Friday of next month",
        &[("first Friday of next month", "2025-07-04")],
    ),
    ("later this week", &[("later this week", "2025-06-18/2025-06-22")]),
    ("the year before last", &[("year before last", "2023")]),
    ("marking the 25th anniversary", &[("25th anniversary", "2000")]),
    ("on New Year's Day 2026", &[("New Year's Day 2026", "2026-01-01")]),
];

const FRENCH_NONE: &[Row] = &[
    ("ces derniers mois, au cours des prochains mois, ces mois derniers", &[]),
    ("un mois à Paris, deux mois de travail", &[]),
    ("le second sommet", &[]),
    ("la mission vers Mars et la planète Mars", &[]),
    ("2025 soldats et 1500 tonnes", &[]),
    ("voir page 2012, article 2015", &[]),
    ("la version 2.0.19 du logiciel", &[]),
    ("tél. 01 42 12 2015", &[]),
    ("l'accord a été signé", &[]),
    ("chaque lundi et tous les deux ans", &[]),
    ("une réunion annuelle", &[]),
    ("deux jours de discussions", &[]),
    ("le 20 heures de la chaîne", &[]),
    ("le 49.3 et les 27", &[]),
    ("Jean-Noël Barrot", &[]),
    ("à la veille du sommet", &[]),
    ("2000 kilomètres, 2024 dollars, 2024 %", &[]),
    ("il y a deux pays", &[]),
    ("un score de 3-2", &[]),
    ("une baisse de 3/10, 24/24 et 6/07", &[]),
    ("Boeing 2030, résolution 1701", &[]),
    ("Il a été reçu le 31 février.", &[("février", "2025-02")]),
];

const ENGLISH_NONE: &[Row] = &[
    ("from year to year, five months to go", &[]),
    ("They may or may not sign.", &[]),
    ("Theresa May and April Jones", &[]),
    ("The march on the capital", &[]),
    ("2025 soldiers and $2024", &[]),
    ("page 2012, version 1.2.30", &[]),
    ("The code is 133-03-03-2020.", &[]),
    ("every Monday and twice a year", &[]),
    ("an annual meeting", &[]),
    ("the fall of the wall", &[]),
    ("three days of talks", &[]),
    ("at 10:30 am", &[]),
    ("2015-13-45 is no date", &[]),
    ("the first week", &[]),
    ("one may ask", &[]),
];

const FRENCH_OPEN: &[Row] = &[
    ("le 18 mai", &[("18 mai", "XXXX-05-18")]),
    ("en mai", &[("mai", "XXXX-05")]),
    (
        "du 28 mai au 2 juin",
        &[("du 28 mai au 2 juin", "XXXX-05-28/XXXX-06-02")],
    ),
    ("mardi", &[("mardi", "?")]),
    ("l'an dernier", &[("an dernier", "?")]),
    (
        "En 1996, le 26 avril, ils ont signé.",
        &[("1996", "1996"), ("26 avril", "1996-04-26")],
    ),
    ("depuis 2013", &[("depuis 2013", "2013/..")]),
];

const ENGLISH_OPEN: &[Row] = &[
    ("on May 18", &[("May 18", "XXXX-05-18")]),
    ("next month", &[("next month", "?")]),
    ("in 2013", &[("2013", "2013")]),
    ("after Feb 29", &[("after Feb 29", "XXXX-03-01/..")]),
];

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
