//! The names of the form that corrects a key, once for page and parser.

/// Before an option's id: what it brings, in per cent.
pub const SHARE: &str = "share-";
/// `true` or `false`.
pub const JUDGEMENT: &str = "judgement";
/// The formula of the number.
pub const FORMULA: &str = "formula";
/// How far an answer may lie from it.
pub const TOLERANCE: &str = "tolerance";
/// Before an item's id: its target.
pub const TARGET: &str = "target-";
/// Before an item's id: its place from 1.
pub const PLACE: &str = "place-";
/// Everybody earns all of it.
pub const STRIKE_OUT: &str = "strike-out";
