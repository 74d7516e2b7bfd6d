//! One name and one office with a comma, a verb or "and" between them.

use super::link::{Link, Linker, Manner};
use super::office::Office;
use crate::pack::Category;
use crate::phrase::Time;
use crate::record::Role;
use crate::scan::Mark;
use crate::value::Span;

/// Words between a name and its office in a copula at most.
const MAX_COPULA: usize = 7;
/// Tokens between them where a vote or a date is told of.
const MAX_ELECTION: usize = 20;
/// Tokens of an age between commas at most, commas included.
const MAX_AGE: usize = 4;
/// Tokens of what a name is called before "and" and its office at most.
const MAX_CALLED: usize = 8;

impl Linker<'_> {
    /// "Wang Yi, ministre chinois des Affaires étrangères"; "the Secretary-General, Veronica Nduva,"
    pub(super) fn appositions(&mut self) {
        for index in 0..self.offices.len() {
            if self.used[index] || self.offices[index].plural {
                continue;
            }
            let office = &self.offices[index];
            let before_comma = self.name_before_comma(office.first);
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
            let before_comma = before_comma.or_else(|| self.name_joined(office).filter(|_| after.is_none()));
            // "X, et le Premier ministre, Y": who follows has the office.
            let before = before_comma.or_else(|| {
                self.name_before_and(office.first)
                    .filter(|_| after.is_none() || !office.definite)
            });
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

    /// "Thongsavanh Phomvihane le ministre des Affaires étrangères du Laos": a name with no comma before its office.
    fn name_joined(&self, office: &Office) -> Option<usize> {
        let line = self.line;
        let definite = line.concept_starting(office.first, Category::Determiner) == Some("definite");
        if !definite || office.sides.is_empty() {
            return None;
        }
        let name = self.name_ending(office.first)?;
        (!self.taken[name] && self.names[name].words(line) > 1 && self.name_starting(office.end).is_none())
            .then_some(name)
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
        if comma + 1 == and.first {
            return None;
        }
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
    pub(super) fn copulas(&mut self) {
        for index in 0..self.offices.len() {
            if self.used[index] || self.offices[index].plural || self.offices[index].refinement == "host" {
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
        if from < to && to - from <= MAX_ELECTION && self.is_elected(from, to) {
            return true;
        }
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

    /// "a été élue vendredi, à huis clos et par consensus, | secrétaire générale": nothing but how and when stands behind the verb.
    fn is_elected(&self, from: usize, to: usize) -> bool {
        let line = self.line;
        let Some(verb) = line
            .verbs()
            .iter()
            .find(|v| v.class == "appoint" && v.passive && !v.negated && v.first >= from && v.end <= to)
        else {
            return false;
        };
        let small = |at: usize| {
            line.mark_starting(at).is_none_or(|m| {
                !(m.is_name()
                    || m.is(Category::Office)
                    || m.is(Category::Conjunction) && line.concept(m, Category::Conjunction) != Some("and"))
            })
        };
        let alone = line
            .verbs()
            .iter()
            .filter(|v| v.first >= from && v.end <= to && v.time != Time::Noun)
            .count()
            == 1;
        verb.first <= from + 2 && alone && line.is_symbol(to - 1, ',') && (verb.end..to).all(small)
    }

    /// "X, who presides over the European Council"; "un Conseil européen présidé par X"
    pub(super) fn presidencies(&mut self) {
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
                name.zip(body.filter(|m| self.is_presided(m)).map(|m| m.span))
            } else {
                let mut at = verb.end;
                while line
                    .mark_starting(at)
                    .is_some_and(|m| m.is(Category::Determiner) || m.is(Category::FunctionWord))
                    || line.is_symbol(at, '\'')
                {
                    at += 1;
                }
                let body = line.mark_starting(at).filter(|m| self.is_presided(m)).map(|m| m.span);
                self.subject_of(verb.first).zip(body.or_else(|| self.agency(at)))
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
                body: Some((body, "person.organisation.verb")),
                head: verb.head,
            });
        }
    }

    /// The name of a public body that begins at a token with its head ("Agence japonaise de coopération internationale").
    fn agency(&self, at: usize) -> Option<Span> {
        let line = self.line;
        let head = line
            .mark_starting(at)
            .filter(|m| m.is(Category::SourceHead) && line.token(at).capital)?;
        let (first, end) = super::complement::body_at(line, at)?;
        (end > head.end).then(|| line.span(first, end))
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
}
