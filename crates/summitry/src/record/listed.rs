//! The same thing done for records of any kind.

use super::{
    Extraction, Initiative, Mechanism, Ministerial, Outcome, Person, Poll, Record, RecordKind, Summit, TradeFigure,
    Treaty,
};

/// Something to do for a kind's type; [`with_kind`] does it.
pub trait ForKind {
    /// What comes of it, whatever the kind.
    type Out;
    /// Does it for a kind's type.
    fn with<R: Listed>(self) -> Self::Out;
}

/// A kind of record with its place in an extraction.
pub trait Listed: Record + 'static {
    /// The records of this kind.
    fn of(extraction: &Extraction) -> &[Self];
    /// The field's name in the output.
    #[must_use]
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

        /// Does something for the type of a kind that is known only when the program runs.
        ///
        /// ```
        /// use summitry::record::{Extraction, ForKind, Listed, RecordKind, with_kind};
        /// struct Count<'x>(&'x Extraction);
        /// impl ForKind for Count<'_> {
        ///     type Out = usize;
        ///     fn with<R: Listed>(self) -> usize {
        ///         R::of(self.0).len()
        ///     }
        /// }
        /// let extraction = summitry::extract("Le sommet du G7 s’ouvre à Évian.");
        /// assert_eq!(with_kind(RecordKind::Summit, Count(&extraction)), 1);
        /// ```
        pub fn with_kind<F: ForKind>(kind: RecordKind, action: F) -> F::Out {
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
