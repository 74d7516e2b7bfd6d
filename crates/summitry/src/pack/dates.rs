//! What the concepts of the date tables mean.

use super::category::Category;
use crate::value::{Duration, Season};

macro_rules! words {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// What a small word does in a date, in whatever language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum DateWord {
            $($(#[$doc])* $variant,)*
        }

        impl DateWord {
            /// Every word with its name in the packs.
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$variant),)*];
        }
    };
}

words! {
    /// After it, or before a closed date with a later one: `after 2018`.
    After = "after";
    /// Before "two years" or after it: so long before now.
    Ago = "ago";
    /// Before a length of time: so long from now (`dans deux ans`).
    Ahead = "ahead";
    /// Joins days, or the ends of an interval after [`DateWord::Between`].
    And = "and";
    /// A day on which years are counted: `30e anniversaire`.
    Anniversary = "anniversary";
    /// Makes a date approximate.
    Approximately = "approximately";
    /// Years counted backwards, after the year.
    BeforeChrist = "before-christ";
    /// Before it, that day or year excluded.
    Before = "before";
    /// Beside [`DateWord::Since`]: the date has begun (`since March`), where "from March on" may be to come.
    Begun = "begun";
    /// Opens an interval that [`DateWord::And`] continues.
    Between = "between";
    /// Before it, that day or year included; also "d'ici" before a length of time.
    By = "by";
    /// A part of a day, which is of no account: `this morning`.
    DayPart = "day-part";
    /// Directly after a number: the decade of it (`1990s`).
    DecadeSuffix = "decade-suffix";
    /// Before or after what it is counted from in the text: `two years earlier`.
    Earlier = "earlier";
    /// The end of a period.
    End = "end";
    /// After a length of time: the date that it ends on follows (`the year ended 31 March`).
    Ending = "ending";
    /// Makes an expression a repeated one, which is no date.
    Every = "every";
    /// Before a unit: every second one.
    EveryOther = "every-other";
    /// The last of several.
    Final = "final";
    /// The period that follows the one the text speaks of.
    Following = "following";
    /// The next one to come, never the one after it.
    Coming = "coming";
    /// Before a length of time: it lasts so long.
    For = "for";
    /// Opens an interval that [`DateWord::To`] continues.
    From = "from";
    /// Before a unit: half of it.
    Half = "half";
    /// After "two weeks": counted from now.
    Hence = "hence";
    /// Joins a date to the period that it lies in, or begins an offset: `in two years`.
    In = "in";
    /// Before a number: that number names something other than a year (`page 12`, `resolution 2231`).
    Label = "label";
    /// The last of several, or the one before now.
    Last = "last";
    /// Later than what it is counted from in the text.
    Later = "later";
    /// Before a length of time: less than it.
    LessThan = "less-than";
    /// The middle of a period.
    Middle = "middle";
    /// Before a length of time: more than it.
    MoreThan = "more-than";
    /// The one after now.
    Next = "next";
    /// Now, as the end of an interval.
    Now = "now";
    /// Joins a date to the period that it lies in.
    Of = "of";
    /// Stands before a day.
    On = "on";
    /// One time.
    Once = "once";
    /// After a date: from then on.
    Onwards = "onwards";
    /// Before a number: one in so many.
    OutOf = "out-of";
    /// The one before now, never the last of several.
    Past = "past";
    /// Before the last one.
    Penultimate = "penultimate";
    /// Joins two of several.
    Or = "or";
    /// The period before the one the text speaks of.
    Preceding = "preceding";
    /// What is left of a period.
    Rest = "rest";
    /// The period the text speaks of.
    Same = "same";
    /// Begins like a date and is none.
    Stop = "stop";
    /// From it on.
    Since = "since";
    /// The start of a period.
    Start = "start";
    /// Far demonstrative: `that year`.
    That = "that";
    /// After a unit, makes a near demonstrative far: `cette année-là`.
    There = "there";
    /// The definite article.
    The = "the";
    /// The one that holds now.
    This = "this";
    /// A unit of the clock: a number before it is no day.
    Time = "time";
    /// After a number: so often.
    Times = "times";
    /// Two times.
    Twice = "twice";
    /// From the start of the year until now.
    YearToDate = "year-to-date";
    /// Continues an interval.
    To = "to";
    /// Until now.
    ToDate = "to-date";
    /// Until it, included.
    Until = "until";
    /// Before a length of time: at most so long from now.
    Within = "within";
    /// After a length of time: half a unit more.
    AndAHalf = "and-a-half";
}

/// The calendar units that expressions count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateUnit {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Half a year.
    Half,
    /// One of two halves of a period that is named after it.
    HalfOf,
    /// A quarter of a year.
    Quarter,
    /// A month.
    Month,
    /// Two weeks, or half a month.
    Fortnight,
    /// A week, from Monday.
    Week,
    /// Monday to Friday.
    WorkWeek,
    /// Saturday and Sunday.
    Weekend,
    /// A day.
    Day,
}

impl DateUnit {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("century", Self::Century),
        ("day", Self::Day),
        ("decade", Self::Decade),
        ("fortnight", Self::Fortnight),
        ("half", Self::Half),
        ("half-of", Self::HalfOf),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("week", Self::Week),
        ("weekend", Self::Weekend),
        ("workweek", Self::WorkWeek),
        ("year", Self::Year),
    ];
}

/// How surely a word is a date's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Only beside a number of the date (`mar. 3`).
    Weak,
    /// An abbreviation: only where the words around speak for it, in whatever case.
    Short,
    /// Only where the words around speak for it (`in May`).
    Ambiguous,
    /// On its own.
    Sure,
}

/// A day known by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same day every year.
    Fixed {
        /// From 1 to 12.
        month: u8,
        /// From 1 to 31.
        day: u8,
    },
    /// So many days after Western Easter Sunday.
    Easter(i16),
    /// So many days after a weekday of a month: Thanksgiving, the fourth Thursday of November.
    Weekday {
        /// From 1 to 12.
        month: u8,
        /// From 1, Monday, to 7.
        weekday: u8,
        /// Which one: from 1 to 4, or -1 for the last.
        rank: i8,
        /// How many days after it.
        after: i8,
    },
}

/// A concept of a date table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateMeaning {
    /// A month from 1 to 12.
    Month(u8, Strength),
    /// A weekday from 1, Monday, to 7.
    Weekday(u8, Strength),
    /// A season.
    Season(Season),
    /// A unit; `true` for its plural.
    Unit(DateUnit, bool),
    /// A unit's letter, written before its number: `Q3`, `S1`.
    Letter(DateUnit),
    /// Days from today.
    Day(i16),
    /// Days from the day the text speaks of.
    DayFromPrevious(i16),
    /// The decade of a century, by its tens: 90 for the nineties.
    Decade(i16),
    /// A day known by its name.
    Holiday(Holiday),
    /// How often.
    Cadence(Duration),
    /// A small word.
    Word(DateWord),
}

impl DateMeaning {
    /// The meaning of a concept in a date table.
    ///
    /// # Errors
    /// What the table expects there.
    pub fn parse(category: Category, concept: &str) -> Result<Self, String> {
        let (name, refinement) = match concept.split_once('/') {
            Some((name, refinement)) => (name, Some(refinement)),
            None => (concept, None),
        };
        let strength = || match refinement {
            None => Ok(Strength::Sure),
            Some("ambiguous") => Ok(Strength::Ambiguous),
            Some("short") => Ok(Strength::Short),
            Some("weak") => Ok(Strength::Weak),
            Some(_) => Err("`ambiguous`, `short`, `weak` or nothing after `/`".to_owned()),
        };
        let number = |low: u8, high: u8| {
            let found = name.parse::<u8>().ok().filter(|n| (low..=high).contains(n));
            found.ok_or_else(|| format!("a number from {low} to {high}"))
        };
        match category {
            Category::Month => Ok(Self::Month(number(1, 12)?, strength()?)),
            Category::Weekday => Ok(Self::Weekday(number(1, 7)?, strength()?)),
            Category::Season => match concept {
                "spring" => Ok(Self::Season(Season::Spring)),
                "summer" => Ok(Self::Season(Season::Summer)),
                "autumn" => Ok(Self::Season(Season::Autumn)),
                "winter" => Ok(Self::Season(Season::Winter)),
                _ => Err("one of autumn, spring, summer, winter".to_owned()),
            },
            Category::DateUnit | Category::PeriodLetter => {
                let unit = find(DateUnit::NAMES, name)?;
                match (category, refinement) {
                    (Category::PeriodLetter, None) => Ok(Self::Letter(unit)),
                    (Category::DateUnit, None) => Ok(Self::Unit(unit, false)),
                    (Category::DateUnit, Some("plural")) => Ok(Self::Unit(unit, true)),
                    _ => Err("a unit, and after `/` nothing or, in date-units, `plural`".to_owned()),
                }
            }
            Category::RelativeDay => {
                let days = |text: &str| text.parse::<i16>().ok().filter(|days| days.abs() <= 7);
                let meaning = match name.strip_prefix("previous") {
                    Some("") => Some(Self::DayFromPrevious(0)),
                    Some(rest) => days(rest).map(Self::DayFromPrevious),
                    None => days(name).map(Self::Day),
                };
                meaning.ok_or_else(|| "days from today, as `-1`, or `previous-1` from the day spoken of".to_owned())
            }
            Category::DecadeWord => match name.parse::<i16>() {
                Ok(tens @ 0..=90) if tens % 10 == 0 => Ok(Self::Decade(tens)),
                _ => Err("one of 0, 10, … 90".to_owned()),
            },
            Category::Holiday => holiday(name).ok_or_else(|| {
                "a month and day as `12-25`, days from Easter Sunday as `easter`, `easter-2`, `easter+39`, or a month, a weekday and its rank \
                 in the month as `11:4+4` (the fourth Thursday of November), `05:1-1` (the last Monday of May), perhaps with days after \
                 it as `11:4+4+1`"
                    .to_owned()
            }),
            Category::CadenceWord => concept.parse().map(Self::Cadence).map_err(|e| format!("{e}")),
            Category::DateWord => Ok(Self::Word(find(DateWord::NAMES, concept)?)),
            _ => Err("no date table".to_owned()),
        }
    }
}

fn holiday(name: &str) -> Option<DateMeaning> {
    if let Some(days) = name.strip_prefix("easter") {
        let days = if days.is_empty() { 0 } else { days.parse().ok()? };
        return (-70..=70)
            .contains(&days)
            .then_some(DateMeaning::Holiday(Holiday::Easter(days)));
    }
    if let Some((month, rest)) = name.split_once(':') {
        return holiday_on_weekday(month, rest);
    }
    let (month, day) = name.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    crate::value::Date::of_day(None, month, day)?;
    Some(DateMeaning::Holiday(Holiday::Fixed { month, day }))
}

/// `4+4+1` after its month: the weekday, its rank and the days after it.
fn holiday_on_weekday(month: &str, rest: &str) -> Option<DateMeaning> {
    let (weekday, rank) = rest.split_at_checked(1)?;
    let (rank, after) = match rank.get(1..)?.split_once('+') {
        Some((_, after)) => (rank.get(..2)?, after.parse().ok()?),
        None => (rank, 0),
    };
    let (month, weekday, rank) = (month.parse().ok()?, weekday.parse().ok()?, rank.parse().ok()?);
    let fits =
        matches!(month, 1..=12) && matches!(weekday, 1..=7) && matches!(rank, 1..=4 | -1) && matches!(after, 0..=6);
    fits.then_some(DateMeaning::Holiday(Holiday::Weekday {
        month,
        weekday,
        rank,
        after,
    }))
}

fn find<T: Copy>(names: &[(&str, T)], name: &str) -> Result<T, String> {
    let found = names.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = names.iter().map(|(known, _)| *known).collect();
        format!("one of {}", known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::{DateMeaning, DateUnit, DateWord, Holiday, Strength};
    use crate::pack::category::Category;

    #[test]
    fn concepts_are_checked() {
        for (category, concept, meaning) in [
            (
                Category::Month,
                "5/ambiguous",
                Some(DateMeaning::Month(5, Strength::Ambiguous)),
            ),
            (Category::Month, "13", None),
            (Category::Month, "5/x", None),
            (Category::Weekday, "7", Some(DateMeaning::Weekday(7, Strength::Sure))),
            (
                Category::DateUnit,
                "year/plural",
                Some(DateMeaning::Unit(DateUnit::Year, true)),
            ),
            (Category::DateUnit, "eon", None),
            (
                Category::PeriodLetter,
                "quarter",
                Some(DateMeaning::Letter(DateUnit::Quarter)),
            ),
            (Category::RelativeDay, "-1", Some(DateMeaning::Day(-1))),
            (
                Category::RelativeDay,
                "previous+1",
                Some(DateMeaning::DayFromPrevious(1)),
            ),
            (Category::RelativeDay, "soon", None),
            (
                Category::Holiday,
                "12-25",
                Some(DateMeaning::Holiday(Holiday::Fixed { month: 12, day: 25 })),
            ),
            (
                Category::Holiday,
                "easter+39",
                Some(DateMeaning::Holiday(Holiday::Easter(39))),
            ),
            (
                Category::Holiday,
                "11:4+4+1",
                Some(DateMeaning::Holiday(Holiday::Weekday {
                    month: 11,
                    weekday: 4,
                    rank: 4,
                    after: 1,
                })),
            ),
            (
                Category::Holiday,
                "05:1-1",
                Some(DateMeaning::Holiday(Holiday::Weekday {
                    month: 5,
                    weekday: 1,
                    rank: -1,
                    after: 0,
                })),
            ),
            (Category::Holiday, "13:1+1", None),
            (Category::Holiday, "05:8+1", None),
            (Category::Holiday, "05:1+6", None),
            (Category::Holiday, "05:1", None),
            (Category::Holiday, "05:é+1", None),
            (Category::Holiday, "02-30", None),
            (Category::Holiday, "-5", None),
            (Category::DecadeWord, "90", Some(DateMeaning::Decade(90))),
            (Category::DecadeWord, "95", None),
            (Category::DateWord, "since", Some(DateMeaning::Word(DateWord::Since))),
            (Category::DateWord, "whenever", None),
            (Category::CadenceWord, "P2X", None),
        ] {
            assert_eq!(DateMeaning::parse(category, concept).ok(), meaning, "{concept}");
        }
    }
}
