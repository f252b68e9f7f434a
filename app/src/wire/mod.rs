//! What islands and server say to each other under `/api/v1`. A version is served for at least twelve months.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// An answer as it is sent, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerV1 {
    /// Taken back.
    None,
    /// One option.
    Option(String),
    /// Several options.
    Options(BTreeSet<String>),
    /// A number as typed.
    Number(String),
    /// Each item with its target, or with its place from 1.
    Pairs(BTreeMap<String, String>),
    /// Words as typed.
    Text(String),
    /// Each part with the option chosen or what was typed.
    Parts(BTreeMap<String, String>),
}

/// What names a step, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepV1 {
    /// The device.
    pub device: String,
    /// Its count of saves for the question, from 1.
    pub counter: i64,
}

/// One answer to be kept, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveV1 {
    /// 1.
    pub version: u32,
    /// The mark of whoever typed it, as the journal has it; refused where somebody else is signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: AnswerV1,
    /// How sure of it they are: `unsure`, `fairly-sure` or `sure`; none if they did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// What names this step.
    pub step: StepV1,
    /// The step it is based on.
    pub after: Option<StepV1>,
    /// When it was typed, by the server's clock as the device knows it, in milliseconds since 1970 UTC.
    pub edited_at: i64,
    /// The language it was read in.
    pub language: String,
}

/// A device asks for the key it seals with, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LendKeyV1 {
    /// 1.
    pub version: u32,
    /// The name the device drew for itself: 32 hexadecimal digits.
    pub device: String,
}

/// The key a device seals with, version 1.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LentKeyV1 {
    /// 1.
    pub version: u32,
    /// The mark of this person's entries.
    pub owner: String,
    /// 32 bytes, base64.
    pub key: String,
    /// The server's instant, in milliseconds since 1970 UTC.
    pub now: i64,
}

impl std::fmt::Debug for LentKeyV1 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("LentKeyV1").field("owner", &self.owner).finish_non_exhaustive()
    }
}

/// A device asks until when a sitting lasts, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BellAskV1 {
    /// 1.
    pub version: u32,
    /// The device.
    pub device: String,
    /// Whether the device just opened the sitting, and may hold answers of it from now on.
    pub opens: bool,
    /// Since when the link has been broken, by the server's clock as the device knows it; none if it was not.
    pub broken_since: Option<i64>,
    /// The language of the page.
    pub language: String,
}

/// Until when a sitting lasts, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BellV1 {
    /// 1.
    pub version: u32,
    /// The bell, in milliseconds since 1970 UTC; none where the quiz has no limit.
    pub closes_at: Option<i64>,
    /// The time of the bell as the page words it; empty without one.
    pub closes: String,
    /// Whether answers are taken.
    pub open: bool,
    /// The server's instant, in milliseconds since 1970 UTC.
    pub now: i64,
}

/// A sitting to be handed in, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandInV1 {
    /// 1.
    pub version: u32,
    /// The mark of whoever hands it in, as the journal has it; refused where somebody else is signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The language of the page.
    pub language: String,
}

/// A sitting that was handed in, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedInV1 {
    /// 1.
    pub version: u32,
    /// The receipt's code.
    pub receipt: String,
    /// When it counts as handed in, in milliseconds since 1970 UTC.
    pub handed_in_at: i64,
    /// Where to look back on it.
    pub review: String,
}

/// A device holds nothing more of whoever is signed in, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmptyV1 {
    /// 1.
    pub version: u32,
    /// The device.
    pub device: String,
}

/// Understood, version 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoneV1 {
    /// 1.
    pub version: u32,
}

/// What became of an answer, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedV1 {
    /// 1.
    pub version: u32,
    /// How it stands.
    pub state: StateV1,
    /// The step it was kept under.
    pub step: StepV1,
    /// When it was received, in milliseconds since 1970 UTC.
    pub received_at: i64,
    /// The time of receipt as the page words it.
    pub received: String,
}

/// How a saved answer stands, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateV1 {
    /// Kept, and it counts.
    Kept,
    /// Kept, and another counts.
    Superseded {
        /// The answer that counts.
        answer: AnswerV1,
        /// Its step.
        step: StepV1,
    },
    /// Not kept: another answer has this counter; send it again under the next.
    CounterUsed {
        /// A counter that is free.
        next: i64,
    },
}
