//! The command `summitry`. All it does is in the library, which the Python package calls too.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(summitry_cli::run(std::env::args_os()))
}
