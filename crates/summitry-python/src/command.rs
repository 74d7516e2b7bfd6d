//! The command, the same as the one written in Rust.

use std::ffi::OsString;
use std::io::{Write, stdout};

use pyo3::prelude::*;

/// Runs the command with these arguments (the program's name first) and gives its exit status.
#[pyfunction]
#[pyo3(signature = (arguments, /))]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let status = summitry_cli::run(arguments);
        // Rust's standard output is flushed at the end of Rust's main, and this is none.
        match stdout().flush() {
            Ok(()) => status,
            Err(_) => status.max(1),
        }
    })
}
