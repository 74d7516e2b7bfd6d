//! Days and months in digits without a year, as diaries begin their lines with them: `23/07, Tokyo :`, `31/08-1er/09 –`.
//!
//! Anywhere else such a pair may be a fraction, a ratio or a score.

use super::expression::{Point, Shape, Step};
use super::grammar::{Grammar, Read};
use crate::value::Date;

/// Signs before the first word of a line.
const MAX_BULLETS: usize = 3;

impl Grammar<'_> {
    /// A date in digits at the head of a line, with a sign after it that sets it off.
    pub(super) fn diary(&self, i: usize) -> Read<Shape> {
        if !self.heads_line(i) {
            return None;
        }
        let (shape, next) = self.diary_days(i)?;
        let set_off = matches!(self.symbol(next), Some(',' | ':' | '-' | '(' | '|'))
            && !(self.at(next).attached && self.at(next + 1).attached && self.at(next + 1).digits > 0);
        set_off.then_some((shape, next))
    }

    fn diary_days(&self, i: usize) -> Read<Shape> {
        if let Some((start, next)) = self.day_slash_month(i) {
            if self.symbol(next) == Some('-')
                && let Some((end, next)) = self.day_slash_month(next + 1)
            {
                return Some((Shape::Between(start, end), next));
            }
            return Some((Shape::One(start), next));
        }
        // "6-7/07": the first day in the month of the second.
        let first = self.day_number(i).filter(|_| self.symbol(i + 1) == Some('-'))?;
        let (end, next) = self.day_slash_month(i + 2)?;
        let mut start = end.clone();
        start.steps.pop();
        Some((Shape::Between(start.then(Step::Day(first, None)), end), next))
    }

    /// `23/07`: a day and a month of two digits, tied by a slash.
    fn day_slash_month(&self, i: usize) -> Read<Point> {
        let day = self.day_number(i)?;
        let month = self.at(i + 2);
        if !self.is_joint(i + 1, &['/']) || month.digits != 2 || month.ordinal.is_some() || self.is_joint(i + 3, &['/'])
        {
            return None;
        }
        let month = u8::try_from(month.number?).ok()?;
        Date::of_day(None, month, day)?;
        Some((Point::pair(Step::Month(month), Step::Day(day, None)), i + 3))
    }

    fn day_number(&self, i: usize) -> Option<u8> {
        let terminal = self.at(i);
        let number = terminal.number.or(terminal.ordinal).filter(|_| terminal.digits > 0)?;
        u8::try_from(number).ok().filter(|n| (1..=31).contains(n))
    }

    /// Whether only signs stand between the beginning of the line and the position.
    fn heads_line(&self, i: usize) -> bool {
        let from = i.saturating_sub(MAX_BULLETS);
        let start = (from..=i).rev().find(|at| *at == 0 || self.at(*at).breaks);
        start.is_some_and(|start| (start..i).all(|at| self.symbol(at).is_some()))
    }
}
