//! Texts and what is known of them, from Python.

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use summitry::Document;

use crate::error::{IntoPython, LanguageError, TextError};

/// The UTF-8 of a Python string, without leaving a copy of it inside the string.
pub(crate) fn utf8(text: &Bound<'_, PyAny>) -> PyResult<String> {
    let Ok(string) = text.cast::<PyString>() else {
        let found = text.get_type().name()?;
        return Err(PyTypeError::new_err(format!("text must be str, not {found}")));
    };
    let bytes = string.encode_utf8().map_err(|error| surrogate(text.py(), error))?;
    String::from_utf8(bytes.as_bytes().to_vec()).map_err(|e| TextError::new_err(e.to_string()))
}

/// Says where a text has half of a surrogate pair; any other error stays as it is.
fn surrogate(py: Python<'_>, error: PyErr) -> PyErr {
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error;
    }
    let at = error.value(py).getattr("start").and_then(|at| at.extract::<usize>());
    let place = at.map_or_else(|_| String::new(), |at| format!(" at character {at}"));
    let message = format!(
        "text has a lone surrogate{place}: it is no Unicode text; decode its bytes with the right encoding, \
         or with errors=\"replace\""
    );
    TextError::new_err(message)
}

/// A document from its parts; the language is checked against those that the extractor reads.
pub(crate) fn document(
    extractor: &summitry::Extractor,
    text: String,
    id: Option<String>,
    published: Option<&str>,
    language: Option<&str>,
) -> PyResult<Document<'static>> {
    let mut document = Document::new(text);
    if let Some(id) = id {
        document = document.with_id(id);
    }
    if let Some(published) = published {
        document = document.with_published(published.parse().map_err(IntoPython::into_python)?);
    }
    if let Some(language) = language {
        if !extractor.languages().iter().any(|l| l == language) {
            return Err(LanguageError::new_err(format!(
                "unknown language `{language}`; expected one of {}",
                extractor.languages().join(", ")
            )));
        }
        document = document.with_language(language);
    }
    Ok(document)
}
