//! A folder of answers: `NAME.json` beside `NAME.txt`.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::contract::Contract;

/// Fields that answers may have beside the slots.
const UNSCORED: &[&str] = &["name", "optional"];

/// What is wrong with an answer or its text: where, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct GoldError {
    place: String,
    reason: String,
}

impl GoldError {
    fn file(path: &Path, reason: impl Into<String>) -> Self {
        Self {
            place: path.display().to_string(),
            reason: reason.into(),
        }
    }

    fn line(path: &Path, line: usize, reason: impl Into<String>) -> Self {
        Self {
            place: format!("{}:{line}", path.display()),
            reason: reason.into(),
        }
    }
}

/// One document with its answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Gold {
    /// The file's name without its ending.
    pub name: String,
    /// The text; absent where there is no `NAME.txt`.
    pub text: Option<String>,
    /// When it was published (EDTF).
    pub published: Option<String>,
    /// The answers, in the output contract's shape.
    pub answers: Value,
}

/// The documents of a folder, sorted by name, and what could not be read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct GoldFolder {
    /// What could be read.
    pub documents: Vec<Gold>,
    /// What is wrong; a document whose answers can't be read is left out.
    pub errors: Vec<GoldError>,
}

impl GoldFolder {
    /// Reads all `NAME.json` of a folder with their texts.
    ///
    /// # Errors
    /// Where the folder itself can't be read. Single bad files are listed in [`GoldFolder::errors`].
    pub fn read(contract: &Contract, folder: &Path) -> io::Result<Self> {
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "json") {
                paths.push(path);
            }
        }
        paths.sort();
        let mut read = Self::default();
        for path in paths {
            match Gold::read(contract, &path, &mut read.errors) {
                Ok(gold) => read.documents.push(gold),
                Err(error) => read.errors.push(error),
            }
        }
        Ok(read)
    }
}

impl Gold {
    fn read(contract: &Contract, path: &Path, notes: &mut Vec<GoldError>) -> Result<Self, GoldError> {
        let content = utf8(path)?;
        let file: AnswerFile =
            serde_json::from_str(&content).map_err(|e| GoldError::line(path, e.line().max(1), reason(&e)))?;
        check_fields(contract, path, &content, &file.answers, notes);
        let text_path = path.with_extension("txt");
        let text = match utf8(&text_path) {
            Ok(text) => Some(text),
            Err(error) => {
                notes.push(error);
                None
            }
        };
        Ok(Self {
            name: path
                .file_stem()
                .map(|s| s.to_string_lossy().into_owned())
                .unwrap_or_default(),
            text,
            published: file.published,
            answers: Value::Object(file.answers),
        })
    }
}

fn utf8(path: &Path) -> Result<String, GoldError> {
    let bytes = fs::read(path).map_err(|e| GoldError::file(path, e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        GoldError::line(path, line, format!("not UTF-8 at byte {at}; expected UTF-8 text"))
    })
}

/// The message without the place, which is said beside the file's name.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

/// Names fields that no kind has: the score passes over them, so a misspelt one would go unseen.
fn check_fields(
    contract: &Contract,
    path: &Path,
    content: &str,
    answers: &Map<String, Value>,
    notes: &mut Vec<GoldError>,
) {
    for kind in contract.kinds() {
        let records = answers.get(&kind.name).and_then(Value::as_array);
        for record in records.into_iter().flatten().filter_map(Value::as_object) {
            for field in record.keys() {
                if kind.fields.contains(field) || UNSCORED.contains(&field.as_str()) {
                    continue;
                }
                let key = format!("\"{field}\"");
                let before = content.find(&key).map_or("", |at| &content[..at]);
                let line = before.matches('\n').count() + 1;
                let expected = kind.fields.join(", ");
                let reason = format!("{} have no field `{field}`; expected one of {expected}", kind.name);
                notes.push(GoldError::line(path, line, reason));
            }
        }
    }
}

/// An answer file: its shape is checked while it is read, so that mistakes are told with their line.
struct AnswerFile {
    published: Option<String>,
    answers: Map<String, Value>,
}

#[derive(Deserialize)]
struct AboutDocument {
    #[serde(default)]
    published: Option<String>,
}

impl<'de> Deserialize<'de> for AnswerFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswerFileVisitor)
    }
}

struct AnswerFileVisitor;

impl<'de> Visitor<'de> for AnswerFileVisitor {
    type Value = AnswerFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a list for each kind of records")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<AnswerFile, M::Error> {
        let contract = Contract::built_in();
        let mut file = AnswerFile {
            published: None,
            answers: Map::new(),
        };
        while let Some(key) = map.next_key::<String>()? {
            if contract.kind(&key).is_some() {
                let Records(records) = map.next_value()?;
                file.answers.insert(key, Value::Array(records));
            } else if key == "document" {
                file.published = map.next_value::<AboutDocument>()?.published;
            } else {
                map.next_value::<de::IgnoredAny>()?;
            }
        }
        Ok(file)
    }
}

/// A list of records.
struct Records(Vec<Value>);

impl<'de> Deserialize<'de> for Records {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RecordsVisitor;
        impl<'de> Visitor<'de> for RecordsVisitor {
            type Value = Records;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of records")
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Records, S::Error> {
                let mut records = Vec::new();
                while let Some(record) = list.next_element::<Value>()? {
                    let Value::Object(fields) = &record else {
                        return Err(de::Error::custom(format!("found {record}; expected a record")));
                    };
                    for (field, value) in fields {
                        if value.get("any").is_some_and(|any| !any.is_array())
                            || value.is_object() && value.get("any").is_none()
                        {
                            return Err(de::Error::custom(format!(
                                "`{field}`: found {value}; expected a value, a list, or {{\"any\": […]}}"
                            )));
                        }
                    }
                    records.push(record);
                }
                Ok(Records(records))
            }
        }
        deserializer.deserialize_seq(RecordsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::GoldFolder;
    use crate::Contract;

    #[test]
    fn bad_answers_are_named_with_their_line_and_the_rest_go_on() {
        let folder = std::env::temp_dir().join(format!("summitry-gold-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, content: &[u8]| fs::write(folder.join(name), content).unwrap();
        write("a.json", b"{\"polls\": [\n  {\"percent\": \"54\"}\n]}");
        write("a.txt", b"54 %");
        write("b.json", b"{\n\"polls\": {}}");
        write("b.txt", b"");
        write("c.json", b"{\"polls\": [\n\n{\"percentage\": \"54\"}]}");
        write("c.txt", b"\n\xff");
        write("d.json", b"{\"polls\": [\n{\"percent\": {\"all\": []}}]}");
        write("e.json", b"{");
        let read = GoldFolder::read(Contract::built_in(), &folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let names: Vec<&str> = read.documents.iter().map(|d| d.name.as_str()).collect();
        assert_eq!(names, ["a", "c"]);
        let errors: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
        let says = |index: usize, place: &str, what: &str| {
            assert!(
                errors[index].contains(place) && errors[index].contains(what),
                "{}",
                errors[index]
            );
        };
        says(0, "b.json:2:", "expected a list of records");
        says(
            1,
            "c.json:3:",
            "polls have no field `percentage`; expected one of pollster, percent",
        );
        says(2, "c.txt:2:", "not UTF-8 at byte 1");
        says(3, "d.json:2:", "`percent`");
        says(4, "e.json:1:", "EOF");
        assert_eq!(errors.len(), 5);
    }
}
