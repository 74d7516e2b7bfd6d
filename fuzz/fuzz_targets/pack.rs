//! Any pack: refused with a message, or loaded; the check never panics, and what it finds no error in loads.
//!
//! Files are parted by lines that begin with `=== ` and go on with a name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::check::check_among;
use summitry::pack::{PackSource, Packs};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut pack = PackSource {
        name: "fuzz".to_owned(),
        ..PackSource::default()
    };
    for part in text.split("=== ").skip(1) {
        let (name, content) = part.split_once('\n').unwrap_or((part, ""));
        pack.files.insert(name.to_owned(), content.to_owned());
    }
    let packs = Packs::compile(std::slice::from_ref(&pack));
    let report = check_among(&pack, &[]);
    for problem in &report.problems {
        assert!(!problem.found.is_empty() && !problem.expected.is_empty(), "{problem}");
        assert!(problem.line != Some(0), "{problem}");
    }
    match packs {
        Ok(_) => {}
        Err(mistake) => {
            assert!(!mistake.to_string().is_empty());
            assert!(report.errors() > 0, "{mistake} is told by loading alone");
        }
    }
});
