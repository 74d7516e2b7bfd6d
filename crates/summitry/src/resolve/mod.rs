//! Mentions to records: merging, anaphora, conflicts, one file a kind.

mod confidence;
mod credit;
pub(crate) mod initiative;
pub(crate) mod mechanism;
pub(crate) mod meeting;
pub(crate) mod outcome;
pub(crate) mod person;
pub(crate) mod poll;
mod recent;
mod sanity;
pub(crate) mod trade;
pub(crate) mod treaty;

pub(crate) use credit::credit;
pub(crate) use sanity::check as check_sanity;

use crate::pack::Calibration;
use crate::phrase::Phrased;
use crate::read;
use crate::read::watch::{Says, Watch};
use crate::record::{Extraction, Record, RecordKind};

/// Reads all records of a text, kind by kind; each kind sees those read before it. `watch` sees what each reader says.
/// With `calibrated`, confidence is learned from gold documents, else each reader's own.
pub(crate) fn records(
    text: &Phrased<'_>,
    wanted: &[RecordKind],
    calibrated: bool,
    watch: &mut impl Watch,
) -> Extraction {
    fn seen<S>(said: Vec<S>, watch: &mut impl Watch) -> Vec<S>
    where
        S: Says,
        S::Of: serde::Serialize,
        <S::Of as Record>::Field: serde::Serialize,
    {
        watch.mentions(&said);
        said
    }
    let mut found = Extraction::default();
    if !text.scan.needs(text.packs).suffice() {
        return found;
    }
    found.people = person::resolve(text, &found, seen(read::person::read(text, &found), watch));
    let events = seen(read::meeting::read(text, &found), watch);
    (found.summits, found.ministerials) = meeting::resolve(text, &found, events);
    found.treaties = treaty::resolve(text, &found, seen(read::treaty::read(text, &found), watch));
    found.trade_figures = trade::resolve(text, &found, seen(read::trade::read(text, &found), watch));
    found.mechanisms = mechanism::resolve(text, &found, seen(read::mechanism::read(text, &found), watch));
    found.initiatives = initiative::resolve(text, &found, seen(read::initiative::read(text, &found), watch));
    found.outcomes = outcome::resolve(text, &found, seen(read::outcome::read(text, &found), watch));
    found.polls = poll::resolve(text, &found, seen(read::poll::read(text, &found), watch));
    let calibration = calibrated.then(|| text.packs.calibration());
    finish(&mut found, wanted, calibration);
    found
}

/// Drops the kinds nobody asked for; numbers the rest and says how sure they are.
fn finish(found: &mut Extraction, wanted: &[RecordKind], calibration: Option<&Calibration>) {
    settle(&mut found.summits, "summit", wanted, calibration);
    settle(&mut found.ministerials, "ministerial", wanted, calibration);
    settle(&mut found.treaties, "treaty", wanted, calibration);
    settle(&mut found.mechanisms, "mechanism", wanted, calibration);
    settle(&mut found.trade_figures, "trade-figure", wanted, calibration);
    settle(&mut found.initiatives, "initiative", wanted, calibration);
    settle(&mut found.outcomes, "outcome", wanted, calibration);
    settle(&mut found.polls, "poll", wanted, calibration);
    settle(&mut found.people, "person", wanted, calibration);
}

fn settle<R: Record>(records: &mut Vec<R>, stem: &str, wanted: &[RecordKind], calibration: Option<&Calibration>) {
    if !wanted.contains(&R::KIND) {
        records.clear();
    }
    for (index, record) in records.iter_mut().enumerate() {
        *record.key_mut() = format!("{stem}-{}", index + 1);
        if let Some(calibration) = calibration {
            confidence::calibrate(record, calibration);
        }
    }
}
