//! The words of letters, which an administrator may change: one template for each kind, in versions, with fields that are filled from
//! the facts of a letter; and the head and signature all of them carry.
//!
//! A letter is filed with its facts and the version of its template, and neither changes: it reads the same for ever.

use serde::{Deserialize, Serialize};

use crate::accreditation::decision::Outcome;
use crate::accreditation::letter::Kind;
use crate::language::{Language, Text};
use crate::time::Date;

/// The fields a template may name, in braces.
pub const FIELDS: [&str; 15] = [
    "name",
    "administration",
    "category",
    "domain",
    "call",
    "host",
    "from",
    "until",
    "reason",
    "missing",
    "lead",
    "appeal_until",
    "valid_until",
    "rank",
    "months",
];
/// The field that is a list; where it is empty, what introduces it goes too.
pub const LIST: &str = "missing";
/// The most characters of a subject.
pub const SUBJECT_MOST: usize = 200;
/// The most characters of a text: two pages.
pub const TEXT_MOST: usize = 6_000;

/// The words of a kind of letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Of this shape: 1.
    pub version: u32,
    /// The subject, in one line.
    pub subject: Text,
    /// The text, paragraphs apart by an empty line.
    pub text: Text,
}

/// What every letter carries above and below its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Of this shape: 1.
    pub version: u32,
    /// Who writes.
    pub issuer: Text,
    /// Where to answer, line by line; may be empty.
    pub address: Text,
    /// Who signs, line by line: a name, a function.
    pub signatory: Text,
}

/// What is wrong with a template, in a language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// There are no words, or no subject.
    NoWords,
    /// It is longer than a letter.
    TooLong,
    /// A brace is open, or closes nothing.
    Brace,
    /// There is no field of this name.
    UnknownField(String),
    /// It has to say this, and does not.
    NotSaid(&'static str),
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; lines apart by a line feed.
    Text(String),
    /// Items beneath what introduces them.
    List(Vec<String>),
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The subject.
    pub subject: String,
    /// The text.
    pub blocks: Vec<Block>,
}

impl Kind {
    /// The fields a letter of this kind has to state: why, where somebody was refused something or bound by it; until when, where a
    /// right or a validity ends; where and when, where somebody has to travel.
    pub fn must_say(self) -> &'static [&'static str] {
        match self {
            Self::Decided(Outcome::NotYet | Outcome::NotAccredited) => &["name", "reason", "missing", "appeal_until"],
            Self::Decided(Outcome::PreAccredited | Outcome::Accredited | Outcome::Recognised | Outcome::Renewed | Outcome::Reactivated) => {
                &["name", "reason", "valid_until"]
            }
            Self::Decided(_)
            | Self::Returned
            | Self::NotSelected
            | Self::WorkshopCancelled
            | Self::MissionCancelled
            | Self::NominationWithdrawn
            | Self::ReleaseWithdrawn => &["name", "reason"],
            Self::Selected | Self::CalledUp | Self::Assigned => &["name", "from", "until", "host"],
            Self::LapsingSoon | Self::BroughtIn => &["name", "valid_until"],
            _ => &["name"],
        }
    }
}

impl Template {
    /// What is wrong with it in this language, for a letter of this kind.
    pub fn faults(&self, kind: Kind, language: Language) -> Vec<Fault> {
        let (subject, text) = (self.subject.get(language).unwrap_or_default(), self.text.get(language).unwrap_or_default());
        let mut faults = Vec::new();
        if subject.trim().is_empty() || text.trim().is_empty() {
            faults.push(Fault::NoWords);
        }
        if SUBJECT_MOST < subject.chars().count() || TEXT_MOST < text.chars().count() {
            faults.push(Fault::TooLong);
        }
        let mut said = Vec::new();
        for piece in pieces(subject).chain(pieces(text)) {
            match piece {
                Piece::Field(name) if FIELDS.contains(&name) => said.push(name),
                Piece::Field(name) => faults.push(Fault::UnknownField(name.to_owned())),
                Piece::Brace => faults.push(Fault::Brace),
                Piece::Words(_) => {}
            }
        }
        faults.extend(kind.must_say().iter().filter(|field| !said.contains(field)).map(|field| Fault::NotSaid(field)));
        faults.sort();
        faults.dedup();
        faults
    }

    /// The letter in this language with its fields filled; a paragraph that is nothing but an empty field goes, and the one before it,
    /// which introduces it.
    pub fn fill(&self, language: Language, value: impl Fn(&str) -> String) -> Filled {
        let mut blocks = Vec::new();
        for paragraph in self.text.read(language).split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let alone = paragraph.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).filter(|name| FIELDS.contains(name));
            match alone.map(|name| (name, value(name))) {
                Some((_, text)) if text.trim().is_empty() => {
                    blocks.pop();
                }
                Some((LIST, items)) => blocks.push(Block::List(items.lines().map(str::to_owned).collect())),
                Some((_, text)) => blocks.push(Block::Text(text)),
                None => blocks.push(Block::Text(filled(paragraph, &value))),
            }
        }
        Filled { subject: filled(self.subject.read(language), &value), blocks }
    }
}

/// The number of a letter as it is printed: `ACC-2026-000123`.
pub fn reference(written_on: Date, number: u64) -> String {
    format!("ACC-{}-{number:06}", written_on.year())
}

fn filled(text: &str, value: &impl Fn(&str) -> String) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Field(name) => value(name).replace('\n', ", "),
            Piece::Brace => String::new(),
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Field(&'a str),
    /// One that is open, or closes nothing.
    Brace,
}

/// A text cut at its fields.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = rest.find(['{', '}']).unwrap_or(rest.len());
        if 0 < at {
            let words = &rest[..at];
            rest = &rest[at..];
            return Some(Piece::Words(words));
        }
        let inner = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')).filter(|(name, _)| !name.contains('{'));
        if let Some((name, after)) = inner {
            rest = after;
            return Some(Piece::Field(name));
        }
        rest = &rest[1..];
        Some(Piece::Brace)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn template(text: &str) -> Template {
        Template { version: 1, subject: Text::both("To {name}", "À {name}"), text: Text::both(text, text) }
    }

    #[test]
    fn fields_are_filled_and_a_list_keeps_its_items() {
        let value = |field: &str| match field {
            "name" => "Awa".to_owned(),
            "missing" => "Analysis\nFacilitation".to_owned(),
            _ => String::new(),
        };
        let filled = template("Dear {name},\n\nThese were low:\n\n{missing}\n\nYours,").fill(Language::EN, value);
        assert_eq!(filled.subject, "To Awa");
        let list = Block::List(vec!["Analysis".to_owned(), "Facilitation".to_owned()]);
        let text = |words: &str| Block::Text(words.to_owned());
        assert_eq!(filled.blocks, [text("Dear Awa,"), text("These were low:"), list, text("Yours,")]);
    }

    #[test]
    fn what_introduces_an_empty_field_goes_with_it() {
        let filled = template("Dear,\n\nThese were low:\n\n{missing}\n\nYours,").fill(Language::EN, |_| String::new());
        assert_eq!(filled.blocks, [Block::Text("Dear,".to_owned()), Block::Text("Yours,".to_owned())]);
    }

    #[test]
    fn what_somebody_wrote_in_a_field_is_never_a_field() {
        let filled = template("It is {reason}.").fill(Language::EN, |_| "{name}".to_owned());
        assert_eq!(filled.blocks, [Block::Text("It is {name}.".to_owned())]);
    }

    #[test]
    fn a_template_that_keeps_a_right_silent_or_names_what_is_not_there_is_at_fault() {
        let kind = Kind::Decided(Outcome::NotYet);
        let faults = template("Dear {name}, no. {reasons} { {missing").faults(kind, Language::EN);
        let unsaid = [Fault::NotSaid("appeal_until"), Fault::NotSaid("missing"), Fault::NotSaid("reason")];
        assert_eq!(faults, [vec![Fault::Brace, Fault::UnknownField("reasons".to_owned())], unsaid.to_vec()].concat());
        assert_eq!(Template::default().faults(Kind::Absent, Language::FR), [Fault::NoWords, Fault::NotSaid("name")]);
        assert_eq!(template(&"{name} ".repeat(1_000)).faults(Kind::Absent, Language::EN), [Fault::TooLong]);
        assert!(template("{reason} {missing} {appeal_until}").faults(kind, Language::EN).is_empty());
    }

    #[test]
    fn a_letter_s_number_carries_its_year() {
        let day = Date::parse("2026-11-27").expect("a day");
        assert_eq!(reference(day, 123), "ACC-2026-000123");
    }

    proptest! {
        #[test]
        fn no_text_is_lost_or_makes_filling_fail(text in "[a-z{}\n ]{0,60}") {
            let words: String = pieces(&text).map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Field(name) => format!("{{{name}}}"),
                Piece::Brace => "?".to_owned(),
            }).collect();
            prop_assert_eq!(words.chars().count(), text.chars().count());
            let filled = template(&text).fill(Language::EN, |field| format!("<{field}>"));
            prop_assert!(filled.blocks.len() <= text.split("\n\n").count());
        }
    }
}
