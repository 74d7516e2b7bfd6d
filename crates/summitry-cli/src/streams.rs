//! Where a command reads from and writes to.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::Path;

use crate::error::FileError;

/// Input, output and messages of one run. `-` as a file name means the first two.
pub struct Streams<'a> {
    input: Box<dyn BufRead + 'a>,
    output: Output,
    messages: Output,
}

enum Output {
    Out(io::Stdout),
    Err(io::Stderr),
    Captured(Vec<u8>),
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Out(out) => out.write(bytes),
            Self::Err(out) => out.write(bytes),
            Self::Captured(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Out(out) => out.flush(),
            Self::Err(out) => out.flush(),
            Self::Captured(_) => Ok(()),
        }
    }
}

impl std::fmt::Debug for Streams<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Streams").finish_non_exhaustive()
    }
}

impl<'a> Streams<'a> {
    /// The process's own.
    #[must_use]
    pub fn process() -> Self {
        Self {
            input: Box::new(BufReader::new(io::stdin())),
            output: Output::Out(io::stdout()),
            messages: Output::Err(io::stderr()),
        }
    }

    /// Input from memory; output and messages are kept.
    #[must_use]
    pub fn capture(input: &'a [u8]) -> Self {
        Self {
            input: Box::new(input),
            output: Output::Captured(Vec::new()),
            messages: Output::Captured(Vec::new()),
        }
    }

    /// What was written to a captured output.
    #[must_use]
    pub fn output_text(&self) -> String {
        self.output.text()
    }

    /// What was written to captured messages.
    #[must_use]
    pub fn messages_text(&self) -> String {
        self.messages.text()
    }

    /// Writes to the output; a reader that has gone away is no error worth a word.
    pub(crate) fn print(&mut self, text: &str) {
        let _ = self.output.write_all(text.as_bytes());
    }

    /// Writes a line to the messages.
    pub(crate) fn complain(&mut self, line: &str) {
        let _ = writeln!(self.messages, "{line}");
    }

    /// Where messages go.
    pub(crate) fn messages(&mut self) -> &mut dyn Write {
        &mut self.messages
    }

    /// Whether someone watches the messages while the output goes to `path`: a bar would run into records on the same terminal.
    pub(crate) fn watched(&self, path: &Path) -> bool {
        let apart = path != Path::new("-") || !matches!(&self.output, Output::Out(out) if out.is_terminal());
        apart && matches!(&self.messages, Output::Err(messages) if messages.is_terminal())
    }

    /// Takes the input: the file, or this run's input for `-`.
    pub(crate) fn open(&mut self, path: &Path) -> Result<Box<dyn BufRead + 'a>, FileError> {
        if path == Path::new("-") {
            return Ok(std::mem::replace(&mut self.input, Box::new(io::empty())));
        }
        let file = File::open(path).map_err(|e| FileError::new(path, e))?;
        Ok(Box::new(BufReader::new(file)))
    }

    /// Gives the output to `write`: the file, or this run's output for `-`. What was written before an error stays.
    pub(crate) fn write_to<T>(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut (dyn Write + Send), &mut dyn Write) -> io::Result<T>,
    ) -> Result<T, FileError> {
        let Self { output, messages, .. } = self;
        let done = if path == Path::new("-") {
            let mut out = BufWriter::new(output);
            write(&mut out, messages).and_then(|done| out.flush().map(|()| done))
        } else {
            let file = File::create(path).map_err(|e| FileError::new(path, e))?;
            let mut out = BufWriter::new(file);
            write(&mut out, messages).and_then(|done| out.flush().map(|()| done))
        };
        done.map_err(|e| FileError::new(path, e))
    }
}

impl Output {
    fn text(&self) -> String {
        match self {
            Self::Captured(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            _ => String::new(),
        }
    }
}
