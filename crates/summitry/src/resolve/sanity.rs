//! Records that contradict one another or themselves, told as warnings; nothing is changed.
//!
//! A text may be wrong, or it was misread: a warning says which records to look at, and points at the words of the value in doubt.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::record::{
    Extraction, Measure, Ministerial, MinisterialField, Record, Summit, SummitField, TradeFigure, TradeFigureField,
    Treaty, TreatyField, Warning,
};
use crate::value::{Bound, Country, Currency, Date, DateInterval, Party, Slug, Span};

/// Sums and balances may be off by this share of the larger figure: figures in the news are rounded.
const ROUNDING: Decimal = Decimal::from_parts(3, 0, 0, false, 2);
/// Rates may be off by so many percentage points for the same reason.
const POINTS: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// Adds a warning for each contradiction.
pub(crate) fn check(extraction: &mut Extraction) {
    let mut warnings = Vec::new();
    let amounts = Amounts::new(&extraction.trade_figures);
    totals(&extraction.trade_figures, &amounts, &mut warnings);
    growth(&extraction.trade_figures, &amounts, &mut warnings);
    let summits: Vec<Meeting<'_>> = extraction.summits.iter().map(Meeting::of_summit).collect();
    let ministerials: Vec<Meeting<'_>> = extraction.ministerials.iter().map(Meeting::of_ministerial).collect();
    let signed = by_place(&extraction.treaties);
    for meetings in [&summits, &ministerials] {
        spans(meetings, &signed, &mut warnings);
        editions(meetings, &mut warnings);
    }
    stages(&extraction.treaties, &mut warnings);
    extraction.warnings.append(&mut warnings);
    extraction
        .warnings
        .sort_by(|a, b| (a.span, &a.code, &a.message).cmp(&(b.span, &b.code, &b.message)));
    extraction.warnings.dedup();
}

/// Where a field's value came from; where the text speaks of the record, if it does not say.
fn words<R: Record>(record: &R, field: R::Field) -> Span {
    let cited = record.evidence_map().get(&field).and_then(|evidence| evidence.first());
    let mentioned = record.mentions().first().copied();
    cited.map(|e| e.span).or(mentioned).unwrap_or(Span::new(0, 0))
}

/// An amount that was achieved, said to be itself or about so much.
fn amount(figure: &TradeFigure) -> Option<Decimal> {
    let known = matches!(figure.bound, None | Some(Bound::Exact | Bound::Approx));
    figure
        .value
        .filter(|_| known && figure.status.is_none())
        .map(|value| value.decimal())
}

/// What figures must share to be added up or compared: sides in any order, currency, time.
type Basis<'r> = (Vec<&'r Party>, Option<Currency>, Option<DateInterval>);

fn basis(figure: &TradeFigure) -> Basis<'_> {
    let mut sides: Vec<&Party> = figure.parties.iter().collect();
    sides.sort();
    (sides, figure.currency, figure.period)
}

/// The figures of each measure on each basis, by their amounts.
struct Amounts<'r>(FxHashMap<(Option<Measure>, Basis<'r>), SmallVec<[&'r TradeFigure; 2]>>);

impl<'r> Amounts<'r> {
    fn new(figures: &'r [TradeFigure]) -> Self {
        let mut amounts = Self(FxHashMap::default());
        for figure in figures.iter().filter(|f| amount(f).is_some()) {
            let same = amounts.0.entry((figure.measure, basis(figure))).or_default();
            // More than two say no more than two.
            if same.len() < 2 {
                same.push(figure);
            }
        }
        amounts
    }

    /// The only one of its kind: of two different totals either may be meant.
    fn alone(&self, measure: Option<Measure>, basis: Basis<'r>) -> Option<&'r TradeFigure> {
        match self.0.get(&(measure, basis))?.as_slice() {
            [figure] => Some(figure),
            _ => None,
        }
    }
}

/// Exports and imports against the total and against the balance.
fn totals<'r>(figures: &'r [TradeFigure], amounts: &Amounts<'r>, warnings: &mut Vec<Warning>) {
    let alone = |measure: Measure, like: &'r TradeFigure| amounts.alone(Some(measure), basis(like));
    for exports in figures.iter().filter(|f| f.measure == Some(Measure::Exports)) {
        let Some(imports) = alone(Measure::Imports, exports) else {
            continue;
        };
        let (Some(sold), Some(bought)) = (amount(exports), amount(imports)) else {
            continue;
        };
        if alone(Measure::Exports, exports).is_none() || exports.parties.is_empty() && exports.period.is_none() {
            continue;
        }
        let sum = sold.saturating_add(bought);
        let difference = sold.saturating_sub(bought);
        for (measure, expected, code, what) in [
            (Measure::Trade, sum, "trade.total", "exports and imports together are"),
            (
                Measure::TradeBalance,
                difference.abs(),
                "trade.balance",
                "exports less imports are",
            ),
        ] {
            let Some(figure) = alone(measure, exports) else {
                continue;
            };
            let found = amount(figure).unwrap_or_default().abs();
            let allowed = ROUNDING.saturating_mul(sold.abs().max(bought.abs()).max(found));
            if found.saturating_sub(expected).abs() > allowed {
                let message = format!(
                    "{} is {found}, but {what} {expected} ({}, {})",
                    figure.id, exports.id, imports.id
                );
                warnings.push(Warning::new(code, message, words(figure, TradeFigureField::Value)));
            }
        }
    }
}

/// A rate of change against the figure of the year before, where the text has both.
fn growth<'r>(figures: &'r [TradeFigure], amounts: &Amounts<'r>, warnings: &mut Vec<Warning>) {
    for figure in figures {
        let (Some(now), Some(change), Some(period)) = (amount(figure), figure.change, figure.period) else {
            continue;
        };
        let Some(year_before) = a_year_before(period) else {
            continue;
        };
        let (sides, currency, _) = basis(figure);
        let base = amounts.alone(figure.measure, (sides, currency, Some(year_before)));
        let Some((base, before)) = base.and_then(|f| Some((f, amount(f)?))) else {
            continue;
        };
        if before.is_zero() {
            continue;
        }
        let Some(rate) = now
            .checked_div(before)
            .and_then(|ratio| ratio.checked_sub(Decimal::ONE))
        else {
            continue;
        };
        let Some(rate) = rate.checked_mul(Decimal::ONE_HUNDRED) else {
            continue;
        };
        let stated = change.decimal();
        let allowed = POINTS.max(ROUNDING.saturating_mul(rate.abs()));
        if rate.saturating_sub(stated).abs() > allowed {
            let message = format!(
                "{} changed by {stated} %, but from {before} ({}) to {now} is {} %",
                figure.id,
                base.id,
                rate.round_dp(1).normalize()
            );
            warnings.push(Warning::new(
                "trade.growth",
                message,
                words(figure, TradeFigureField::Change),
            ));
        }
    }
}

fn a_year_before(period: DateInterval) -> Option<DateInterval> {
    let back = |date: Date| date.with_year(date.year()?.checked_sub(1)?);
    match period.single() {
        Some(date) => Some(back(date)?.into()),
        None => DateInterval::new(back(period.start()?)?, back(period.end()?)?),
    }
}

/// What the two kinds of meetings have in common.
struct Meeting<'r> {
    id: &'r str,
    series: Option<&'r Slug>,
    edition: Option<u32>,
    start: Option<Date>,
    end: Option<Date>,
    country: Option<Country>,
    /// Words of the edition, the end, and the city.
    edition_words: Span,
    end_words: Span,
    city_words: Option<Span>,
}

macro_rules! meeting {
    ($name:ident, $record:ty, $field:ident) => {
        fn $name(record: &'r $record) -> Self {
            Self {
                id: &record.id,
                series: record.series.as_ref(),
                edition: record.edition,
                start: record.start,
                end: record.end,
                country: record.country,
                edition_words: words(record, $field::Edition),
                end_words: words(record, $field::End),
                city_words: record.evidence($field::City).first().map(|e| e.span),
            }
        }
    };
}

impl<'r> Meeting<'r> {
    meeting!(of_summit, Summit, SummitField);
    meeting!(of_ministerial, Ministerial, MinisterialField);
}

/// Whether all of a date lies before all of another; dates of an unknown year are never sure to.
fn before(a: Date, b: Date) -> bool {
    a.year().is_some() && b.year().is_some() && a.last_day() < b.first_day()
}

/// Meetings that end before they begin, and signatures at a meeting outside its days.
fn spans(meetings: &[Meeting<'_>], signed: &FxHashMap<Span, Vec<&Treaty>>, warnings: &mut Vec<Warning>) {
    for meeting in meetings {
        let Some(start) = meeting.start else { continue };
        let end = meeting.end.unwrap_or(start);
        if before(end, start) {
            let message = format!("{} ends on {end}, before it begins on {start}", meeting.id);
            warnings.push(Warning::new("meeting.span", message, meeting.end_words));
        }
        // What was signed at a meeting has its place from the same words.
        let there = meeting.city_words.and_then(|words| signed.get(&words));
        for &treaty in there.into_iter().flatten().filter(|t| t.country == meeting.country) {
            let Some(signed) = treaty.signed else { continue };
            if before(signed, start) || before(end, signed) {
                let message = format!(
                    "{} was signed on {signed}, outside {} ({start} to {end}) where its place is from",
                    treaty.id, meeting.id
                );
                warnings.push(Warning::new(
                    "treaty.meeting",
                    message,
                    words(treaty, TreatyField::Signed),
                ));
            }
        }
    }
}

/// The instruments by the words that their place is from.
fn by_place(treaties: &[Treaty]) -> FxHashMap<Span, Vec<&Treaty>> {
    let mut places: FxHashMap<Span, Vec<&Treaty>> = FxHashMap::default();
    for treaty in treaties {
        if let Some(place) = treaty.evidence(TreatyField::City).first() {
            places.entry(place.span).or_default().push(treaty);
        }
    }
    places
}

/// Editions of a series that do not follow the calendar. Each meeting is held against one other at most: of those of a lower edition the
/// last, of those of the same edition the one told first.
fn editions(meetings: &[Meeting<'_>], warnings: &mut Vec<Warning>) {
    let known = |m: &'_ Meeting<'_>| Some((m.series?.as_str().to_owned(), m.edition?, m.start?));
    let mut dated: Vec<_> = meetings.iter().filter_map(|m| Some((known(m)?, m))).collect();
    dated.sort_by(|((a, x, _), _), ((b, y, _), _)| (a, x).cmp(&(b, y)));
    for series in dated.chunk_by(|((a, ..), _), ((b, ..), _)| a == b) {
        // The last of the lower editions.
        let mut latest: Option<(&Meeting<'_>, Date)> = None;
        for edition in series.chunk_by(|((_, a, _), _), ((_, b, _), _)| a == b) {
            let Some(((.., from), first)) = edition.first() else {
                continue;
            };
            let mut told = |a: &Meeting<'_>, from: Date, b: &Meeting<'_>, to: Date| {
                let message = format!(
                    "{} is edition {} and begins on {from}, {} is edition {} and begins on {to}",
                    a.id,
                    a.edition.unwrap_or_default(),
                    b.id,
                    b.edition.unwrap_or_default(),
                );
                warnings.push(Warning::new("meeting.edition", message, b.edition_words));
            };
            for ((.., to), meeting) in &edition[1..] {
                if before(*from, *to) || before(*to, *from) {
                    told(first, *from, meeting, *to);
                }
            }
            for ((.., to), meeting) in edition {
                if let Some((lower, from)) = latest.filter(|(_, from)| before(*to, *from)) {
                    told(lower, from, meeting, *to);
                }
            }
            for ((.., to), meeting) in edition.iter().filter(|((.., d), _)| d.year().is_some()) {
                if latest.is_none_or(|(_, from)| from.first_day() < to.first_day()) {
                    latest = Some((meeting, *to));
                }
            }
        }
    }
}

/// Instruments in force before they were signed.
fn stages(treaties: &[Treaty], warnings: &mut Vec<Warning>) {
    for treaty in treaties {
        let (Some(signed), Some(in_force)) = (treaty.signed, treaty.in_force) else {
            continue;
        };
        if before(in_force, signed) {
            let message = format!(
                "{} is in force from {in_force}, before it was signed on {signed}",
                treaty.id
            );
            warnings.push(Warning::new(
                "treaty.dates",
                message,
                words(treaty, TreatyField::InForce),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::record::{Extraction, Record, Summit, SummitField, TradeFigure, Treaty, TreatyField};
    use crate::value::Span;

    /// Records as the output writes them, with a mention each, and what is told of them.
    fn told(json: serde_json::Value) -> Vec<String> {
        let mut extraction = Extraction::default();
        let list = |name: &str| json[name].as_array().cloned().unwrap_or_default();
        for (at, value) in list("trade_figures").into_iter().enumerate() {
            let mut figure: TradeFigure = serde_json::from_value(value).unwrap();
            figure.id = format!("trade-figure-{}", at + 1);
            figure.mention(Span::new(at * 10, at * 10 + 5));
            extraction.trade_figures.push(figure);
        }
        for (at, value) in list("summits").into_iter().enumerate() {
            let mut summit: Summit = serde_json::from_value(value).unwrap();
            summit.id = format!("summit-{}", at + 1);
            summit.mention(Span::new(at * 10, at * 10 + 5));
            if summit.city.is_some() {
                summit.cite(SummitField::City, Span::new(7, 9), "summit.city.name");
            }
            extraction.summits.push(summit);
        }
        for (at, value) in list("treaties").into_iter().enumerate() {
            let mut treaty: Treaty = serde_json::from_value(value).unwrap();
            treaty.id = format!("treaty-{}", at + 1);
            treaty.mention(Span::new(at * 10, at * 10 + 5));
            if treaty.city.is_some() {
                treaty.cite(TreatyField::City, Span::new(7, 9), "treaty.city.name");
            }
            extraction.treaties.push(treaty);
        }
        check(&mut extraction);
        extraction
            .warnings
            .into_iter()
            .map(|w| format!("{}: {}", w.code, w.message))
            .collect()
    }

    fn figure(measure: &str, value: &str, period: &str) -> serde_json::Value {
        serde_json::json!({
            "measure": measure, "value": value, "currency": "USD", "period": period, "parties": ["CHN", "KAZ"],
        })
    }

    #[test]
    fn totals_are_added_up() {
        let of = |trade: &str, balance: &str| {
            told(serde_json::json!({ "trade_figures": [
                figure("exports", "60", "2024"), figure("imports", "40", "2024"), figure("trade", trade, "2024"),
                figure("trade_balance", balance, "2024"),
            ]}))
        };
        assert_eq!(of("100", "20"), [""; 0]);
        assert_eq!(of("101", "-20"), [""; 0], "rounded, and a deficit");
        assert_eq!(
            of("120", "35"),
            [
                "trade.total: trade-figure-3 is 120, but exports and imports together are 100 (trade-figure-1, trade-figure-2)",
                "trade.balance: trade-figure-4 is 35, but exports less imports are 20 (trade-figure-1, trade-figure-2)",
            ]
        );
        let mixed = told(serde_json::json!({ "trade_figures": [
            figure("exports", "60", "2024"), figure("imports", "40", "2023"), figure("trade", "500", "2024"),
        ]}));
        assert_eq!(mixed, [""; 0], "figures of two years are not added");
        let mut target = figure("trade", "500", "2024");
        target["status"] = "planned".into();
        let planned = told(serde_json::json!({ "trade_figures": [
            figure("exports", "60", "2024"), figure("imports", "40", "2024"), target,
        ]}));
        assert_eq!(planned, [""; 0], "a target is no total");
    }

    #[test]
    fn rates_are_worked_out() {
        let of = |change: &str, period: &str, base: &str| {
            let mut now = figure("trade", "94.8", period);
            now["change"] = change.into();
            told(serde_json::json!({ "trade_figures": [now, figure("trade", "89.4", base)] }))
        };
        assert_eq!(of("6.0", "2024", "2023"), [""; 0]);
        assert_eq!(of("26", "2024", "2022"), [""; 0], "the base is another year");
        let told = "trade.growth: trade-figure-1 changed by 26 %, but from 89.4 (trade-figure-2) to 94.8 is 6 %";
        assert_eq!(of("26", "2024", "2023"), [told]);
        assert_eq!(of("26", "2024-01/2024-05", "2023-01/2023-05"), [told]);
        assert_eq!(of("-6", "2024-05", "2023-05").len(), 1, "the other way");
    }

    #[test]
    fn meetings_follow_the_calendar() {
        let of = |a: serde_json::Value, b: serde_json::Value| told(serde_json::json!({ "summits": [a, b] }));
        let at = |edition: u32, start: &str| serde_json::json!({ "series": "g7", "edition": edition, "start": start });
        assert_eq!(of(at(3, "2023-05-01"), at(4, "2024")), [""; 0]);
        assert_eq!(
            of(at(3, "2024-05-01"), at(4, "2024")),
            [""; 0],
            "the year may hold both"
        );
        assert_eq!(of(at(3, "XXXX-05-01"), at(4, "2020")), [""; 0], "an unknown year");
        let wrong =
            "meeting.edition: summit-2 is edition 3 and begins on 2024-05-01, summit-1 is edition 4 and begins on 2023";
        assert_eq!(of(at(4, "2023"), at(3, "2024-05-01")), [wrong]);
        assert_eq!(
            of(at(3, "2023"), at(3, "2024-05-01")).len(),
            1,
            "one number, two meetings"
        );
        let backwards = serde_json::json!({ "start": "2024-05-03", "end": "2024-05-01" });
        let told = of(
            backwards,
            serde_json::json!({ "start": "2024-05-03", "end": "2024-05" }),
        );
        assert_eq!(
            told,
            ["meeting.span: summit-1 ends on 2024-05-01, before it begins on 2024-05-03"]
        );
    }

    #[test]
    fn signatures_fit_their_meeting_and_what_follows() {
        let of = |signed: &str, in_force: &str| {
            told(serde_json::json!({
                "summits": [{ "city": "Astana", "country": "KAZ", "start": "2025-06-16", "end": "2025-06-18" }],
                "treaties": [{ "city": "Astana", "country": "KAZ", "signed": signed, "in_force": in_force }],
            }))
        };
        assert_eq!(of("2025-06-17", "2026"), [""; 0]);
        assert_eq!(of("2025-06", "2025"), [""; 0]);
        assert_eq!(
            of("2025-07-01", "2024"),
            [
                "treaty.dates: treaty-1 is in force from 2024, before it was signed on 2025-07-01",
                "treaty.meeting: treaty-1 was signed on 2025-07-01, outside summit-1 (2025-06-16 to 2025-06-18) where its place is from",
            ]
        );
    }
}
