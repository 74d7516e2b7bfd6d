//! What was read from one document, as Python holds it.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use pyo3::prelude::*;
use serde::Serialize;
use summitry::record::{OffsetUnit, SCHEMA, Warning};

use crate::document::utf8;
use crate::error::{FormatError, IntoPython};

/// The records of one document. `summitry.Extraction` wraps it.
#[pyclass(frozen, eq, module = "summitry._summitry")]
#[derive(PartialEq, Eq)]
pub(crate) struct Extraction {
    pub(crate) inner: summitry::Extraction,
}

impl Extraction {
    /// Python counts characters; this is the one place that turns the core's byte offsets into them.
    pub(crate) fn counted(inner: summitry::Extraction, text: &str) -> PyResult<Self> {
        let inner = inner
            .with_offset_unit(text, OffsetUnit::CodePoint)
            .map_err(IntoPython::into_python)?;
        Ok(Self { inner })
    }

    /// What stands for a document that could not be read: no records, and a warning that says why.
    pub(crate) fn failed(id: Option<String>, message: &str) -> Self {
        let mut inner = summitry::Extraction::default();
        inner.offset_unit = OffsetUnit::CodePoint;
        inner.document.id = id;
        let nowhere = summitry::value::Span::new(0, 0);
        inner.warnings.push(Warning::new("document.failed", message, nowhere));
        Self { inner }
    }
}

fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(IntoPython::into_python)
}

#[pymethods]
impl Extraction {
    /// Reads what to_json wrote. Spans counted in bytes or UTF-16 are converted where the text is given.
    #[staticmethod]
    #[pyo3(signature = (json, text=None, /))]
    fn from_json(json: &str, text: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let inner: summitry::Extraction = serde_json::from_str(json).map_err(IntoPython::into_python)?;
        if inner.schema != SCHEMA {
            let found = inner.schema;
            return Err(FormatError::new_err(format!("schema `{found}`; expected `{SCHEMA}`")));
        }
        match text {
            Some(text) => Self::counted(inner, &utf8(text)?),
            None => Ok(Self { inner }),
        }
    }

    /// The whole extraction as JSON.
    #[pyo3(signature = (pretty=false, /))]
    fn to_json(&self, pretty: bool) -> PyResult<String> {
        if pretty {
            return serde_json::to_string_pretty(&self.inner).map_err(IntoPython::into_python);
        }
        json(&self.inner)
    }

    /// The warnings as a JSON array.
    fn warnings_json(&self) -> PyResult<String> {
        json(&self.inner.warnings)
    }

    /// How many records there are of each kind, in the order of the output.
    fn counts(&self) -> [usize; 9] {
        let x = &self.inner;
        [
            x.summits.len(),
            x.ministerials.len(),
            x.treaties.len(),
            x.mechanisms.len(),
            x.trade_figures.len(),
            x.initiatives.len(),
            x.outcomes.len(),
            x.polls.len(),
            x.people.len(),
        ]
    }

    #[getter]
    fn fingerprint(&self) -> String {
        self.inner.fingerprint().to_string()
    }

    #[getter]
    fn id(&self) -> Option<&str> {
        self.inner.document.id.as_deref()
    }

    #[getter]
    fn language(&self) -> Option<&str> {
        self.inner.document.language.as_deref()
    }

    #[getter]
    fn published(&self) -> Option<String> {
        self.inner.document.published.map(|date| date.to_string())
    }

    #[getter]
    fn chars_processed(&self) -> usize {
        self.inner.document.chars_processed
    }

    #[getter]
    fn offset_unit(&self) -> &'static str {
        match self.inner.offset_unit {
            OffsetUnit::Byte => "byte",
            OffsetUnit::CodePoint => "code_point",
            OffsetUnit::Utf16 => "utf16",
        }
    }

    fn __hash__(&self) -> u64 {
        // The same in every process, as nothing random goes into it.
        BuildHasherDefault::<DefaultHasher>::default().hash_one(&self.inner)
    }
}
