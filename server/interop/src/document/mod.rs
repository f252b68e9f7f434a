//! The documents a course is stored as: one canonical JSON text each, named by its SHA-256.
//!
//! The same content gives the same text and so the same name. Nothing here knows files or a store.

mod assemble;
mod question;

use domain::course::DocumentHash;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

pub use assemble::{DocumentError, assemble};
pub use question::{ChoiceForm, KindForm, MatchItemForm, MatchingForm, NumericForm, QuestionForm, RangeForm, SlipForm, TargetForm};

/// The version of every stored form that is written today.
pub const VERSION: u32 = 1;

/// A document as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name: the SHA-256 of the body.
    pub hash: DocumentHash,
    /// What it holds.
    pub kind: DocumentKind,
    /// Its canonical JSON.
    pub body: String,
}

/// What a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A course's plan.
    Course,
    /// A module.
    Module,
    /// A lesson.
    Lesson,
    /// A question with its key.
    Question,
    /// A drawing.
    Figure,
}

impl DocumentKind {
    /// The name of the kind, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Module => "module",
            Self::Lesson => "lesson",
            Self::Question => "question",
            Self::Figure => "figure",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Course, Self::Module, Self::Lesson, Self::Question, Self::Figure].into_iter().find(|kind| kind.name() == name)
    }
}

impl Document {
    /// The document of this value; none if it cannot be written as JSON, which no type of a course does.
    pub fn of(kind: DocumentKind, value: &impl Serialize) -> Option<Self> {
        let body = canonical(&serde_json::to_value(value).ok()?);
        Some(Self { hash: hash(&body), kind, body })
    }
}

/// The name of a document with this body.
pub fn hash(body: &str) -> DocumentHash {
    DocumentHash(hexadecimal(&Sha256::digest(body.as_bytes())))
}

/// Bytes as pairs of lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// JSON without spaces and with the keys of each object in order, whatever order the library keeps them in.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let mut keys: Vec<&String> = entries.keys().collect();
            keys.sort();
            let write = |key: &String| format!("{}:{}", Value::from(key.as_str()), entries.get(key).map(canonical).unwrap_or_default());
            format!("{{{}}}", keys.into_iter().map(write).collect::<Vec<_>>().join(","))
        }
        simple => simple.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_form_has_its_keys_in_order_and_no_spaces() {
        let value: Value = serde_json::from_str(r#"{"b": [1, {"z": "é\n", "a": null}], "a": true}"#).expect("JSON");
        assert_eq!(canonical(&value), r#"{"a":true,"b":[1,{"a":null,"z":"é\n"}]}"#);
    }

    #[test]
    fn a_document_is_named_by_the_sha_256_of_its_body() {
        assert_eq!(hash("abc").0, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in [DocumentKind::Course, DocumentKind::Module, DocumentKind::Lesson, DocumentKind::Question, DocumentKind::Figure] {
            assert_eq!(DocumentKind::parse(kind.name()), Some(kind));
        }
        assert_eq!(DocumentKind::parse("quiz"), None);
    }
}
