use crate::cases::check;

#[test]
fn french() {
    check("fr", "initiative", "initiatives");
}

#[test]
fn english() {
    check("en", "initiative", "initiatives");
}
