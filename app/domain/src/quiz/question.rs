//! What is asked, with its key. Deliberately not serializable: the browser may know a [`super::sheet::Item`] only.

use std::collections::BTreeMap;

use crate::language::Text;
use crate::quiz::formula::Formula;
use crate::quiz::hotspot::Hotspot;
use crate::quiz::moment::{Asks, TypedMoment};
use crate::quiz::number::Number;

/// A question as it stood at one moment, with its key.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Never changes.
    pub id: String,
    /// The objective it tests.
    pub objective: Option<String>,
    /// From 1, easy, to 3.
    pub difficulty: u8,
    /// For drawing and searching.
    pub tags: Vec<String>,
    /// The lesson to read again, `slug` or `slug#block`.
    pub reread: Option<String>,
    /// Marks it is worth, at least 1.
    pub worth: u32,
    /// Struck out by a correction: everybody earns all of it.
    pub struck_out: bool,
    /// What is asked, in Markdown; for a numeric question with `{parameter}` places.
    pub stem: Text,
    /// How it is answered, and the key.
    pub kind: Kind,
}

/// How a question is answered. A new kind does not compile until it can be drawn, shown and marked.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One option of several.
    Single(Choice),
    /// Any number of options.
    Multiple(Choice),
    /// True or false.
    TrueFalse(TrueFalse),
    /// A number.
    Numeric(Numeric),
    /// Each item to its target, each target once.
    Match(Matching),
    /// Each item to a target; a target may take several.
    Classify(Matching),
    /// Items put into their order.
    Order(Sequence),
    /// A few words, typed.
    Short(ShortText),
    /// Several parts answered together: gaps in a text, several numbers, a number beside a choice.
    Parts(Parts),
    /// A text that a person marks.
    Written(Written),
    /// A day, a time of day, or both.
    Moment(MomentKey),
    /// One or several areas of a picture.
    Hotspot(Hotspot),
}

impl Kind {
    /// The name of the kind in files and on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Multiple(_) => "multiple",
            Self::TrueFalse(_) => "true-false",
            Self::Numeric(_) => "numeric",
            Self::Match(_) => "match",
            Self::Classify(_) => "classify",
            Self::Order(_) => "order",
            Self::Short(_) => "short",
            Self::Parts(Parts { text: Some(_), .. }) => "gaps",
            Self::Parts(Parts { text: None, .. }) => "parts",
            Self::Written(_) => "written",
            Self::Moment(_) => "moment",
            Self::Hotspot(_) => "hotspot",
        }
    }
}

/// Options to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// In the order of the file.
    pub options: Vec<ChoiceOption>,
}

/// One option.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    /// Answers are kept by it; never changes its meaning.
    pub id: String,
    /// The part of the marks choosing it brings, in per cent from -100 to 100. In a single choice exactly one option
    /// has 100; in a multiple choice the positive ones sum to 100 and wrong ones take away.
    pub share: i32,
    /// The option, in inline Markdown.
    pub text: Text,
    /// Why it is right, or which error leads to it.
    pub why: Text,
}

/// A statement to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct TrueFalse {
    /// Whether the statement is true.
    pub key: bool,
    /// Said to the one who answers "true".
    pub why_true: Text,
    /// Said to the one who answers "false".
    pub why_false: Text,
}

/// A number to be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeric {
    /// Shown after the field, may be empty.
    pub unit: String,
    /// Decimals to which the key is shown.
    pub decimals: u8,
    /// How far an answer may lie from the key, either side, in the unit.
    pub tolerance: Number,
    /// What each officer draws: by name, the values from, to and step.
    pub parameters: BTreeMap<String, Range>,
    /// The key as a formula over the parameters.
    pub key: Formula,
    /// The computation shown afterwards, with `{formula}` places.
    pub why: Text,
    /// Answers that show which error was made.
    pub slips: Vec<Slip>,
}

/// The values a parameter may take: `from`, `from + step`, … up to `to`.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The least value.
    pub from: Number,
    /// The greatest value.
    pub to: Number,
    /// The distance between two values, above zero.
    pub step: Number,
}

/// A wrong number that tells how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// The wrong number as a formula.
    pub value: Formula,
    /// The error that leads to it.
    pub why: Text,
}

/// Items to be put with targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    /// Where items go.
    pub targets: Vec<Target>,
    /// What is to be placed.
    pub items: Vec<MatchItem>,
}

/// A place an item may go.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Answers are kept by it.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// Something to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchItem {
    /// Answers are kept by it.
    pub id: String,
    /// The target it belongs to.
    pub target: String,
    /// In words.
    pub text: Text,
    /// Why it belongs there.
    pub why: Text,
}

/// Items that have an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// In the right order.
    pub items: Vec<SequenceItem>,
}

/// One item of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct SequenceItem {
    /// Answers are kept by it.
    pub id: String,
    /// In words.
    pub text: Text,
    /// Why it stands where it stands.
    pub why: Text,
}

/// A few words to be typed. Spaces, hyphens, the form of apostrophes and a stop at the end never matter.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortText {
    /// Whether capitals matter.
    pub case_matters: bool,
    /// Whether accents matter.
    pub accents_matter: bool,
    /// What is accepted, and what shows an error; an answer in any language of the course counts.
    pub forms: Vec<WordForm>,
}

/// One wording of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct WordForm {
    /// The part of the marks it brings, in per cent: 100 for a right one, 0 for one that shows an error.
    pub share: u32,
    /// The wording.
    pub text: Text,
    /// Why it is right, or which error leads to it.
    pub why: Text,
}

/// A day, a time of day or both, to be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentKey {
    /// What is asked for.
    pub asks: Asks,
    /// The right one.
    pub key: TypedMoment,
    /// How far an answer may lie from the key, either side: whole days where a day alone is asked for, else minutes.
    pub tolerance: u32,
    /// How it is worked out, shown afterwards.
    pub why: Text,
    /// Answers that show which error was made.
    pub slips: Vec<MomentSlip>,
}

/// A wrong moment that tells how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentSlip {
    /// The wrong moment.
    pub value: TypedMoment,
    /// The error that leads to it.
    pub why: Text,
}

/// Parts that are answered together.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// A text in which `[[id]]` stands for the part of this id; none where the parts stand below one another.
    pub text: Option<Text>,
    /// What each officer draws; the formulas of all parts may use it.
    pub parameters: BTreeMap<String, Range>,
    /// The parts, their shares 100 per cent together.
    pub parts: Vec<Part>,
}

/// One of several parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Answers are kept by it.
    pub id: String,
    /// The part of the marks a full answer to it brings, in per cent.
    pub share: u32,
    /// What is asked here; for a gap, what its field is called for those who do not see the text around it.
    pub label: Text,
    /// How it is answered.
    pub kind: PartKind,
}

/// How a part is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum PartKind {
    /// By one option.
    Choice(Choice),
    /// By a few words.
    Short(ShortText),
    /// By a number; its parameters are those of the whole question.
    Numeric(Numeric),
}

/// A text to be written, and what people mark it by: [`super::rubric`].
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The most characters of an answer.
    pub most: u32,
    /// How many people mark each answer, 1 or 2.
    pub markers: u8,
    /// What it is marked by, the shares 100 per cent together.
    pub criteria: Vec<Criterion>,
    /// A good answer, shown to markers, and to learners once theirs is marked.
    pub model: Text,
}

/// One thing a written answer is marked by.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Markings are kept by it.
    pub id: String,
    /// Its part of the marks, in per cent.
    pub share: u32,
    /// In words.
    pub text: Text,
    /// What there is to choose from, one of them 100 and one 0 per cent.
    pub levels: Vec<Level>,
}

/// How far a criterion may be met.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// What it brings of the criterion, in per cent; each level of a criterion another.
    pub percent: u32,
    /// How an answer of this level looks.
    pub text: Text,
}
