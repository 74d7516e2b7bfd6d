//! Texts that nobody would write, of any size: each repeats what some reader begins with, or what it must pass over.

/// A sentence that holds records.
pub const NEWS: &str = "Le 3e sommet du G7 s'est tenu à Évian le 3 mai 2024 et un traité y a été signé.";

/// What makes a text of about so many bytes.
pub type Maker = fn(usize) -> String;

/// Every odd text by name, on one line unless its name says otherwise.
pub const ODD: &[(&str, Maker)] = &[
    ("spaces", |n| repeat(" ", n)),
    ("line ends", |n| repeat("\n", n)),
    ("blank lines around words", |n| repeat("mot\n\n", n)),
    ("NUL", |n| repeat("\0", n)),
    ("one word", |n| repeat("a", n)),
    ("one accented word", |n| repeat("é", n)),
    ("one word of terms", |n| repeat("sommettraité", n)),
    ("no spaces", |n| repeat(&NEWS.replace(' ', ""), n)),
    ("digits", |n| repeat("20240503", n)),
    ("digits and stops", |n| repeat("1.", n)),
    ("groups of digits", |n| repeat("100 ", n)),
    ("combining marks", |n| repeat("\u{301}", n)),
    ("a letter and its marks", |n| {
        format!("e{}", repeat("\u{301}\u{327}", n))
    }),
    ("every plane", |n| repeat(&planes(), n)),
    ("ideographs", |n| repeat("峰会在北京举行。", n)),
    ("right to left", |n| {
        repeat("عقدت القمة في الرياض פסגה בירושלים \u{202e}", n)
    }),
    ("quotes «", |n| nested("«", "»", n)),
    ("quotes “", |n| nested("“", "”", n)),
    ("quotes \"", |n| nested("\"", "\"", n)),
    ("quotes '", |n| nested("'", "'", n)),
    ("parentheses", |n| nested("(", ")", n)),
    ("brackets", |n| nested("[", "]", n)),
    ("mixed quotes", |n| nested("« “ ( [ ", " ] ) ” »", n)),
    ("quotes that stay open", |n| repeat("« Le sommet “ du ( G7 ", n)),
    ("stops", |n| repeat(". ", n)),
    ("commas", |n| repeat(", ", n)),
    ("dashes", |n| repeat("— ", n)),
    ("hyphens", |n| repeat("vice-", n)),
    ("bullets, one a line", |n| repeat("- un\n", n)),
    ("headings, one a line", |n| repeat("Sommet du G7\n", n)),
    ("lines cut by a width", |n| {
        repeat(
            "les ministres du commerce des pays membres se sont réunis avec leurs\n",
            n,
        )
    }),
    ("idle sentences", |n| {
        format!("{NEWS} {}", repeat("Il pleut sur la ville et le chat dort encore. ", n))
    }),
    ("sentences of heads", |n| {
        repeat("Le sommet du traité parle de l'accord. ", n)
    }),
    ("heads", |n| repeat("sommet traité accord forum ministre ", n)),
    ("states", |n| format!("Ont signé : {}.", repeat("le Kazakhstan, ", n))),
    ("pairs of states", |n| repeat("Chine-Japon ", n)),
    ("names", |n| repeat("Jean ", n)),
    ("names of people", |n| repeat("le président Jean Dupont, ", n)),
    ("offices", |n| repeat("vice-Premier ministre et ministre des ", n)),
    ("dates", |n| repeat("du 3 au 5 mai, ", n)),
    ("days", |n| repeat("lundi prochain ", n)),
    ("amounts", |n| repeat("3 milliards de ", n)),
    ("amounts of money", |n| repeat("94,8 milliards de dollars, ", n)),
    ("percentages", |n| repeat("en hausse de 3,5 % ", n)),
    ("verbs", |n| repeat("a été signé et ", n)),
    ("prepositions", |n| repeat("entre la de à ", n)),
    ("questions of a poll", |n| repeat("selon un sondage, 54 % ", n)),
    ("news", |n| repeat(&format!("{NEWS} "), n)),
    ("news, one sentence a line", |n| repeat(&format!("{NEWS}\n"), n)),
    ("news in capitals", |n| repeat(&format!("{} ", NEWS.to_uppercase()), n)),
    ("different news", different),
    ("different treaties", |n| {
        numbered(n, |at, name| {
            format!(
                "Le Pérou et la Norvège ont signé l'accord {name} sur la pêche le {} mai {}. ",
                at % 28 + 1,
                1950 + at % 75
            )
        })
    }),
    ("different ministers", |n| {
        numbered(n, |at, name| {
            format!(
                "Le ministre péruvien {name} Lopez a reçu à Lima le président {name} Adou du Ghana le {} mai. ",
                at % 28 + 1
            )
        })
    }),
    ("different leaders", |n| {
        numbered(n, |_, name| {
            format!("Le président ghanéen {name} Adou a rencontré à Lima la présidente {name} Lopez du Pérou. ")
        })
    }),
    ("different bodies", |n| {
        numbered(n, |at, name| {
            format!(
                "La commission mixte {name} entre le Pérou et le Ghana, créée en {}, se réunit chaque année. ",
                1950 + at % 75
            )
        })
    }),
    ("different initiatives", |n| {
        numbered(n, |at, name| {
            format!(
                "Le Pérou a lancé l'Initiative {name} pour le climat en {}. ",
                1950 + at % 75
            )
        })
    }),
    ("different outcomes", |n| {
        numbered(n, |at, _| format!("Le sommet du G7 a adopté {} documents. ", at + 2))
    }),
    ("different polls", |n| {
        numbered(n, |at, name| {
            format!(
                "Selon un sondage {name}, {} % des électeurs approuvent le président. ",
                at % 90 + 1
            )
        })
    }),
    ("English news", |n| {
        repeat(
            "The two sides signed a treaty in Astana on 3 May and trade rose 3.5% to $94.8 billion. ",
            n,
        )
    }),
];

/// A text by its name.
#[allow(dead_code, reason = "not all who make texts name them")]
pub fn named(name: &str, bytes: usize) -> Option<String> {
    let (_, maker) = ODD.iter().find(|(odd, _)| *odd == name)?;
    Some(maker(bytes))
}

fn repeat(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes.div_ceil(unit.len()))
}

/// The sentence in the middle of signs that open and signs that close.
fn nested(open: &str, close: &str, bytes: usize) -> String {
    let count = bytes / (open.len() + close.len());
    format!("{}{NEWS}{}", open.repeat(count), close.repeat(count))
}

/// Letters, signs and private characters of all seventeen planes.
fn planes() -> String {
    (0..=0x10_u32)
        .flat_map(|plane| [0x41, 0x3A9, 0x1042, 0x4E2D, 0xE000, 0xF900].map(|low| plane << 16 | low))
        .filter_map(char::from_u32)
        .collect()
}

/// Sentences that differ by a number and by a name made of it.
fn numbered(bytes: usize, sentence: fn(usize, &str) -> String) -> String {
    const SYLLABLES: &[&str] = &["ba", "ko", "mi", "ru", "ta", "le", "no", "vi", "sa", "du"];
    let mut text = String::with_capacity(bytes + 200);
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let digit = |power: usize| SYLLABLES[at / power % 10];
        let name = format!("Z{}{}{}{}", digit(1), digit(10), digit(100), digit(1_000));
        text.push_str(&sentence(at, &name));
    }
    text
}

/// Meetings and figures that are no two alike.
fn different(bytes: usize) -> String {
    use core::fmt::Write as _;
    const CITIES: &[&str] = &["Astana", "Oslo", "Lima", "Hanoï", "Dakar", "Rabat", "Tunis"];
    const SIDES: &[&str] = &[
        "la Chine",
        "le Japon",
        "le Pérou",
        "le Ghana",
        "la Tunisie",
        "la Norvège",
    ];
    let mut text = String::with_capacity(bytes + 200);
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (city, side, other) = (CITIES[at % 7], SIDES[at % 6], SIDES[(at + 1 + at / 6 % 5) % 6]);
        let (edition, day, year) = (at % 90 + 2, at % 28 + 1, 1950 + at % 75);
        let _ = write!(
            text,
            "Le {edition}e sommet du G7 s'est tenu à {city} le {day} mai {year}. Les échanges entre {side} et {other} ont atteint {at} \
             millions de dollars en {year}. "
        );
    }
    text
}
