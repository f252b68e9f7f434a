//! The names of a sitting's form, once for page, parser and island.

/// The question answered.
pub const QUESTION: &str = "question";
/// The answer: an option, several, or a number.
pub const ANSWER: &str = "answer";
/// How sure of it its officer is.
pub const CERTAINTY: &str = "certainty";
/// Before an item's id: where it goes.
pub const PAIR: &str = "pair-";
/// Before a part's id: the option chosen, or what was typed.
pub const PART: &str = "part-";
/// The step the answer is based on, `device counter`.
pub const AFTER: &str = "after";
/// Before the places of a question and of its box on a sheet, from 1.
pub const BOX: &str = "box-";
/// Before a question's id: which of two readings of a sheet is right, from 1.
pub const CHOSEN: &str = "chosen-";
/// Before a criterion's id: the level a marker gives, in per cent.
pub const LEVEL: &str = "level-";
