//! The same thing done for records of any kind.

use super::{
    Extraction, Initiative, Mechanism, Ministerial, Outcome, Person, Poll, Record, RecordKind, Summit, TradeFigure,
    Treaty,
};

/// Something to do for a kind's type.
pub(crate) trait ForKind {
    type Out;
    fn with<R: Listed>(self) -> Self::Out;
}

/// A kind of record with its place in an extraction.
pub(crate) trait Listed: Record + 'static {
    fn of(extraction: &Extraction) -> &[Self];
    fn field_name(field: Self::Field) -> &'static str {
        let at = Self::fields().iter().position(|f| *f == field);
        at.and_then(|at| Self::columns().get(at)).map_or("", |(name, _)| name)
    }
}

macro_rules! listed {
    ($($record:ident, $list:ident;)*) => { $(
        impl Listed for $record {
            fn of(extraction: &Extraction) -> &[Self] {
                &extraction.$list
            }
        }
    )*

        /// Does it for the kind's type.
        pub(crate) fn with_kind<F: ForKind>(kind: RecordKind, action: F) -> F::Out {
            match kind {
                $( RecordKind::$record => action.with::<$record>(), )*
            }
        }
    };
}

listed! {
    Summit, summits;
    Ministerial, ministerials;
    Treaty, treaties;
    Mechanism, mechanisms;
    TradeFigure, trade_figures;
    Initiative, initiatives;
    Outcome, outcomes;
    Poll, polls;
    Person, people;
}
