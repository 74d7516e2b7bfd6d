//! Many documents: in parallel, in order, with bounded memory.

use std::collections::VecDeque;

use crate::document::Document;
use crate::extractor::Extractor;
use crate::record::Extraction;

/// Documents read ahead for each thread.
const AHEAD: usize = 32;

/// The extractions of an iterator of documents, in its order.
///
/// A bounded number of documents is taken from the iterator at a time and read in parallel; results do not depend on the
/// number of threads. Made by [`Extractor::extract_many`].
#[derive(Debug)]
pub struct ExtractMany<I> {
    extractor: Extractor,
    documents: I,
    ready: VecDeque<Extraction>,
    #[cfg(feature = "rayon")]
    pool: Option<rayon::ThreadPool>,
    ahead: usize,
}

impl Extractor {
    /// Reads many documents, lazily and in order, on all processors.
    ///
    /// ```
    /// let extractor = summitry::Extractor::new();
    /// let texts = ["Le sommet du G7 s’ouvre à Évian.", "Il pleut."];
    /// let summits: Vec<usize> = extractor.extract_many(texts).map(|x| x.summits.len()).collect();
    /// assert_eq!(summits, [1, 0]);
    /// ```
    pub fn extract_many<'t, I, D>(&self, documents: I) -> ExtractMany<I::IntoIter>
    where
        I: IntoIterator<Item = D>,
        D: Into<Document<'t>> + Send,
    {
        self.extract_many_on(documents, 0)
    }

    /// The same on a number of threads; 0 for one a processor.
    pub fn extract_many_on<'t, I, D>(&self, documents: I, threads: usize) -> ExtractMany<I::IntoIter>
    where
        I: IntoIterator<Item = D>,
        D: Into<Document<'t>> + Send,
    {
        #[cfg(feature = "rayon")]
        {
            // Where no pool can be had, the documents are read one after another.
            let pool = if threads == 1 {
                None
            } else {
                rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok()
            };
            let ahead = pool.as_ref().map_or(1, |p| p.current_num_threads() * AHEAD);
            ExtractMany {
                extractor: self.clone(),
                documents: documents.into_iter(),
                ready: VecDeque::new(),
                pool,
                ahead,
            }
        }
        #[cfg(not(feature = "rayon"))]
        {
            let _ = (threads, AHEAD);
            ExtractMany {
                extractor: self.clone(),
                documents: documents.into_iter(),
                ready: VecDeque::new(),
                ahead: 1,
            }
        }
    }
}

impl<'t, I> Iterator for ExtractMany<I>
where
    I: Iterator,
    I::Item: Into<Document<'t>> + Send,
{
    type Item = Extraction;

    fn next(&mut self) -> Option<Extraction> {
        if let Some(extraction) = self.ready.pop_front() {
            return Some(extraction);
        }
        let batch: Vec<I::Item> = self.documents.by_ref().take(self.ahead).collect();
        let extractor = &self.extractor;
        #[cfg(feature = "rayon")]
        if let Some(pool) = &self.pool {
            use rayon::iter::{IntoParallelIterator, ParallelIterator};
            let read: Vec<Extraction> = pool.install(|| {
                batch
                    .into_par_iter()
                    .map(|document| extractor.extract(document))
                    .collect()
            });
            self.ready = read.into();
            return self.ready.pop_front();
        }
        self.ready = batch.into_iter().map(|document| extractor.extract(document)).collect();
        self.ready.pop_front()
    }
}
