//! What the command `summitry` does, callable from other programs.
//!
//! ```
//! let mut streams = summitry_cli::Streams::capture(b"");
//! let status = summitry_cli::run_with(["summitry", "--version"], &mut streams);
//! assert_eq!(status, 0);
//! assert!(streams.output_text().starts_with("summitry "));
//! ```

#![forbid(unsafe_code)]

mod diff;
mod error;
mod evaluate;
mod extract;
mod ledger;
mod lines;
mod pack;
mod reading;
mod streams;
mod table;
mod values;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

pub use streams::Streams;

/// Typed, sourced records and values from diplomatic news.
#[derive(Debug, Parser)]
#[command(name = "summitry", version, propagate_version = true, arg_required_else_help = true)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Reads records from texts.
    Extract(extract::Arguments),
    /// Puts together what many documents say of the same things, with sources, contradictions and a timeline.
    Ledger(ledger::Arguments),
    /// Scores records against answers written by people.
    Evaluate(evaluate::Arguments),
    /// Shows which records changed between two runs: documents, records and fields added, removed, changed. The exit status is that of
    /// diff(1): 0 where nothing changed, 1 where something did, 2 where a file can't be read.
    Diff(diff::Arguments),
    /// Begins and checks language packs.
    #[command(subcommand)]
    Pack(pack::Action),
    /// Prints the JSON Schema of the output.
    Schema,
    /// Reads amounts, numbers, ordinals, percentages and dates from the texts of a file of cases.
    Values(values::Arguments),
}

/// Everything was read.
const DONE: u8 = 0;
/// Some of the input, or all of it, could not be read or written; what could was done.
const FAILED: u8 = 1;
/// The arguments make no sense; of `diff`, which fails where there is a difference: a file can't be read.
const USAGE: u8 = 2;

/// Runs the command with the process's own streams and gives its exit status.
///
/// `arguments` begins with the program's name, as [`std::env::args_os`] does. The status is 0 where everything was done, 1 where
/// something could not be read or written, and 2 where the arguments make no sense.
pub fn run<I, A>(arguments: I) -> u8
where
    I: IntoIterator<Item = A>,
    A: Into<OsString> + Clone,
{
    run_with(arguments, &mut Streams::process())
}

/// Runs the command with other streams, and gives its exit status.
pub fn run_with<I, A>(arguments: I, streams: &mut Streams<'_>) -> u8
where
    I: IntoIterator<Item = A>,
    A: Into<OsString> + Clone,
{
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(error) => {
            // Help and version are no errors, and go to the output.
            let asked = !error.use_stderr();
            let message = error.render().to_string();
            if asked {
                streams.print(&message);
                return DONE;
            }
            streams.complain(message.trim_end());
            return USAGE;
        }
    };
    let done = match command.action {
        Action::Extract(arguments) => extract::run(&arguments, streams),
        Action::Ledger(arguments) => ledger::run(&arguments, streams),
        Action::Evaluate(arguments) => evaluate::run(&arguments, streams),
        Action::Diff(arguments) => match diff::run(&arguments, streams) {
            Err(error) => {
                streams.complain(&format!("summitry: {error}"));
                return USAGE;
            }
            done => done,
        },
        Action::Pack(action) => pack::run(&action, streams),
        Action::Schema => {
            streams.print(&format!("{:#}\n", summitry::export::schema()));
            Ok(0)
        }
        Action::Values(arguments) => values::run(&arguments, streams),
    };
    match done {
        Ok(0) => DONE,
        Ok(_) => FAILED,
        Err(error) => {
            streams.complain(&format!("summitry: {error}"));
            FAILED
        }
    }
}
