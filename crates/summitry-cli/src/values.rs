//! `summitry values`: one kind of value from each text of a file.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use summitry::value::{
    Date, Quantity, ResolvedDate, Span, UnknownLanguage, find_dates, find_money, find_numbers, find_ordinals,
    find_percentages,
};

use crate::error::FileError;
use crate::lines::{Line, lines};
use crate::streams::Streams;

/// The arguments of `summitry values`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Cases, one a line: {"id", "text", "lang", "kind", "reference_date"}; `-` for standard input.
    ///
    /// `kind` is money, number, ordinal, percent, date, date_range or relative_date. `start` and `end` in the answers count Unicode
    /// characters.
    cases: PathBuf,
    /// Where to write {"id", "pred"} lines; standard output if left out.
    #[arg(short, long, default_value = "-")]
    output: PathBuf,
}

/// What is asked of a text.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Money,
    Number,
    Ordinal,
    Percent,
    #[serde(alias = "date_range", alias = "relative_date")]
    Date,
}

#[derive(Debug, Deserialize)]
struct Case {
    id: Value,
    text: String,
    lang: String,
    kind: Kind,
    /// What relative dates are resolved against.
    #[serde(default)]
    reference_date: Option<Date>,
}

#[derive(Debug, Serialize)]
struct Answer {
    id: Value,
    pred: Vec<Item>,
}

/// One value; what does not apply is left out.
#[derive(Debug, Default, Serialize)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    start: usize,
    end: usize,
}

impl Item {
    /// The number itself, and the ends that a bound or range gives it.
    fn quantity(&mut self, quantity: Quantity) {
        self.value = quantity.value().map(|n| n.to_string());
        if self.value.is_none() || quantity.min() != quantity.max() {
            self.min = quantity.min().map(|n| n.to_string());
            self.max = quantity.max().map(|n| n.to_string());
        }
    }

    /// The date in EDTF where it is one, and the first and last day in any case.
    fn date(&mut self, date: &ResolvedDate) {
        self.date = date.date().map(|d| d.to_string());
        self.start_date = date.start.map(|d| d.first_day().to_string());
        self.end_date = date.end.map(|d| d.last_day().to_string());
    }
}

/// Answers all cases; gives the number of lines that could not be answered.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let input = streams.open(&arguments.cases)?;
    let name = arguments.cases.display().to_string();
    streams.write_to(&arguments.output, |out, messages| {
        answer_all(input, &name, out, messages)
    })
}

fn answer_all(input: impl BufRead, name: &str, out: &mut dyn Write, messages: &mut dyn Write) -> io::Result<usize> {
    let mut bad = 0;
    for line in lines::<Case>(input) {
        let Line { number, content } = line?;
        let answer = content.and_then(|case| answer(case).map_err(|e| e.to_string()));
        match answer {
            Ok(answer) => {
                serde_json::to_writer(&mut *out, &answer)?;
                out.write_all(b"\n")?;
            }
            Err(reason) => {
                bad += 1;
                writeln!(messages, "{name}:{number}: {reason}")?;
            }
        }
    }
    Ok(bad)
}

fn answer(case: Case) -> Result<Answer, UnknownLanguage> {
    let (text, language) = (case.text.as_str(), case.lang.as_str());
    let mut items = Items::new(text);
    match case.kind {
        Kind::Number => {
            for found in find_numbers(text, language)? {
                items.push(found.span, |item| item.value = Some(found.value.to_string()));
            }
        }
        Kind::Ordinal => {
            for found in find_ordinals(text, language)? {
                items.push(found.span, |item| item.value = Some(found.value.to_string()));
            }
        }
        Kind::Money => {
            for found in find_money(text, language)? {
                items.push(found.span, |item| {
                    item.quantity(found.value.quantity());
                    item.unit = Some(found.value.currency().to_string());
                });
            }
        }
        Kind::Percent => {
            for found in find_percentages(text, language)? {
                items.push(found.span, |item| item.quantity(found.value.quantity()));
            }
        }
        Kind::Date => {
            // What can't be resolved without a reference date is no answer.
            for found in find_dates(text, language, case.reference_date)? {
                if let Some(date) = found.date {
                    items.push(found.span, |item| item.date(&date));
                }
            }
        }
    }
    Ok(Answer {
        id: case.id,
        pred: items.items,
    })
}

/// The values of a text, with their places counted in characters.
struct Items<'t> {
    text: &'t str,
    items: Vec<Item>,
    /// A byte of the text and the number of characters before it.
    known: (usize, usize),
}

impl<'t> Items<'t> {
    const fn new(text: &'t str) -> Self {
        Self {
            text,
            items: Vec::new(),
            known: (0, 0),
        }
    }

    fn push(&mut self, span: Span, fill: impl FnOnce(&mut Item)) {
        let start = self.characters_before(span.start());
        let end = self.characters_before(span.end());
        let mut item = Item {
            start,
            end,
            ..Item::default()
        };
        fill(&mut item);
        self.items.push(item);
    }

    fn characters_before(&mut self, byte: usize) -> usize {
        // Values come in order, so counting goes on from the last place.
        if byte < self.known.0 {
            self.known = (0, 0);
        }
        let (from, characters) = self.known;
        let more = self.text.get(from..byte).map_or(0, |part| part.chars().count());
        self.known = (byte, characters + more);
        self.known.1
    }
}
