//! Periods: `l'année dernière`, `the third quarter of 2016`, `la semaine du 7 octobre`, `the 1990s`, `fin 2026`.

use super::expression::{Base, PeriodPart, Point, Step, granularity_of};
use super::grammar::{Grammar, MAX_DEPTH, Read};
use super::terminal::WordSet;
use crate::pack::dates::{DateUnit, DateWord};
use crate::value::Granularity;

const CONNECTS: WordSet = WordSet::of(&[DateWord::Of, DateWord::In, DateWord::From]);
const ARTICLES: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);
/// Decades of two digits up to this belong to this century: the tens and twenties.
const LAST_SHORT_DECADE: i16 = 20;

impl Grammar<'_> {
    /// The period around something finer: "2025", "of last week", "de l'année dernière", "in a year".
    pub fn container(&self, i: usize, finer: Granularity, depth: u8) -> Read<Point> {
        if depth >= MAX_DEPTH || i >= self.terminals.len() {
            return None;
        }
        let mut at = self.skip_symbol(i, ',');
        let comma = at > i;
        // "last week's Sunday" stands the other way round; here only what follows counts.
        let connected = self.skip(at, CONNECTS);
        let said = connected > at;
        at = connected;
        let definite = self.has(at, DateWord::The) || said && self.has(at - 1, DateWord::The);
        at = self.skip(at, ARTICLES);
        let read = self
            .relative_unit(at)
            .or_else(|| self.offset_from_now(if said { connected - 1 } else { at }))
            .or_else(|| (!comma).then(|| self.year_point(at))?.filter(|_| !comma))
            .or_else(|| (said && definite).then(|| self.plain_unit(at))?)
            .or_else(|| said.then(|| self.period(at, depth + 1))?)
            .or_else(|| said.then(|| self.calendar(at, depth + 1))?);
        let (point, next) = read?;
        (point.granularity() < finer).then_some((point, next))
    }

    /// "the year", "le mois": the current one, where something says that it is a date.
    fn plain_unit(&self, i: usize) -> Read<Point> {
        let (unit, one, _) = self.at(i).unit?;
        let fits = one && unit != DateUnit::Day && !self.has(i + 1, DateWord::Of);
        fits.then(|| (Point::of(Step::Unit(unit, 0, Base::Reference)), i + 1))
    }

    /// A period that says its place in a larger one, or needs none.
    pub fn period(&self, i: usize, depth: u8) -> Read<Point> {
        if depth >= MAX_DEPTH {
            return None;
        }
        self.part(i, depth)
            .or_else(|| self.decade(i))
            .or_else(|| self.ordinal_unit(i, depth))
            .or_else(|| self.relative_unit(i))
            .or_else(|| self.lettered(i, depth))
            .or_else(|| self.week(i, depth))
            .or_else(|| self.season(i, depth))
            .or_else(|| self.holiday(i, depth))
    }

    /// "fin 2026", "mi-avril", "early next year", "end of the 1990s".
    fn part(&self, i: usize, depth: u8) -> Read<Point> {
        // "year-end", "quarter-end 2024"
        if let Some((unit, true, _)) = self.at(i).unit
            && unit != DateUnit::Day
            && self.is_joint(i + 1, &['-'])
            && self.has(i + 2, DateWord::End)
        {
            let year = (unit == DateUnit::Year).then(|| self.year_after(i + 3, 1000)).flatten();
            let (mut point, next) = match year {
                Some((year, next)) => (Point::of(Step::Year(year)), next),
                None => (Point::of(Step::Unit(unit, 0, Base::Reference)), i + 3),
            };
            point.part = Some(PeriodPart::End);
            return Some((point, next));
        }
        let words = self.at(i).words;
        let part = if words.has(DateWord::Start) {
            PeriodPart::Start
        } else if words.has(DateWord::Middle) {
            PeriodPart::Middle
        } else if words.has(DateWord::End) {
            PeriodPart::End
        } else {
            return None;
        };
        let mut at = i + 1 + usize::from(self.is_joint(i + 1, &['-']));
        let of = self.skip_word(at, DateWord::Of);
        let said = of > at;
        let definite = self.has(of, DateWord::The) || said && self.has(at, DateWord::The);
        at = self.skip(of, ARTICLES);
        let read = self
            .period(at, depth + 1)
            .or_else(|| self.calendar(at, depth + 1))
            .or_else(|| self.year_point(at))
            .or_else(|| (said || definite).then(|| self.plain_unit(at))?);
        let (mut point, next) = read?;
        if point.granularity() == Granularity::Day || point.part.is_some() {
            return None;
        }
        point.part = Some(part);
        Some((point, next))
    }

    /// "1990s", "nineties", "nineteen seventies", "années 1990".
    fn decade(&self, i: usize) -> Read<Point> {
        let decade = |year: i16| Point::of(Step::Decade(year));
        let this = self.at(i);
        // "Vision 2030's goals"
        if i > 0 && self.has(i - 1, DateWord::Label) {
            return None;
        }
        if let Some(tens) = this.decade {
            // "tens of thousands"
            if self.has(i + 1, DateWord::Of) {
                return None;
            }
            return Some((decade(century_of(tens) + tens), i + 1));
        }
        // "la décennie 1990"
        if let Some((DateUnit::Decade, true, _)) = this.unit
            && let Some((year, next)) = self.year(self.skip(i + 1, CONNECTS))
            && year % 10 == 0
        {
            return Some((decade(year), next));
        }
        // "les années 1990": round years after the plural
        if let Some((DateUnit::Year, _, true)) = this.unit {
            let (value, next) = self.cardinal(i + 1)?;
            let year = i16::try_from(value).ok().filter(|y| y % 10 == 0)?;
            let year = if year < 100 { century_of(year) + year } else { year };
            let listed = self.has(next, DateWord::And) || self.symbol(next) == Some(',');
            let years = listed && self.year(next + 1).is_some_and(|(y, _)| y % 10 != 0);
            let long = (1000..=2990).contains(&year);
            let counted = self.at(next).content && value < 100 && value < 20;
            return (long && !years && !counted).then(|| (decade(year), next));
        }
        if this.digits == 4 || this.digits == 2 {
            let value = i16::try_from(this.number?).ok().filter(|y| y % 10 == 0)?;
            let quote = i + 1 + usize::from(self.symbol(i + 1) == Some('\'') && self.at(i + 1).attached);
            if !self.has(quote, DateWord::DecadeSuffix) || !self.is_whole(i) {
                return None;
            }
            let year = if this.digits == 2 {
                century_of(value) + value
            } else {
                value
            };
            // "90 s" apart is a slip only after an article or a preposition.
            let told = i > 0 && self.meets(i - 1, WordSet::of(&[DateWord::The, DateWord::In]));
            return (self.at(quote).attached || told).then(|| (decade(year), quote + 1));
        }
        // "nineteen seventies", "two thousand and tens"
        let (value, after) = self.cardinal(i).filter(|_| this.digits == 0)?;
        let after = self.skip_word(after, DateWord::And);
        let tens = self.at(after).decade?;
        let base = i16::try_from(value).ok()?;
        match base {
            10..=29 => Some((decade(base * 100 + tens), after + 1)),
            1000.. if base % 100 == 0 => Some((decade(base + tens), after + 1)),
            _ => None,
        }
    }

    /// "premier semestre 2025", "first Friday of next month", "dix premiers mois de", "XXIe siècle".
    pub fn ordinal_unit(&self, i: usize, depth: u8) -> Read<Point> {
        // "dix premiers mois", "first ten months", "last three weeks of May"
        let (n, last, at, several) = self.place(i)?;
        let this = self.at(at);
        if let Some((weekday, _)) = this.weekday.filter(|_| !several) {
            if self.has(at + 1, DateWord::After)
                && let Some((point, next)) = self.day_point(self.skip(at + 2, ARTICLES), depth)
                && !last
            {
                return Some((point.then(Step::WeekdayAfter(weekday, n)), next));
            }
            if let Some((outer, next)) = self.container_of(at + 1, last, Granularity::Week, depth) {
                return Some((outer.then(Step::NthWeekday(weekday, n)), next));
            }
            let alone = !last && (1..=5).contains(&n) && self.ends(at + 1);
            return alone.then(|| (Point::of(Step::NthWeekday(weekday, n)), at + 1));
        }
        let (unit, ..) = this.unit?;
        if unit == DateUnit::Century && !last && !several {
            let year = n.checked_sub(1)?.checked_mul(100).filter(|y| (0..=9900).contains(y))?;
            // The first years of this century are called after their hundred, as in speech.
            return (!self.has(at + 1, DateWord::BeforeChrist)).then(|| (Point::of(Step::Century(year)), at + 1));
        }
        let inner = if several {
            Step::Several(unit, n)
        } else {
            Step::Nth(unit, n)
        };
        // "the second half of March"
        if unit == DateUnit::HalfOf
            && let Some((outer, next)) = self.container_of(at + 1, last, Granularity::Week, depth)
            && outer.granularity() == Granularity::Month
        {
            return Some((outer.then(Step::Nth(DateUnit::Fortnight, n)), next));
        }
        if let Some((outer, next)) = self.container_of(at + 1, last, granularity_of(unit), depth) {
            return Some((outer.then(inner), next));
        }
        if several || last {
            return None;
        }
        // Quarters and halves are of a year; "the first week" is of anything.
        let step = match (unit, u8::try_from(n).ok()?) {
            (DateUnit::Quarter, quarter @ 1..=4) => Step::Quarter(quarter),
            (DateUnit::Half, half @ 1..=2) => Step::Half(half),
            _ => return None,
        };
        if self.has(at + 1, DateWord::Of) {
            return None;
        }
        Some((Point::of(step), at + 1))
    }

    /// A place among several: `n`, whether it is counted by "last", the position after it, and whether several are meant.
    fn place(&self, i: usize) -> Option<(i16, bool, usize, bool)> {
        let first = |i: usize| self.at(i).ordinal == Some(1);
        let last = |i: usize| self.has(i, DateWord::Last) || self.has(i, DateWord::Final);
        let small = |n: u32| i16::try_from(n).ok().filter(|n| (1..=366).contains(n));
        if let Some((n, after)) = self.cardinal(i).filter(|_| self.at(i).ordinal.is_none())
            && (first(after) || last(after))
        {
            let n = small(n)?;
            return Some((if last(after) { -n } else { n }, last(after), after + 1, true));
        }
        if (first(i) || last(i))
            && let Some((n, after)) = self.cardinal(i + 1)
        {
            let n = small(n)?;
            return Some((if last(i) { -n } else { n }, last(i), after, true));
        }
        if let Some(n) = self.at(i).ordinal {
            let n = i16::try_from(n).ok()?;
            // "the third last day", "avant-dernier"
            return Some((n, false, i + 1, false));
        }
        if last(i) {
            return Some((-1, true, i + 1, false));
        }
        self.has(i, DateWord::Penultimate).then_some((-2, true, i + 1, false))
    }

    /// The container of an ordinal; after "last" one must say "of", or give a year.
    fn container_of(&self, i: usize, last: bool, finer: Granularity, depth: u8) -> Read<Point> {
        let said = self.meets(i, CONNECTS);
        if last && !said && self.year(i).is_none() {
            return None;
        }
        // A week lies in a month, a quarter or a year, whatever its rank among units.
        self.container(i, finer, depth)
    }

    /// "Q3 2016", "2016 H2", "T1", "cy18".
    fn lettered(&self, i: usize, depth: u8) -> Read<Point> {
        let step = |i: usize| match self.at(i).period? {
            (DateUnit::Quarter, n) => Some(Step::Quarter(n as u8)),
            (DateUnit::Half, n) => Some(Step::Half(n as u8)),
            (DateUnit::Week, n) => Some(Step::Week(n as u8)),
            (DateUnit::Year, n) if n < 100 => Some(Step::Year(super::grammar::expand_year(u32::from(n)))),
            (DateUnit::Year, n) => Some(Step::Year(n as i16)),
            _ => None,
        };
        if let Some((year, after)) = self.year(i) {
            let at = after + usize::from(self.is_joint(after, &['-', '/']));
            let inner = step(at).filter(|s| !matches!(s, Step::Year(_)))?;
            return Some((Point::pair(Step::Year(year), inner), at + 1));
        }
        let inner = step(i)?;
        if matches!(inner, Step::Year(_)) {
            return Some((Point::of(inner), i + 1));
        }
        if self.is_joint(i + 1, &['-', '/'])
            && let Some((year, next)) = self.year(i + 2)
        {
            return Some((Point::pair(Step::Year(year), inner), next));
        }
        let (outer, next) = self
            .container(i + 1, Granularity::Quarter, depth)
            .unwrap_or((Point::default(), i + 1));
        Some((Point::of(inner).inside(&outer), next))
    }

    /// "la semaine du 7 octobre", "week 31 of 2027".
    fn week(&self, i: usize, depth: u8) -> Read<Point> {
        let (unit, one, _) = self.at(i).unit?;
        if !matches!(unit, DateUnit::Week | DateUnit::Weekend) || !one {
            return None;
        }
        if self.has(i + 1, DateWord::Of) {
            let (point, next) = self.day_point(self.skip(i + 2, ARTICLES), depth)?;
            return Some((point.then(Step::Around(unit)), next));
        }
        if unit == DateUnit::Weekend {
            return None;
        }
        let (number, next) = self.cardinal(i + 1).filter(|_| self.at(i + 1).digits > 0)?;
        let week = u8::try_from(number).ok().filter(|w| (1..=53).contains(w))?;
        let point = Point::of(Step::Week(week));
        if let Some((outer, next)) = self.container(next, Granularity::Month, depth) {
            return Some((point.inside(&outer), next));
        }
        (!self.counts_something(next)).then_some((point, next))
    }

    /// A day that is said in full, for what is counted from it.
    pub fn day_point(&self, i: usize, depth: u8) -> Read<Point> {
        if depth >= MAX_DEPTH {
            return None;
        }
        let (point, next) = self.point(i, depth + 1)?;
        (point.granularity() == Granularity::Day).then_some((point, next))
    }

    /// "été 2025", "l'hiver dernier", "this spring".
    fn season(&self, i: usize, depth: u8) -> Read<Point> {
        if let Some((direction, after)) = self.direction_before(i)
            && let Some(season) = self.at(after).season
        {
            return Some((Point::of(Step::Season(season)).with_direction(direction), after + 1));
        }
        let season = self.at(i).season?;
        let point = Point::of(Step::Season(season));
        let next = i + 1;
        if let Some((year, after)) = self.year_after(next, 100) {
            // "hiver 2024-2025"
            let tied = self.is_joint(after, &['-', '/']);
            let end = if tied {
                self.year(after + 1).or_else(|| self.short_year(after + 1, 0))
            } else {
                None
            };
            let after = end.map_or(after, |(_, after)| after);
            return Some((point.inside(&Point::of(Step::Year(year))), after));
        }
        if let Some((outer, after)) = self.container(next, Granularity::Season, depth) {
            return Some((point.inside(&outer), after));
        }
        if let Some((direction, after)) = self.direction_after(next) {
            return Some((point.with_direction(direction), after));
        }
        // "the fall of the wall", "le printemps arabe", "a été"
        let before = i.checked_sub(1).map(|i| self.at(i).words).unwrap_or_default();
        let article = before.has(DateWord::The);
        // The department store, not the season
        if !self.orthography.capital_months && self.at(i).capital {
            return None;
        }
        let told = if !self.orthography.modifiers_follow {
            article
                && i >= 2
                && self.meets(
                    i - 2,
                    WordSet::of(&[DateWord::In, DateWord::By, DateWord::Until, DateWord::Since]),
                )
        } else {
            article || before.has(DateWord::This)
        };
        let free = !self.at(next).content && !self.meets(next, CONNECTS);
        (told && free).then_some((point, next))
    }

    /// "Noël", "Christmas 2014", "next Easter".
    fn holiday(&self, i: usize, depth: u8) -> Read<Point> {
        if let Some((direction, after)) = self.direction_before(i)
            && let Some(holiday) = self.at(after).holiday
        {
            return Some((Point::of(Step::Holiday(holiday)).with_direction(direction), after + 1));
        }
        let holiday = self.at(i).holiday?;
        let point = Point::of(Step::Holiday(holiday));
        let next = i + 1;
        if let Some((outer, after)) = self.container(next, Granularity::Season, depth) {
            return Some((point.inside(&outer), after));
        }
        if let Some((direction, after)) = self.direction_after(next) {
            return Some((point.with_direction(direction), after));
        }
        (!self.is_name(i, next)).then_some((point, next))
    }
}

const fn century_of(tens: i16) -> i16 {
    if tens <= LAST_SHORT_DECADE { 2000 } else { 1900 }
}
