use super::Page;
use super::escape::slug;
use super::mark::marks;
use crate::record::{Extraction, OffsetUnit, Person, PersonField, Record};
use crate::value::Span;

fn people(places: &[(usize, usize)]) -> Extraction {
    let mut extraction = Extraction::default();
    for (number, (start, end)) in places.iter().enumerate() {
        let mut person = Person {
            id: format!("person-{number}"),
            name: Some(format!("N{number}")),
            ..Person::default()
        };
        person.mention(Span::new(*start, *end));
        person.cite(PersonField::Name, Span::new(*start, *end), "a.rule");
        extraction.people.push(person);
    }
    extraction
}

/// What a reader sees of the text: the page's first paragraph without its tags.
fn seen(html: &str) -> String {
    let body = html
        .split_once("<p class=\"text\"")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</p>"))
        .map_or("", |(body, _)| body);
    let mut out = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn the_text_is_whole_under_nested_overlapping_and_equal_marks() {
    let text = "0123456789abcdefghij";
    let places = [
        (0, 20),
        (0, 5),
        (3, 12),
        (10, 16),
        (5, 10),
        (0, 20),
        (16, 20),
        (2, 18),
        (2, 18),
        (2, 18),
    ];
    let mut page = Page::new("d");
    page.add(&people(&places), Some(text));
    let html = page.fragment();
    assert_eq!(seen(&html), text);
    // Each place can be led to, once.
    for number in 0..10 {
        assert_eq!(html.matches(&format!("<span id=\"d0-m{number}\">")).count(), 1);
    }
}

/// The words inside the elements of a mark, those of its parts one after the other.
fn held(html: &str, number: usize) -> String {
    let name = format!("=\"d0-m{number}\">");
    let mut words = String::new();
    for part in html.split(&name).skip(1) {
        let mut depth = 1;
        for piece in part.split('<').enumerate() {
            let (at, piece) = piece;
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            depth += i32::from(tag.starts_with("span ")) - i32::from(tag == "/span");
            if depth == 0 {
                break;
            }
            words.push_str(if at == 0 { piece } else { text });
        }
    }
    words
}

#[test]
fn a_mark_holds_all_its_words() {
    let text = "0123456789abcdefghij";
    let nested = [(0, 20), (0, 5), (5, 10), (6, 8)];
    let crossing = [(0, 10), (3, 12), (5, 16), (11, 18)];
    for (places, parted) in [(nested, false), (crossing, true)] {
        let extraction = people(&places);
        let mut page = Page::new("d");
        page.add(&extraction, Some(text));
        let html = page.fragment();
        for (number, mark) in marks(&super::card::cards(&extraction)).iter().enumerate() {
            assert_eq!(held(&html, number), text[mark.span.range()], "{places:?}");
        }
        // A rule of its own lights the parts of what crosses; nothing else needs one.
        assert_eq!(html.contains("[data-of="), parted);
    }
}

#[test]
fn what_overlaps_is_drawn_in_lanes_of_its_own() {
    let extraction = people(&[(0, 10), (2, 6), (4, 12), (10, 14)]);
    let cards = super::card::cards(&extraction);
    let mut page = Page::new("d");
    page.add(&extraction, Some("0123456789abcd"));
    assert_eq!(marks(&cards).len(), 4);
    // Three meet at 4..6.
    assert!(
        page.fragment()
            .contains("0 calc(100% - 8px),0 calc(100% - 4px),0 calc(100% - 0px)")
    );
}

#[test]
fn places_count_in_the_extractions_unit() {
    let text = "😀é sommet";
    for (unit, start) in [
        (OffsetUnit::Byte, 7),
        (OffsetUnit::CodePoint, 3),
        (OffsetUnit::Utf16, 4),
    ] {
        let mut extraction = people(&[(start, start + 6)]);
        extraction.offset_unit = unit;
        let mut page = Page::new("d");
        page.add(&extraction, Some(text));
        assert!(page.fragment().contains(">sommet</a>"), "{unit:?}");
    }
}

#[test]
fn a_place_outside_the_text_is_left_out() {
    let mut page = Page::new("d");
    page.add(&people(&[(0, 400), (1, 2), (3, 5)]), Some("aé😀"));
    assert_eq!(seen(&page.fragment()), "aé😀");
}

#[test]
fn everything_is_escaped() {
    let hostile = "</p></style><script>alert('1')</script>\" onload=\"x\0\r";
    let mut extraction = people(&[(0, 4)]);
    extraction.document.id = Some(hostile.to_owned());
    extraction.document.language = Some(hostile.to_owned());
    extraction.people[0].id = hostile.to_owned();
    extraction.people[0].name = Some(hostile.to_owned());
    let mut page = Page::new(hostile);
    page.add(&extraction, Some(hostile));
    page.add_failed(&extraction, hostile);
    let html = page.document(hostile);
    assert!(!html.contains("<script") && !html.contains("\" onload") && !html.contains('\0'));
    assert_eq!(html.matches("</style>").count(), 2);
}

#[test]
fn keys_stay_apart_in_ids() {
    let keys = ["a_b", "a-b", "a b", "a_5f_b", "é", "", "A-b"];
    for (at, one) in keys.iter().enumerate() {
        for other in &keys[at + 1..] {
            assert_ne!(slug(one), slug(other));
        }
    }
}
