//! The columns that a table is built of.

use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int64Builder, ListBuilder,
    StringBuilder, StringDictionaryBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use jiff::civil;

use crate::record::{Cell, CellType};
use crate::value::{Date, DateInterval, Number, Span};

/// Amounts: 28 digits before the point and 10 after it.
const PRECISION: u8 = 38;
const SCALE: i8 = 10;

/// Whether words are dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Dictionary,
    Plain,
}

impl Words {
    pub(super) fn data_type(self) -> DataType {
        match self {
            Self::Dictionary => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
            Self::Plain => DataType::Utf8,
        }
    }
}

/// A column of words.
pub(super) enum WordColumn {
    Dictionary(StringDictionaryBuilder<Int32Type>),
    Plain(StringBuilder),
}

impl WordColumn {
    pub(super) fn new(words: Words) -> Self {
        match words {
            Words::Dictionary => Self::Dictionary(StringDictionaryBuilder::new()),
            Words::Plain => Self::Plain(StringBuilder::new()),
        }
    }

    pub(super) fn push(&mut self, word: Option<&str>) {
        match self {
            Self::Dictionary(builder) => builder.append_option(word),
            Self::Plain(builder) => builder.append_option(word),
        }
    }

    pub(super) fn finish(mut self) -> ArrayRef {
        match &mut self {
            Self::Dictionary(builder) => Arc::new(builder.finish()),
            Self::Plain(builder) => Arc::new(builder.finish()),
        }
    }
}

/// The columns of one field.
pub(super) enum FieldColumn {
    Text(StringBuilder),
    Word(WordColumn),
    Count(Int64Builder),
    Number(Decimal128Builder),
    Flag(BooleanBuilder),
    Time {
        written: StringBuilder,
        first: Date32Builder,
        last: Date32Builder,
    },
    Parties(ListBuilder<StringBuilder>),
}

pub(super) fn strings_type() -> DataType {
    DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))
}

/// The columns of a field in a schema.
pub(super) fn field_of(name: &str, cells: CellType, words: Words, fields: &mut Vec<Field>) {
    let column = |data_type| Field::new(name, data_type, true);
    fields.push(match cells {
        CellType::Word => column(words.data_type()),
        CellType::Count => column(DataType::Int64),
        CellType::Number => column(DataType::Decimal128(PRECISION, SCALE)),
        CellType::Flag => column(DataType::Boolean),
        CellType::Parties => column(strings_type()),
        CellType::Text | CellType::Time => column(DataType::Utf8),
    });
    if cells == CellType::Time {
        for end in ["first", "last"] {
            fields.push(Field::new(format!("{name}_{end}"), DataType::Date32, true));
        }
    }
}

impl FieldColumn {
    pub(super) fn new(cells: CellType, words: Words) -> Self {
        match cells {
            CellType::Text => Self::Text(StringBuilder::new()),
            CellType::Word => Self::Word(WordColumn::new(words)),
            CellType::Count => Self::Count(Int64Builder::new()),
            CellType::Number => {
                let decimal = DataType::Decimal128(PRECISION, SCALE);
                Self::Number(Decimal128Builder::new().with_data_type(decimal))
            }
            CellType::Flag => Self::Flag(BooleanBuilder::new()),
            CellType::Time => Self::Time {
                written: StringBuilder::new(),
                first: Date32Builder::new(),
                last: Date32Builder::new(),
            },
            CellType::Parties => Self::Parties(ListBuilder::new(StringBuilder::new())),
        }
    }

    pub(super) fn push(&mut self, cell: &Cell<'_>) {
        let text = match cell {
            Cell::Text(text) => Some(*text),
            Cell::Written(text) => Some(text.as_str()),
            _ => None,
        };
        match self {
            Self::Text(builder) => builder.append_option(text),
            Self::Word(column) => column.push(text),
            Self::Count(builder) => builder.append_option(match cell {
                Cell::Count(count) => Some(i64::from(*count)),
                _ => None,
            }),
            Self::Number(builder) => builder.append_option(match cell {
                Cell::Number(number) => scaled(*number),
                _ => None,
            }),
            Self::Flag(builder) => builder.append_value(*cell == Cell::Flag(true)),
            Self::Time { written, first, last } => {
                let time = match cell {
                    Cell::Time(interval) => Some(*interval),
                    _ => None,
                };
                written.append_option(time.map(|t| t.to_string()));
                first.append_option(time.and_then(DateInterval::start).and_then(Date::first_civil).map(days));
                last.append_option(time.and_then(DateInterval::end).and_then(Date::last_civil).map(days));
            }
            Self::Parties(builder) => {
                if let Cell::Parties(parties) = cell {
                    for party in *parties {
                        builder.values().append_value(party.as_str());
                    }
                }
                // No parties are an empty list: there is no third state.
                builder.append(true);
            }
        }
    }

    pub(super) fn finish(self, arrays: &mut Vec<ArrayRef>) {
        match self {
            Self::Text(mut builder) => arrays.push(builder.finish_array()),
            Self::Word(column) => arrays.push(column.finish()),
            Self::Count(mut builder) => arrays.push(builder.finish_array()),
            Self::Number(mut builder) => arrays.push(builder.finish_array()),
            Self::Flag(mut builder) => arrays.push(builder.finish_array()),
            Self::Time {
                mut written,
                mut first,
                mut last,
            } => arrays.extend([written.finish_array(), first.finish_array(), last.finish_array()]),
            Self::Parties(mut builder) => arrays.push(builder.finish_array()),
        }
    }
}

trait FinishArray {
    fn finish_array(&mut self) -> ArrayRef;
}

impl<B: ArrayBuilder> FinishArray for B {
    fn finish_array(&mut self) -> ArrayRef {
        ArrayBuilder::finish(self)
    }
}

/// Columns of places in the text.
#[derive(Default)]
pub(super) struct SpanColumns {
    start: Int64Builder,
    end: Int64Builder,
}

impl SpanColumns {
    pub(super) fn fields() -> Vec<Field> {
        vec![
            Field::new("start", DataType::Int64, false),
            Field::new("end", DataType::Int64, false),
        ]
    }

    pub(super) fn push(&mut self, span: Span) {
        // No text is so long that its offsets don't fit.
        self.start.append_value(i64::try_from(span.start()).unwrap_or(i64::MAX));
        self.end.append_value(i64::try_from(span.end()).unwrap_or(i64::MAX));
    }

    pub(super) fn len(&self) -> usize {
        self.start.len()
    }

    pub(super) fn finish(mut self) -> Vec<ArrayRef> {
        vec![self.start.finish_array(), self.end.finish_array()]
    }

    pub(super) fn finish_struct(self) -> StructArray {
        StructArray::new(Fields::from(Self::fields()), self.finish(), None)
    }
}

/// A share from 0 to 1.
pub(super) fn confidence_column() -> Float64Builder {
    Float64Builder::new()
}

fn days(date: civil::Date) -> i32 {
    const EPOCH: civil::Date = civil::date(1970, 1, 1);
    date.since(EPOCH).map_or(0, |span| span.get_days())
}

/// The number in units of the scale; `None` where it is too large for the column.
fn scaled(number: Number) -> Option<i128> {
    let decimal = number.decimal().round_dp(SCALE.unsigned_abs().into());
    let missing = u32::from(SCALE.unsigned_abs()).checked_sub(decimal.scale())?;
    decimal.mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn numbers_are_scaled() {
        for (text, expected) in [
            ("94800000000", Some(948_000_000_000_000_000_000)),
            ("-3.5", Some(-35_000_000_000)),
            ("0", Some(0)),
            ("0.33333333333333333333", Some(3_333_333_333)),
            (
                "9999999999999999999999999999",
                Some(99_999_999_999_999_999_999_999_999_990_000_000_000),
            ),
        ] {
            assert_eq!(scaled(text.parse().unwrap()), expected, "{text}");
        }
    }
}
