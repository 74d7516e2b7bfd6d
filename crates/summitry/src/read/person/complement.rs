//! What stands after an office's term: states, portfolios, organisations, a second office.

use super::fields::{abroad, coordinated, more_fields};
use super::office::{Office, portfolio_of, qualify, side};
use crate::pack::Category;
use crate::phrase::Line;
use crate::record::Role;
use crate::scan::Mark;
use crate::text::TokenKind;

/// Tokens of an organisation's name at most.
const MAX_BODY: usize = 14;

/// What stands after: "kazakh", "élu", "des Affaires étrangères", "of the European Council", "et ministre du Commerce".
pub(super) fn after(line: &Line<'_>, office: &mut Office) {
    while office.end < line.end() {
        let at = office.end;
        if line.joins(at) && line.symbol(at) == Some('-') {
            let Some(mark) = line.mark_starting(at + 1).filter(|m| m.is(Category::Honorific)) else {
                break;
            };
            qualify(line, mark, office);
            office.end = mark.end;
            continue;
        }
        if line.is_symbol(at, ',')
            && let Some(mark) = line.mark_starting(at + 1)
            && matches!(line.concept(mark, Category::Honorific), Some("outgoing" | "elect"))
            && line.is_symbol(mark.end, ',')
        {
            qualify(line, mark, office);
            office.end = mark.end;
            break;
        }
        if line.is_symbol(at, ',')
            && let Some(end) = more_fields(line, office)
        {
            office.end = end;
            break;
        }
        // "de la Banque africaine de développement (BAD) | pour l'Afrique de l'Ouest"
        if office.body.is_some()
            && let Some(end) = initials(line, at)
        {
            office.end = end;
            continue;
        }
        if let Some(comma) = compound(line, at) {
            office.end = comma;
            break;
        }
        let Some(mark) = line.mark_starting(at) else { break };
        // "President of the Commission since November 2014, X"
        if mark.is_literal() && line.is_symbol(mark.end, ',') {
            office.end = mark.end;
            break;
        }
        if let Some(state) = line.concept(mark, Category::Honorific) {
            if state == "honorific" {
                break;
            }
            qualify(line, mark, office);
            office.end = mark.end;
        } else if mark.is(Category::Demonym) && !mark.is(Category::Preposition) {
            qualify(line, mark, office);
            office.end = mark.end;
        } else if line
            .concept(mark, Category::Verb)
            .is_some_and(|v| v == "host:participle")
        {
            // "le Premier ministre hôte"
            office.end = mark.end;
        } else if let Some(role) = line.concept(mark, Category::Preposition) {
            if !complement(line, office, role, mark) {
                break;
            }
        } else if line.concept(mark, Category::Conjunction) == Some("and") {
            if !coordinated(line, office, mark) {
                break;
            }
        } else {
            break;
        }
        office.loose = false;
        let last = office.end - 1;
        if line.token(last).kind == TokenKind::Word && !line.token(last).capital && line.mark_at(last).is_none() {
            office.loose = true;
            // "professeure de droit international | à l'université"
            let goes_on = line
                .mark_starting(office.end)
                .is_some_and(|m| line.concept(m, Category::Preposition) == Some("at"));
            if !goes_on || office.role != Role::Expert {
                break;
            }
        }
    }
}

/// The token after an organisation's initials in brackets.
fn initials(line: &Line<'_>, open: usize) -> Option<usize> {
    let close = open + 2;
    let inside = line.is_symbol(open, '(') && line.is_symbol(close, ')') && close < line.end();
    (inside && line.token(open + 1).all_caps).then_some(close + 1)
}

/// The comma after an adjective of several words that no table knows ("le secrétaire général ibéro-américain, X").
fn compound(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < line.end() && line.token(end).kind == TokenKind::Word && !line.token(end).capital {
        end += 1;
        if !line.joins(end) || line.symbol(end) != Some('-') {
            break;
        }
        end += 1;
    }
    (end > at + 1 && line.is_symbol(end, ',') && line.mark_starting(at).is_none()).then_some(end)
}

/// What a preposition adds; whether the group goes on after it.
pub(super) fn complement(line: &Line<'_>, office: &mut Office, role: &str, preposition: &Mark) -> bool {
    let at = skip_small(line, preposition.end);
    let Some(token) = (at < line.end()).then(|| line.token(at)) else {
        return false;
    };
    let mark = line.mark_starting(at);
    if office.refinement == "secretary" && mark.is_some_and(|m| m.is(Category::Portfolio)) {
        office.role = Role::Minister;
    }
    let belongs = role == "of"
        || role == "at"
            && matches!(
                office.role,
                Role::Expert | Role::Other | Role::SecretaryGeneral | Role::Spokesperson
            )
        // "a spokesman for China's foreign ministry"
        || role == "for" && office.role == Role::Spokesperson;
    // "commissaire européen au Commerce", "vice-ministre des Affaires étrangères": a field, no organisation.
    let fielded = matches!(office.refinement.as_str(), "commissioner" | "vice-minister");
    if let Some(mark) = mark.filter(|m| fielded && m.is(Category::Portfolio)) {
        office.end = mark.end;
        return true;
    }
    // "minister of state at the foreign ministry"
    if role == "at"
        && office.role == Role::Minister
        && let Some(field) = mark.filter(|m| m.is(Category::Portfolio))
        && let Some(body) = line.mark_starting(field.end).filter(|m| m.is(Category::SourceHead))
    {
        office.end = body.end;
        return true;
    }
    if !belongs {
        // "minister for the Middle East", "ambassador to France": no one's own state.
        let passes = matches!(role, "for" | "to" | "at" | "in")
            && mark.is_some_and(|m| side(line, m).is_some() || m.is(Category::Portfolio) || m.is(Category::Series));
        if office.role == Role::Ambassador && matches!(role, "to" | "at" | "in") {
            let state = mark.filter(|m| side(line, m).is_some()).map(|m| m.end);
            office.end = state.unwrap_or_else(|| body_end(line, at)).max(preposition.end);
            return true;
        }
        // "President of the Commission since November 2014, X"
        if matches!(role, "since" | "from" | "until") {
            return until_comma(line, office, preposition.end);
        }
        // "High Commissioner for Refugees", "… pour les réfugiés"
        if office.refinement == "commissioner" && matches!(role, "for" | "to" | "at") && !passes {
            let end = body_end(line, at);
            let name = |m: &&Mark| m.is_name() && m.first > at && m.first < end && m.end - m.first > 1;
            office.end = line.marks().iter().find(name).map_or(end, |m| m.first).max(at);
            return office.end > at;
        }
        if let Some(mark) = mark.filter(|_| passes) {
            if let Some(portfolio) = line.concept(mark, Category::Portfolio)
                && (office.role == Role::Minister || office.refinement == "secretary")
            {
                office.role = Role::Minister;
                portfolio_of(portfolio, office);
            }
            office.end = mark.end;
            return true;
        }
        return false;
    }
    if let Some(mark) = mark {
        if let Some(portfolio) = line.concept(mark, Category::Portfolio)
            && matches!(
                office.role,
                Role::Minister | Role::ForeignMinister | Role::DeputyPrimeMinister
            )
        {
            portfolio_of(portfolio, office);
            office.end = mark.end;
            return true;
        }
        if mark.is(Category::Office) {
            office.serves = Some(mark.first);
            return false;
        }
        if mark.is(Category::Country) || mark.is(Category::Demonym) && is_noun_after_of(line, mark) {
            qualify(line, mark, office);
            office.end = mark.end;
            if office.plural {
                more_states(line, office);
            }
            return true;
        }
        if mark.is(Category::City) && !mark.is(Category::Institution) {
            qualify(line, mark, office);
            office.end = mark.end;
            return true;
        }
        if mark.is(Category::Seat) {
            qualify(line, mark, office);
            office.end = mark.end;
            return true;
        }
        let nameable = is_nominal(line, mark);
        if !nameable {
            return false;
        }
    } else if token.kind != TokenKind::Word {
        return false;
    }
    let minister = matches!(
        office.role,
        Role::Minister | Role::ForeignMinister | Role::HeadOfGovernment | Role::DeputyPrimeMinister
    );
    let mut end = body_end(line, at);
    // "minister of public works | Mohammad Esa Thani"
    if minister {
        let name = |m: &&Mark| m.is_name() && m.first > at && m.first < end && m.end - m.first > 1;
        end = line.marks().iter().find(name).map_or(end, |m| m.first);
        if mark.is_some_and(|m| m.is(Category::Demonym)) {
            end = abroad(line, end);
        }
    }
    if end <= at {
        return false;
    }
    if minister {
        // "ministre de la Ville", "premier ministre du gouvernement d'union": no organisation.
        for at in at..end {
            if let Some(side) = line
                .mark_starting(at)
                .and_then(|m| side(line, m))
                .filter(|s| s.party.country().is_some())
            {
                office.sides.push(side);
            }
        }
    } else if office.role == Role::Expert && !(at..end).any(|at| line.token(at).capital) {
        // "professeure de droit"
    } else if mark.is_some_and(|m| m.is(Category::PartyNoun) && m.end == end) {
        // "the prince of the country"
    } else if office.body.is_none() {
        office.body = Some(line.span(at, end));
        if matches!(office.role, Role::Spokesperson | Role::Ambassador) {
            for at in at..end {
                if let Some(side) = line
                    .mark_starting(at)
                    .filter(|m| !m.is(Category::City))
                    .and_then(|m| side(line, m))
                {
                    office.sides.push(side);
                }
            }
        }
    }
    office.end = end;
    true
}

/// "du Kazakh"? A demonym after "of" is a state only where nothing follows that it could qualify.
fn is_noun_after_of(line: &Line<'_>, mark: &Mark) -> bool {
    mark.end >= line.end() || line.token(mark.end).kind != TokenKind::Word
}

/// Passes over a date before a comma.
fn until_comma(line: &Line<'_>, office: &mut Office, at: usize) -> bool {
    let comma = (at..line.end().min(at + 5)).find(|at| line.is_symbol(*at, ','));
    let Some(comma) = comma.filter(|comma| (at..*comma).any(|at| line.token(at).kind == TokenKind::Digits)) else {
        return false;
    };
    office.end = comma;
    true
}

/// Whether the mark can be a word of an organisation's name.
///
/// Everything may but grammar's words, verbs, values and what introduces a person.
fn is_nominal(line: &Line<'_>, mark: &Mark) -> bool {
    const CLOSED: &[Category] = &[
        Category::Preposition,
        Category::Determiner,
        Category::Conjunction,
        Category::Negation,
        Category::Auxiliary,
        Category::FunctionWord,
        Category::Honorific,
        Category::Office,
    ];
    if mark.is_literal() || CLOSED.iter().any(|c| mark.is(*c)) {
        return false;
    }
    line.token(mark.first).capital || line.concept(mark, Category::Verb).is_none_or(|v| v.ends_with(":noun"))
}

/// ", du Kirghizistan et de l'Ouzbékistan" after a first state.
fn more_states(line: &Line<'_>, office: &mut Office) {
    loop {
        let mut at = office.end;
        let mut linked = false;
        while at < line.end() {
            if line.is_symbol(at, ',') {
                linked = true;
                at += 1;
                continue;
            }
            match line.mark_starting(at) {
                Some(m) if line.concept(m, Category::Conjunction) == Some("and") => {
                    linked = true;
                    at = m.end;
                }
                Some(m) if line.concept(m, Category::Preposition) == Some("of") || m.is(Category::Determiner) => {
                    at = m.end
                }
                _ if line.is_symbol(at, '\'') => at += 1,
                _ => break,
            }
        }
        let Some(mark) = line.mark_starting(at).filter(|m| linked && m.is(Category::Country)) else {
            return;
        };
        // "Chile and Peru's Dina Boluarte" is another phrase.
        if line.concept_starting(mark.end, Category::Determiner) == Some("genitive") {
            return;
        }
        qualify(line, mark, office);
        office.end = mark.end;
    }
}

/// The first token after determiners, apostrophes and quotes.
pub(super) fn skip_small(line: &Line<'_>, at: usize) -> usize {
    let mut at = at;
    while at < line.end() {
        if matches!(line.symbol(at), Some('\'' | '"')) {
            at += 1;
            continue;
        }
        match line.mark_starting(at) {
            Some(m) if m.is(Category::Determiner) && !m.is(Category::Office) => at = m.end,
            _ => break,
        }
    }
    at
}

/// The end of an organisation's name: names, adjectives and "of" phrases up to punctuation, a verb or another preposition.
pub(super) fn body_end(line: &Line<'_>, first: usize) -> usize {
    let limit = line.end().min(first + MAX_BODY);
    let mut at = first;
    let mut end = first;
    while at < limit {
        if matches!(line.symbol(at), Some('\'' | '"')) || line.joins(at) {
            at += 1;
            continue;
        }
        let token = line.token(at);
        match line.mark_starting(at) {
            Some(mark) => {
                let of = matches!(line.concept(mark, Category::Preposition), Some("of"));
                let joins = of
                    || mark.is(Category::Determiner) && at > first
                    || line.concept(mark, Category::Conjunction) == Some("and")
                    || matches!(line.concept(mark, Category::Preposition), Some("for" | "on" | "to"));
                let content = is_nominal(line, mark);
                if mark.is(Category::Office) || mark.is(Category::Honorific) && !content {
                    break;
                }
                if joins && !of && !mark.is(Category::Determiner) {
                    // "for Strategic Studies", "and Trade" go on a name; "for talks" does not.
                    let next = skip_small(line, mark.end);
                    // "… of Economics and | Ovigwe Eguegu, an analyst"
                    let person = line.mark_starting(next).is_some_and(|m| {
                        let office = |at: usize| line.mark_starting(at).is_some_and(|m| m.is(Category::Office));
                        m.is_name()
                            && line.is_symbol(m.end, ',')
                            && (office(m.end + 1) || office(skip_small(line, m.end + 1)))
                    });
                    if person {
                        break;
                    }
                    let named = next < limit
                        && line.token(next).capital
                        && line
                            .mark_starting(next)
                            .is_none_or(|m| !m.is(Category::Office) && !m.is(Category::Country));
                    // "l'ONU | auprès de l'UA"
                    let whole = end > first
                        && line.concept(mark, Category::Preposition) == Some("to")
                        && line
                            .mark_at(end - 1)
                            .is_some_and(|m| m.is(Category::Series) || m.is(Category::Institution));
                    if whole || !named || !line.token(end.max(first + 1) - 1).capital {
                        break;
                    }
                    at = mark.end;
                } else if joins {
                    at = mark.end;
                } else if content {
                    // "la diplomatie russe | Maria Zakharova"
                    let adjective = at > first
                        && line
                            .mark_at(at - 1)
                            .is_some_and(|m| m.is(Category::Demonym) && !line.token(at - 1).capital);
                    // "la Francophonie | Louise Mushikiwabo"
                    let known = at > first
                        && line.token(at).space_before
                        && mark.end - mark.first > 1
                        && line.mark_at(at - 1).is_some_and(|m| {
                            m.is(Category::Series) || m.is(Category::Institution) || m.is(Category::Bloc)
                        });
                    if mark.is_name() && (adjective || known) {
                        break;
                    }
                    at = mark.end;
                    end = at;
                } else {
                    break;
                }
            }
            None if token.kind == TokenKind::Word => {
                at += 1;
                end = at;
            }
            None => break,
        }
    }
    end
}

/// An organisation's name after a preposition: its first token and the first after it.
pub(super) fn body_at(line: &Line<'_>, at: usize) -> Option<(usize, usize)> {
    let first = skip_small(line, at);
    if first >= line.end() || line.token(first).kind != TokenKind::Word {
        return None;
    }
    if line.mark_starting(first).is_some_and(|m| !is_nominal(line, m)) {
        return None;
    }
    let end = body_end(line, first);
    (end > first).then_some((first, end))
}
