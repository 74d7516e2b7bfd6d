//! Brings records of the same thing together.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Source};
use super::identity::{Identity, SAME_TIME};
use super::settle::settle;
use super::time::days;
use crate::record::Extraction;
use crate::value::Date;

/// A record with its document.
pub(super) struct Told<'e, R> {
    pub(super) document: usize,
    pub(super) published: Option<Date>,
    pub(super) language: Option<&'e str>,
    pub(super) record: &'e R,
}

/// Records of one thing.
struct Thing<'e, R> {
    told: Vec<Told<'e, R>>,
    documents: BTreeSet<usize>,
    /// All that is known to tell it apart by.
    known: R,
    /// Those that brought another name.
    aliases: Vec<R>,
    /// The first and the last day that one of its documents was published on.
    published: Option<(i32, i32)>,
}

/// All things of a kind, in an order of their own.
pub(super) fn gather<R: Identity>(extractions: &[Extraction]) -> Vec<Entry<R>> {
    let mut records: Vec<Told<'_, R>> = Vec::new();
    for (document, extraction) in extractions.iter().enumerate() {
        records.extend(R::of(extraction).iter().map(|record| Told {
            document,
            published: extraction.document.published,
            language: extraction.document.language.as_deref(),
            record,
        }));
    }
    // Those that say most come first, so that what says less has something to be compared with.
    records.sort_by_cached_key(|told| (core::cmp::Reverse(told.record.weight()), told.document));
    let mut things: Vec<Thing<'_, R>> = Vec::new();
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for told in records {
        let names = told.record.names();
        let known: BTreeSet<usize> = names.iter().filter_map(|n| by_name.get(n)).flatten().copied().collect();
        let index = match best(&told, &known, &things) {
            Some(index) => {
                things[index].add(told);
                index
            }
            None => {
                things.push(Thing::of(told));
                things.len() - 1
            }
        };
        // What a thing is known by grows with its records.
        for name in names.into_iter().chain(things[index].known.names()) {
            let indexes = by_name.entry(name).or_default();
            if !indexes.contains(&index) {
                indexes.push(index);
            }
        }
    }
    let mut entries: Vec<Entry<R>> = things.into_iter().map(|thing| entry(thing, extractions)).collect();
    entries.sort_by_cached_key(|entry| {
        let first = &entry.sources[0];
        (
            time(&entry.record),
            first.document.clone(),
            first.record.key().to_owned(),
        )
    });
    for (number, entry) in entries.iter_mut().enumerate() {
        let id = format!("{}-{}", R::KIND, number + 1);
        entry.conflicts.iter_mut().for_each(|c| c.id.clone_from(&id));
        entry.record.key_mut().clone_from(&id);
        entry.id = id;
    }
    entries
}

/// The thing that fits best; none where two fit as well.
fn best<R: Identity>(told: &Told<'_, R>, known: &BTreeSet<usize>, things: &[Thing<'_, R>]) -> Option<usize> {
    let mut best: Option<(u8, usize)> = None;
    let mut tied = false;
    for &index in known {
        let thing = &things[index];
        if thing.documents.contains(&told.document) {
            continue;
        }
        let Some(fit) = thing.fits(told) else {
            continue;
        };
        match best {
            Some((so_far, _)) if fit < so_far => {}
            Some((so_far, _)) if fit == so_far => tied = true,
            _ => (best, tied) = (Some((fit, index)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, index)| index)
}

impl<'e, R: Identity> Thing<'e, R> {
    fn of(told: Told<'e, R>) -> Self {
        Self {
            documents: BTreeSet::from([told.document]),
            known: told.record.clone(),
            aliases: Vec::new(),
            published: told.published.and_then(|date| days(date.into())),
            told: vec![told],
        }
    }

    fn fits(&self, told: &Told<'_, R>) -> Option<u8> {
        let near = self.near(told.published);
        let known = self.known.fits(told.record, near);
        known.or_else(|| {
            self.aliases
                .iter()
                .filter_map(|alias| alias.fits(told.record, near))
                .max()
        })
    }

    fn add(&mut self, told: Told<'e, R>) {
        let known = |record: &R| record.names().iter().all(|name| told.record.names().contains(name));
        if R::ALIASES && !known(&self.known) && !self.aliases.iter().any(known) {
            // With what is known beside the name: an alias is no way around a contradiction.
            let mut alias = told.record.clone();
            fill(&mut alias, &self.known);
            self.aliases.push(alias);
        }
        fill(&mut self.known, told.record);
        self.documents.insert(told.document);
        if let Some((first, last)) = told.published.and_then(|date| days(date.into())) {
            let (from, to) = self.published.unwrap_or((first, last));
            self.published = Some((from.min(first), to.max(last)));
        }
        self.told.push(told);
    }

    /// Whether a document of that day was published when this thing's documents were.
    fn near(&self, published: Option<Date>) -> bool {
        let Some((first, last)) = published.and_then(|date| days(date.into())) else {
            return false;
        };
        self.published
            .is_some_and(|(from, to)| first <= to + SAME_TIME && from <= last + SAME_TIME)
    }
}

/// Takes from another record the fields that are not set.
fn fill<R: Identity>(record: &mut R, from: &R) {
    for field in R::fields() {
        if !record.is_set(*field) && from.is_set(*field) {
            record.take(*field, from);
        }
    }
}

fn entry<R: Identity>(mut thing: Thing<'_, R>, extractions: &[Extraction]) -> Entry<R> {
    thing.told.sort_by_key(|told| told.document);
    let name = |document: usize| extractions[document].document.id.clone().unwrap_or_default();
    let (record, conflicts) = settle(&thing.told, name);
    let sources = thing.told.iter().map(|told| Source {
        document: name(told.document),
        record: told.record.clone(),
    });
    Entry {
        id: String::new(),
        record,
        sources: sources.collect(),
        conflicts,
    }
}

/// The first time that a record has; records without one come last.
fn time<R: Identity>(record: &R) -> (bool, String) {
    let first = R::fields().iter().find_map(|field| match record.cell(*field) {
        crate::record::Cell::Time(time) => time.first_day().filter(|day| !day.is_open_year()),
        _ => None,
    });
    (first.is_none(), first.map_or_else(String::new, |day| day.to_string()))
}
