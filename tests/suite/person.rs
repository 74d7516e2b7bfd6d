use crate::cases::check;

#[test]
fn french() {
    check("fr", "person", "people");
}

#[test]
fn english() {
    check("en", "person", "people");
}
