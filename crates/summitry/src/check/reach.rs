//! Whether each form is found where it stands alone: what the compiled packs cannot find there, they find nowhere.

use super::file::{Files, Kind};
use super::problem::Problems;
use crate::pack::language::{LanguageId, LanguageSet};
use crate::pack::{CategorySet, PackInfo, Packs};
use crate::text::tokenize;

pub(super) fn check(files: &Files, info: &PackInfo, packs: &Packs, problems: &mut Problems) {
    let language = info.language.as_deref().and_then(|tag| packs.language(tag));
    let languages = LanguageSet::only(language.unwrap_or(LanguageId::new(0)));
    for table in &files.tables {
        let Kind::Terms(category) = table.kind else { continue };
        for row in table.rows.iter().filter(|row| row.good) {
            let concept = packs.lexicon().concept_id(&row.cells[0]);
            for form in &row.forms {
                let tokens = tokenize(form);
                let words = packs.lexicon().word_ids(form, &tokens);
                // A hyphen at the end of a form is passed over like others.
                let trailing = words.iter().rev().take_while(|word| **word == packs.dash()).count();
                let end = words.len() - if trailing < words.len() { trailing } else { 0 };
                let found = (!tokens.is_empty())
                    .then(|| {
                        let only = CategorySet::of(&[category]);
                        packs
                            .lexicon()
                            .longest_in(&tokens, &words, 0, packs.dash(), languages, only)
                    })
                    .flatten()
                    .filter(|term| term.end == end);
                if !found.is_some_and(|term| term.senses.iter().any(|s| Some(s.concept) == concept)) {
                    let expected =
                        "a form that is found where it stands: no hyphen at its start, none with spaces on both sides";
                    problems.warning(
                        "unreachable",
                        (&table.file, Some(row.line)),
                        format!("`{form}`, which is never found"),
                        expected,
                    );
                }
            }
        }
    }
}
