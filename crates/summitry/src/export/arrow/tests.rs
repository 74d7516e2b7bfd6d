use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type};
use arrow_array::{Array, RecordBatch};

use super::{mention_schema, mentions, nested, nested_schema, table, table_schema};
use crate::RecordKind;
use crate::record::{Extraction, OffsetUnit, Record, Summit, SummitField, TradeFigure};
use crate::value::Span;

fn example() -> Extraction {
    let mut x = Extraction::default();
    x.document.id = Some("a".to_owned());
    let mut summit = Summit {
        id: "summit-1".to_owned(),
        edition: Some(2),
        start: "2024-02".parse().ok(),
        participants: vec!["CHN".parse().unwrap(), "central-asia".parse().unwrap()],
        ..Summit::default()
    };
    summit.mention(Span::new(1, 3));
    summit.cite(SummitField::Edition, Span::new(3, 5), "a.rule");
    x.summits = vec![summit, Summit::default()];
    let figure = TradeFigure {
        value: "94.8".parse().ok(),
        currency: "USD".parse().ok(),
        period: "2024/..".parse().ok(),
        ..TradeFigure::default()
    };
    x.trade_figures = vec![figure];
    x
}

fn text(batch: &RecordBatch, name: &str, row: usize) -> Option<String> {
    let column = batch.column_by_name(name).unwrap();
    if column.is_null(row) {
        return None;
    }
    if let Some(words) = column.as_dictionary_opt::<Int32Type>() {
        let values = words.values().as_string::<i32>();
        return Some(
            values
                .value(usize::try_from(words.keys().value(row)).unwrap())
                .to_owned(),
        );
    }
    Some(column.as_string::<i32>().value(row).to_owned())
}

#[test]
fn a_record_is_a_row() {
    let batch = table(RecordKind::Summit, [&Extraction::default(), &example()], 10).unwrap();
    assert_eq!(batch.num_rows(), 2);
    assert_eq!(text(&batch, "document", 0).as_deref(), Some("a"));
    assert_eq!(text(&batch, "key", 0).as_deref(), Some("summit-1"));
    assert_eq!(text(&batch, "start", 0).as_deref(), Some("2024-02"));
    assert_eq!(text(&batch, "start", 1), None);
    let day = |name: &str| {
        batch
            .column_by_name(name)
            .unwrap()
            .as_primitive::<Date32Type>()
            .value(0)
    };
    assert_eq!((day("start_first"), day("start_last")), (19_754, 19_782));
    let parties = batch.column_by_name("participants").unwrap().as_list::<i32>();
    assert_eq!((parties.value(0).len(), parties.value(1).len()), (2, 0));
    let figures = table(RecordKind::TradeFigure, [&example()], 0).unwrap();
    let value = figures
        .column_by_name("value")
        .unwrap()
        .as_primitive::<Decimal128Type>();
    assert_eq!(value.value_as_string(0), "94.8000000000");
    assert_eq!(text(&figures, "currency", 0).as_deref(), Some("USD"));
    assert!(figures.column_by_name("period_last").unwrap().is_null(0));
}

#[test]
fn every_kind_has_a_table_also_of_nothing() {
    for kind in RecordKind::ALL {
        let batch = table(*kind, [&example()], 0).unwrap();
        assert_eq!(batch.schema(), table_schema(*kind));
        assert_eq!(table(*kind, [], 0).unwrap().num_rows(), 0);
    }
    assert_eq!(nested(&[]).unwrap().schema(), nested_schema());
    assert_eq!(mentions([], 0).unwrap().schema(), mention_schema());
}

#[test]
fn mentions_quote_the_text() {
    let words = "é中中x";
    let mut x = example();
    x.offset_unit = OffsetUnit::CodePoint;
    x.summits[0].mentions = vec![Span::new(1, 3)];
    x.summits[0].evidence.clear();
    for (text_given, expected) in [(Some(words), Some("中中")), (None, None), (Some("é"), None)] {
        let batch = mentions([(&x, text_given)], 0).unwrap();
        assert_eq!(batch.num_rows(), 1);
        assert_eq!(text(&batch, "text", 0).as_deref(), expected);
        assert_eq!(text(&batch, "field", 0), None);
        assert_eq!(text(&batch, "kind", 0).as_deref(), Some("summits"));
    }
    let batch = mentions([(&example(), None)], 0).unwrap();
    assert_eq!(text(&batch, "field", 1).as_deref(), Some("edition"));
    assert_eq!(text(&batch, "rule", 1).as_deref(), Some("a.rule"));
}

#[test]
fn a_document_is_a_row_of_the_nested_table() {
    let batch = nested(&[Ok(example()), Err((Some("b".to_owned()), "no text".to_owned()))]).unwrap();
    assert_eq!(text(&batch, "id", 1).as_deref(), Some("b"));
    assert_eq!(text(&batch, "error", 1).as_deref(), Some("no text"));
    let summits = batch.column_by_name("summits").unwrap().as_list::<i32>();
    assert_eq!((summits.value(0).len(), summits.value(1).len()), (2, 0));
    let evidence = summits
        .value(0)
        .as_struct()
        .column_by_name("evidence")
        .unwrap()
        .as_list::<i32>()
        .clone();
    assert_eq!((evidence.value(0).len(), evidence.value(1).len()), (1, 0));
}
