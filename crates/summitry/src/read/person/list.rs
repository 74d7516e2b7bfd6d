//! Several names under one office: lists, and names with states near "the foreign ministers".

use super::link::{Link, Linker, Manner};
use super::office::{Office, Side, side};
use crate::pack::Category;
use crate::record::Role;

/// Tokens of a remark in brackets at most.
const MAX_REMARK: usize = 10;

impl Linker<'_> {
    /// "les présidents kazakh X, kirghiz Y"; "the foreign ministers, A and B"; "A and B, the commerce ministers"
    pub(super) fn lists(&mut self) {
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
            // "Yaoundé et N'Djamena ont dépêché leurs Premiers ministres, A et B"
            let states = if bare && states.is_empty() && items.len() > 1 {
                self.states_before(office, items.len())
            } else {
                states
            };
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

    /// The states named together before an office of as many people ("leurs ministres", "the two presidents").
    fn states_before(&self, office: &Office, count: usize) -> Vec<Side> {
        let line = self.line;
        let determiner = line.concept_starting(office.first, Category::Determiner);
        if !matches!(determiner, Some("possessive" | "both")) {
            return Vec::new();
        }
        let group = line
            .parties()
            .iter()
            .rfind(|g| g.end <= office.first && g.members.len() > 1);
        let members = group.map(|g| g.members.as_slice()).unwrap_or_default();
        if members.len() != count || members.iter().any(|m| m.party.country().is_none()) {
            return Vec::new();
        }
        let side = |m: &crate::phrase::PartyRef| Side {
            party: m.party.clone(),
            span: line.span(m.first, m.end),
        };
        members.iter().map(side).collect()
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
        // "A and B, respectively presidents of …"
        let mut first = office.first;
        while let Some(word) = first.checked_sub(1).filter(|at| *at > line.first())
            && line.concept_at(word, Category::FunctionWord) == Some("adverb")
        {
            first = word;
        }
        let Some(comma) = first
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

    /// Names with a state of their own, under an office of several people near them.
    pub(super) fn context(&mut self, governing: Option<&Office>) {
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
            let after = (0..self.offices.len())
                .find(|at| self.offices[*at].plural && self.offices[*at].head > here.first && !self.used[*at])
                .map(|at| &self.offices[at]);
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
}
