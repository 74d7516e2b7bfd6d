//! Records to look at: a page, or a part of one, that shows texts with the words that each record was read from.
//!
//! A page is one file without scripts or links to other places; everything from a text or a record is escaped. It follows the
//! reader's light or dark setting, and can be used with the keyboard and with a screen reader.

use std::fmt::Write;

use crate::export::words::Offsets;
use crate::record::{Extraction, RecordKind};

mod card;
mod escape;
mod mark;

use card::{cards, label};
use escape::escaped;
use mark::{Mark, highlight, light_together, marks};

const STYLE: &str = include_str!("page.css");
const HEAD: &str = include_str!("head.html");

/// A page of documents with their records, in the order in which they are added.
///
/// ```
/// use summitry::export::html::Page;
/// let text = "Le sommet du G7 s’ouvre à Évian.";
/// let mut page = Page::new("d");
/// page.add(&summitry::extract(text), Some(text));
/// let html = page.document("Records");
/// assert!(html.starts_with("<!DOCTYPE html>") && html.contains("Évian-les-Bains"));
/// ```
#[derive(Clone, Debug)]
pub struct Page {
    prefix: String,
    sections: String,
    documents: usize,
    counts: [usize; RecordKind::ALL.len()],
}

impl Page {
    /// A page without documents. `prefix` begins every id: where several parts are shown in one page, each needs its own.
    /// Only ASCII letters, digits and hyphens of it are used.
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect(),
            sections: String::new(),
            documents: 0,
            counts: [0; RecordKind::ALL.len()],
        }
    }

    /// Adds a document: its records, and its text where that is known. Places that the text does not have are not drawn.
    pub fn add(&mut self, extraction: &Extraction, text: Option<&str>) {
        let name = self.open(extraction);
        let cards = cards(extraction);
        for card in &cards {
            if let Some(at) = RecordKind::ALL.iter().position(|k| *k == card.kind) {
                self.counts[at] += 1;
            }
        }
        let marks = marks(&cards);
        let out = &mut self.sections;
        // Without a text there is nothing to link to.
        let mut own: Vec<Vec<(usize, &Mark)>> = vec![Vec::new(); cards.len()];
        for (number, mark) in marks.iter().enumerate().filter(|_| text.is_some()) {
            own[mark.card].push((number, mark));
        }
        if let Some(text) = text {
            out.push_str(r#"<div class="cols"><p class="text" dir="auto""#);
            if let Some(language) = &extraction.document.language {
                out.push_str(r#" lang=""#);
                escaped(language, out);
                out.push('"');
            }
            out.push('>');
            let text = Offsets::new(text, extraction.offset_unit);
            let parted = highlight(&text, &marks, &cards, &name, out);
            out.push_str("</p>");
            if !parted.is_empty() {
                light_together(&parted, &name, out);
            }
        }
        if cards.is_empty() {
            out.push_str(r#"<p class="none">No records.</p>"#);
        } else {
            out.push_str(r#"<ul class="cards">"#);
            for (card, own) in cards.iter().zip(&own) {
                card.write(own, &name, out);
            }
            out.push_str("</ul>");
        }
        if text.is_some() {
            out.push_str("</div>");
        }
        out.push_str("</section>\n");
    }

    /// Adds a document that could not be read, with the reason.
    pub fn add_failed(&mut self, extraction: &Extraction, reason: &str) {
        self.open(extraction);
        self.sections.push_str(r#"<p class="none">"#);
        escaped(reason, &mut self.sections);
        self.sections.push_str("</p></section>\n");
    }

    /// Begins a document's section; gives what its ids begin with.
    fn open(&mut self, extraction: &Extraction) -> String {
        let name = format!("{}{}", self.prefix, self.documents);
        self.documents += 1;
        let out = &mut self.sections;
        let document = &extraction.document;
        let _ = write!(out, r#"<section class="doc" id="{name}"><h2>"#);
        escaped(document.id.as_deref().unwrap_or("Text"), out);
        out.push_str(r#" <span class="meta">"#);
        if let Some(language) = &document.language {
            escaped(language, out);
            out.push_str(" · ");
        }
        if let Some(published) = document.published {
            let _ = write!(out, "published {published} · ");
        }
        let _ = write!(out, "{} characters</span></h2>", document.chars_processed);
        name
    }

    /// The page's content with its style, to put into another page.
    #[must_use]
    pub fn fragment(&self) -> String {
        format!(r#"<div class="summitry">{}</div>"#, self.body())
    }

    /// The page as a file of its own.
    #[must_use]
    pub fn document(&self, title: &str) -> String {
        let mut shown = String::new();
        escaped(title, &mut shown);
        format!(
            "{}<main class=\"summitry\">\n<h1>{shown}</h1>\n{}</main>\n</body>\n</html>\n",
            HEAD.replace("$title", &shown),
            self.body()
        )
    }

    fn body(&self) -> String {
        let mut out = format!("<style>{STYLE}</style>\n");
        let found: Vec<(RecordKind, usize)> = RecordKind::ALL
            .iter()
            .copied()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
            .collect();
        if !found.is_empty() {
            out.push_str("<form role=\"group\" aria-label=\"Kinds of records to show\">\n");
            for (kind, count) in found {
                let name = kind.as_str();
                let _ = writeln!(
                    out,
                    r#"<label class="k-{name}"><input type="checkbox" class="f-{name}" checked> <i></i> {} ({count})</label>"#,
                    label(kind)
                );
            }
            out.push_str("</form>\n");
        }
        out.push_str(&self.sections);
        out
    }
}

#[cfg(test)]
mod tests;
