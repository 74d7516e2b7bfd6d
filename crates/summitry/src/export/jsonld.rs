//! Records as JSON-LD in the words of schema.org, for knowledge graphs and search.
//!
//! | record | type |
//! | --- | --- |
//! | summit, ministerial meeting | `Event`, with place, attendees and status |
//! | treaty | `Legislation`, with date and legal force |
//! | mechanism | `Organization`, with members |
//! | trade figure, poll | `Observation`, with its value and period |
//! | initiative | `Project` |
//! | person | `Person`, with the office |
//! | outcome | `summitry:Outcome` |
//!
//! What schema.org has no word for is written with the prefix `summitry:`. Times are EDTF, of which ISO 8601 dates are a part.

use serde_json::{Map, Value, json};

use crate::record::{
    Assertion, Extraction, Initiative, Mechanism, MeetingFormat, MeetingStatus, Ministerial, Outcome, Person, Poll,
    Record, Summit, TradeFigure, Treaty, TreatyStatus,
};
use crate::value::Party;

/// The context that the nodes are to be read in.
#[must_use]
pub fn context() -> Value {
    json!({ "@vocab": "https://schema.org/", "summitry": "urn:summitry:" })
}

/// One document's nodes: the article, then its records, each with a reference to the article.
///
/// `index` is the document's place among others; it names the nodes of a document without an id.
///
/// ```
/// let extraction = summitry::extract("Le sommet du G7 s’ouvre à Évian.");
/// let nodes = summitry::export::jsonld::nodes(&extraction, 0);
/// assert_eq!(nodes[1]["@type"], "Event");
/// assert_eq!(nodes[1]["location"]["address"]["addressLocality"], "Évian-les-Bains");
/// ```
#[must_use]
pub fn nodes(extraction: &Extraction, index: usize) -> Vec<Value> {
    let document = &extraction.document;
    let base = format!("urn:summitry:document:{}", name(document.id.as_deref(), index));
    let mut article = Node::new("Article", &base);
    article.set("identifier", document.id.clone());
    article.set("inLanguage", document.language.clone());
    article.set("datePublished", document.published.map(|d| d.to_string()));
    let mut out = vec![article.done()];
    out.extend(extraction.summits.iter().map(|r| of(r, &base, summit(r))));
    out.extend(extraction.ministerials.iter().map(|r| of(r, &base, ministerial(r))));
    out.extend(extraction.treaties.iter().map(|r| of(r, &base, treaty(r))));
    out.extend(extraction.mechanisms.iter().map(|r| of(r, &base, mechanism(r))));
    out.extend(extraction.trade_figures.iter().map(|r| of(r, &base, trade_figure(r))));
    out.extend(extraction.initiatives.iter().map(|r| of(r, &base, initiative(r))));
    out.extend(extraction.outcomes.iter().map(|r| of(r, &base, outcome(r))));
    out.extend(extraction.polls.iter().map(|r| of(r, &base, poll(r))));
    out.extend(extraction.people.iter().map(|r| of(r, &base, person(r))));
    out
}

/// Many documents in one: their nodes in one graph.
pub fn graph<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> Value {
    let nodes: Vec<Value> = extractions
        .into_iter()
        .enumerate()
        .flat_map(|(index, extraction)| nodes(extraction, index))
        .collect();
    json!({ "@context": context(), "@graph": nodes })
}

/// An id as a part of a URN (RFC 8141): what may not stand there is written in per cent.
fn name(id: Option<&str>, index: usize) -> String {
    let Some(id) = id else {
        return format!("_{index}");
    };
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A node that is filled with what is known.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str, id: &str) -> Self {
        Self(Map::from_iter([
            ("@type".to_owned(), kind.into()),
            ("@id".to_owned(), id.into()),
        ]))
    }

    fn part(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), kind.into())]))
    }

    fn set(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.into());
        }
    }

    /// Sets a list that is not empty.
    fn all(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.0.insert(key.to_owned(), Value::Array(values));
        }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }

    /// The part, where it says more than its type.
    fn some(self) -> Option<Value> {
        (self.0.len() > 1).then(|| self.done())
    }
}

/// A record's node: what its kind says, and what all records have.
fn of<R: Record>(record: &R, base: &str, (kind, fields): (&str, Node)) -> Value {
    let key = name(Some(record.key()), 0);
    let mut node = Node::new(kind, &format!("{base}:{key}"));
    node.0.extend(fields.0.into_iter().filter(|(k, _)| k != "@type"));
    node.set("isBasedOn", Some(json!({ "@id": base })));
    node.set("summitry:confidence", Some(record.confidence().value()));
    let assertion = record.assertion();
    node.set(
        "summitry:assertion",
        (assertion != Assertion::Fact).then(|| assertion.as_str()),
    );
    node.done()
}

fn country(code: impl AsRef<str>) -> Value {
    json!({ "@type": "Country", "identifier": code.as_ref() })
}

/// A state by its code of three capitals, else a bloc.
fn party(party: &Party) -> Value {
    let code = party.as_str();
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        country(code)
    } else {
        json!({ "@type": "Organization", "identifier": code })
    }
}

fn parties(list: &[Party]) -> Vec<Value> {
    list.iter().map(party).collect()
}

fn place(city: Option<&String>, state: Option<&str>) -> Option<Value> {
    let mut address = Node::part("PostalAddress");
    address.set("addressLocality", city.cloned());
    address.set("addressCountry", state);
    let mut place = Node::part("Place");
    place.set("address", address.some());
    place.some()
}

macro_rules! meeting {
    ($function:ident, $record:ident, |$meeting:ident, $node:ident| $more:expr) => {
        fn $function($meeting: &$record) -> (&'static str, Node) {
            let mut $node = Node::part("Event");
            $node.set("name", $meeting.name.clone());
            $node.set("startDate", $meeting.start.map(|d| d.to_string()));
            $node.set("endDate", $meeting.end.map(|d| d.to_string()));
            let series = $meeting.series.as_ref().map(|series| series.as_str());
            $node.set("superEvent", series.map(|s| json!({ "@type": "EventSeries", "identifier": s })));
            $node.set("summitry:edition", $meeting.edition);
            let state = $meeting.country.as_ref().map(|c| c.code());
            $node.set("location", place($meeting.city.as_ref(), state));
            $node.set("eventAttendanceMode", $meeting.format.and_then(attendance));
            $node.set("eventStatus", $meeting.status.and_then(event_status));
            $node.set("summitry:status", $meeting.status.map(|s| s.as_str()));
            $node.all("attendee", parties(&$meeting.participants));
            $more;
            ("Event", $node)
        }
    };
}

meeting!(summit, Summit, |meeting, node| node
    .set("additionalType", Some("urn:summitry:Summit")));
meeting!(ministerial, Ministerial, |meeting, node| {
    node.set("additionalType", Some("urn:summitry:Ministerial"));
    node.set("summitry:portfolio", meeting.portfolio.map(|p| p.as_str()));
});

fn attendance(format: MeetingFormat) -> Option<&'static str> {
    match format {
        MeetingFormat::InPerson => Some("https://schema.org/OfflineEventAttendanceMode"),
        MeetingFormat::Virtual => Some("https://schema.org/OnlineEventAttendanceMode"),
        MeetingFormat::Hybrid => Some("https://schema.org/MixedEventAttendanceMode"),
    }
}

fn event_status(status: MeetingStatus) -> Option<&'static str> {
    match status {
        MeetingStatus::Planned => Some("https://schema.org/EventScheduled"),
        MeetingStatus::Cancelled => Some("https://schema.org/EventCancelled"),
        MeetingStatus::Postponed => Some("https://schema.org/EventPostponed"),
        MeetingStatus::Held | MeetingStatus::Ongoing | MeetingStatus::Proposed => None,
    }
}

fn treaty(treaty: &Treaty) -> (&'static str, Node) {
    let mut node = Node::part("Legislation");
    node.set("name", treaty.name.clone());
    node.set("legislationType", treaty.kind.map(|k| k.as_str()));
    node.set("legislationDate", treaty.signed.map(|d| d.to_string()));
    node.set("summitry:inForce", treaty.in_force.map(|d| d.to_string()));
    node.set("summitry:status", treaty.status.map(|s| s.as_str()));
    let force = treaty.status.map(|status| match status {
        TreatyStatus::InForce => "https://schema.org/InForce",
        _ => "https://schema.org/NotInForce",
    });
    node.set("legislationLegalForce", force);
    let state = treaty.country.as_ref().map(|c| c.code());
    node.set("locationCreated", place(treaty.city.as_ref(), state));
    node.all("summitry:party", parties(&treaty.parties));
    ("Legislation", node)
}

fn mechanism(mechanism: &Mechanism) -> (&'static str, Node) {
    let mut node = Node::part("Organization");
    node.set("identifier", mechanism.id.as_ref().map(|id| id.as_str()));
    node.set("name", mechanism.name.clone());
    node.set("foundingDate", mechanism.established.map(|d| d.to_string()));
    node.set("summitry:proposed", mechanism.proposed.map(|d| d.to_string()));
    node.set("summitry:cadence", mechanism.cadence.map(|d| d.to_string()));
    let secretariat = mechanism.secretariat_established.map(|d| d.to_string());
    node.set("summitry:secretariatEstablished", secretariat);
    node.set("summitry:secretaryGeneral", mechanism.secretary_general.clone());
    node.all("member", parties(&mechanism.members));
    ("Organization", node)
}

fn trade_figure(figure: &TradeFigure) -> (&'static str, Node) {
    let mut node = Node::part("Observation");
    node.set("measuredProperty", figure.measure.map(|m| m.as_str()));
    let mut value = Node::part("MonetaryAmount");
    value.set("value", figure.value.map(|n| n.to_string()));
    value.set("currency", figure.currency.as_ref().map(|c| c.code()));
    node.set("value", value.some());
    node.set("summitry:bound", figure.bound.map(|b| b.name()));
    node.set("summitry:change", figure.change.map(|n| n.to_string()));
    node.set("observationPeriod", figure.period.map(|p| p.to_string()));
    node.set("summitry:record", figure.record.then_some(true));
    node.set("summitry:status", figure.status.map(|s| s.as_str()));
    node.set("creator", figure.source.clone());
    node.all("observationAbout", parties(&figure.parties));
    ("Observation", node)
}

fn initiative(initiative: &Initiative) -> (&'static str, Node) {
    let mut node = Node::part("Project");
    node.set("identifier", initiative.id.as_ref().map(|id| id.as_str()));
    node.set("name", initiative.name.clone());
    node.set("summitry:proposed", initiative.proposed.map(|d| d.to_string()));
    node.set("founder", initiative.proposer.clone());
    node.set("foundingDate", initiative.start.map(|d| d.to_string()));
    node.set("dissolutionDate", initiative.end.map(|d| d.to_string()));
    ("Project", node)
}

fn outcome(outcome: &Outcome) -> (&'static str, Node) {
    let mut node = Node::part("summitry:Outcome");
    node.set("summitry:kind", outcome.kind.map(|k| k.as_str()));
    node.set("summitry:count", outcome.count);
    node.set("summitry:actor", outcome.actor.as_ref().map(party));
    ("summitry:Outcome", node)
}

fn poll(poll: &Poll) -> (&'static str, Node) {
    let mut node = Node::part("Observation");
    node.set("creator", poll.pollster.clone());
    let share = poll.percent.map(|n| n.to_string());
    let value = share.map(|n| json!({ "@type": "QuantitativeValue", "value": n, "unitCode": "P1" }));
    node.set("value", value);
    ("Observation", node)
}

fn person(person: &Person) -> (&'static str, Node) {
    let mut node = Node::part("Person");
    node.set("name", person.name.clone());
    node.set("jobTitle", person.role.map(|r| r.as_str()));
    node.set("affiliation", person.country.as_ref().map(party));
    node.set("worksFor", person.organisation.clone());
    ("Person", node)
}

#[cfg(test)]
mod tests {
    use super::graph;
    use crate::record::Extraction;

    #[test]
    fn ids_are_names_that_differ() {
        let text = "Le 2e sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025 et un traité y a été signé.";
        let mut named = crate::extract(text);
        named.document.id = Some("a b/é".to_owned());
        let value = graph([&named, &crate::extract(text), &Extraction::default()]);
        let nodes = value["@graph"].as_array().unwrap();
        let mut ids: Vec<&str> = nodes.iter().map(|n| n["@id"].as_str().unwrap()).collect();
        assert!(ids[0] == "urn:summitry:document:a%20b%2F%C3%A9");
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_graphic())));
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn a_meeting_has_place_people_and_article() {
        let text = "Le 2e sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025.";
        let value = graph([&crate::extract(text)]);
        let event = &value["@graph"][1];
        assert_eq!(event["@type"], "Event");
        assert_eq!(event["startDate"], "2025-06-17");
        assert_eq!(event["location"]["address"]["addressCountry"], "KAZ");
        assert_eq!(event["superEvent"]["identifier"], "china-central-asia");
        assert_eq!(event["isBasedOn"]["@id"], value["@graph"][0]["@id"]);
    }
}
