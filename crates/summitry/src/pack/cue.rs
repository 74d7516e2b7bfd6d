//! What a word can begin, so that readers of numbers and dates start only where one can stand.

use super::category::Category;

/// What the terms that begin with a word can begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cues(pub(super) u8);

impl Cues {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A number, an ordinal, or what only looks like one.
    pub const NUMBER: Self = Self(1);
    /// A date: a month, a unit, a day.
    pub const DATE: Self = Self(1 << 1);
    /// A number or an ordinal in words, of which two together can be a date.
    pub const DATE_NUMBER: Self = Self(1 << 2);
    /// A small word that is a date wherever another word for numbers stands: "to date".
    pub const DATE_WORD: Self = Self(1 << 3);

    /// The cues of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share a cue.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The small word of the tables that counts as one before a scale or a unit.
const ONE: &str = "a";
/// The small words that are dates without a month, a unit or a digit.
const DATES: &[&str] = &["to-date", "year-to-date"];

/// What a term of that table can begin.
pub(super) fn cues_of(category: Category, concept: &str) -> Cues {
    match category {
        Category::NumberWord | Category::OrdinalWord => Cues::NUMBER.union(Cues::DATE_NUMBER),
        Category::ScaleWord => Cues::NUMBER.union(Cues::DATE),
        Category::CountNoun | Category::FractionWord | Category::NumberStop => Cues::NUMBER,
        Category::NumberPart if concept == ONE => Cues::NUMBER,
        Category::DateWord if DATES.contains(&concept) => Cues::DATE_WORD,
        Category::Month
        | Category::Weekday
        | Category::Season
        | Category::DateUnit
        | Category::RelativeDay
        | Category::DecadeWord
        | Category::Holiday
        | Category::CadenceWord => Cues::DATE,
        _ => Cues::NONE,
    }
}
