//! The words of letters in versions: what the program brings, and what an administrator puts in their place.

use std::collections::{BTreeMap, BTreeSet};

use domain::accreditation::letter::Kind;
use domain::accreditation::template::{Fault, Letterhead, SUBJECT_MOST, TEXT_MOST, Template};
use domain::course::DocumentHash;
use domain::language::{Language, Text};
use domain::people::{Actor, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Work;
use storage::letter::TemplateRow;

use super::{LIST, is_secretariat};
use crate::keys::digest;
use crate::record::Told;
use crate::{Academy, Error, Result, Visit, in_one_unit};

/// The letters an installation starts with.
const SHIPPED: &str = include_str!("../../data/letters.toml");
/// What the head of all letters is called among the kinds.
pub(crate) const LETTERHEAD: &str = "letterhead";
const REASON: usize = 500;

/// Words of a kind in a language, as the program brings them.
#[derive(Debug, Deserialize)]
struct Shipped {
    subject: String,
    text: String,
}

/// The words of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Of a kind.
    Of(Kind, Template),
    /// The head and signature of all.
    Head(Letterhead),
}

/// The words of a kind of letter with their former versions.
#[derive(Debug)]
pub struct WordsPage {
    /// In force.
    pub words: Words,
    /// Number, when and why of each version, the newest first.
    pub versions: Vec<(u32, Timestamp, String)>,
    /// Whether the caller may change them.
    pub may_change: bool,
}

impl Words {
    /// What they are kept under.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Of(kind, _) => kind.word(),
            Self::Head(_) => LETTERHEAD,
        }
    }

    fn body(&self) -> Result<String> {
        match self {
            Self::Of(_, template) => body(template),
            Self::Head(head) => body(head),
        }
    }

    fn problems(&self) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        for language in Language::INTERFACE {
            match self {
                Self::Of(kind, template) => {
                    let faults = template.faults(*kind, language);
                    problems.extend(faults.into_iter().map(|fault| problem_of(template, fault, language)));
                }
                Self::Head(head) => {
                    let parts = [("issuer", &head.issuer), ("signatory", &head.signatory)];
                    let empty = parts.into_iter().filter(|(_, text)| text.get(language).is_none_or(|words| words.trim().is_empty()));
                    problems.extend(empty.map(|(field, _)| FieldProblem::new(&format!("{field}_{language}"), Problem::Missing)));
                }
            }
        }
        problems
    }
}

impl Academy {
    /// Keeps the words of letters an installation starts with; a kind that has words keeps its own.
    pub async fn ship_letters(&self) -> Result<()> {
        let now = self.now();
        let shipped = shipped(&self.settings.operator)?;
        in_one_unit!(self, work => {
            let known: BTreeSet<String> = work.letters().template_kinds().await?.into_iter().map(|(kind, ..)| kind).collect();
            for words in shipped.iter().filter(|words| !known.contains(words.kind())) {
                let row = row(words, 1, now)?;
                work.letters().add_template(&row).await?;
            }
        })
    }

    /// Each kind of letter, with the number of the version in force and when it was made; none for the head.
    pub async fn letter_words(&self, visit: &mut Visit) -> Result<Vec<(Option<Kind>, u32, Timestamp)>> {
        if !is_secretariat(visit.actor()?) {
            return Err(Error::Forbidden);
        }
        let kinds = visit.work.letters().template_kinds().await?;
        let kinds: BTreeMap<String, (u32, Timestamp)> = kinds.into_iter().map(|(kind, number, at)| (kind, (number, at))).collect();
        let named = [None].into_iter().chain(Kind::all().map(Some));
        Ok(named.filter_map(|kind| kinds.get(kind.map_or(LETTERHEAD, Kind::word)).map(|(number, at)| (kind, *number, *at))).collect())
    }

    /// The words of a kind of letter, or of the head, with their former versions.
    pub async fn letter_words_of(&self, visit: &mut Visit, kind: &str) -> Result<WordsPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) {
            return Err(Error::Forbidden);
        }
        let editions = visit.work.letters().template_editions(kind, LIST).await?;
        let newest = editions.first().ok_or(Error::NotFound)?;
        let words = match Kind::parse(kind) {
            Some(kind) => Words::Of(kind, read_words(newest)?),
            None => Words::Head(read_words(newest)?),
        };
        let versions = editions.iter().map(|row| (row.number, row.made_at, row.reason.clone())).collect();
        Ok(WordsPage { words, versions, may_change: actor.is_administrator() })
    }

    /// Puts a new version of words in force for letters written from now on, with the reason. Only an administrator may.
    pub async fn change_letter_words(&self, actor: &Actor, words: &Words, reason: &str) -> Result<()> {
        if !actor.is_administrator() {
            return Err(Error::Forbidden);
        }
        let mut problems = words.problems();
        let reason = parse_reason(reason, REASON).map_err(|problem| problems.push(FieldProblem::new("reason", problem))).ok();
        let Some(reason) = reason.filter(|_| problems.is_empty()) else { return Err(Error::Invalid(problems)) };
        let now = self.now();
        let changed = in_one_unit!(self, work => {
            let before = newest(&mut work, words.kind()).await?;
            let row = TemplateRow { made_by: Some(actor.person), reason: reason.clone(), ..row(words, before.number + 1, now)? };
            work.letters().add_template(&row).await?;
            let about = format!("words {}", words.kind());
            let details = Some(json!({ "number": row.number, "from": before.hash, "to": row.hash, "reason": reason }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::WordsChanged, about, details }).await?;
        });
        match changed {
            // The same words are in force or were, or somebody was faster.
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }
}

/// The field a fault is told beside: of what is not said and what is no field, the text.
fn problem_of(template: &Template, fault: Fault, language: Language) -> FieldProblem {
    let subject = template.subject.get(language).unwrap_or_default();
    let (part, problem) = match fault {
        Fault::NoWords if subject.trim().is_empty() => ("subject", Problem::Missing),
        Fault::NoWords => ("text", Problem::Missing),
        Fault::TooLong if SUBJECT_MOST < subject.chars().count() => ("subject", Problem::TooLong { most: SUBJECT_MOST }),
        Fault::TooLong => ("text", Problem::TooLong { most: TEXT_MOST }),
        Fault::Brace => ("text", Problem::OpenBrace),
        Fault::UnknownField(field) => ("text", Problem::UnknownField { field }),
        Fault::NotSaid(field) => ("text", Problem::NotSaid { field: field.to_owned() }),
    };
    FieldProblem::new(&format!("{part}_{language}"), problem)
}

/// The words an installation starts with, and the head of its letters.
fn shipped(operator: &str) -> Result<Vec<Words>> {
    let broken = |error: &dyn std::fmt::Display| Error::Broken(format!("the letters shipped: {error}"));
    let all: BTreeMap<String, BTreeMap<Language, Shipped>> = toml::from_str(SHIPPED).map_err(|error| broken(&error))?;
    let signatory = Text::both("For the accreditation secretariat", "Pour le secrétariat des accréditations");
    let head = Letterhead { version: 1, issuer: Text::both(operator, operator), address: Text::default(), signatory };
    let mut found = vec![Words::Head(head)];
    for kind in Kind::all() {
        let words = all.get(kind.word()).ok_or_else(|| broken(&kind.word()))?;
        let text = |part: fn(&Shipped) -> &String| Text(words.iter().map(|(language, it)| (*language, part(it).clone())).collect());
        found.push(Words::Of(kind, Template { version: 1, subject: text(|it| &it.subject), text: text(|it| &it.text) }));
    }
    match found.iter().find_map(|words| words.problems().into_iter().next().map(|problem| (words.kind(), problem))) {
        Some((kind, problem)) => Err(broken(&format!("{kind}: {problem:?}"))),
        None => Ok(found),
    }
}

fn row(words: &Words, number: u32, now: Timestamp) -> Result<TemplateRow> {
    let (kind, body) = (words.kind(), words.body()?);
    // The name of a version: the digest of what it is for and its text.
    let hash = DocumentHash(digest(&format!("{kind}\n{body}")));
    Ok(TemplateRow { hash, kind: kind.to_owned(), number, body, made_by: None, made_at: now, reason: String::new() })
}

fn body<T: Serialize>(words: &T) -> Result<String> {
    serde_json::to_string(words).map_err(|error| Error::Broken(error.to_string()))
}

/// The version of a kind in force.
pub(crate) async fn newest(work: &mut Work, kind: &str) -> Result<TemplateRow> {
    let editions = work.letters().template_editions(kind, 1).await?;
    editions.into_iter().next().ok_or_else(|| Error::Broken(format!("there are no words for letters of the kind {kind}")))
}

/// The version a letter was written with.
pub(crate) async fn kept(work: &mut Work, hash: &DocumentHash) -> Result<TemplateRow> {
    work.letters().template(hash).await?.ok_or_else(|| Error::Broken(format!("the words {} are gone", hash.0)))
}

/// The words of a version.
pub(crate) fn read_words<T: DeserializeOwned>(row: &TemplateRow) -> Result<T> {
    serde_json::from_str(&row.body).map_err(|error| Error::Broken(format!("the words {}: {error}", row.hash.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_shipped_is_worded_in_both_languages_and_says_what_it_has_to() {
        let all = shipped("Fairway").expect("no fault");
        assert_eq!(all.len(), Kind::all().count() + 1);
        for words in &all {
            if let Words::Of(kind, template) = words {
                for language in Language::INTERFACE {
                    let filled = template.fill(language, |field| format!("<{field}>"));
                    assert!(!filled.subject.is_empty() && 4 < filled.blocks.len(), "{kind:?} in {language}");
                }
            }
        }
    }
}
