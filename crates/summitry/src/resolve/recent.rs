//! Bounds on what a mention is compared with, so that thousands of records in one text take time in proportion.

/// Records of one kind that a mention is compared with at most: the last ones. Articles hold fewer, reports hardly as many. Few in this
/// crate's own tests, which count looks at records in short texts.
pub(super) const RECENT: usize = if cfg!(test) { 16 } else { 256 };

/// The number of the first record that a mention is still compared with.
pub(super) const fn first_recent(count: usize) -> usize {
    count.saturating_sub(RECENT)
}

/// Notes a record under a key, unless so many share it that the key tells nothing apart.
pub(super) fn note(under: &mut Vec<usize>, record: usize) {
    if under.len() < RECENT && under.last() != Some(&record) {
        under.push(record);
    }
}
