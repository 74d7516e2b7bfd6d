//! The term tables a language pack may have, and what their concepts may be.

/// What the concept column of a term table may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concepts {
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A code or id of one of these tables of facts (file stems under `common/`).
    Fact(&'static [&'static str]),
    /// One of these, then optionally `/` and a refinement.
    Refined(&'static [&'static str]),
    /// A number.
    Number,
    /// Any kebab-case or ISO identifier.
    Any,
}

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident = $stem:literal, name: $name:literal, $concepts:expr;)*) => {
        /// A term table of the packs; the file is `terms/<stem>.csv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Category {
            $($(#[$doc])* $variant,)*
        }

        impl Category {
            /// Every category.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The file's name without its ending.
            #[must_use]
            pub const fn stem(self) -> &'static str {
                match self { $(Self::$variant => $stem,)* }
            }

            /// Whether the terms are names, which keep their meaning inside a passage of another language.
            #[must_use]
            pub const fn is_name(self) -> bool {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the table's concepts may be.
            #[must_use]
            pub const fn concepts(self) -> Concepts {
                match self { $(Self::$variant => $concepts,)* }
            }
        }
    };
}

/// Roles of people, as the output names them.
pub const ROLES: &[&str] = &[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "deputy_prime_minister",
    "secretary_general",
    "ambassador",
    "spokesperson",
    "expert",
    "other",
];

/// Portfolios of ministers, as the output names them.
pub const PORTFOLIOS: &[&str] = &[
    "foreign_affairs",
    "trade",
    "finance",
    "defence",
    "transport",
    "energy",
    "education",
    "culture",
    "agriculture",
    "environment",
    "interior",
    "other",
];

categories! {
    /// Names of states.
    Country = "countries", name: true, Concepts::Fact(&["countries"]);
    /// Adjectives and inhabitants of states and regions.
    Demonym = "demonyms", name: true, Concepts::Fact(&["countries", "blocs"]);
    /// First parts of compound demonyms (`sino`).
    DemonymPrefix = "demonym-prefixes", name: false, Concepts::Fact(&["countries", "blocs"]);
    /// Cities and meeting places.
    City = "cities", name: true, Concepts::Fact(&["cities"]);
    /// Seats of power that stand for a state.
    Seat = "seats", name: true, Concepts::Fact(&["countries", "blocs"]);
    /// Blocs and regions as actors.
    Bloc = "blocs", name: true, Concepts::Fact(&["blocs"]);
    /// Series of meetings, mechanisms, organisations.
    Series = "series", name: true, Concepts::Fact(&["series"]);
    /// Named programmes and concepts.
    Initiative = "initiatives", name: true, Concepts::Fact(&["initiatives"]);
    /// Institutions that give figures, pollsters, media.
    Institution = "institutions", name: true, Concepts::Fact(&["institutions"]);
    /// Offices that people hold.
    Office = "offices", name: false, Concepts::Refined(ROLES);
    /// Fields of ministers.
    Portfolio = "portfolios", name: false, Concepts::OneOf(PORTFOLIOS);
    /// Forms of address, and words that say whether an office is still held.
    Honorific = "honorifics", name: false, Concepts::OneOf(&["elect", "former", "honorific", "outgoing"]);
    /// Words by which a passage's language is known.
    FunctionWord = "function-words", name: false, Concepts::Any;
}

impl Category {
    /// The category whose file has that stem.
    #[must_use]
    pub fn from_stem(stem: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.stem() == stem)
    }
}
