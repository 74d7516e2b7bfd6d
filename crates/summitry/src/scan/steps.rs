//! Counts how often readers look at the text, so that tests can prove that their work grows with its length alone.
//!
//! Time is no proof: machines are noisy, and what grows with the square of a sentence shows only in texts that no test has time for.
//! Outside of this crate's own tests counting costs nothing: [`looked`] is empty.

/// Notes one look at a token or at the lexicon.
#[inline]
pub(crate) fn looked() {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + 1));
}

#[cfg(test)]
thread_local! {
    static LOOKS: core::cell::Cell<u64> = const { core::cell::Cell::new(0) };
}

/// How many looks something takes.
#[cfg(test)]
pub(crate) fn counted(work: impl FnOnce()) -> u64 {
    let before = LOOKS.get();
    work();
    LOOKS.get() - before
}
