//! Documents of a file: handed in, read, taken back, and erased when their time is over.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::accreditation::access::Reading;
use domain::accreditation::act::{Office, Refused};
use domain::accreditation::document::{DOCUMENTS_MOST, Kind, Unacceptable, in_force, may_be_removed};
use domain::id::{CaseId, DocumentId, PersonId};
use domain::people::Actor;
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Timestamp;
use serde_json::json;
use sha2::{Digest, Sha256};
use storage::Work;
use storage::attachment::DocumentRow;

use super::{LIST, Loaded, REASON_MOST, acting, parse_lines};
use crate::keys::hex;
use crate::record::Told;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// A document that somebody hands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedDocument {
    /// The word of its kind.
    pub kind: String,
    /// What the file was called.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLine {
    /// Itself.
    pub row: DocumentRow,
    /// Who handed it in.
    pub by: String,
    /// Whether no newer one took its place, and its content stands.
    pub is_in_force: bool,
    /// Whether the caller may read it.
    pub may_read: bool,
    /// Whether the caller may take it back.
    pub may_remove: bool,
}

/// The documents of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentsPage {
    /// The candidate, later the expert.
    pub name: String,
    /// Documents, in the order they were handed in.
    pub lines: Vec<DocumentLine>,
    /// Kinds that are asked for and not there.
    pub missing: Vec<Kind>,
    /// Kinds the caller may hand in.
    pub open: Vec<Kind>,
}

/// As what somebody reads a file, and the offices they hold.
struct Door {
    reading: Reading,
    offices: BTreeSet<Office>,
}

impl Academy {
    /// The documents of a file, as far as the caller may know of them.
    pub async fn documents(&self, visit: &mut Visit, id: CaseId) -> Result<DocumentsPage> {
        let actor = visit.actor()?.clone();
        let loaded = Loaded::of(&mut visit.work, id).await?;
        if self.read_as(&mut visit.work, &loaded, &actor).await?.is_none() {
            self.enter_alone(actor.person, Action::Refused, &loaded.about(), Some(json!({ "act": "read" }))).await?;
            return Err(Error::NotFound);
        }
        self.documents_page(&mut visit.work, &loaded, &actor).await
    }

    pub(crate) async fn documents_page(&self, work: &mut Work, loaded: &Loaded, actor: &Actor) -> Result<DocumentsPage> {
        let door = self.door(work, loaded, actor).await?;
        let (standing, rows) = (&loaded.standing, work.attachments().of_case(loaded.id()).await?);
        let names = handed_in_by(work, &rows).await?;
        let there = kinds_there(&rows);
        let kinds: Vec<(Kind, bool)> = rows.iter().map(|row| (row.kind, row.erased_at.is_none())).collect();
        let line = |(row, is_in_force): (DocumentRow, bool)| {
            let (stands, is_own) = (row.erased_at.is_none(), row.handed_in_by == actor.person);
            let may_read = is_own || row.kind.may_be_read(door.reading, &door.offices, standing);
            (may_read || door.reading == Reading::Secretariat).then(|| DocumentLine {
                by: names.get(&row.handed_in_by).cloned().unwrap_or_default(),
                is_in_force,
                may_read: may_read && stands,
                may_remove: stands && is_own && may_be_removed(standing),
                row,
            })
        };
        let open = Kind::ALL.into_iter().filter(|kind| kind.may_be_handed_in(door.reading, &door.offices, standing));
        Ok(DocumentsPage {
            name: loaded.row.name.clone(),
            lines: rows.into_iter().zip(in_force(&kinds)).filter_map(line).collect(),
            missing: loaded.case().policy.documents.difference(&there).copied().collect(),
            open: open.collect(),
        })
    }

    /// Hands a document in: what it is, its content says.
    pub async fn hand_in_document(&self, actor: &Actor, id: CaseId, asked: &AskedDocument) -> Result<DocumentId> {
        self.gate(actor, id).await?;
        let kind = Kind::parse(&asked.kind).ok_or_else(|| Error::invalid("kind", Problem::NotAChoice));
        if asked.content.is_empty() {
            let file = FieldProblem::new("file", Problem::Missing);
            let other = kind.is_err().then(|| FieldProblem::new("kind", Problem::NotAChoice));
            return Err(Error::Invalid(other.into_iter().chain([file]).collect()));
        }
        let kind = kind?;
        let media = interop::attachment::inspect(&asked.content).map_err(unacceptable)?;
        let now = self.now();
        let row = DocumentRow {
            id: DocumentId(chance::id(now)),
            case: id,
            kind,
            name: media.name(&asked.name),
            media,
            size: u32::try_from(asked.content.len()).map_err(|_| unacceptable(Unacceptable::TooLarge))?,
            sha256: hex(&Sha256::digest(&asked.content)),
            handed_in_by: actor.person,
            handed_in_at: now,
            erased_at: None,
        };
        let content = STANDARD.encode(&asked.content);
        in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let door = self.door(&mut work, &loaded, actor).await?;
            if !kind.may_be_handed_in(door.reading, &door.offices, &loaded.standing) {
                return Err(Error::invalid("kind", Problem::NotAChoice));
            }
            let standing = work.attachments().of_case(id).await?.iter().filter(|row| row.erased_at.is_none()).count();
            if DOCUMENTS_MOST <= standing {
                return Err(unacceptable(Unacceptable::TooMany));
            }
            work.attachments().add(&row, &content).await?;
            self.enter(&mut work, told(Action::DocumentHandedIn, Some(actor.person), &loaded, &row, None)).await?;
        })?;
        Ok(row.id)
    }

    /// A document with its content, to be kept as a file. That another's was read, by whom and when, is recorded with it.
    pub async fn read_document(&self, actor: &Actor, id: CaseId, document: DocumentId) -> Result<(DocumentRow, Vec<u8>)> {
        self.gate(actor, id).await?;
        let found = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let row = of_case(&mut work, id, document).await?;
            let door = self.door(&mut work, &loaded, actor).await?;
            let may = row.handed_in_by == actor.person || row.kind.may_be_read(door.reading, &door.offices, &loaded.standing);
            let content = if may { work.attachments().content(document).await? } else { None };
            let is_own = row.handed_in_by == actor.person || door.reading == Reading::Candidate;
            if content.is_some() && !is_own {
                self.enter(&mut work, told(Action::DocumentRead, Some(actor.person), &loaded, &row, None)).await?;
            }
            (row, content, may)
        })?;
        let (row, content, may) = found;
        if !may {
            let details = json!({ "act": "read-document", "document": document });
            self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(details)).await?;
        }
        let content = STANDARD.decode(content.ok_or(Error::NotFound)?).map_err(|error| Error::Broken(error.to_string()))?;
        Ok((row, content))
    }

    /// Takes a document back, with the reason: whoever handed it in, until somebody has looked whether everything is there.
    pub async fn remove_document(&self, actor: &Actor, id: CaseId, document: DocumentId, reason: &str) -> Result<()> {
        self.gate(actor, id).await?;
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        let removed = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let row = of_case(&mut work, id, document).await?;
            let late = (!may_be_removed(&loaded.standing)).then_some(Refused::WrongStage);
            let others = (row.handed_in_by != actor.person).then_some(Refused::NotYours);
            let refused: Vec<Refused> = late.into_iter().chain(others).collect();
            if !refused.is_empty() {
                return Err(Refusal::Case(refused).into());
            }
            if !work.attachments().erase(document, now).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            self.enter(&mut work, told(Action::DocumentRemoved, Some(actor.person), &loaded, &row, Some(&reason))).await?;
        });
        if let Err(Error::Refused(Refusal::Case(refused))) = &removed {
            let details = json!({ "act": "remove-document", "document": document, "refused": refused });
            self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(details)).await?;
        }
        removed
    }

    /// Erases the contents of documents whose time is over; answers how many. Their rows and digests stay.
    pub async fn erase_due_documents(&self) -> Result<usize> {
        let (now, mut after, mut count) = (self.now(), None, 0);
        loop {
            let cases = {
                let mut work = self.store.read().await?;
                work.attachments().with_contents(after, LIST).await?
            };
            let Some(last) = cases.last().copied() else { return Ok(count) };
            for case in cases {
                count += self.erase_documents_of(case, now).await?;
            }
            after = Some(last);
        }
    }

    async fn erase_documents_of(&self, id: CaseId, now: Timestamp) -> Result<usize> {
        in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let is_due = loaded.case().documents_due(&loaded.standing).is_some_and(|due| due <= now);
            let mut erased = Vec::new();
            if is_due {
                for row in work.attachments().of_case(id).await? {
                    if row.erased_at.is_none() && work.attachments().erase(row.id, now).await? {
                        erased.push(row.id);
                    }
                }
            }
            if !erased.is_empty() {
                let details = Some(json!({ "person": loaded.case().person, "documents": erased }));
                self.enter(&mut work, Told { by: None, action: Action::DocumentsErased, about: loaded.about(), details }).await?;
            }
            erased.len()
        })
    }

    async fn door(&self, work: &mut Work, loaded: &Loaded, actor: &Actor) -> Result<Door> {
        let reading = self.read_as(work, loaded, actor).await?.ok_or(Error::NotFound)?;
        Ok(Door { reading, offices: acting(work, actor, false).await?.offices })
    }
}

fn unacceptable(why: Unacceptable) -> Error {
    Error::invalid("file", Problem::File(why))
}

/// What the record says of a document.
fn told(action: Action, by: Option<PersonId>, loaded: &Loaded, row: &DocumentRow, reason: Option<&str>) -> Told {
    let details = json!({
        "person": loaded.case().person, "document": row.id, "kind": row.kind, "name": row.name, "sha256": row.sha256, "reason": reason,
    });
    Told { by, action, about: loaded.about(), details: Some(details) }
}

/// Kinds of which a document stands.
pub(crate) fn kinds_there(rows: &[DocumentRow]) -> BTreeSet<Kind> {
    rows.iter().filter(|row| row.erased_at.is_none()).map(|row| row.kind).collect()
}

/// A document of this case and no other.
async fn of_case(work: &mut Work, case: CaseId, document: DocumentId) -> Result<DocumentRow> {
    work.attachments().of_case(case).await?.into_iter().find(|row| row.id == document).ok_or(Error::NotFound)
}

async fn handed_in_by(work: &mut Work, rows: &[DocumentRow]) -> Result<BTreeMap<PersonId, String>> {
    let mut names = BTreeMap::new();
    for row in rows {
        if !names.contains_key(&row.handed_in_by)
            && let Some(person) = work.people().find(row.handed_in_by).await?
        {
            names.insert(person.id, person.name);
        }
    }
    Ok(names)
}
