//! The documents that the suite reads.

use std::path::{Path, PathBuf};

use summitry::Document;
use summitry_evaluate::{Contract, Gold, GoldFolder};

/// A path from the repository's root.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The documents of a folder of answers; every one of them must be readable.
pub fn gold(folder: &Path) -> Vec<Gold> {
    let read = GoldFolder::read(Contract::built_in(), folder).unwrap();
    assert!(read.errors.is_empty(), "{:#?}", read.errors);
    assert!(!read.documents.is_empty(), "{}: no documents", folder.display());
    read.documents
}

/// A gold document as the extractor takes it.
pub fn document(gold: &Gold) -> Document<'_> {
    let mut document = Document::new(gold.text.as_deref().unwrap_or_default()).with_id(gold.name.as_str());
    if let Some(published) = &gold.published {
        document = document.with_published(published.parse().unwrap());
    }
    document
}
