//! Extractions from a file, by document.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde_json::Value;

use crate::error::FileError;
use crate::lines::lines;

/// Reads JSON Lines; a bad line is noted and the rest go on.
pub(super) fn read(path: &Path, complaints: &mut Vec<String>) -> Result<BTreeMap<String, Value>, FileError> {
    let file = File::open(path).map_err(|e| FileError::new(path, e))?;
    let mut found = BTreeMap::new();
    for line in lines::<Value>(BufReader::new(file)) {
        let line = line.map_err(|e| FileError::new(path, e))?;
        let named = line.content.and_then(|extraction| match name(&extraction) {
            Some(name) => Ok((name, extraction)),
            None => Err("no `document.id`; expected the name of a document".to_owned()),
        });
        match named {
            Ok((name, extraction)) => {
                found.insert(name, extraction);
            }
            Err(reason) => complaints.push(format!("{}:{}: {reason}", path.display(), line.number)),
        }
    }
    Ok(found)
}

/// The document's name: its id without folder and ending.
fn name(extraction: &Value) -> Option<String> {
    let id = match extraction.get("document")?.get("id")? {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    Some(Path::new(&id).file_stem()?.to_string_lossy().into_owned())
}
