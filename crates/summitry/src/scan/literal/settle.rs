//! Which currency a shared name means, from the rest of the text.

use rustc_hash::FxHashMap;

use super::{CurrencyNaming, Literal, LiteralValue};
use crate::pack::{ConceptId, CurrencyCertainty, CurrencyTerm, Packs};
use crate::value::{Country, Currency, Money, Number};

/// A state that a text names, by the token where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The first token of its name, of its adjective or of its city.
    pub at: usize,
    /// The state.
    pub country: Country,
}

/// How far from an amount a state may be named to decide its currency, in tokens: some sentences before, or close behind.
const BEFORE: usize = 400;
const BEHIND: usize = 25;

/// Decides between currencies of one name: "dinars" where the text speaks of Tunisia are Tunisian, and "dollars" are Canadian where it
/// has spoken of Canadian dollars and no others.
///
/// `mentions` and the amounts are in the order of the text, with token positions of the same text.
pub fn settle_currencies<'l>(packs: &Packs, mentions: &[Mention], literals: impl Iterator<Item = &'l mut Literal>) {
    let facts = packs.facts();
    let money_of = |mention: &Mention| {
        let currency = facts.money_of(mention.country)?;
        Some((
            mention.at,
            currency,
            facts.currency(currency.code())?.family.as_deref()?,
        ))
    };
    let mentions: Vec<(usize, Currency, &str)> = mentions.iter().filter_map(money_of).collect();
    let mut literals: Vec<&mut Literal> = literals.collect();
    let alike = amounts_in_full(&literals);
    let mut stated = Stated::default();
    for literal in &mut literals {
        let LiteralValue::Money(money) = &literal.value else {
            continue;
        };
        let (Some(naming), Some(family)) = (literal.naming, literal.naming.and_then(|n| n.family)) else {
            continue;
        };
        let id = packs.lexicon().concept(family);
        if naming.certainty == CurrencyCertainty::Stated {
            stated.note(id, money.currency());
            continue;
        }
        let Some(term) = facts.currency(id) else { continue };
        let named = stated
            .only(id)
            .filter(|_| !naming.symbol || naming.certainty == CurrencyCertainty::Guessed);
        let by_state = || nearest(&mentions, literal, term, id).filter(|_| !(naming.symbol && term.by_symbol));
        // "Government announces $52.5 million … a AU$52.5 million package": the same amount, once with its currency in full.
        let same = || alike.get(&(family, money.quantity().value()?)).copied().flatten();
        let Some(currency) = named.or_else(same).or_else(by_state) else {
            continue;
        };
        literal.value = LiteralValue::Money(Money::new(money.quantity(), currency));
        literal.naming = Some(CurrencyNaming {
            certainty: CurrencyCertainty::Usual,
            ..naming
        });
    }
}

/// The currency of the amounts that are named in full, by family and value; `None` where two currencies share an amount.
fn amounts_in_full(literals: &[&mut Literal]) -> FxHashMap<(ConceptId, Number), Option<Currency>> {
    let mut amounts = FxHashMap::default();
    for literal in literals {
        let (LiteralValue::Money(money), Some(naming)) = (&literal.value, literal.naming) else {
            continue;
        };
        let (Some(family), Some(value)) = (naming.family, money.quantity().value()) else {
            continue;
        };
        if naming.certainty == CurrencyCertainty::Stated {
            let currency = amounts.entry((family, value)).or_insert(Some(money.currency()));
            *currency = currency.filter(|c| *c == money.currency());
        }
    }
    amounts
}

/// The currency of that family whose state is named nearest.
fn nearest(
    mentions: &[(usize, Currency, &str)],
    literal: &Literal,
    term: &CurrencyTerm,
    family: &str,
) -> Option<Currency> {
    if !term.by_country {
        return None;
    }
    let fits = |(_, _, of): &&(usize, Currency, &str)| *of == family || term.includes.as_deref() == Some(*of);
    let split = mentions.partition_point(|(at, ..)| *at < literal.first);
    let low = mentions.partition_point(|(at, ..)| at + BEFORE < literal.first);
    let high = mentions.partition_point(|(at, ..)| *at < literal.end + BEHIND);
    let before = mentions[low..split].iter().rev().find(fits);
    let behind = mentions[split..high.max(split)].iter().find(fits);
    let chosen = match (before, behind) {
        (Some(before), Some(behind)) => {
            let nearer = behind.0 - literal.end.min(behind.0) < literal.first - before.0;
            if nearer { behind } else { before }
        }
        (before, behind) => before.or(behind)?,
    };
    Some(chosen.1)
}

/// The members of each family that the text has named in full so far. Few families meet in one text.
#[derive(Default)]
struct Stated<'p> {
    families: Vec<(&'p str, Currency, bool)>,
}

impl<'p> Stated<'p> {
    fn note(&mut self, family: &'p str, currency: Currency) {
        match self.families.iter_mut().find(|(id, ..)| *id == family) {
            Some((_, only, several)) => *several |= *only != currency,
            None => self.families.push((family, currency, false)),
        }
    }

    /// The only member of a family that was named.
    fn only(&self, family: &str) -> Option<Currency> {
        let (_, currency, several) = self.families.iter().find(|(id, ..)| *id == family)?;
        (!several).then_some(*currency)
    }
}
