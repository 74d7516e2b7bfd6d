//! Many documents as one knowledge base.

use pyo3::prelude::*;
use summitry::record::OffsetUnit;

use crate::error::IntoPython;
use crate::extraction::Extraction;

/// A ledger. `summitry.Ledger` wraps it.
#[pyclass(frozen, eq, module = "summitry._summitry")]
#[derive(PartialEq, Eq)]
pub(crate) struct Ledger {
    inner: summitry::Ledger,
}

#[pymethods]
impl Ledger {
    #[new]
    #[pyo3(signature = (extractions, /))]
    fn new(py: Python<'_>, extractions: Vec<Py<Extraction>>) -> Self {
        let inner = py.detach(|| extractions.iter().map(|x| x.get().inner.clone()).collect());
        Self { inner }
    }

    /// Reads what to_json wrote.
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &str) -> PyResult<Self> {
        let inner = serde_json::from_str(json).map_err(IntoPython::into_python)?;
        Ok(Self { inner })
    }

    /// The ledger as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.inner).map_err(IntoPython::into_python)
    }

    /// The events as a JSON array.
    fn timeline_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.inner.timeline()).map_err(IntoPython::into_python)
    }

    /// What all documents say together, in the shape of one document's records.
    fn merged(&self) -> Extraction {
        let mut inner = self.inner.merged();
        inner.offset_unit = OffsetUnit::CodePoint;
        Extraction { inner }
    }
}
