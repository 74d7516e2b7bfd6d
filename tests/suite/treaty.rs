use crate::cases::check;

#[test]
fn french() {
    check("fr", "treaty", "treaties");
}

#[test]
fn english() {
    check("en", "treaty", "treaties");
}
