//! Says of evidence that words of it are known from a pack of one's own.

use smallvec::SmallVec;

use crate::pack::Packs;
use crate::record::{Extraction, Record};
use crate::scan::{Mark, MarkKind, Scan};
use crate::value::Span;

/// Adds `@` and the pack's id to the rule of evidence in whose words a term of that pack stands.
pub(crate) fn credit(packs: &Packs, scan: &Scan<'_>, extraction: &mut Extraction) {
    if !packs.has_own_terms() {
        return;
    }
    let known: Vec<(Span, &str)> = scan
        .marks
        .iter()
        .filter_map(|mark| Some((mark.span, pack_of(packs, scan, mark)?)))
        .collect();
    if known.is_empty() {
        return;
    }
    credit_all(&known, &mut extraction.summits);
    credit_all(&known, &mut extraction.ministerials);
    credit_all(&known, &mut extraction.treaties);
    credit_all(&known, &mut extraction.mechanisms);
    credit_all(&known, &mut extraction.trade_figures);
    credit_all(&known, &mut extraction.initiatives);
    credit_all(&known, &mut extraction.outcomes);
    credit_all(&known, &mut extraction.polls);
    credit_all(&known, &mut extraction.people);
}

/// The pack that a term is from, where it is one of one's own.
fn pack_of<'p>(packs: &'p Packs, scan: &Scan<'_>, mark: &Mark) -> Option<&'p str> {
    let MarkKind::Term(senses) = &mark.kind else {
        return None;
    };
    let words: SmallVec<[_; 8]> = scan.words[mark.first..mark.end]
        .iter()
        .copied()
        .filter(|word| *word != packs.dash())
        .collect();
    senses.iter().find_map(|sense| packs.own_term(sense, &words))
}

fn credit_all<R: Record>(known: &[(Span, &str)], records: &mut [R]) {
    for record in records {
        for evidence in record.evidence_map_mut().values_mut().flatten() {
            let first = known.partition_point(|(span, _)| span.end() <= evidence.span.start());
            let inside = known[first..]
                .first()
                .filter(|(span, _)| span.start() < evidence.span.end());
            if let Some((_, pack)) = inside {
                evidence.rule.push('@');
                evidence.rule.push_str(pack);
            }
        }
    }
}
