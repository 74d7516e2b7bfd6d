//! A pack's own examples: sentences with the records that must be found in them.
//!
//! ```toml
//! [[example]]
//! text = "La segunda cumbre China-Asia Central se celebró en Astaná."
//! summits = [{ edition = 2, city = "Astana" }]
//!
//! [[example]]
//! text = "Los alpinistas alcanzaron la cumbre."
//! reason = "a mountain"
//! ```
//!
//! Of each kind that an example names there must be as many records as it lists, each with the fields that are written there; other
//! fields and kinds are free. An example that names no kind must give no record at all, and says why in `reason`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::problem::Problems;
use crate::pack::PackSource;
use crate::record::RecordKind;
use crate::{Document, Extractor};

/// The file of a pack that holds its examples.
const FILE: &str = "examples.toml";

const KEYS: &str = "[[example]] with text, published, reason, and lists of records by kind";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    #[serde(default)]
    example: Vec<toml::Spanned<Example>>,
}

#[derive(Deserialize)]
struct Example {
    text: String,
    published: Option<String>,
    reason: Option<String>,
    #[serde(flatten)]
    records: BTreeMap<String, Vec<BTreeMap<String, Value>>>,
}

/// Runs the pack's examples; gives how many there are.
pub(super) fn check(
    source: &PackSource,
    language: Option<&str>,
    extractor: &Extractor,
    problems: &mut Problems,
) -> usize {
    let Some(content) = source.files.get(FILE) else {
        return 0;
    };
    let file = format!("{}/{FILE}", source.name);
    let line_at = |byte: usize| content.get(..byte).unwrap_or(content).matches('\n').count() + 1;
    let examples: Examples = match toml::from_str(content) {
        Ok(examples) => examples,
        Err(error) => {
            let line = line_at(error.span().map_or(0, |span| span.start));
            problems.error("syntax", (&file, Some(line)), error.message(), KEYS);
            return 0;
        }
    };
    for example in &examples.example {
        let here = (file.as_str(), Some(line_at(example.span().start)));
        run(example.get_ref(), language, extractor, here, problems);
    }
    examples.example.len()
}

fn run(
    example: &Example,
    language: Option<&str>,
    extractor: &Extractor,
    here: (&str, Option<usize>),
    problems: &mut Problems,
) {
    let known = RecordKind::ALL.iter().map(|kind| kind.as_str());
    if let Some(kind) = example.records.keys().find(|key| !known.clone().any(|k| k == *key)) {
        let expected = format!("one of {}", known.collect::<Vec<_>>().join(", "));
        problems.error("concept", here, format!("records of kind `{kind}`"), expected);
        return;
    }
    if example.records.is_empty() && example.reason.is_none() {
        let expected = "the records that must be found, or a `reason` why there is none";
        problems.error("example", here, "an example without records", expected);
    }
    let mut document = Document::new(example.text.as_str());
    if let Some(language) = language {
        document = document.with_language(language);
    }
    if let Some(published) = &example.published {
        match published.parse() {
            Ok(date) => document = document.with_published(date),
            Err(error) => {
                let found = format!("published `{published}`: {error}");
                problems.error("type", here, found, "a date such as 2025-06-18");
            }
        }
    }
    let found = serde_json::to_value(extractor.extract(document)).unwrap_or_default();
    let list = |kind: &str| found[kind].as_array().map_or(&[][..], Vec::as_slice);
    if example.records.is_empty() {
        for kind in known.filter(|kind| !list(kind).is_empty()) {
            problems.error("example", here, format!("{kind} {}", show(list(kind))), "no record");
        }
    }
    for (kind, expected) in &example.records {
        if !agree(expected, list(kind)) {
            let expected = Value::from_iter(expected.iter().map(|record| serde_json::json!(record)));
            problems.error(
                "example",
                here,
                format!("{kind} {}", show(list(kind))),
                expected.to_string(),
            );
        }
    }
}

/// Whether each expected record is found once, in any order, and nothing else is; fields that are not expected are free.
#[must_use]
pub fn agree(expected: &[BTreeMap<String, Value>], found: &[Value]) -> bool {
    let mut left: Vec<&Value> = found.iter().collect();
    for record in expected {
        let fits = |f: &&Value| record.iter().all(|(field, value)| f.get(field) == Some(value));
        let Some(at) = left.iter().position(fits) else {
            return false;
        };
        left.remove(at);
    }
    left.is_empty()
}

/// Records without what says where they came from, as JSON.
#[must_use]
pub fn show(records: &[Value]) -> String {
    let plain = records.iter().map(|record| {
        let mut record = record.clone();
        if let Some(fields) = record.as_object_mut() {
            let aside = ["id", "record_id", "evidence", "mentions", "confidence", "assertion"];
            fields.retain(|field, _| !aside.contains(&field.as_str()));
        }
        record
    });
    Value::from_iter(plain).to_string()
}
