//! Tables as CSV files.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use summitry::export::TableKind;
use summitry::export::csv::CsvTable;

use crate::error::IntoPython;
use crate::extraction::Extraction;

/// A CSV file of one table, written in parts.
#[pyclass(frozen, module = "summitry._summitry")]
pub(crate) struct CsvFile {
    table: Mutex<Option<CsvTable<BufWriter<File>>>>,
}

#[pymethods]
impl CsvFile {
    #[new]
    #[pyo3(signature = (path, kind, /))]
    fn new(path: PathBuf, kind: &str) -> PyResult<Self> {
        let kind: TableKind = kind.parse().map_err(IntoPython::into_python)?;
        if kind == TableKind::Documents {
            return Err(PyValueError::new_err(
                "documents are nested, which CSV is not; write one kind of record, or Parquet",
            ));
        }
        let out = BufWriter::new(File::create(path)?);
        Ok(Self {
            table: Mutex::new(CsvTable::new(kind, out).map_err(failed)?),
        })
    }

    /// Adds extractions with their texts.
    #[pyo3(signature = (extractions, texts, /))]
    fn add(&self, py: Python<'_>, extractions: Vec<Py<Extraction>>, texts: Vec<Option<String>>) -> PyResult<()> {
        py.detach(|| {
            let mut table = self.table.lock().map_err(failed)?;
            let table = table.as_mut().ok_or_else(|| failed("this file is closed"))?;
            for (extraction, text) in extractions.iter().zip(&texts) {
                table.add(&extraction.get().inner, text.as_deref()).map_err(failed)?;
            }
            Ok(())
        })
    }

    /// Writes what is left.
    fn close(&self) -> PyResult<()> {
        match self.table.lock().map_err(failed)?.take() {
            Some(table) => Ok(table.finish()?.flush()?),
            None => Ok(()),
        }
    }
}

fn failed(error: impl ToString) -> PyErr {
    PyOSError::new_err(error.to_string())
}
