//! Languages side by side: each text in its own, and no word of one taken for a name of another.

use summitry::{Document, Extractor};

#[test]
fn headings_are_read_in_their_language() {
    let extractor = Extractor::new();
    for (text, expected) in [
        ("La France se classe en septième position.", "fr"),
        ("Un fort séisme a secoué le Pérou", "fr"),
        ("France : la liberté de panorama adoptée", "fr"),
        ("La presidencia de la CELAC en manos de Colombia", "es"),
        ("Se firma en Lima la declaración de los ministros", "es"),
        ("España: la reforma de la ley de aguas", "es"),
        ("No treaty was signed in the capital", "en"),
    ] {
        let found = extractor.extract(text);
        assert_eq!(found.document.language.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn words_of_one_language_are_no_names_of_another() {
    let extractor = Extractor::new();
    for (text, wrong) in [
        // Seúl, Holanda, and August in short.
        (
            "Seul le ministre indien a signé l'accord avec le Népal le 3 mai 2024.",
            "KOR",
        ),
        (
            "L'accord de Hollande avec l'Inde et le Népal a été signé le 3 mai 2024.",
            "NLD",
        ),
    ] {
        let found = extractor.extract(Document::new(text).with_language("fr"));
        for treaty in &found.treaties {
            let parties: Vec<String> = treaty.parties.iter().map(ToString::to_string).collect();
            assert!(!parties.iter().any(|p| p == wrong), "{text}: {parties:?}");
        }
    }
    let text = "The summit was held in Lima two years ago. Peru signed the treaty with Chile in 2023.";
    let found = extractor.extract(text);
    assert_eq!(
        &text[found.treaties[0].mentions[0]],
        "the treaty".trim_start_matches("the ")
    );
}
