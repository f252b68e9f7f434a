//! Attestations and credentials: what is printed on them, who may read their titles, and where they stand.
//!
//! Nothing here knows how they are written down or signed, nor how chance makes their ids.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::language::{Language, Text, Worded};
use crate::quiz::conduct::PassMark;
use crate::quiz::marking::Marks;
use crate::time::{Date, Timestamp};

/// Crockford's base 32: no I, L, O or U, so nothing is misread on paper.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 128 bits / 5 bits a digit, rounded up.
const DIGIT_COUNT: usize = 26;

/// What a credential is found by: 16 random bytes, too many to be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CredentialId([u8; 16]);

impl CredentialId {
    /// The id made of these bytes, which chance has drawn.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The id as somebody typed it: any case, in groups or not, I and L read as 1, O as 0.
    pub fn parse(text: &str) -> Option<Self> {
        let mut value: u128 = 0;
        let mut count = 0;
        for typed in text.chars().filter(|typed| *typed != '-' && !typed.is_whitespace()) {
            // Shifting may lose no bit: the first of 26 digits carries only three.
            if count == DIGIT_COUNT || value >> 123 != 0 {
                return None;
            }
            value = (value << 5) | digit_value(typed)?;
            count += 1;
        }
        (count == DIGIT_COUNT).then(|| Self(value.to_be_bytes()))
    }

    /// The id as it is printed, in groups: `01234-56789-ABCDE-FGHJK-MNPQRS`.
    pub fn grouped(&self) -> String {
        let plain = self.to_string();
        let group = |from: usize, to: usize| plain.get(from..to).unwrap_or_default();
        [group(0, 5), group(5, 10), group(10, 15), group(15, 20), group(20, 26)].join("-")
    }
}

fn digit_value(typed: char) -> Option<u128> {
    let digit = match typed.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    DIGITS.iter().zip(0..).find(|(known, _)| char::from(**known) == digit).map(|(_, value)| value)
}

impl fmt::Display for CredentialId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = u128::from_be_bytes(self.0);
        for place in (0..DIGIT_COUNT).rev() {
            let digit = DIGITS[((value >> (place * 5)) & 31) as usize];
            write!(formatter, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for CredentialId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a credential's id is 26 characters of Crockford's base 32")
    }
}

impl From<CredentialId> for String {
    fn from(id: CredentialId) -> Self {
        id.to_string()
    }
}

/// What is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CredentialKind {
    /// One module.
    Attestation,
    /// A whole course.
    Credential,
}

/// Every fact printed on an attestation or credential, as it stood when it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialFacts {
    /// What it is found by.
    pub id: CredentialId,
    /// What it proves.
    pub kind: CredentialKind,
    /// Its running number.
    pub number: u64,
    /// The holder's name.
    pub holder: String,
    /// The name of the holder's organisation.
    pub organisation: String,
    /// The course's id.
    pub course: String,
    /// What the course is called.
    pub course_title: Text,
    /// The course's edition.
    pub edition: DocumentHash,
    /// The number of that edition, from 1.
    pub edition_number: u32,
    /// The modules it covers: for an attestation, exactly one.
    pub modules: Vec<CertifiedModule>,
    /// The language it was taken in.
    pub language: Language,
    /// Minutes of learning.
    pub minutes: u32,
    /// How many lessons.
    pub lessons: u32,
    /// How the quiz or final assessment went; none where the course has no final assessment.
    pub assessed: Option<Assessed>,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// The day it was issued, in the organisation's zone.
    pub issued_on: Date,
    /// The last day it is valid, in the organisation's zone; none means for ever.
    pub valid_until: Option<Date>,
    /// Whether the course is for members only, so that its title is not for the public.
    pub restricted: bool,
}

/// A module as a credential names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifiedModule {
    /// Such as `A1`.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// Its document.
    pub edition: DocumentHash,
}

/// What was asked of the learner and what they earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessed {
    /// The share needed to pass.
    pub pass_mark: PassMark,
    /// The marks of the sitting that counts.
    pub marks: Marks,
}

/// Who is reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The person named on it, or somebody who may open the course.
    Holder,
    /// Anybody with the address.
    Public,
}

impl CredentialFacts {
    /// The number with the year of issue: `2026-004117`.
    pub fn shown_number(&self) -> String {
        format!("{:04}-{:06}", self.issued_on.year(), self.number)
    }

    /// The module an attestation is about.
    pub fn module(&self) -> Option<&CertifiedModule> {
        self.modules.first().filter(|_| self.kind == CredentialKind::Attestation)
    }

    /// The title of what is proved, module or course; none where the page must word a neutral one.
    pub fn shown_title(&self, language: Language, audience: Audience) -> Option<Worded<'_>> {
        let title = self.module().map_or(&self.course_title, |module| &module.title);
        (!self.is_withheld_from(audience)).then(|| title.worded(language))
    }

    /// The title of the course; none where the page must word a neutral one.
    pub fn shown_course_title(&self, language: Language, audience: Audience) -> Option<Worded<'_>> {
        (!self.is_withheld_from(audience)).then(|| self.course_title.worded(language))
    }

    /// The modules this reader may see named; none of a restricted course.
    pub fn shown_modules(&self, audience: Audience) -> &[CertifiedModule] {
        if self.is_withheld_from(audience) { &[] } else { &self.modules }
    }

    /// Whether titles are kept from this reader.
    pub fn is_withheld_from(&self, audience: Audience) -> bool {
        self.restricted && audience == Audience::Public
    }
}

/// Something that happened to a credential after it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialEvent {
    /// When.
    pub at: Timestamp,
    /// What.
    pub change: CredentialChange,
}

/// What may happen to a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum CredentialChange {
    /// Its holder took the public page down.
    Hidden,
    /// Its holder put the public page up again.
    Shown,
    /// It does not count until reinstated.
    Suspended,
    /// It counts again.
    Reinstated,
    /// It does not count any more, for good.
    Revoked {
        /// Why, in the words of who revoked it.
        reason: String,
    },
}

/// What a credential is worth today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Valid,
    /// Its last valid day is past.
    Expired {
        /// That day.
        on: Date,
    },
    /// It does not count for now; said even of one that has expired meanwhile.
    Suspended,
    /// It does not count any more, for good.
    Revoked {
        /// Since when.
        at: Timestamp,
    },
}

/// Where a credential stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredentialStatus {
    /// What it is worth.
    pub standing: Standing,
    /// Whether its holder has taken the public page down.
    pub hidden: bool,
}

impl CredentialStatus {
    /// The status after these events, told in any order; of two at one instant the later in the list counts.
    pub fn fold(events: &[CredentialEvent], valid_until: Option<Date>, today: Date) -> Self {
        use CredentialChange::{Hidden, Reinstated, Revoked, Shown, Suspended};
        let last = |concerns: fn(&CredentialChange) -> bool| {
            events.iter().filter(|event| concerns(&event.change)).max_by_key(|event| event.at).map(|event| &event.change)
        };
        let revoked_at = events.iter().filter(|event| matches!(event.change, Revoked { .. })).map(|event| event.at).min();
        let suspended = last(|change| matches!(change, Suspended | Reinstated)) == Some(&Suspended);
        let standing = match (revoked_at, valid_until) {
            (Some(at), _) => Standing::Revoked { at },
            _ if suspended => Standing::Suspended,
            (_, Some(on)) if on < today => Standing::Expired { on },
            _ => Standing::Valid,
        };
        Self { standing, hidden: last(|change| matches!(change, Hidden | Shown)) == Some(&Hidden) }
    }
}

#[cfg(test)]
mod tests;
