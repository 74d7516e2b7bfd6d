//! Names of your own, read like the built-in ones: a pack is a folder of tables, here `examples/packs/lakes`.
//!
//! ```text
//! cargo run --example own_terms
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;
use std::path::Path;

use summitry::Extractor;

fn main() -> Result<(), Box<dyn Error>> {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/packs/lakes");
    // A mistake in a pack stops here, with file, line, what was found and what was expected.
    let extractor = Extractor::builder().pack_dir(&pack)?.build()?;
    let text = "Le troisième Forum des lacs s'est tenu à Entebbe le 3 mai 2024.";
    for (name, extractor) in [("built-in packs", Extractor::new()), ("with the pack", extractor)] {
        let extraction = extractor.extract(text);
        let series: Vec<_> = extraction.summits.iter().map(|summit| &summit.series).collect();
        println!("{name}: {series:?}");
    }
    Ok(())
}
