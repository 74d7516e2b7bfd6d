//! Values alone: dates and intervals in parts, and the finders.

use pyo3::prelude::*;
use summitry::value::{self, Date, DateInterval, Duration, Found, Qualification, UnknownLanguage};

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
fn find<T: Send, P: Send>(
    text: &Bound<'_, PyAny>,
    find: impl FnOnce(&str) -> Result<Vec<Found<T>>, UnknownLanguage> + Send,
    part: impl Fn(T) -> P + Send + Sync,
) -> PyResult<Vec<FoundParts<P>>> {
    let string = utf8(text)?;
    let found = text.py().detach(|| {
        let mut before = (0, 0);
        // Values come in order, so counting goes on from the last place.
        let mut characters = |byte: usize| {
            let (from, count) = if byte < before.0 { (0, 0) } else { before };
            let more = string.get(from..byte).map_or(0, |part| part.chars().count());
            before = (byte, count + more);
            count + more
        };
        find(&string).map(|found| {
            let place = |f: Found<T>| {
                let (start, end) = (characters(f.span.start()), characters(f.span.end()));
                (part(f.value), start, end)
            };
            found.into_iter().map(place).collect()
        })
    });
    found.map_err(IntoPython::into_python)
}

/// The numbers in a text.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_numbers(text: &Bound<'_, PyAny>, language: &str) -> PyResult<Vec<FoundParts<String>>> {
    find(text, |t| value::find_numbers(t, language), |number| number.to_string())
}

/// The ordinals in a text.
#[pyfunction]
#[pyo3(signature = (text, language, /))]
pub(crate) fn find_ordinals(text: &Bound<'_, PyAny>, language: &str) -> PyResult<Vec<FoundParts<u32>>> {
    find(text, |t| value::find_ordinals(t, language), value::Ordinal::get)
}
