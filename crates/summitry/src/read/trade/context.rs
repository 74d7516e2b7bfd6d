//! What earlier sentences lend to a figure that does not say it again.

use super::head::Nuance;
use crate::record::Measure;
use crate::value::{Currency, DateInterval, Party, Span};

/// What the text spoke of last.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// What the last figure or the heading measures.
    pub(super) measure: Option<(Measure, Nuance)>,
    /// The same of the first figure of its sentence.
    pub(super) lead: Option<(Measure, Nuance)>,
    /// What a sentence without figures speaks of, and its number.
    pub(super) hint: Option<((Measure, Nuance), usize)>,
    /// The sides of the last figure, or those that a heading names.
    pub(super) parties: Vec<Party>,
    /// Where they are named.
    pub(super) parties_span: Option<Span>,
    /// Who the section, item or paragraph is about.
    pub(super) topic: Option<(Party, Span)>,
    /// The time of the last figure or of the heading.
    pub(super) period: Option<(DateInterval, Span)>,
    /// The months or quarters that the sentence before speaks of, where it gives no figure, and the sentence's number.
    pub(super) spoken: Option<(DateInterval, Span, usize)>,
    /// Who gave the last money given.
    pub(super) giver: Option<(Party, Span)>,
    /// Who gives the figures of a list.
    pub(super) source: Option<(String, Span)>,
    /// A source that a sentence before names for what follows ("D'après les douanes.").
    pub(super) announced: Option<(String, Span, usize)>,
    /// The state or bloc that the document's title names, where it names one.
    pub(super) subject: Option<(Party, Span)>,
    /// The only state that the first sentences name: what a text without sides of its own is about.
    pub(super) home: Option<(Party, Span)>,
    /// The two sides that the text is about, where it has just two.
    pub(super) sides: Option<(Vec<Party>, Span)>,
    /// The organisation whose meetings the text tells of.
    pub(super) bloc: Option<(Party, Span)>,
    /// Whether the text opens with a bank or a fund of many states, so that its money is lent.
    pub(super) lender: bool,
    /// Whether the last figure was planned.
    pub(super) planned: bool,
    /// The currency of the last amount.
    pub(super) currency: Option<Currency>,
    /// The sentence and block of the last figure; a heading counts as one.
    pub(super) line: usize,
    pub(super) block: usize,
    /// Whether a figure was read yet.
    pub(super) figures: bool,
}
