//! Many documents: read on threads of our own, given back in order, with a bounded number under way.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};
use summitry::Document;

use crate::document::{document, utf8};
use crate::error::is_documents_own;
use crate::extraction::Extraction;
use crate::extractor::extract;

/// Documents under way for each thread.
const AHEAD: usize = 16;
/// How often waiting stops to see whether the user pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

type Job = (usize, Document<'static>);
type Answer = (usize, PyResult<Extraction>);

/// An iterator of (text, extraction, error), in the order of the documents.
#[pyclass(module = "summitry._summitry")]
pub(crate) struct ExtractMany {
    extractor: summitry::Extractor,
    documents: Option<Py<PyIterator>>,
    collect: bool,
    jobs: Option<Sender<Job>>,
    // A receiver can't be shared between Python's threads without a lock.
    answers: Mutex<Receiver<Answer>>,
    /// Texts of the documents under way, with their ids, from the next one on.
    under_way: BTreeMap<usize, (Py<PyAny>, Option<String>)>,
    ready: BTreeMap<usize, PyResult<Extraction>>,
    given: usize,
    taken: usize,
    ahead: usize,
}

impl ExtractMany {
    pub(crate) fn new(
        extractor: summitry::Extractor,
        documents: Bound<'_, PyIterator>,
        threads: usize,
        collect: bool,
    ) -> PyResult<Self> {
        let threads = match threads {
            0 => thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        };
        let (jobs, waiting) = channel::<Job>();
        let (send, answers) = channel::<Answer>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let (waiting, send, extractor) = (Arc::clone(&waiting), send.clone(), extractor.clone());
            let work = move || {
                loop {
                    let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    // Both ends hang up when the iterator is dropped: that ends the thread.
                    let Ok((index, document)) = job else { break };
                    let answer = extract(&extractor, &document);
                    drop(document);
                    if send.send((index, answer)).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new().name("summitry".to_owned()).spawn(work)?;
        }
        Ok(Self {
            extractor,
            documents: Some(documents.unbind()),
            collect,
            jobs: Some(jobs),
            answers: Mutex::new(answers),
            under_way: BTreeMap::new(),
            ready: BTreeMap::new(),
            given: 0,
            taken: 0,
            ahead: threads * AHEAD,
        })
    }

    /// Takes one more document; false where there is none.
    fn take(&mut self, py: Python<'_>) -> PyResult<bool> {
        let Some(documents) = &self.documents else {
            return Ok(false);
        };
        let Some(next) = documents.bind(py).clone().next() else {
            self.documents = None;
            self.jobs = None;
            return Ok(false);
        };
        let index = self.taken;
        self.taken += 1;
        let parts = next?;
        let text = parts.get_item(0)?;
        let id: Option<String> = parts.get_item(1)?.extract()?;
        self.under_way.insert(index, (text.clone().unbind(), id.clone()));
        let read = || {
            // An exception in the place of a text is passed on: the caller found the document to be none.
            if text.is_instance_of::<pyo3::exceptions::PyBaseException>() {
                return Err(PyErr::from_value(text.clone()));
            }
            let published: Option<String> = parts.get_item(2)?.extract()?;
            let language: Option<String> = parts.get_item(3)?.extract()?;
            let text = utf8(&text)?;
            document(&self.extractor, text, id, published.as_deref(), language.as_deref())
        };
        match read() {
            Ok(document) => {
                if let Some(jobs) = &self.jobs {
                    // The threads outlive the sender, so this can't fail.
                    let _ = jobs.send((index, document));
                }
            }
            Err(error) => {
                self.ready.insert(index, Err(error));
            }
        }
        Ok(true)
    }

    /// Collects what the threads have done; waits for something where asked to.
    fn receive(&mut self, py: Python<'_>, wait: bool) -> PyResult<()> {
        let answers = &self.answers;
        let received = py.detach(|| {
            let answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
            let mut received: Vec<Answer> = Vec::new();
            if wait {
                match answers.recv_timeout(PATIENCE) {
                    Ok(answer) => received.push(answer),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
                }
            }
            received.extend(answers.try_iter());
            received
        });
        self.ready.extend(received);
        py.check_signals()
    }
}

#[pymethods]
impl ExtractMany {
    const fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        loop {
            if let Some(answer) = self.ready.remove(&self.given) {
                let index = self.given;
                self.given += 1;
                let (text, id) = self
                    .under_way
                    .remove(&index)
                    .map_or_else(|| (py.None(), None), |(text, id)| (text, id));
                return match answer {
                    Ok(extraction) => (text, extraction, py.None()).into_pyobject(py).map(Some),
                    Err(error) if self.collect && is_documents_own(py, &error) => {
                        let failed = Extraction::failed(id, &error.to_string());
                        (py.None(), failed, error.into_value(py)).into_pyobject(py).map(Some)
                    }
                    Err(error) => {
                        self.documents = None;
                        self.jobs = None;
                        self.ready.clear();
                        self.under_way.clear();
                        self.given = self.taken;
                        Err(error)
                    }
                };
            }
            let more = self.under_way.len() < self.ahead && self.take(py)?;
            if !more && self.under_way.is_empty() {
                return Ok(None);
            }
            self.receive(py, !more)?;
        }
    }

    /// How many documents were given back.
    #[getter]
    const fn given(&self) -> usize {
        self.given
    }

    /// How many documents were taken from the iterator.
    #[getter]
    const fn taken(&self) -> usize {
        self.taken
    }
}
