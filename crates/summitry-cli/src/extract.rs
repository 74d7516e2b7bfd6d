//! `summitry extract`: the records of texts, files and folders.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use summitry::value::Date;
use summitry::{Document, Extraction, Extractor, Trace};

use crate::error::FileError;
use crate::lines::lines;
use crate::streams::Streams;
use crate::table;

/// The arguments of `summitry extract`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Text files, JSON Lines files ({"text", "id", "published", "language"}), folders of either; `-` for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to write the records.
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// When the texts were published (EDTF, such as 2025-06-18); lines of JSON may say it themselves.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    published: Option<Date>,
    /// The texts' language (BCP 47); by default each passage tells by its words.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Where to write; standard output if left out.
    #[arg(short, long, default_value = "-")]
    output: PathBuf,
    /// Threads to read on; 0 for one a processor.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// A folder with a language pack of your own, added to the built-in ones; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,
    /// Leave out records less sure than this, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    min_confidence: f64,
    /// Says how each text was read: what was seen, which rule read each field, what was rejected and why.
    #[arg(long)]
    explain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: a table a kind.
    Table,
    /// One JSON array of extractions.
    Json,
    /// One extraction a line.
    Jsonl,
}

fn parse_date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|e| format!("{e}; expected a date such as 2025-06-18, 2025-06 or 2025"))
}

/// A line of a JSON Lines file.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    language: Option<String>,
}

/// Something that could not be read, in words.
type Complaint = String;

/// Extracts from all paths; gives the number of inputs that could not be read.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let extractor = extractor(arguments).map_err(FileError::wrong)?;
    let mut bad = 0;
    let mut inputs: Vec<Result<Input, Complaint>> = Vec::new();
    for path in &arguments.paths {
        if path == Path::new("-") {
            let input = streams.open(path)?;
            inputs.push(Ok(Input::Stream(input)));
        } else {
            walk(path, true, &mut inputs);
        }
    }
    let mut complaints: Vec<Complaint> = Vec::new();
    let threads = arguments.threads;
    let output = arguments.output.clone();
    streams.write_to(&output, |out, messages| {
        let mut sink = Sink::new(arguments.format, out)?;
        // Complaints come where their input would have been, so documents are read up to each of them.
        for input in inputs {
            let documents = match input {
                Ok(input) => documents(input, arguments, &extractor),
                Err(complaint) => Box::new(std::iter::once(Err(complaint))),
            };
            let good = documents.filter_map(|document| match document {
                Ok(document) => Some(document),
                Err(complaint) => {
                    complaints.push(complaint);
                    None
                }
            });
            if arguments.explain {
                for document in good {
                    sink.explain(&extractor.explain(document))?;
                }
            } else {
                for extraction in extractor.extract_many_on(good, threads) {
                    sink.write(&extraction)?;
                }
            }
            for complaint in complaints.drain(..) {
                bad += 1;
                writeln!(messages, "summitry: {complaint}")?;
            }
        }
        sink.finish()
    })?;
    Ok(bad)
}

fn extractor(arguments: &Arguments) -> Result<Extractor, String> {
    let mut builder = Extractor::builder().min_confidence(arguments.min_confidence);
    for pack in &arguments.packs {
        builder = builder.pack_dir(pack).map_err(|e| e.to_string())?;
    }
    let extractor = builder.build().map_err(|e| e.to_string())?;
    if let Some(language) = &arguments.language {
        known(&extractor, language)?;
    }
    Ok(extractor)
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

/// Something to read documents from.
enum Input<'a> {
    Stream(Box<dyn io::BufRead + 'a>),
    Text(PathBuf),
    Lines(PathBuf),
}

/// Finds the files of a folder, sorted; other files than texts and JSON Lines are passed over there.
fn walk(path: &Path, named: bool, inputs: &mut Vec<Result<Input<'_>, Complaint>>) {
    let mut waiting = vec![(path.to_path_buf(), named)];
    while let Some((path, named)) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).and_then(|e| e.collect::<io::Result<Vec<_>>>());
            match entries {
                Ok(entries) => {
                    let mut below: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).collect();
                    below.sort();
                    waiting.extend(below.into_iter().rev().map(|p| (p, false)));
                }
                Err(error) => inputs.push(Err(format!("{}: {error}", path.display()))),
            }
            continue;
        }
        match path.extension().and_then(|e| e.to_str()) {
            Some("jsonl" | "ndjson") => inputs.push(Ok(Input::Lines(path))),
            Some("txt") => inputs.push(Ok(Input::Text(path))),
            _ if named => inputs.push(Ok(Input::Text(path))),
            _ => {}
        }
    }
}

type Documents<'a> = Box<dyn Iterator<Item = Result<Document<'static>, Complaint>> + 'a>;

fn documents<'a>(input: Input<'a>, arguments: &'a Arguments, extractor: &'a Extractor) -> Documents<'a> {
    match input {
        Input::Text(path) => Box::new(std::iter::once(text_file(&path, arguments))),
        Input::Lines(path) => match fs::File::open(&path) {
            Ok(file) => json_lines(
                io::BufReader::new(file),
                path.display().to_string(),
                arguments,
                extractor,
            ),
            Err(error) => Box::new(std::iter::once(Err(format!("{}: {error}", path.display())))),
        },
        Input::Stream(mut input) => {
            // JSON Lines begin with a brace; anything else is one text.
            let start = input
                .fill_buf()
                .map(|b| b.iter().copied().find(|b| !b.is_ascii_whitespace()));
            match start {
                Ok(Some(b'{')) => json_lines(input, "standard input".to_owned(), arguments, extractor),
                Ok(_) => {
                    let mut bytes = Vec::new();
                    let read = input
                        .read_to_end(&mut bytes)
                        .map_err(|e| format!("standard input: {e}"));
                    let document = read.and_then(|_| decode(bytes, "standard input"));
                    Box::new(std::iter::once(
                        document.map(|text| dated(Document::new(text), arguments)),
                    ))
                }
                Err(error) => Box::new(std::iter::once(Err(format!("standard input: {error}")))),
            }
        }
    }
}

fn text_file(path: &Path, arguments: &Arguments) -> Result<Document<'static>, Complaint> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| format!("{name}: {e}"))?;
    let text = decode(bytes, &name)?;
    Ok(dated(Document::new(text).with_id(name), arguments))
}

fn decode(bytes: Vec<u8>, name: &str) -> Result<String, Complaint> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let byte = e.as_bytes().get(at).copied().unwrap_or_default();
        format!("{name}: not UTF-8: byte {at} is 0x{byte:02X}; expected UTF-8 text")
    })
}

/// Adds what the command line says of all documents.
fn dated<'t>(mut document: Document<'t>, arguments: &Arguments) -> Document<'t> {
    if let Some(published) = arguments.published {
        document = document.with_published(published);
    }
    if let Some(language) = &arguments.language {
        document = document.with_language(language);
    }
    document
}

fn json_lines<'a>(
    input: impl io::BufRead + 'a,
    name: String,
    arguments: &'a Arguments,
    extractor: &'a Extractor,
) -> Documents<'a> {
    Box::new(lines::<Line>(input).map(move |line| {
        let line = line.map_err(|e| format!("{name}: {e}"))?;
        let at = format!("{name}:{}", line.number);
        let content = line
            .content
            .map_err(|e| format!("{at}: {e}; expected {{\"text\": …}}"))?;
        let mut document = dated(Document::new(content.text), arguments);
        match content.id {
            Some(serde_json::Value::String(id)) => document = document.with_id(id),
            Some(id) => document = document.with_id(id.to_string()),
            None => {}
        }
        if let Some(published) = content.published {
            let date = parse_date(&published).map_err(|e| format!("{at}: published: {e}"))?;
            document = document.with_published(date);
        }
        if let Some(language) = content.language {
            known(extractor, &language).map_err(|e| format!("{at}: {e}"))?;
            document = document.with_language(language);
        }
        Ok(document)
    }))
}

/// Writes extractions one after another in a format.
struct Sink<'w> {
    format: Format,
    out: &'w mut dyn Write,
    written: usize,
}

impl<'w> Sink<'w> {
    fn new(format: Format, out: &'w mut dyn Write) -> io::Result<Self> {
        if format == Format::Json {
            out.write_all(b"[")?;
        }
        Ok(Self {
            format,
            out,
            written: 0,
        })
    }

    fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        let more = self.written > 0;
        self.write_as(extraction, |out| table::write(extraction, more, out))
    }

    fn explain(&mut self, trace: &Trace) -> io::Result<()> {
        let more = self.written > 0;
        self.write_as(trace, |out| {
            if more {
                writeln!(out)?;
            }
            write!(out, "{trace}")?;
            table::write(&trace.extraction, true, out)
        })
    }

    /// Writes one item: as JSON, or for people as `table` does.
    fn write_as(
        &mut self,
        item: &impl Serialize,
        table: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match self.format {
            Format::Table => table(self.out)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, item)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                self.out.write_all(if self.written > 0 { b",\n" } else { b"\n" })?;
                serde_json::to_writer_pretty(&mut self.out, item)?;
            }
        }
        self.written += 1;
        Ok(())
    }

    fn finish(self) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.written > 0 { b"\n]\n" } else { b"]\n" })?;
        }
        Ok(())
    }
}
