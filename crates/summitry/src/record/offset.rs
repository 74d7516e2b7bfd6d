//! Spans in another unit: what other languages count text in.

use super::{Extraction, OffsetUnit, Record};
use crate::value::Span;

/// A span that the given text does not have: the text is another one than the extraction was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("span {span} is not in the text (or not between two characters); expected the text that was read")]
pub struct NotInText {
    /// The span as it was.
    pub span: Span,
}

impl Extraction {
    /// The same extraction with its spans counted in another unit.
    ///
    /// ```
    /// use summitry::record::OffsetUnit;
    /// let text = "Élysée : le sommet du G7 s’ouvre à Évian.";
    /// let extraction = summitry::extract(text).with_offset_unit(text, OffsetUnit::CodePoint)?;
    /// assert_eq!(extraction.offset_unit, OffsetUnit::CodePoint);
    /// let span = extraction.summits[0].mentions[0];
    /// let words: String = text.chars().skip(span.start()).take(span.len()).collect();
    /// assert!(words.contains("G7"));
    /// # Ok::<(), summitry::record::NotInText>(())
    /// ```
    ///
    /// # Errors
    /// Where a span is not in `text`: it is not the text that the extraction was read from.
    pub fn with_offset_unit(mut self, text: &str, unit: OffsetUnit) -> Result<Self, NotInText> {
        let from = self.offset_unit;
        let mut spans = self.spans_mut();
        if text.is_ascii() || from == unit {
            // The units agree; only the text's length is to be checked.
            if let Some(span) = spans.iter().find(|s| from != unit && s.end() > text.len()) {
                return Err(NotInText { span: **span });
            }
        } else {
            let mut offsets: Vec<usize> = spans.iter().flat_map(|s| [s.start(), s.end()]).collect();
            offsets.sort_unstable();
            offsets.dedup();
            let converted = convert(text, from, unit, &offsets);
            let find = |offset: usize| {
                let at = offsets.binary_search(&offset).ok()?;
                converted.get(at).copied().flatten()
            };
            for span in &mut spans {
                let moved = find(span.start()).zip(find(span.end()));
                let moved = moved.and_then(|(start, end)| Span::try_new(start, end));
                **span = moved.ok_or(NotInText { span: **span })?;
            }
        }
        self.offset_unit = unit;
        Ok(self)
    }

    /// All spans, wherever they stand.
    pub(crate) fn spans_mut(&mut self) -> Vec<&mut Span> {
        let mut spans: Vec<&mut Span> = self.warnings.iter_mut().map(|w| &mut w.span).collect();
        gather(&mut self.summits, &mut spans);
        gather(&mut self.ministerials, &mut spans);
        gather(&mut self.treaties, &mut spans);
        gather(&mut self.mechanisms, &mut spans);
        gather(&mut self.trade_figures, &mut spans);
        gather(&mut self.initiatives, &mut spans);
        gather(&mut self.outcomes, &mut spans);
        gather(&mut self.polls, &mut spans);
        gather(&mut self.people, &mut spans);
        spans
    }
}

fn gather<'e, R: Record>(records: &'e mut [R], spans: &mut Vec<&'e mut Span>) {
    for record in records {
        let (mentions, evidence) = record.spans_mut();
        spans.extend(mentions);
        spans.extend(evidence.values_mut().flatten().map(|e| &mut e.span));
    }
}

/// Sorted offsets in the other unit; `None` for one that is not between two characters of the text.
fn convert(text: &str, from: OffsetUnit, to: OffsetUnit, offsets: &[usize]) -> Vec<Option<usize>> {
    if from == OffsetUnit::Byte && to == OffsetUnit::CodePoint {
        // The common way; counting characters of a slice is much quicker than walking them.
        let (mut byte, mut points) = (0, 0);
        let count = |offset: &usize| {
            let part = text.get(byte..*offset)?;
            points += part.chars().count();
            byte = *offset;
            Some(points)
        };
        return offsets.iter().map(count).collect();
    }
    let width = |unit: OffsetUnit, c: char| match unit {
        OffsetUnit::Byte => c.len_utf8(),
        OffsetUnit::CodePoint => 1,
        OffsetUnit::Utf16 => c.len_utf16(),
    };
    let (mut old, mut new) = (0, 0);
    let mut chars = text.chars();
    let walk = |offset: &usize| {
        while old < *offset {
            let c = chars.next()?;
            old += width(from, c);
            new += width(to, c);
        }
        (old == *offset).then_some(new)
    };
    offsets.iter().map(walk).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NotInText, convert};
    use crate::record::{Extraction, OffsetUnit, Record, Summit, SummitField, Warning};
    use crate::value::Span;

    const UNITS: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16];

    fn at(spans: &[Span]) -> Extraction {
        let mut summit = Summit::default();
        for span in spans {
            summit.mention(*span);
            summit.cite(SummitField::Name, *span, "a.rule");
        }
        let mut extraction = Extraction::default();
        extraction
            .warnings
            .extend(spans.iter().map(|s| Warning::new("a.code", "", *s)));
        extraction.summits.push(summit);
        extraction
    }

    #[test]
    fn counts_in_each_unit() {
        let text = "aé😀e\u{301}中z";
        let span = text.find('中').map(|start| Span::new(start, start + 3)).unwrap();
        for (unit, expected) in [(OffsetUnit::CodePoint, (5, 6)), (OffsetUnit::Utf16, (6, 7))] {
            let moved = at(&[span]).with_offset_unit(text, unit).unwrap();
            for found in [
                moved.summits[0].mentions[0],
                moved.summits[0].evidence(SummitField::Name)[0].span,
                moved.warnings[0].span,
            ] {
                assert_eq!((found.start(), found.end()), expected);
            }
            assert_eq!(moved.with_offset_unit(text, OffsetUnit::Byte).unwrap(), at(&[span]));
        }
    }

    #[test]
    fn another_text_is_refused() {
        let span = Span::new(1, 2);
        for text in ["é", "", "中"] {
            let moved = at(&[span]).with_offset_unit(text, OffsetUnit::CodePoint);
            assert_eq!(moved, Err(NotInText { span }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(text: String, from in 0_usize..3, to in 0_usize..3) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let all: Vec<usize> = convert(&text, OffsetUnit::Byte, UNITS[from], &ends).into_iter().flatten().collect();
            prop_assert_eq!(all.len(), ends.len());
            let moved: Vec<usize> = convert(&text, UNITS[from], UNITS[to], &all).into_iter().flatten().collect();
            let back: Vec<usize> = convert(&text, UNITS[to], OffsetUnit::Byte, &moved).into_iter().flatten().collect();
            prop_assert_eq!(back, ends);
        }
    }
}
