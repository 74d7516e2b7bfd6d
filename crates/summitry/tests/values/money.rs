//! Amounts and percentages in sentences: what is read, with its span, and what is not.

use crate::tables::{Row, check, printed};
use summitry::value::{find_money, find_percentages};

fn money(text: &str, language: &str) -> Vec<(String, String)> {
    printed(text, &find_money(text, language).unwrap())
}

fn percent(text: &str, language: &str) -> Vec<(String, String)> {
    printed(text, &find_percentages(text, language).unwrap())
}

#[test]
fn spans_are_bytes() {
    let text = "à 12 € près";
    let found = find_money(text, "fr").unwrap();
    assert_eq!((found[0].span.start(), found[0].span.end()), (3, 9));
}

#[test]
fn french_money() {
    check("fr", FRENCH, money);
}

#[test]
fn english_money() {
    check("en", ENGLISH, money);
}

#[test]
fn currencies_by_context() {
    check("fr", CONTEXT_FR, money);
    check("en", CONTEXT_EN, money);
}

#[test]
fn french_percentages() {
    check("fr", FRENCH_PERCENT, percent);
}

#[test]
fn english_percentages() {
    check("en", ENGLISH_PERCENT, percent);
}

const FRENCH: &[Row] = &[
    // Another language's thousands, and letters of a scale and of a currency in one word.
    ("un chèque de 10,000 euros", &[("10,000 euros", "EUR 10000")]),
    ("une enveloppe de 300 MDH", &[("300 MDH", "MAD 300000000")]),
    ("près de 3 MMDH", &[("3 MMDH", "MAD ~3000000000")]),
    ("un don de 300 MFCFA", &[("300 MFCFA", "XOF 300000000")]),
    ("25 KGB, 12 MCF", &[]),
    // Names, symbols and codes, before and after.
    (
        "un prêt de 3 milliards de yuans",
        &[("3 milliards de yuans", "CNY 3000000000")],
    ),
    (
        "12 millions d’euros et 7 M€",
        &[("12 millions d’euros", "EUR 12000000"), ("7 M€", "EUR 7000000")],
    ),
    (
        "40 Md$, 2 Mds € et 1,3 Md EUR",
        &[
            ("40 Md$", "USD 40000000000"),
            ("2 Mds €", "EUR 2000000000"),
            ("1,3 Md EUR", "EUR 1300000000"),
        ],
    ),
    ("$45 milliards investis", &[("$45 milliards", "USD 45000000000")]),
    (
        "US$ 300 millions, 5 $US",
        &[("US$ 300 millions", "USD 300000000"), ("5 $US", "USD 5")],
    ),
    (
        "EUR29,99 et GBP 1 200",
        &[("EUR29,99", "EUR 29.99"), ("GBP 1 200", "GBP 1200")],
    ),
    (
        "500 milliards de tengués kazakhs",
        &[("500 milliards de tengués kazakhs", "KZT 500000000000")],
    ),
    (
        "deux cents millions de francs CFA",
        &[("deux cents millions de francs CFA", "XOF 200000000")],
    ),
    (
        "18 MUSD puis 60 MdEUR",
        &[("18 MUSD", "USD 18000000"), ("60 MdEUR", "EUR 60000000000")],
    ),
    ("150 millions de $ canadiens", &[("150 millions de $", "USD 150000000")]),
    ("75 000 livres sterling", &[("75 000 livres sterling", "GBP 75000")]),
    (
        "10 milliards de roubles russes",
        &[("10 milliards de roubles russes", "RUB 10000000000")],
    ),
    (
        "1,2 milliard de dollars de Hong Kong",
        &[("1,2 milliard de dollars de Hong Kong", "HKD 1200000000")],
    ),
    (
        "treize euros et quarante-cinq cents",
        &[("treize euros et quarante-cinq cents", "EUR 13.45")],
    ),
    (
        "une centaine de millions d'euros",
        &[("une centaine de millions d'euros", "EUR ~100000000")],
    ),
    (
        "un demi-milliard de dollars",
        &[("un demi-milliard de dollars", "USD 500000000")],
    ),
    (
        "166,7millions de dollars",
        &[("166,7millions de dollars", "USD 166700000")],
    ),
    // Bounds.
    (
        "plus de 70 milliards de dollars",
        &[("70 milliards de dollars", "USD >70000000000")],
    ),
    ("l'aide dépasse les 30 M€", &[("30 M€", "EUR >30000000")]),
    (
        "les échanges n'ont pas dépassé 3 Mds $",
        &[("3 Mds $", "USD <=3000000000")],
    ),
    ("au moins 10 Md$", &[("10 Md$", "USD >=10000000000")]),
    ("jusqu’à 14 Md$", &[("14 Md$", "USD <=14000000000")]),
    (
        "près de 35 milliards d'euros",
        &[("35 milliards d'euros", "EUR ~35000000000")],
    ),
    ("moins de 5 euros", &[("5 euros", "EUR <5")]),
    ("pas plus de 10 dollars", &[("10 dollars", "USD <=10")]),
    ("10 dollars au plus", &[("10 dollars", "USD <=10")]),
    (
        "a franchi la barre des 100 milliards de dollars",
        &[("100 milliards de dollars", "USD >100000000000")],
    ),
    (
        "il n'en reste plus que 9 millions d'euros",
        &[("9 millions d'euros", "EUR 9000000")],
    ),
    // Ranges, and changes that look like one.
    ("entre 12 euros et 15 euros", &[("12 euros et 15 euros", "EUR 12..15")]),
    (
        "de 5 à 10 milliards de dollars",
        &[("5 à 10 milliards de dollars", "USD 5000000000..10000000000")],
    ),
    ("10-15 M€", &[("10-15 M€", "EUR 10000000..15000000")]),
    (
        "est passé de 5 à 10 milliards de dollars",
        &[("5", "USD 5000000000"), ("10 milliards de dollars", "USD 10000000000")],
    ),
    // Near misses.
    ("des milliards de dollars, des dizaines de millions d'euros", &[]),
    ("un euro fort, l'euro, le dollar", &[]),
    ("10 livres, 29 COP, la COP 29", &[]),
    ("en 2010 ILS sont venus", &[]),
    ("la zone euro compte 20 pays", &[]),
    ("le 12 euroscepticisme", &[]),
    ("3 millions de personnes", &[]),
];

const ENGLISH: &[Row] = &[
    ("a cheque for 10.000 euros", &[("10.000 euros", "EUR 10000")]),
    ("exports of 4 bln. dollars", &[("4 bln. dollars", "USD 4000000000")]),
    ("Can$10 million", &[("Can$10 million", "CAD 10000000")]),
    ("a $94.8 billion record", &[("$94.8 billion", "USD 94800000000")]),
    (
        "A $5 billion fund and A$6 billion",
        &[("$5 billion", "USD 5000000000"), ("A$6 billion", "AUD 6000000000")],
    ),
    (
        "US$209m, £2.5bn, €18.5m",
        &[
            ("US$209m", "USD 209000000"),
            ("£2.5bn", "GBP 2500000000"),
            ("€18.5m", "EUR 18500000"),
        ],
    ),
    (
        "HK$3.2 trillion, NT$ 40, S$8",
        &[
            ("HK$3.2 trillion", "HKD 3200000000000"),
            ("NT$ 40", "TWD 40"),
            ("S$8", "SGD 8"),
        ],
    ),
    (
        "R$ 12 million and R500 million",
        &[("R$ 12 million", "BRL 12000000"), ("R500 million", "ZAR 500000000")],
    ),
    (
        "KSh 300 million, ₦2tn, Rs 5 crore",
        &[
            ("KSh 300 million", "KES 300000000"),
            ("₦2tn", "NGN 2000000000000"),
            ("Rs 5 crore", "INR 50000000"),
        ],
    ),
    (
        "USD3.14, CNY3 and 115USD",
        &[("USD3.14", "USD 3.14"), ("CNY3", "CNY 3"), ("115USD", "USD 115")],
    ),
    ("20 million pounds", &[("20 million pounds", "GBP 20000000")]),
    ("ten South Korean won", &[("ten South Korean won", "KRW 10")]),
    (
        "half a million US dollars",
        &[("half a million US dollars", "USD 500000")],
    ),
    ("$4.25 and 32 items", &[("$4.25", "USD 4.25")]),
    ("-$3 million", &[("-$3 million", "USD -3000000")]),
    (
        "up to $8bn, over $100 billion",
        &[("$8bn", "USD <=8000000000"), ("$100 billion", "USD >100000000000")],
    ),
    ("some €12 billion", &[("€12 billion", "EUR ~12000000000")]),
    ("has not exceeded $5bn", &[("$5bn", "USD <=5000000000")]),
    (
        "between $5 billion and $10 billion",
        &[("$5 billion and $10 billion", "USD 5000000000..10000000000")],
    ),
    ("$5-10 billion", &[("$5-10 billion", "USD 5000000000..10000000000")]),
    (
        "rose from $5bn to $10bn",
        &[("$5bn", "USD 5000000000"), ("$10bn", "USD 10000000000")],
    ),
    ("5 million or more euros", &[]),
    // Near misses.
    ("the side that in 2010 won the cup", &[]),
    ("ALL 5 members, TOP 10, the COP 29 talks", &[]),
    ("millions of dollars, a dollar peg", &[]),
    ("a 10 mark exam, 5 real friends", &[]),
    ("he gave 3 times", &[]),
];

const CONTEXT_FR: &[Row] = &[
    (
        "Tunis a perdu 9 milliards de dinars",
        &[("9 milliards de dinars", "TND 9000000000")],
    ),
    (
        "Le Cameroun emprunte 97 Mds FCFA",
        &[("97 Mds FCFA", "XAF 97000000000")],
    ),
    (
        "10 millions de dollars canadiens, puis 3 millions de dollars",
        &[
            ("10 millions de dollars canadiens", "CAD 10000000"),
            ("3 millions de dollars", "CAD 3000000"),
        ],
    ),
    (
        "3 dollars canadiens, 2 dollars américains, 1 million de dollars",
        &[
            ("3 dollars canadiens", "CAD 3"),
            ("2 dollars américains", "USD 2"),
            ("1 million de dollars", "USD 1000000"),
        ],
    ),
];

const CONTEXT_EN: &[Row] = &[
    ("Egypt paid 3 million pounds", &[("3 million pounds", "EGP 3000000")]),
    ("Canada paid 3 million dollars", &[("3 million dollars", "USD 3000000")]),
    (
        "85 billion kroner, the sum that Norway set aside",
        &[("85 billion kroner", "NOK 85000000000")],
    ),
];

const FRENCH_PERCENT: &[Row] = &[
    ("61 % des Français", &[("61 %", "61%")]),
    ("les ventes ont reculé de 3,5 %", &[("3,5 %", "-3.5% change")]),
    (
        "tandis que les achats bondissaient de 23,6 %",
        &[("23,6 %", "23.6% change")],
    ),
    (
        "en repli de 2,9 %, une hausse d'environ 5 %",
        &[("2,9 %", "-2.9% change"), ("5 %", "~5% change")],
    ),
    (
        "(- 11,7 %) et (+ 2,3 %)",
        &[("- 11,7 %", "-11.7% change"), ("+ 2,3 %", "2.3% change")],
    ),
    ("le taux est tombé à 3,1 %", &[("3,1 %", "3.1%")]),
    (
        "une baisse de 2 points de pourcentage",
        &[("2 points de pourcentage", "-2pp change")],
    ),
    (
        "relever les taux de 25 points de base",
        &[("25 points de base", "0.25pp change")],
    ),
    ("entre 5 et 6 %", &[("5 et 6 %", "5..6%")]),
    ("ont reculé de plus de 5 %", &[("5 %", "<-5% change")]),
    (
        "a baissé de 5 % en mai et de 3 % en juin",
        &[("5 %", "-5% change"), ("3 %", "-3% change")],
    ),
    ("de 145 à 30 %", &[("145", "145%"), ("30 %", "30%")]),
    ("12 pour cent de croissance", &[("12 pour cent", "12% change")]),
    (
        "a fléchi, en avril 2025 et sur un an, de 1,9 %",
        &[("1,9 %", "-1.9% change")],
    ),
    // Near misses.
    ("3 points, http://site.org/a%20b%2080", &[]),
];

const ENGLISH_PERCENT: &[Row] = &[
    (
        "fell 3.5% to 12% of the total",
        &[("3.5%", "-3.5% change"), ("12%", "12%")],
    ),
    (
        "up 12.4 percent, down by 3 per cent",
        &[("12.4 percent", "12.4% change"), ("3 per cent", "-3% change")],
    ),
    (
        "a 5% drop, 3.1% lower",
        &[("5%", "-5% change"), ("3.1%", "-3.1% change")],
    ),
    ("a 10% tariff on goods", &[("10%", "10%")]),
    ("cut rates by 50 basis points", &[("50 basis points", "-0.5pp change")]),
    ("minus five percent", &[("minus five percent", "-5% change")]),
    (
        "imports dropped by between 4 and 5 percent",
        &[("4 and 5 percent", "-5..-4% change")],
    ),
    ("the share rose from 5% to 8%", &[("5%", "5%"), ("8%", "8%")]),
    ("at least 40 percent", &[("40 percent", ">=40%")]),
];
