//! A short name for what was read: equal where the same was read, whatever run, thread or language binding read it.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Extraction, OffsetUnit};

/// A fingerprint of an extraction: 32 hexadecimal digits.
///
/// It is the FNV-1a hash of 128 bits of the extraction's compact JSON, in which the document has no id, the unit of offsets is `byte`,
/// and each offset stands as its place among all different offsets, from 0: so it is the same whatever unit the spans count.
/// It tells a change that nobody meant; it does not keep out someone who means one.
///
/// ```
/// use summitry::Document;
/// let text = "Le sommet du G7 s’ouvre à Évian.";
/// let fingerprint = summitry::extract(Document::new(text).with_id("a")).fingerprint();
/// assert_eq!(fingerprint, summitry::extract(Document::new(text).with_id("b")).fingerprint());
/// assert_ne!(fingerprint, summitry::extract("Le sommet du G8 s’ouvre à Évian.").fingerprint());
/// assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(u128);

/// A string that is no fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`; expected a fingerprint of 32 hexadecimal digits in lower case")]
pub struct NotAFingerprint {
    /// What was found.
    pub found: String,
}

impl Extraction {
    /// What was read, as a [`Fingerprint`]. Takes about as long as writing the extraction as JSON.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut canonical = self.clone();
        canonical.document.id = None;
        canonical.offset_unit = OffsetUnit::Byte;
        let mut spans = canonical.spans_mut();
        let mut offsets: Vec<usize> = spans.iter().flat_map(|s| [s.start(), s.end()]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        for span in &mut spans {
            let place = |offset: usize| offsets.partition_point(|other| *other < offset);
            **span = crate::value::Span::new(place(span.start()), place(span.end()));
        }
        // Extractions have no keys that are no strings, so this can't fail.
        Fingerprint(fnv(&serde_json::to_vec(&canonical).unwrap_or_default()))
    }
}

const FNV_OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn fnv(bytes: &[u8]) -> u128 {
    let mix = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(FNV_PRIME);
    bytes.iter().fold(FNV_OFFSET, mix)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, NotAFingerprint> {
        let wrong = || NotAFingerprint { found: text.to_owned() };
        let digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 32 || !text.bytes().all(digit) {
            return Err(wrong());
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| wrong())
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = NotAFingerprint;

    fn try_from(text: String) -> Result<Self, NotAFingerprint> {
        text.parse()
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, fnv};
    use crate::record::{Extraction, OffsetUnit, Record, Summit, SummitField};
    use crate::value::Span;

    #[test]
    fn hashes_as_the_specification_says() {
        // Test vectors of draft-eastlake-fnv.
        for (text, expected) in [
            ("", "6c62272e07bb014262b821756295c58d"),
            ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
        ] {
            assert_eq!(Fingerprint(fnv(text.as_bytes())).to_string(), expected, "{text}");
        }
    }

    /// The same constant stands in the tests of the Python package.
    #[test]
    fn nothing_has_a_known_fingerprint() {
        assert_eq!(
            Extraction::default().fingerprint().to_string(),
            "c215a9b8e8208ea5a32c25e205c5baa4"
        );
    }

    #[test]
    fn depends_on_the_order_of_spans_and_not_on_their_unit() {
        let text = "é G7 à Évian";
        let with = |city: Span| {
            let mut summit = Summit::default();
            summit.mention(Span::new(3, 5));
            summit.cite(SummitField::City, city, "summit.city.name");
            let mut extraction = Extraction::default();
            extraction.summits.push(summit);
            extraction
        };
        let bytes = with(Span::new(9, 15));
        for unit in [OffsetUnit::CodePoint, OffsetUnit::Utf16] {
            let moved = bytes.clone().with_offset_unit(text, unit).unwrap();
            assert_eq!(moved.fingerprint(), bytes.fingerprint());
        }
        assert_ne!(with(Span::new(3, 5)).fingerprint(), bytes.fingerprint());
        assert_ne!(with(Span::new(5, 15)).fingerprint(), bytes.fingerprint());
    }

    #[test]
    fn strings_that_are_none_are_refused() {
        for text in [
            "",
            "6C62272E07BB014262B821756295C58D",
            "6c62272e07bb014262b821756295c58",
            "+c62272e07bb014262b821756295c58d",
        ] {
            assert!(text.parse::<Fingerprint>().is_err(), "{text}");
        }
    }
}
