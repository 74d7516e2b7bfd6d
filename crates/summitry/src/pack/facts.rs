//! The facts of `common/` with their types: cities, blocs with members, series of meetings.

use rustc_hash::FxHashMap;

use super::error::PackError;
use super::order::CITIES;
use super::table::Row;
use crate::value::{Country, Currency, Party, Slug};

/// A city or another place that holds meetings.
#[derive(Clone, Debug)]
pub struct City {
    /// The name that records carry.
    pub name: String,
    /// The state it lies in.
    pub country: Country,
    /// Whether it is the seat of that state's government, and so may stand for the state.
    pub capital: bool,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
}

/// A state's time in a bloc, as ISO 8601 dates or years; absent ends are open.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The state.
    pub country: Country,
    /// When it joined.
    pub joined: Option<String>,
    /// When it left.
    pub left: Option<String>,
}

/// A bloc or region with its members.
#[derive(Clone, Debug)]
pub struct Bloc {
    /// Its id.
    pub id: Slug,
    /// What it is: `region`, `organisation`, `union` (an organisation that acts for its members), `informal`.
    pub kind: String,
    /// Its members, past ones too.
    pub members: Vec<Membership>,
}

impl Bloc {
    /// The members at a date (`2024`, `2024-05-01`); without one, those that have not left.
    #[must_use]
    pub fn members_at(&self, date: Option<&str>) -> Vec<Country> {
        let within = |m: &&Membership| match date {
            None => m.left.is_none(),
            Some(date) => {
                m.joined
                    .as_deref()
                    .is_none_or(|joined| joined <= date || date.starts_with(joined))
                    && m.left.as_deref().is_none_or(|left| date < left)
            }
        };
        self.members.iter().filter(within).map(|m| m.country).collect()
    }
}

/// A series of meetings, a mechanism or an organisation.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its canonical id.
    pub id: Slug,
    /// What it is: `organisation`, `forum`, `format`, `pairing`, `court`, `bank`, `fund`, `agreement`.
    pub kind: String,
    /// The sides that its title names.
    pub parties: Vec<Party>,
    /// The level that its name fixes: `summit` or `ministerial`.
    pub level: Option<String>,
    /// The organisation whose organ it is: its meetings are that organisation's.
    pub part_of: Option<Slug>,
}

impl Series {
    /// The id under which its meetings are counted: its organisation's, where it is an organ.
    #[must_use]
    pub fn meetings_of(&self) -> &Slug {
        self.part_of.as_ref().unwrap_or(&self.id)
    }

    /// Whether a number after its name counts its meetings ("COP30").
    #[must_use]
    pub fn numbered(&self) -> bool {
        self.kind == "conference"
    }
}

/// All facts, by id.
#[derive(Debug, Default)]
pub struct Facts {
    cities: FxHashMap<String, City>,
    /// Names and capitals' ids.
    countries: FxHashMap<String, (String, String)>,
    blocs: FxHashMap<String, Bloc>,
    series: FxHashMap<String, Series>,
    /// Ids of series by their sides, sorted.
    pairings: FxHashMap<Vec<Party>, Slug>,
    /// Summits of a single bloc, by the bloc.
    summits: FxHashMap<String, Slug>,
    /// The same by the states that the sides stand for.
    pairings_by_states: FxHashMap<Vec<Country>, Slug>,
    proposers: FxHashMap<String, Option<Party>>,
    institutions: FxHashMap<String, (String, Option<Country>)>,
    instruments: FxHashMap<String, String>,
    currencies: FxHashMap<String, CurrencyTerm>,
    money_of: FxHashMap<Country, Currency>,
}

/// What a name or symbol of a currency stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrencyTerm {
    /// The currency, or the one that is usually meant by a name that several share.
    pub usual: Currency,
    /// The family of currencies of that name (`dollar`).
    pub family: Option<String>,
    /// How sure it is that the usual one is meant.
    pub certainty: CurrencyCertainty,
    /// Another family whose members go by this name too: CFA francs are francs.
    pub includes: Option<String>,
    /// Whether a state that the text speaks of decides which member is meant.
    pub by_country: bool,
    /// Whether the family's symbol stands for the usual one whatever states the text speaks of ("£1.1bn for Syria").
    pub by_symbol: bool,
}

/// How sure a currency is that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CurrencyCertainty {
    /// The name is no other's: "euro", "Hong Kong dollar", `A$`.
    Stated,
    /// The bare name means this one unless the text says otherwise: "dollar", `$`.
    Usual,
    /// The bare name means one of several; this one is a guess: "dinar", "franc".
    Guessed,
}

/// The tables of facts: file stem and header.
pub const TABLES: &[(&str, &[&str])] = &[
    ("countries", &["code", "alpha2", "name", "capital", "currency"]),
    ("blocs", &["id", "name", "kind", "members"]),
    CITIES,
    ("currencies", &["code", "digits", "until", "family"]),
    ("currency-families", &["id", "usual", "sure", "includes"]),
    ("initiatives", &["id", "proposer"]),
    ("institutions", &["id", "kind", "country"]),
    ("instruments", &["id", "kind"]),
    ("series", &["id", "kind", "parties", "level", "part_of"]),
];

impl Facts {
    /// Adds a table's rows; a row with a known id replaces it.
    ///
    /// # Errors
    /// Where a cell is not as it should be.
    pub fn add(&mut self, table: &str, file: &str, rows: &[Row<'_>]) -> Result<(), PackError> {
        for row in rows {
            let id = &*row.cells[0];
            if id.is_empty() {
                return Err(PackError::line(file, row.line, "an empty id", "an id"));
            }
            let wrong = |found: &str, expected: String| PackError::line(file, row.line, format!("`{found}`"), expected);
            match table {
                "countries" => {
                    let country = id.parse::<Country>().map_err(|e| wrong(id, e.to_string()))?;
                    if !row.cells[4].is_empty() {
                        let money = row.cells[4].parse::<Currency>();
                        let money = money.map_err(|e| wrong(&row.cells[4], e.to_string()))?;
                        self.money_of.insert(country, money);
                    }
                    self.countries
                        .insert(id.to_owned(), (row.cells[2].to_string(), row.cells[3].to_string()));
                }
                "cities" => {
                    let country = row.cells[2]
                        .parse()
                        .map_err(|_| wrong(&row.cells[2], "a state's code".to_owned()))?;
                    let city = City {
                        name: row.cells[1].to_string(),
                        country,
                        capital: row.cells[6] == "1",
                        population: row.cells[5].parse().unwrap_or(0),
                    };
                    self.cities.insert(id.to_owned(), city);
                }
                "blocs" => {
                    let members = row.cells[3]
                        .split_whitespace()
                        .map(membership)
                        .collect::<Option<Vec<_>>>();
                    let members = members.ok_or_else(|| {
                        wrong(
                            &row.cells[3],
                            "codes such as `KAZ@1991` or `GBR@1973/2020-01-31`".to_owned(),
                        )
                    })?;
                    let slug = id.parse::<Slug>().map_err(|e| wrong(id, e.to_string()))?;
                    self.blocs.insert(
                        id.to_owned(),
                        Bloc {
                            id: slug,
                            kind: row.cells[2].to_string(),
                            members,
                        },
                    );
                }
                "series" => {
                    let parties: Result<Vec<Party>, _> = row.cells[2].split_whitespace().map(str::parse).collect();
                    let mut parties = parties.map_err(|e| wrong(&row.cells[2], e.to_string()))?;
                    let slug = id.parse::<Slug>().map_err(|e| wrong(id, e.to_string()))?;
                    parties.sort();
                    if parties.len() > 1 {
                        self.pairings.entry(parties.clone()).or_insert_with(|| slug.clone());
                    }
                    if let [Party::Bloc(bloc)] = parties.as_slice()
                        && row.cells[3] == "summit"
                        && row.cells[1] == "organisation"
                    {
                        self.summits.insert(bloc.as_str().to_owned(), slug.clone());
                    }
                    let level = Some(row.cells[3].to_string()).filter(|l| !l.is_empty());
                    let part_of = match &*row.cells[4] {
                        "" => None,
                        whole => Some(whole.parse::<Slug>().map_err(|e| wrong(whole, e.to_string()))?),
                    };
                    let series = Series {
                        part_of,
                        id: slug,
                        kind: row.cells[1].to_string(),
                        parties,
                        level,
                    };
                    self.series.insert(id.to_owned(), series);
                }
                "currencies" => {
                    let usual = id.parse().map_err(|_| wrong(id, "an ISO 4217 code".to_owned()))?;
                    if row.cells[1].parse::<u8>().is_err() {
                        return Err(wrong(&row.cells[1], "the number of decimals".to_owned()));
                    }
                    let term = CurrencyTerm {
                        usual,
                        family: Some(row.cells[3].to_string()).filter(|f| !f.is_empty()),
                        certainty: CurrencyCertainty::Stated,
                        includes: None,
                        by_country: false,
                        by_symbol: false,
                    };
                    self.currencies.insert(id.to_owned(), term);
                }
                "currency-families" => {
                    let usual = row.cells[1].parse();
                    let usual = usual.map_err(|_| wrong(&row.cells[1], "an ISO 4217 code".to_owned()))?;
                    let (certainty, by_country, by_symbol) = match &*row.cells[2] {
                        "always" => (CurrencyCertainty::Usual, false, true),
                        "symbol" => (CurrencyCertainty::Usual, true, true),
                        "usually" => (CurrencyCertainty::Usual, true, false),
                        "no" => (CurrencyCertainty::Guessed, true, false),
                        other => return Err(wrong(other, "always, symbol, usually or no".to_owned())),
                    };
                    let term = CurrencyTerm {
                        usual,
                        family: Some(id.to_owned()),
                        certainty,
                        includes: Some(row.cells[3].to_string()).filter(|f| !f.is_empty()),
                        by_country,
                        by_symbol,
                    };
                    self.currencies.insert(id.to_owned(), term);
                }
                "initiatives" => {
                    let proposer = match &*row.cells[1] {
                        "" => None,
                        code => Some(code.parse::<Party>().map_err(|e| wrong(code, e.to_string()))?),
                    };
                    self.proposers.insert(id.to_owned(), proposer);
                }
                "instruments" => {
                    if !super::category::INSTRUMENTS.contains(&&*row.cells[1]) {
                        return Err(wrong(&row.cells[1], "a kind of instrument".to_owned()));
                    }
                    self.instruments.insert(id.to_owned(), row.cells[1].to_string());
                }
                "institutions" => {
                    let country = match &*row.cells[2] {
                        "" => None,
                        code => Some(code.parse::<Country>().map_err(|e| wrong(code, e.to_string()))?),
                    };
                    self.institutions
                        .insert(id.to_owned(), (row.cells[1].to_string(), country));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a table has that id.
    #[must_use]
    pub fn contains(&self, table: &str, id: &str) -> bool {
        match table {
            "countries" => self.countries.contains_key(id),
            "cities" => self.cities.contains_key(id),
            "blocs" => self.blocs.contains_key(id),
            "series" => self.series.contains_key(id),
            "currencies" | "currency-families" => self.currencies.contains_key(id),
            "initiatives" => self.proposers.contains_key(id),
            "institutions" => self.institutions.contains_key(id),
            "instruments" => self.instruments.contains_key(id),
            _ => false,
        }
    }

    /// The currency of a state.
    #[must_use]
    pub fn money_of(&self, country: Country) -> Option<Currency> {
        self.money_of.get(&country).copied()
    }

    /// A currency by its code, or a family of them by its id.
    #[must_use]
    pub fn currency(&self, id: &str) -> Option<&CurrencyTerm> {
        self.currencies.get(id)
    }

    /// A state's short English name, as in canonical ids.
    #[must_use]
    pub fn country_name(&self, country: Country) -> Option<&str> {
        self.countries.get(country.code()).map(|(name, _)| name.as_str())
    }

    /// The id of a state's capital.
    #[must_use]
    pub fn capital(&self, country: Country) -> Option<&str> {
        self.countries
            .get(country.code())
            .map(|(_, id)| id.as_str())
            .filter(|id| !id.is_empty())
    }

    /// A city by its id.
    #[must_use]
    pub fn city(&self, id: &str) -> Option<&City> {
        self.cities.get(id)
    }

    /// A bloc by its id.
    #[must_use]
    pub fn bloc(&self, id: &str) -> Option<&Bloc> {
        self.blocs.get(id)
    }

    /// A series by its id.
    #[must_use]
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.series.get(id)
    }

    /// The series that joins these sides (sorted), named as in its title or state by state.
    #[must_use]
    pub fn pairing(&self, parties: &[Party]) -> Option<&Slug> {
        if parties.len() < 2 {
            return None;
        }
        self.pairings
            .get(parties)
            .or_else(|| self.pairings_by_states.get(&self.states(parties)))
    }

    /// The series under which a bloc's own summits are counted, where that is not the bloc itself (`eu-council`).
    #[must_use]
    pub fn summits_of(&self, bloc: &str) -> Option<&Slug> {
        self.summits.get(bloc)
    }

    /// The states that parties stand for, blocs by their present members; sorted and unique.
    #[must_use]
    pub fn states(&self, parties: &[Party]) -> Vec<Country> {
        let mut states = Vec::new();
        for party in parties {
            match (party.country(), self.blocs.get(party.as_str())) {
                (Some(country), _) => states.push(country),
                (None, Some(bloc)) => states.extend(bloc.members_at(None)),
                (None, None) => {}
            }
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    /// Completes the facts once all tables are read: series can then be found by the states of their sides.
    pub fn finish(&mut self) {
        let mut pairings: Vec<(&Vec<Party>, &Slug)> = self.pairings.iter().collect();
        pairings.sort();
        let by_states: Vec<(Vec<Country>, Slug)> = pairings
            .into_iter()
            .map(|(parties, id)| (self.states(parties), id.clone()))
            .collect();
        for (states, id) in by_states {
            self.pairings_by_states.entry(states).or_insert(id);
        }
    }

    /// Who proposed an initiative, where the packs know.
    #[must_use]
    pub fn proposer(&self, initiative: &str) -> Option<&Party> {
        self.proposers.get(initiative)?.as_ref()
    }

    /// The kind of a known instrument.
    #[must_use]
    pub fn instrument(&self, id: &str) -> Option<&str> {
        self.instruments.get(id).map(String::as_str)
    }

    /// An institution's kind and state.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<(&str, Option<Country>)> {
        self.institutions
            .get(id)
            .map(|(kind, country)| (kind.as_str(), *country))
    }
}

fn membership(cell: &str) -> Option<Membership> {
    let (code, dates) = cell.split_once('@').unwrap_or((cell, ""));
    let (joined, left) = dates.split_once('/').unwrap_or((dates, ""));
    let date = |d: &str| Some(d.to_owned()).filter(|d| !d.is_empty());
    Some(Membership {
        country: code.parse().ok()?,
        joined: date(joined),
        left: date(left),
    })
}

#[cfg(test)]
mod tests {
    use super::{Bloc, membership};

    #[test]
    fn membership_depends_on_the_date() {
        let members = ["GBR@1973/2020-01-31", "FRA@1958", "HRV@2013-07-01"]
            .map(|m| membership(m).unwrap())
            .to_vec();
        let bloc = Bloc {
            id: "european-union".parse().unwrap(),
            kind: "union".to_owned(),
            members,
        };
        let codes = |date| {
            bloc.members_at(date)
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes(Some("2012")), ["GBR", "FRA"]);
        assert_eq!(codes(Some("2024-05-01")), ["FRA", "HRV"]);
        assert_eq!(codes(None), ["FRA", "HRV"]);
    }
}
