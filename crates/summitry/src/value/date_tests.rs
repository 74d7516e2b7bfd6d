//! Tests of dates and intervals: their spelling, their calendar, their order.

use proptest::prelude::*;

use super::{Date, DateInterval, EdtfError, Granularity, Qualification, Season};

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn reads_every_granularity() {
    for (text, granularity, first, last) in [
        ("19XX", Granularity::Century, "1900-01-01", "1999-12-31"),
        ("199X", Granularity::Decade, "1990-01-01", "1999-12-31"),
        ("2024", Granularity::Year, "2024-01-01", "2024-12-31"),
        ("-0205", Granularity::Year, "-0205-01-01", "-0205-12-31"),
        ("2025-40", Granularity::Half, "2025-01-01", "2025-06-30"),
        ("2025-41", Granularity::Half, "2025-07-01", "2025-12-31"),
        ("2025-33", Granularity::Quarter, "2025-01-01", "2025-03-31"),
        ("2025-36", Granularity::Quarter, "2025-10-01", "2025-12-31"),
        ("2025-21", Granularity::Season, "2025-03-01", "2025-05-31"),
        ("2023-24", Granularity::Season, "2023-12-01", "2024-02-29"),
        ("2024-02", Granularity::Month, "2024-02-01", "2024-02-29"),
        ("XXXX-02", Granularity::Month, "XXXX-02-01", "XXXX-02-29"),
        ("2025-06-17", Granularity::Day, "2025-06-17", "2025-06-17"),
        ("XXXX-05-18", Granularity::Day, "XXXX-05-18", "XXXX-05-18"),
        ("9999-24", Granularity::Season, "9999-12-01", "9999-12-31"),
    ] {
        let read = date(text);
        assert_eq!(read.granularity(), granularity, "{text}");
        assert_eq!(read.first_day(), date(first), "{text}");
        assert_eq!(read.last_day(), date(last), "{text}");
        assert_eq!(read.to_string(), text);
    }
}

#[test]
fn refuses_what_is_no_date() {
    for text in [
        "",
        "20",
        "202",
        "20255",
        "2025-6",
        "2025-06-1",
        "2025-06-177",
        "2025/06",
        "20250617",
        "2025-13",
        "2025-00",
        "2025-25",
        "2025-02-29",
        "2025-04-31",
        "XXXX-02-30",
        "XXXX",
        "2XXX",
        "X025",
        "-0000",
        "-199X",
        "2025-06-17T10",
        "２０２５",
        "2025-0é",
        "+2025",
        "2025??",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
    assert!(matches!(
        "2025-02-30".parse::<Date>(),
        Err(EdtfError::NotInCalendar { .. })
    ));
    assert!(matches!("demain".parse::<Date>(), Err(EdtfError::Shape { .. })));
}

#[test]
fn constructors_agree_with_the_spelling() {
    assert_eq!(Date::of_century(1995), Some(date("19XX")));
    assert_eq!(Date::of_decade(1995), Some(date("199X")));
    assert_eq!(Date::of_season(2025, Season::Autumn), Some(date("2025-23")));
    assert_eq!(
        Date::of_season(2025, Season::Winter).and_then(Date::season),
        Some(Season::Winter)
    );
    assert_eq!(Date::of_quarter(2025, 4).and_then(Date::quarter), Some(4));
    assert_eq!(Date::of_half(None, 2), Some(date("XXXX-41")));
    assert_eq!(Date::of_half(2025, 2).and_then(Date::half), Some(2));
    assert_eq!(Date::of_quarter(2025, 5), None);
    assert_eq!(Date::of_half(2025, 0), None);
    assert_eq!(Date::of_month(2025, 13), None);
    assert_eq!(Date::of_year(i16::MIN), None);
    assert_eq!(Date::of_decade(-1), None);
    let about = date("2026~");
    assert_eq!(about.qualification(), Qualification::Approximate);
    assert_eq!(about.with_qualification(Qualification::Certain), date("2026"));
    assert_eq!(date("XXXX-02-29").with_year(2023), None);
    assert_eq!(date("XXXX-02-29~").with_year(2024), Some(date("2024-02-29~")));
}

#[test]
fn orders_by_first_day_then_length() {
    let sorted = [
        "-0205",
        "19XX",
        "199X",
        "1990",
        "2025",
        "2025-40",
        "2025-33",
        "2025-01",
        "2025-01-01",
        "2025-01-02",
        "2025-21",
        "XXXX-40",
        "XXXX-01-01",
    ];
    for pair in sorted.windows(2) {
        assert!(date(pair[0]) < date(pair[1]), "{pair:?}");
    }
    assert!(date("2025").contains(date("2025-06-17")));
    assert!(!date("2025").contains(date("XXXX-06-17")));
}

#[test]
fn intervals() {
    for (text, printed) in [
        ("2025-01/2025-06", "2025-01/2025-06"),
        ("2013/..", "2013/.."),
        ("../2019-12-31", "../2019-12-31"),
        ("2024/2024", "2024"),
        ("2024", "2024"),
        ("2024/2024-06", "2024/2024-06"),
        ("XXXX-12-30/XXXX-01-02", "XXXX-12-30/XXXX-01-02"),
    ] {
        assert_eq!(
            text.parse::<DateInterval>().map(|i| i.to_string()).as_deref(),
            Ok(printed)
        );
    }
    for text in [
        "../..",
        "2025/2024",
        "XXXX-05-18/2025",
        "2024/2025/2026",
        "/",
        "2024/",
        "x/2024",
    ] {
        assert!(text.parse::<DateInterval>().is_err(), "{text}");
    }
    assert_eq!(date("2025-40").to_months().to_string(), "2025-01/2025-06");
    assert_eq!(date("2025-06-17").to_months().to_string(), "2025-06");
    let period: DateInterval = "2024-36/2025-33".parse().unwrap();
    assert_eq!(period.to_months().to_string(), "2024-10/2025-03");
    let mut sorted: Vec<DateInterval> = ["2013/..", "2013/2014", "../2012", "2013"]
        .map(|t| t.parse().unwrap())
        .into();
    sorted.sort();
    let printed: Vec<String> = sorted.iter().map(ToString::to_string).collect();
    assert_eq!(printed, ["../2012", "2013", "2013/2014", "2013/.."]);
}

pub fn any_date() -> impl Strategy<Value = Date> {
    let year =
        prop_oneof![3 => (1800_i16..2200).prop_map(Some), 1 => (-9999_i16..=9999).prop_map(Some), 1 => Just(None)];
    let form =
        (year, 0_u8..8, 1_u8..=12, 1_u8..=31).prop_filter_map(
            "in the calendar",
            |(year, kind, month, day)| match kind {
                0 => Date::of_century(year?),
                1 => Date::of_decade(year?),
                2 => Date::of_year(year?),
                3 => Date::of_half(year, month % 2 + 1),
                4 => Date::of_quarter(year, month % 4 + 1),
                5 => {
                    let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
                    Date::of_season(year, seasons[usize::from(month % 4)])
                }
                6 => Date::of_month(year, month),
                _ => Date::of_day(year, month, day),
            },
        );
    let qualification = prop_oneof![
        5 => Just(Qualification::Certain),
        1 => Just(Qualification::Uncertain),
        1 => Just(Qualification::Approximate),
        1 => Just(Qualification::UncertainApproximate),
    ];
    (form, qualification).prop_map(|(date, qualification)| date.with_qualification(qualification))
}

proptest! {
    #[test]
    fn a_printed_date_parses_back(date in any_date()) {
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
        // A winter of an open year runs over a New Year that no date can name.
        if !(date.is_open_year() && date.season() == Some(Season::Winter)) {
            prop_assert!(date.contains(date.first_day()) && date.contains(date.last_day()));
        }
    }

    #[test]
    fn a_printed_interval_parses_back(start in any_date(), end in any_date(), open in 0_u8..4) {
        let start = (open != 1).then_some(start);
        let end = (open != 2).then_some(end);
        if let Some(interval) = DateInterval::new(start, end) {
            prop_assert_eq!(interval.to_string().parse::<DateInterval>(), Ok(interval));
            let months = interval.to_months();
            prop_assert_eq!(months.to_string().parse::<DateInterval>(), Ok(months));
        }
    }

    #[test]
    fn order_agrees_with_equality(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    }

    #[test]
    fn parsing_never_panics(text: String) {
        let _ = text.parse::<DateInterval>();
    }

    #[test]
    fn what_parses_prints_the_same(text in "-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}
