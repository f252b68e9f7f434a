//! The record: every decision, permission, score and disclosure, sealed as it is written and chained soon after.
//!
//! An entry is added in the unit of work it tells of, with the installation's seal: nobody who can write to the database but has not
//! its master key can make one. Chaining gives it a place and a hash over all before it; that is done by one job at a time, so that
//! nobody who acts waits for another. What is about people stands beside the entry and may be erased; its salted digest stays.

use domain::id::{CaseId, EntryId, JobId, PersonId};
use domain::people::{Actor, Role};
use domain::record::{Action, Entry, Fault};
use domain::time::Timestamp;
use sha2::{Digest, Sha256};
use storage::Work;
use storage::record::{Details, EntryRow};

use crate::keys::{digest, hex};
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// Chained in one unit of work.
const TOGETHER: i64 = 1_000;
/// Read at once when all is checked.
const PAGE: i64 = 5_000;
/// Faults told of one check.
const FAULTS: usize = 1_000;
/// Entries on one page of the auditor's.
const LIST: i64 = 100;

const SEALS: &str = "record entries 1";
const HEADS: &str = "record head 1";
/// The setting that holds where the chain ends, under a mark of its own.
const HEAD: &str = "record-head";

/// What is to be recorded.
#[derive(Debug)]
pub(crate) struct Told {
    /// Who; none where the clock did.
    pub(crate) by: Option<PersonId>,
    /// What.
    pub(crate) action: Action,
    /// Of what: its kind and id.
    pub(crate) about: String,
    /// What may be erased later.
    pub(crate) details: Option<serde_json::Value>,
}

/// What a check of the record found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCheck {
    /// Entries that are chained.
    pub chained: u64,
    /// Entries that are not yet.
    pub unchained: u64,
    /// Everything that is wrong, by place.
    pub faults: Vec<Fault>,
}

/// An entry as an auditor reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who, by name while there is one, else by pseudonym; empty where the clock did.
    pub actor: String,
    /// What; none where this program knows no such word.
    pub action: Option<Action>,
    /// Of what.
    pub about: String,
    /// Its place in the chain, once it has one.
    pub position: Option<u64>,
    /// What stands beside it, as long as it is there.
    pub details: Option<String>,
}

impl Academy {
    /// Adds an entry to the record in this unit of work, and plans that it is chained within a second.
    pub(crate) async fn enter(&self, work: &mut Work, told: Told) -> Result<()> {
        let now = self.now();
        let actor = match told.by {
            Some(person) => work.record().pseudonym(person, &hex(&chance::bytes::<16>())).await?,
            None => String::new(),
        };
        let details = told.details.map(|body| Details { salt: hex(&chance::bytes::<16>()), body: body.to_string() });
        let entry = Entry {
            id: EntryId(chance::id(now)),
            at: now,
            actor,
            action: told.action.word().to_owned(),
            about: told.about,
            digest: details.as_ref().map(digest_of).unwrap_or_default(),
        };
        work.record().add(&entry, &self.seal(&entry), details.as_ref()).await?;
        // One job for each second, once the second is over.
        let second = now.0.div_euclid(1_000);
        let key = format!("chain {second}");
        work.running().add_job(JobId(chance::id(now)), "chain-now", &key, "", Timestamp((second + 1) * 1_000)).await?;
        Ok(())
    }

    /// Adds an entry of something that was refused or read, in a unit of work of its own.
    pub(crate) async fn enter_alone(&self, by: PersonId, action: Action, about: &str, details: Option<serde_json::Value>) -> Result<()> {
        in_one_unit!(self, work => {
            let told = Told { by: Some(by), action, about: about.to_owned(), details: details.clone() };
            self.enter(&mut work, told).await?;
        })
    }

    fn seal(&self, entry: &Entry) -> String {
        hex(&self.masters.mark(SEALS, entry.written().as_bytes()))
    }

    fn head_mark(&self, position: u64, hash: &str) -> String {
        hex(&self.masters.mark(HEADS, format!("{position} {hash}").as_bytes()))
    }

    /// Gives entries that wait their places; answers how many. What bears no seal of ours gets none.
    pub async fn chain_record(&self) -> Result<usize> {
        in_one_unit!(self, work => {
            let (mut position, mut hash) = work.record().head().await?.unwrap_or_default();
            let waiting = work.record().unchained(TOGETHER).await?;
            let ours: Vec<&EntryRow> = waiting.iter().filter(|row| self.seal(&row.entry) == row.seal).collect();
            for row in &ours {
                position += 1;
                hash = link(&hash, position, row);
                work.record().chain(row.entry.id, position, &hash).await?;
            }
            if !ours.is_empty() {
                let mark = self.head_mark(position, &hash);
                work.running().set(HEAD, &format!("{position} {hash} {mark}")).await?;
            }
            ours.len()
        })
    }

    /// Checks the whole record: each seal, each link, each detail, that nothing is missing, and where the chain ends.
    pub async fn verify_record(&self) -> Result<RecordCheck> {
        let mut check = RecordCheck { chained: 0, unchained: 0, faults: Vec::new() };
        let mut work = self.store.read().await?;
        let mut last = 0;
        // What the hash before may have been: as it is kept, and as it should be.
        let mut before = vec![String::new()];
        loop {
            let page = work.record().chained(last, PAGE).await?;
            if page.is_empty() || FAULTS < check.faults.len() {
                break;
            }
            for row in &page {
                let Some((position, hash)) = &row.chained else { continue };
                let gap = (last + 1..*position).take(FAULTS);
                check.faults.extend(gap.map(|position| Fault::Missing { position }));
                self.check_entry(row, *position, &mut check.faults);
                let is_gap = last + 1 < *position;
                let made: Vec<String> = before.iter().map(|before| link(before, *position, row)).collect();
                if !is_gap && !made.contains(hash) {
                    check.faults.push(Fault::Broken { position: *position });
                }
                before = [vec![hash.clone()], made].concat();
                before.truncate(2);
                last = *position;
                check.chained += 1;
            }
        }
        let head = work.running().setting(HEAD).await?;
        self.check_end(head.as_deref(), last, &before, &mut check.faults);
        check.unchained = u64::try_from(work.record().count_unchained().await?).unwrap_or(0);
        let waiting = work.record().unchained(PAGE).await?;
        let forged = waiting.iter().filter(|row| self.seal(&row.entry) != row.seal);
        check.faults.extend(forged.map(|_| Fault::Forged { position: last + 1 }));
        check.faults.truncate(FAULTS);
        Ok(check)
    }

    fn check_entry(&self, row: &EntryRow, position: u64, faults: &mut Vec<Fault>) {
        if self.seal(&row.entry) != row.seal {
            faults.push(Fault::Changed { position });
        }
        if row.details.as_ref().is_some_and(|details| digest_of(details) != row.entry.digest) {
            faults.push(Fault::Details { position });
        }
    }

    /// Whether the chain ends where it was last seen to end.
    fn check_end(&self, head: Option<&str>, last: u64, before: &[String], faults: &mut Vec<Fault>) {
        let parts: Vec<&str> = head.unwrap_or_default().split(' ').collect();
        let known = match parts.as_slice() {
            [position, hash, mark] => position.parse().ok().filter(|position| self.head_mark(*position, hash) == *mark).zip(Some(*hash)),
            _ => None,
        };
        match known {
            Some((position, _)) if last < position => faults.push(Fault::CutOff { position: last + 1 }),
            Some((position, hash)) if position < last || !before.iter().any(|it| it == hash) => {
                faults.push(Fault::Broken { position: last });
            }
            None if 0 < last => faults.push(Fault::Broken { position: last }),
            _ => {}
        }
    }

    /// What is recorded of a thing, the oldest first; for auditors.
    pub async fn record_about(&self, visit: &mut Visit, about: &str) -> Result<Vec<RecordLine>> {
        may_audit(visit.actor()?)?;
        let rows = visit.work.record().about(about, LIST * 10).await?;
        named(&mut visit.work, rows).await
    }

    /// What was recorded before this entry, the newest first; for auditors.
    pub async fn record_before(&self, visit: &mut Visit, before: Option<(Timestamp, EntryId)>) -> Result<Vec<RecordLine>> {
        may_audit(visit.actor()?)?;
        let rows = visit.work.record().before(before, LIST).await?;
        named(&mut visit.work, rows).await
    }
}

impl Academy {
    /// Records that somebody took a copy away.
    pub async fn note_export(&self, actor: &Actor, what: &str) -> Result<()> {
        self.enter_alone(actor.person, Action::Exported, what, Some(serde_json::json!({ "person": actor.person }))).await
    }

    /// Whose file it is, for auditors.
    pub async fn candidate_of(&self, visit: &mut Visit, case: CaseId) -> Result<String> {
        may_audit(visit.actor()?)?;
        Ok(visit.work.accreditation().case(case).await?.ok_or(Error::NotFound)?.name)
    }
}

fn may_audit(actor: &Actor) -> Result<()> {
    if actor.holds(Role::Auditor) { Ok(()) } else { Err(Error::Forbidden) }
}

async fn named(work: &mut Work, rows: Vec<EntryRow>) -> Result<Vec<RecordLine>> {
    let people = work.record().people().await?;
    let line = |row: EntryRow| RecordLine {
        id: row.entry.id,
        at: row.entry.at,
        actor: people.get(&row.entry.actor).cloned().unwrap_or(row.entry.actor),
        action: Action::parse(&row.entry.action),
        about: row.entry.about,
        position: row.chained.map(|(position, _)| position),
        details: row.details.map(|details| details.body),
    };
    Ok(rows.into_iter().map(line).collect())
}

fn digest_of(details: &Details) -> String {
    digest(&format!("{}{}", details.salt, details.body))
}

/// The hash of the chain up to an entry: over the hash before it, its place, the entry and its seal.
fn link(before: &str, position: u64, row: &EntryRow) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{before}\n{position}\n{}{}\n", row.entry.written(), row.seal));
    hex(&hash.finalize())
}
