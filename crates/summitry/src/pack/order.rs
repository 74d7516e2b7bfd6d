//! Which packs are read, in which order, and the rows of their term tables.

use super::category::Category;
use super::error::PackError;
use super::forms::expand;
use super::info::{self, PackInfo};
use super::language::LanguageId;
use super::layer::ancestors;
use super::source::PackSource;
use super::table::{self, Row};

/// The order in which packs are read, which decides what is heard first.
#[derive(Debug)]
pub(super) struct Order {
    /// The languages' tags, by number.
    pub(super) languages: Vec<String>,
    /// The packs whose facts count.
    pub(super) facts: Vec<usize>,
    /// The packs that say how a language is written; a later one replaces what an earlier one says.
    pub(super) orthographies: Vec<(usize, Option<LanguageId>)>,
    /// The packs with the language that their terms are read in; what is read first is heard first.
    pub(super) terms: Vec<(usize, Option<LanguageId>)>,
    /// What the packs say of themselves.
    pub(super) infos: Vec<PackInfo>,
}

impl Order {
    /// The order of packs of the languages that are wanted, and of those without a language.
    pub(super) fn new(sources: &[PackSource], wanted: impl Fn(&str) -> bool) -> Result<Self, PackError> {
        let infos = sources.iter().map(PackInfo::read).collect::<Result<Vec<_>, _>>()?;
        let ancestors = ancestors(sources, &infos)?;
        let active = |info: &PackInfo| info.language.as_deref().is_none_or(&wanted);
        // A parent that is no language of its own here still gives its words and facts.
        let mut used: Vec<bool> = infos.iter().map(active).collect();
        for at in 0..sources.len() {
            if active(&infos[at]) {
                ancestors[at].iter().for_each(|a| used[*a] = true);
            }
        }
        let mut order = Self {
            languages: Vec::new(),
            facts: (0..sources.len()).filter(|at| used[*at]).collect(),
            orthographies: Vec::new(),
            terms: Vec::new(),
            infos: Vec::new(),
        };
        let mut first_of_language = Vec::new();
        let mut layered_over = Vec::new();
        for (at, info) in infos.iter().enumerate().filter(|(_, info)| active(info)) {
            let (over, language) = match &info.language {
                Some(tag) => {
                    let known = order.languages.contains(tag);
                    let language = order.language_or_add(tag).ok_or_else(|| too_many(&sources[at]))?;
                    (known, Some(language))
                }
                None => (at > 0, None),
            };
            let jobs = if over {
                &mut layered_over
            } else {
                &mut first_of_language
            };
            jobs.push((at, language));
        }
        // The first reading of a term is the one that counts, so what lies on top is read first.
        for (at, language) in layered_over.into_iter().rev().chain(first_of_language) {
            let tag = &infos[at].language;
            let inherited = ancestors[at].iter().filter(|a| infos[**a].language != *tag);
            // The farthest ancestor's way of writing numbers gives way to a nearer one's; terms are heard nearest first.
            let nearest_last = inherited.clone().rev().chain([&at]);
            order.orthographies.extend(nearest_last.map(|a| (*a, language)));
            let with_words = inherited.filter(|a| infos[**a].language.is_some());
            order
                .terms
                .extend([&at].into_iter().chain(with_words).map(|a| (*a, language)));
        }
        order.infos = infos;
        Ok(order)
    }

    /// The number of a language, given where it has none yet; `None` where all are given.
    fn language_or_add(&mut self, tag: &str) -> Option<LanguageId> {
        let index = self.languages.iter().position(|l| l == tag).unwrap_or_else(|| {
            self.languages.push(tag.to_owned());
            self.languages.len() - 1
        });
        let index = u8::try_from(index).ok().filter(|i| *i <= LanguageId::MAX)?;
        Some(LanguageId::new(index))
    }
}

fn too_many(source: &PackSource) -> PackError {
    let file = format!("{}/{}", source.name, info::FILE);
    let most = usize::from(LanguageId::MAX) + 1;
    PackError::line(
        &file,
        1,
        format!("language number {}", most + 1),
        format!("at most {most}"),
    )
}

/// Visits the rows of a pack's term tables with the table's file and category.
pub(super) fn for_each_row(
    source: &PackSource,
    mut visit: impl FnMut(&str, Category, &Row<'_>) -> Result<(), PackError>,
) -> Result<(), PackError> {
    for (name, content) in &source.files {
        let Some(stem) = name.strip_prefix("terms/").and_then(|n| n.strip_suffix(".csv")) else {
            continue;
        };
        let file = format!("{}/{name}", source.name);
        let Some(category) = Category::from_stem(stem) else {
            let known: Vec<&str> = Category::ALL.iter().map(|c| c.stem()).collect();
            return Err(PackError::UnknownFile {
                file,
                expected: format!("one of {}", known.join(", ")),
            });
        };
        for row in table::read(&file, content, &["concept", "forms"])? {
            // A concept that a new pack has no word for yet has no forms.
            if !row.cells[1].is_empty() {
                visit(&file, category, &row)?;
            }
        }
    }
    Ok(())
}

/// The forms of a row.
pub(super) fn forms_of(file: &str, row: &Row<'_>) -> Result<Vec<String>, PackError> {
    expand(&row.cells[1]).map_err(|e| PackError::line(file, row.line, e, "surface forms separated by `|`"))
}

/// The table of cities, and its columns.
pub(super) const CITIES: (&str, &[&str]) = (
    "cities",
    &[
        "id",
        "name",
        "country",
        "latitude",
        "longitude",
        "population",
        "capital",
    ],
);

/// The rows of a table of facts with the name of its file; none where the pack has no such table.
pub(super) fn facts_of<'s>(
    source: &'s PackSource,
    (stem, header): (&str, &[&str]),
) -> Result<(String, Vec<Row<'s>>), PackError> {
    let file = format!("{}/{stem}.csv", source.name);
    let content = source.files.get(&format!("{stem}.csv"));
    let rows = content.map_or(Ok(Vec::new()), |content| table::read(&file, content, header))?;
    Ok((file, rows))
}
