//! Languages by number, and sets of them.

/// A pack's number among the loaded packs, at most 63.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u8);

impl LanguageId {
    /// The number of languages that can be loaded at once.
    pub const MAX: u8 = 63;

    /// The language with that number.
    ///
    /// # Panics
    /// Where `index` is over [`LanguageId::MAX`].
    #[must_use]
    pub const fn new(index: u8) -> Self {
        assert!(index <= Self::MAX, "at most 64 languages can be loaded");
        Self(index)
    }

    /// The number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LanguageSet(pub(super) u64);

impl LanguageSet {
    /// No language.
    pub const EMPTY: Self = Self(0);
    /// Every language.
    pub const ALL: Self = Self(u64::MAX);

    /// The set of that language alone.
    #[must_use]
    pub const fn only(language: LanguageId) -> Self {
        Self(1 << language.0)
    }

    /// Adds a language.
    pub fn insert(&mut self, language: LanguageId) {
        self.0 |= 1 << language.0;
    }

    /// Whether the language is in the set.
    #[must_use]
    pub const fn contains(self, language: LanguageId) -> bool {
        self.0 & 1 << language.0 != 0
    }

    /// The languages in the set, by number.
    pub fn iter(self) -> impl Iterator<Item = LanguageId> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let next = LanguageId(rest.trailing_zeros() as u8);
            rest &= rest.checked_sub(1)?;
            Some(next)
        })
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The languages of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
