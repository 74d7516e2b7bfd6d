//! The notation of surface forms in term tables: `kazakh(e)(s)`, `sign(é/ée/és/ées)`.

/// Forms that one cell may stand for at most: a typing error must not fill the memory.
const MAX_FORMS: usize = 4096;
/// Bytes that one form has at most as written, so that many forms of it stay small.
const MAX_FORM_BYTES: usize = 512;

/// Expands one cell of a term table into its surface forms, in the order written.
///
/// `|` separates forms; `(a)` is optional text; `(a/b)` is one of several, and `(/a/b)` one of several or nothing.
///
/// # Errors
/// Returns what is wrong: an unclosed or nested parenthesis, an empty form, a form over 512 bytes or with a line break, or more than
/// 4,096 forms.
pub fn expand(cell: &str) -> Result<Vec<String>, String> {
    let mut forms = Vec::new();
    for alternative in cell.split('|') {
        if alternative.len() > MAX_FORM_BYTES {
            return Err(format!(
                "a form of {} bytes, more than {MAX_FORM_BYTES}",
                alternative.len()
            ));
        }
        if alternative.contains(char::is_control) {
            return Err(format!(
                "a line break or another control character in `{}`",
                alternative.escape_debug()
            ));
        }
        let mut open = vec![String::new()];
        let mut rest = alternative.trim();
        if rest.is_empty() {
            return Err("an empty form between two `|`".to_owned());
        }
        if !rest.contains(['(', ')']) {
            if !forms.iter().any(|f| f == rest) {
                forms.push(rest.to_owned());
            }
            continue;
        }
        while let Some(at) = rest.find(['(', ')']) {
            let (before, after) = rest.split_at(at);
            if after.starts_with(')') {
                return Err(format!("`)` without `(` in `{alternative}`"));
            }
            let inside = &after[1..];
            let Some(close) = inside.find([')', '(']) else {
                return Err(format!("`(` without `)` in `{alternative}`"));
            };
            if inside[close..].starts_with('(') {
                return Err(format!("`(` inside `(` in `{alternative}`"));
            }
            let group = &inside[..close];
            let options: Vec<&str> = if group.contains('/') {
                group.split('/').collect()
            } else {
                vec!["", group]
            };
            if open.len() * options.len() > MAX_FORMS {
                return Err(format!("more than {MAX_FORMS} forms in `{alternative}`"));
            }
            let mut next = Vec::with_capacity(open.len() * options.len());
            for form in &open {
                for option in &options {
                    next.push([form.as_str(), before, option].concat());
                }
            }
            open = next;
            rest = &inside[close + 1..];
        }
        for form in open {
            let form = [form.as_str(), rest].concat();
            let form = form.trim();
            if form.is_empty() {
                return Err(format!("`{alternative}` can be empty"));
            }
            if !forms.iter().any(|f| f == form) {
                forms.push(form.to_owned());
            }
        }
        if forms.len() > MAX_FORMS {
            return Err(format!("more than {MAX_FORMS} forms in one row"));
        }
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn expands() {
        assert_eq!(
            expand("kazakh(e)(s)").unwrap(),
            ["kazakh", "kazakhs", "kazakhe", "kazakhes"]
        );
        assert_eq!(expand("sign(é/ée)").unwrap(), ["signé", "signée"]);
        assert_eq!(
            expand("chef(s) d'État( et de gouvernement)|roi").unwrap(),
            [
                "chef d'État",
                "chef d'État et de gouvernement",
                "chefs d'État",
                "chefs d'État et de gouvernement",
                "roi"
            ]
        );
    }

    #[test]
    fn refuses() {
        for cell in ["", "a||b", "a(b", "a)b", "a((b)c)", "(a)", "a\nb", &"a".repeat(513)] {
            assert!(expand(cell).is_err(), "{cell}");
        }
        assert!(expand(&"(a/b)".repeat(40)).is_err());
    }
}
