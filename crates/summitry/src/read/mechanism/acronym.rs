//! The short forms that brackets give to names: "the Minerals Security Partnership (MSP) … MSP partners".

use super::anchor::Anchor;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::text::TokenKind;

/// Short forms of one text at most.
const MOST: usize = 16;

/// Adds the places at which a short form stands for a name before it.
pub(super) fn add(text: &Phrased<'_>, all: &mut Vec<Anchor>) {
    let mut forms: Vec<(String, Anchor)> = Vec::new();
    for anchor in all.iter() {
        let line = text.line(anchor.line);
        if forms.len() < MOST
            && let Some(word) = bracketed(&line, anchor.end)
            && forms.iter().all(|(known, _)| known != word)
        {
            forms.push((word.to_owned(), anchor.clone()));
        }
    }
    if forms.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for line in text.lines() {
        for at in line.first()..line.end() {
            if !line.token(at).capital {
                continue;
            }
            let word = line.word(at);
            let Some((_, name)) = forms.iter().find(|(form, _)| form == word) else {
                continue;
            };
            let behind = (line.index, at) > (name.line, name.end);
            let taken = || all.iter().any(|a| a.line == line.index && a.first <= at && at < a.end);
            if behind && !taken() {
                found.push(Anchor {
                    line: line.index,
                    block: line.block(),
                    first: at,
                    end: at + 1,
                    words: vec![word.to_owned()],
                    ..name.clone()
                });
            }
        }
    }
    all.extend(found);
    all.sort_by_key(|a| (a.line, a.first));
}

/// The capitals in the bracket that opens at a token.
fn bracketed<'a>(line: &Line<'a>, at: usize) -> Option<&'a str> {
    if at + 2 >= line.end() || line.symbol(at) != Some('(') || line.symbol(at + 2) != Some(')') {
        return None;
    }
    let word = line.word(at + 1);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let short = line.token(at + 1).kind == TokenKind::Word
        && capitals >= 2
        && line.mark_at(at + 1).is_none_or(|m| !m.is(Category::Series));
    short.then_some(word)
}
