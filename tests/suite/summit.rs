use crate::cases::check;

#[test]
fn french() {
    check("fr", "summit", "summits");
}

#[test]
fn english() {
    check("en", "summit", "summits");
}
