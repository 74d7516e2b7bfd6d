//! Those who meet: leaders or ministers in the plural, with whose they are ("les ministres du Commerce du G7").

use super::event::{Event, Level};
use super::head::portfolio_of;
use crate::pack::Category;
use crate::phrase::{Line, Title, noun_group, title};
use crate::record::{Portfolio, Record, SummitField};
use crate::scan::Mark;
use crate::value::Span;

/// A group of leaders or ministers.
#[derive(Clone, Debug)]
pub(super) struct People {
    /// First token.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// What they are.
    pub(super) level: Level,
    /// The ministers' field.
    pub(super) portfolio: Option<(Portfolio, Span)>,
    /// Whose they are.
    pub(super) title: Title,
}

/// Tokens that a group reaches over at most.
const REACH: usize = 48;

/// Unknown words that may stand in a group.
const MAX_UNKNOWN: usize = 4;

/// The group whose noun that mark is, if it is one of leaders or ministers.
pub(super) fn people(line: &Line<'_>, noun: &Mark) -> Option<People> {
    people_at(line, noun, level_of(line, noun)?)
}

/// The same for a noun that doesn't say what they are.
pub(super) fn people_at(line: &Line<'_>, noun: &Mark, level: Level) -> Option<People> {
    let office = |at| line.concept_in(at, Category::OfficePlural).is_some();
    let plural = noun.is(Category::Office) && (noun.first..noun.end).any(office)
        || noun.is(Category::PartyNoun) && line.is_plural(noun);
    if !plural {
        return None;
    }
    let (first, grouped) = noun_group(line, noun);
    // "South Korea and Japan's ministers", "his Japanese and Chinese counterparts": the whole list is theirs.
    let list = line
        .parties()
        .iter()
        .find(|g| g.first < first && first < g.end && g.end <= noun.first);
    let first = list.map_or(first, |g| g.first);
    let end = reach(line, noun.end).max(grouped.min(line.end()));
    let portfolio = line
        .marks()
        .iter()
        .filter(|m| m.first >= first && m.end <= end)
        .find_map(|m| portfolio_of(line, m))
        .filter(|_| level == Level::Ministerial);
    Some(People {
        first,
        end,
        level,
        portfolio,
        title: title(line, first, end),
    })
}

impl People {
    /// Whether they name a series or several sides.
    pub(super) fn named(&self) -> bool {
        self.title.series.is_some() || self.title.parties.len() > 1
    }

    /// Whether they come from a series or from three states or more.
    pub(super) fn several(&self, line: &Line<'_>) -> bool {
        self.title.series.is_some() || self.states(line) > 2
    }

    /// How many states the sides stand for.
    pub(super) fn states(&self, line: &Line<'_>) -> usize {
        line.packs().facts().states(&self.title.parties).len()
    }

    /// Gives an event what the group says: level, field, series, sides.
    pub(super) fn give(&self, line: &Line<'_>, event: &mut Event, rule: (&str, &str)) {
        if event.level == Level::Unknown {
            event.level = self.level;
        }
        if event.level == Level::Ministerial {
            event.portfolio = event.portfolio.or(self.portfolio);
        }
        if event.record.series.is_none()
            && let Some(series) = &self.title.series
        {
            let known = line.packs().facts().series(series.as_str());
            event.record.series = Some(known.map_or_else(|| series.clone(), |s| s.meetings_of().clone()));
            for span in &self.title.spans {
                event.record.cite(SummitField::Series, *span, rule.0);
            }
        }
        if !self.title.parties.is_empty() {
            event.record.participants.extend(self.title.parties.iter().cloned());
            event.record.participants.sort();
            event.record.participants.dedup();
            for span in &self.title.spans {
                event.record.cite(SummitField::Participants, *span, rule.1);
            }
        }
        event.named |= self.named();
    }
}

/// Whether the people of an office or a noun are ministers or leaders.
fn level_of(line: &Line<'_>, who: &Mark) -> Option<Level> {
    match line.concept(who, Category::PartyNoun) {
        Some("leader") => return Some(Level::Summit),
        Some("minister") => return Some(Level::Ministerial),
        _ => {}
    }
    match line.concept(who, Category::Office)?.split('/').next()? {
        "foreign_minister" | "minister" => Some(Level::Ministerial),
        "head_of_state" | "head_of_government" => Some(Level::Summit),
        _ => None,
    }
}

/// Where the group of a noun that ends at `from` ends: its complements and the list of its sides belong to it.
fn reach(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    let mut end = from;
    let mut unknown = 0;
    while at < line.end() && at - from < REACH {
        if let Some(group) = line.parties().iter().find(|g| g.first <= at && at < g.end) {
            at = group.end;
            end = at;
            continue;
        }
        match line.symbol(at) {
            // "huit pays (Arabie saoudite, Russie, Irak…)"
            Some('(') => {
                let close = (at + 1..line.end()).find(|a| line.symbol(*a) == Some(')'));
                let listed = line.parties().iter().find(|g| g.first == at + 1);
                match (close, listed) {
                    (Some(close), Some(group)) if group.end == close => {
                        at = close + 1;
                        end = at;
                        continue;
                    }
                    _ => break,
                }
            }
            Some('\'' | '"' | '-' | '/' | '+' | '&') => {
                at += 1;
                continue;
            }
            Some(_) => break,
            None => {}
        }
        if line.verbs().iter().any(|v| v.first <= at && at < v.end) {
            break;
        }
        let Some(mark) = line.mark_at(at) else {
            unknown += 1;
            if unknown > MAX_UNKNOWN {
                break;
            }
            at += 1;
            continue;
        };
        let preposition = line.concept(mark, Category::Preposition);
        let conjunction = line.concept(mark, Category::Conjunction);
        let passes = match (preposition, conjunction) {
            (Some("of" | "from" | "between"), _) | (None, Some("and" | "or")) => true,
            (None, None) => !mark.is_literal() || mark.number().is_some(),
            _ => false,
        };
        if !passes || mark.is(Category::Auxiliary) {
            break;
        }
        let names = [
            Category::Series,
            Category::Portfolio,
            Category::Bloc,
            Category::PartyNoun,
            Category::Office,
        ];
        if names.iter().any(|c| mark.is(*c)) || mark.is_name() {
            end = mark.end;
        }
        at = mark.end;
    }
    end
}
