//! JSON Schema of the values: what a string of each kind looks like.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Bound, Country, Currency, Date, DateInterval, Duration, Number, Party, Slug, Span};

/// Values that are strings in JSON, with a pattern that every one of them fits.
macro_rules! strings {
    ($($value:ty, $name:literal, $pattern:literal, $description:literal;)*) => { $(
        impl JsonSchema for $value {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    )* };
}

strings! {
    Country, "Country", "^[A-Z]{3}$", "A state: ISO 3166-1 alpha-3.";
    Currency, "Currency", "^[A-Z]{3}$", "A currency: ISO 4217.";
    Date, "Date", "^[-0-9XYS~?%]+$", "A date, whole or not: EDTF (ISO 8601-2), such as 2025-06-18, 2025-06, 2025, 2025-21, XXXX-05-18 or 2024~.";
    DateInterval, "DateInterval", "^[-0-9XYS~?%./]+$", "A date or an interval of dates: EDTF (ISO 8601-2), such as 2025 or 2025-01/2025-06; an open end is written `..`.";
    Duration, "Duration", "^P[0-9YMWD]+$", "How often: a duration of ISO 8601, such as P1Y or P6M.";
    Number, "Number", "^-?[0-9]+(\\.[0-9]+)?$", "An exact decimal number.";
    Party, "Party", "^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$", "A state (ISO 3166-1 alpha-3) or the id of a bloc.";
    Slug, "Id", "^[a-z0-9]+(-[a-z0-9]+)*$", "A canonical id in kebab case.";
}

impl JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A place in the text, half-open, counted in the extraction's `offset_unit`.",
            "properties": {
                "start": { "type": "integer", "minimum": 0 },
                "end": { "type": "integer", "minimum": 0 }
            },
            "required": ["start", "end"],
            "additionalProperties": false
        })
    }
}

impl JsonSchema for Bound {
    fn schema_name() -> Cow<'static, str> {
        "Bound".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Self::ALL.iter().map(|bound| bound.name()).collect();
        json_schema!({ "type": "string", "enum": names, "description": "How a number bounds the quantity." })
    }
}
