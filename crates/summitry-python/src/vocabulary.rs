//! The closed vocabularies and the records' fields, for the tests that hold Python's own to them.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use summitry::RecordKind;
use summitry::record::{
    FigureStatus, Initiative, Measure, Mechanism, MeetingFormat, MeetingStatus, Ministerial, Outcome, OutcomeKind,
    Person, Poll, Portfolio, Record, Role, Summit, TradeFigure, Treaty, TreatyKind, TreatyStatus,
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
pub(crate) fn fields(kind: &str) -> PyResult<Vec<String>> {
    fn names<R: Record>() -> PyResult<Vec<String>>
    where
        R::Field: serde::Serialize,
    {
        let name = |field: &R::Field| match serde_json::to_value(field) {
            Ok(serde_json::Value::String(name)) => Ok(name),
            Ok(_) => Ok(String::new()),
            Err(error) => Err(error.into_python()),
        };
        R::fields().iter().map(name).collect()
    }
    match kind.parse().map_err(IntoPython::into_python)? {
        RecordKind::Summit => names::<Summit>(),
        RecordKind::Ministerial => names::<Ministerial>(),
        RecordKind::Treaty => names::<Treaty>(),
        RecordKind::Mechanism => names::<Mechanism>(),
        RecordKind::TradeFigure => names::<TradeFigure>(),
        RecordKind::Initiative => names::<Initiative>(),
        RecordKind::Outcome => names::<Outcome>(),
        RecordKind::Poll => names::<Poll>(),
        RecordKind::Person => names::<Person>(),
        _ => Ok(Vec::new()),
    }
}
