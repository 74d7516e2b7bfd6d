use crate::cases::check;

#[test]
fn french() {
    check("fr", "outcome", "outcomes");
}

#[test]
fn english() {
    check("en", "outcome", "outcomes");
}
