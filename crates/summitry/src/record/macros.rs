//! The shape that all kinds of records share, written once.

/// Defines a kind of record: its struct, the enum of its fields, and the look-ups by field.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident, $field:ident, $kind:ident, $identity:ident {
            $( $(#[$fdoc:meta])* $variant:ident / $member:ident : $ty:ty ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            /// The record's name in its extraction, such as `treaty-2`, by which other records may point at it.
            #[serde(default)]
            pub $identity: String,
            $( $(#[$fdoc])* #[serde(default, skip_serializing_if = "crate::record::Blank::is_blank")] pub $member: $ty, )*
            /// Where the text speaks of it, in order.
            #[serde(default)]
            pub mentions: Vec<crate::value::Span>,
            /// For each field that is set, the words it came from.
            #[serde(default)]
            pub evidence: std::collections::BTreeMap<$field, Vec<crate::record::Evidence>>,
            /// How sure the reading is.
            #[serde(default)]
            pub confidence: crate::record::Confidence,
            /// What the text claims of it.
            #[serde(default)]
            pub assertion: crate::record::Assertion,
        }

        #[doc = concat!("The fields of a [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $field { $( $(#[$fdoc])* $variant, )* }

        impl $name {
            /// The words that a field's value came from; empty where the field is not set.
            #[must_use]
            pub fn evidence(&self, field: $field) -> &[crate::record::Evidence] {
                self.evidence.get(&field).map_or(&[], Vec::as_slice)
            }
        }

        impl crate::record::Record for $name {
            type Field = $field;
            const KIND: crate::record::RecordKind = crate::record::RecordKind::$kind;
            fn fields() -> &'static [$field] { &[$($field::$variant,)*] }
            fn columns() -> &'static [(&'static str, crate::record::CellType)] {
                &[$((stringify!($member), <$ty as crate::record::Tabular>::TYPE),)*]
            }
            fn cell(&self, field: $field) -> crate::record::Cell<'_> {
                match field { $( $field::$variant => crate::record::Tabular::cell(&self.$member), )* }
            }
            fn is_set(&self, field: $field) -> bool {
                match field { $( $field::$variant => !crate::record::Blank::is_blank(&self.$member), )* }
            }
            fn take(&mut self, field: $field, from: &Self) {
                match field { $( $field::$variant => self.$member = from.$member.clone(), )* }
            }
            fn same(&self, field: $field, other: &Self) -> bool {
                match field { $( $field::$variant => self.$member == other.$member, )* }
            }
            fn clear(&mut self, field: $field) {
                match field { $( $field::$variant => self.$member = Default::default(), )* }
                self.evidence.remove(&field);
            }
            fn key(&self) -> &str { &self.$identity }
            fn key_mut(&mut self) -> &mut String { &mut self.$identity }
            fn mentions(&self) -> &[crate::value::Span] { &self.mentions }
            fn mentions_mut(&mut self) -> &mut Vec<crate::value::Span> { &mut self.mentions }
            fn evidence_map(&self) -> &std::collections::BTreeMap<$field, Vec<crate::record::Evidence>> { &self.evidence }
            fn evidence_map_mut(&mut self) -> &mut std::collections::BTreeMap<$field, Vec<crate::record::Evidence>> {
                &mut self.evidence
            }
            fn spans_mut(
                &mut self,
            ) -> (
                &mut Vec<crate::value::Span>,
                &mut std::collections::BTreeMap<$field, Vec<crate::record::Evidence>>,
            ) {
                (&mut self.mentions, &mut self.evidence)
            }
            fn confidence(&self) -> crate::record::Confidence { self.confidence }
            fn assertion(&self) -> crate::record::Assertion { self.assertion }
            fn set_confidence(&mut self, confidence: crate::record::Confidence) { self.confidence = confidence; }
            fn set_assertion(&mut self, assertion: crate::record::Assertion) { self.assertion = assertion; }
        }
    };
}

/// Defines a closed vocabulary, printed and read in snake case.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $text:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $( $(#[$vdoc])* #[serde(rename = $text)] $variant, )* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The value as the output writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::record::NotInVocabulary;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| crate::record::NotInVocabulary {
                    found: text.to_owned(),
                    expected: Self::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(super) use {record, vocabulary};
