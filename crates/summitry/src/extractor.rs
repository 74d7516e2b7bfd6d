//! From a document to its records.

use std::sync::{Arc, OnceLock};

use crate::builder::ExtractorBuilder;
use crate::document::Document;
use crate::pack::{LanguageId, Packs};
use crate::parts::{Joined, append_trace};
use crate::phrase::{DATELINE_SENTENCES, Phrased};
use crate::read::watch::Watch;
use crate::record::{Confidence, DocumentInfo, Extraction, Record, RecordKind};
use crate::resolve;
use crate::scan::{Glance, LateGlance, scan, scan_opening};
use crate::text::part::{PART_BYTES, parts};
use crate::trace::{Onlooker, Trace};
use crate::value::Date;

/// Reads records from documents. Immutable, cheap to clone, `Send + Sync`: build one and share it.
///
/// ```
/// let extractor = summitry::Extractor::new();
/// let extraction = extractor.extract("Rien à signaler.");
/// assert!(extraction.summits.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) packs: Arc<Packs>,
    pub(crate) records: Vec<RecordKind>,
    pub(crate) min_confidence: Confidence,
    pub(crate) calibrated: bool,
    /// To pass over texts that hold nothing; `None` where every text is read to its end.
    pub(crate) glance: Option<LateGlance>,
    /// Longer texts are read in parts.
    pub(crate) part_bytes: usize,
}

impl Extractor {
    /// An extractor with the built-in packs and all kinds of records. They are compiled once a process.
    ///
    /// # Panics
    /// Never in a released version: the built-in packs are compiled in the tests.
    #[must_use]
    pub fn new() -> Self {
        static SHARED: OnceLock<Extractor> = OnceLock::new();
        SHARED
            .get_or_init(|| match Self::builder().build() {
                Ok(extractor) => extractor,
                Err(error) => panic!("the built-in packs have a mistake: {error}"),
            })
            .clone()
    }

    /// A builder, to choose languages, kinds of records, and packs of one's own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// An extractor of all kinds of records with those packs.
    pub(crate) fn over(packs: Arc<Packs>) -> Self {
        Self {
            inner: Arc::new(Inner {
                packs,
                records: RecordKind::ALL.to_vec(),
                min_confidence: Confidence::new(0.0).unwrap_or_default(),
                calibrated: true,
                glance: Some(LateGlance::default()),
                part_bytes: PART_BYTES,
            }),
        }
    }

    /// The languages it reads, as BCP 47 tags.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        self.inner.packs.languages()
    }

    /// Reads a document. Never fails: what is not understood is left out.
    ///
    /// A text over a mebibyte is read in parts, cut between paragraphs where it has any: memory stays bounded, and what different parts
    /// say is not merged.
    pub fn extract<'t>(&self, document: impl Into<Document<'t>>) -> Extraction {
        self.read(&document.into(), |part, _, _| {
            let inner = &*self.inner;
            let late = inner.glance.as_ref();
            let glance = late.and_then(|late| late.get(&inner.packs, part.text().len()));
            let passed = glance.and_then(|glance| self.pass_over(glance, part));
            passed.unwrap_or_else(|| self.look(part, (), |_, (), _| ()))
        })
    }

    /// Reads a document part by part; `one` reads a part that starts at a place, behind what was read of those before it.
    fn read(
        &self,
        document: &Document<'_>,
        mut one: impl FnMut(&Document<'_>, usize, &Extraction) -> Extraction,
    ) -> Extraction {
        let inner = &*self.inner;
        let text = document.text();
        let mut extraction = if text.len() <= inner.part_bytes {
            one(document, 0, &Extraction::default())
        } else {
            let mut joined = Joined::default();
            for range in parts(text, inner.part_bytes) {
                let part = document.part(range.clone(), joined.so_far().document.published);
                let found = one(&part, range.start, joined.so_far());
                joined.add(found, range.start, range.len());
            }
            joined.finish()
        };
        if inner.min_confidence.value() > 0.0 {
            keep_confident(&mut extraction, inner.min_confidence);
        }
        resolve::check_sanity(&mut extraction);
        extraction
    }

    /// What there is to say of a document that a glance finds empty; `None` where it must be read.
    fn pass_over(&self, glance: &Glance, document: &Document<'_>) -> Option<Extraction> {
        let inner = &*self.inner;
        let seen = glance.look(&inner.packs, document.text());
        if seen.worth_reading {
            return None;
        }
        let told = document.language().and_then(|tag| inner.packs.language(tag));
        let language = told.or(seen.language);
        let published = document.published().or_else(|| {
            let opening = scan_opening(&inner.packs, document.text(), language, DATELINE_SENTENCES);
            Phrased::dateline_of(&inner.packs, &opening)
        });
        Some(Extraction {
            document: self.info(document, language, published),
            ..Extraction::default()
        })
    }

    fn info(&self, document: &Document<'_>, language: Option<LanguageId>, published: Option<Date>) -> DocumentInfo {
        DocumentInfo {
            id: document.id().map(str::to_owned),
            language: language.map(|l| self.inner.packs.languages()[l.index()].clone()),
            published,
            chars_processed: document.text().chars().count(),
        }
    }

    /// Reads a document and says how: what was seen, which rule read each field, what was merged, what was rejected and why.
    ///
    /// Takes several times as long as [`Extractor::extract`], and finds the same records.
    ///
    /// ```
    /// let extractor = summitry::Extractor::new();
    /// let trace = extractor.explain("Le sommet du G7 s’ouvre à Évian.");
    /// assert_eq!(trace.extraction, extractor.extract("Le sommet du G7 s’ouvre à Évian."));
    /// println!("{trace}");
    /// ```
    pub fn explain<'t>(&self, document: impl Into<Document<'t>>) -> Trace {
        let mut trace = Trace::default();
        let min_confidence = self.inner.min_confidence;
        trace.extraction = self.read(&document.into(), |part, start, before| {
            self.look(part, Onlooker::default(), |phrased, onlooker, extraction| {
                let part = onlooker.trace(phrased, extraction, min_confidence);
                append_trace(&mut trace, part, start, before);
            })
        });
        trace
    }

    /// Reads a part of a document while `watch` looks on; `look` sees the phrases and the records.
    fn look<W: Watch>(
        &self,
        document: &Document<'_>,
        mut watch: W,
        look: impl FnOnce(&Phrased<'_>, W, &Extraction),
    ) -> Extraction {
        let inner = &*self.inner;
        let language = document.language().and_then(|tag| inner.packs.language(tag));
        let scan = scan(&inner.packs, document.text(), language);
        let phrased = Phrased::new(&inner.packs, &scan, document.published());
        let mut extraction = resolve::records(&phrased, &inner.records, inner.calibrated, &mut watch);
        resolve::credit(&inner.packs, &scan, &mut extraction);
        extraction.document = self.info(document, scan.language, phrased.published);
        look(&phrased, watch, &extraction);
        extraction
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

fn keep_confident(extraction: &mut Extraction, least: Confidence) {
    fn keep<R: Record>(records: &mut Vec<R>, least: Confidence) {
        records.retain(|r| r.confidence() >= least);
    }
    keep(&mut extraction.summits, least);
    keep(&mut extraction.ministerials, least);
    keep(&mut extraction.treaties, least);
    keep(&mut extraction.mechanisms, least);
    keep(&mut extraction.trade_figures, least);
    keep(&mut extraction.initiatives, least);
    keep(&mut extraction.outcomes, least);
    keep(&mut extraction.polls, least);
    keep(&mut extraction.people, least);
}
