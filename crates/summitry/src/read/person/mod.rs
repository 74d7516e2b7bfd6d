//! Reads mentions of [`Person`]: a name with an office.
//!
//! | rule | reads |
//! | --- | --- |
//! | `person.name.office` | "le président chinois Xi Jinping", "Prime Minister Modi" |
//! | `person.name.apposition` | "Wang Yi, ministre chinois des Affaires étrangères", "the Secretary-General, Veronica Nduva," |
//! | `person.name.list` | "the foreign ministers, Laura Sarabia and Wang Yi", "les présidents kazakh X et kirghiz Y" |
//! | `person.name.copula` | "Its Secretary-General is Nurlan Yermekbayev", "X a été élu président du Y" |
//! | `person.name.bracket` | "Kaja Kallas (EU High Representative)" |
//! | `person.name.context` | "Penny Wong (Australia)" near "foreign ministers" |
//! | `person.name.counterpart` | "son homologue russe Sergueï Lavrov" |
//! | `person.name.resumed` | "Vladimir Poutine a parlé. Le président russe …" |
//! | `person.role.office` | the office's term |
//! | `person.country.side` | the demonym, state, seat or possessor in the office's group |
//! | `person.country.name` | the state that stands at the name |
//! | `person.country.context` | the topic of the line, the host's place, the owner, the only state of the sentence, the state that the text is about |
//! | `person.organisation.complement` | the organisation in the office's group |
//! | `person.organisation.context` | the organisation named before, or the only one of the text |
//! | `person.organisation.superior` | the person whose adviser or spokesperson it is; settled when records are made |

mod apposition;
mod complement;
mod context;
mod fields;
mod home;
mod link;
mod list;
mod name;
mod office;
mod resume;

use super::Mention;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::record::{Confidence, Extraction, Person, PersonField, Record, Role};
use link::{Link, Manner};
use office::Office;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, _found: &Extraction) -> Vec<Mention<Person>> {
    let mut mentions = Vec::new();
    let lines: Vec<Vec<Office>> = text
        .lines()
        .map(|line| {
            let any = line.marks().iter().any(|m| m.is(Category::Office));
            if any { office::offices(&line) } else { Vec::new() }
        })
        .collect();
    let several = |index: usize| lines[index].iter().rfind(|o| o.plural);
    let whole = context::Whole::of(text);
    let mut linked: Vec<(usize, Link)> = Vec::new();
    let mut resumed: Vec<(usize, Link)> = Vec::new();
    for line in text.lines() {
        if !line.marks().iter().any(|m| m.is_name()) {
            continue;
        }
        let names = name::names(&line);
        // Lists go on in the next sentences; "les deux chefs de gouvernement" may also follow their names.
        let before = (line.index.saturating_sub(link::REACH)..line.index)
            .rev()
            .filter(|at| link::reaches(text, *at, line.index))
            .find_map(several);
        let after = Some(line.index + 1)
            .filter(|at| *at < lines.len() && text.line(*at).block() == line.block())
            .and_then(several);
        let mut links = link::links(&line, &lines[line.index], &names, before.or(after));
        context::complete(text, &line, &lines[line.index], &mut links, &whole);
        links.retain(|link| context::is_public(&line, &lines[line.index], link));
        let next = text.phrases.get(line.index + 1).map(|_| text.line(line.index + 1));
        if let Some(next) = next
            && let Some(link) = resume::resumed(&line, &names, &links, &next, &lines[next.index])
        {
            resumed.push((line.index, link));
        }
        linked.extend(links.into_iter().map(|link| (line.index, link)));
    }
    home::settle(text, &lines, &mut linked);
    resume::settle(text, &linked, &mut resumed);
    for (index, link) in linked.iter().chain(&resumed) {
        mentions.push(mention(&text.line(*index), link));
    }
    mentions.sort_by_key(|m| m.first);
    mentions
}

fn mention(line: &Line<'_>, link: &Link) -> Mention<Person> {
    let mut person = Person::default();
    let span = line.span(link.name.first, link.name.end);
    person.name = Some(line.text()[span].split_whitespace().collect::<Vec<_>>().join(" "));
    person.cite(PersonField::Name, span, link.manner.rule());
    if let Some((role, at)) = link.role {
        person.role = Some(role);
        person.cite(PersonField::Role, at, "person.role.office");
    }
    if let Some((side, rule)) = &link.side {
        person.country = Some(side.party.clone());
        person.cite(PersonField::Country, side.span, rule);
    }
    if let Some((body, rule)) = link.body {
        person.organisation = Some(line.text()[body].split_whitespace().collect::<Vec<_>>().join(" "));
        person.cite(PersonField::Organisation, body, rule);
    }
    person.mention(span);
    let mut confidence = link.manner.confidence();
    if person.country.is_none() && person.organisation.is_none() {
        confidence -= 0.15;
    }
    if person.role == Some(Role::Other) {
        confidence -= 0.1;
    }
    person.set_confidence(Confidence::new(confidence).unwrap_or_default());
    Mention {
        record: person,
        line: line.index,
        first: link.name.first,
        end: link.name.end,
        anaphoric: link.manner == Manner::Former,
    }
}
