//! Notes what the readers say, and compares it with the records made of it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::seen::{mark_seen, marks, phrases};
use super::{Fate, FieldTrace, MentionTrace, PassedOver, Rejection, RuleTrace, SentenceTrace, Trace};
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::read::watch::{Place, Says, Watch};
use crate::record::{Confidence, Evidence, Extraction, Record, RecordKind};
use crate::scan::Mark;
use crate::scan::literal::LiteralValue;
use crate::value::Span;

/// Heads whose absence from every mention is worth a word.
const HEADS: [Category; 6] = [
    Category::MeetingHead,
    Category::InstrumentHead,
    Category::MechanismHead,
    Category::InitiativeHead,
    Category::FigureHead,
    Category::OutcomeNoun,
];

/// Collects mentions while records are made.
#[derive(Debug, Default)]
pub(crate) struct Onlooker {
    heard: Vec<Heard>,
}

/// A mention as it was before merging.
#[derive(Debug)]
struct Heard {
    kind: RecordKind,
    place: Place,
    /// The record that it is by itself, as the output writes it.
    says: Map<String, Value>,
    spans: Vec<Span>,
    fields: Vec<(String, Vec<Evidence>)>,
}

impl Watch for Onlooker {
    fn mentions<S>(&mut self, said: &[S])
    where
        S: Says,
        S::Of: Serialize,
        <S::Of as Record>::Field: Serialize,
    {
        for mention in said {
            let record = mention.record();
            let says = object(record);
            let set = <S::Of as Record>::fields().iter().filter(|f| record.is_set(**f));
            let fields = set.map(|field| {
                let name = serde_json::to_value(field).ok();
                let name = name.and_then(|n| n.as_str().map(str::to_owned)).unwrap_or_default();
                (name, record.evidence_map().get(field).cloned().unwrap_or_default())
            });
            self.heard.push(Heard {
                kind: S::Of::KIND,
                place: mention.place(),
                says,
                spans: record.mentions().to_vec(),
                fields: fields.collect(),
            });
        }
    }
}

fn object(record: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// A finished record.
struct Made {
    kind: RecordKind,
    key: String,
    fields: Map<String, Value>,
    confidence: Confidence,
}

/// The finished records, and which of them know a place.
#[derive(Default)]
struct Records {
    records: Vec<Made>,
    by_span: BTreeMap<Span, Vec<usize>>,
}

impl Records {
    fn of(extraction: &Extraction) -> Self {
        let mut records = Self::default();
        records.add(&extraction.summits);
        records.add(&extraction.ministerials);
        records.add(&extraction.treaties);
        records.add(&extraction.mechanisms);
        records.add(&extraction.trade_figures);
        records.add(&extraction.initiatives);
        records.add(&extraction.outcomes);
        records.add(&extraction.polls);
        records.add(&extraction.people);
        records
    }

    fn add<R: Record + Serialize>(&mut self, records: &[R]) {
        for record in records {
            for span in record.mentions() {
                self.by_span.entry(*span).or_default().push(self.records.len());
            }
            self.records.push(Made {
                kind: R::KIND,
                key: record.clone().key_mut().clone(),
                fields: object(record),
                confidence: record.confidence(),
            });
        }
    }
}

impl Onlooker {
    /// Puts what was heard beside what was made of it. `extraction` still holds the records that are not sure enough.
    pub(crate) fn trace(self, text: &Phrased<'_>, extraction: &Extraction, least: Confidence) -> Trace {
        let made = Records::of(extraction);
        let mut sentences: Vec<SentenceTrace> = text.lines().map(|line| sentence(&line)).collect();
        let mut taken: Vec<Span> = Vec::new();
        for heard in &self.heard {
            let line = text.line(heard.place.line);
            taken.extend(&heard.spans);
            taken.extend(
                heard
                    .fields
                    .iter()
                    .flat_map(|(_, evidence)| evidence.iter().map(|e| e.span)),
            );
            if let Some(sentence) = sentences.get_mut(heard.place.line) {
                sentence.mentions.push(heard.trace(&line, &made, least));
            }
        }
        let taken = union(taken);
        for (line, sentence) in text.lines().zip(&mut sentences) {
            sentence.mentions.sort_by_key(|m| m.span);
            sentence.passed_over = passed_over(&line, &taken);
        }
        Trace {
            sentences,
            extraction: Extraction::default(),
        }
    }
}

fn sentence(line: &Line<'_>) -> SentenceTrace {
    let span = line.span(line.first(), line.end());
    SentenceTrace {
        span,
        text: line.text()[span].to_owned(),
        language: line
            .packs()
            .languages()
            .get(line.scanned().language.index())
            .cloned()
            .unwrap_or_default(),
        marks: marks(line),
        phrases: phrases(line),
        mentions: Vec::new(),
        passed_over: Vec::new(),
    }
}

impl Heard {
    fn trace(&self, line: &Line<'_>, made: &Records, least: Confidence) -> MentionTrace {
        let span = match self.spans.first() {
            Some(span) => *span,
            None => line.span(self.place.first, self.place.end.max(self.place.first + 1)),
        };
        let record = self.record(made);
        let fate = match record {
            Some(record) if record.confidence >= least => Fate::Merged {
                record: record.key.clone(),
            },
            Some(_) => Fate::Rejected {
                reason: Rejection::Unsure,
            },
            None if self.place.anaphoric => Fate::Rejected {
                reason: Rejection::NoAntecedent,
            },
            None => Fate::Rejected {
                reason: denied(line, self.place.first).unwrap_or(Rejection::TooLittle),
            },
        };
        let fields = self.fields.iter().map(|(field, evidence)| {
            let own = self.says.get(field);
            let kept = record.map(|r| r.fields.get(field));
            FieldTrace {
                field: field.clone(),
                value: own.map(plain).unwrap_or_default(),
                rules: evidence.iter().map(|e| rule(line, e)).collect(),
                lost_to: kept
                    .filter(|kept| !keeps(own, *kept))
                    .map(|k| k.map_or_else(|| "none".to_owned(), plain)),
            }
        });
        MentionTrace {
            kind: record.map_or(self.kind, |r| r.kind),
            span,
            text: line.text()[span].to_owned(),
            fields: fields.collect(),
            fate,
        }
    }

    /// The record that it went into: one that knows its place, and agrees with it most.
    fn record<'m>(&self, made: &'m Records) -> Option<&'m Made> {
        let agreement = |record: &Made| {
            let fields = self.fields.iter();
            fields.filter(|(f, _)| self.says.get(f) == record.fields.get(f)).count()
        };
        let meeting = |kind: RecordKind| matches!(kind, RecordKind::Summit | RecordKind::Ministerial);
        let mut best: Option<(usize, &Made)> = None;
        let known = self.spans.iter().filter_map(|span| made.by_span.get(span)).flatten();
        for record in known.filter_map(|index| made.records.get(*index)) {
            if record.kind == self.kind || meeting(record.kind) && meeting(self.kind) {
                let agreement = agreement(record);
                if best.is_none_or(|(b, _)| agreement > b) {
                    best = Some((agreement, record));
                }
            }
        }
        best.map(|(_, record)| record)
    }
}

/// Whether the record has the mention's value, or for a list all of it.
fn keeps(own: Option<&Value>, kept: Option<&Value>) -> bool {
    match (own, kept) {
        (Some(Value::Array(own)), Some(Value::Array(kept))) => own.iter().all(|v| kept.contains(v)),
        (own, kept) => own == kept,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

fn rule(line: &Line<'_>, evidence: &Evidence) -> RuleTrace {
    RuleTrace {
        rule: evidence.rule.clone(),
        span: evidence.span,
        text: line.text().get(evidence.span.range()).unwrap_or_default().to_owned(),
    }
}

fn denied(line: &Line<'_>, at: usize) -> Option<Rejection> {
    let denied = line.verb_near(at).is_some_and(|v| v.negated);
    denied.then_some(Rejection::Denied)
}

/// Spans that touch no other and hold the same bytes, in order.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut union: Vec<Span> = Vec::new();
    for span in spans {
        match union.last_mut().filter(|last| span.start() <= last.end()) {
            Some(last) => *last = last.join(span),
            None => union.push(span),
        }
    }
    union
}

/// The heads and amounts of a sentence that lie in no mention and no evidence. `taken` is a union of spans.
fn passed_over(line: &Line<'_>, taken: &[Span]) -> Vec<PassedOver> {
    let is_taken = |span: Span| {
        let after = taken.partition_point(|t| t.end() <= span.start());
        taken.get(after).is_some_and(|t| t.overlaps(span))
    };
    let mut over = Vec::new();
    for mark in line.marks() {
        if !worth_a_word(mark) || is_taken(mark.span) {
            continue;
        }
        let alone = line.parties().is_empty()
            && line.places().is_empty()
            && line.dates().is_empty()
            && !line.marks().iter().any(|m| m.is_name() || is_amount(m));
        let reason = match denied(line, mark.first) {
            Some(denied) => denied,
            None if alone => Rejection::NothingBeside,
            None => Rejection::NoFrame,
        };
        let heads = |kind: &str| mark.is_literal() || HEADS.iter().any(|h| h.stem() == kind);
        if let Some(seen) = mark_seen(line, mark).into_iter().find(|s| heads(&s.kind)) {
            over.push(PassedOver { seen, reason });
        }
    }
    over
}

fn worth_a_word(mark: &Mark) -> bool {
    is_amount(mark) || HEADS.iter().any(|head| mark.is(*head))
}

fn is_amount(mark: &Mark) -> bool {
    mark.literal()
        .is_some_and(|l| matches!(l.value, LiteralValue::Money(_) | LiteralValue::Percent(_)))
}

#[cfg(test)]
mod tests {
    use crate::trace::{Fate, Rejection};
    use crate::{Document, Extractor, RecordKind};

    const TEXT: &str = "Le deuxième sommet Chine-Asie centrale s'est tenu à Astana le 17 juin 2025. Aucun traité n'a été signé. \
                        Le sommet de la montagne est enneigé.";

    #[test]
    fn every_mention_has_a_fate_and_every_rule_its_words() {
        let extractor = Extractor::new();
        let trace = extractor.explain(Document::new(TEXT));
        assert_eq!(trace.extraction, extractor.extract(TEXT));
        let mentions = trace.sentences.iter().flat_map(|s| &s.mentions);
        let merged = mentions
            .clone()
            .filter(|m| matches!(&m.fate, Fate::Merged { record } if record == "summit-1"));
        let fields: Vec<&str> = merged.flat_map(|m| &m.fields).map(|f| f.field.as_str()).collect();
        assert!(fields.contains(&"edition") && fields.contains(&"city"), "{trace}");
        for rule in mentions.flat_map(|m| &m.fields).flat_map(|f| &f.rules) {
            assert_eq!(&TEXT[rule.span], rule.text);
        }
    }

    #[test]
    fn what_no_reader_took_is_told_with_its_reason() {
        let trace = Extractor::new().explain(TEXT);
        let treaties = |m: &&crate::trace::MentionTrace| m.kind == RecordKind::Treaty;
        let second = &trace.sentences[1];
        let rejected = second.mentions.iter().filter(treaties).any(|m| {
            matches!(
                m.fate,
                Fate::Rejected {
                    reason: Rejection::Denied | Rejection::TooLittle
                }
            )
        });
        assert!(
            rejected || second.passed_over.iter().any(|p| p.reason == Rejection::Denied),
            "{trace}"
        );
        assert_eq!(trace.extraction.treaties.len(), 0);
    }

    #[test]
    fn a_trace_goes_to_json_and_back() {
        let trace = Extractor::new().explain(TEXT);
        let json = serde_json::to_string(&trace).unwrap();
        assert_eq!(serde_json::from_str::<crate::Trace>(&json).unwrap(), trace);
        assert!(trace.to_string().contains("meeting.edition.ordinal"), "{trace}");
    }

    #[test]
    fn a_record_that_is_not_sure_enough_is_told() {
        let extractor = Extractor::builder().min_confidence(1.0).build().unwrap();
        let trace = extractor.explain(TEXT);
        let unsure = Fate::Rejected {
            reason: Rejection::Unsure,
        };
        assert!(trace.extraction.summits.is_empty());
        assert!(trace.sentences[0].mentions.iter().any(|m| m.fate == unsure), "{trace}");
    }
}
