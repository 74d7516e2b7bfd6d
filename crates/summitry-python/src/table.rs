//! Tables: through the Arrow C data interface, without copies.

use std::sync::Mutex;
use std::thread;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, FieldRef, Schema, SchemaRef};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::input::AnyRecordBatch;
use summitry::export::TableKind;
use summitry::export::arrow::{mention_schema, mentions, nested, nested_schema, table, table_schema};

use crate::corpus::Plan;
use crate::error::IntoPython;
use crate::extraction::Extraction;
use crate::extractor::Extractor;

/// Rows read at a time: results stay small, and Ctrl-C is heard.
const ROWS: usize = 2048;

pyo3::import_exception!(summitry._errors, DocumentError);

/// A table of one kind of record, of mentions ("mentions") or of documents ("documents"), built in parts.
///
/// Anything that takes Arrow takes it: it has `__arrow_c_stream__`.
#[pyclass(frozen, module = "summitry._summitry")]
pub(crate) struct Table {
    kind: TableKind,
    parts: Mutex<Parts>,
}

#[derive(Default)]
struct Parts {
    batches: Vec<RecordBatch>,
    documents: usize,
}

#[pymethods]
impl Table {
    #[new]
    #[pyo3(signature = (kind, /))]
    fn new(kind: &str) -> PyResult<Self> {
        let kind = kind.parse().map_err(IntoPython::into_python)?;
        Ok(Self {
            kind,
            parts: Mutex::default(),
        })
    }

    /// Adds extractions with their texts and the reasons of those that failed.
    #[pyo3(signature = (extractions, texts, errors, /))]
    fn add(
        &self,
        py: Python<'_>,
        extractions: Vec<Py<Extraction>>,
        texts: Vec<Option<String>>,
        errors: Vec<Option<String>>,
    ) -> PyResult<()> {
        py.detach(|| {
            let mut parts = self.parts()?;
            let first = parts.documents;
            let all = extractions.iter().map(|x| &x.get().inner);
            let batch = match self.kind {
                TableKind::Records(kind) => table(kind, all, first),
                TableKind::Mentions => mentions(all.zip(texts.iter().map(Option::as_deref)), first),
                TableKind::Documents => {
                    let rows = all.zip(errors).map(|(x, error)| match error {
                        None => Ok(x.clone()),
                        Some(reason) => Err((x.document.id.clone(), reason)),
                    });
                    nested(&rows.collect::<Vec<_>>())
                }
            };
            parts.batches.push(batch.map_err(arrow_error)?);
            parts.documents += extractions.len();
            Ok(())
        })
    }

    #[getter]
    fn num_rows(&self) -> PyResult<usize> {
        Ok(self.parts()?.batches.iter().map(RecordBatch::num_rows).sum())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        #[expect(unused_variables, reason = "named by the protocol")] requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches = self.parts()?.batches.clone();
        let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), self.schema());
        stream(py, Box::new(reader))
    }
}

impl Table {
    fn parts(&self) -> PyResult<std::sync::MutexGuard<'_, Parts>> {
        let stopped = |_| PyRuntimeError::new_err("building the table stopped before");
        self.parts.lock().map_err(stopped)
    }

    fn schema(&self) -> SchemaRef {
        match self.kind {
            TableKind::Records(kind) => table_schema(kind),
            TableKind::Mentions => mention_schema(),
            TableKind::Documents => nested_schema(),
        }
    }
}

/// A reader as a capsule of the C interface: handed over as it comes, nothing is copied.
///
/// A schema that the consumer would like is no duty, and ours is not cast to it: Arrow's casts are a fifth of such a module.
fn stream(py: Python<'_>, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
}

/// Reads the documents of a table; gives an object with `__arrow_c_stream__`, which reads as it is asked to.
#[pyfunction]
#[pyo3(signature = (extractor, table, text, id, published, language, keep, threads, raises, /))]
#[expect(clippy::too_many_arguments, reason = "called from one place, by position")]
pub(crate) fn extract_table(
    extractor: &Extractor,
    table: AnyRecordBatch,
    text: String,
    id: Option<String>,
    published: Option<String>,
    language: Option<String>,
    keep: Vec<String>,
    threads: usize,
    raises: bool,
) -> PyResult<TableStream> {
    let reader = table.into_reader()?;
    let given = reader.schema();
    let names = [Some(&text), id.as_ref(), published.as_ref(), language.as_ref()];
    for name in names.into_iter().flatten().chain(&keep) {
        if given.column_with_name(name).is_none() {
            let names: Vec<&str> = given.fields().iter().map(|f| f.name().as_str()).collect();
            let names = names.join(", ");
            return Err(PyValueError::new_err(format!(
                "no column `{name}`; expected one of {names}"
            )));
        }
    }
    let ours = nested_schema();
    if let Some(name) = keep.iter().find(|name| ours.column_with_name(name).is_some()) {
        return Err(PyValueError::new_err(format!(
            "column `{name}` can't be kept: the result has a column of that name"
        )));
    }
    let kept = keep.iter().filter_map(|name| given.field_with_name(name).ok()).cloned();
    let fields: Vec<FieldRef> = kept
        .map(std::sync::Arc::new)
        .chain(ours.fields().iter().cloned())
        .collect();
    let threads = match threads {
        0 => thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let reading = Reading {
        plan: Plan {
            extractor: extractor.inner.clone(),
            text,
            id,
            published,
            language,
            threads,
        },
        reader,
        rest: None,
        keep,
        schema: std::sync::Arc::new(Schema::new(fields)),
        raises,
        read: 0,
    };
    Ok(TableStream::of(Source::Reading(Box::new(reading))))
}

/// A table's documents, read as they are asked for.
#[pyclass(frozen, module = "summitry._summitry")]
pub(crate) struct TableStream {
    source: Mutex<Option<Source>>,
}

enum Source {
    Reading(Box<Reading>),
    Read(SchemaRef, Vec<RecordBatch>),
}

#[pymethods]
impl TableStream {
    /// Reads all, and gives a stream of what was read: errors come as Python's, and Ctrl-C is heard.
    fn read_all(&self, py: Python<'_>) -> PyResult<Self> {
        let mut reading = match self.take()? {
            Source::Reading(reading) => reading,
            read @ Source::Read(..) => return Ok(Self::of(read)),
        };
        let mut batches = Vec::new();
        while let Some(batch) = py.detach(|| reading.next_rows()).map_err(IntoPython::into_python)? {
            batches.push(batch);
            py.check_signals()?;
        }
        Ok(Self::of(Source::Read(reading.schema.clone(), batches)))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        #[expect(unused_variables, reason = "named by the protocol")] requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        match self.take()? {
            Source::Reading(reading) => stream(py, reading),
            Source::Read(schema, batches) => {
                let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
                stream(py, Box::new(reader))
            }
        }
    }
}

impl TableStream {
    fn of(source: Source) -> Self {
        Self {
            source: Mutex::new(Some(source)),
        }
    }

    fn take(&self) -> PyResult<Source> {
        let gone = || PyRuntimeError::new_err("this stream was read already");
        let mut source = self.source.lock().map_err(|_| gone())?;
        source.take().ok_or_else(gone)
    }
}

/// A table being read.
struct Reading {
    plan: Plan,
    reader: Box<dyn RecordBatchReader + Send>,
    /// What is left of the batch at hand.
    rest: Option<RecordBatch>,
    keep: Vec<String>,
    schema: SchemaRef,
    raises: bool,
    /// Rows read so far.
    read: usize,
}

/// What ends a table before its end.
enum Stopped {
    Arrow(ArrowError),
    Document(usize, Option<String>, String),
}

impl From<ArrowError> for Stopped {
    fn from(error: ArrowError) -> Self {
        Self::Arrow(error)
    }
}

impl IntoPython for Stopped {
    fn into_python(self) -> PyErr {
        match self {
            Self::Arrow(error) => arrow_error(error),
            Self::Document(index, id, reason) => DocumentError::new_err((index, id, reason)),
        }
    }
}

fn arrow_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

impl Reading {
    /// The next rows with their records; none at the end.
    fn next_rows(&mut self) -> Result<Option<RecordBatch>, Stopped> {
        let batch = match self.rest.take() {
            Some(batch) => batch,
            None => match self.reader.next().transpose()? {
                Some(batch) => batch,
                None => return Ok(None),
            },
        };
        let count = batch.num_rows().min(ROWS);
        let part = batch.slice(0, count);
        if count < batch.num_rows() {
            self.rest = Some(batch.slice(count, batch.num_rows() - count));
        }
        let rows = self.plan.read(&part)?;
        if self.raises
            && let Some((at, (id, reason))) = rows
                .iter()
                .enumerate()
                .find_map(|(at, r)| Some((at, r.as_ref().err()?)))
        {
            return Err(Stopped::Document(self.read + at, id.clone(), reason.clone()));
        }
        self.read += count;
        let records = nested(&rows)?;
        let kept = self.keep.iter().filter_map(|name| part.column_by_name(name)).cloned();
        let columns = kept.chain(records.columns().iter().cloned()).collect();
        Ok(Some(RecordBatch::try_new(self.schema.clone(), columns)?))
    }
}

impl Iterator for Reading {
    type Item = Result<RecordBatch, ArrowError>;
    fn next(&mut self) -> Option<Self::Item> {
        match self.next_rows() {
            Ok(batch) => batch.map(Ok),
            Err(Stopped::Arrow(error)) => Some(Err(error)),
            Err(Stopped::Document(index, id, reason)) => {
                let name = id.map_or_else(String::new, |id| format!(" ({id})"));
                Some(Err(ArrowError::ComputeError(format!(
                    "document {index}{name}: {reason}"
                ))))
            }
        }
    }
}

impl RecordBatchReader for Reading {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
