//! Slots right, spurious and missed, and the three shares made of them.

use std::ops::AddAssign;

/// Numbers of slots. A set is one slot in parts, so these are no whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Found and right.
    pub right: f64,
    /// Found and not in the answers.
    pub spurious: f64,
    /// In the answers and not found.
    pub missed: f64,
}

impl Counts {
    /// The share of what was found that is right; 1 where nothing was found and nothing was to be found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.spurious, self.missed)
    }

    /// The share of what was to be found that was found; 1 where nothing was found and nothing was to be found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.missed, self.spurious)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(right: f64, against: f64, other: f64) -> f64 {
    if right + against > 0.0 {
        right / (right + against)
    } else if other > 0.0 {
        0.0
    } else {
        1.0
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.spurious += other.spurious;
        self.missed += other.missed;
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn nothing_found_where_nothing_was_to_be_found_is_perfect() {
        let none = Counts::default();
        assert_eq!((none.precision(), none.recall(), none.f1()), (1.0, 1.0, 1.0));
        let only_spurious = Counts {
            spurious: 2.0,
            ..Counts::default()
        };
        assert_eq!(
            (only_spurious.precision(), only_spurious.recall(), only_spurious.f1()),
            (0.0, 0.0, 0.0)
        );
    }
}
