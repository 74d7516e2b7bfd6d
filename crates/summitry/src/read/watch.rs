//! Looking on while records are made: what the readers say, before mentions are merged.

use super::Mention;
use super::meeting::Event;
use super::treaty::TreatyMention;
use crate::record::{Record, Summit, Treaty};

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The sentence's number.
    pub(crate) line: usize,
    /// First token.
    pub(crate) first: usize,
    /// First token after.
    pub(crate) end: usize,
    /// Whether it points at something named elsewhere.
    pub(crate) anaphoric: bool,
}

/// One place of the text that says something of a record.
pub(crate) trait Says {
    /// The kind of record.
    type Of: Record;
    /// What the place says.
    fn record(&self) -> &Self::Of;
    /// Where it stands.
    fn place(&self) -> Place;
}

impl<R: Record> Says for Mention<R> {
    type Of = R;

    fn record(&self) -> &R {
        &self.record
    }

    fn place(&self) -> Place {
        Place {
            line: self.line,
            first: self.first,
            end: self.end,
            anaphoric: self.anaphoric,
        }
    }
}

impl Says for Event {
    type Of = Summit;

    fn record(&self) -> &Summit {
        &self.record
    }

    fn place(&self) -> Place {
        Place {
            line: self.line,
            first: self.first,
            end: self.end,
            anaphoric: !self.named,
        }
    }
}

impl Says for TreatyMention {
    type Of = Treaty;

    fn record(&self) -> &Treaty {
        &self.record
    }

    fn place(&self) -> Place {
        Place {
            line: self.line,
            first: self.first,
            end: self.end,
            anaphoric: self.record.name.is_none(),
        }
    }
}

/// Someone who looks on.
pub(crate) trait Watch {
    /// What a reader has said.
    fn mentions<S>(&mut self, said: &[S])
    where
        S: Says,
        S::Of: serde::Serialize,
        <S::Of as Record>::Field: serde::Serialize;
}

/// Nobody looks on, which costs nothing.
impl Watch for () {
    fn mentions<S>(&mut self, _said: &[S])
    where
        S: Says,
        S::Of: serde::Serialize,
        <S::Of as Record>::Field: serde::Serialize,
    {
    }
}
