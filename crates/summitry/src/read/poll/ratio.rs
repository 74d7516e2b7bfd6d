//! Shares told as so many of a few: "sept Français sur dix", "three in four voters".

use crate::pack::Category;
use crate::phrase::Line;
use crate::scan::Mark;
use crate::value::{Number, Span};

/// Tokens between the two numbers at most.
const REACH: usize = 4;

/// The shares of a sentence, with their first number's mark and the bytes of the whole.
pub(super) fn ratios<'a>(line: &Line<'a>) -> Vec<(&'a Mark, Span, Number)> {
    let mut found = Vec::new();
    for mark in line.marks() {
        let Some(part) = mark.number().filter(|n| *n > 0) else {
            continue;
        };
        if let Some((whole, end)) = whole(line, mark)
            && part < whole
        {
            let share = rust_decimal::Decimal::from(part * 100) / rust_decimal::Decimal::from(whole);
            found.push((mark, line.span(mark.first, end), Number::new(share)));
        }
    }
    found
}

/// Of how many the number is a part, and the token after: few enough to be no count of people.
fn whole(line: &Line<'_>, part: &Mark) -> Option<(u32, usize)> {
    for at in part.end..(part.end + REACH).min(line.end()) {
        if line.symbol(at).is_some() {
            return None;
        }
        let Some(mark) = line.mark_starting(at) else { continue };
        let behind = line.mark_starting(mark.end);
        match line.concept(mark, Category::Preposition) {
            Some("on") => {}
            Some("in" | "from") if at == part.end => {}
            Some(_) => return None,
            None if mark.is_literal() => return None,
            None => continue,
        }
        let whole = behind?;
        let count = whole.number().filter(|n| matches!(n, 2..=5 | 10))?;
        let timed = line
            .concept_in(whole.end.min(line.end() - 1), Category::DateUnit)
            .is_some();
        return (!timed).then_some((count, whole.end));
    }
    None
}
