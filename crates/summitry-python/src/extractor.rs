//! The extractor, as Python holds it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use pyo3::prelude::*;
use summitry::RecordKind;
use summitry::pack::PackSource;

use crate::document::{document, utf8};
use crate::error::{IntoPython, defect};
use crate::extraction::Extraction;
use crate::many::ExtractMany;

/// A pack's name and its files, name to content.
type PackFiles = (String, BTreeMap<String, String>);

/// Reads records from documents. `summitry.Extractor` wraps it.
#[pyclass(frozen, module = "summitry._summitry")]
pub(crate) struct Extractor {
    pub(crate) inner: summitry::Extractor,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (languages=None, records=None, packs=Vec::new(), min_confidence=0.0))]
    fn new(
        py: Python<'_>,
        languages: Option<Vec<String>>,
        records: Option<Vec<String>>,
        packs: Vec<PackFiles>,
        min_confidence: f64,
    ) -> PyResult<Self> {
        if languages.is_none() && records.is_none() && packs.is_empty() && min_confidence == 0.0 {
            // Compiled once a process.
            let inner = py.detach(summitry::Extractor::new);
            return Ok(Self { inner });
        }
        let mut builder = summitry::Extractor::builder().min_confidence(min_confidence);
        if let Some(languages) = languages {
            builder = builder.languages(languages);
        }
        if let Some(records) = records {
            let kinds: Result<Vec<RecordKind>, _> = records.iter().map(|kind| kind.parse()).collect();
            builder = builder.records(kinds.map_err(IntoPython::into_python)?);
        }
        for (name, files) in packs {
            builder = builder.pack(PackSource { name, files });
        }
        let inner = py.detach(|| builder.build()).map_err(IntoPython::into_python)?;
        Ok(Self { inner })
    }

    /// The languages it reads.
    #[getter]
    fn languages(&self) -> Vec<String> {
        self.inner.languages().to_vec()
    }

    /// Reads one document.
    #[pyo3(signature = (text, id=None, published=None, language=None, /))]
    fn extract(
        &self,
        text: &Bound<'_, PyAny>,
        id: Option<String>,
        published: Option<&str>,
        language: Option<&str>,
    ) -> PyResult<Extraction> {
        let document = document(&self.inner, utf8(text)?, id, published, language)?;
        text.py().detach(|| extract(&self.inner, &document))
    }

    /// Reads many: an iterator of native extractions for an iterator of (text, id, published, language).
    #[pyo3(signature = (documents, threads=0, collect=false, /))]
    fn extract_many(&self, documents: &Bound<'_, PyAny>, threads: usize, collect: bool) -> PyResult<ExtractMany> {
        ExtractMany::new(self.inner.clone(), documents.try_iter()?, threads, collect)
    }
}

/// Reads a document; a defect of the reader becomes an exception.
pub(crate) fn extract(extractor: &summitry::Extractor, document: &summitry::Document<'_>) -> PyResult<Extraction> {
    let read = catch_unwind(AssertUnwindSafe(|| extractor.extract(document)));
    read.map_err(|_| defect())
        .and_then(|extraction| Extraction::counted(extraction, document.text()))
}

/// Reads a pack's folder: its name and its files, which go with an extractor to other processes.
#[pyfunction]
#[pyo3(signature = (folder, /))]
pub(crate) fn read_pack(folder: PathBuf) -> PyResult<PackFiles> {
    let source = PackSource::read(&folder).map_err(IntoPython::into_python)?;
    Ok((source.name, source.files))
}
