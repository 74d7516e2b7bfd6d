//! Which name holds which office.

use super::name::Name;
use super::office::{Office, Side, side};
use crate::pack::Category;
use crate::phrase::{Line, Phrased, Time};
use crate::record::Role;
use crate::scan::Mark;
use crate::text::BlockKind;
use crate::value::Span;

/// How name and office stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Office, then name.
    Direct,
    /// Set off by a comma.
    Apposition,
    /// One of several names under one office.
    List,
    /// Joined by "to be" or a verb of appointment.
    Copula,
    /// Office in brackets after the name.
    Bracket,
    /// The office stands elsewhere in the passage.
    Context,
    /// "his counterpart".
    Counterpart,
    /// An office no longer held: makes no record alone.
    Former,
}

impl Manner {
    pub(super) const fn rule(self) -> &'static str {
        match self {
            Self::Direct | Self::Former => "person.name.office",
            Self::Apposition => "person.name.apposition",
            Self::List => "person.name.list",
            Self::Copula => "person.name.copula",
            Self::Bracket => "person.name.bracket",
            Self::Context => "person.name.context",
            Self::Counterpart => "person.name.counterpart",
        }
    }

    pub(super) const fn confidence(self) -> f64 {
        match self {
            Self::Direct => 0.97,
            Self::Apposition | Self::Bracket => 0.93,
            Self::Copula | Self::List | Self::Counterpart => 0.9,
            Self::Context => 0.75,
            Self::Former => 0.4,
        }
    }
}

/// A name with what its office says.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub name: Name,
    pub manner: Manner,
    pub role: Option<(Role, Span)>,
    pub side: Option<(Side, &'static str)>,
    pub body: Option<(Span, &'static str)>,
    /// The first token of the office's term.
    pub head: usize,
}

/// Sentences over which an office of several people governs names with states.
pub(super) const REACH: usize = 3;
/// Words between a name and its office in a copula at most.
const MAX_COPULA: usize = 7;
/// Tokens of an age between commas at most, commas included.
const MAX_AGE: usize = 4;
/// Tokens of what a name is called before "and" and its office at most.
const MAX_CALLED: usize = 8;
/// Tokens of a remark in brackets at most.
const MAX_REMARK: usize = 10;

/// Whether an office of several people in one sentence may govern names in a later one.
pub(super) fn reaches(text: &Phrased<'_>, from: usize, to: usize) -> bool {
    let (a, b) = (text.line(from), text.line(to));
    let heading = a.block_kind() == BlockKind::Heading && b.block() == a.block() + 1;
    to - from <= REACH && (a.block() == b.block() || heading)
}

/// The links of a sentence. `governing` is an office of several people in a sentence before.
pub(super) fn links(line: &Line<'_>, offices: &[Office], names: &[Name], governing: Option<&Office>) -> Vec<Link> {
    let mut linker = Linker {
        line,
        offices,
        names,
        taken: vec![false; names.len()],
        used: vec![false; offices.len()],
        links: Vec::new(),
    };
    linker.direct();
    linker.brackets();
    linker.appositions();
    linker.lists();
    linker.copulas();
    linker.presidencies();
    linker.context(governing);
    linker.counterparts();
    linker.superiors();
    linker.own_states();
    linker.links
}

struct Linker<'a> {
    line: &'a Line<'a>,
    offices: &'a [Office],
    names: &'a [Name],
    taken: Vec<bool>,
    used: Vec<bool>,
    links: Vec<Link>,
}

impl Linker<'_> {
    fn name_starting(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.first == at)
    }

    fn name_ending(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.end == at)
    }

    /// The first token after forms of address, determiners before them, and quotes.
    fn skip_address(&self, at: usize) -> usize {
        let mut at = at;
        while at < self.line.end() {
            if matches!(self.line.symbol(at), Some('"')) {
                at += 1;
                continue;
            }
            let honorific = |at: usize| self.line.concept_starting(at, Category::Honorific) == Some("honorific");
            let Some(mark) = self.line.mark_starting(at) else { break };
            // "le ministre de l'Énergie, le prince X": a rank before the name.
            let rank = |at: usize| {
                let office = self.offices.iter().find(|o| o.head == at)?;
                let rank =
                    matches!(office.refinement.as_str(), "crown-prince" | "military") || office.role == Role::Expert;
                (rank && self.name_starting(office.end).is_some()).then_some(office.end)
            };
            if let Some(end) = rank(at) {
                at = end;
                break;
            }
            if honorific(at) && self.name_starting(at).is_none() {
                at = mark.end;
                if self.line.is_symbol(at, '.') {
                    at += 1;
                }
            } else if mark.is(Category::Determiner) {
                let after = if self.line.is_symbol(mark.end, '\'') {
                    mark.end + 1
                } else {
                    mark.end
                };
                // "la secrétaire générale, la Rwandaise Louise Mushikiwabo"
                let inhabitant = self.line.mark_starting(after).filter(|m| {
                    m.is(Category::Demonym) && self.line.token(after).capital && self.name_starting(m.end).is_some()
                });
                if let Some(mark) = inhabitant {
                    at = mark.end;
                    break;
                }
                if !honorific(after) && rank(after).is_none() {
                    break;
                }
                at = after;
            } else {
                break;
            }
        }
        at
    }

    fn add(&mut self, name: usize, office: usize, manner: Manner) {
        let holder = &self.offices[office];
        let link = self.link(self.names[name], holder, manner);
        self.taken[name] = true;
        self.used[office] = true;
        self.links.push(link);
    }

    fn link(&self, name: Name, office: &Office, manner: Manner) -> Link {
        let at = self.line.span(office.head, office.head_end);
        let own = office
            .sides
            .iter()
            .find(|s| s.party.country().is_some())
            .or(office.sides.first());
        let mut role = Some((office.role, at));
        if office.refinement == "counterpart" {
            role = None;
        }
        let manner = match manner {
            _ if office.former => Manner::Former,
            Manner::Direct | Manner::Apposition if office.refinement == "counterpart" => Manner::Counterpart,
            other => other,
        };
        Link {
            name,
            manner,
            role,
            side: own.map(|s| (s.clone(), "person.country.side")),
            body: office.body.map(|b| (b, "person.organisation.complement")),
            head: office.head,
        }
    }

    /// "le président chinois Xi Jinping"
    fn direct(&mut self) {
        for index in 0..self.offices.len() {
            let office = &self.offices[index];
            if office.plural || office.loose {
                continue;
            }
            // "le ministre de l'Énergie, le prince X": the rank is no office of its own.
            let rank = matches!(office.refinement.as_str(), "crown-prince" | "military");
            let titled = index
                .checked_sub(1)
                .map(|before| &self.offices[before])
                .is_some_and(|before| {
                    rank && office.sides.is_empty()
                        && before.end + 1 == office.first
                        && self.line.is_symbol(before.end, ',')
                });
            if titled {
                continue;
            }
            let at = self.skip_address(office.end);
            if let Some(name) = self.name_starting(at).filter(|n| !self.taken[*n])
                && self.line.token(at).breaks_before == 0
            {
                self.add(name, index, Manner::Direct);
            }
        }
    }

    /// "Kaja Kallas (EU High Representative)", "Tedros (WHO chief)"
    fn brackets(&mut self) {
        for index in 0..self.offices.len() {
            let office = &self.offices[index];
            let Some(open) = office.first.checked_sub(1).filter(|at| *at > self.line.first()) else {
                continue;
            };
            if !self.line.is_symbol(open, '(') || office.plural {
                continue;
            }
            if let Some(name) = self.name_ending(open) {
                self.add(name, index, Manner::Bracket);
            }
        }
    }

    /// "Wang Yi, ministre chinois des Affaires étrangères"; "the Secretary-General, Veronica Nduva,"
    fn appositions(&mut self) {
        for index in 0..self.offices.len() {
            if self.used[index] || self.offices[index].plural {
                continue;
            }
            let office = &self.offices[index];
            let before = self
                .name_before_comma(office.first)
                .or_else(|| self.name_before_and(office.first));
            let at = self.skip_address(office.end + 1);
            let quoted = self.line.symbol_starting(office.end) == Some(':')
                && self.line.symbol_starting(office.end + 1) == Some('"');
            let comma = !quoted
                && office.end < self.line.end()
                && !self.line.joins(office.end)
                && matches!(self.line.symbol(office.end), Some(',' | ':' | '-'));
            let ranked = |n: usize| {
                self.links
                    .iter()
                    .any(|l| l.name == self.names[n] && l.head > office.end)
            };
            let after = self
                .name_starting(at)
                .filter(|n| comma && (!self.taken[*n] || ranked(*n)) && self.closes(self.names[*n].end));
            match (before, after) {
                (Some(name), after) if !self.taken[name] || after.is_none() => {
                    // "X, le président chinois, Y": a definite office names who follows only where X has one already.
                    self.add(name, index, Manner::Apposition);
                }
                (_, Some(name)) if office.definite || before.is_none() => self.add(name, index, Manner::Apposition),
                _ => {}
            }
        }
    }

    /// Whether an apposition may end at the token: punctuation, a verb, or the sentence's end, but no list.
    fn closes(&self, at: usize) -> bool {
        if at >= self.line.end() {
            return true;
        }
        if self.state_after(at).is_some() {
            return true;
        }
        match self.line.mark_starting(at) {
            Some(mark) => !mark.is(Category::Preposition) || mark.is(Category::Auxiliary),
            None => true,
        }
    }

    /// "Edi Rama, hôte du sommet et chef du gouvernement": the name before what else it is called.
    fn name_before_and(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let and = line.mark_at(at.checked_sub(1).filter(|a| *a > line.first())?)?;
        if line.concept(and, Category::Conjunction) != Some("and") {
            return None;
        }
        let comma = (line.first()..and.first)
            .rev()
            .take(MAX_CALLED)
            .find(|a| line.is_symbol(*a, ','))?;
        let plain = (comma + 1..and.first).all(|at| {
            self.name_starting(at).is_none()
                && line
                    .mark_starting(at)
                    .is_none_or(|m| !m.is(Category::Auxiliary) || m.is(Category::Determiner))
                && line
                    .verbs()
                    .iter()
                    .all(|v| v.head != at || v.class == "host" && v.passive || v.time == Time::Noun)
        });
        self.name_ending(comma).filter(|_| plain)
    }

    /// The name that ends at a comma or a dash directly before `at`, brackets and ages passed over.
    fn name_before_comma(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let mut at = at.checked_sub(1).filter(|a| *a > line.first())?;
        let dash = line.symbol(at) == Some('-') && line.token(at).space_before;
        if !(line.is_symbol(at, ',') || dash) {
            return None;
        }
        // "Name, 58, president", "Nom, 58 ans, président"
        let aged = (line.first()..at).rev().take(MAX_AGE).find(|a| line.is_symbol(*a, ','));
        if let Some(comma) =
            aged.filter(|comma| line.token(comma + 1).kind == crate::text::TokenKind::Digits && comma + 1 < at)
        {
            at = comma;
        }
        if line.is_symbol(at - 1, ')') {
            let open = (line.first()..at).rev().take(8).find(|a| line.is_symbol(*a, '('))?;
            at = open;
        }
        // "à Saint-Lazare, le député X": a lone word after a preposition of place.
        self.name_ending(at).filter(|name| {
            let name = self.names[*name];
            let lone = (name.first + 1..name.end).all(|at| !line.token(at).space_before);
            !(lone && matches!(line.preposition_before(name.first), Some(("at" | "in", _))))
        })
    }

    /// "Its Secretary-General is X"; "X a été élu président"
    fn copulas(&mut self) {
        for index in 0..self.offices.len() {
            if self.used[index] || self.offices[index].plural {
                continue;
            }
            let office = &self.offices[index];
            let after = self.names.iter().position(|n| n.first >= office.end);
            let before = self.names.iter().rposition(|n| n.end <= office.first);
            if let Some(name) = before.filter(|n| self.is_copula(self.names[*n].end, office.first)) {
                self.add(name, index, Manner::Copula);
            } else if let Some(name) =
                after.filter(|n| !self.taken[*n] && self.is_copula(office.end, self.names[*n].first))
            {
                self.add(name, index, Manner::Copula);
            }
        }
    }

    /// Whether what stands between is a form of "to be" or a verb of appointment, and nothing else of weight.
    fn is_copula(&self, from: usize, to: usize) -> bool {
        let line = self.line;
        if from >= to || to - from > MAX_COPULA {
            return false;
        }
        let mut joined = false;
        let mut at = from;
        while at < to {
            if line.symbol(at) == Some('\'') {
                at += 1;
                continue;
            }
            let Some(mark) = line.mark_starting(at) else {
                return false;
            };
            if mark.is_literal() {
                at = mark.end;
                continue;
            }
            let auxiliary = line.concept(mark, Category::Auxiliary);
            let appoints = line
                .concept(mark, Category::Verb)
                .is_some_and(|v| v.starts_with("appoint:"));
            if mark.is(Category::Negation) {
                return false;
            }
            joined |= appoints || auxiliary.is_some_and(|a| a.starts_with("be"));
            let passes = appoints
                || auxiliary.is_some()
                || mark.is(Category::Determiner)
                || mark.is(Category::Honorific)
                || mark.is(Category::FunctionWord) && !mark.is(Category::Preposition);
            if !passes {
                return false;
            }
            at = mark.end;
        }
        joined
    }

    /// "les présidents kazakh X, kirghiz Y"; "the foreign ministers, A and B"; "A and B, the commerce ministers"
    fn lists(&mut self) {
        for index in 0..self.offices.len() {
            let office = &self.offices[index];
            if !office.plural {
                continue;
            }
            let mut items = self.items_after(office);
            if items.is_empty() {
                items = self.items_before(office);
            }
            // A lone name after "the leaders" is a title's word.
            let lone = items.len() == 1 && items[0].1.is_none() && office.sides.is_empty();
            if items.is_empty() || lone || office.refinement == "leader" {
                continue;
            }
            let states: Vec<Side> = office
                .sides
                .iter()
                .filter(|s| s.party.country().is_some())
                .cloned()
                .collect();
            let bare = items.iter().all(|(_, s)| s.is_none());
            for (position, (name, own)) in items.iter().enumerate() {
                let mut link = self.link(self.names[*name], office, Manner::List);
                link.side = match own {
                    Some(side) => Some((side.clone(), "person.country.name")),
                    None if bare && states.len() == items.len() => {
                        Some((states[position].clone(), "person.country.side"))
                    }
                    None if states.len() == 1 => Some((states[0].clone(), "person.country.side")),
                    None => None,
                };
                self.taken[*name] = true;
                self.links.push(link);
            }
            self.used[index] = true;
        }
    }

    /// The names after an office of several people, each with the state that stands at it.
    fn items_after(&self, office: &Office) -> Vec<(usize, Option<Side>)> {
        let line = self.line;
        let mut items: Vec<(usize, Option<Side>)> = Vec::new();
        let mut pending: Option<Side> = None;
        // "from Russia — A and B": the state holds for all up to the next comma.
        let mut sticky: Option<Side> = None;
        let mut at = office.end;
        if line.end() > at && line.is_symbol(at, '(') && office.sides.len() == 1 {
            pending = office.sides.first().cloned();
        }
        while at < line.end() {
            if let Some(symbol) = line.symbol(at) {
                let joined = symbol == '-' && line.joins(at);
                if joined || !matches!(symbol, ',' | ';' | ':' | '-' | '(' | ')' | '\'' | '"') {
                    break;
                }
                match symbol {
                    ',' | ';' => sticky = None,
                    '-' | ':' => sticky.clone_from(&pending),
                    _ => {}
                }
                if symbol == '('
                    && let Some(close) = self.remark(at)
                {
                    at = close;
                }
                at += 1;
                continue;
            }
            if let Some(name) = self.name_starting(at) {
                let first = at;
                at = self.names[name].end;
                // After "of" stands a place or an organisation.
                if self.taken[name] || pending.is_none() && first > office.end && self.is_governed(self.names[name]) {
                    sticky = None;
                    continue;
                }
                let own = self.state_after(at);
                if let Some((_, end)) = &own {
                    at = *end;
                }
                items.push((name, own.map(|(s, _)| s).or(pending.take()).or_else(|| sticky.clone())));
                continue;
            }
            let Some(mark) = line.mark_starting(at) else {
                // "their hostess X"
                let owned = at > line.first() && line.mark_at(at - 1).is_some_and(|m| m.is(Category::Determiner));
                if owned && self.name_starting(at + 1).is_some() {
                    at += 1;
                    continue;
                }
                break;
            };
            if mark.is(Category::Office) {
                break;
            }
            if let Some(side) = side(line, mark).filter(|s| s.party.country().is_some()) {
                pending = Some(side);
            } else {
                let small = mark.is(Category::Determiner)
                    || line.concept(mark, Category::Conjunction) == Some("and")
                    || matches!(
                        line.concept(mark, Category::Preposition),
                        Some("of" | "from" | "including")
                    )
                    || mark.is(Category::Honorific);
                if !small {
                    break;
                }
            }
            at = mark.end;
        }
        items
    }

    /// The closing bracket of a remark that holds neither name nor state.
    fn remark(&self, open: usize) -> Option<usize> {
        let line = self.line;
        let close = (open..line.end())
            .take(MAX_REMARK)
            .find(|at| line.is_symbol(*at, ')'))?;
        let plain = (open + 1..close).all(|at| {
            self.name_starting(at).is_none()
                && line
                    .mark_starting(at)
                    .is_none_or(|m| !m.is(Category::Country) && !m.is(Category::Demonym))
        });
        let office = self.offices.iter().any(|o| o.head > open && o.head < close);
        (plain || office).then_some(close)
    }

    /// "A and B, then presidents of Romania and Poland": the names that end at the comma before the office.
    fn items_before(&self, office: &Office) -> Vec<(usize, Option<Side>)> {
        let line = self.line;
        let mut items = Vec::new();
        let Some(comma) = office
            .first
            .checked_sub(1)
            .filter(|at| *at > line.first() && line.is_symbol(*at, ','))
        else {
            return items;
        };
        let mut at = comma;
        while let Some(name) = self.name_ending(at).filter(|n| !self.taken[*n]) {
            items.push((name, None));
            let first = self.names[name].first;
            let Some(before) = first.checked_sub(1).filter(|b| *b > line.first()) else {
                break;
            };
            if line.is_symbol(before, ',') {
                at = before;
                continue;
            }
            match line.mark_at(before) {
                Some(m) if line.concept(m, Category::Conjunction) == Some("and") => {
                    at = m.first;
                    if at > line.first() && line.is_symbol(at - 1, ',') {
                        at -= 1;
                    }
                }
                _ => break,
            }
        }
        items.reverse();
        if items.len() < 2 { Vec::new() } else { items }
    }

    /// "(Japan)", "of Sweden", "du Kazakhstan" directly after a name, and the first token after it.
    fn state_after(&self, at: usize) -> Option<(Side, usize)> {
        let line = self.line;
        if at >= line.end() {
            return None;
        }
        let bracket = line.is_symbol(at, '(');
        let mut next = if bracket || line.is_symbol(at, ',') { at + 1 } else { at };
        let mut governed = bracket;
        while next < line.end() {
            if line.is_symbol(next, '\'') {
                next += 1;
                continue;
            }
            let mark = line.mark_starting(next)?;
            if let Some(side) = side(line, mark).filter(|s| s.party.country().is_some()) {
                let mut end = mark.end;
                if bracket {
                    if !line.is_symbol(end, ')') {
                        return None;
                    }
                    end += 1;
                }
                let of = mark.is(Category::Country) || bracket;
                // "A, from Kazakhstan — B": what follows a comma must close.
                let set_off = !bracket && line.is_symbol(at, ',');
                let closed = !set_off
                    || end >= line.end()
                    || matches!(line.symbol(end), Some(',' | ';' | '.' | ')'))
                    || line.concept_starting(end, Category::Conjunction) == Some("and");
                return (governed && of && closed).then_some((side, end));
            }
            let of = matches!(line.concept(mark, Category::Preposition), Some("of" | "from" | "for"));
            if !(of || mark.is(Category::Determiner)) {
                return None;
            }
            governed |= of;
            next = mark.end;
        }
        None
    }

    /// The state that owns or qualifies a name directly before it ("Finland's Petteri Orpo").
    fn state_before(&self, name: Name) -> Option<Side> {
        let line = self.line;
        let at = name.first.checked_sub(1).filter(|a| *a > line.first())?;
        let mark = line.mark_at(at)?;
        // "l'Espagnol Pedro Sánchez"
        if mark.is(Category::Demonym) && line.token(at).capital && line.token(name.first).space_before {
            return side(line, mark);
        }
        if line.concept(mark, Category::Determiner) != Some("genitive") {
            return None;
        }
        let owner = line.mark_at(mark.first.checked_sub(1).filter(|a| *a >= line.first())?)?;
        side(line, owner).filter(|s| s.party.country().is_some() && !owner.is(Category::City))
    }

    /// Whether a preposition of place or belonging governs the name, as it does a place's.
    fn is_governed(&self, name: Name) -> bool {
        matches!(
            self.line.preposition_before(name.first),
            Some(("at" | "in" | "of" | "from", _))
        )
    }

    /// "X, who presides over the European Council"; "un Conseil européen présidé par X"
    fn presidencies(&mut self) {
        let line = self.line;
        for verb in line.verbs() {
            if !matches!(verb.class.as_str(), "chair" | "lead") || verb.negated || verb.time == Time::Noun {
                continue;
            }
            let by = line
                .mark_starting(verb.end)
                .filter(|m| line.concept(m, Category::Preposition) == Some("by"));
            let found = if let Some(by) = by {
                let name = self.name_starting(self.skip_address(by.end));
                let body = verb
                    .first
                    .checked_sub(1)
                    .filter(|a| *a >= line.first())
                    .and_then(|a| line.mark_at(a));
                name.zip(body.filter(|m| self.is_presided(m)))
            } else {
                let mut at = verb.end;
                while line
                    .mark_starting(at)
                    .is_some_and(|m| m.is(Category::Determiner) || m.is(Category::FunctionWord))
                    || line.is_symbol(at, '\'')
                {
                    at += 1;
                }
                let body = line.mark_starting(at).filter(|m| self.is_presided(m));
                self.subject_of(verb.first).zip(body)
            };
            let Some((name, body)) = found.filter(|(name, _)| !self.taken[*name]) else {
                continue;
            };
            self.taken[name] = true;
            self.links.push(Link {
                name: self.names[name],
                manner: Manner::Copula,
                role: Some((Role::Other, line.span(verb.first, verb.end))),
                side: None,
                body: Some((body.span, "person.organisation.verb")),
                head: verb.head,
            });
        }
    }

    /// Whether the mark is an organisation that has a president, and no meeting.
    fn is_presided(&self, mark: &Mark) -> bool {
        let line = self.line;
        if !line.token(mark.first).capital
            || mark.end < line.end()
                && line
                    .mark_starting(mark.end)
                    .is_some_and(|m| m.is(Category::MeetingHead))
        {
            return false;
        }
        let series = line.concept(mark, Category::Series);
        let facts = line.packs().facts();
        match series {
            Some(id) => facts
                .series(id)
                .is_some_and(|s| matches!(s.kind.as_str(), "organisation" | "bank" | "court")),
            None => mark.is(Category::Institution) || mark.is(Category::MechanismHead),
        }
    }

    /// The name directly before a verb, or before the relative clause that it stands in.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let line = self.line;
        let name = self.names.iter().rposition(|n| n.end <= verb)?;
        let mut at = self.names[name].end;
        if let Some((_, end)) = self.state_after(at) {
            at = end;
        }
        while at < verb {
            let passes = line.is_symbol(at, ',')
                || line.mark_starting(at).is_some_and(|m| {
                    m.is(Category::Auxiliary) || line.concept(m, Category::Conjunction) == Some("relative")
                });
            if !passes {
                return None;
            }
            at += 1;
        }
        Some(name)
    }

    /// Names with a state of their own, under an office of several people near them.
    fn context(&mut self, governing: Option<&Office>) {
        let mut found: Vec<(usize, Side)> = Vec::new();
        for (index, name) in self.names.iter().enumerate() {
            if self.taken[index] || self.is_governed(*name) || name.words(self.line) < 2 {
                continue;
            }
            let own = self
                .state_after(name.end)
                .map(|(s, _)| s)
                .or_else(|| self.state_before(*name));
            if let Some(own) = own {
                found.push((index, own));
            }
        }
        let several = found.len() > 1
            || found
                .iter()
                .any(|(index, _)| matches!(self.line.symbol_starting(self.names[*index].end), Some('(' | ',')));
        for (index, own) in found {
            let here = self.names[index];
            let inside = self.offices.iter().rfind(|o| o.plural && o.head < here.first);
            let after = self.offices.iter().find(|o| o.plural && o.head > here.first);
            // An office of another sentence governs lists only.
            let Some(office) = inside.or(after.or(governing).filter(|_| several)) else {
                continue;
            };
            let governs = matches!(
                office.role,
                Role::HeadOfState | Role::HeadOfGovernment | Role::Minister | Role::ForeignMinister
            );
            if !governs || office.former {
                continue;
            }
            let in_line = office.head >= self.line.first() && office.head_end <= self.line.end();
            let at = if in_line {
                self.line.span(office.head, office.head_end)
            } else {
                own.span
            };
            self.taken[index] = true;
            self.links.push(Link {
                name: here,
                manner: Manner::Context,
                role: Some((office.role, at)),
                side: Some((own, "person.country.name")),
                body: None,
                head: office.head,
            });
        }
    }

    /// The state that stands at a name whose office names none ("Nigeria's Bola Tinubu, chairman").
    fn own_states(&mut self) {
        for index in 0..self.links.len() {
            let link = &self.links[index];
            if link.side.is_some() || link.body.is_some() {
                continue;
            }
            let own = self
                .state_before(link.name)
                .or_else(|| self.state_after(link.name.end).map(|(s, _)| s));
            if let Some(side) = own {
                self.links[index].side = Some((side, "person.country.name"));
            }
        }
    }

    /// "his counterpart" has the office of whoever was named before, else after.
    fn counterparts(&mut self) {
        let offices: Vec<(usize, Option<(Role, Span)>)> = self.links.iter().map(|l| (l.name.first, l.role)).collect();
        for link in &mut self.links {
            if link.role.is_some() {
                continue;
            }
            let before = offices
                .iter()
                .filter(|(at, r)| *at < link.name.first && r.is_some())
                .max_by_key(|(at, _)| *at);
            let after = offices
                .iter()
                .filter(|(at, r)| *at > link.name.first && r.is_some())
                .min_by_key(|(at, _)| *at);
            link.role = before.or(after).and_then(|(_, role)| *role);
        }
    }

    /// "conseiller du président X" acts for X's state.
    fn superiors(&mut self) {
        for index in 0..self.links.len() {
            let link = &self.links[index];
            let Some(office) = self.offices.iter().find(|o| o.head == link.head) else {
                continue;
            };
            let Some(served) = office.serves else { continue };
            if link.side.is_some() || link.body.is_some() {
                continue;
            }
            let superior = self
                .links
                .iter()
                .find(|l| l.head == served && l.name != link.name)
                .map(|l| (l.side.clone(), l.name));
            let span_of = |name: Name| self.line.span(name.first, name.end);
            match superior {
                Some((Some(side), _)) => self.links[index].side = Some(side),
                Some((None, name)) => self.links[index].body = Some((span_of(name), "person.organisation.superior")),
                None => {}
            }
        }
    }
}
