use crate::cases::check;

#[test]
fn french() {
    check("fr", "trade_figure", "trade_figures");
}

#[test]
fn english() {
    check("en", "trade_figure", "trade_figures");
}
