//! The house's closed words as the document lists them: from the types themselves, so that a new word is in it.

use serde::Serialize;
use shared::order::{Flag, Status};
use utoipa::openapi::{
    Object, ObjectBuilder,
    schema::{SchemaType, Type},
};

pub fn statuses() -> Object {
    words("How far the order has come. `to_verify` is paid, and nobody has looked at it yet.", &Status::ALL)
}

pub fn flags() -> Object {
    words("What a colour means is the team's setting; grey is no flag.", &Flag::ALL)
}

fn words<T: Serialize>(description: &str, words: &[T]) -> Object {
    let values = words.iter().map(serde_json::to_value).filter_map(Result::ok);
    let object = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
    object.description(Some(description)).enum_values(Some(values.collect::<Vec<_>>())).build()
}
