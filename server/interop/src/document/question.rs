//! The form in which a question is stored, key and all. The domain's question has none on purpose.

use std::collections::BTreeMap;

use domain::course::Citation;
use domain::language::Text;
use domain::quiz::formula::{Formula, FormulaError};
use domain::quiz::hotspot::{Area, Hotspot, Picture};
use domain::quiz::moment::{Asks, TypedMoment};
use domain::quiz::number::Number;
use domain::quiz::question::{
    Choice, ChoiceOption, Criterion, Kind, Level, MatchItem, Matching, MomentKey, MomentSlip, Numeric, Part, PartKind, Parts, Question,
    Range, Sequence, SequenceItem, ShortText, Slip, Target, TrueFalse, WordForm, Written,
};
use serde::{Deserialize, Serialize};

use super::VERSION;

/// A question as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionForm {
    /// Version of this form, 1.
    pub version: u32,
    /// Never changes.
    pub id: String,
    /// The objective it tests.
    pub objective: Option<String>,
    /// From 1, easy, to 3.
    pub difficulty: u8,
    /// For drawing and searching.
    pub tags: Vec<String>,
    /// Parts of instruments it rests on, which the domain's question leaves out.
    pub rests_on: Vec<Citation>,
    /// The lesson to read again.
    pub reread: Option<String>,
    /// Marks it is worth.
    pub worth: u32,
    /// Struck out by a correction; a question from a file never is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub struck_out: bool,
    /// What is asked.
    pub stem: Text,
    /// How it is answered, and the key.
    pub kind: KindForm,
}

/// How a stored question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum KindForm {
    /// One option of several.
    Single {
        /// In the order of the file.
        options: Vec<ChoiceForm>,
    },
    /// Any number of options.
    Multiple {
        /// In the order of the file.
        options: Vec<ChoiceForm>,
    },
    /// True or false.
    TrueFalse {
        /// Whether the statement is true.
        key: bool,
        /// Said to the one who answers "true".
        why_true: Text,
        /// Said to the one who answers "false".
        why_false: Text,
    },
    /// A number.
    Numeric(NumericForm),
    /// Each item to its target, each target once.
    Match(MatchingForm),
    /// Each item to a target.
    Classify(MatchingForm),
    /// Items put into their order.
    Order {
        /// In the right order.
        items: Vec<SequenceItemForm>,
    },
    /// A few words.
    Short(ShortForm),
    /// Several parts.
    Parts {
        /// A text with `[[id]]` for each part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Text>,
        /// What each officer draws.
        parameters: BTreeMap<String, RangeForm>,
        /// The parts.
        parts: Vec<PartForm>,
    },
    /// A text that a person marks.
    Written(WrittenForm),
    /// A day, a time of day, or both.
    Moment(MomentForm),
    /// Areas of a picture.
    Hotspot {
        /// The picture.
        picture: Picture,
        /// Whether several areas are right.
        several: bool,
        /// The areas as options, in the order of their letters.
        options: Vec<ChoiceForm>,
        /// Where each lies.
        areas: BTreeMap<String, Area>,
    },
}

/// A stored question for a day, a time of day, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentForm {
    /// What is asked for.
    pub asks: Asks,
    /// The right one.
    pub key: TypedMoment,
    /// In days where a day alone is asked for, else in minutes.
    pub tolerance: u32,
    /// How it is worked out.
    pub why: Text,
    /// Answers that show which error was made.
    pub slips: Vec<MomentSlipForm>,
}

/// A stored wrong moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentSlipForm {
    /// The wrong moment.
    pub value: TypedMoment,
    /// The error that leads to it.
    pub why: Text,
}

/// A stored question for a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenForm {
    /// The most characters of an answer.
    pub most: u32,
    /// How many people mark each answer.
    pub markers: u8,
    /// What it is marked by.
    pub criteria: Vec<CriterionForm>,
    /// A good answer.
    pub model: Text,
}

/// A stored criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionForm {
    /// Markings are kept by it.
    pub id: String,
    /// Its part of the marks, in per cent.
    pub share: u32,
    /// In words.
    pub text: Text,
    /// What there is to choose from.
    pub levels: Vec<LevelForm>,
}

/// A stored level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelForm {
    /// What it brings of the criterion, in per cent.
    pub percent: u32,
    /// How an answer of this level looks.
    pub text: Text,
}

/// A stored item of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SequenceItemForm {
    /// Answers are kept by it.
    pub id: String,
    /// In words.
    pub text: Text,
    /// Why it stands there.
    pub why: Text,
}

/// A stored question for a few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortForm {
    /// Whether capitals matter.
    pub case_matters: bool,
    /// Whether accents matter.
    pub accents_matter: bool,
    /// What is accepted, and what shows an error.
    pub forms: Vec<WordFormForm>,
}

/// A stored wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFormForm {
    /// The part of the marks, in per cent.
    pub share: u32,
    /// The wording.
    pub text: Text,
    /// Why it is right, or which error leads to it.
    pub why: Text,
}

/// A stored part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartForm {
    /// Answers are kept by it.
    pub id: String,
    /// Its part of the marks, in per cent.
    pub share: u32,
    /// What is asked here.
    pub label: Text,
    /// How it is answered.
    pub kind: PartKindForm,
}

/// How a stored part is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum PartKindForm {
    /// By one option.
    Choice {
        /// In the order of the file.
        options: Vec<ChoiceForm>,
    },
    /// By a few words.
    Short(ShortForm),
    /// By a number.
    Numeric(NumericForm),
}

/// A stored option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceForm {
    /// Answers are kept by it.
    pub id: String,
    /// The part of the marks, in per cent.
    pub share: i32,
    /// The option.
    pub text: Text,
    /// Why it is right, or which error leads to it.
    pub why: Text,
}

/// A stored numeric question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumericForm {
    /// Shown after the field.
    pub unit: String,
    /// Decimals to which the key is shown.
    pub decimals: u8,
    /// How far an answer may lie from the key.
    pub tolerance: Number,
    /// What each officer draws.
    pub parameters: BTreeMap<String, RangeForm>,
    /// The key's formula.
    pub key: String,
    /// The computation shown afterwards.
    pub why: Text,
    /// Answers that show which error was made.
    pub slips: Vec<SlipForm>,
}

/// The stored values of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeForm {
    /// The least value.
    pub from: Number,
    /// The greatest value.
    pub to: Number,
    /// The distance between two values.
    pub step: Number,
}

/// A stored wrong number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipForm {
    /// Its formula.
    pub value: String,
    /// The error that leads to it.
    pub why: Text,
}

/// Stored items and targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingForm {
    /// Where items go.
    pub targets: Vec<TargetForm>,
    /// What is to be placed.
    pub items: Vec<MatchItemForm>,
}

/// A stored target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetForm {
    /// Answers are kept by it.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// A stored item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchItemForm {
    /// Answers are kept by it.
    pub id: String,
    /// The target it belongs to.
    pub target: String,
    /// In words.
    pub text: Text,
    /// Why it belongs there.
    pub why: Text,
}

impl QuestionForm {
    /// The form of a question that rests on these parts of instruments.
    pub fn of(question: Question, rests_on: Vec<Citation>) -> Self {
        let Question { id, objective, difficulty, tags, reread, worth, struck_out, stem, kind } = question;
        Self { version: VERSION, id, objective, difficulty, tags, rests_on, reread, worth, struck_out, stem, kind: KindForm::of(kind) }
    }

    /// The form in a stored document.
    pub fn parse(body: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(body)
    }

    /// The question, unless a formula in it cannot be read.
    pub fn into_question(self) -> Result<Question, FormulaError> {
        let Self { version: _, id, objective, difficulty, tags, rests_on: _, reread, worth, struck_out, stem, kind } = self;
        Ok(Question { id, objective, difficulty, tags, reread, worth, struck_out, stem, kind: kind.into_kind()? })
    }
}

impl KindForm {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Single(choice) => Self::Single { options: options_of(choice) },
            Kind::Multiple(choice) => Self::Multiple { options: options_of(choice) },
            Kind::TrueFalse(TrueFalse { key, why_true, why_false }) => Self::TrueFalse { key, why_true, why_false },
            Kind::Numeric(numeric) => Self::Numeric(NumericForm::of(numeric)),
            Kind::Match(matching) => Self::Match(MatchingForm::of(matching)),
            Kind::Classify(matching) => Self::Classify(MatchingForm::of(matching)),
            Kind::Order(Sequence { items }) => {
                let item = |SequenceItem { id, text, why }| SequenceItemForm { id, text, why };
                Self::Order { items: items.into_iter().map(item).collect() }
            }
            Kind::Short(short) => Self::Short(ShortForm::of(short)),
            Kind::Parts(Parts { text, parameters, parts }) => {
                let parts =
                    parts.into_iter().map(|Part { id, share, label, kind }| PartForm { id, share, label, kind: PartKindForm::of(kind) });
                Self::Parts { text, parameters: ranges_of(parameters), parts: parts.collect() }
            }
            Kind::Written(written) => Self::Written(WrittenForm::of(written)),
            Kind::Moment(moment) => Self::Moment(MomentForm::of(moment)),
            Kind::Hotspot(Hotspot { picture, several, choice, areas }) => {
                Self::Hotspot { picture, several, options: options_of(choice), areas }
            }
        }
    }

    fn into_kind(self) -> Result<Kind, FormulaError> {
        Ok(match self {
            Self::Single { options } => Kind::Single(choice(options)),
            Self::Multiple { options } => Kind::Multiple(choice(options)),
            Self::TrueFalse { key, why_true, why_false } => Kind::TrueFalse(TrueFalse { key, why_true, why_false }),
            Self::Numeric(form) => Kind::Numeric(form.into_numeric()?),
            Self::Match(form) => Kind::Match(form.into_matching()),
            Self::Classify(form) => Kind::Classify(form.into_matching()),
            Self::Order { items } => {
                let item = |SequenceItemForm { id, text, why }| SequenceItem { id, text, why };
                Kind::Order(Sequence { items: items.into_iter().map(item).collect() })
            }
            Self::Short(form) => Kind::Short(form.into_short()),
            Self::Parts { text, parameters, parts } => {
                let part = |PartForm { id, share, label, kind }| Ok(Part { id, share, label, kind: kind.into_kind()? });
                let parts = parts.into_iter().map(part).collect::<Result<_, FormulaError>>()?;
                Kind::Parts(Parts { text, parameters: ranges(parameters), parts })
            }
            Self::Written(form) => Kind::Written(form.into_written()),
            Self::Moment(form) => Kind::Moment(form.into_moment()),
            Self::Hotspot { picture, several, options, areas } => {
                Kind::Hotspot(Hotspot { picture, several, choice: choice(options), areas })
            }
        })
    }
}

fn options_of(choice: Choice) -> Vec<ChoiceForm> {
    choice.options.into_iter().map(|ChoiceOption { id, share, text, why }| ChoiceForm { id, share, text, why }).collect()
}

fn choice(options: Vec<ChoiceForm>) -> Choice {
    let options = options.into_iter().map(|ChoiceForm { id, share, text, why }| ChoiceOption { id, share, text, why }).collect();
    Choice { options }
}

fn ranges_of(parameters: BTreeMap<String, Range>) -> BTreeMap<String, RangeForm> {
    parameters.into_iter().map(|(name, Range { from, to, step })| (name, RangeForm { from, to, step })).collect()
}

fn ranges(parameters: BTreeMap<String, RangeForm>) -> BTreeMap<String, Range> {
    parameters.into_iter().map(|(name, RangeForm { from, to, step })| (name, Range { from, to, step })).collect()
}

impl PartKindForm {
    fn of(kind: PartKind) -> Self {
        match kind {
            PartKind::Choice(choice) => Self::Choice { options: options_of(choice) },
            PartKind::Short(short) => Self::Short(ShortForm::of(short)),
            PartKind::Numeric(numeric) => Self::Numeric(NumericForm::of(numeric)),
        }
    }

    fn into_kind(self) -> Result<PartKind, FormulaError> {
        Ok(match self {
            Self::Choice { options } => PartKind::Choice(choice(options)),
            Self::Short(form) => PartKind::Short(form.into_short()),
            Self::Numeric(form) => PartKind::Numeric(form.into_numeric()?),
        })
    }
}

impl ShortForm {
    fn of(short: ShortText) -> Self {
        let ShortText { case_matters, accents_matter, forms } = short;
        let forms = forms.into_iter().map(|WordForm { share, text, why }| WordFormForm { share, text, why }).collect();
        Self { case_matters, accents_matter, forms }
    }

    fn into_short(self) -> ShortText {
        let Self { case_matters, accents_matter, forms } = self;
        let forms = forms.into_iter().map(|WordFormForm { share, text, why }| WordForm { share, text, why }).collect();
        ShortText { case_matters, accents_matter, forms }
    }
}

impl WrittenForm {
    fn of(written: Written) -> Self {
        let Written { most, markers, criteria, model } = written;
        let level = |Level { percent, text }| LevelForm { percent, text };
        let criterion = |Criterion { id, share, text, levels }| {
            let levels = levels.into_iter().map(level).collect();
            CriterionForm { id, share, text, levels }
        };
        Self { most, markers, criteria: criteria.into_iter().map(criterion).collect(), model }
    }

    fn into_written(self) -> Written {
        let Self { most, markers, criteria, model } = self;
        let level = |LevelForm { percent, text }| Level { percent, text };
        let criterion = |CriterionForm { id, share, text, levels }| {
            let levels = levels.into_iter().map(level).collect();
            Criterion { id, share, text, levels }
        };
        Written { most, markers, criteria: criteria.into_iter().map(criterion).collect(), model }
    }
}

impl MomentForm {
    fn of(moment: MomentKey) -> Self {
        let MomentKey { asks, key, tolerance, why, slips } = moment;
        let slip = |MomentSlip { value, why }| MomentSlipForm { value, why };
        Self { asks, key, tolerance, why, slips: slips.into_iter().map(slip).collect() }
    }

    fn into_moment(self) -> MomentKey {
        let Self { asks, key, tolerance, why, slips } = self;
        let slip = |MomentSlipForm { value, why }| MomentSlip { value, why };
        MomentKey { asks, key, tolerance, why, slips: slips.into_iter().map(slip).collect() }
    }
}

impl NumericForm {
    fn of(numeric: Numeric) -> Self {
        let Numeric { unit, decimals, tolerance, parameters, key, why, slips } = numeric;
        let parameters = ranges_of(parameters);
        let slips = slips.into_iter().map(|Slip { value, why }| SlipForm { value: value.source().to_owned(), why }).collect();
        Self { unit, decimals, tolerance, parameters, key: key.source().to_owned(), why, slips }
    }

    fn into_numeric(self) -> Result<Numeric, FormulaError> {
        let Self { unit, decimals, tolerance, parameters, key, why, slips } = self;
        let parameters = ranges(parameters);
        let slip = |SlipForm { value, why }| Ok(Slip { value: Formula::parse(&value)?, why });
        let slips = slips.into_iter().map(slip).collect::<Result<_, FormulaError>>()?;
        Ok(Numeric { unit, decimals, tolerance, parameters, key: Formula::parse(&key)?, why, slips })
    }
}

impl MatchingForm {
    fn of(matching: Matching) -> Self {
        let targets = matching.targets.into_iter().map(|Target { id, text }| TargetForm { id, text }).collect();
        let item = |MatchItem { id, target, text, why }| MatchItemForm { id, target, text, why };
        Self { targets, items: matching.items.into_iter().map(item).collect() }
    }

    fn into_matching(self) -> Matching {
        let targets = self.targets.into_iter().map(|TargetForm { id, text }| Target { id, text }).collect();
        let item = |MatchItemForm { id, target, text, why }| MatchItem { id, target, text, why };
        Matching { targets, items: self.items.into_iter().map(item).collect() }
    }
}
