//! Which name holds which office.

use super::name::Name;
use super::office::{Office, SIDES, Side, side};
use crate::pack::{Category, CategorySet};
use crate::phrase::{Line, Phrased};
use crate::record::Role;
use crate::text::BlockKind;
use crate::value::{Party, Span};

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
    /// The office takes up the name of the sentence before.
    Resumed,
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
            Self::Resumed => "person.name.resumed",
        }
    }

    pub(super) const fn confidence(self) -> f64 {
        match self {
            Self::Direct => 0.97,
            Self::Apposition | Self::Bracket => 0.93,
            Self::Copula | Self::List | Self::Counterpart => 0.9,
            Self::Context => 0.75,
            Self::Resumed => 0.7,
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

/// Tokens between the verb and those for whom someone signs at most.
const SIGNING_REACH: usize = 16;
/// Tokens between "for" and the state at most.
const SIDE_REACH: usize = 4;
/// Sentences over which an office of several people governs names with states.
pub(super) const REACH: usize = 3;

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
    linker.counterparts(governing);
    linker.superiors();
    linker.own_states();
    linker.signatories();
    linker.links
}

pub(super) struct Linker<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) offices: &'a [Office],
    pub(super) names: &'a [Name],
    pub(super) taken: Vec<bool>,
    pub(super) used: Vec<bool>,
    pub(super) links: Vec<Link>,
}
/// "le secrétaire exécutif, l'ambassadeur X": a title of those who once were.
fn is_bare_ambassador(office: &Office) -> bool {
    office.role == Role::Ambassador && office.sides.is_empty() && office.body.is_none()
}

impl Linker<'_> {
    pub(super) fn name_starting(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.first == at)
    }

    pub(super) fn name_ending(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.end == at)
    }

    /// The first token after forms of address, determiners before them, and quotes.
    pub(super) fn skip_address(&self, at: usize) -> usize {
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
                let rank = matches!(office.refinement.as_str(), "crown-prince" | "military")
                    || office.role == Role::Expert
                    || is_bare_ambassador(office);
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

    pub(super) fn add(&mut self, name: usize, office: usize, manner: Manner) {
        let holder = &self.offices[office];
        let link = self.link(self.names[name], holder, manner);
        self.taken[name] = true;
        self.used[office] = true;
        self.links.push(link);
    }

    pub(super) fn link(&self, name: Name, office: &Office, manner: Manner) -> Link {
        let at = self.line.span(office.head, office.head_end);
        let own = office
            .sides
            .iter()
            .find(|s| s.party.country().is_some())
            .or(office.sides.first());
        let mut role = Some((office.role, at));
        if matches!(office.refinement.as_str(), "counterpart" | "host") {
            role = None;
        }
        let manner = match manner {
            _ if office.former => Manner::Former,
            Manner::Direct | Manner::Apposition if role.is_none() => Manner::Counterpart,
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
            let rank = matches!(office.refinement.as_str(), "crown-prince" | "military") || is_bare_ambassador(office);
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

    /// "(Japan)", "of Sweden", "du Kazakhstan" directly after a name, and the first token after it.
    pub(super) fn state_after(&self, at: usize) -> Option<(Side, usize)> {
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
    pub(super) fn state_before(&self, name: Name) -> Option<Side> {
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

    /// "Jan Novak, Slovenian Ministry of Foreign Affairs": the state of the body named after a comma.
    fn ministry_after(&self, at: usize) -> Option<Side> {
        let line = self.line;
        let comma = at < line.end() && line.is_symbol(at, ',');
        let adjective = line.term_in(at + 1, line.end(), SIDES).filter(|_| comma)?;
        let heads = CategorySet::of(&[Category::SourceHead]);
        let body = line.term_in(adjective.end, line.end(), heads)?;
        let party: Party = adjective.senses.iter().find_map(|s| {
            let concept = line.packs().lexicon().concept(s.concept);
            SIDES.contains(s.category).then(|| concept.parse().ok())?
        })?;
        let named = line.token(body.first).capital && party.country().is_some();
        named.then(|| Side {
            party,
            span: line.span(adjective.first, adjective.end),
        })
    }

    /// Whether a preposition of place or belonging governs the name, as it does a place's.
    pub(super) fn is_governed(&self, name: Name) -> bool {
        matches!(
            self.line.preposition_before(name.first),
            Some(("at" | "in" | "of" | "from", _))
        )
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
                .or_else(|| self.state_after(link.name.end).map(|(s, _)| s))
                .or_else(|| self.ministry_after(link.name.end))
                .or_else(|| self.shared_state(link));
            if let Some(side) = own {
                self.links[index].side = Some((side, "person.country.name"));
            }
        }
    }

    /// "King X and Foreign Minister Y of Jordan": the state holds for both.
    fn shared_state(&self, link: &Link) -> Option<Side> {
        let line = self.line;
        let next = self
            .links
            .iter()
            .filter(|l| l.name.first >= link.name.end)
            .min_by_key(|l| l.name.first)?;
        let office = self
            .offices
            .iter()
            .find(|o| o.head == next.head && o.first >= link.name.end)?;
        let and = line
            .mark_starting(link.name.end)
            .filter(|m| line.concept(m, Category::Conjunction) == Some("and"))?;
        if and.end != office.first || !office.sides.is_empty() {
            return None;
        }
        self.state_after(next.name.end).map(|(side, _)| side)
    }

    /// "X, Deputy Minister, signed for Ghana"
    fn signatories(&mut self) {
        let line = self.line;
        for verb in line.verbs() {
            if verb.class != "sign" || verb.negated {
                continue;
            }
            let before = |at: &usize| self.links[*at].name.end <= verb.first;
            let last = (0..self.links.len())
                .filter(before)
                .max_by_key(|at| self.links[*at].name.end);
            let Some(subject) = last else { continue };
            let next = self.names.iter().map(|n| n.first).find(|first| *first >= verb.end);
            let limit = next.unwrap_or(line.end()).min(verb.end + SIGNING_REACH).min(line.end());
            let between = self.links[subject].name.end..verb.first;
            let link = &self.links[subject];
            if link.side.is_some() || self.links.iter().any(|l| between.contains(&l.name.first)) {
                continue;
            }
            let mut at = verb.end;
            let found = loop {
                if at >= limit {
                    break None;
                }
                let Some(mark) = line.mark_starting(at) else {
                    at += 1;
                    continue;
                };
                at = mark.end;
                if line.concept(mark, Category::Preposition) != Some("for") {
                    continue;
                }
                // "pour la partie sénégalaise", "for the United States"
                let party = (at..limit.min(at + SIDE_REACH)).find_map(|at| {
                    let mark = line.mark_starting(at)?;
                    side(line, mark).filter(|s| s.party.country().is_some() && !mark.is(Category::City))
                });
                if party.is_some() {
                    break party;
                }
            };
            if let Some(found) = found {
                self.links[subject].side = Some((found, "person.country.name"));
            }
        }
    }

    /// "his counterpart" has the office of whoever was named before, else after.
    fn counterparts(&mut self, governing: Option<&Office>) {
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
            // "The presidents met. … and host X": the host is one of them.
            let leads = |o: &&Office| o.plural && matches!(o.role, Role::HeadOfState | Role::HeadOfGovernment);
            if link.role.is_none()
                && let Some(office) = self.offices.iter().chain(governing).find(leads)
            {
                link.role = Some((office.role, self.line.span(link.head, link.head + 1)));
            }
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
                // "conseiller du président malien": nobody is named, but the state is.
                None => {
                    let office = self.offices.iter().find(|o| o.head == served);
                    let side = office.and_then(|o| o.sides.iter().find(|s| s.party.country().is_some()));
                    if let Some(side) = side {
                        self.links[index].side = Some((side.clone(), "person.country.side"));
                    }
                }
            }
        }
    }
}
