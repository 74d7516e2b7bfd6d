//! Numbers that look drawn and are the same on every run.

/// Steele, Lea and Flood's SplitMix64: small, and good enough to draw documents or words.
#[derive(Clone, Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// A generator; each seed gives numbers of its own.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, by the high bits of a product.
    pub const fn below(&mut self, limit: usize) -> usize {
        ((self.draw() as u128 * limit as u128) >> 64) as usize
    }
}
