//! Parts of very long texts, so that memory and the work on a text stay bounded, however long it is.

use core::ops::Range;

/// Texts of up to so many bytes are read in one piece: longer than any article, and than most reports.
pub(crate) const PART_BYTES: usize = 1 << 20;

/// The parts in which a text is read, in order and without a gap: of `most` bytes at most, and of half as many at least but for the
/// last. They end at a blank line where there is one, else at a line break, behind a sentence, at a space, between two characters.
pub(crate) fn parts(text: &str, most: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut done = false;
    core::iter::from_fn(move || {
        if done {
            return None;
        }
        let part = start..end_of_part(text, start, most);
        start = part.end;
        done = start == text.len();
        Some(part)
    })
}

fn end_of_part(text: &str, start: usize, most: usize) -> usize {
    if text.len() - start <= most {
        return text.len();
    }
    let boundary = |at: usize| {
        (at..text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    };
    // A part has one character at least.
    let last = (start + 1..=start + most).rev().find(|at| text.is_char_boundary(*at));
    let last = last.unwrap_or_else(|| boundary(start + 1));
    let first = boundary(start + most / 2).min(last);
    let later = &text[first..last];
    ["\n\n", "\n", ". ", " "]
        .iter()
        .find_map(|joint| later.rfind(joint).map(|at| first + at + joint.len()))
        .unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn cut(text: &str, most: usize) -> Vec<&str> {
        parts(text, most).map(|part| &text[part]).collect()
    }

    #[test]
    fn cuts_where_it_hurts_least() {
        let rows: &[(&str, usize, &[&str])] = &[
            ("", 10, &[""]),
            ("court", 10, &["court"]),
            ("un deux\n\ntrois\nquatre", 12, &["un deux\n\n", "trois\nquatre"]),
            ("un deux\ntrois. Et", 10, &["un deux\n", "trois. Et"]),
            ("Un deux. Trois quatre", 12, &["Un deux. ", "Trois quatre"]),
            ("un deux trois", 9, &["un deux ", "trois"]),
            ("éééééé", 5, &["éé", "éé", "éé"]),
            ("a\u{301}b", 1, &["a", "\u{301}", "b"]),
        ];
        for (text, most, expected) in rows {
            assert_eq!(cut(text, *most), *expected, "{text}");
        }
    }

    #[test]
    fn parts_are_the_whole_text() {
        for text in [
            "峰会在北京举行。",
            "Le sommet s’ouvre.\n\nIl dure.",
            "      ",
            "\n\n\n\n\n\n\n",
        ] {
            for most in 1..text.len() + 2 {
                assert_eq!(cut(text, most).concat(), text);
                let longest = most.max(4);
                assert!(
                    cut(text, most)
                        .iter()
                        .all(|part| part.len() <= longest && !part.is_empty())
                );
            }
        }
    }
}
