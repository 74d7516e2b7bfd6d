//! Packs of one's own over the built-in ones.

use summitry::pack::PackSource;
use summitry::record::{Summit, SummitField};
use summitry::{BuildError, Document, Extractor};

fn pack(id: &str, language: Option<&str>, more: &str, files: &[(&str, &str)]) -> PackSource {
    let language = language
        .map(|tag| format!("language = \"{tag}\"\n"))
        .unwrap_or_default();
    let info = format!("id = \"{id}\"\n{language}version = \"0.1.0\"\ndescription = \"d\"\nlicence = \"MIT\"\n{more}");
    let mut all: Vec<(&str, &str)> = vec![("pack.toml", &info)];
    all.extend(files);
    PackSource {
        name: id.to_owned(),
        files: all.into_iter().map(|(n, c)| (n.to_owned(), c.to_owned())).collect(),
    }
}

fn with(packs: &[PackSource]) -> Result<Extractor, BuildError> {
    let builder = packs.iter().cloned().fold(Extractor::builder(), |b, pack| b.pack(pack));
    builder.build()
}

fn summits(extractor: &Extractor, text: &str, language: &str) -> Vec<Summit> {
    extractor.extract(Document::new(text).with_language(language)).summits
}

const SERIES: &str = "id,kind,parties,level,part_of\nzzyx-forum,forum,,summit,\n";

#[test]
fn words_and_facts_of_an_own_pack_are_read_and_credited() {
    let own = pack(
        "my-pack",
        Some("fr"),
        "",
        &[
            ("series.csv", SERIES),
            ("terms/series.csv", "concept,forms\nzzyx-forum,Forum Zzyx\n"),
        ],
    );
    let text = "Le deuxième sommet du Forum Zzyx s'est tenu à Astana le 3 mai 2024.";
    let extractor = with(&[own]).unwrap();
    let found = summits(&extractor, text, "fr");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].series.as_ref().map(|s| s.as_str()), Some("zzyx-forum"));
    let rules = |field| {
        found[0]
            .evidence(field)
            .iter()
            .map(|e| e.rule.as_str())
            .collect::<Vec<_>>()
    };
    assert!(
        rules(SummitField::Series).iter().all(|rule| rule.ends_with("@my-pack")),
        "{found:#?}"
    );
    assert!(
        rules(SummitField::City).iter().all(|rule| !rule.contains('@')),
        "{found:#?}"
    );
    // The built-in packs know nothing of it.
    let built_in = summits(&Extractor::new(), text, "fr");
    assert!(
        built_in
            .iter()
            .all(|s| s.series.as_ref().is_none_or(|s| s.as_str() != "zzyx-forum"))
    );
}

#[test]
fn what_an_own_pack_says_of_a_form_is_heard_first() {
    let text = "Le 27e sommet du G7 s'est tenu à Évian le 3 mai 2024.";
    assert_eq!(
        summits(&Extractor::new(), text, "fr")[0]
            .series
            .as_ref()
            .map(|s| s.as_str()),
        Some("g7")
    );
    let series = ("series.csv", SERIES);
    let own = pack(
        "my-pack",
        Some("fr"),
        "",
        &[series, ("terms/series.csv", "concept,forms\nzzyx-forum,G7\n")],
    );
    let over = pack(
        "top-pack",
        Some("fr"),
        "",
        &[("terms/series.csv", "concept,forms\ng20,G7\n")],
    );
    let of = |packs: &[PackSource]| summits(&with(packs).unwrap(), text, "fr")[0].series.clone().unwrap();
    assert_eq!(of(std::slice::from_ref(&own)).as_str(), "zzyx-forum");
    assert_eq!(of(&[own.clone(), over.clone()]).as_str(), "g20");
    assert_eq!(of(&[over, own]).as_str(), "zzyx-forum");
}

#[test]
fn a_variety_has_its_parents_words_and_its_own() {
    let variety = pack(
        "fr-zz",
        Some("fr-ZZ"),
        "parents = [\"fr\"]\n",
        &[("terms/meeting-heads.csv", "concept,forms\nsummit,zzyxade(s)\n")],
    );
    let extractor = with(std::slice::from_ref(&variety)).unwrap();
    assert_eq!(extractor.languages().last().map(String::as_str), Some("fr-ZZ"));
    let text = "La deuxième zzyxade du G7 s'est tenue à Évian le 3 mai 2024.";
    let found = summits(&extractor, text, "fr-ZZ");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].edition, Some(2));
    assert_eq!(found[0].start.map(|d| d.to_string()).as_deref(), Some("2024-05-03"));
    // Chosen alone, it still has them.
    let alone = Extractor::builder().pack(variety).languages(["fr-ZZ"]).build().unwrap();
    assert_eq!(alone.languages(), ["fr-ZZ"]);
    assert_eq!(summits(&alone, text, "fr-ZZ"), found);
}

#[test]
fn packs_that_do_not_fit_together_are_refused() {
    let orphan = pack("a", Some("fr"), "parents = [\"nobody\"]\n", &[]);
    let error = with(&[orphan]).unwrap_err().to_string();
    assert!(
        error.contains("found parent `nobody`; expected the id of a pack that is loaded too"),
        "{error}"
    );
    let twice = [pack("a", Some("fr"), "", &[]), pack("a", Some("en"), "", &[])];
    let error = with(&twice).unwrap_err().to_string();
    assert!(error.contains("found id `a`, which a has too"), "{error}");
    let circle = [
        pack("a", Some("fr"), "parents = [\"b\"]\n", &[]),
        pack("b", Some("fr"), "parents = [\"a\"]\n", &[]),
    ];
    let error = with(&circle).unwrap_err().to_string();
    assert!(error.contains("is its own ancestor"), "{error}");
    let many: Vec<PackSource> = (0..70)
        .map(|n| {
            let letter = |n: u32| char::from_u32(u32::from('a') + n % 26).unwrap();
            let tag = format!("x{}{}", letter(n / 26), letter(n));
            pack(&tag, Some(&tag), "", &[])
        })
        .collect();
    let error = with(&many).unwrap_err().to_string();
    assert!(
        error.contains("found language number 65; expected at most 64"),
        "{error}"
    );
}

#[test]
fn a_copy_of_a_built_in_pack_takes_its_place() {
    let mut copy = PackSource::built_in().into_iter().find(|p| p.name == "fr").unwrap();
    let heads = copy.files.get_mut("terms/meeting-heads.csv").unwrap();
    *heads = "concept,forms\nsummit,zzyxade\n".to_owned();
    let extractor = with(&[copy]).unwrap();
    assert_eq!(extractor.languages(), Extractor::new().languages());
    assert!(!summits(&extractor, "La zzyxade du G7 s'est tenue à Évian.", "fr").is_empty());
}
