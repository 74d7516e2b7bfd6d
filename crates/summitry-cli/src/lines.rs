//! Files of JSON Lines, where a bad line is reported and the others go on.

use std::io::{self, BufRead};

use serde::de::DeserializeOwned;

/// One line: its number from 1, and what it holds or why it holds nothing.
pub(crate) struct Line<T> {
    pub number: usize,
    pub content: Result<T, String>,
}

/// The lines of a file that are not blank.
pub(crate) fn lines<T: DeserializeOwned>(mut input: impl BufRead) -> impl Iterator<Item = io::Result<Line<T>>> {
    let mut number = 0;
    let mut bytes = Vec::new();
    std::iter::from_fn(move || {
        loop {
            bytes.clear();
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Err(error) => return Some(Err(error)),
                Ok(_) => {}
            }
            number += 1;
            // Some editors begin files with a byte-order mark.
            let content = if number == 1 {
                bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)
            } else {
                &bytes
            };
            if content.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let content = serde_json::from_slice(content).map_err(|e| e.to_string());
            return Some(Ok(Line { number, content }));
        }
    })
}
