//! Text made safe for a page.

use std::fmt::Write;

/// Writes a text so that it is nothing but text, between tags and in attributes.
pub(super) fn escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            // HTML has no character 0.
            '\0' => out.push('\u{fffd}'),
            // A parser would make a line feed of it.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}

/// A key as part of an id: plain characters only, whatever the key holds, and different for different keys.
pub(super) fn slug(key: &str) -> String {
    let mut out = String::new();
    for c in key.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            out.push(c);
        } else {
            let _ = write!(out, "_{:x}_", u32::from(c));
        }
    }
    out
}
