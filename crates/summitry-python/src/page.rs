//! Pages to look at.

use pyo3::prelude::*;
use summitry::export::html::Page;

use crate::document::utf8;
use crate::extraction::Extraction;

/// A document for a page: its extraction, its text where known, and why it could not be read.
type Shown<'py> = (Bound<'py, Extraction>, Option<Bound<'py, PyAny>>, Option<String>);

/// A page of documents; without a title, a part to put into another page. `prefix` begins every id.
#[pyfunction]
#[pyo3(signature = (documents, prefix, title=None, /))]
pub(crate) fn render(documents: Vec<Shown<'_>>, prefix: &str, title: Option<&str>) -> PyResult<String> {
    let mut page = Page::new(prefix);
    for (extraction, text, error) in documents {
        let extraction = &extraction.get().inner;
        match error {
            Some(reason) => page.add_failed(extraction, &reason),
            None => page.add(extraction, text.as_ref().map(utf8).transpose()?.as_deref()),
        }
    }
    Ok(title.map_or_else(|| page.fragment(), |title| page.document(title)))
}
