//! Lists of instruments: the line that announces them, and what its items take from that line.

use super::actor::actor;
use super::around::two_sides;
use super::moment::set_signed;
use super::place::locate;
use super::sides::complement;
use super::stage::Stage;
use super::{Found, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Place, PlaceRole, Time};
use crate::record::TreatyStatus;
use crate::scan::Mark;
use crate::text::BlockKind;
use crate::value::{Date, Party, Span};

/// Tokens between a verb and the noun that counts its objects at most.
const COUNTED: usize = 8;
/// Tokens at the start of a sentence in which a word points back to the one before.
const POINTING: usize = 4;
/// Sentences looked back over for the sides of what is announced.
const BACK: usize = 2;

/// A line that announces a list of instruments with what was done to them: "Agreements signed:", "signed four memorandums".
#[derive(Clone, Debug)]
pub(super) struct Announced {
    status: TreatyStatus,
    span: Span,
    line: usize,
    /// Whether its items follow a colon rather than "these include".
    colon: bool,
    /// Who signs.
    parties: Option<(Vec<Party>, Span)>,
    /// The line's only day.
    signed: Option<(Date, Span)>,
    /// The line's only city.
    place: Option<Place>,
}

impl Announced {
    fn of(
        line: &Line<'_>,
        found: &Found<'_>,
        stages: &[Stage],
        stage: &Stage,
        noun: usize,
        m: &[TreatyMention],
    ) -> Self {
        let (mut parties, mut span) = actor(line, found, stages, stage, m);
        if parties.len() < 2
            && let Some((with, at)) = complement(line, found, noun.max(stage.end))
        {
            parties.extend(with);
            parties.sort();
            parties.dedup();
            span = span.join(at);
        }
        let parties = (parties.len() > 1).then_some((parties, span));
        let mut days = line.dates().iter().filter_map(|when| {
            let day = when.interval?.single()?;
            day.day().is_some().then_some((day, when.span))
        });
        let mut places = line
            .places()
            .iter()
            .filter(|p| p.role == PlaceRole::Locative && p.city.is_some());
        Self {
            status: if stage.class == "adopt" {
                TreatyStatus::Adopted
            } else {
                TreatyStatus::Signed
            },
            span: line.span(stage.first, stage.end),
            line: line.index,
            colon: false,
            parties: parties.or_else(|| two_sides(line, found, line.end(), BACK)),
            signed: days.next().filter(|_| days.next().is_none()),
            place: places.next().filter(|_| places.next().is_none()).cloned(),
        }
    }
}

/// What a line says of lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Governed {
    /// The announcement that its items follow.
    here: Option<Announced>,
    /// The one that the next line's may follow.
    next: Option<Announced>,
}

/// Gives the items of an announced list the status of the line before them, and says what this line announces.
pub(super) fn govern(
    line: &Line<'_>,
    found: &Found<'_>,
    stages: &[Stage],
    mentions: &mut [TreatyMention],
    from: usize,
    before: Governed,
) -> Governed {
    let both = |announced: Announced| Governed {
        here: Some(announced.clone()),
        next: Some(announced),
    };
    if line.symbol(line.end() - 1) == Some(':')
        && let Some(head) = mentions[from..]
            .iter()
            .position(|m| m.plural && m.specific == 0 && m.staged)
        && let Some(status) = mentions[from + head].record.status
    {
        let stage = stages.iter().find(|s| s.covers.contains(&(from + head)));
        let noun = mentions[from + head].outer_end;
        let mut announced = match stage {
            Some(stage) => Announced::of(line, found, stages, stage, noun, mentions),
            None => return Governed::default(),
        };
        announced.status = status;
        announced.span = line.span(line.first(), line.end());
        announced.colon = true;
        return Governed {
            here: None,
            next: Some(announced),
        };
    }
    if let Some(counted) = counted(line, found, stages, mentions) {
        list(line, mentions, from, &counted);
        return both(counted);
    }
    let Some(mut announced) = before.next.filter(|a| line.index == a.line + 1) else {
        return Governed::default();
    };
    if !announced.colon {
        list(line, mentions, from, &announced);
        return Governed {
            here: Some(announced),
            next: None,
        };
    }
    let item = line.block_kind() == BlockKind::Bullet || matches!(line.symbol(line.first()), Some('('));
    if !item {
        return Governed::default();
    }
    announced.line = line.index;
    if let Some(mention) = mentions[from..]
        .iter_mut()
        .find(|m| !m.staged && !m.nested && m.specific > 0)
    {
        tell(mention, &announced);
    }
    both(announced)
}

fn tell(mention: &mut TreatyMention, announced: &Announced) {
    mention.listed = true;
    if !mention.staged {
        mention.staged = true;
        mention.finite = true;
        mention.reach(announced.status, announced.span, "treaty.status.list");
    }
}

/// Gives the items of a list the sides, the day and the place of the line that announced it, where they have none of their own.
pub(super) fn hand_down(line: &Line<'_>, governed: &Governed, mentions: &mut [TreatyMention]) {
    let Some(announced) = &governed.here else { return };
    for mention in mentions {
        if !mention.listed || mention.known.is_some() {
            continue;
        }
        if let Some((parties, span)) = &announced.parties
            && mention.record.parties.len() < 2
            && mention.record.parties.iter().all(|p| parties.contains(p))
        {
            mention.join(parties, *span, "treaty.parties.list");
        }
        if announced.status != TreatyStatus::Signed {
            continue;
        }
        if let (None, Some((day, span))) = (mention.record.signed, announced.signed) {
            set_signed(mention, day, span, "treaty.signed.list");
        }
        if mention.record.city.is_none()
            && mention.record.country.is_none()
            && let Some(place) = &announced.place
        {
            locate(line, mention, place, "list");
        }
    }
}

/// "signed seven documents": a verb whose object only counts what the next words or the next sentence name.
fn counted(line: &Line<'_>, found: &Found<'_>, stages: &[Stage], mentions: &[TreatyMention]) -> Option<Announced> {
    let noun = |s: &Stage| -> Option<&Mark> {
        line.marks().iter().find(|m| {
            let near = m.first >= s.end && m.first <= s.end + COUNTED || m.end <= s.first && m.end + COUNTED >= s.first;
            near && matches!(line.concept(m, Category::OutcomeNoun), Some("documents" | "agreements"))
        })
    };
    let (stage, noun) = stages
        .iter()
        .filter(|s| s.signs() || s.class == "exchange" && s.time == Time::Noun && !s.negated)
        .find_map(|s| Some((s, noun(s)?)))?;
    Some(Announced::of(line, found, stages, stage, noun.end, mentions))
}

/// Gives the status to what stands behind "including" or "these include".
fn list(line: &Line<'_>, mentions: &mut [TreatyMention], from: usize, announced: &Announced) {
    let including = line.marks().iter().find(|m| {
        line.concept(m, Category::InstrumentWord) == Some("including")
            || line.concept(m, Category::Preposition) == Some("including")
    });
    let Some(including) = including else { return };
    // Of another line only what begins with words that point back ("These included", "Parmi eux", "Les accords comprennent").
    let points_back = (line.first()..=including.first).take(POINTING).any(|at| {
        line.mark_at(at).is_some_and(|m| {
            line.concept(m, Category::FunctionWord) == Some("pronoun")
                || line.concept(m, Category::Determiner) == Some("demonstrative")
                || line.is_plural(m)
                    && matches!(line.concept(m, Category::OutcomeNoun), Some("documents" | "agreements"))
                || m.first == including.first
        })
    });
    if announced.line != line.index && !points_back {
        return;
    }
    for mention in &mut mentions[from..] {
        if mention.first < including.end || mention.nested || mention.dated_title {
            continue;
        }
        tell(mention, announced);
    }
}
