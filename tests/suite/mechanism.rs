use crate::cases::check;

#[test]
fn french() {
    check("fr", "mechanism", "mechanisms");
}

#[test]
fn english() {
    check("en", "mechanism", "mechanisms");
}
