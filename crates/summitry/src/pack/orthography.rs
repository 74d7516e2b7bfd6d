//! How a language writes numbers and dates in digits, and how its number words join.

use super::error::PackError;
use super::info::read_toml;

/// The content of a language pack's `orthography.toml`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orthography {
    /// The mark before decimals: `,` in `94,8`.
    pub decimal: char,
    /// The mark between groups of three digits, beside spaces and apostrophes: `.` in `1.200.000`.
    pub group: char,
    /// Whether the word for "and" joins a scale to a smaller number: `two hundred and five`.
    pub and_joins: bool,
    /// The endings of nouns in the plural: `s`, `x`.
    #[serde(default)]
    pub plural_endings: Vec<String>,
    /// Whether records name cities as texts in this language write them, and not by the names of the tables of facts.
    #[serde(default)]
    pub cities_as_written: bool,
    /// Whether the day stands before the month in digits: `18/12/2019`. The other order is read where only it gives a date.
    pub day_first: bool,
    /// Whether what modifies a noun follows it: `l'année dernière`, `le sommet 2025`, and not `last year`, `the 2025 summit`.
    pub modifiers_follow: bool,
    /// Whether any day of the month may be written as an ordinal (`the 15th`), and not the first alone (`le 1er`).
    pub ordinal_days: bool,
    /// Whether months begin with a capital, so that one without can be another word.
    pub capital_months: bool,
    /// Whether "next Friday" is the Friday of next week even where one comes before, and "last Friday" that of last week.
    pub weekday_of_next_week: bool,
}

const EXPECTED: &str = "decimal, group, and_joins, plural_endings, day_first, modifiers_follow, ordinal_days, capital_months, weekday_of_next_week";

impl Orthography {
    /// What holds where a pack says nothing.
    pub const PLAIN: Self = Self {
        decimal: '.',
        group: ',',
        and_joins: false,
        plural_endings: Vec::new(),
        cities_as_written: false,
        day_first: true,
        modifiers_follow: false,
        ordinal_days: false,
        capital_months: false,
        weekday_of_next_week: false,
    };

    /// Reads the file.
    ///
    /// # Errors
    /// Where a key is missing, unknown or of another type, or the marks are the same or no marks of numbers.
    pub fn read(file: &str, content: &str) -> Result<Self, PackError> {
        let read: Self = read_toml(file, content, EXPECTED)?;
        let is_mark = |c: char| matches!(c, '.' | ',' | '·' | '٫' | '٬');
        if !is_mark(read.decimal) || !is_mark(read.group) || read.decimal == read.group {
            let found = format!("decimal {:?} and group {:?}", read.decimal, read.group);
            return Err(PackError::line(file, 1, found, "two different marks out of . , · ٫ ٬"));
        }
        Ok(read)
    }
}
