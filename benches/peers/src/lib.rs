//! The same questions put to summitry and to the `duckling` crate, and their answers in one notation.
//!
//! Dates are compared as first and last day, amounts as currency and least and greatest value, so that neither library's way of
//! writing an answer counts for it.

use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, NaiveDateTime, TimeZone};
use duckling::{
    Context, DimensionKind, DimensionValue, Grain, Lang, Locale, MeasurementValue, Options, TimePoint, TimeValue,
};
use summitry::value::{
    Bound, Date, DateInterval, Money, Quantity, find_dates, find_money, find_numbers, find_ordinals, find_percentages,
};

/// The day on which all sentences are taken to be published: a Wednesday.
pub const PUBLISHED: (i32, u32, u32) = (2025, 6, 18);

/// One sentence with the values that a careful reader finds in it.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its language, `fr` or `en`.
    pub language: String,
    /// What is asked for: `money`, `number`, `ordinal`, `percent` or `date`.
    pub kind: String,
    /// The values, in the notation of [`ours`].
    pub expected: Vec<String>,
    /// The sentence.
    pub text: String,
}

/// The questions of `sentences.tsv`.
///
/// # Panics
/// Where a line has not four columns, or a value that is none.
#[must_use]
pub fn questions() -> Vec<Question> {
    include_str!("../sentences.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [language, kind, expected, text] = columns[..] else {
                panic!("expected four columns: {line}");
            };
            let values = expected.split(';').filter(|v| !v.is_empty());
            Question {
                language: language.to_owned(),
                kind: kind.to_owned(),
                expected: values.map(|value| in_one_notation(kind, value)).collect(),
                text: text.to_owned(),
            }
        })
        .collect()
}

fn in_one_notation(kind: &str, value: &str) -> String {
    match kind {
        "money" => amount(&value.parse().expect(value)),
        "date" => days(&value.parse::<DateInterval>().expect(value)),
        _ => value.to_owned(),
    }
}

/// What summitry reads.
///
/// # Panics
/// Never: both languages are built in.
#[must_use]
pub fn ours(question: &Question) -> Vec<String> {
    let (text, language) = (question.text.as_str(), question.language.as_str());
    let known = "the language is built in";
    match question.kind.as_str() {
        "money" => find_money(text, language)
            .expect(known)
            .iter()
            .map(|f| amount(&f.value))
            .collect(),
        "number" => find_numbers(text, language)
            .expect(known)
            .iter()
            .map(|f| f.value.to_string())
            .collect(),
        "ordinal" => find_ordinals(text, language)
            .expect(known)
            .iter()
            .map(|f| f.value.to_string())
            .collect(),
        "percent" => find_percentages(text, language)
            .expect(known)
            .iter()
            .map(|f| f.value.to_string())
            .collect(),
        _ => {
            let (year, month, day) = PUBLISHED;
            let published = Date::of_day(i16::try_from(year).ok(), month as u8, day as u8);
            let found = find_dates(text, language, published).expect(known);
            found.iter().filter_map(|f| Some(days(&f.date?.named))).collect()
        }
    }
}

/// What the `duckling` crate reads. It has no percentages.
#[must_use]
pub fn ducklings(question: &Question) -> Vec<String> {
    let lang = if question.language == "fr" { Lang::FR } else { Lang::EN };
    let locale = Locale::new(lang, None);
    let context = Context::new(published(), locale);
    let kind = match question.kind.as_str() {
        "money" => DimensionKind::AmountOfMoney,
        "number" => DimensionKind::Numeral,
        "ordinal" => DimensionKind::Ordinal,
        "date" => DimensionKind::Time,
        _ => return Vec::new(),
    };
    let found = duckling::parse(&question.text, &locale, &[kind], &context, &Options::default());
    found.iter().filter_map(|entity| answer(&entity.value)).collect()
}

fn published() -> DateTime<FixedOffset> {
    let (year, month, day) = PUBLISHED;
    let zone = FixedOffset::east_opt(0).expect("no offset is one");
    zone.with_ymd_and_hms(year, month, day, 12, 0, 0)
        .single()
        .expect("the day exists")
}

fn answer(value: &DimensionValue) -> Option<String> {
    Some(match value {
        DimensionValue::Numeral(number) => number.to_string(),
        DimensionValue::Ordinal(number) => number.to_string(),
        DimensionValue::AmountOfMoney(MeasurementValue::Value { value, unit }) => format!("{} {value}", code(unit)),
        DimensionValue::AmountOfMoney(MeasurementValue::Interval { from, to }) => {
            let unit = from.as_ref().or(to.as_ref())?.unit.as_str();
            let end = |point: &Option<duckling::MeasurementPoint>| point.as_ref().map(|p| p.value.to_string());
            format!(
                "{} {}..{}",
                code(unit),
                end(from).unwrap_or_default(),
                end(to).unwrap_or_default()
            )
        }
        DimensionValue::Time(TimeValue::Single { value, .. }) => {
            let (start, grain) = moment(value);
            between(Some(start.date()), last_day(start, grain))
        }
        DimensionValue::Time(TimeValue::Interval { from, to, .. }) => {
            let start = from.as_ref().map(|point| moment(point).0.date());
            // The end is the first moment that is out.
            let end = to.as_ref().and_then(|point| moment(point).0.date().pred_opt());
            between(start, end)
        }
        _ => return None,
    })
}

fn moment(point: &TimePoint) -> (NaiveDateTime, Grain) {
    match point {
        TimePoint::Instant { value, grain } => (value.naive_local(), *grain),
        TimePoint::Naive { value, grain } => (*value, *grain),
    }
}

fn last_day(start: NaiveDateTime, grain: Grain) -> Option<NaiveDate> {
    let day = start.date();
    let next = match grain {
        Grain::Week => day.checked_add_days(Days::new(7)),
        Grain::Month => day.checked_add_months(Months::new(1)),
        Grain::Quarter => day.checked_add_months(Months::new(3)),
        Grain::Year => day.checked_add_months(Months::new(12)),
        _ => day.succ_opt(),
    };
    next?.pred_opt()
}

/// Signs and names that duckling gives instead of codes.
fn code(unit: &str) -> &str {
    match unit {
        "$" | "dollar" => "USD",
        "€" => "EUR",
        "£" | "pound" => "GBP",
        other => other,
    }
}

fn amount(money: &Money) -> String {
    let quantity = money.quantity();
    let number = quantity.number();
    let values = match quantity.bound() {
        _ if quantity.is_range() => range(quantity),
        Bound::AtLeast | Bound::MoreThan => format!("{number}.."),
        Bound::UpTo | Bound::LessThan => format!("..{number}"),
        Bound::Exact | Bound::Approx => number.to_string(),
    };
    format!("{} {values}", money.currency())
}

fn range(quantity: Quantity) -> String {
    let end = |n: Option<summitry::value::Number>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}..{}", end(quantity.min()), end(quantity.max()))
}

fn days(interval: &DateInterval) -> String {
    let text = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    format!("{}..{}", text(interval.first_day()), text(interval.last_day()))
}

fn between(start: Option<NaiveDate>, end: Option<NaiveDate>) -> String {
    let text = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    format!("{}..{}", text(start), text(end))
}
