//! The one place that turns the core's errors into Python's.

use pyo3::exceptions::{PyException, PyOSError, PyValueError};
use pyo3::prelude::*;
use summitry::BuildError;
use summitry::pack::PackError;

pyo3::import_exception!(summitry._errors, DateError);
pyo3::import_exception!(summitry._errors, ExtractionError);
pyo3::import_exception!(summitry._errors, FormatError);
pyo3::import_exception!(summitry._errors, LanguageError);
pyo3::import_exception!(summitry._errors, TextError);

mod pack {
    pyo3::import_exception!(summitry._errors, PackError);
}

/// Something of the core that Python knows as an exception.
pub(crate) trait IntoPython {
    fn into_python(self) -> PyErr;
}

impl IntoPython for BuildError {
    fn into_python(self) -> PyErr {
        match self {
            Self::Pack(error) => error.into_python(),
            Self::UnknownLanguage { .. } | Self::NoLanguage { .. } => LanguageError::new_err(self.to_string()),
            _ => PyValueError::new_err(self.to_string()),
        }
    }
}

impl IntoPython for PackError {
    fn into_python(self) -> PyErr {
        let message = self.to_string();
        match self {
            Self::Unreadable { .. } => PyOSError::new_err(message),
            Self::Line { file, line, .. } => pack::PackError::new_err((message, file, line)),
            Self::UnknownFile { file, .. } | Self::Missing { file, .. } => pack::PackError::new_err((message, file)),
            _ => pack::PackError::new_err(message),
        }
    }
}

impl IntoPython for summitry::value::EdtfError {
    fn into_python(self) -> PyErr {
        DateError::new_err(self.to_string())
    }
}

impl IntoPython for summitry::value::DurationError {
    fn into_python(self) -> PyErr {
        DateError::new_err(self.to_string())
    }
}

impl IntoPython for summitry::value::UnknownLanguage {
    fn into_python(self) -> PyErr {
        LanguageError::new_err(self.to_string())
    }
}

impl IntoPython for summitry::record::NotInVocabulary {
    fn into_python(self) -> PyErr {
        PyValueError::new_err(self.to_string())
    }
}

impl IntoPython for summitry::record::NotInText {
    fn into_python(self) -> PyErr {
        TextError::new_err(self.to_string())
    }
}

impl IntoPython for serde_json::Error {
    fn into_python(self) -> PyErr {
        FormatError::new_err(self.to_string())
    }
}

/// A document that stopped the reader: a defect, kept from taking the process with it.
pub(crate) fn defect() -> PyErr {
    ExtractionError::new_err(
        "the reader stopped at this document; this is a defect of summitry, please report the text",
    )
}

/// Whether one document alone is to blame, so that others can go on.
pub(crate) fn is_documents_own(py: Python<'_>, error: &PyErr) -> bool {
    error.is_instance_of::<PyException>(py)
}
