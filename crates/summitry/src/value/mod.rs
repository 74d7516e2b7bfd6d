//! The typed values that fields hold. A value that exists is valid.

mod span;

pub use span::Span;
