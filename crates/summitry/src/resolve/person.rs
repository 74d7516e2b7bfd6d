//! Merges mentions of [`Person`] into records: "M. Macron" and "Emmanuel Macron" are one.

use rustc_hash::FxHashMap;

use super::recent::note;
use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Person, PersonField, Record, Role};
use crate::scan::steps::looked;
use crate::text::fold::{fold_accents, fold_case};

/// One record for each person that the mentions speak of, in the order of first mention.
pub(crate) fn resolve(text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Person>>) -> Vec<Person> {
    let mut people: Vec<Merged> = Vec::new();
    let mut known = ByWord::default();
    for mention in mentions {
        let Some(name) = mention.record.name.as_deref().map(NameKey::new) else {
            continue;
        };
        let fits = |at: &usize| {
            let p = &people[*at];
            p.key.fits(&name) && !contradicts(&p.person, &mention.record)
        };
        let same = known.sharing(&name).into_iter().find(fits);
        known.note(same.unwrap_or(people.len()), &name);
        match same.map(|at| &mut people[at]) {
            Some(merged) => merged.take(&mention, name),
            None => people.push(Merged {
                key: name,
                present: !mention.anaphoric,
                person: mention.record,
            }),
        }
    }
    people.retain(|p| p.present);
    serve(&mut people);
    let mut records: Vec<Person> = Vec::with_capacity(people.len());
    longest_names(text, &mut people);
    for merged in people {
        let mut person = merged.person;
        // An office of an organisation needs no state beside it unless the text gives one.
        if person.role.is_none() {
            continue;
        }
        for field in [PersonField::Name, PersonField::Role] {
            debug_assert!(person.is_set(field));
        }
        person.mentions.sort();
        records.push(person);
    }
    records
}

/// A person so far.
struct Merged {
    key: NameKey,
    /// Whether some mention gives an office that is held, not only a former one.
    present: bool,
    person: Person,
}

impl Merged {
    fn take(&mut self, mention: &Mention<Person>, name: NameKey) {
        let other = &mention.record;
        if mention.anaphoric {
            for span in other.mentions() {
                self.person.mention(*span);
            }
            return;
        }
        if !self.present {
            // What is held now goes before what was held.
            let spans = self.person.mentions.clone();
            self.person = other.clone();
            for span in spans {
                self.person.mention(span);
            }
            self.present = true;
        } else {
            let longer = name.words.len() > self.key.words.len();
            self.prefer_own_state(other);
            // A second office of the same person brings no organisation or state into the first.
            if self.person.role.is_none() || other.role.is_none() || self.person.role == other.role {
                self.person.absorb(other);
            } else if is_state_office(other.role)
                && self.person.role == Some(Role::Other)
                && self.person.organisation.is_none()
            {
                // "le général X … le président X": the office of state is what X is known by.
                let spans = self.person.mentions.clone();
                let country = self.person.clone();
                self.person = other.clone();
                if self.person.country.is_none() && country.country.is_some() {
                    self.person.take(PersonField::Country, &country);
                    let cited = country
                        .evidence_map()
                        .get(&PersonField::Country)
                        .cloned()
                        .unwrap_or_default();
                    self.person.evidence_map_mut().insert(PersonField::Country, cited);
                }
                for span in spans {
                    self.person.mention(span);
                }
            } else {
                for span in other.mentions() {
                    self.person.mention(*span);
                }
                if self.person.country.is_none() && self.person.organisation.is_none() && other.country.is_some() {
                    self.person.take(PersonField::Country, other);
                    let cited = other
                        .evidence_map()
                        .get(&PersonField::Country)
                        .cloned()
                        .unwrap_or_default();
                    self.person.evidence_map_mut().insert(PersonField::Country, cited);
                }
            }
            if longer {
                self.person.name.clone_from(&other.name);
            }
            if other.confidence() > self.person.confidence() {
                self.person.set_confidence(other.confidence());
            }
        }
        if name.words.len() > self.key.words.len() {
            self.person.name.clone_from(&other.name);
            self.key = name;
        }
    }

    /// A state that stands at an office or a name goes before one guessed from the passage.
    fn prefer_own_state(&mut self, other: &Person) {
        if is_guessed(&self.person, PersonField::Country)
            && (other.country.is_some() || other.organisation.is_some())
            && !is_guessed(other, PersonField::Country)
        {
            self.person.clear(PersonField::Country);
        }
        if is_guessed(&self.person, PersonField::Organisation)
            && other.organisation.is_some()
            && !is_guessed(other, PersonField::Organisation)
        {
            self.person.clear(PersonField::Organisation);
        }
    }
}

const fn is_state_office(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister)
    )
}

/// Whether a field was only read from the passage around.
fn is_guessed(person: &Person, field: PersonField) -> bool {
    let cited = person.evidence(field);
    !cited.is_empty() && cited.iter().all(|e| e.rule.ends_with(".context"))
}

/// Two states, where both are given, make two people.
fn contradicts(a: &Person, b: &Person) -> bool {
    if is_guessed(a, PersonField::Country) || is_guessed(b, PersonField::Country) {
        return false;
    }
    matches!((&a.country, &b.country), (Some(x), Some(y)) if x != y && x.country().is_some() && y.country().is_some())
        && a.name.as_deref().map(|n| n.contains(' ')) != b.name.as_deref().map(|n| n.contains(' '))
}

/// A name's words, folded.
#[derive(Clone, Debug)]
struct NameKey {
    words: Vec<String>,
}

impl NameKey {
    fn new(name: &str) -> Self {
        let mut folded = String::new();
        let mut bare = String::new();
        let words = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(|word| {
                fold_case(word, &mut folded);
                fold_accents(&folded, &mut bare);
                bare.clone()
            })
            .collect();
        Self { words }
    }

    /// Whether both can be one person's: one is the other's family name, they differ by initials or middle names, or in order.
    fn fits(&self, other: &Self) -> bool {
        looked();
        let (long, short) = if self.words.len() >= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let (Some(last), Some(first)) = (long.last(), long.first()) else {
            return false;
        };
        match short.as_slice() {
            [] => false,
            // "Macron", "Xi": the last word, or the first of a name of two or three short words.
            [word] => word == last || word == first && long.len() <= 3 && word.len() <= 5 && long.len() > 1,
            [.., family] => {
                let given = &short[0];
                let same_given = given == first
                    || given.len() == 1 && first.starts_with(given.as_str())
                    || first.len() == 1 && given.starts_with(first.as_str());
                let reversed = short.len() == long.len() && short.iter().all(|w| long.contains(w));
                let inside = short.iter().all(|w| long.contains(w));
                family == last && same_given || reversed || inside
            }
        }
    }
}

/// People by each word of their names: what fits shares one.
#[derive(Default)]
struct ByWord(FxHashMap<String, Vec<usize>>);

impl ByWord {
    fn of(people: &[Merged]) -> Self {
        let mut known = Self::default();
        for (at, merged) in people.iter().enumerate() {
            known.note(at, &merged.key);
        }
        known
    }

    fn note(&mut self, at: usize, name: &NameKey) {
        for word in &name.words {
            match self.0.get_mut(word) {
                Some(under) => note(under, at),
                None => drop(self.0.insert(word.clone(), vec![at])),
            }
        }
    }

    /// Those who share a word with a name, in the order of the text.
    fn sharing(&self, name: &NameKey) -> Vec<usize> {
        let under = name.words.iter().filter_map(|word| self.0.get(word));
        let mut all: Vec<usize> = under.flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// "porte-parole d'A. Barrow": an organisation that is a person gives that person's state.
fn serve(people: &mut [Merged]) {
    let known = ByWord::of(people);
    for index in 0..people.len() {
        let Some(body) = people[index].person.organisation.as_deref().map(NameKey::new) else {
            continue;
        };
        if body.words.len() > 4 {
            continue;
        }
        let leads = |at: &usize| {
            let key = &people[*at].key;
            *at != index && key.fits(&body) && body.words.last() == key.words.last()
        };
        let superior = known.sharing(&body).into_iter().find(leads);
        let Some(country) = superior.map(|at| people[at].person.country.clone()) else {
            continue;
        };
        let cited = people[index]
            .person
            .evidence_map()
            .get(&PersonField::Organisation)
            .cloned()
            .unwrap_or_default();
        let person = &mut people[index].person;
        person.clear(PersonField::Organisation);
        if person.country.is_none() && country.is_some() {
            person.country = country;
            for evidence in cited {
                person.cite(PersonField::Country, evidence.span, "person.country.superior");
            }
        }
    }
}

/// Takes each name from its longest form anywhere in the text, and notes every place where it stands.
fn longest_names(text: &Phrased<'_>, people: &mut [Merged]) {
    if people.is_empty() {
        return;
    }
    let mut known = ByWord::of(people);
    for line in text.lines() {
        for mark in line.marks().iter().filter(|m| m.is_name()) {
            let key = NameKey::new(&text.scan.text[mark.span]);
            // Two people may share a family name; then it stands for neither.
            let sharing = known.sharing(&key);
            let mut holders = sharing.into_iter().filter(|at| people[*at].key.fits(&key));
            let (Some(holder), None) = (holders.next(), holders.next()) else {
                continue;
            };
            let merged = &mut people[holder];
            if key.words.len() == 1 && key.words[0].len() < 3 && merged.key.words.len() > 3 {
                continue;
            }
            merged.person.mention(mark.span);
            let longer = key.words.len() > merged.key.words.len() && key.words.len() <= 4;
            let title = line.block_kind() == crate::text::BlockKind::Heading;
            if longer && !title {
                merged.person.name = Some(
                    text.scan.text[mark.span]
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                );
                merged.person.cite(PersonField::Name, mark.span, "person.name.longest");
                known.note(holder, &key);
                merged.key = key;
            }
        }
    }
}
