//! Texts as the reader sees them: tokens, folded words, sentences.

pub mod fold;
pub mod token;

pub use token::{Token, TokenKind, tokenize};
