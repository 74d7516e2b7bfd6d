//! Who gives a figure: "selon les douanes", "the Ministry of Commerce said", "(Secex)".

use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::scan::Mark;
use crate::value::Span;

/// Words of a source's name at most.
const MAX_TOKENS: usize = 16;

/// A source with the tokens that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// First token, the words of attribution included.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// The name as the text has it.
    pub(super) name: String,
    /// Its bytes.
    pub(super) span: Span,
    /// How it was read.
    pub(super) manner: &'static str,
}

/// The sources that a sentence names, in order.
pub(super) fn sources(line: &Line<'_>, verbs: &[VerbGroup]) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for mark in line.marks() {
        let preposition = line.concept(mark, Category::Preposition) == Some("according-to");
        let cue = line.concept(mark, Category::FigureCue) == Some("source");
        if preposition || cue {
            let from = skip(line, mark.end);
            found.extend(named(line, from, mark.first, "preposition"));
        }
    }
    // "Pour les douanes chinoises, les échanges …"
    for mark in line
        .marks()
        .iter()
        .filter(|m| line.concept(m, Category::Preposition) == Some("for"))
    {
        let begins = mark.first <= line.first() + 1 || matches!(line.symbol(mark.first - 1), Some(';' | ':'));
        if !begins {
            continue;
        }
        let from = skip(line, mark.end);
        let opens = |s: &Source| line.is_symbol(s.end, ',') && line.mark_at(from).is_some_and(|m| is_body(line, m));
        found.extend(named(line, from, mark.first, "preposition").filter(opens));
    }
    for at in line.first()..line.end() {
        if line.symbol(at) == Some('(') {
            found.extend(bracketed(line, at));
        }
    }
    for verb in verbs.iter().filter(|v| v.class == "say") {
        let before = subject(line, verb.first.min(verb.head)).or_else(|| {
            let from = skip(line, verb.end);
            named(line, from, verb.head, "verb")
        });
        found.extend(before);
    }
    // "the Ministry of Trade announced": a body that announces what has flowed.
    for verb in verbs.iter().filter(|v| v.class == "pledge" && v.time == Time::Past) {
        let announcer = subject(line, verb.first.min(verb.head))
            .filter(|s| (s.first..s.end).any(|at| line.concept_at(at, Category::SourceHead) == Some("body")));
        found.extend(announcer.map(|s| Source {
            manner: "announced",
            ..s
        }));
    }
    // "Le FMI table sur une croissance de 6 %": whoever foresees a rate gives it.
    for verb in verbs.iter().filter(|v| v.class == "aim" && !v.negated) {
        let forecaster = subject(line, verb.first.min(verb.head)).filter(|s| foresees(line, s));
        found.extend(forecaster.map(|s| Source {
            manner: "forecast",
            ..s
        }));
    }
    found.sort_by_key(|s| s.first);
    found.dedup_by(|b, a| b.first < a.end);
    found
}

/// Whether a source is a body that makes forecasts: an institution, a bank or a fund, and no government with aims of its own.
fn foresees(line: &Line<'_>, source: &Source) -> bool {
    (source.first..source.end).any(|at| {
        let Some(mark) = line.mark_at(at) else { return false };
        let series = line.concept(mark, Category::Series);
        let series = series.and_then(|id| line.packs().facts().series(id));
        mark.is(Category::Institution) || series.is_some_and(|s| matches!(s.kind.as_str(), "bank" | "fund"))
    })
}

/// The first token after colons, determiners and "les données de".
fn skip(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    while at < line.end() {
        if matches!(line.symbol(at), Some(':' | '\'' | '"')) {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { break };
        let data = line.concept(mark, Category::SourceHead) == Some("data");
        if data && let Some(by) = published_by(line, mark.end) {
            at = by;
            continue;
        }
        let of = line.concept(mark, Category::Preposition) == Some("of")
            || line.concept(mark, Category::FigureCue) == Some("source");
        if !(mark.is(Category::Determiner) || data || of) || is_body(line, mark) && !of {
            break;
        }
        at = mark.end;
    }
    at
}

/// Tokens between data and those who published them at most ("les chiffres rendus publics le 14 juillet par les douanes").
const PUBLISHED_REACH: usize = 8;

/// The token behind "by", where only a participle and a date stand between it and the data.
fn published_by(line: &Line<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    while at < line.end() && at < from + PUBLISHED_REACH {
        let Some(mark) = line.mark_at(at) else {
            line.symbol(at).is_none().then_some(())?;
            at += 1;
            continue;
        };
        if line.concept(mark, Category::Preposition) == Some("by") {
            return (at > from).then_some(mark.end);
        }
        let passes = mark.is_literal()
            || mark.is(Category::Determiner)
            || mark.is(Category::Verb)
            || mark.is(Category::FigureVerb)
            || mark.is(Category::Preposition);
        if !passes || is_body(line, mark) {
            return None;
        }
        at = mark.end;
    }
    None
}

fn is_body(line: &Line<'_>, mark: &Mark) -> bool {
    line.concept(mark, Category::SourceHead) == Some("body") || mark.is(Category::Institution)
}

/// The name that begins at a token, where it is one of a body that gives figures.
fn named(line: &Line<'_>, from: usize, first: usize, manner: &'static str) -> Option<Source> {
    let mut end = from;
    let mut at = from;
    let mut body = false;
    let mut capitals = false;
    while at < line.end() && at - from < MAX_TOKENS {
        if let Some(symbol) = line.symbol(at) {
            let inside = matches!(symbol, '\'' | '.') && !line.token(at).space_before || line.joins(at);
            if !inside || symbol == '.' && at + 1 == line.end() {
                break;
            }
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else {
            // "Bureau national de statistique": common words go on inside a name that has begun.
            if !body && !capitals || line.token(at).space_before && !follows_link(line, at, body) {
                break;
            }
            at += 1;
            end = at;
            continue;
        };
        if mark.is(Category::Auxiliary)
            || mark.is_literal()
            || mark.is(Category::FigureVerb) && !is_body(line, mark)
            || mark.is(Category::Verb) && !is_body(line, mark)
        {
            break;
        }
        let preposition = line.concept(mark, Category::Preposition);
        if let Some(preposition) = preposition {
            if preposition != "of" && preposition != "for" || !(body || capitals) {
                break;
            }
        } else if mark.is(Category::Conjunction) {
            if line.concept(mark, Category::Conjunction) != Some("and") || !body {
                break;
            }
        } else if !mark.is(Category::Determiner) {
            body |= is_body(line, mark);
            capitals |= mark.is_name() || mark.is(Category::Series) || mark.is(Category::Bloc);
            end = mark.end;
        }
        at = mark.end;
    }
    if end <= from || !(body || capitals) {
        return None;
    }
    let addressed = (line.first()..from)
        .rev()
        .take(2)
        .any(|at| line.concept_at(at, Category::Honorific) == Some("honorific"));
    let person = !body && capitals && (addressed || looks_like_person(line, from, end));
    if person {
        return None;
    }
    let span = line.span(from, end);
    Some(Source {
        first,
        end,
        name: line.text()[span].to_owned(),
        span,
        manner,
    })
}

/// Whether a plain word can go on a name: after "of" or an adjective of it.
fn follows_link(line: &Line<'_>, at: usize, body: bool) -> bool {
    body && at > line.first()
        && line.symbol(at - 1).is_none_or(|s| s == '\'')
        && !line.token(at).text(line.text()).is_empty()
}

/// A name of two capitalised words or more without an institution's word is a person's.
fn looks_like_person(line: &Line<'_>, from: usize, end: usize) -> bool {
    let words = (from..end)
        .filter(|at| line.token(*at).capital && !line.token(*at).all_caps)
        .count();
    words >= 2
}

/// Tokens of a dateline before the agency in brackets at most.
const DATELINE: usize = 8;

/// The body named in brackets ("(Secex)", "(source : USTR)").
fn bracketed(line: &Line<'_>, open: usize) -> Option<Source> {
    let close = (open + 1..line.end().min(open + MAX_TOKENS)).find(|at| line.symbol(*at) == Some(')'))?;
    // "DAKAR, 12 mars (APS) –" tells who brings the news.
    let dateline = open <= line.first() + DATELINE && line.is_symbol(close + 1, '-') && line.index <= 3;
    if dateline {
        return None;
    }
    if (open..close).any(|at| line.mark_at(at).is_some_and(|m| m.is_literal())) {
        return None;
    }
    let source = (open + 1..close).find(|at| line.concept_at(*at, Category::FigureCue) == Some("source"));
    let from = skip(line, source.map_or(open + 1, |at| at + 1));
    let body = (from..close).any(|at| line.mark_at(at).is_some_and(|m| is_body(line, m)));
    // "la Banque nationale de Belgique (BNB)": the name before says the same.
    let expands = open > line.first() && line.mark_at(open - 1).is_some_and(|m| m.is_name() || is_body(line, m));
    if source.is_none() && (!body || expands) {
        return None;
    }
    named(line, from, open, "bracket").filter(|s| s.end <= close + 1)
}

/// The body that is the subject of a verb of saying ending before `verb`.
fn subject(line: &Line<'_>, verb: usize) -> Option<Source> {
    let mut first = verb;
    let mut at = verb;
    let mut body = None;
    while at > line.first() && verb - at < MAX_TOKENS {
        let before = at - 1;
        if let Some(symbol) = line.symbol(before) {
            if symbol == ')' && body.is_none() {
                let Some(open) = (line.first()..before).rev().find(|a| line.symbol(*a) == Some('(')) else {
                    break;
                };
                at = open;
                continue;
            }
            if !matches!(symbol, '\'') && !line.joins(before) {
                break;
            }
            at = before;
            continue;
        }
        match line.mark_at(before) {
            None => {
                at = before;
            }
            Some(mark)
                if mark.is_literal() || mark.is(Category::Verb) || mark.is(Category::Conjunction) && body.is_none() =>
            {
                break;
            }
            Some(mark) => {
                if is_body(line, mark) || mark.is_name() && body.is_none() {
                    body = Some(mark.first);
                    first = mark.first;
                } else if mark.is_name() {
                    first = mark.first;
                }
                at = mark.first;
            }
        }
    }
    body?;
    let from = skip(line, first);
    let source = named(line, from, first, "verb")?;
    (source.end <= verb + 1 && verb <= source.end + 10).then_some(source)
}
