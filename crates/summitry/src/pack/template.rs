//! A new pack, to be filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::error::PackError;
use super::info::{FILE, PackInfo, is_tag};
use super::source::PackSource;
use super::table;

/// How a language writes numbers and dates, with what each key means.
const ORTHOGRAPHY: &str = r#"# How the language writes numbers and dates. Every key is needed.

# The mark before decimals, and the mark between groups of three digits: one of . , · ٫ ٬
decimal = "."
group = ","
# Whether the word for "and" joins a scale to a smaller number, as in "two hundred and five".
and_joins = false
# The endings of nouns in the plural.
plural_endings = []
# Whether the day stands before the month in digits: 18/12/2019.
day_first = true
# Whether what modifies a noun follows it, so that "last" and "2025" stand after "year" and "summit".
modifiers_follow = false
# Whether any day of the month may be written as an ordinal, and not the first alone.
ordinal_days = false
# Whether months begin with a capital, so that one without can be another word.
capital_months = false
# Whether "next Friday" is the Friday of next week even where one comes before.
weekday_of_next_week = false
# Whether records name cities as texts in this language write them.
cities_as_written = false
"#;

const EXAMPLES: &str = r#"# Sentences with the records that must be found in them; `summitry pack check` runs them. Of each kind that an example names there
# must be as many records as it lists, with the fields that stand there. An example without records must give none, and says why.
#
# [[example]]
# text = "…"
# published = "2025-06-18"
# summits = [{ edition = 2, city = "Astana", start = "2025-06-17" }]
#
# [[example]]
# text = "…"
# reason = "a mountain"
"#;

/// A new pack for a language (BCP 47 tag): its `pack.toml`, its orthography, an empty list of examples, and every term table that a
/// language pack among `others` has, with all their concepts and no forms.
///
/// Such a pack loads; forms are filled in one after another, and rows of concepts that the language has no word for go.
///
/// # Errors
/// Where `language` is no BCP 47 tag, or another pack can't be read.
///
/// ```
/// use summitry::pack::{PackSource, template};
/// let pack = template("eo", &PackSource::built_in())?;
/// assert!(pack.files["terms/months.csv"].starts_with("concept,forms\n1,\n"));
/// assert!(template("Esperanto", &PackSource::built_in()).is_err());
/// # Ok::<(), summitry::pack::PackError>(())
/// ```
pub fn template(language: &str, others: &[PackSource]) -> Result<PackSource, PackError> {
    let id = language.to_ascii_lowercase();
    let name = format!("{id}/{FILE}");
    if !is_tag(language) {
        let found = format!("language `{language}`");
        return Err(PackError::line(&name, 1, found, "a BCP 47 tag such as `es` or `pt-BR`"));
    }
    let mut concepts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut parent = None;
    for pack in others {
        let info = PackInfo::read(pack)?;
        let Some(theirs) = info.language else { continue };
        // A variety has the words of its language, and needs only what it adds.
        if language.split_once('-').is_some_and(|(main, _)| main == theirs) {
            parent = Some(info.id);
        }
        for (file, content) in pack.files.iter().filter(|(file, _)| file.starts_with("terms/")) {
            let rows = table::read(&format!("{}/{file}", pack.name), content, &["concept", "forms"])?;
            let known = concepts.entry(file).or_default();
            known.extend(
                rows.into_iter()
                    .map(|row| row.cells.into_iter().next().unwrap_or_default().into_owned()),
            );
        }
    }
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut info = format!(
        "id = \"{id}\"\nlanguage = \"{language}\"\nversion = \"0.1.0\"\ndescription = \"{language}\"\n\
         # The licence of the data, as an SPDX expression.\nlicence = \"MIT OR Apache-2.0\"\n\
         # Where the data come from.\nsource = \"\"\n"
    );
    match parent {
        Some(parent) => {
            let _ = writeln!(info, "# Packs whose terms this one has too.\nparents = [\"{parent}\"]");
        }
        None => {
            files.insert("orthography.toml".to_owned(), ORTHOGRAPHY.to_owned());
            for (file, concepts) in concepts {
                let mut content = String::from("concept,forms\n");
                for concept in concepts {
                    let _ = writeln!(content, "{concept},");
                }
                files.insert(file.to_owned(), content);
            }
        }
    }
    files.insert(FILE.to_owned(), info);
    files.insert("examples.toml".to_owned(), EXAMPLES.to_owned());
    Ok(PackSource { name: id, files })
}
