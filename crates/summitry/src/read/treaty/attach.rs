//! Brings the dates, places and parties of stage verbs to the instruments that they cover.

use super::actor::{actor, is_pronoun_subject};
use super::around::two_sides;
use super::moment::dates;
use super::place::places;
use super::sides::{set, sides};
use super::stage::Stage;
use super::venue::{from_dateline, from_meeting};
use super::{Found, Reference, TreatyMention};
use crate::phrase::{Line, Parties, Time};
use crate::value::{Date, Party};

/// Who signed in the sentences before.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors {
    parties: Vec<Party>,
    line: usize,
    block: usize,
}

/// Attaches dates, places and parties to the sentence's mentions.
pub(super) fn attach(
    line: &Line<'_>,
    found: &Found<'_>,
    today: Option<Date>,
    stages: &[Stage],
    mentions: &mut [TreatyMention],
    from: usize,
    actors: &mut Actors,
) {
    if mentions.len() == from {
        return;
    }
    dates(line, today, stages, mentions, from);
    places(line, stages, mentions, from);
    for mention in &mut mentions[from..] {
        sides(line, found, mention);
    }
    for stage in stages.iter().filter(|s| !s.covers.is_empty()) {
        let (parties, span) = actor(line, found, stages, stage, mentions);
        let mut parties = parties;
        // "Kenya said that the pact it signed …": the pronoun is the sentence's subject.
        if stage.relative
            && parties.len() < 2
            && let Some(group) = main_subject(line, stage, mentions)
        {
            parties.extend(set(line, group));
            parties.sort();
            parties.dedup();
        }
        let same = parties.is_empty()
            && actors.line + 1 >= line.index
            && actors.block == line.block()
            && is_pronoun_subject(line, stage);
        if same {
            parties = actors.parties.clone();
        }
        if stage.signs() && !parties.is_empty() {
            *actors = Actors {
                parties: parties.clone(),
                line: line.index,
                block: line.block(),
            };
        }
        let binding = stage.signs()
            || stage.negated && matches!(stage.class, "sign" | "conclude")
            || matches!(stage.class, "join" | "withdraw")
            || stage.class == "ratify" && stage.time == Time::Past
            || matches!(
                stage.class,
                "close" | "negotiate" | "agree" | "renew" | "suspend" | "terminate" | "submit"
            );
        // Who has yet to ratify an agreement with another is its other side.
        let waits = stage.class == "ratify"
            && matches!(stage.covers.as_slice(), [one] if mentions[*one].known.is_none() && mentions[*one].record.parties.len() == 1);
        if waits {
            mentions[stage.covers[0]].join(&parties, span, "treaty.parties.actor");
        }
        if waits || !binding && stage.time != Time::Future {
            continue;
        }
        for covered in &stage.covers {
            let mention = &mut mentions[*covered];
            // Who ratifies or leaves a treaty is a party, but a late one.
            if mention.record.parties.len() < 2 || !stage.signs() {
                let late = matches!(
                    stage.class,
                    "withdraw"
                        | "ratify"
                        | "suspend"
                        | "terminate"
                        | "submit"
                        | "agree"
                        | "negotiate"
                        | "renew"
                        | "close"
                ) && mention.record.parties.len() > 1;
                if !(late || stage.class == "ratify" && stage.negated) {
                    mention.join(&parties, span, "treaty.parties.actor");
                }
            }
        }
    }
    let unnamed = line.parties().iter().all(Parties::is_anaphoric);
    for mention in &mut mentions[from..] {
        // A list's items may name one of the two who exchange them.
        let few = mention.record.parties.is_empty() || mention.listed && mention.record.parties.len() == 1;
        let bare = few && mention.known.is_none() && !mention.plural;
        if bare
            && (unnamed || mention.listed)
            && !(mention.weak && mention.specific == 0 && mention.is_issued())
            && mention.staged
            && (mention.finite || mention.place_named)
            && mention.reference != Reference::Pronoun
            && let Some((parties, span)) = two_sides(line, found, mention.first, 1)
            && mention.record.parties.iter().all(|p| parties.contains(p))
        {
            mention.join(&parties, span, "treaty.parties.before");
        }
    }
    from_dateline(line, today, stages, mentions);
    for mention in &mut mentions[from..] {
        from_meeting(line, found, today, mention);
    }
}

/// The side before an instrument for which a pronoun in its relative clause stands.
fn main_subject<'a>(line: &Line<'a>, stage: &Stage, mentions: &[TreatyMention]) -> Option<&'a Parties> {
    let end = mentions.get(*stage.covers.first()?)?.outer_end;
    let groups = || line.parties().iter().filter(|g| g.end <= stage.first);
    if groups().any(|g| g.first >= end) {
        return None;
    }
    let mut before = groups();
    before.find(|g| g.members.len() == 1 && line.preposition_before(g.first).is_none())
}
