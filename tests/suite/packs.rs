//! The packs are canonical data: sorted, unique, normalised, resolved, and every exception is written down with its reason.

use summitry::check::{check, check_folder};
use summitry::pack::{Category, PackSource, Packs};

use crate::documents::root;

#[test]
fn built_in_packs_have_no_problem() {
    let packs = PackSource::built_in();
    assert!(packs.len() >= 3);
    for pack in packs {
        // The folder is what contributors edit; the embedded copy is what users get.
        let folder = root("crates/summitry/packs").join(&pack.name);
        let report = check_folder(&folder, &[]);
        let problems: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
        assert!(
            problems.is_empty(),
            "{} problems\n{}",
            problems.len(),
            problems.join("\n")
        );
        assert!(report.tables > 0 && report.forms > 0, "{report:?}");
    }
}

#[test]
fn the_example_pack_has_no_problem() {
    let report = check_folder(&root("examples/packs/lakes"), &[]);
    assert_eq!(report.problems, [], "{report:#?}");
    assert_eq!(report.examples, 2);
}

#[test]
fn every_table_is_some_packs() {
    let packs = PackSource::built_in();
    for category in Category::ALL {
        let name = format!("terms/{}.csv", category.stem());
        let known = packs.iter().any(|pack| pack.files.contains_key(&name));
        assert!(known, "no pack has {name}");
    }
}

/// A pack that is right, to be spoilt one way at a time.
fn good() -> PackSource {
    let files = [
        (
            "pack.toml",
            "id = \"own\"\nlanguage = \"fr\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicence = \"MIT\"\n",
        ),
        (
            "blocs.csv",
            "id,name,kind,members\nown-pact,Own Pact,organisation,FRA@1990 CHE\n",
        ),
        (
            "cities.csv",
            "id,name,country,latitude,longitude,population,capital\nzzyx,Zzyx,FRA,45.5,3.5,1200,0\n",
        ),
        (
            "series.csv",
            "id,kind,parties,level,part_of\nown-pact,organisation,own-pact,summit,\n",
        ),
        ("terms/blocs.csv", "concept,forms\nown-pact,Pacte Zzyx\n"),
        (
            "examples.toml",
            "[[example]]\ntext = \"Le traité de Zzyx a été signé à Zzyx le 3 mai 2024.\"\ntreaties = [{ signed = \"2024-05-03\" }]\n\n\
             [[example]]\ntext = \"Il pleut à Zzyx.\"\nreason = \"weather\"\n",
        ),
    ];
    PackSource {
        name: "own".to_owned(),
        files: files
            .map(|(name, content)| (name.to_owned(), content.to_owned()))
            .into(),
    }
}

#[test]
fn a_right_pack_has_no_problem() {
    let report = check(&good(), &[]);
    assert_eq!(report.problems, [], "{report:#?}");
    assert_eq!((report.tables, report.forms, report.examples), (4, 1, 2));
}

/// Checks the good pack with some files in place of its own; every expected beginning of a problem must be told.
fn tells(files: &[(&str, &str)], expected: &[&str]) {
    let mut pack = good();
    for (name, content) in files {
        pack.files.insert((*name).to_owned(), (*content).to_owned());
    }
    let problems: Vec<String> = check(&pack, &[]).problems.iter().map(ToString::to_string).collect();
    for expected in expected {
        let told = problems.iter().any(|problem| problem.starts_with(expected));
        assert!(told, "expected {expected}\n{}", problems.join("\n"));
    }
}

#[test]
fn files_that_are_no_part_of_a_pack_are_told() {
    let files = [
        ("pack.toml", ""),
        ("orthography.toml", "decimal = \",\"\ngroup = "),
        ("terms/nouns.csv", "concept,forms\n"),
        ("../escape.csv", "x\n"),
        ("/etc/passwd.toml", "x\n"),
        ("terms/../blocs.csv", "x\n"),
        ("calibration.csv", "feature,weight\npolls:bias,x\n"),
        ("exceptions.csv", "table,form,reason\nblocs,x,\nblocs,y,z\n"),
    ];
    tells(
        &files,
        &[
            "own/pack.toml:1: error [syntax]: found missing field `id`",
            "own/orthography.toml:2: error [syntax]",
            "own/terms/nouns.csv: error [unknown-file]",
            "own/../escape.csv: error [unknown-file]",
            "own//etc/passwd.toml: error [unknown-file]",
            "own/terms/../blocs.csv: error [unknown-file]",
            "own/calibration.csv:2: error [syntax]: found weight `x`; expected a number",
            "own/exceptions.csv:2: error [exception]",
            "own/exceptions.csv:3: warning [exception]",
        ],
    );
}

#[test]
fn tables_that_are_no_tables_are_told() {
    for (content, expected) in [
        (
            "",
            "own/terms/blocs.csv:1: error [syntax]: found an empty file; expected the header concept,forms",
        ),
        (
            "forms,concept\n",
            "own/terms/blocs.csv:1: error [syntax]: found `forms,concept`",
        ),
        (
            "concept,forms\r\nown-pact,a\r\n",
            "own/terms/blocs.csv:1: warning [line-end]: found a line that ends in CR LF",
        ),
        (
            "\u{feff}concept,forms\n",
            "own/terms/blocs.csv:1: error [byte-order-mark]",
        ),
    ] {
        // Without a readable pack.toml nothing is compiled, which is quick.
        tells(
            &[("pack.toml", "id = [1]\n"), ("terms/blocs.csv", content)],
            &[expected],
        );
    }
}

#[test]
fn rows_that_are_wrong_are_told() {
    let many = format!("own-pact,x{}", "(a/b)".repeat(13));
    let wide = format!("own-pact,{}", "x".repeat(600));
    let rows = [
        "concept,forms",
        "own-pact,a,b",
        "no-pact,Pacte",
        "own-pact,Pacte (a",
        "own-pact,\"Pacte\nZzyx\"",
        &many,
        &wide,
        "own-pact,a|a",
        "own-pact,b",
        "africa,c",
        "",
        "own-pact, d",
        "own-pact,e\u{301}t",
        "own-pact,-f",
        "own-pact,g - h",
        "own-pact,",
        "own-pact,Union européenne",
        "own-pact,i",
    ];
    let at = |line: usize, rest: &str| format!("own/terms/blocs.csv:{line}: {rest}");
    let expected = [
        at(2, "error [syntax]: found 3 cells"),
        at(3, "error [unresolved]: found concept `no-pact`"),
        at(4, "error [form]: found `(` without `)`"),
        at(5, "error [form]: found a line break"),
        at(7, "error [form]: found more than 4096 forms"),
        at(8, "error [form]: found a form of 600 bytes"),
        at(9, "warning [duplicate]: found `a` again in this row"),
        at(10, "warning [duplicate]: found `own-pact` again"),
        at(11, "warning [unsorted]: found `africa` after"),
        at(12, "warning [blank]"),
        at(13, "warning [space]: found spaces around `d`"),
        at(14, "warning [unnormalised]"),
        at(15, "warning [unreachable]: found `-f`"),
        at(16, "warning [unreachable]: found `g - h`"),
        at(17, "warning [empty]: found 1 of"),
        at(
            18,
            "warning [shadowed]: found `Union européenne` as `own-pact`, which hides `european-union` of pack fr",
        ),
        at(19, "warning [line-end]: found no line end"),
    ];
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    tells(&[("terms/blocs.csv", &rows.join("\n"))], &expected);
}

#[test]
fn names_that_are_other_words_and_concepts_that_only_this_language_lacks_are_told() {
    let own = [
        ("terms/blocs.csv", "concept,forms\nown-pact,Pacte Zzyx|dont|CIS\n"),
        ("terms/prepositions.csv", "concept,forms\nof,dont\n"),
    ];
    tells(
        &own,
        &[
            "own/terms/blocs.csv:2: warning [small-word]: found the name `dont`, which is a small word too",
            "own/terms/blocs.csv:2: warning [ambiguous]: found `CIS` as `own-pact`, which is `cis` in pack en",
        ],
    );
    let mut other = good();
    let toml = other.files["pack.toml"].replace("\"fr\"", "\"pt\"");
    other.files.insert("pack.toml".to_owned(), toml);
    let negations = "concept,forms\nnot,não\n";
    other
        .files
        .insert("terms/negations.csv".to_owned(), negations.to_owned());
    let report = check(&other, &[]);
    let told: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
    let missing = "own/terms/negations.csv: warning [missing-concept]: found no form of `without`";
    assert!(told.iter().any(|t| t.starts_with(missing)), "{told:#?}");
    assert!(!told.iter().any(|t| t.contains("no form of `not`")), "{told:#?}");
}

#[test]
fn values_of_the_wrong_type_and_facts_that_lead_nowhere_are_told() {
    let cities = "id,name,country,latitude,longitude,population,capital\nzzyx,Zzyx,FRA,145.5,3.5,many,yes\n";
    let series =
        "id,kind,parties,level,part_of\na-one,forum,,,b-two\nb-two,forum,zzx,talk,a-one\nc-three,forum,,,zzx\n";
    let files = [
        ("terms/prepositions.csv", "concept,forms\nby,zzx\nfrom,zzx\n"),
        ("terms/months.csv", "concept,forms\n13,zzx\n"),
        ("terms/number-words.csv", "concept,forms\nten,zzx\n"),
        ("terms/verbs.csv", "concept,forms\nsign,zzx\n"),
        ("blocs.csv", "id,name,kind,members\nown-pact,Own,organisation,FRANCE\n"),
        ("cities.csv", cities),
        ("series.csv", series),
    ];
    tells(
        &files,
        &[
            "own/terms/prepositions.csv:3: warning [shared]: found `zzx`, which is `by` and `from`",
            "own/terms/months.csv:2: error [type]: found concept `13`",
            "own/terms/number-words.csv:2: error [type]",
            "own/terms/verbs.csv:2: error [concept]: found concept `sign`",
            "own/blocs.csv:2: error [type]: found `FRANCE`",
            "own/cities.csv:2: error [type]: found latitude `145.5`; expected degrees from -90 to 90",
            "own/cities.csv:2: error [type]: found population `many`",
            "own/cities.csv:2: error [type]: found capital `yes`",
            "own/series.csv:2: error [cycle]: found part_of `b-two`, which leads back to `a-one`",
            "own/series.csv:3: error [type]: found level `talk`",
            "own/series.csv:3: error [unresolved]: found parties `zzx`",
            "own/series.csv:4: error [unresolved]: found part_of `zzx`",
        ],
    );
}

#[test]
fn examples_that_fail_are_told() {
    let examples = "\
[[example]]
text = \"x\"

[[example]]
text = \"x\"
summit = []

[[example]]
text = \"x\"
published = \"May\"
reason = \"y\"

[[example]]
text = \"Il pleut.\"
treaties = [{ signed = \"2024\" }]

[[example]]
text = \"Le sommet du G7 s'est tenu à Évian.\"
reason = \"y\"
";
    let expected = [
        "own/examples.toml:1: error [example]: found an example without",
        "own/examples.toml:4: error [concept]: found records of kind `summit`",
        "own/examples.toml:8: error [type]: found published `May`",
        "own/examples.toml:13: error [example]: found treaties []; expected [{\"signed\":\"2024\"}]",
        "own/examples.toml:17: error [example]: found summits [{\"city\":\"",
    ];
    tells(&[("examples.toml", examples)], &expected);
    let expected = "own/examples.toml:2: error [syntax]: found invalid type: integer";
    tells(&[("examples.toml", "[[example]]\ntext = 1\n")], &[expected]);
}

#[test]
fn what_loads_is_what_has_no_error() {
    let mut spoilt = good();
    spoilt
        .files
        .insert("terms/months.csv".to_owned(), "concept,forms\n13,zzx\n".to_owned());
    for (pack, loads) in [(good(), true), (spoilt, false)] {
        let mut sources = PackSource::built_in();
        sources.push(pack.clone());
        assert_eq!(Packs::compile(&sources).is_ok(), loads);
        assert_eq!(check(&pack, &[]).errors() == 0, loads);
    }
}
