//! Values in Spanish sentences: what is read, and what is not.

use crate::tables::{Row, check, printed};
use summitry::value::{Date, find_dates, find_money, find_numbers, find_ordinals, find_percentages};

/// A Friday.
const PUBLISHED: &str = "2024-11-15";

#[test]
fn numbers() {
    check("es", NUMBERS, |text, language| {
        printed(text, &find_numbers(text, language).unwrap())
    });
}

#[test]
fn ordinals() {
    check("es", ORDINALS, |text, language| {
        printed(text, &find_ordinals(text, language).unwrap())
    });
}

#[test]
fn percentages() {
    check("es", PERCENTAGES, |text, language| {
        printed(text, &find_percentages(text, language).unwrap())
    });
}

#[test]
fn money() {
    check("es", MONEY, |text, language| {
        printed(text, &find_money(text, language).unwrap())
    });
}

#[test]
fn dates() {
    let published: Date = PUBLISHED.parse().unwrap();
    check("es", DATES, |text, language| {
        let found = find_dates(text, language, Some(published)).unwrap();
        let said = found.iter().map(|f| {
            let interval = f.date.and_then(|d| d.interval());
            (
                text[f.span].to_owned(),
                interval.map_or("?".to_owned(), |i| i.to_string()),
            )
        });
        said.collect()
    });
}

const NUMBERS: &[Row] = &[
    (
        "doscientos treinta delegados y mil quinientos invitados",
        &[("doscientos treinta", "230"), ("mil quinientos", "1500")],
    ),
    (
        "veintiún países y treinta y una delegaciones",
        &[("veintiún", "21"), ("treinta y una", "31")],
    ),
    (
        "dos mil trescientos cuarenta y cinco kilómetros",
        &[("dos mil trescientos cuarenta y cinco", "2345")],
    ),
    ("ciento veinte mil personas", &[("ciento veinte mil", "120000")]),
    ("novecientos noventa y nueve", &[("novecientos noventa y nueve", "999")]),
    (
        "setecientos millones de toneladas",
        &[("setecientos millones", "700000000")],
    ),
    ("dos mil millones de personas", &[("dos mil millones", "2000000000")]),
    (
        "1.200.000 habitantes y 3,5 millones de turistas",
        &[("1.200.000", "1200000"), ("3,5 millones", "3500000")],
    ),
    ("1,5 billones de pesos", &[("1,5 billones", "1500000000000")]),
    (
        "un centenar de empresas y dos docenas de bancos",
        &[("un centenar", "100"), ("dos docenas", "24")],
    ),
    ("medio millón de refugiados", &[("medio millón", "500000")]),
    ("dieciséis medidas", &[("dieciséis", "16")]),
    ("El primer ministro llegó con la primera dama.", &[]),
    ("cada uno de los socios", &[]),
];

const ORDINALS: &[Row] = &[
    ("la XXIX Cumbre y la 55.ª Asamblea", &[("XXIX", "29"), ("55.ª", "55")]),
    (
        "el tercer foro y la segunda reunión",
        &[("tercer", "3"), ("segunda", "2")],
    ),
    (
        "la decimocuarta edición y la vigésima sexta",
        &[("decimocuarta", "14"), ("vigésima sexta", "26")],
    ),
    (
        "el 4.º encuentro, la 3ª ronda y el 5to plenario",
        &[("4.º", "4"), ("3ª", "3"), ("5to", "5")],
    ),
    ("la trigésima quinta sesión", &[("trigésima quinta", "35")]),
    ("la 2da edición y el 1er encuentro", &[("2da", "2"), ("1er", "1")]),
    ("son 4. A las cinco", &[]),
    ("el primer ministro", &[]),
];

const PERCENTAGES: &[Row] = &[
    ("creció un 6,1 %", &[("6,1 %", "6.1% change")]),
    ("cayó el 2%", &[("2%", "-2% change")]),
    ("el cuarenta por ciento", &[("cuarenta por ciento", "40%")]),
    ("el 3.5 por ciento del PIB", &[("3.5 por ciento", "3.5%")]),
    ("un 100 por cien", &[("100 por cien", "100%")]),
];

const MONEY: &[Row] = &[
    (
        "9.870 millones de dólares",
        &[("9.870 millones de dólares", "USD 9870000000")],
    ),
    (
        "94,8 mil millones de euros",
        &[("94,8 mil millones de euros", "EUR 94800000000")],
    ),
    ("US$ 15.200 millones", &[("US$ 15.200 millones", "USD 15200000000")]),
    ("US$12.300 millones", &[("US$12.300 millones", "USD 12300000000")]),
    (
        "más de 66.000 millones de yuanes",
        &[("66.000 millones de yuanes", "CNY >66000000000")],
    ),
    (
        "unos 50 millones de euros",
        &[("50 millones de euros", "EUR ~50000000")],
    ),
    (
        "hasta 800 millones de euros",
        &[("800 millones de euros", "EUR <=800000000")],
    ),
    (
        "superó los 22.500 millones de euros",
        &[("22.500 millones de euros", "EUR >22500000000")],
    ),
    (
        "veinte mil millones de pesos colombianos",
        &[("veinte mil millones de pesos colombianos", "COP 20000000000")],
    ),
    (
        "5.000 millones de reales",
        &[("5.000 millones de reales", "BRL 5000000000")],
    ),
    (
        "300.000 libras esterlinas",
        &[("300.000 libras esterlinas", "GBP 300000")],
    ),
    (
        "1,2 billones de yenes",
        &[("1,2 billones de yenes", "JPY 1200000000000")],
    ),
    ("800 millones de soles", &[("800 millones de soles", "PEN 800000000")]),
    (
        "12 millones de bolivianos",
        &[("12 millones de bolivianos", "BOB 12000000")],
    ),
    ("un sol radiante y el peso de la historia", &[]),
];

const DATES: &[Row] = &[
    ("el 26 de marzo de 1991", &[("26 de marzo de 1991", "1991-03-26")]),
    ("1 de enero del 2021", &[("1 de enero del 2021", "2021-01-01")]),
    ("1.º de mayo de 2020", &[("1.º de mayo de 2020", "2020-05-01")]),
    (
        "los días 17 y 18 de julio de 2023",
        &[("17 y 18 de julio de 2023", "2023-07-17/2023-07-18")],
    ),
    (
        "del 9 al 10 de noviembre de 2025",
        &[("del 9 al 10 de noviembre de 2025", "2025-11-09/2025-11-10")],
    ),
    (
        "entre enero y marzo de 2024",
        &[("entre enero y marzo de 2024", "2024-01/2024-03")],
    ),
    ("en mayo de 2024", &[("mayo de 2024", "2024-05")]),
    ("este viernes", &[("este viernes", "2024-11-15")]),
    (
        "el viernes 15 de noviembre",
        &[("viernes 15 de noviembre", "2024-11-15")],
    ),
    ("el martes pasado", &[("martes pasado", "2024-11-12")]),
    ("el próximo lunes", &[("próximo lunes", "2024-11-18")]),
    ("el pasado 12 de octubre", &[("pasado 12 de octubre", "2024-10-12")]),
    ("el 3 de abril próximo", &[("3 de abril próximo", "2025-04-03")]),
    ("ayer", &[("ayer", "2024-11-14")]),
    ("el mes que viene", &[("mes que viene", "2024-12")]),
    ("el año pasado", &[("año pasado", "2023")]),
    ("hace dos años", &[("hace dos años", "2022")]),
    ("dentro de dos semanas", &[("dentro de dos semanas", "2024-11-29")]),
    (
        "el primer trimestre de 2025",
        &[("primer trimestre de 2025", "2025-33")],
    ),
    (
        "el segundo semestre de 2026",
        &[("segundo semestre de 2026", "2026-41")],
    ),
    ("los años noventa", &[("años noventa", "199X")]),
    ("18/12/2019", &[("18/12/2019", "2019-12-18")]),
    ("la Agenda 2030 y la resolución 2254", &[]),
];
