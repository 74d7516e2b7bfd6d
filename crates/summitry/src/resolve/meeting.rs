//! Merges mentions of meetings into records.
