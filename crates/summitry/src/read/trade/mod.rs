//! Reads mentions of [`TradeFigure`].
//!
//! A sentence's heads (what may be measured), amounts and rates are put together into drafts ([`draft`]); each draft has its
//! stretch of the sentence ([`segment`]), from which come its sides ([`roles`]), time ([`period`]), status ([`status`]) and source
//! ([`source`]). What a sentence leaves out is taken from its context: the heading, the head of a list, the figure before
//! ([`context`]).
//!
//! | rule | what it read |
//! | --- | --- |
//! | `figure.measure.noun`, `.verb`, `.inherited` | the noun, the verb, or the figure before |
//! | `figure.value.money`, `.bare` | an amount with its currency; a bare number beside a head |
//! | `figure.currency.money`, `.inherited` | |
//! | `figure.bound.words`, `.verb` | "plus de"; "a dépassé" |
//! | `figure.period.date`, `.year-before`, `.inherited` | a date; the year before the other figure's; the context's |
//! | `figure.parties.named`, `.completed`, `.topic`, `.inherited` | named; one named, the other the context's; the section's; the context's |
//! | `figure.change.rate` | a percentage with a sign or a word of direction |
//! | `figure.record.cue` | |
//! | `figure.status.verb`, `.cue`, `.period` | a verb to come; "objectif"; a year to come |
//! | `figure.source.preposition`, `.verb`, `.forecast`, `.announced`, `.bracket`, `.inherited` | "selon X"; "X said"; "X expects"; "X announced"; "(X)"; the list's |

mod amount;
mod before;
mod context;
mod draft;
mod head;
mod heading;
mod named;
mod period;
mod rate;
mod roles;
mod segment;
mod sides;
mod source;
mod status;

use super::Mention;
use crate::pack::Category;
use crate::phrase::{Line, Phrased, verb_groups};
use crate::record::{Confidence, Extraction, FigureStatus, Measure, Record, TradeFigure, TradeFigureField as Field};
use crate::text::BlockKind;
use crate::value::{Bound, Currency, DateInterval, Party, Span};

use amount::bound_by_verb;
use context::Context;
use draft::{Draft, Parts, drafts};
use head::{Nuance, heads};
use source::Source;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<TradeFigure>> {
    let mut reader = Reader {
        text,
        found,
        diplomatic: !(found.summits.is_empty() && found.ministerials.is_empty() && found.treaties.is_empty()),
        official: heading::statisticians(text).next().is_some(),
        context: Context::default(),
        list: None,
        mentions: Vec::new(),
    };
    reader.context.home = heading::home(text);
    reader.context.sides = sides::sides(text, found);
    reader.context.bloc = sides::own_bloc(text, found);
    reader.context.lender = heading::lender(text);
    for line in text.lines() {
        reader.line(&line);
    }
    reader.mentions
}

/// Smaller amounts under a head that means many things are prices and fees.
const SMALLEST: u32 = 500_000;
/// Amounts below this are no state's.
const SMALLEST_GIVEN: u32 = 20_000;

struct Reader<'a> {
    text: &'a Phrased<'a>,
    found: &'a Extraction,
    /// Whether the text tells of meetings or instruments: then money without named sides is of states, too.
    diplomatic: bool,
    /// Whether the text names those who count a state's trade: then trade without named sides is a state's.
    official: bool,
    context: Context,
    /// What the head of the list said, while inside a list.
    list: Option<Context>,
    mentions: Vec<Mention<TradeFigure>>,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let (amounts, rates) = amount::quantities(line);
        let item = line.block_kind() == BlockKind::Bullet
            || line.block_kind() == BlockKind::Heading && line.block() > 0 && !(amounts.is_empty() && rates.is_empty());
        if item {
            // Each item starts from the head of the list, not from the item before.
            let same_block = self.context.block == line.block() && self.context.figures;
            match &self.list {
                Some(list) if !same_block => self.context = list.clone(),
                Some(_) => {}
                None => self.list = Some(self.context.clone()),
            }
        } else if let Some(list) = self.list.take() {
            let (figures, line) = (self.context.figures, self.context.line);
            self.context = list;
            self.context.figures |= figures;
            self.context.line = line;
        }
        if amounts.is_empty() && rates.is_empty() {
            self.heading(line);
            self.speaks_of(line);
            return;
        }
        self.topic(line);
        if line.block_kind() == BlockKind::Heading && line.block() == 0 {
            self.subject(line);
        }
        let verbs = verb_groups(line, Category::FigureVerb);
        let heads = heads(line, &verbs);
        let periods = amount::periods(line, self.text.published);
        let parts = Parts {
            heads: &heads,
            amounts: &amounts,
            rates: &rates,
            verbs: &verbs,
            periods: &periods,
        };
        let drafts = drafts(line, &parts);
        if drafts.is_empty() {
            self.speaks_of(line);
            return;
        }
        let sources = source::sources(line, &verbs);
        let segments = segment::segments(line, &drafts);
        let mut previous: Option<TradeFigure> = None;
        for (index, draft) in drafts.iter().enumerate() {
            let figure = self.figure(
                line,
                &parts,
                draft,
                segments[index],
                &sources,
                &periods,
                previous.as_ref(),
            );
            if let Some((figure, giver)) = figure {
                self.remember(line, &parts, draft, &figure, previous.as_ref());
                if giver.is_some() {
                    self.context.giver = giver;
                }
                // What follows goes on with the newer of two figures that are compared.
                if draft.compared.is_none() || previous.is_none() {
                    previous = Some(figure.clone());
                }
                self.mentions.push(Mention {
                    record: figure,
                    line: line.index,
                    first: draft.first,
                    end: draft.end,
                    anaphoric: false,
                });
            }
        }
    }

    /// "Au premier semestre, le bloc est devenu son premier partenaire.": the months that the next sentence's figures are of.
    fn speaks_of(&mut self, line: &Line<'_>) {
        let several = |interval: &DateInterval| {
            interval.single().is_none() && interval.start().is_some() && interval.end().is_some()
        };
        let period = amount::periods(line, self.text.published)
            .into_iter()
            .rfind(|p| !p.day && p.interval.as_ref().is_some_and(several) && !period::is_compared(line, p));
        if let Some(period) = period
            && let Some(interval) = period.interval
        {
            self.context.spoken = Some((interval, line.span(period.first, period.end), line.index));
        }
    }

    fn remember(
        &mut self,
        line: &Line<'_>,
        parts: &Parts<'_>,
        draft: &Draft,
        figure: &TradeFigure,
        previous: Option<&TradeFigure>,
    ) {
        let context = &mut self.context;
        context.figures = true;
        context.planned = figure.status.is_some();
        context.line = line.index;
        context.block = line.block();
        if let Some(measure) = figure.measure {
            let nuance = draft.head.map_or_else(
                || context.measure.map_or(Nuance::Plain, |(_, n)| n),
                |h| parts.heads[h].nuance,
            );
            context.measure = Some((measure, nuance));
            // A later sentence goes on with what this one began with.
            if previous.is_none() {
                context.lead = context.measure;
            }
        }
        let whole = context.measure.is_some_and(|(_, n)| n == Nuance::Whole);
        let keeps = whole && context.parties.len() > 1;
        if !keeps && !figure.parties.is_empty() {
            context.parties.clone_from(&figure.parties);
            context.parties_span = figure
                .evidence
                .get(&Field::Parties)
                .and_then(|e| e.first())
                .map(|e| e.span);
        }
        if let Some(period) = figure.period
            && figure.status.is_none()
            && draft.compared.is_none()
        {
            let span = figure
                .evidence
                .get(&Field::Period)
                .and_then(|e| e.first())
                .map(|e| e.span);
            context.period = span.map(|s| (period, s));
        }
        if figure.currency.is_some() {
            context.currency = figure.currency;
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call, and each is a different view of the figure"
    )]
    fn figure(
        &self,
        line: &Line<'_>,
        parts: &Parts<'_>,
        draft: &Draft,
        segment: (usize, usize),
        sources: &[Source],
        periods: &[amount::Period],
        previous: Option<&TradeFigure>,
    ) -> Option<(TradeFigure, Option<(Party, Span)>)> {
        let head = draft.head.map(|h| &parts.heads[h]);
        let (measure, nuance) = match head {
            Some(head) => (head.measure?, head.nuance),
            None => self
                .inherited_measure(line, draft)
                .or_else(|| self.lent(line, draft, parts))?,
        };
        let measure = self.specified(line, head, measure);
        let amount = draft.amount.map(|a| &parts.amounts[a]);
        if measure == Measure::Tariff || measure == Measure::Gdp && draft.rate.is_none() {
            return None;
        }
        let at = amount.map_or_else(
            || draft.rate.map_or(draft.first, |(r, _)| parts.rates[r].first),
            |a| a.first,
        );
        if status::supposed(line, draft.first, draft.end) || status::denied(line, parts, segment, at) {
            return None;
        }
        let mut figure = TradeFigure {
            measure: Some(measure),
            ..TradeFigure::default()
        };
        let span = line.span(draft.first, draft.end);
        figure.mention(span);
        match head {
            Some(head) => {
                let rule = if head.verb {
                    "figure.measure.verb"
                } else {
                    "figure.measure.noun"
                };
                figure.cite(Field::Measure, line.span(head.first, head.end), rule);
            }
            None => figure.cite(Field::Measure, span, "figure.measure.inherited"),
        }
        if let Some(amount) = amount {
            let value = if nuance == Nuance::Deficit && !amount.value.decimal().is_sign_negative() {
                amount.value.negated()
            } else {
                amount.value
            };
            let least = match measure {
                Measure::Other | Measure::Contract | Measure::Fund => SMALLEST,
                _ => SMALLEST_GIVEN,
            };
            if value.decimal().abs() < rust_decimal::Decimal::from(least) {
                return None;
            }
            figure.value = Some(value);
            let bare = amount.currency.is_none();
            figure.cite(
                Field::Value,
                amount.span,
                if bare {
                    "figure.value.bare"
                } else {
                    "figure.value.money"
                },
            );
            if let Some(currency) = amount.currency {
                figure.currency = Some(currency);
                figure.cite(Field::Currency, amount.span, "figure.currency.money");
            } else {
                let later = parts
                    .amounts
                    .iter()
                    .filter(|a| a.first > amount.first)
                    .find_map(|a| a.currency);
                figure.currency = Some(self.context.currency.or(later)?);
                figure.cite(Field::Currency, amount.span, "figure.currency.inherited");
            }
            // "cayó un 2 %, hasta 338.000 millones": behind a change the end of it, and no limit.
            let reached = amount.bound == Bound::UpTo
                && draft
                    .rate
                    .is_some_and(|(rate, _)| parts.rates[rate].end <= amount.first);
            if amount.bound != Bound::Exact && !reached {
                figure.bound = Some(amount.bound);
                figure.cite(Field::Bound, amount.span, "figure.bound.words");
            } else if let Some((bound, span)) = bound_by_verb(line, amount, parts.verbs) {
                figure.bound = Some(bound);
                figure.cite(Field::Bound, span, "figure.bound.verb");
            }
        }
        if let Some((rate, change)) = draft.rate {
            figure.change = Some(change);
            figure.cite(Field::Change, parts.rates[rate].span, "figure.change.rate");
        }
        let setting = roles::Setting {
            text: self.text,
            line,
            parts,
            context: &self.context,
            in_list: self.list.is_some(),
            people: &self.found.people,
        };
        let roles = roles::parties(&setting, draft, segment, (measure, nuance), sources);
        let official = (self.diplomatic || self.context.lender) && amount.is_some_and(|a| a.currency.is_some());
        if !(official || roles::trusted(line, head, nuance, &roles, &self.context)) {
            return None;
        }
        figure.parties.clone_from(&roles.parties);
        // "12 milliards de dirhams" of Morocco: a name that several currencies share is that of the state's own.
        if let Some(currency) = figure.currency
            && amount.is_some_and(|a| a.guessed)
            && let Some(own) = figure.parties.iter().find_map(|p| own_currency(line, p, currency))
        {
            figure.currency = Some(own);
        }
        for span in &roles.spans {
            figure.cite(Field::Parties, *span, &format!("figure.parties.{}", roles.manner));
        }
        if let Some((interval, span, manner)) = period::period(
            line,
            draft,
            segment,
            at,
            measure,
            periods,
            parts.verbs,
            &self.context,
            previous,
        ) {
            figure.period = Some(interval);
            figure.cite(Field::Period, span, &format!("figure.period.{manner}"));
        }
        if draft.compared.is_none() {
            if let Some(span) = status::record(line, segment) {
                figure.record = true;
                figure.cite(Field::Record, span, "figure.record.cue");
            }
            let planned = status::planned(line, parts, segment, at, measure, figure.period, self.text.published);
            if let Some((span, manner)) = planned {
                figure.status = Some(FigureStatus::Planned);
                figure.cite(Field::Status, span, &format!("figure.status.{manner}"));
            } else if self.context.planned
                && roles::given(measure)
                && self.context.block == line.block()
                && line.index - self.context.line <= 1
                && !status::done(line, parts, segment, at)
            {
                // "…, dont 200 milliards en numéraire": part of what was promised.
                figure.status = Some(FigureStatus::Planned);
                figure.cite(Field::Status, span_of(line, draft), "figure.status.inherited");
            }
        }
        let flow = !roles::given(measure) && !matches!(measure, Measure::Contract | Measure::Debt);
        let here = sources
            .iter()
            .find(|s| !parted(line, s.first, at) && (flow || !matches!(s.manner, "forecast" | "announced")));
        let own = here.or_else(|| {
            sources
                .first()
                .filter(|s| s.manner == "preposition" && s.first <= line.first() + 1)
        });
        let announced = self
            .context
            .announced
            .as_ref()
            .filter(|(_, _, block)| *block == line.block());
        if let Some(source) = own {
            figure.source = Some(source.name.clone());
            figure.cite(Field::Source, source.span, &format!("figure.source.{}", source.manner));
        } else if let Some((name, span, _)) = announced {
            figure.source = Some(name.clone());
            figure.cite(Field::Source, *span, "figure.source.inherited");
        } else if let Some((name, span)) = self.context.source.as_ref().filter(|_| self.list.is_some()) {
            figure.source = Some(name.clone());
            figure.cite(Field::Source, *span, "figure.source.inherited");
        }
        if figure.status.is_some()
            && figure
                .evidence
                .get(&Field::Period)
                .is_some_and(|e| e.iter().all(|e| e.rule.ends_with("inherited")))
        {
            // A target is of no time but its own.
            figure.clear(Field::Period);
        }
        let flows = head.is_some_and(|h| !h.verb && h.nuance != Nuance::Weak)
            && matches!(
                measure,
                Measure::Exports | Measure::Imports | Measure::Trade | Measure::TradeBalance
            );
        if figure.parties.is_empty() && !(self.diplomatic || self.official && flows) {
            return None;
        }
        let sure = head.is_some_and(|h| h.nuance != Nuance::Weak) && !figure.parties.is_empty();
        let confidence = if sure {
            0.95
        } else if head.is_some() {
            0.8
        } else {
            0.65
        };
        if let Some(confidence) = Confidence::new(confidence) {
            figure.set_confidence(confidence);
        }
        Some((figure, roles.giver))
    }

    /// What a verb of giving gives: aid where the sentence speaks of need, credit where a bank gives it.
    fn specified(&self, line: &Line<'_>, head: Option<&head::Head>, measure: Measure) -> Measure {
        if measure != Measure::Other || !head.is_some_and(|h| h.verb) {
            return measure;
        }
        let mut aid = false;
        if self.context.lender {
            return Measure::Loan;
        }
        for mark in line.marks() {
            if heading::lends(line, mark) {
                return Measure::Loan;
            }
            aid |= line.concept(mark, Category::FigureCue) == Some("aid");
        }
        if aid { Measure::Grant } else { measure }
    }

    /// "736 millions de dollars sont disponibles", in a text that opens with the World Bank.
    fn lent(&self, line: &Line<'_>, draft: &Draft, parts: &Parts<'_>) -> Option<(Measure, Nuance)> {
        let amount = &parts.amounts[draft.amount?];
        let money = amount.currency.is_some() || self.context.currency.is_some();
        let counted = draft.rate.is_some() || line.block_kind() == BlockKind::Heading;
        (self.context.lender && money && !counted && draft.compared.is_none()).then_some((Measure::Loan, Nuance::Weak))
    }

    /// What a figure without a head measures: what the one before does, or what the head of the list says.
    fn inherited_measure(&self, line: &Line<'_>, _draft: &Draft) -> Option<(Measure, Nuance)> {
        if let Some((hint, at)) = self.context.hint
            && at >= self.context.line
            && line.index - at <= 2
        {
            return Some(hint);
        }
        let same = self.context.line == line.index;
        let (measure, nuance) = if same {
            self.context.measure?
        } else {
            self.context.lead.or(self.context.measure)?
        };
        let near = line.index - self.context.line <= 1 || self.list.is_some();
        near.then_some((measure, nuance))
    }
}

/// The currency of a state, where it shares its name with another.
fn own_currency(line: &Line<'_>, party: &Party, guessed: Currency) -> Option<Currency> {
    let facts = line.packs().facts();
    let own = facts.money_of(party.country()?)?;
    let family = |c: Currency| facts.currency(c.code()).and_then(|t| t.family.as_deref());
    (family(own).is_some() && family(own) == family(guessed)).then_some(own)
}

/// Whether a semicolon stands between two tokens.
fn parted(line: &Line<'_>, a: usize, b: usize) -> bool {
    (a.min(b)..a.max(b)).any(|at| line.symbol(at) == Some(';'))
}

fn span_of(line: &Line<'_>, draft: &Draft) -> Span {
    line.span(draft.first, draft.end)
}
