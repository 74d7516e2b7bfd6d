//! What headings, labels and titles say of the figures under them.

use super::head::{Nuance, heads};
use super::named::is_format;
use super::{Reader, amount, source};
use crate::pack::Category;
use crate::phrase::{Line, Phrased, verb_groups};
use crate::scan::Mark;
use crate::text::BlockKind;
use crate::value::{Country, Party, Span};

/// Sentences at the head of a text that tell what it is about.
const OPENING: usize = 3;
/// Sentences at the head of a text in which those who counted what it tells are named.
const COUNTED: usize = 8;

/// The only state that the first sentences name, places counted as their states.
pub(super) fn home(text: &Phrased<'_>) -> Option<(Party, Span)> {
    let mut home: Option<(Party, Span)> = None;
    for line in text.lines().take(OPENING) {
        let named = line
            .parties()
            .iter()
            .flat_map(|g| g.members.iter().map(|m| (m.party.clone(), g.span)));
        let placed = line
            .places()
            .iter()
            .filter_map(|p| Some((Party::Country(p.country?), p.span)));
        let region = |party: &Party| {
            let bloc = line.packs().facts().bloc(party.as_str());
            bloc.is_some_and(|b| b.kind == "region")
        };
        for (party, span) in named.chain(placed).filter(|(party, _)| !region(party)) {
            match &home {
                Some((known, _)) if *known != party => return None,
                Some(_) => {}
                None => home = Some((party, span)),
            }
        }
    }
    if home.is_none() {
        return statisticians(text).find_map(|(country, span)| Some((Party::Country(country?), span)));
    }
    home.filter(|(party, _)| party.country().is_some())
}

/// The customs, statistics offices and central banks that a text names, with their states.
pub(super) fn statisticians<'a>(text: &'a Phrased<'_>) -> impl Iterator<Item = (Option<Country>, Span)> + 'a {
    let counts = |kind: &str| matches!(kind, "customs" | "statistics" | "central-bank");
    text.lines().take(COUNTED).flat_map(move |line| {
        let known = |mark: &Mark| {
            let (kind, country) = line
                .packs()
                .facts()
                .institution(line.concept(mark, Category::Institution)?)?;
            counts(kind).then_some((country, mark.span))
        };
        line.marks().iter().filter_map(known).collect::<Vec<_>>()
    })
}

/// Whether a mark names a bank or a fund of many states, and none that issues money.
pub(super) fn lends(line: &Line<'_>, mark: &Mark) -> bool {
    let facts = line.packs().facts();
    let issues = line
        .concept(mark, Category::Institution)
        .and_then(|id| facts.institution(id))
        .is_some_and(|(kind, _)| kind == "central-bank");
    let series = line.concept(mark, Category::Series).and_then(|id| facts.series(id));
    !issues && series.is_some_and(|s| s.kind == "bank" || s.kind == "fund")
}

/// Whether the title, or the first sentence, names a bank or a fund of many states.
pub(super) fn lender(text: &Phrased<'_>) -> bool {
    text.lines()
        .take(2)
        .any(|line| line.marks().iter().any(|mark| lends(&line, mark)))
}

impl Reader<'_> {
    /// A line without figures may say what those under it are of: a title, the head of a list, "Brésil."
    pub(super) fn heading(&mut self, line: &Line<'_>) {
        let heading = line.block_kind() == BlockKind::Heading;
        let label = line.end() - line.first() <= 5;
        let announces = line.is_symbol(line.end() - 1, ':');
        let alone = |other: usize| {
            other >= self.text.scan.sentences.len() || self.text.scan.sentences[other].sentence.block != line.block()
        };
        let question =
            line.is_symbol(line.end() - 1, '?') && alone(line.index + 1) && (line.index == 0 || alone(line.index - 1));
        let verbs = verb_groups(line, Category::FigureVerb);
        let source = source::sources(line, &verbs).into_iter().next();
        if let Some(source) = &source
            && line.end() - line.first() <= 18
        {
            self.context.announced = Some((source.name.clone(), source.span, line.block()));
        }
        let head = heads(line, &verbs).into_iter().next_back();
        if let Some(head) = head
            && let Some(measure) = head.measure
            && (head.nuance != Nuance::Weak || question && self.diplomatic)
            && !(heading || announces)
        {
            // "Les échanges progressent pourtant…": what the next sentence's figures are of.
            self.context.hint = Some(((measure, head.nuance), line.index));
        }
        if !(heading || label || announces || question) {
            return;
        }
        if heading && !announces && line.index > 0 {
            self.context.source = None;
        }
        // "in U.S. dollars" names a currency, and no side.
        let of_money = |end: usize| end < line.end() && line.concept_in(end, Category::Currency).is_some();
        let groups: Vec<_> = line
            .parties()
            .iter()
            .filter(|g| !g.members.is_empty() && !of_money(g.end))
            .collect();
        if let Some(group) = groups.first() {
            let facts = line.packs().facts();
            let sides = |party: &Party| match facts.series(party.as_str()) {
                Some(series) if is_format(facts, party) => series.parties.clone(),
                _ => vec![party.clone()],
            };
            let members: Vec<Party> = groups
                .iter()
                .flat_map(|g| g.members.iter().flat_map(|m| sides(&m.party)))
                .collect();
            self.context.topic = Some((members[0].clone(), group.span));
            self.context.parties = if members.len() > 1 { members } else { Vec::new() };
            self.context.parties.dedup();
            self.context.parties_span = Some(group.span);
            if line.block() == 0 {
                self.subject(line);
            }
        }
        if label && !heading {
            return;
        }
        if let Some(period) = amount::periods(line, self.text.published).iter().find(|p| !p.day)
            && let Some(interval) = period.interval
        {
            self.context.period = Some((interval, line.span(period.first, period.end)));
        }
        if let Some(head) = head
            && !head.verb
            && let Some(measure) = head.measure
            && head.nuance != Nuance::Weak
        {
            self.context.measure = Some((measure, head.nuance));
            self.context.lead = self.context.measure;
            self.context.line = line.index;
            self.context.block = line.block();
        }
        if let Some(source) = source {
            self.context.source = Some((source.name, source.span));
        }
    }

    /// The state or bloc that the document's title is about.
    pub(super) fn subject(&mut self, line: &Line<'_>) {
        let groups = || line.parties().iter().filter(|g| !g.members.is_empty());
        let Some(group) = groups().next() else { return };
        let bloc = group.members[0].party.country().is_none();
        if group.members.len() == 1 && (groups().count() == 1 || bloc) {
            self.context.subject = Some((group.members[0].party.clone(), group.span));
        }
    }

    /// "Brazil. Exports climbed …", "- Vietnam: exports …": who a paragraph or item is about.
    pub(super) fn topic(&mut self, line: &Line<'_>) {
        let Some(group) = line.parties().first() else { return };
        let starts = line.first() == line.before_determiners(group.first) || group.first <= line.first() + 1;
        let closed = group.end < line.end() && matches!(line.symbol(group.end), Some(':' | '.'));
        if starts && closed && group.members.len() == 1 {
            self.context.topic = Some((group.members[0].party.clone(), group.span));
            if self.list.is_none() || self.context.parties.len() < 2 {
                self.context.parties.clear();
            }
        }
    }
}
