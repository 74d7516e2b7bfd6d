//! Lists the built-in packs' files in a source file, so that a new pack needs no change of code, and compiles their terms, so that
//! no table of terms is read when a program starts.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pack::compile_terms;
use pack::source::PackSource;

/// What of the library compiles terms; the rest of it is not needed here.
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "it is made for the library"
)]
#[path = "src/text"]
mod text {
    pub mod fold;
    pub mod token;
}

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "it is made for the library"
)]
#[path = "src/pack"]
mod pack {
    pub mod category;
    pub mod compile;
    pub mod cue;
    pub mod error;
    pub mod forms;
    pub mod fuzzy;
    pub mod image;
    pub mod info;
    pub mod language;
    pub mod layer;
    pub mod lexicon;
    pub mod order;
    pub mod source;
    pub mod stems;
    pub mod table;
    pub mod words;

    pub use compile::LexiconBuilder;

    /// The packs' terms, compiled. Concepts are checked by the tests: here they are names only.
    pub fn compile_terms(packs: &[source::PackSource]) -> Result<Vec<u8>, error::PackError> {
        let order = order::Order::new(packs, |_| true)?;
        Ok(compile::compile(packs, &order, |_, _, _| Ok(()))?.make_image())
    }
}

#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "it is made for the library"
)]
#[path = "src/value"]
mod value {
    mod span;
    pub use span::Span;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=packs");
    for used in ["build.rs", "src/pack", "src/text", "src/value/span.rs"] {
        println!("cargo::rerun-if-changed={used}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no folder is given")?).join("packs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no place for files is given")?);
    let mut packs = Vec::new();
    for folder in sorted(&root)?.iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().ok_or("a folder without a name")?.to_string_lossy();
        packs.push(PackSource {
            name: name.into_owned(),
            ..PackSource::read(folder)?
        });
    }
    fs::write(out.join("packs.rs"), list(&root, &packs)?)?;
    fs::write(out.join("terms.bin"), compile_terms(&packs)?)?;
    Ok(())
}

/// The files of the packs as a list in Rust.
fn list(root: &Path, packs: &[PackSource]) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("&[\n");
    for pack in packs {
        for file in pack.files.keys() {
            let path = root.join(&pack.name).join(file).display().to_string();
            writeln!(source, "    (\"{}/{file}\", include_str!({path:?})),", pack.name)?;
        }
    }
    source.push_str("]\n");
    Ok(source)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
