//! The work of reading a document grows with its length and with nothing else, whatever it repeats.

use crate::Extractor;
use crate::scan::steps::counted;

#[path = "../tests/shared/odd.rs"]
mod odd;

/// Long enough that sentences without an end, which are looked at more than once, have been cut.
const BYTES: usize = 5_000;

#[test]
fn work_grows_with_the_text_only() {
    let extractor = Extractor::new();
    let looks = |text: String| counted(|| drop(extractor.extract(text)));
    let mut wrong = Vec::new();
    for (name, maker) in odd::ODD {
        let (small, large) = (looks(maker(BYTES)), looks(maker(4 * BYTES)));
        // Four times the text takes four times the looks, but for sentences cut short at its end.
        if large > small * 5 + 2_000 {
            wrong.push(format!("{name}: {small} looks, then {large}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
