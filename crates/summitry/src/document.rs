//! What is given to the extractor.

use std::borrow::Cow;

use crate::value::Date;

/// A text with what the caller knows of it.
///
/// ```
/// use summitry::Document;
/// let document = Document::new("Le sommet s’est tenu mardi.").with_id("a.txt").with_published("2025-06-18".parse()?);
/// assert_eq!(document.id(), Some("a.txt"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: Cow<'t, str>,
    id: Option<String>,
    published: Option<Date>,
    language: Option<String>,
}

impl<'t> Document<'t> {
    /// A document of which only the text is known.
    #[must_use]
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Self {
            text: text.into(),
            id: None,
            published: None,
            language: None,
        }
    }

    /// Gives it an id, which the extraction repeats.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Says when it was published: weekdays and "this year" are resolved against it.
    #[must_use]
    pub fn with_published(mut self, published: Date) -> Self {
        self.published = Some(published);
        self
    }

    /// Says what language it is in (a BCP 47 tag of a loaded pack); without it, each passage tells by its words.
    #[must_use]
    pub fn with_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// A part of it, with the date that was found in its first part.
    pub(crate) fn part(&self, range: core::ops::Range<usize>, published: Option<Date>) -> Document<'_> {
        Document {
            text: Cow::Borrowed(&self.text[range]),
            id: self.id.clone(),
            published: self.published.or(published),
            language: self.language.clone(),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caller's id.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When it was published.
    #[must_use]
    pub const fn published(&self) -> Option<Date> {
        self.published
    }

    /// The language that the caller gave.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
}

impl<'t> From<&'t str> for Document<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Document<'_> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<'t> From<&'t String> for Document<'t> {
    fn from(text: &'t String) -> Self {
        Self::new(text.as_str())
    }
}

impl<'t> From<&'t Document<'_>> for Document<'t> {
    fn from(document: &'t Document<'_>) -> Self {
        Self {
            text: Cow::Borrowed(document.text()),
            id: document.id.clone(),
            published: document.published,
            language: document.language.clone(),
        }
    }
}
