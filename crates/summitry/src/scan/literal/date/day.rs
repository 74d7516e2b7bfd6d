//! Days and months: `17 juin 2025`, `June 17, 2025`, `mardi 17`, `mai de l'année dernière`.

use super::expression::{Base, Direction, Point, Step};
use super::grammar::{DayForm, Grammar, MAX_DEPTH, Read};
use super::numeric::Numeric;
use super::terminal::WordSet;
use crate::pack::dates::{DateWord, Strength};
use crate::value::{Date, Granularity};

/// Words after which a month's name is one.
const BEFORE_MONTH: WordSet = WordSet::of(&[
    DateWord::In,
    DateWord::Of,
    DateWord::From,
    DateWord::To,
    DateWord::Since,
    DateWord::Until,
    DateWord::By,
    DateWord::Before,
    DateWord::After,
    DateWord::Between,
    DateWord::And,
    DateWord::Approximately,
    DateWord::Start,
    DateWord::Middle,
    DateWord::End,
    DateWord::This,
    DateWord::Next,
    DateWord::Last,
    DateWord::Past,
    DateWord::For,
    DateWord::Within,
]);

/// Words after which even a verb's form is a month.
const BEFORE_ODD_MONTH: WordSet = WordSet::of(&[
    DateWord::In,
    DateWord::Since,
    DateWord::Until,
    DateWord::By,
    DateWord::Before,
    DateWord::After,
    DateWord::Between,
    DateWord::From,
    DateWord::Of,
    DateWord::Start,
    DateWord::Middle,
    DateWord::End,
]);

const JOINS_DAY: WordSet = WordSet::of(&[DateWord::Of, DateWord::In]);
/// Words before a day that stands without its month.
const BEFORE_DAY: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);

impl Grammar<'_> {
    /// A day with its month and perhaps its year, or a month.
    pub fn calendar(&self, i: usize, depth: u8) -> Read<Point> {
        if let Some((Numeric::Date(point), next)) = self.numeric(i, false) {
            return Some((point, next));
        }
        if let Some(read) = self.day_month(i, depth) {
            return Some(read);
        }
        // "el pasado 12 de octubre"
        if let Some((direction, at)) = self.direction_before(i).filter(|(d, _)| *d != Direction::This)
            && let Some((point, next)) = self.day_month(at, depth)
        {
            return Some((point.with_direction(direction), next));
        }
        self.month_day(i, depth).or_else(|| self.month_alone(i, depth))
    }

    /// `17 juin (2025)`, `the 17th of June`.
    fn day_month(&self, i: usize, depth: u8) -> Read<Point> {
        let ((day, form), after_day) = self.day(i)?;
        let joined = if self.is_joint(after_day, &['-', '/', '.'])
            || self.symbol(after_day) == Some('.') && self.at(after_day).attached
        {
            after_day + 1
        } else {
            self.skip(after_day, JOINS_DAY)
        };
        if form == DayForm::Word && joined == after_day && self.at(i).number.is_some() && self.at(i).one {
            return None;
        }
        // "the 4th of this July"
        if joined > after_day
            && let Some((direction, at)) = self.direction_before(joined)
            && let Some(((month, _), end)) = self.month(at)
            && Date::of_day(None, month, day).is_some()
        {
            let point = Point::pair(Step::Month(month), Step::Day(day, None));
            return Some((point.with_direction(direction), end));
        }
        let ((month, strength), after_month) = self.month(joined)?;
        Date::of_day(None, month, day)?;
        let point = Point::pair(Step::Month(month), Step::Day(day, None));
        let (point, next) = self.with_year(point, after_month, 0, depth);
        // "The 20 may decide": the verb, unless a year or a stop follows.
        let odd = strength == Strength::Ambiguous && self.orthography.capital_months && self.is_odd_case(joined);
        let told = next > after_month || joined > after_day || form != DayForm::Word && self.ends(next);
        (!odd || told).then_some((point, next))
    }

    /// `June 17(, 2025)`, `le vendredi décembre 5`.
    fn month_day(&self, i: usize, depth: u8) -> Read<Point> {
        let ((month, strength), after_month) = self.month(i)?;
        // "Octobre. 2": a stray stop, where nothing follows.
        let stray = self.symbol(after_month) == Some('.') && after_month + 2 == self.terminals.len();
        let joined = if stray || self.is_joint(after_month, &['-', '/', '.']) {
            after_month + 1
        } else {
            self.skip_word(after_month, DateWord::The)
        };
        let ((day, form), after_day) = self.day(joined)?;
        Date::of_day(None, month, day)?;
        let free = !self.at(after_day).content || form != DayForm::Digits;
        // Where days stand before months, a number after one counts what follows.
        if !free && (self.orthography.day_first || self.is_odd_case(i) && strength != Strength::Sure) {
            return None;
        }
        // "In May 2 million people", "mai 2 fois"
        if self.at(after_day).has_time() {
            return None;
        }
        let point = Point::pair(Step::Month(month), Step::Day(day, None));
        // "January first 12": a short year needs a day that can't be read as one.
        let least_short = if form == DayForm::Digits { 100 } else { 0 };
        Some(self.with_year(point, after_day, least_short, depth))
    }

    /// A month after another that begins an interval, which leaves no doubt that it is one.
    pub fn month_of_interval(&self, i: usize) -> Read<Point> {
        let ((month, _), after) = self.month(i)?;
        Some(self.with_year(Point::of(Step::Month(month)), after, 100, MAX_DEPTH))
    }

    /// Adds the year, or the period with the year, that follows a month or a day of a month.
    fn with_year(&self, point: Point, i: usize, least_short: u32, depth: u8) -> (Point, usize) {
        if let Some((year, next)) = self.year_after(i, least_short) {
            return (point.inside(&Point::of(Step::Year(year))), next);
        }
        if let Some((outer, next)) = self.container(i, Granularity::Month, depth) {
            return (point.inside(&outer), next);
        }
        if let Some((direction, next)) = self.direction_after(i) {
            return (point.with_direction(direction), next);
        }
        (point, i)
    }

    /// `mai (2025)`, `May of last year`, `2025 May`.
    fn month_alone(&self, i: usize, depth: u8) -> Read<Point> {
        if let Some((year, next)) = self.year(i)
            && let Some(((month, _), after)) = self.month(self.skip_joint(next))
            && self.day(after).is_none()
        {
            // "2020/Sep/23"
            if after > next + 1
                && self.is_joint(after, &['-', '/'])
                && let Some(((day, _), end)) = self.day(after + 1)
                && Date::of_day(year, month, day).is_some()
            {
                let point = Point::pair(Step::Year(year), Step::Month(month)).then(Step::Day(day, None));
                return Some((point, end));
            }
            return Some((Point::pair(Step::Year(year), Step::Month(month)), after));
        }
        let ((month, strength), after) = self.month(i)?;
        let (point, next) = self.with_year(Point::of(Step::Month(month)), after, 32, depth);
        // "mi-mars", "mid-May"
        let back = 1 + usize::from(i > 1 && self.is_joint(i - 1, &['-']));
        let before = i.checked_sub(back).map(|i| self.at(i).words).unwrap_or_default();
        let told = next > after || before.meets(BEFORE_MONTH);
        let fits = match strength {
            Strength::Sure => next > after || !self.is_name(i, after),
            // "by march", but "this may" and "to march" are verbs.
            Strength::Ambiguous if self.is_odd_case(i) && self.orthography.capital_months && next == after => {
                before.meets(BEFORE_ODD_MONTH) && !self.at(after).content
            }
            Strength::Ambiguous => (told || self.joins_month(i, after)) && (next > after || !self.is_odd_case(i)),
            Strength::Short => told || self.joins_month(i, after),
            Strength::Weak => next > after && self.at(after).digits > 0 || self.joins_month(i, after),
        };
        (fits && (next > after || !self.is_name(i, after))).then_some((point, next))
    }

    /// `Jan-Feb`: a month tied to another.
    fn joins_month(&self, i: usize, after: usize) -> bool {
        let tied = |i: usize| self.is_joint(i, &['-', '/']);
        let before = i >= 2 && tied(i - 1) && self.at(i - 2).month.is_some();
        before || tied(after) && self.at(after + 1).month.is_some()
    }

    fn skip_joint(&self, i: usize) -> usize {
        i + usize::from(self.is_joint(i, &['-', '/']))
    }

    /// Whether a capitalised word directly before or after makes it part of a name: "April Jones", "Jean-Noël".
    pub fn is_name(&self, i: usize, next: usize) -> bool {
        if !self.at(i).capital {
            return false;
        }
        let after = self.at(next);
        let followed = after.content && after.capital && !after.breaks && after.digits == 0;
        let tied = self.is_joint(next, &['-', '\'']) && self.at(next + 1).content;
        let led = i > 0 && self.is_joint(i - 1, &['-']) && i >= 2 && self.at(i - 2).content;
        followed && !after.attached || tied || led
    }

    /// "dernier", "prochain" after a date.
    pub fn direction_after(&self, i: usize) -> Read<Direction> {
        if !self.orthography.modifiers_follow {
            // "May next year" is another thing.
            return None;
        }
        let words = self.at(i).words;
        if words.has(DateWord::Next) {
            return Some((Direction::Next, i + 1));
        }
        if words.has(DateWord::Last) || words.has(DateWord::Past) {
            return Some((Direction::Last, i + 1));
        }
        None
    }

    /// "dernier", "next", "this" before a date.
    pub fn direction_before(&self, i: usize) -> Read<Direction> {
        let words = self.at(i).words;
        if words.has(DateWord::Next) {
            return Some((Direction::Next, i + 1));
        }
        if words.has(DateWord::Last) || words.has(DateWord::Past) || words.has(DateWord::Preceding) {
            return Some((Direction::Last, i + 1));
        }
        if words.has(DateWord::This) {
            // "this past Wednesday", "ce prochain mardi"
            return self.direction_before_again(i + 1).or(Some((Direction::This, i + 1)));
        }
        None
    }

    fn direction_before_again(&self, i: usize) -> Read<Direction> {
        let words = self.at(i).words;
        if words.has(DateWord::Next) {
            return Some((Direction::Next, i + 1));
        }
        (words.has(DateWord::Last) || words.has(DateWord::Past)).then_some((Direction::Last, i + 1))
    }

    /// A weekday with what dates it: a day, a week, or nothing.
    pub fn weekday(&self, i: usize, depth: u8) -> Read<Point> {
        let (weekday, strength) = self.at(i).weekday?;
        let mut after = i + 1;
        let plain = after;
        if self.has(after, DateWord::DayPart) {
            after += 1;
        }
        let joined = self.skip_symbol(after, ',');
        let dated = self.skip(joined, BEFORE_DAY);
        if let Some((point, next)) = self.dated_weekday(dated, weekday, depth) {
            return Some((point, next));
        }
        if strength == Strength::Weak {
            return None;
        }
        if let Some((outer, next)) = self.container(joined, Granularity::Day, depth)
            && matches!(
                outer.granularity(),
                Granularity::Week | Granularity::Day | Granularity::Year
            )
            && outer
                .steps
                .iter()
                .all(|step| !matches!(step, Step::Year(_) | Step::Month(_)))
        {
            return Some((Point::of(Step::Weekday(weekday)).inside(&outer), next));
        }
        if let Some((direction, next)) = self.direction_after(after) {
            return Some((Point::of(Step::Weekday(weekday)).with_direction(direction), next));
        }
        // "le mardi suivant"
        if self.has(after, DateWord::Following) || self.has(after, DateWord::Preceding) {
            let step = if self.has(after, DateWord::Following) { 1 } else { -1 };
            let point = Point::pair(Step::Today(Base::Previous), Step::WeekdayAfter(weekday, step));
            return Some((point, after + 1));
        }
        // "Sunday Times", "Friday Group"
        if self.is_name(i, plain) && !self.orthography.capital_months {
            return None;
        }
        Some((Point::of(Step::Weekday(weekday)), after))
    }

    /// The day that follows its weekday: `mardi 17 juin`, `Tuesday, June 17`, `Tuesday the 17th`, `Friday 5/12`.
    fn dated_weekday(&self, i: usize, weekday: u8, depth: u8) -> Read<Point> {
        let read = match self.numeric(i, false) {
            Some((Numeric::Date(point) | Numeric::DayMonth(point), next)) => Some((point, next)),
            _ => self.calendar(i, depth),
        };
        if let Some((mut point, next)) = read
            && let Some(Step::Day(day, _)) = point.steps.last().copied()
        {
            point.steps.pop();
            return Some((point.then(Step::Day(day, Some(weekday))), next));
        }
        let ((day, form), next) = self.day(i)?;
        if self.counts_something(next) {
            return None;
        }
        // "Tuesday 19", but neither "Tuesday 3 ministers" nor "mardi un"
        let free = match form {
            DayForm::Digits => !self.at(next).content && !self.at(next).attached || self.ends(next),
            DayForm::Suffixed => !self.at(next).content,
            DayForm::Word => !self.at(next).content && self.at(i).scale.is_none() && !self.at(i).one && day > 1,
        };
        (free && !self.at(next).has_time()).then_some((Point::of(Step::Day(day, Some(weekday))), next))
    }

    /// A day without its month: `le 23`, `the 22nd`.
    pub fn lone_day(&self, i: usize) -> Read<Point> {
        let ((day, form), next) = self.day(i)?;
        let before = i.checked_sub(1).map(|i| self.at(i).words).unwrap_or_default();
        let after = self.at(next);
        // "le 25 de ce mois", "the 15th of next month"
        if let Some((outer, end)) = self.container(next, Granularity::Day, MAX_DEPTH - 1)
            && outer.granularity() == Granularity::Month
            && form != DayForm::Word
        {
            return Some((outer.then(Step::Day(day, None)), end));
        }
        if let Some((weekday, Strength::Sure)) = after.weekday
            && before.meets(BEFORE_DAY)
        {
            return Some((Point::of(Step::Day(day, Some(weekday))), next + 1));
        }
        // "the 20th EU-Japan Summit" is counted, not dated.
        let counted = form == DayForm::Suffixed && after.capital && after.symbol.is_none();
        if after.content
            || counted
            || after.has_time()
            || after.month.is_some()
            || after.number.is_some()
            || after.weekday.is_some()
        {
            return None;
        }
        let number = !after.attached || self.ends(next) && !self.is_joint(next, &['-', '/', '.', ',']);
        let fits = match form {
            DayForm::Digits => before.has(DateWord::On),
            DayForm::Suffixed if day > 1 && !self.orthography.ordinal_days => false,
            DayForm::Suffixed => {
                before.has(DateWord::On)
                    || before.has(DateWord::The) && (self.ends(next) || i >= 2 && self.meets(i - 2, BEFORE_MONTH))
            }
            DayForm::Word => false,
        };
        (fits && number).then_some((Point::of(Step::Day(day, None)), next))
    }
}
