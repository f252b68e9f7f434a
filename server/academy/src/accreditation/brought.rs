//! Experts accredited before this platform was there: brought in as a list with their evidence, confirmed by a second person.

use std::collections::BTreeSet;

use domain::accreditation::act::{Former, Refused};
use domain::accreditation::case::{Case, Happened, Rank};
use domain::accreditation::profile::Languages;
use domain::id::{CaseId, ImportId, OrganisationId, PersonId, PostingId};
use domain::language::Language;
use domain::people::{Actor, Email, Membership, Role, parse_name, parse_reason};
use domain::record::Action;
use domain::refusal::{Problem, Refusal};
use domain::time::{Date, Timestamp};
use interop::table::{Table, TableFault};
use serde_json::json;
use storage::accreditation::{NewCase, Profile};
use storage::brought::ImportRow;
use storage::people::NewPerson;
use storage::{StorageError, Work};

use super::{LIST, REASON_MOST, acting, is_secretariat};
use crate::lookup::fold;
use crate::record::Told;
use crate::zones::end_of;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// The heads of the columns, as the template has them.
pub const COLUMNS: [&str; 9] = ["name", "email", "administration", "category", "domain", "rank", "valid_until", "languages", "evidence"];
const FILE_NAME_MOST: usize = 200;

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BroughtRow {
    /// Its line in the file.
    pub line: usize,
    /// As typed.
    pub name: String,
    /// As typed.
    pub email: String,
    /// The code of the administration.
    pub administration: String,
    /// The word of the category.
    pub category: String,
    /// The word of the domain.
    pub domain: String,
    /// `accredited` or `pre-accredited`.
    pub rank: String,
    /// `YYYY-MM-DD`.
    pub valid_until: String,
    /// `en5 fr2`.
    pub languages: String,
    /// What proves it.
    pub evidence: String,
    /// What is wrong with it: column and problem.
    pub problems: Vec<(String, Problem)>,
}

/// What became of a row that was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It is a file now.
    File(CaseId),
    /// There is an open file of this category and domain already.
    FileOpen,
    /// The person belongs to another administration, or to none that approved them.
    OtherAdministration,
    /// Refused, for this reason.
    Refused(Refused),
}

/// A list, and what became of it.
#[derive(Debug)]
pub struct BroughtPage {
    /// As it was brought.
    pub list: ImportRow,
    /// Its rows, faulty ones among them.
    pub rows: Vec<BroughtRow>,
    /// What became of the others, by line, once confirmed.
    pub became: Vec<(usize, Became)>,
    /// Whether the caller may confirm it.
    pub may_confirm: bool,
}

impl Academy {
    /// Lists brought in, the newest first.
    pub async fn brought_lists(&self, visit: &mut Visit) -> Result<Vec<ImportRow>> {
        if !is_secretariat(visit.actor()?) {
            return Err(Error::Forbidden);
        }
        Ok(visit.work.brought().list(LIST).await?)
    }

    /// A list with its rows.
    pub async fn brought_list(&self, visit: &mut Visit, id: ImportId) -> Result<BroughtPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) {
            return Err(Error::NotFound);
        }
        let list = visit.work.brought().find(id).await?.ok_or(Error::NotFound)?;
        let rows = read(&list.body)?;
        let became = list.decided.as_ref().map_or_else(|| Ok(Vec::new()), |(_, _, outcome)| read(outcome))?;
        let may_confirm = list.decided.is_none() && list.made_by != actor.person && actor.holds(Role::DecisionMaker);
        Ok(BroughtPage { list, rows, became, may_confirm })
    }

    /// Takes a file of former experts; nothing is brought in until somebody else confirms it. Only a manager may.
    pub async fn bring(&self, actor: &Actor, file_name: &str, bytes: &[u8]) -> Result<ImportId> {
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let table = Table::read(bytes).map_err(|fault| Error::invalid("file", problem_of(fault)))?;
        let missing = COLUMNS.iter().any(|column| !table.heads.iter().any(|head| head == column));
        if missing {
            return Err(Error::invalid("file", Problem::NoSuchColumns));
        }
        let now = self.now();
        let id = ImportId(chance::id(now));
        let file_name: String = file_name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_MOST).collect();
        in_one_unit!(self, work => {
            let policies = work.accreditation().policies(LIST).await?;
            let known: BTreeSet<(String, String)> = policies.into_iter().map(|it| (it.policy.category, it.policy.domain)).collect();
            let mut rows: Vec<BroughtRow> = Vec::new();
            for (line, cells) in &table.rows {
                let mut row = BroughtRow::of(&table, *line, cells, &known, now);
                if work.people().organisation_by_code(&row.administration).await?.is_none() {
                    row.problems.push(("administration".to_owned(), Problem::NotAChoice));
                }
                if let Ok(email) = Email::parse(&row.email)
                    && let Some(person) = work.people().by_email(&email.key).await?
                    && fold(&person.name) != fold(&row.name)
                {
                    row.problems.push(("name".to_owned(), Problem::AnothersName));
                }
                let is_twice = rows.iter().any(|it| (&it.email, &it.category, &it.domain) == (&row.email, &row.category, &row.domain));
                if is_twice {
                    row.problems.push(("email".to_owned(), Problem::Twice));
                }
                rows.push(row);
            }
            let body = serde_json::to_string(&rows).map_err(|error| Error::Broken(error.to_string()))?;
            let row = ImportRow { id, made_by: actor.person, made_at: now, file_name: file_name.clone(), body, decided: None };
            work.brought().add(&row).await?;
            let details = Some(json!({ "file": file_name, "rows": rows.len() }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ListBrought, about: format!("import {id}"), details }).await?;
            id
        })
    }

    /// Confirms a list of another, with the password: each row without a fault becomes a file with its evidence. Answers how many.
    pub async fn confirm_brought(&self, actor: &Actor, id: ImportId, password: &str) -> Result<usize> {
        if !actor.holds(Role::DecisionMaker) {
            return Err(Error::Forbidden);
        }
        let (list, bringer) = {
            let mut work = self.store.read().await?;
            let list = work.brought().find(id).await?.ok_or(Error::NotFound)?;
            let bringer = work.people().belongs_to(list.made_by).await?;
            (list, bringer)
        };
        if list.decided.is_some() {
            return Err(Refusal::AlreadyDecided.into());
        }
        if list.made_by == actor.person {
            return Err(Refusal::SecondPersonNeeded.into());
        }
        self.check_identity(actor, password).await?;
        let now = self.now();
        let rows: Vec<BroughtRow> = read(&list.body)?;
        let manager = domain::accreditation::act::Actor {
            person: list.made_by,
            belongs_to: bringer,
            offices: [domain::accreditation::act::Office::Manager].into(),
            confirmed_identity: false,
        };
        in_one_unit!(self, work => {
            let confirmer = acting(&mut work, actor, true).await?;
            let mut became = Vec::new();
            for row in rows.iter().filter(|row| row.problems.is_empty()) {
                let what = self.bring_row(&mut work, row, (&manager, &confirmer), now).await?;
                became.push((row.line, what));
            }
            let outcome = serde_json::to_string(&became).map_err(|error| Error::Broken(error.to_string()))?;
            if !work.brought().decide(id, actor.person, now, &outcome).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            let count = became.iter().filter(|(_, what)| matches!(what, Became::File(_))).count();
            let details = Some(json!({ "files": count }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ListConfirmed, about: format!("import {id}"), details }).await?;
            count
        })
    }

    async fn bring_row(
        &self,
        work: &mut Work,
        row: &BroughtRow,
        (manager, confirmer): (&domain::accreditation::act::Actor, &domain::accreditation::act::Actor),
        now: Timestamp,
    ) -> Result<Became> {
        let administration = work.people().organisation_by_code(&row.administration).await?.ok_or(Error::NotFound)?;
        let Some(person) = expert(work, row, administration, now).await? else { return Ok(Became::OtherAdministration) };
        let policies = work.accreditation().editions(&row.category, &row.domain, 1).await?;
        let policy = policies.into_iter().next().ok_or(Error::NotFound)?;
        let zone = work.people().zone_of(administration).await?.unwrap_or_else(|| "UTC".to_owned());
        let until = row.until(&zone).ok_or(Error::NotFound)?;
        let rank = if row.rank == "accredited" { Rank::Accredited } else { Rank::PreAccredited };
        let open = work.accreditation().of_person(person, LIST).await?;
        let is_over = |stage: &str| CLOSED.contains(&stage);
        if open.iter().any(|line| line.category == row.category && line.domain == row.domain && !is_over(&line.stage)) {
            return Ok(Became::FileOpen);
        }
        let former = Former { person, administration, rank, until };
        let case = match Case::bring_in(&former, policy.policy, manager, confirmer, now) {
            Ok(case) => case,
            Err(refused) => return Ok(Became::Refused(refused)),
        };
        let id = CaseId(chance::id(now));
        let opened = work.accreditation().open(&NewCase { id, call: None, policy: policy.hash, case }, Some(&row.evidence)).await;
        match opened {
            Err(StorageError::Conflict { .. }) => return Ok(Became::FileOpen),
            other => other?,
        }
        let profile = Profile { languages: Languages::parse(&row.languages), note: String::new(), is_public: false };
        if work.accreditation().profile(person).await?.is_none() {
            work.accreditation().set_profile(person, &profile, now).await?;
        }
        let loaded = super::Loaded::of(work, id).await?;
        let what = Happened::BroughtIn { rank, until };
        let details = Some(json!({ "person": person, "happened": what, "seq": 1, "reason": row.evidence }));
        let told = Told { by: Some(confirmer.person), action: Action::CaseMoved, about: loaded.about(), details };
        self.enter(work, told).await?;
        self.issue_certificate(work, &loaded).await?;
        self.write_letters(work, &loaded, &what).await?;
        Ok(Became::File(id))
    }
}

/// Stages at which a file is over.
const CLOSED: [&str; 6] = ["declined", "nomination-withdrawn", "not-selected", "absent", "not-accredited", "withdrawn"];

/// The person of a row, made where there is none of the address; none where they do not belong to it, or not yet.
async fn expert(work: &mut Work, row: &BroughtRow, administration: OrganisationId, now: Timestamp) -> Result<Option<PersonId>> {
    let email = Email::parse(&row.email).map_err(|problem| Error::invalid("email", problem))?;
    if let Some(person) = work.people().by_email(&email.key).await? {
        let posting = work.people().posting_of(person.id).await?;
        let is_theirs = posting.is_some_and(|it| it.organisation == administration && it.state == Membership::Approved);
        return Ok(is_theirs.then_some(person.id));
    }
    let id = PersonId(chance::id(now));
    let speaks_french = Languages::parse(&row.languages).reaches(Language::FR, 4);
    let new = NewPerson {
        id,
        email_key: email.key,
        email: email.written,
        name: row.name.clone(),
        sort_key: fold(&row.name),
        language: if speaks_french { Language::FR } else { Language::EN },
        // They choose a password by the way of a forgotten one, which proves that the address is theirs.
        password_hash: None,
        created_at: now,
        confirmed_at: None,
    };
    work.people().add(&new).await?;
    work.people().add_posting(PostingId(chance::id(now)), id, administration, now, Membership::Approved).await?;
    Ok(Some(id))
}

impl BroughtRow {
    fn of(table: &Table, line: usize, cells: &[String], known: &BTreeSet<(String, String)>, now: Timestamp) -> Self {
        let cell = |head: &str| table.cell(cells, head).to_owned();
        let mut row = Self {
            line,
            name: cell("name"),
            email: cell("email"),
            administration: cell("administration").to_uppercase(),
            category: cell("category").to_lowercase(),
            domain: cell("domain").to_lowercase(),
            rank: cell("rank").to_lowercase(),
            valid_until: cell("valid_until"),
            languages: cell("languages").to_lowercase(),
            evidence: cell("evidence"),
            problems: Vec::new(),
        };
        let mut note = |column: &str, problem| row.problems.push((column.to_owned(), problem));
        match parse_name(&row.name) {
            Ok(name) => row.name = name,
            Err(problem) => note("name", problem),
        }
        if let Err(problem) = Email::parse(&row.email) {
            note("email", problem);
        }
        if !known.contains(&(row.category.clone(), row.domain.clone())) {
            note("category", Problem::NotAChoice);
        }
        if !["accredited", "pre-accredited"].contains(&row.rank.as_str()) {
            note("rank", Problem::NotAChoice);
        }
        match Date::parse(&row.valid_until).and_then(|day| end_of(day, "UTC")) {
            None => note("valid_until", if row.valid_until.is_empty() { Problem::Missing } else { Problem::NotADay }),
            Some(until) if until <= now => note("valid_until", Problem::InThePast),
            Some(_) => {}
        }
        if Languages::parse(&row.languages).0.is_empty() {
            note("languages", Problem::Missing);
        }
        if let Err(problem) = parse_reason(&row.evidence, REASON_MOST) {
            note("evidence", problem);
        }
        row
    }

    /// The instant what they hold ends: the end of its last day in the zone of their administration.
    fn until(&self, zone: &str) -> Option<Timestamp> {
        end_of(Date::parse(&self.valid_until)?, zone)
    }
}

fn problem_of(fault: TableFault) -> Problem {
    match fault {
        TableFault::Unreadable => Problem::NotATable,
        TableFault::Bomb | TableFault::TooLong => Problem::TooManyRows { most: interop::table::ROWS_MOST },
        TableFault::Empty => Problem::NoRows,
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Broken(error.to_string()))
}
