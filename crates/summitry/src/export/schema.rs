//! The shape of the output as JSON Schema.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::record::Extraction;

/// The JSON Schema (draft 2020-12) of an [`Extraction`] as it is written.
///
/// Every member that is always written is required; no other members are allowed, as reading refuses them too. Vocabularies are listed, so
/// a later version of the library may write words that this schema does not have; then the output names another schema.
///
/// ```
/// let schema = summitry::export::schema();
/// assert_eq!(schema["properties"]["schema"]["const"], "summitry/1");
/// ```
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Extraction>().to_value()
}
