//! Values alone: dates and intervals in parts, and the finders.

use pyo3::prelude::*;
use summitry::value::{
    self, Date, DateInterval, Duration, Found, PercentUnit, Qualification, Quantity, Span, UnknownLanguage,
};

use crate::document::utf8;
use crate::error::IntoPython;

/// Year, month, day.
type Day = (Option<i16>, u8, u8);

/// A day's numbers; the year is None where it is open.
fn day(date: Date) -> Day {
    (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// A date in parts: its one spelling, granularity, year, month, day, qualification, first day, last day.
type DateParts = (
    String,
    &'static str,
    Option<i16>,
    Option<u8>,
    Option<u8>,
    &'static str,
    Day,
    Day,
);

/// The parts of a date in EDTF.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn date_parts(text: &str) -> PyResult<DateParts> {
    let date: Date = text.parse().map_err(IntoPython::into_python)?;
    let qualification = match date.qualification() {
        Qualification::Certain => "certain",
        Qualification::Uncertain => "uncertain",
        Qualification::Approximate => "approximate",
        Qualification::UncertainApproximate => "uncertain_approximate",
    };
    Ok((
        date.to_string(),
        date.granularity().as_str(),
        date.year(),
        date.month(),
        date.day(),
        qualification,
        day(date.first_day()),
        day(date.last_day()),
    ))
}

/// An interval in parts: its one spelling, start, end.
type IntervalParts = (String, Option<String>, Option<String>);

/// The parts of an interval in EDTF.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn interval_parts(text: &str) -> PyResult<IntervalParts> {
    let interval: DateInterval = text.parse().map_err(IntoPython::into_python)?;
    let side = |date: Option<Date>| date.map(|d| d.to_string());
    Ok((interval.to_string(), side(interval.start()), side(interval.end())))
}

/// The parts of an ISO 8601 duration: its one spelling, years, months, weeks, days.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn duration_parts(text: &str) -> PyResult<(String, u16, u16, u16, u16)> {
    let d: Duration = text.parse().map_err(IntoPython::into_python)?;
    Ok((d.to_string(), d.years(), d.months(), d.weeks(), d.days()))
}

/// A value in Python's terms, with the characters it was read from.
type FoundParts<T> = (T, usize, usize);

/// Finds values with the GIL released, and counts their places in characters.
fn find<P: Send>(
    text: &Bound<'_, PyAny>,
    find: impl FnOnce(&str) -> Result<Vec<(Span, P)>, UnknownLanguage> + Send,
) -> PyResult<Vec<FoundParts<P>>> {
    let string = utf8(text)?;
    let found: Result<_, UnknownLanguage> = text.py().detach(|| {
        let mut before = (0, 0);
        // Values come in order, so counting goes on from the last place.
        let mut characters = |byte: usize| {
            let (from, count) = if byte < before.0 { (0, 0) } else { before };
            let more = string.get(from..byte).map_or(0, |part| part.chars().count());
            before = (byte, count + more);
            count + more
        };
        let place = |(span, part): (Span, P)| {
            let start = characters(span.start());
            (part, start, characters(span.end()))
        };
        Ok(find(&string)?.into_iter().map(place).collect())
    });
    found.map_err(IntoPython::into_python)
}

fn parts<T, P>(
    found: Result<Vec<Found<T>>, UnknownLanguage>,
    part: impl Fn(T) -> P,
) -> Result<Vec<(Span, P)>, UnknownLanguage> {
    Ok(found?.into_iter().map(|f| (f.span, part(f.value))).collect())
}

/// Whether it is a change, its unit, and its quantity.
type PercentageParts = (bool, &'static str, QuantityParts);

/// A quantity in parts: the stated number, its bound, and the ends of a range.
type QuantityParts = (Option<String>, &'static str, Option<String>, Option<String>);

fn quantity(quantity: Quantity) -> QuantityParts {
    let end = |number: Option<value::Number>| number.filter(|_| quantity.is_range()).map(|n| n.to_string());
    let stated = quantity.value().map(|n| n.to_string());
    (
        stated,
        quantity.bound().name(),
        end(quantity.min()),
        end(quantity.max()),
    )
}

/// The numbers in a text.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_numbers(text: &Bound<'_, PyAny>, language: &str) -> PyResult<Vec<FoundParts<String>>> {
    find(text, |t| {
        parts(value::find_numbers(t, language), |number| number.to_string())
    })
}

/// The ordinals in a text.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_ordinals(text: &Bound<'_, PyAny>, language: &str) -> PyResult<Vec<FoundParts<u32>>> {
    find(text, |t| parts(value::find_ordinals(t, language), value::Ordinal::get))
}

/// The amounts of money in a text: currency and quantity.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_money(
    text: &Bound<'_, PyAny>,
    language: &str,
) -> PyResult<Vec<FoundParts<(String, QuantityParts)>>> {
    find(text, |t| {
        let money = |money: value::Money| (money.currency().code().to_owned(), quantity(money.quantity()));
        parts(value::find_money(t, language), money)
    })
}

/// The percentages in a text: whether it is a change, its unit, and its quantity.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_percentages(text: &Bound<'_, PyAny>, language: &str) -> PyResult<Vec<FoundParts<PercentageParts>>> {
    find(text, |t| {
        let percentage = |percentage: value::Percentage| {
            let unit = match percentage.unit() {
                PercentUnit::Percent => "percent",
                PercentUnit::Points => "points",
            };
            (percentage.is_change(), unit, quantity(percentage.quantity()))
        };
        parts(value::find_percentages(t, language), percentage)
    })
}

/// The dates in a text; None for one that needs a date to be resolved against.
#[pyfunction]
#[pyo3(signature = (text, language, reference=None, /))]
pub(crate) fn find_dates(
    text: &Bound<'_, PyAny>,
    language: &str,
    reference: Option<&str>,
) -> PyResult<Vec<FoundParts<Option<String>>>> {
    let reference: Option<Date> = reference.map(str::parse).transpose().map_err(IntoPython::into_python)?;
    find(text, |t| {
        let found = value::find_dates(t, language, reference)?;
        let part = |f: value::FoundDate| (f.span, f.date.map(|date| date.named.to_string()));
        Ok(found.into_iter().map(part).collect())
    })
}
