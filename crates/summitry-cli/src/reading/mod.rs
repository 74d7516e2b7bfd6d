//! What the commands that read documents have in common: their arguments, and one stream of documents from all paths.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use summitry::value::Date;
use summitry::{Document, Extraction, Extractor};

use crate::error::FileError;
use crate::streams::Streams;

mod input;
mod progress;

use input::{Complaint, Documents, Input, documents, walk};
use progress::Progress;

/// What is read, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    /// Text files, JSON Lines files ({"text", "id", "published", "language"}), folders of either; `-` for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// When the texts were published (EDTF, such as 2025-06-18); lines of JSON may say it themselves.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    published: Option<Date>,
    /// The texts' language (BCP 47); by default each passage tells by its words.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Threads to read on; 0 for one a processor.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// A folder with a language pack of your own, added to the built-in ones; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,
    /// Leave out records less sure than this, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    min_confidence: f64,
}

fn parse_date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|e| format!("{e}; expected a date such as 2025-06-18, 2025-06 or 2025"))
}

/// Documents in the order of the paths, those that can't be read left out.
pub(crate) type Stream<'a> = Box<dyn Iterator<Item = Document<'static>> + 'a>;

/// What is to be read, found and ready.
pub(crate) struct Opened<'r, 's> {
    reading: &'r Reading,
    extractor: Extractor,
    inputs: Vec<Result<Input<'s>, Complaint>>,
}

impl Reading {
    /// Finds all inputs and builds the extractor.
    pub(crate) fn open<'s>(&self, streams: &mut Streams<'s>) -> Result<Opened<'_, 's>, FileError> {
        let extractor = self.extractor().map_err(FileError::wrong)?;
        let mut inputs = Vec::new();
        for path in &self.paths {
            if path == Path::new("-") {
                inputs.push(Ok(Input::Stream(streams.open(path)?)));
            } else {
                walk(path, true, &mut inputs);
            }
        }
        Ok(Opened {
            reading: self,
            extractor,
            inputs,
        })
    }

    fn extractor(&self) -> Result<Extractor, String> {
        let mut builder = Extractor::builder().min_confidence(self.min_confidence);
        for pack in &self.packs {
            builder = builder.pack_dir(pack).map_err(|e| e.to_string())?;
        }
        let extractor = builder.build().map_err(|e| e.to_string())?;
        if let Some(language) = &self.language {
            known(&extractor, language)?;
        }
        Ok(extractor)
    }
}

fn known(extractor: &Extractor, language: &str) -> Result<(), String> {
    if extractor.languages().iter().any(|l| l == language) {
        return Ok(());
    }
    Err(format!(
        "unknown language `{language}`; expected one of {}",
        extractor.languages().join(", ")
    ))
}

impl Opened<'_, '_> {
    /// Reads all documents and gives each extraction, in order, to `take`, with its text where `texts` are wanted.
    ///
    /// What can't be read is reported among the messages; gives the number of such inputs. `watched` shows a progress bar.
    pub(crate) fn extract(
        self,
        texts: bool,
        watched: bool,
        messages: &mut dyn Write,
        mut take: impl FnMut(Extraction, Option<String>) -> io::Result<()>,
    ) -> io::Result<usize> {
        let threads = self.reading.threads;
        // Extractions come in the order of the documents, so the texts that wait are those of the extractions to come.
        let waiting: Rc<RefCell<VecDeque<String>>> = Rc::default();
        let seen = Rc::clone(&waiting);
        self.each(
            watched,
            messages,
            move |extractor, documents| {
                let documents = documents.inspect(move |document| {
                    if texts {
                        seen.borrow_mut().push_back(document.text().to_owned());
                    }
                });
                Box::new(extractor.extract_many_on(documents, threads))
            },
            |extraction| take(extraction, waiting.borrow_mut().pop_front()),
        )
    }

    /// Makes something of all documents as they come, and gives each result to `take`.
    pub(crate) fn each<T>(
        self,
        watched: bool,
        messages: &mut dyn Write,
        make: impl for<'a> FnOnce(&'a Extractor, Stream<'a>) -> Box<dyn Iterator<Item = T> + 'a>,
        mut take: impl FnMut(T) -> io::Result<()>,
    ) -> io::Result<usize> {
        let Self {
            reading,
            extractor,
            inputs,
        } = self;
        let progress = Progress::new(watched, &inputs);
        let complaints: RefCell<Vec<Complaint>> = RefCell::default();
        let mut bad = 0;
        let mut complain = |messages: &mut dyn Write| {
            for complaint in complaints.take() {
                bad += 1;
                progress.aside(|| writeln!(messages, "summitry: {complaint}"))?;
            }
            io::Result::Ok(())
        };
        let good = inputs
            .into_iter()
            .flat_map(|input| -> Documents<'_> {
                match input {
                    Ok(input) => documents(input, reading, &extractor),
                    Err(complaint) => Box::new(std::iter::once(Err(complaint))),
                }
            })
            .filter_map(|document| document.map_err(|c| complaints.borrow_mut().push(c)).ok());
        for made in make(&extractor, Box::new(good)) {
            take(made)?;
            progress.step();
            complain(messages)?;
        }
        complain(messages)?;
        Ok(bad)
    }
}
