use crate::cases::check;

#[test]
fn french() {
    check("fr", "poll", "polls");
}

#[test]
fn english() {
    check("en", "poll", "polls");
}
