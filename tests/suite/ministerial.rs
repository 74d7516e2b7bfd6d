use crate::cases::check;

#[test]
fn french() {
    check("fr", "ministerial", "ministerials");
}

#[test]
fn english() {
    check("en", "ministerial", "ministerials");
}
