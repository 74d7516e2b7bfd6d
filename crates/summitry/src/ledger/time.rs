//! How times of different documents lie to each other.

use crate::value::{Date, DateInterval, Granularity};

/// How two times lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// One of them is not known, or its year is not.
    Unknown,
    /// They share a day, and both are months or finer.
    Same,
    /// They share a day, and one is a year or coarser.
    Roughly,
    /// Days from the end of one to the beginning of the other.
    Apart(i32),
}

/// How two times lie to each other.
pub(super) fn between(one: Option<DateInterval>, other: Option<DateInterval>) -> Between {
    let (Some(one), Some(other)) = (one, other) else {
        return Between::Unknown;
    };
    let (Some(a), Some(b)) = (days(one), days(other)) else {
        return Between::Unknown;
    };
    let gap = (a.0 - b.1).max(b.0 - a.1);
    if gap > 0 {
        Between::Apart(gap)
    } else if fine(one) && fine(other) {
        Between::Same
    } else {
        Between::Roughly
    }
}

/// Whether it is no longer than a month at either end.
fn fine(time: DateInterval) -> bool {
    [time.start(), time.end()]
        .iter()
        .flatten()
        .all(|date| matches!(date.granularity(), Granularity::Day | Granularity::Month))
}

/// First and last day, counted from a day long ago; `None` where a side or a year is open.
pub(super) fn days(time: DateInterval) -> Option<(i32, i32)> {
    let count = |date: Date| {
        // The year in days suffices: what is compared is years apart, or in the calendar's own days.
        let civil = date.first_civil()?;
        let start = jiff::civil::date(1, 1, 1);
        start.until(civil).ok().map(|span| span.get_days())
    };
    Some((count(time.first_day()?)?, count(time.last_day()?)?))
}

/// A time from its first and last date.
pub(super) fn span(start: Option<Date>, end: Option<Date>) -> Option<DateInterval> {
    let start = start?;
    DateInterval::new(start, end.unwrap_or(start)).or_else(|| DateInterval::new(start, start))
}

#[cfg(test)]
mod tests {
    use super::{Between, between};

    #[test]
    fn times_lie_apart_or_share_a_day() {
        let times = |one: &str, other: &str| between(one.parse().ok(), other.parse().ok());
        assert_eq!(times("2025-06-17", "2025-06"), Between::Same);
        assert_eq!(times("2025-06-17", "2025"), Between::Roughly);
        assert_eq!(times("2025-06-17", "2025-06-19"), Between::Apart(2));
        assert_eq!(times("2025-06-17/2025-06-18", "2025-06-18"), Between::Same);
        assert_eq!(times("2024-02", "2025-03-01"), Between::Apart(366));
        assert_eq!(times("XXXX-06-17", "2025-06-17"), Between::Unknown);
        assert_eq!(times("2025-06-17/..", "2025-06-17"), Between::Unknown);
    }
}
