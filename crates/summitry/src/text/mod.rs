//! Texts as the reader sees them: tokens, folded words, sentences.

pub mod fold;
pub(crate) mod part;
pub mod sentence;
pub mod token;

pub use sentence::{BlockKind, Sentence, sentences};
pub use token::{Token, TokenKind, single_token, tokenize};
