//! What every value type promises: it reads back what it prints, as a text and as JSON.

use core::fmt::{Debug, Display};
use core::str::FromStr;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use summitry::value::{
    Bound, Country, Currency, Date, DateInterval, Duration, Money, Multiple, Number, Ordinal, Party, PercentUnit,
    Percentage, Qualification, Quantity, Season, Slug, Span,
};

fn through_text<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Display + Debug + FromStr<Err: Debug> + PartialEq,
{
    let printed = value.to_string();
    let read: T = printed
        .parse()
        .map_err(|e| TestCaseError::fail(format!("{printed}: {e:?}")))?;
    prop_assert_eq!(&read, value, "{}", printed);
    prop_assert_eq!(read.to_string(), printed);
    Ok(())
}

fn through_json<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + Debug + PartialEq,
{
    let json = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&json).map_err(|e| TestCaseError::fail(format!("{json}: {e}")))?;
    prop_assert_eq!(&read, value, "{}", json);
    Ok(())
}

fn number() -> impl Strategy<Value = Number> {
    (any::<i64>(), 0_u32..=12).prop_map(|(digits, scale)| Number::new(Decimal::new(digits, scale)))
}

fn bound() -> impl Strategy<Value = Bound> {
    prop::sample::select(
        &[
            Bound::Exact,
            Bound::Approx,
            Bound::AtLeast,
            Bound::MoreThan,
            Bound::LessThan,
            Bound::UpTo,
        ][..],
    )
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let range = (number(), number()).prop_filter_map("goes up", |(a, b)| Quantity::between(a, b));
    prop_oneof![
        (number(), bound()).prop_map(|(number, bound)| Quantity::new(number, bound)),
        range
    ]
}

fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(Currency::all().collect::<Vec<_>>())
}

fn date() -> impl Strategy<Value = Date> {
    let year = || prop_oneof![9 => (-9999_i16..=9999).prop_map(Some), 1 => Just(None)];
    let season = prop::sample::select(&[Season::Spring, Season::Summer, Season::Autumn, Season::Winter][..]);
    let plain = prop_oneof![
        (0_i16..100).prop_filter_map("century", |c| Date::of_century(c * 100)),
        (0_i16..1000).prop_filter_map("decade", |d| Date::of_decade(d * 10)),
        (-9999_i16..=9999).prop_filter_map("year", Date::of_year),
        (year(), 1_u8..=2).prop_filter_map("half", |(y, n)| Date::of_half(y, n)),
        (year(), 1_u8..=4).prop_filter_map("quarter", |(y, n)| Date::of_quarter(y, n)),
        (year(), season).prop_filter_map("season", |(y, s)| Date::of_season(y, s)),
        (year(), 1_u8..=12).prop_filter_map("month", |(y, m)| Date::of_month(y, m)),
        (year(), 1_u8..=12, 1_u8..=31).prop_filter_map("day", |(y, m, d)| Date::of_day(y, m, d)),
    ];
    let qualification = prop::sample::select(
        &[
            Qualification::Certain,
            Qualification::Uncertain,
            Qualification::Approximate,
            Qualification::UncertainApproximate,
        ][..],
    );
    (plain, qualification).prop_map(|(date, qualification)| date.with_qualification(qualification))
}

proptest! {
    #[test]
    fn numbers(number in number()) {
        through_text(&number)?;
        through_json(&number)?;
    }

    #[test]
    fn ordinals(number in 1_u32..) {
        let ordinal = Ordinal::new(number).unwrap();
        through_text(&ordinal)?;
        through_json(&ordinal)?;
    }

    #[test]
    fn quantities(quantity in quantity()) {
        through_text(&quantity)?;
        through_json(&quantity)?;
    }

    #[test]
    fn money(quantity in quantity(), currency in currency()) {
        let money = Money::new(quantity, currency);
        through_text(&money)?;
        through_json(&money)?;
    }

    #[test]
    fn percentages(quantity in quantity(), points in any::<bool>(), change in any::<bool>()) {
        let unit = if points { PercentUnit::Points } else { PercentUnit::Percent };
        let percentage = if change { Percentage::change(quantity, unit) } else { Percentage::level(quantity, unit) };
        through_text(&percentage)?;
        through_json(&percentage)?;
    }

    #[test]
    fn multiples(number in number()) {
        if let Some(multiple) = Multiple::new(number) {
            through_text(&multiple)?;
            through_json(&multiple)?;
        }
    }

    #[test]
    fn durations(years in any::<u16>(), months in any::<u16>(), weeks in any::<u16>(), days in any::<u16>()) {
        if let Some(duration) = Duration::new(years, months, weeks, days) {
            through_text(&duration)?;
            through_json(&duration)?;
        }
    }

    #[test]
    fn dates(date in date()) {
        through_text(&date)?;
        through_json(&date)?;
    }

    #[test]
    fn intervals(start in prop::option::of(date()), end in prop::option::of(date())) {
        if let Some(interval) = DateInterval::new(start, end) {
            through_text(&interval)?;
            through_json(&interval)?;
        }
    }

    #[test]
    fn names(name in "\\PC{0,40}") {
        if let Some(slug) = Slug::of_name(&name) {
            through_text(&slug)?;
            through_json(&slug)?;
            // What is a name already stays as it is.
            prop_assert_eq!(Slug::of_name(slug.as_str()), Some(slug.clone()));
            through_text(&Party::Bloc(slug))?;
        }
    }

    #[test]
    fn spans(start in 0_usize..1 << 30, length in 0_usize..1 << 30) {
        through_json(&Span::new(start, start + length))?;
    }

    /// What is no value is refused, and what is read prints to something that is read the same.
    #[test]
    fn any_text_is_refused_or_kept(text in "[-0-9.~<>=%pxXPYMWD/?a-zA-Z ]{0,16}") {
        kept::<Number>(&text)?;
        kept::<Ordinal>(&text)?;
        kept::<Quantity>(&text)?;
        kept::<Money>(&text)?;
        kept::<Percentage>(&text)?;
        kept::<Multiple>(&text)?;
        kept::<Duration>(&text)?;
        kept::<Date>(&text)?;
        kept::<DateInterval>(&text)?;
        kept::<Country>(&text)?;
        kept::<Currency>(&text)?;
        kept::<Slug>(&text)?;
        kept::<Party>(&text)?;
    }
}

fn kept<T>(text: &str) -> Result<(), TestCaseError>
where
    T: Display + Debug + FromStr<Err: Debug> + PartialEq,
{
    text.parse::<T>().map_or(Ok(()), |value| through_text(&value))
}

#[test]
fn codes() {
    for code in ["KAZ", "FRA", "XKX", "SUN"] {
        let country: Country = code.parse().unwrap();
        through_text(&country).unwrap();
        through_json(&country).unwrap();
        through_text(&Party::Country(country)).unwrap();
    }
    for currency in Currency::all() {
        through_text(&currency).unwrap();
        through_json(&currency).unwrap();
    }
}
