//! Where people's names may stand in a sentence.

use crate::pack::Category;
use crate::phrase::Line;
use crate::text::TokenKind;

/// Names with more words than this are titles or headings.
const MAX_WORDS: usize = 7;

/// A run of words that may be a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
}

impl Name {
    /// How many words it has.
    pub(super) fn words(&self, line: &Line<'_>) -> usize {
        (self.first..self.end)
            .filter(|at| line.token(*at).kind == TokenKind::Word)
            .count()
    }
}

/// Every run of the sentence that may be a person's name, in order.
pub(super) fn names(line: &Line<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for mark in line.marks().iter().filter(|m| m.is_name()) {
        let (mut first, mut end) = (mark.first, mark.end);
        if names.last().is_some_and(|n| n.end > first) {
            continue;
        }
        let one = |first: usize, end: usize| end - first == 1;
        // "François Hollande", "Thierry Breton": a family name that is a state's or a city's too.
        if one(first, end)
            && let Some(after) = name_like(line, end)
        {
            end = after;
        } else if one(first, end) && is_common_family(line, first) {
            end += 1;
        } else if one(first, end)
            && let Some(before) = first.checked_sub(1).filter(|b| *b >= line.first())
            && name_like(line, before) == Some(first)
            && line
                .mark_at(before)
                .is_some_and(|m| m.first == before && !m.is(Category::Demonym))
            && line.preposition_before(before).is_none()
            && line.determiner_before(before).is_none()
        {
            // "Jordan Bardella"
            first = before;
        }
        // "Vice-Premier He Lifeng", "Foreign Affairs Do Hung Viet": a family name written like a word of grammar.
        if let Some(before) = first.checked_sub(1).filter(|b| *b > line.first())
            && is_short_family(line, before, end - first)
        {
            first = before;
        }
        // "Hassan Sheikh Mohamud": a form of address inside a name.
        while let Some(address) = line.mark_starting(end)
            && line.concept(address, Category::Honorific) == Some("honorific")
            && address.end == end + 1
            && line.token(end).capital
            && !line.token(end).all_caps
            && let Some(next) = line.mark_starting(address.end)
            && next.is_name()
            && line.token(next.first).space_before
        {
            end = next.end;
        }
        // "Charles III" where the numeral was read as a number.
        if end < line.end()
            && line.token(end).kind == TokenKind::Word
            && line.mark_at(end).is_none_or(|m| m.first == end && m.end == end + 1)
            && is_numeral(line.word(end))
        {
            end += 1;
        }
        // "le député LFI Alexis Corbière": a party's letters before two more words; "WANG Yi" has one.
        let spaced = (first + 1..end).filter(|at| line.token(*at).space_before).count();
        if spaced >= 2
            && line.token(first).all_caps
            && line.token(first + 1).space_before
            && !(first + 1..end).any(|at| line.token(at).all_caps)
        {
            first += 1;
        }
        let name = Name { first, end };
        if is_person_like(line, name) {
            names.push(name);
        }
    }
    names
}

/// The end of a single capitalised word at `at` that names a place or an inhabitant, directly joined to a name.
fn name_like(line: &Line<'_>, at: usize) -> Option<usize> {
    if at + 1 > line.end() || at >= line.end() {
        return None;
    }
    let token = line.token(at);
    if token.kind != TokenKind::Word || !token.capital || token.all_caps || token.breaks_before > 0 && at > line.first()
    {
        return None;
    }
    if !token.space_before && at > line.first() {
        return None;
    }
    let mark = line.mark_at(at).filter(|m| m.first == at && m.end == at + 1)?;
    // "Emmanuel Bonne": a family name that is an adjective too.
    let adjective = line.concept(mark, Category::InstrumentWord) == Some("adjective")
        && (at + 1 >= line.end() || !line.token(at + 1).capital);
    let place = mark.is(Category::Country) || mark.is(Category::City) || mark.is(Category::Demonym) || adjective;
    // "China's": a possessor is no name.
    let possessor = line.concept_starting(at + 1, Category::Determiner) == Some("genitive");
    (place && !possessor).then_some(at + 1)
}

/// Whether the capitalised word after a given name is a family name though it is a common word too ("Ned Price, spokesman"): an office or
/// a form of address stands directly before both, or an office behind a comma.
fn is_common_family(line: &Line<'_>, given: usize) -> bool {
    let at = given + 1;
    let common = line.mark_starting(at).is_some_and(|m| {
        const NEVER: &[Category] = &[
            Category::Office,
            Category::Honorific,
            Category::Preposition,
            Category::Conjunction,
        ];
        m.end == at + 1 && !m.is_literal() && NEVER.iter().all(|c| !m.is(*c))
    });
    if !common || !line.token(at).capital || line.token(at).all_caps || !line.token(at).space_before {
        return false;
    }
    let leads = |at: usize| {
        line.mark_at(at)
            .is_some_and(|m| m.is(Category::Office) || m.is(Category::Honorific))
    };
    let before = given.checked_sub(1).is_some_and(|b| b >= line.first() && leads(b));
    let behind =
        line.end() > at + 2 && line.is_symbol(at + 1, ',') && (leads(at + 2) || at + 3 < line.end() && leads(at + 3));
    let closed = at + 1 >= line.end() || !line.token(at + 1).capital;
    behind || before && closed
}

/// Whether a short capitalised word of grammar directly before one or two capitalised words, behind an office, is the family name.
fn is_short_family(line: &Line<'_>, at: usize, words: usize) -> bool {
    let token = line.token(at);
    let short = token.kind == TokenKind::Word && token.capital && !token.all_caps && token.end - token.start <= 3;
    let grammar = line
        .mark_at(at)
        .is_some_and(|m| m.first == at && m.end == at + 1 && m.is(Category::FunctionWord));
    let behind_office = line.mark_at(at - 1).is_some_and(|m| m.is(Category::Office));
    short && grammar && behind_office && words <= 2 && token.space_before && line.token(at + 1).space_before
}

fn is_numeral(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn is_person_like(line: &Line<'_>, name: Name) -> bool {
    let words = name.words(line);
    if words > MAX_WORDS {
        return false;
    }
    let digits = (name.first..name.end).any(|at| line.word(at).bytes().any(|b| b.is_ascii_digit()));
    if digits {
        return false;
    }
    // "Les Républicains"; but "A. Belousov".
    let article = line.word(name.first).len() >= 3
        && line.concept_in(name.first, Category::Determiner).is_some()
        && line.concept_in(name.first, Category::NameParticle).is_none();
    if article {
        return false;
    }
    // One word in capitals is an acronym.
    !(name.end - name.first == 1 && line.token(name.first).all_caps)
}
