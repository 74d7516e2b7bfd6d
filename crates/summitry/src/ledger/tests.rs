use proptest::prelude::*;

use super::Ledger;
use crate::record::{
    Extraction, Mechanism, MeetingStatus, Ministerial, Outcome, Person, Portfolio, Role, Summit, TradeFigure, Treaty,
};
use crate::value::{Bound, Party};

fn document(id: &str, published: &str) -> Extraction {
    let mut extraction = Extraction::default();
    extraction.document.id = Some(id.to_owned());
    extraction.document.published = published.parse().ok();
    extraction
}

fn parties(codes: &str) -> Vec<Party> {
    codes.split_whitespace().map(|code| code.parse().unwrap()).collect()
}

fn summit(series: &str, edition: u32, start: &str, city: &str) -> Summit {
    Summit {
        id: "summit-1".to_owned(),
        series: series.parse().ok(),
        edition: (edition > 0).then_some(edition),
        start: start.parse().ok(),
        end: start.parse().ok(),
        city: (!city.is_empty()).then(|| city.to_owned()),
        ..Summit::default()
    }
}

fn figure(value: &str, bound: Option<Bound>) -> TradeFigure {
    TradeFigure {
        measure: "trade".parse().ok(),
        value: value.parse().ok(),
        currency: "USD".parse().ok(),
        period: "2024".parse().ok(),
        parties: parties("CHN KAZ"),
        bound,
        ..TradeFigure::default()
    }
}

fn person(name: &str, country: &str) -> Person {
    Person {
        name: Some(name.to_owned()),
        country: country.parse().ok(),
        ..Person::default()
    }
}

fn treaty(name: &str, sides: &str, signed: &str) -> Treaty {
    Treaty {
        name: Some(name.to_owned()),
        kind: "treaty".parse().ok(),
        parties: parties(sides),
        signed: signed.parse().ok(),
        ..Treaty::default()
    }
}

/// A ledger of one record a document, published on the same day.
fn of<R>(records: impl IntoIterator<Item = R>, put: impl Fn(&mut Extraction, R)) -> Ledger {
    let documents = records.into_iter().enumerate().map(|(number, record)| {
        let mut extraction = document(&format!("d{number}"), "2025-06-18");
        put(&mut extraction, record);
        extraction
    });
    documents.collect()
}

fn summits(records: impl IntoIterator<Item = Summit>) -> Ledger {
    of(records, |x, record| x.summits.push(record))
}

fn figures(records: impl IntoIterator<Item = TradeFigure>) -> Ledger {
    of(records, |x, record| x.trade_figures.push(record))
}

fn treaties(records: impl IntoIterator<Item = Treaty>) -> Ledger {
    of(records, |x, record| x.treaties.push(record))
}

fn people(records: impl IntoIterator<Item = Person>) -> Ledger {
    of(records, |x, record| x.people.push(record))
}

#[test]
fn an_edition_is_one_summit_and_what_each_tells_is_put_together() {
    let mut first = summit("g7", 52, "2026-06-16", "");
    first.participants = parties("FRA USA");
    let mut second = summit("g7", 52, "2026-06", "Évian-les-Bains");
    second.participants = parties("DEU FRA");
    let ledger = summits([first, second, summit("g7", 51, "2025-06-16", "Kananaskis")]);
    assert_eq!(ledger.summits().len(), 2);
    let entry = &ledger.summits()[1];
    assert_eq!(
        (entry.id.as_str(), entry.record.id.as_str()),
        ("summits-2", "summits-2")
    );
    assert_eq!(
        entry.record.start,
        "2026-06-16".parse().ok(),
        "the day is in the month, and says more"
    );
    assert_eq!(entry.record.city.as_deref(), Some("Évian-les-Bains"));
    assert_eq!(entry.record.participants, parties("DEU FRA USA"));
    let documents: Vec<&str> = entry.sources.iter().map(|s| s.document.as_str()).collect();
    assert_eq!(documents, ["d0", "d1"]);
    assert!(ledger.conflicts().next().is_none());
}

#[test]
fn a_summit_without_edition_is_known_by_its_days() {
    let same = [
        summit("g7", 0, "2026-06-16", ""),
        summit("g7", 52, "2026-06-16", "Évian"),
    ];
    assert_eq!(summits(same).summits().len(), 1);
    // Another city, other days, another series, or only the year.
    for other in [
        summit("g7", 0, "2026-06-16", "Paris"),
        summit("g7", 0, "2026-07-16", "Évian"),
        summit("g20", 52, "2026-06-16", "Évian"),
        summit("g7", 0, "2026", ""),
        summit("g7", 0, "", ""),
    ] {
        let ledger = summits([summit("g7", 52, "2026-06-16", "Évian"), other.clone()]);
        assert_eq!(ledger.summits().len(), 2, "{other:?}");
    }
}

#[test]
fn without_a_series_days_city_and_sides_have_to_agree() {
    let meeting = |sides: &str, city: &str| Summit {
        participants: parties(sides),
        ..summit("", 0, "2026-03-04", city)
    };
    assert_eq!(
        summits([meeting("FRA", "Accra"), meeting("FRA GHA", "Accra")])
            .summits()
            .len(),
        1
    );
    assert_eq!(
        summits([meeting("FRA", "Accra"), meeting("GHA", "Accra")])
            .summits()
            .len(),
        2
    );
    assert_eq!(
        summits([meeting("FRA", "Accra"), meeting("FRA", "Lagos")])
            .summits()
            .len(),
        2
    );
}

#[test]
fn contradictions_are_kept_with_their_documents() {
    let ledger = summits([
        summit("g7", 52, "2026-06-16", "Évian"),
        summit("g7", 52, "2026-06-16", "Évian"),
        summit("g7", 52, "2026-06-14", "Evian"),
        summit("g7", 53, "2026-06-16", "Évian"),
    ]);
    assert_eq!(ledger.summits().len(), 1);
    let conflicts: Vec<_> = ledger.conflicts().collect();
    let fields: Vec<&str> = conflicts.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["edition", "start"]);
    assert_eq!(conflicts[0].id, "summits-1");
    assert_eq!(conflicts[0].readings[0].value, "52");
    assert_eq!(conflicts[0].readings[1].documents, ["d3"]);
    assert_eq!(
        ledger.summits()[0].record.start,
        "2026-06-16".parse().ok(),
        "three against one"
    );
}

#[test]
fn a_citys_name_in_another_language_is_no_contradiction() {
    let told = |language: &str, city: &str| {
        let mut extraction = document(city, "2026-06-18");
        extraction.document.language = Some(language.to_owned());
        extraction.summits.push(summit("sco", 26, "2026-06-16", city));
        extraction
    };
    let conflicts = |all: [Extraction; 2]| all.into_iter().collect::<Ledger>().conflicts().count();
    assert_eq!(conflicts([told("fr", "Pékin"), told("en", "Beijing")]), 0);
    assert_eq!(conflicts([told("en", "Tianjin"), told("en", "Beijing")]), 1);
    assert_eq!(conflicts([told("fr", "Évian"), told("fr", "Évian-les-Bains")]), 0);
}

#[test]
fn a_status_is_that_of_the_latest_document() {
    let told = |published: &str, status: MeetingStatus| {
        let mut extraction = document(published, published);
        extraction.summits.push(Summit {
            status: Some(status),
            ..summit("g7", 52, "2026-06-16", "")
        });
        extraction
    };
    let ledger: Ledger = [
        told("2026-06-18", MeetingStatus::Held),
        told("2026-01-02", MeetingStatus::Planned),
    ]
    .into_iter()
    .collect();
    assert_eq!(ledger.summits()[0].record.status, Some(MeetingStatus::Held));
    assert!(ledger.conflicts().next().is_none(), "plans come true");
}

#[test]
fn ministers_of_other_affairs_meet_elsewhere() {
    let meeting = |portfolio: Option<Portfolio>| Ministerial {
        series: "ecowas".parse().ok(),
        edition: Some(3),
        portfolio,
        ..Ministerial::default()
    };
    let ledger = |all: [Option<Portfolio>; 2]| of(all.map(meeting), |x, record| x.ministerials.push(record));
    assert_eq!(ledger([Some(Portfolio::Trade), None]).ministerials().len(), 1);
    assert_eq!(
        ledger([Some(Portfolio::Trade), Some(Portfolio::Energy)])
            .ministerials()
            .len(),
        2
    );
}

#[test]
fn amounts_agree_within_what_they_say() {
    let merged = |a: TradeFigure, b: TradeFigure| {
        let ledger = figures([a, b]);
        assert_eq!(ledger.trade_figures().len(), 1);
        let value = ledger.trade_figures()[0].record.value.map(|n| n.to_string());
        (value.unwrap(), ledger.conflicts().count())
    };
    let exact = || figure("94800000000", None);
    let eq = |value: &str, conflicts| (value.to_owned(), conflicts);
    assert_eq!(merged(exact(), figure("95000000000", None)), eq("94800000000", 0));
    assert_eq!(
        merged(figure("94000000000", Some(Bound::MoreThan)), exact()),
        eq("94800000000", 0)
    );
    assert_eq!(
        merged(figure("96000000000", Some(Bound::Approx)), exact()),
        eq("94800000000", 0)
    );
    assert_eq!(merged(figure("96000000000", Some(Bound::MoreThan)), exact()).1, 1);
    assert_eq!(merged(exact(), figure("89400000000", None)).1, 1);
}

#[test]
fn a_rough_value_that_agrees_with_all_does_not_win() {
    let ledger = figures([
        figure("90000000000", Some(Bound::MoreThan)),
        figure("94800000000", None),
        figure("94800000000", None),
        figure("98300000000", None),
    ]);
    let record = &ledger.trade_figures()[0].record;
    assert_eq!(record.value.map(|n| n.to_string()).as_deref(), Some("94800000000"));
    assert_eq!(ledger.conflicts().next().map(|c| c.readings.len()), Some(2));
}

#[test]
fn figures_of_other_things_stay_apart() {
    for other in [
        figure("40000000000", None),
        TradeFigure {
            period: "2023".parse().ok(),
            ..figure("94800000000", None)
        },
        TradeFigure {
            parties: parties("KAZ CHN"),
            ..figure("94800000000", None)
        },
        TradeFigure {
            parties: Vec::new(),
            ..figure("94800000000", None)
        },
        TradeFigure {
            measure: "exports".parse().ok(),
            ..figure("94800000000", None)
        },
        TradeFigure {
            currency: "EUR".parse().ok(),
            ..figure("94800000000", None)
        },
        TradeFigure {
            status: "planned".parse().ok(),
            ..figure("94800000000", None)
        },
    ] {
        let ledger = figures([figure("94800000000", None), other.clone()]);
        assert_eq!(ledger.trade_figures().len(), 2, "{other:?}");
    }
}

#[test]
fn a_bound_comes_with_its_amount() {
    let ledger = figures([
        figure("94000000000", Some(Bound::AtLeast)),
        figure("94000000000", Some(Bound::AtLeast)),
        figure("94800000000", None),
    ]);
    let record = &ledger.trade_figures()[0].record;
    assert_eq!(
        (record.value.map(|n| n.to_string()).as_deref(), record.bound),
        (Some("94800000000"), None)
    );
}

#[test]
fn treaties_need_name_sides_and_time() {
    let name = "traité de bon voisinage permanent";
    let known = || treaty(name, "CHN KAZ", "2025-06-17");
    for (other, count) in [
        (treaty("Traité de bon voisinage permanent", "CHN", "2025-06"), 1),
        (treaty(name, "CHN KAZ", ""), 1),
        (treaty(name, "CHN KAZ", "2025-06-18"), 1),
        (treaty(name, "CHN KAZ", "2023-05-19"), 2),
        (treaty(name, "FRA", "2025-06-17"), 2),
        (treaty("autre traité", "CHN KAZ", "2025-06-17"), 2),
    ] {
        let ledger = treaties([known(), other.clone()]);
        assert_eq!(ledger.treaties().len(), count, "{other:?}");
    }
    // A common name alone says too little, were it on the same day.
    assert_eq!(
        treaties([treaty("accord", "", ""), treaty("accord", "", "")])
            .treaties()
            .len(),
        2
    );
}

#[test]
fn a_family_name_is_its_bearers_where_there_is_one() {
    let tokayev = || person("Kassym-Jomart Tokaïev", "KAZ");
    assert_eq!(people([tokayev(), person("Tokaïev", "KAZ")]).people().len(), 1);
    assert_eq!(people([tokayev(), person("Tokaïev", "")]).people().len(), 2);
    let ledger = people([tokayev(), person("Tokaïev", "KAZ"), person("Aigul Tokaïev", "KAZ")]);
    assert_eq!(ledger.people().len(), 3, "it could be either's");
    let ledger = people([tokayev(), person("Kassym-Jomart Tokaïev", "KGZ")]);
    assert_eq!((ledger.people().len(), ledger.conflicts().count()), (1, 1));
}

#[test]
fn a_name_may_be_spelt_as_another_language_hears_it() {
    let one = |names: &[(&str, &str)]| {
        people(names.iter().map(|(name, state)| person(name, state)))
            .people()
            .len()
    };
    assert_eq!(
        one(&[
            ("Kassym-Jomart Tokaïev", "KAZ"),
            ("Kassym-Jomart Tokayev", "KAZ"),
            ("Tokayev", "KAZ")
        ]),
        1
    );
    assert_eq!(one(&[("Xi Jinping", "CHN"), ("XI Jinping", "CHN")]), 1);
    assert_eq!(
        one(&[("Vladimir Poutine", "RUS"), ("Vladimir Putin", "")]),
        2,
        "no state, no likeness"
    );
    assert_eq!(one(&[("Vladimir Poutine", "RUS"), ("Vladimir Putin", "BLR")]), 2);
    assert_eq!(one(&[("Ilham Aliyev", "AZE"), ("Heydar Aliev", "AZE")]), 2);
    assert_eq!(one(&[("Chen Wei", "CHN"), ("Shen Wei", "CHN")]), 2);
    // Given names are translated: the office tells, where documents are of the same time.
    for (role, published, count) in [
        (Some(Role::HeadOfState), "2026-06-20", 1),
        (Some(Role::HeadOfState), "2028-06-20", 2),
        (Some(Role::Minister), "2026-06-20", 2),
        (None, "2026-06-20", 2),
    ] {
        let told = |id: &str, day: &str, name: &str| {
            let mut extraction = document(id, day);
            extraction.people.push(Person {
                role,
                ..person(name, "BLR")
            });
            extraction
        };
        let all = [
            told("a", "2026-06-18", "Alexandre Loukachenko"),
            told("b", published, "Aliaksandr Lukashenko"),
        ];
        assert_eq!(
            all.into_iter().collect::<Ledger>().people().len(),
            count,
            "{role:?} {published}"
        );
    }
}

#[test]
fn mechanisms_are_known_by_id() {
    let mechanism = |id: &str, name: &str| Mechanism {
        id: id.parse().ok(),
        name: Some(name.to_owned()),
        ..Mechanism::default()
    };
    let all = [
        mechanism("sco", "Organisation de coopération de Shanghai"),
        mechanism("sco", "Shanghai Cooperation Organisation"),
        mechanism("", "Shanghai Cooperation Organisation"),
        mechanism("ots", "Organisation des États turciques"),
    ];
    let ledger = of(all, |x, record| x.mechanisms.push(record));
    assert_eq!(ledger.mechanisms().len(), 2);
}

#[test]
fn records_of_one_document_are_never_merged() {
    let mut extraction = document("a", "2026-06-18");
    extraction.summits = vec![summit("g7", 52, "2026-06-16", ""), summit("g7", 52, "2026-06-16", "")];
    extraction.outcomes = vec![Outcome::default(), Outcome::default()];
    let ledger: Ledger = [extraction].into_iter().collect();
    assert_eq!((ledger.summits().len(), ledger.outcomes().len()), (2, 2));
}

#[test]
fn the_timeline_is_in_order_and_leaves_out_what_has_no_year() {
    let mut extraction = document("a", "2026-06-18");
    extraction.summits = vec![summit("g7", 52, "2026-06-16", ""), summit("g20", 0, "XXXX-05-18", "")];
    extraction.treaties = vec![treaty("Traité", "CHN", "2025")];
    let events = [extraction].into_iter().collect::<Ledger>().timeline();
    let shown: Vec<(&str, &str, String)> = events
        .iter()
        .map(|e| (e.id.as_str(), e.what.as_str(), e.first_day.to_string()))
        .collect();
    assert_eq!(
        shown,
        [
            ("treaties-1", "signed", "2025-01-01".to_owned()),
            ("summits-1", "start", "2026-06-16".to_owned()),
        ]
    );
}

#[test]
fn documents_without_or_with_the_same_id_get_one_of_their_own() {
    let mut one = Extraction::default();
    one.summits.push(summit("g7", 52, "2026-06-16", ""));
    let mut two = one.clone();
    two.document.chars_processed = 3;
    let mut three = document("a", "2026");
    three.document.chars_processed = 1;
    let ledger: Ledger = [document("a", "2026"), one.clone(), three, two, one]
        .into_iter()
        .collect();
    let ids: Vec<&str> = ledger.documents().iter().filter_map(|d| d.id.as_deref()).collect();
    assert_eq!(ids, ["document-1", "document-2", "a", "a#2"]);
}

#[test]
fn json_goes_both_ways() {
    let ledger = summits([
        summit("g7", 52, "2026-06-16", "Évian"),
        summit("g7", 52, "2026-06-14", ""),
    ]);
    let json = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), ledger);
}

/// Records from few values, so that many of them meet.
fn any_document() -> impl Strategy<Value = Extraction> {
    let summits = (
        0_u32..4,
        prop::sample::select(vec!["", "2026", "2026-06", "2026-06-16", "2026-06-17"]),
    )
        .prop_map(|(edition, start)| summit("g7", edition, start, "Évian"));
    let figures = (90_u32..99, any::<bool>())
        .prop_map(|(value, rough)| figure(&format!("{value}00"), rough.then_some(Bound::Approx)));
    let names = prop::sample::select(vec![
        "Tokaïev",
        "Tokayev",
        "Kassym-Jomart Tokaïev",
        "Kassym-Jomart Tokayev",
        "Aigul Tokaïev",
        "Xi Jinping",
        "XI Jinping",
    ]);
    let people = (names, prop::sample::select(vec!["KAZ", "CHN", ""])).prop_map(|(name, state)| person(name, state));
    (
        prop::option::of(0_u8..5),
        prop::collection::vec(summits, 0..3),
        prop::collection::vec(figures, 0..3),
        prop::collection::vec(people, 0..3),
    )
        .prop_map(|(id, summits, trade_figures, people)| {
            let mut extraction = document("", "2026-06-18");
            extraction.document.id = id.map(|id| id.to_string());
            extraction.summits = summits;
            extraction.trade_figures = trade_figures;
            extraction.people = people;
            extraction
        })
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_matters(
        documents in prop::collection::vec(any_document(), 0..8),
        seed in any::<prop::sample::Index>(),
    ) {
        let ledger: Ledger = documents.iter().cloned().collect();
        let mut other = documents.clone();
        other.reverse();
        let turn = if other.is_empty() { 0 } else { seed.index(other.len()) };
        other.rotate_left(turn);
        other.extend(documents.first().cloned());
        prop_assert_eq!(&other.into_iter().collect::<Ledger>(), &ledger);
        // Nothing is lost: each record is a source of one entry.
        let unique: std::collections::BTreeSet<String> =
            documents.iter().map(|x| serde_json::to_string(x).unwrap()).collect();
        let records: usize = unique
            .iter()
            .map(|json| serde_json::from_str::<Extraction>(json).unwrap())
            .map(|x| x.summits.len() + x.trade_figures.len() + x.people.len())
            .sum();
        let sources: usize = ledger.summits().iter().map(|e| e.sources.len()).sum::<usize>()
            + ledger.trade_figures().iter().map(|e| e.sources.len()).sum::<usize>()
            + ledger.people().iter().map(|e| e.sources.len()).sum::<usize>();
        prop_assert_eq!(sources, records);
    }
}
