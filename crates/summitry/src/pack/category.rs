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
    /// A class of verbs in kebab case, `:`, and one of [`VERB_FORMS`].
    Verb,
    /// A number.
    Number,
    /// What [`DateMeaning`](super::dates::DateMeaning) reads for the table.
    Date,
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

/// Roles that a preposition gives what follows it.
pub const PREPOSITIONS: &[&str] = &[
    "about",
    "according-to",
    "after",
    "against",
    "among",
    "at",
    "before",
    "between",
    "by",
    "despite",
    "during",
    "except",
    "for",
    "from",
    "in",
    "including",
    "of",
    "on",
    "since",
    "than",
    "to",
    "towards",
    "under",
    "until",
    "with",
    "without",
];

/// Kinds of determiners.
pub const DETERMINERS: &[&str] = &[
    "all",
    "both",
    "definite",
    "demonstrative",
    "each",
    "genitive",
    "indefinite",
    "negative",
    "other",
    "possessive",
];

/// What an auxiliary or modal says of the verb after it.
pub const AUXILIARIES: &[&str] = &[
    "be",
    "be-conditional",
    "be-future",
    "be-past",
    "conditional",
    "future",
    "have",
    "have-conditional",
    "have-future",
    "infinitive",
    "obligation",
    "possibility",
    "recent-past",
];

/// Forms of a verb. A `noun` is a verbal noun (`signature`, `ratification`).
pub const VERB_FORMS: &[&str] = &[
    "conditional",
    "future",
    "gerund",
    "infinitive",
    "noun",
    "participle",
    "past",
    "present",
];

/// Heads of mechanisms, by what they are.
pub const MECHANISM_HEADS: &[&str] = &[
    "alliance",
    "commission",
    "cooperation",
    "council",
    "dialogue",
    "format",
    "forum",
    "fund",
    "group",
    "mechanism",
    "organisation",
    "partnership",
    "secretariat",
];

/// Heads of named programmes and concepts.
pub const INITIATIVE_HEADS: &[&str] = &[
    "concept",
    "initiative",
    "plan",
    "programme",
    "project",
    "spirit",
    "strategy",
    "vision",
    "year",
];

/// Kinds of countable results, as the output names them.
pub const OUTCOME_KINDS: &[&str] = &[
    "agreements",
    "centres",
    "contracts",
    "documents",
    "measures",
    "other",
    "platforms",
    "projects",
    "proposals",
    "scholarships",
];

/// Kinds of instruments, as the output names them. A refinement after `/` joins flags by `-`: `plural`, `weak` (a common
/// noun too), `participle` (a participle too), `named` (the form says what it is about).
pub const INSTRUMENTS: &[&str] = &[
    "agreement",
    "charter",
    "communique",
    "contract",
    "convention",
    "declaration",
    "memorandum",
    "plan",
    "protocol",
    "statement",
    "treaty",
];

/// Words around an instrument: `adjective` belongs to its title; `alias` leads to another name of it; `another` stands for the noun of
/// the one before ("celui avec le Maroc"); `complement` is a verb form
/// that goes on with the title; `draft` says it is only a text; `idiom` is no instrument though it has the word; `including` begins a
/// list of some; `body` acts for a state; `anniversary` has the day of another year; `joint` and `renewed` are adjectives that name nothing; `parliament` is who ratifies by adopting; `principle` takes
/// the end from a conclusion; `stop` ends a title; `veto` is of another world.
pub const INSTRUMENT_WORDS: &[&str] = &[
    "adjective",
    "alias",
    "anniversary",
    "another",
    "body",
    "complement",
    "draft",
    "idiom",
    "including",
    "joint",
    "parliament",
    "principle",
    "renewed",
    "stop",
    "veto",
];

/// What figures measure, as the output names it, with `/` and a refinement: `deficit` and `surplus` for a balance, `growth` for a
/// rate that is itself a change, `bilateral` and `whole` for trade with one partner or all, `weak` for a word that has other uses. `none` is a magnitude of no interest here.
pub const FIGURE_HEADS: &[&str] = &[
    "contract",
    "debt",
    "exports",
    "fund",
    "gdp",
    "grant",
    "imports",
    "investment",
    "investment_stock",
    "loan",
    "none",
    "other",
    "tariff",
    "trade",
    "trade_balance",
];

/// What words around a figure say of it.
pub const FIGURE_CUES: &[&str] = &[
    "aid",
    "apiece",
    "compared",
    "down",
    "equals",
    "flat",
    "just",
    "of-which",
    "planned",
    "record",
    "share",
    "source",
    "state",
    "stock",
    "up",
    "within",
    "year-before",
];

/// Words around polls: `poll` is a poll, `study` is one where a pollster made it, `institute` is who takes it, `standing` is what only
/// polls measure, `respondents` are those asked, `opinion` is what they hold, `politics` is what polls of interest ask about, `result` and `elected` tell of votes,
/// `other` is a rate that nobody was asked for, `none` only looks like one of these.
pub const POLL_HEADS: &[&str] = &[
    "elected",
    "institute",
    "none",
    "opinion",
    "other",
    "politics",
    "poll",
    "respondents",
    "result",
    "standing",
    "study",
];

/// What a counted noun stands for.
pub const PARTY_NOUNS: &[&str] = &["country", "leader", "member", "minister", "region", "side"];

/// What a small word does in or around a number. `a` counts as one before a scale; `and` joins parts; `minus` negates; `point` begins
/// decimals; `of` joins a scale to what is counted; `out-of` and `over` make a fraction of two numbers; `to` parts the ends of a range;
/// `by` leads to the size of a change.
pub const NUMBER_PARTS: &[&str] = &["a", "and", "by", "minus", "of", "out-of", "over", "point", "to"];

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
    /// Instruments known by a name of their own.
    Instrument = "instruments", name: true, Concepts::Fact(&["instruments"]);
    /// Heads of instruments' titles, by kind.
    InstrumentHead = "instrument-heads", name: false, Concepts::Refined(INSTRUMENTS);
    /// Words around instruments.
    InstrumentWord = "instrument-words", name: false, Concepts::OneOf(INSTRUMENT_WORDS);
    /// Institutions that give figures, pollsters, media.
    Institution = "institutions", name: true, Concepts::Fact(&["institutions"]);
    /// Offices that people hold.
    Office = "offices", name: false, Concepts::Refined(ROLES);
    /// Fields of ministers.
    Portfolio = "portfolios", name: false, Concepts::OneOf(PORTFOLIOS);
    /// Forms of address, and words that say whether an office is still held.
    Honorific = "honorifics", name: false, Concepts::OneOf(&["elect", "former", "honorific", "outgoing", "then"]);
    /// Words by which an office is seen to be that of several people (`ministers`).
    OfficePlural = "office-plurals", name: false, Concepts::OneOf(&["plural"]);
    /// Offices that only one state has (`Foreign Secretary`, `taoiseach`).
    OfficeSide = "office-sides", name: false, Concepts::Fact(&["countries"]);
    /// Words after which a full stop ends no sentence (`M`, `nov`), written without it.
    Abbreviation = "abbreviations", name: false, Concepts::Any;
    /// Small words inside people's names (`bin`, `de`, `van`).
    NameParticle = "name-particles", name: false, Concepts::OneOf(&["particle"]);
    /// Prepositions by the role they give what follows.
    Preposition = "prepositions", name: false, Concepts::OneOf(PREPOSITIONS);
    /// Determiners.
    Determiner = "determiners", name: false, Concepts::OneOf(DETERMINERS);
    /// Conjunctions and relative words.
    Conjunction = "conjunctions", name: false, Concepts::OneOf(&["and", "but", "if", "or", "relative", "that", "while"]);
    /// Words that deny.
    Negation = "negations", name: false, Concepts::OneOf(&["neither", "no-longer", "not", "without"]);
    /// Auxiliary and modal verbs.
    Auxiliary = "auxiliaries", name: false, Concepts::OneOf(AUXILIARIES);
    /// Verbs and verbal nouns, as `class:form`.
    Verb = "verbs", name: false, Concepts::Verb;
    /// Nouns that a number turns into a group of states (`les six pays`, `both sides`).
    PartyNoun = "party-nouns", name: false, Concepts::OneOf(PARTY_NOUNS);
    /// Heads of meetings.
    MeetingHead = "meeting-heads", name: false, Concepts::OneOf(&["council", "edition", "meeting", "ministerial", "summit", "talks"]);
    /// Words that say what kind of meeting it is, or which of a series.
    MeetingModifier = "meeting-modifiers", name: false, Concepts::OneOf(&[
        "annual", "bilateral", "extraordinary", "hybrid", "in-person", "inaugural", "informal", "next", "ordinary",
        "previous", "trilateral", "virtual",
    ]);
    /// Whole numbers below a hundred, by value.
    NumberWord = "number-words", name: false, Concepts::Number;
    /// Words that multiply the number before them (`hundred`, `million`), by factor.
    ScaleWord = "scale-words", name: false, Concepts::Number;
    /// Abbreviations of scale words that stand after digits (`bn`, `Md`), by factor.
    ScaleAbbreviation = "scale-abbreviations", name: false, Concepts::Number;
    /// Abbreviations of scale words that mean one only beside a currency (`m`, `T`), by factor.
    MoneyScale = "money-scales", name: false, Concepts::Number;
    /// Nouns for about so many (`cinquantaine`, `dozen`), by value.
    CountNoun = "count-nouns", name: false, Concepts::Number;
    /// Places in an order, by value.
    OrdinalWord = "ordinal-words", name: false, Concepts::Number;
    /// What stands after the digits of an ordinal (`th`, `ème`); `second` where only a two can stand before it (`nd`).
    OrdinalSuffix = "ordinal-suffixes", name: false, Concepts::OneOf(&["attached", "loose", "second"]);
    /// Parts of a whole (`half`, `tiers`), by how many make one.
    FractionWord = "fraction-words", name: false, Concepts::Number;
    /// Small words inside and around numbers, by what they do there.
    NumberPart = "number-parts", name: false, Concepts::OneOf(NUMBER_PARTS);
    /// Terms that begin like a number and are none (`Premier ministre`, `one of`).
    NumberStop = "number-stops", name: false, Concepts::OneOf(&["stop"]);
    /// Heads of mechanisms, forums and organisations.
    MechanismHead = "mechanism-heads", name: false, Concepts::OneOf(MECHANISM_HEADS);
    /// How often something takes place, as an ISO 8601 duration.
    Cadence = "cadences", name: false, Concepts::Any;
    /// Heads of named programmes, concepts and thematic years.
    InitiativeHead = "initiative-heads", name: false, Concepts::OneOf(INITIATIVE_HEADS);
    /// Nouns of which a meeting produces a number.
    OutcomeNoun = "outcome-nouns", name: false, Concepts::OneOf(OUTCOME_KINDS);
    /// Longer names that hide a place or state inside them (`mer de Chine méridionale`, `New Mexico`, `Air France`).
    Mask = "masks", name: true, Concepts::Any;
    /// Names of currencies and of families of them (`dollar`).
    Currency = "currencies", name: false, Concepts::Fact(&["currencies", "currency-families"]);
    /// Symbols and codes of currencies, in any language.
    CurrencySymbol = "currency-symbols", name: true, Concepts::Fact(&["currencies", "currency-families"]);
    /// Names and codes of currencies that are other words too: only a large number makes them money.
    WeakCurrency = "weak-currencies", name: false, Concepts::Fact(&["currencies", "currency-families"]);
    /// Coins, by how many make one of the main unit.
    Coin = "coins", name: false, Concepts::Number;
    /// Words before a number that bound it.
    BoundWord = "bound-words", name: false, Concepts::OneOf(&[
        "approx",
        "at_least",
        "between",
        "exact",
        "from",
        "less_than",
        "more_than",
        "more_than_or_only",
        "up_to",
    ]);
    /// Words after a number that bound it.
    BoundSuffix = "bound-suffixes", name: false, Concepts::OneOf(&["approx", "at_least", "up_to"]);
    /// What makes a number a percentage, or a number of percentage points.
    PercentWord = "percent-words", name: false, Concepts::OneOf(&["basis-points", "percent", "points"]);
    /// Words that say whether something grew or shrank; `move` says neither (`went from 5 to 10`).
    ChangeWord = "change-words", name: false, Concepts::OneOf(&["fall", "move", "rise"]);
    /// Words for so many times as much, by how many (`doubled`).
    MultipleWord = "multiples", name: false, Concepts::Number;
    /// Words that make a number a multiple: before it (`by`, `divided-by`) or after it (`fold`, `times`).
    MultipleCue = "multiple-words", name: false, Concepts::OneOf(&["by", "divided-by", "fold", "times"]);
    /// Months, from 1 to 12; `/ambiguous`, `/short` or `/weak` after the number for words that mean other things too.
    Month = "months", name: false, Concepts::Date;
    /// Weekdays, from 1 for Monday to 7; `/weak` for abbreviations that mean other things too.
    Weekday = "weekdays", name: false, Concepts::Date;
    /// Seasons.
    Season = "seasons", name: false, Concepts::Date;
    /// Units of the calendar; `/plural` for several.
    DateUnit = "date-units", name: false, Concepts::Date;
    /// Letters that stand for a unit before its number (`Q3`), by unit.
    PeriodLetter = "period-letters", name: false, Concepts::Date;
    /// Days by their distance from today, or from the day the text speaks of (`previous+1`).
    RelativeDay = "relative-days", name: false, Concepts::Date;
    /// Decades by their tens (`nineties`).
    DecadeWord = "decades", name: false, Concepts::Date;
    /// Days known by a name, as month and day or by their distance from Easter Sunday.
    Holiday = "holidays", name: false, Concepts::Date;
    /// Adjectives and adverbs that say how often, as a length of time.
    CadenceWord = "cadence-words", name: false, Concepts::Date;
    /// Small words inside and around dates, by what they do there.
    DateWord = "date-words", name: false, Concepts::Date;
    /// Nouns for what figures measure.
    FigureHead = "figure-heads", name: false, Concepts::Refined(FIGURE_HEADS);
    /// Verbs of trade, money and change, as `class:form`.
    FigureVerb = "figure-verbs", name: false, Concepts::Verb;
    /// Words that say of a figure that it is a record, planned, a share, compared with another.
    FigureCue = "figure-cues", name: false, Concepts::OneOf(FIGURE_CUES);
    /// Nouns for opinion polls and those who take them.
    PollHead = "poll-heads", name: false, Concepts::OneOf(POLL_HEADS);
    /// Nouns for bodies that give figures.
    SourceHead = "source-heads", name: false, Concepts::OneOf(&["body", "data"]);
    /// Nouns for places: a capital stands for the city of a state that is named beside it.
    PlaceNoun = "place-nouns", name: false, Concepts::OneOf(&["capital", "city", "same-city"]);
    /// Words by which a passage's language is known.
    FunctionWord = "function-words", name: false, Concepts::Any;
}

/// A set of categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CategorySet(pub(super) [u64; 2]);

impl CategorySet {
    /// No category.
    pub const EMPTY: Self = Self([0; 2]);
    /// Every category.
    pub const ALL: Self = Self([u64::MAX; 2]);

    /// The tables that the readers of literals look at, and nothing else does.
    pub const LITERAL: Self = Self::of(&[
        Category::NumberWord,
        Category::ScaleWord,
        Category::ScaleAbbreviation,
        Category::MoneyScale,
        Category::CountNoun,
        Category::OrdinalWord,
        Category::OrdinalSuffix,
        Category::FractionWord,
        Category::NumberPart,
        Category::NumberStop,
        Category::Currency,
        Category::CurrencySymbol,
        Category::WeakCurrency,
        Category::Coin,
        Category::BoundWord,
        Category::BoundSuffix,
        Category::PercentWord,
        Category::ChangeWord,
        Category::MultipleWord,
        Category::MultipleCue,
        Category::Month,
        Category::Weekday,
        Category::Season,
        Category::DateUnit,
        Category::PeriodLetter,
        Category::RelativeDay,
        Category::DecadeWord,
        Category::Holiday,
        Category::CadenceWord,
        Category::DateWord,
    ]);

    /// Every category that is not in the set.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self([!self.0[0], !self.0[1]])
    }

    /// The set of those categories.
    #[must_use]
    pub const fn of(categories: &[Category]) -> Self {
        let mut set = Self::EMPTY;
        let mut at = 0;
        while at < categories.len() {
            set.insert(categories[at]);
            at += 1;
        }
        set
    }

    /// Adds a category.
    pub const fn insert(&mut self, category: Category) {
        self.0[category as usize / 64] |= 1 << (category as usize % 64);
    }

    /// Whether the category is in the set.
    #[must_use]
    pub const fn contains(self, category: Category) -> bool {
        self.0[category as usize / 64] & 1 << (category as usize % 64) != 0
    }

    /// Whether the sets share a category.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    /// The categories of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

impl Category {
    /// Whether the terms are names of places and states, of which languages may disagree.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Country | Self::City)
    }

    /// The category whose file has that stem.
    #[must_use]
    pub fn from_stem(stem: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.stem() == stem)
    }
}
