//! Reads mentions of [`Outcome`]: counted results of a meeting.
//!
//! | rule | read from |
//! | --- | --- |
//! | `outcome.count.number` | a number before a noun for a result |
//! | `outcome.count.article` | "a" before such a noun, beside a counted one |
//! | `outcome.kind.noun` | the noun |
//! | `outcome.actor.party` | the state that is the verb's subject |
//! | `outcome.actor.person` | the person who is its subject, by the state acted for |

use super::Mention;
use super::roster::Roster;
use crate::pack::{Category, CategorySet};
use crate::phrase::{Line, Parties, PartyForm, Phrased, Time, VerbGroup};
use crate::record::{Confidence, Extraction, Outcome, OutcomeField, OutcomeKind, Record};
use crate::scan::Mark;
use crate::value::{Party, Span};

/// Classes of verbs that say that a meeting or a side brings something about.
const RESULTS: &[&str] = &[
    "adopt", "agree", "announce", "build", "conclude", "declare", "exchange", "found", "initial", "issue", "offer",
    "produce", "propose", "reach", "sign",
];
/// Classes of verbs that say that a meeting takes place.
const MEETING: &[&str] = &["close", "gather", "hold", "meet"];
/// Words that may stand between a number and its noun.
const GAP: usize = 3;
/// A verb so near after the number is a participle of its noun ("37 agreements exchanged").
const NEXT: usize = 3;
/// A line without a verb that counts results is at most so long.
const SHORT: usize = 16;
/// Counts above this are no results.
const MOST: u32 = 1_000_000;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Outcome>> {
    let mut met = !(found.summits.is_empty() && found.ministerials.is_empty());
    met |= text.lines().any(|line| gathers(&line));
    let mut mentions = Vec::new();
    let spoken = !(found.treaties.is_empty() && found.people.is_empty());
    let people = Roster::of(found);
    for line in text.lines() {
        let mut counted: Option<(Span, Party)> = None;
        let mut any = false;
        for mark in line.marks() {
            let Some(kind) = noun(&line, mark).and_then(|k| k.parse::<OutcomeKind>().ok()) else {
                continue;
            };
            let counted_points = || (kind == OutcomeKind::Proposals).then(|| points(&line, mark)).flatten();
            let raised = || {
                (kind == OutcomeKind::Scholarships)
                    .then(|| raised_to(&line, mark))
                    .flatten()
            };
            let number = counted_points()
                .or_else(|| count_before(&line, mark, any))
                .or_else(|| count_after(&line, mark))
                .or_else(raised);
            let Some((count, number)) = number else {
                continue;
            };
            let verb = result_verb(&line, number.0);
            let said = match verb {
                Some(verb) => {
                    let concluded = || (spoken || is_between_states(&line) || visits(&line)) && concluded(verb, kind);
                    (met || concluded()) && (!verb.negated || but_between(&line, verb.end, number.0))
                }
                None => met && (tally(&line) || strong(&line, mark) || listed(&line, mark, number.0)),
            };
            if !said {
                continue;
            }
            let wished = (line.first()..number.0).any(|t| line.concept_at(t, Category::Conjunction) == Some("if"));
            if wished {
                continue;
            }
            any = true;
            let actor = if belongs_to_one(kind) {
                actor(text, &line, verb, number.0, &people)
            } else {
                None
            };
            let actor = actor.or_else(|| {
                counted
                    .clone()
                    .filter(|_| belongs_to_one(kind))
                    .map(|(s, p)| (p, s, "outcome.actor.party"))
            });
            let span = line.span(number.0, mark.end);
            let mut record = Outcome {
                kind: Some(kind),
                count: Some(count),
                ..Outcome::default()
            };
            record.mention(span);
            record.cite(OutcomeField::Kind, mark.span, "outcome.kind.noun");
            let rule = if number.1 {
                "outcome.count.number"
            } else {
                "outcome.count.article"
            };
            record.cite(OutcomeField::Count, line.span(number.0, number.0 + 1), rule);
            if let Some((party, at, rule)) = actor {
                counted = Some((at, party.clone()));
                record.actor = Some(party);
                record.cite(OutcomeField::Actor, at, rule);
            }
            record.set_confidence(Confidence::new(if verb.is_some() { 0.8 } else { 0.6 }).unwrap_or_default());
            mentions.push(Mention {
                record,
                line: line.index,
                first: number.0,
                end: mark.end,
                anaphoric: false,
            });
        }
    }
    mentions
}

/// The noun for a result that a mark holds, which may begin a longer term ("contracts worth").
fn noun<'a>(line: &Line<'a>, mark: &Mark) -> Option<&'a str> {
    if let Some(concept) = line.concept(mark, Category::OutcomeNoun) {
        return Some(concept);
    }
    let term = mark
        .is(Category::FigureHead)
        .then(|| line.term_in(mark.first, mark.end, CategorySet::of(&[Category::OutcomeNoun])))??;
    let sense = term.senses.iter().find(|s| s.category == Category::OutcomeNoun)?;
    Some(line.packs().lexicon().concept(sense.concept))
}

/// Whether two states, or "the two countries", are in the sentence.
fn is_between_states(line: &Line<'_>) -> bool {
    let mut first: Option<&Party> = None;
    line.parties().iter().any(|group| {
        group.count.is_some_and(|n| n > 1)
            || group.members.iter().any(|m| match first {
                Some(party) => *party != m.party,
                None => {
                    first = Some(&m.party);
                    false
                }
            })
    })
}

/// Whether someone who holds an office stands beside a state: "la visite du roi de Jordanie au Caire".
fn visits(line: &Line<'_>) -> bool {
    !line.parties().is_empty() && line.marks().iter().any(|m| m.is(Category::Office))
}

/// Whether a sentence says that a forum or a summit of states meets, though it makes no record of a meeting.
fn gathers(line: &Line<'_>) -> bool {
    let several = line.parties().iter().map(|g| g.members.len()).sum::<usize>() > 1;
    let sides = several
        && line
            .marks()
            .iter()
            .any(|m| matches!(line.concept(m, Category::MechanismHead), Some("forum" | "commission")));
    // "The ministers agreed … at their meeting in Lomé"
    let ministers = line
        .marks()
        .iter()
        .any(|m| matches!(line.concept(m, Category::PartyNoun), Some("minister" | "leader")))
        && line
            .marks()
            .iter()
            .any(|m| matches!(line.concept(m, Category::MeetingHead), Some("meeting" | "ministerial")));
    // "Le ministre chinois a rencontré ses homologues africains"
    let received = several && visits(line) && line.verbs().iter().any(|v| v.class == "meet" && !v.negated);
    let forum = sides || ministers || received || line.marks().iter().any(|m| m.is(Category::Series));
    let summit = line
        .marks()
        .iter()
        .any(|m| line.concept(m, Category::MeetingHead) == Some("summit"))
        && !(line.parties().is_empty() && line.places().is_empty());
    (forum || summit)
        && line
            .verbs()
            .iter()
            .any(|v| MEETING.contains(&v.class.as_str()) || RESULTS.contains(&v.class.as_str()))
}

/// The number before a noun: its value, its first token, and whether it is a number rather than an article.
fn count_before(line: &Line<'_>, noun: &Mark, coordinated: bool) -> Option<(u32, (usize, bool))> {
    let mut at = noun.first;
    let mut gap = 0;
    while at > line.first() && gap <= GAP {
        let before = at - 1;
        let Some(mark) = line.mark_at(before) else {
            // "a six-point proposal"
            let joins = gap == 0 && line.symbol(before) == Some('-') && line.joins(before);
            if line.symbol(before).is_some_and(|s| s != '"' && s != '\'') && !joins || line.token(before).capital {
                return None;
            }
            gap += 1;
            at = before;
            continue;
        };
        // "une vingtaine d'accords"
        if gap == 0
            && line.concept(mark, Category::Preposition) == Some("of")
            && mark.first > line.first()
            && line.mark_at(mark.first - 1).is_some_and(|m| m.number().is_some())
        {
            at = mark.first;
            continue;
        }
        if let Some(count) = mark.number() {
            let fits = (2..=MOST).contains(&count) || count == 1 && coordinated;
            return fits.then_some((count, (mark.first, true)));
        }
        if coordinated
            && gap == 0
            && line.concept(mark, Category::Determiner) == Some("indefinite")
            && !line.is_plural(noun)
        {
            return Some((1, (mark.first, false)));
        }
        let conjunction = line.concept(mark, Category::Conjunction);
        let determiner = line.concept(mark, Category::Determiner);
        let stops = mark.is_literal()
            || mark.is_name()
            || mark.is(Category::Preposition)
            || mark.is(Category::Negation)
            || mark.is(Category::OutcomeNoun)
            || mark.is(Category::Verb) && !mark.is(Category::InstrumentWord)
            || mark.is(Category::Auxiliary)
            || conjunction.is_some_and(|c| c != "and")
            || determiner.is_some_and(|d| d != "other");
        if stops {
            return None;
        }
        gap += 1;
        at = mark.first;
    }
    None
}

/// The number after a noun, a colon between: "Documents adopted: 9".
fn count_after(line: &Line<'_>, noun: &Mark) -> Option<(u32, (usize, bool))> {
    let colon = (noun.end..line.end().min(noun.end + 8)).find(|t| line.symbol(*t) == Some(':'))?;
    let number = line.mark_at(colon + 1).filter(|m| m.first == colon + 1)?;
    let count = number.number().filter(|n| (2..=MOST).contains(n))?;
    let last = number.end >= line.end() || line.symbol(number.end).is_some_and(|s| matches!(s, '.' | ',' | ';'));
    last.then_some((count, (number.first, true)))
}

/// The points of a proposal: "une proposition en six points", "une proposition de six-point".
fn points(line: &Line<'_>, noun: &Mark) -> Option<(u32, (usize, bool))> {
    let link = line.mark_at(noun.end)?;
    // "proposition de" is one term where it takes the preposition along.
    let at = if link.is(Category::Preposition) {
        link.end
    } else {
        noun.end
    };
    let mark = line.mark_at(at)?;
    let count = mark.number().filter(|n| (2..=MOST).contains(n))?;
    let within = line.concept(link, Category::Preposition) == Some("in");
    let joined = mark.end < line.end() && line.symbol(mark.end) == Some('-') && line.joins(mark.end);
    (within || joined).then_some((count, (mark.first, true)))
}

/// The number that scholarships are raised to: "le quota de bourses passera de 120 à 200".
fn raised_to(line: &Line<'_>, noun: &Mark) -> Option<(u32, (usize, bool))> {
    const NEAR: usize = 16;
    let until = line.end().min(noun.end + NEAR);
    let count = |at: usize| line.mark_at(at).and_then(|m| Some((m.number()?, m)));
    (noun.end..until).find_map(|at| {
        let (_, from) = count(at)?;
        let governed = line
            .preposition_before(from.first)
            .is_some_and(|(p, _)| matches!(p, "from" | "of"));
        let to = line.mark_at(from.end)?;
        let direction = matches!(line.concept(to, Category::Preposition), Some("to" | "at"));
        let (raised, mark) = count(to.end)?;
        (governed && direction && (2..=MOST).contains(&raised)).then_some((raised, (mark.first, true)))
    })
}

/// A count that opens a list of what was decided: "au chapitre des décisions, huit mesures, dont …".
fn listed(line: &Line<'_>, noun: &Mark, number: usize) -> bool {
    let comma = |at: usize| at < line.end() && matches!(line.symbol(at), Some(',' | ':'));
    let relative = |at: usize| line.concept_at(at, Category::Conjunction) == Some("relative");
    let opens = number == line.first() || comma(number - 1);
    opens
        && comma(noun.end)
        && noun.end + 1 < line.end()
        && (relative(noun.end + 1) || line.symbol(noun.end) == Some(':'))
}

/// The verb that brings the result about: the nearest of its classes in the sentence, one before the number first.
fn result_verb<'a>(line: &Line<'a>, number: usize) -> Option<&'a VerbGroup> {
    // "told them that Beijing would set up …" is a promise; "would" alone is a wish.
    let told = |v: &VerbGroup| {
        let has = |c| (line.first()..v.first).any(|t| line.concept_at(t, Category::Conjunction) == Some(c));
        (has("that") || line.concept_at(v.first, Category::Conjunction) == Some("that")) && !has("if")
    };
    let fits = |v: &&VerbGroup| {
        // "concluded 30 documents": what closes a meeting brings about what it counts directly.
        // What is built is a result only where it is promised.
        let built = v.class != "build" || matches!(v.time, Time::Future | Time::Infinitive);
        let brings =
            RESULTS.contains(&v.class.as_str()) && built || v.class == "close" && v.end == number && !v.passive;
        brings && (v.time != Time::Conditional || told(v))
    };
    let clause = line.clause_of(number);
    let verbs = line.verbs();
    let same = verbs.iter().filter(fits).filter(|v| line.clause_of(v.head) == clause);
    let before = same.clone().rfind(|v| v.end <= number);
    before
        .or_else(|| {
            same.clone()
                .find(|v| v.first > number && (v.passive || v.first - number <= NEXT))
        })
        .or_else(|| {
            verbs
                .iter()
                .filter(fits)
                .rfind(|v| v.end <= number && v.time != Time::Noun)
        })
        .or_else(|| {
            // "Sept conventions, dont trois de santé, ont été signées"
            let set_off = |v: &VerbGroup| v.first > number && line.symbol(v.first - 1) == Some(',');
            verbs.iter().filter(fits).find(|v| v.passive && set_off(v))
        })
}

fn but_between(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|t| line.concept_at(t, Category::Conjunction) == Some("but"))
}

/// A line that only counts: "Au total, 24 documents."
fn tally(line: &Line<'_>) -> bool {
    let said = line
        .marks()
        .iter()
        .any(|m| m.is(Category::Auxiliary) || m.is(Category::Determiner) && !m.is(Category::Preposition));
    line.verbs().is_empty() && !said && line.end() - line.first() <= SHORT
}

/// Whether the result speaks for itself where the text names no meeting: papers that someone signs or exchanges.
fn concluded(verb: &VerbGroup, kind: OutcomeKind) -> bool {
    matches!(
        kind,
        OutcomeKind::Agreements | OutcomeKind::Contracts | OutcomeKind::Documents
    ) && matches!(
        verb.class.as_str(),
        "close" | "conclude" | "exchange" | "initial" | "produce" | "sign"
    )
}

/// Nouns that say by themselves that something was concluded: "documents de coopération", "accords et contrats".
fn strong(line: &Line<'_>, noun: &Mark) -> bool {
    let kind = |m: &Mark| line.concept(m, Category::OutcomeNoun);
    let paper = |m: &Mark| matches!(kind(m), Some("agreements" | "contracts" | "documents"));
    if !paper(noun) || line.marks().iter().any(|m| m.is(Category::Negation)) {
        return false;
    }
    let after: Vec<&Mark> = line.marks().iter().filter(|m| m.first >= noun.end).take(2).collect();
    let [link, next] = after.as_slice() else { return false };
    let near = next.first - noun.end <= 2;
    let coordinated = line.concept(link, Category::Conjunction) == Some("and") && paper(next);
    let cooperation = line.concept(link, Category::Preposition) == Some("of")
        && line.concept(next, Category::MechanismHead) == Some("cooperation");
    let before = line
        .mark_at(noun.first.saturating_sub(1))
        .filter(|_| noun.first > line.first());
    let compound = before.is_some_and(|m| line.concept(m, Category::MechanismHead) == Some("cooperation"));
    near && (coordinated || cooperation) || compound
}

/// Whether such results are one side's rather than the meeting's.
const fn belongs_to_one(kind: OutcomeKind) -> bool {
    !matches!(
        kind,
        OutcomeKind::Documents | OutcomeKind::Agreements | OutcomeKind::Contracts
    )
}

/// The side whose result it is: the subject of the verb.
fn actor(
    text: &Phrased<'_>,
    line: &Line<'_>,
    verb: Option<&VerbGroup>,
    number: usize,
    people: &Roster<'_>,
) -> Option<(Party, Span, &'static str)> {
    let verb = verb?;
    if verb.passive {
        return None;
    }
    let until = verb.first.min(number);
    subject(line, until, people).or_else(|| {
        // "Ce dernier a présenté …": who spoke in the sentence before.
        let noun = |m: &Mark| m.end <= until && (m.is(Category::MeetingHead) || m.is(Category::MechanismHead));
        let pronoun = line.parties().iter().all(|g| g.end > until) && !line.marks().iter().any(noun);
        let previous = line.index.checked_sub(1).filter(|_| pronoun)?;
        let previous = text.line(previous);
        (previous.block() + 1 >= line.block()).then(|| person(&previous, previous.end(), people))?
    })
}

fn subject(line: &Line<'_>, until: usize, people: &Roster<'_>) -> Option<(Party, Span, &'static str)> {
    // "Lors du sommet Chine-Afrique, la Chine a …": the name beside the verb is no part of the title before the comma.
    if let Some(beside) = line.mark_at(until.saturating_sub(1)).filter(|m| m.end == until)
        && let Some(code) = line.concept(beside, Category::Country)
        && line
            .before_determiners(beside.first)
            .checked_sub(1)
            .is_some_and(|t| line.symbol(t) == Some(','))
        && let Ok(party) = code.parse()
    {
        return Some((party, beside.span, "outcome.actor.party"));
    }
    let person = person(line, until, people);
    let group = line.parties().iter().rfind(|g| g.end <= until && governs(line, g));
    match (person, group) {
        (Some((party, at, rule)), Some(group)) if at.start() >= group.span.start() => Some((party, at, rule)),
        (person, Some(group)) => match group.members.as_slice() {
            [one] => Some((one.party.clone(), group.span, "outcome.actor.party")),
            _ => person,
        },
        (person, None) => person,
    }
}

/// Whether a group can be a subject: no preposition before it.
fn governs(line: &Line<'_>, group: &Parties) -> bool {
    let alone = group.members.iter().all(|m| m.form != PartyForm::Anaphor);
    alone && line.preposition_before(group.first).is_none()
}

/// The last person named before a token whose state is known.
fn person(line: &Line<'_>, until: usize, people: &Roster<'_>) -> Option<(Party, Span, &'static str)> {
    let names = line.marks().iter().rev().filter(|m| m.is_name() && m.end <= until);
    for mark in names {
        let country = people.named(&line.text()[mark.span]).find_map(|p| p.country.clone());
        if let Some(country) = country {
            return Some((country, mark.span, "outcome.actor.person"));
        }
    }
    None
}
