//! The native part of the Python package `summitry`: it translates between Python and the core library, and knows nothing else.

mod command;
mod corpus;
mod csv;
mod document;
mod error;
mod extraction;
mod extractor;
mod ledger;
mod many;
mod page;
mod records;
mod table;
mod value;
mod vocabulary;

/// The native part of `summitry`; use the package, not this module.
#[pyo3::pymodule(gil_used = false)]
mod _summitry {
    #[pymodule_export]
    use crate::command::run_command;
    #[pymodule_export]
    use crate::csv::CsvFile;
    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::{Extractor, read_pack};
    #[pymodule_export]
    use crate::ledger::Ledger;
    #[pymodule_export]
    use crate::many::ExtractMany;
    #[pymodule_export]
    use crate::page::render;
    #[pymodule_export]
    use crate::records::{RecordReader, cited};
    #[pymodule_export]
    use crate::table::{Table, TableStream, extract_table};
    #[pymodule_export]
    use crate::value::{
        date_parts, duration_parts, find_dates, find_money, find_numbers, find_ordinals, find_percentages,
        interval_parts,
    };
    #[pymodule_export]
    use crate::vocabulary::{fields, vocabularies};

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("SCHEMA", summitry::record::SCHEMA)
    }
}
