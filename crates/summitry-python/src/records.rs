//! Records as Python's objects: their fields are filled in here, and what was cited stays in Rust until it is asked for.

use std::collections::BTreeMap;

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use summitry::RecordKind;
use summitry::record::{Cell, ForKind, Listed, with_kind};
use summitry::value::Span;

use crate::error::IntoPython;
use crate::extraction::Extraction;

/// The Python object of each word of a vocabulary.
type Words = BTreeMap<String, Py<PyAny>>;

/// How the cell of a field becomes an object.
enum Maker {
    /// By its type alone.
    Plain,
    /// As a word of a vocabulary.
    Word(Words),
    /// By calling something with its text.
    Call(Py<PyAny>),
}

/// Makes the records of one kind.
#[pyclass(frozen, module = "summitry._summitry")]
pub(crate) struct RecordReader {
    kind: RecordKind,
    /// The record's class but for being changeable, and the class itself.
    draft: Py<PyType>,
    class: Py<PyType>,
    identity: Py<PyString>,
    /// The fields' names with their makers, in the order of the output.
    fields: Vec<(Py<PyString>, Maker)>,
    assertions: Words,
}

#[pymethods]
impl RecordReader {
    /// For each field a vocabulary's words, something to call with the field's text, or nothing where the type tells.
    #[new]
    #[pyo3(signature = (kind, draft, class, identity, makers, assertions, /))]
    fn new(
        py: Python<'_>,
        kind: &str,
        draft: Py<PyType>,
        class: Py<PyType>,
        identity: &str,
        makers: Vec<(String, Bound<'_, PyAny>)>,
        assertions: Words,
    ) -> PyResult<Self> {
        let fields = makers.into_iter().map(|(name, maker)| {
            let maker = if maker.is_none() {
                Maker::Plain
            } else if maker.is_instance_of::<PyDict>() {
                Maker::Word(maker.extract()?)
            } else {
                Maker::Call(maker.unbind())
            };
            Ok((PyString::intern(py, &name).unbind(), maker))
        });
        Ok(Self {
            kind: kind.parse().map_err(IntoPython::into_python)?,
            draft,
            class,
            identity: PyString::intern(py, identity).unbind(),
            fields: fields.collect::<PyResult<_>>()?,
            assertions,
        })
    }

    /// The records of an extraction; each gets the source, which leads back to what it was read from, and its place among the others.
    #[pyo3(signature = (extraction, source, /))]
    fn read<'py>(
        &self,
        extraction: &Bound<'py, Extraction>,
        source: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let reading = Reading {
            reader: self,
            extraction: &extraction.get().inner,
            source,
        };
        PyTuple::new(extraction.py(), with_kind(self.kind, reading)?)
    }
}

/// The reading of one extraction.
struct Reading<'r, 'py> {
    reader: &'r RecordReader,
    extraction: &'r summitry::Extraction,
    source: &'r Bound<'py, PyAny>,
}

impl<'py> ForKind for Reading<'_, 'py> {
    type Out = PyResult<Vec<Bound<'py, PyAny>>>;

    fn with<R: Listed>(self) -> Self::Out {
        let records = R::of(self.extraction).iter().enumerate();
        records.map(|(place, record)| self.record(place, record)).collect()
    }
}

impl<'py> Reading<'_, 'py> {
    fn record<R: Listed>(&self, place: usize, record: &R) -> PyResult<Bound<'py, PyAny>> {
        let (py, reader) = (self.source.py(), self.reader);
        let made = reader.draft.bind(py).call0()?;
        made.setattr(&reader.identity, record.key())?;
        for ((name, maker), field) in reader.fields.iter().zip(R::fields()) {
            made.setattr(name, object(py, record.cell(*field), maker)?)?;
        }
        made.setattr(pyo3::intern!(py, "confidence"), record.confidence().value())?;
        let assertion = word(py, record.assertion().as_str(), &reader.assertions);
        made.setattr(pyo3::intern!(py, "assertion"), assertion)?;
        made.setattr(pyo3::intern!(py, "_cited"), py.None())?;
        made.setattr(pyo3::intern!(py, "_source"), self.source)?;
        made.setattr(pyo3::intern!(py, "_place"), place)?;
        made.setattr(pyo3::intern!(py, "__class__"), &reader.class)?;
        Ok(made)
    }
}

fn word<'py>(py: Python<'py>, text: &str, words: &Words) -> Bound<'py, PyAny> {
    match words.get(text) {
        Some(word) => word.bind(py).clone(),
        // A test compares the vocabularies, so that this is for none of them.
        None => PyString::new(py, text).into_any(),
    }
}

fn object<'py>(py: Python<'py>, cell: Cell<'_>, maker: &Maker) -> PyResult<Bound<'py, PyAny>> {
    let text = |text: &str| match maker {
        Maker::Plain => Ok(PyString::new(py, text).into_any()),
        Maker::Word(words) => Ok(word(py, text, words)),
        Maker::Call(make) => make.bind(py).call1((text,)),
    };
    Ok(match cell {
        Cell::Text(written) => text(written)?,
        Cell::Written(written) => text(&written)?,
        Cell::Number(number) => text(&number.to_string())?,
        Cell::Time(interval) => text(&interval.to_string())?,
        Cell::Count(count) => count.into_pyobject(py)?.into_any(),
        Cell::Flag(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
        Cell::Parties(parties) => PyTuple::new(py, parties.iter().map(|party| party.as_str()))?.into_any(),
        _ => py.None().into_bound(py),
    })
}

/// A place in the text.
type Place = (usize, usize);

/// Where the text speaks of a record, and for each field the words it came from with the rule that read them.
type Cited = (Vec<Place>, Vec<(&'static str, Vec<(usize, usize, String)>)>);

/// What was cited for one record.
struct Citations<'x>(&'x summitry::Extraction, usize);

impl ForKind for Citations<'_> {
    type Out = Option<Cited>;

    fn with<R: Listed>(self) -> Self::Out {
        let record = R::of(self.0).get(self.1)?;
        let mentions = record.mentions().iter().map(|span| place(*span)).collect();
        let evidence = record.evidence_map().iter().map(|(field, cited)| {
            let cited = cited.iter().map(|e| (e.span.start(), e.span.end(), e.rule.clone()));
            (R::field_name(*field), cited.collect())
        });
        Some((mentions, evidence.collect()))
    }
}

const fn place(span: Span) -> Place {
    (span.start(), span.end())
}

/// What was cited for a record of an extraction, by its place among those of its kind.
#[pyfunction]
#[pyo3(signature = (extraction, kind, place, /))]
pub(crate) fn cited(extraction: &Bound<'_, Extraction>, kind: &str, place: usize) -> PyResult<Cited> {
    let kind = kind.parse().map_err(IntoPython::into_python)?;
    let cited = with_kind(kind, Citations(&extraction.get().inner, place));
    cited.ok_or_else(|| PyIndexError::new_err(place))
}
