//! The closed vocabularies and the records' fields, for the tests that hold Python's own to them.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use summitry::RecordKind;
use summitry::record::{
    FigureStatus, ForKind, Listed, Measure, MeetingFormat, MeetingStatus, OutcomeKind, Portfolio, Role, TreatyKind,
    TreatyStatus, with_kind,
};
use summitry::value::Bound as Bounds;

use crate::error::IntoPython;

/// Every word of each vocabulary, by the vocabulary's name.
#[pyfunction]
pub(crate) fn vocabularies() -> BTreeMap<&'static str, Vec<&'static str>> {
    BTreeMap::from([
        ("Bound", Bounds::ALL.iter().map(|v| v.name()).collect()),
        ("FigureStatus", FigureStatus::ALL.iter().map(|v| v.as_str()).collect()),
        ("Measure", Measure::ALL.iter().map(|v| v.as_str()).collect()),
        ("MeetingFormat", MeetingFormat::ALL.iter().map(|v| v.as_str()).collect()),
        ("MeetingStatus", MeetingStatus::ALL.iter().map(|v| v.as_str()).collect()),
        ("OutcomeKind", OutcomeKind::ALL.iter().map(|v| v.as_str()).collect()),
        ("Portfolio", Portfolio::ALL.iter().map(|v| v.as_str()).collect()),
        ("RecordKind", RecordKind::ALL.iter().map(|v| v.as_str()).collect()),
        ("Role", Role::ALL.iter().map(|v| v.as_str()).collect()),
        ("TreatyKind", TreatyKind::ALL.iter().map(|v| v.as_str()).collect()),
        ("TreatyStatus", TreatyStatus::ALL.iter().map(|v| v.as_str()).collect()),
    ])
}

/// The names of a kind's fields, in the order of the output.
#[pyfunction]
#[pyo3(signature = (kind, /))]
pub(crate) fn fields(kind: &str) -> PyResult<Vec<&'static str>> {
    struct Names;
    impl ForKind for Names {
        type Out = Vec<&'static str>;
        fn with<R: Listed>(self) -> Self::Out {
            R::columns().iter().map(|(name, _)| *name).collect()
        }
    }
    Ok(with_kind(kind.parse().map_err(IntoPython::into_python)?, Names))
}
