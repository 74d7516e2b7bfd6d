//! Roman numerals.

/// The number that a canonical roman numeral in capitals is.
pub(crate) fn roman(text: &str) -> Option<u32> {
    // The longest under 4,000 is MMMDCCCLXXXVIII.
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut rest = text;
    let mut value = 0;
    for (digits, number) in PARTS {
        if let Some(after) = rest.strip_prefix(digits) {
            value += number;
            rest = after;
        }
        if *number >= 1000 || *digits == "C" || *digits == "X" || *digits == "I" {
            for _ in 0..2 {
                if let Some(after) = rest.strip_prefix(digits) {
                    value += number;
                    rest = after;
                }
            }
        }
    }
    (rest.is_empty() && write(value) == text).then_some(value)
}

/// Whether a word begins with a roman numeral.
pub(super) fn begins_roman(word: &str) -> bool {
    matches!(
        word.as_bytes().first(),
        Some(b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M')
    )
}

const PARTS: &[(&str, u32)] = &[
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// A number in roman numerals.
pub(super) fn write(mut number: u32) -> String {
    let mut written = String::new();
    for (digits, value) in PARTS {
        while number >= *value {
            written.push_str(digits);
            number -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{roman, write};

    #[test]
    fn reads_what_it_writes() {
        for number in 1..4000 {
            assert_eq!(roman(&write(number)), Some(number));
        }
        for text in ["", "IIII", "VX", "IC", "xix", "MMMM", "CIVIL", "XIe"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
