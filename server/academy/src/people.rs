//! Accounts: registration, confirmation, approval, passwords.

use domain::id::{JobId, LetterId, OrganisationId, PersonId, PostingId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, Email, HeldBy, Membership, Role, Scope, parse_latin_name, parse_name, parse_reason};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Span, Timestamp};
use storage::people::{NewPerson, Office, PersonRow, PostingRow, StandingRow};
use storage::running::OutboxLetter;
use storage::{StorageError, Work};

use crate::keys::digest;
use crate::lookup::fold;
use crate::organisations::secretariat;
use crate::password::may_be_chosen;
use crate::{Academy, Error, Result, SignedIn, Visit, chance, in_one_unit};

/// How long a link to confirm an address works.
const CONFIRM_WITHIN: Span = Span::hours(48);
/// How long a link to choose a new password works.
const PASSWORD_WITHIN: Span = Span::hours(2);
/// How long the first administrator has to set the account up.
const SET_UP_WITHIN: Span = Span::hours(72);
/// Registrations, and letters asked for, from one network address within a quarter of an hour.
const REGISTRATIONS: i64 = 60;
const LETTERS_PER_ACCOUNT: i64 = 5;
/// A list on one page.
const LIST: i64 = 200;
/// The longest reason.
const REASON: usize = 500;

/// What an officer types to register.
#[derive(Debug, Clone, Default)]
pub struct Registration {
    /// Name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Organisation's id.
    pub organisation: String,
    /// Language preferred.
    pub language: String,
    /// Password.
    pub password: String,
}

/// Accounts that wait for the caller's word.
#[derive(Debug, Clone)]
pub struct WaitingPage {
    /// With the organisation's name where it is not the caller's own.
    pub waiting: Vec<(PostingRow, String)>,
}

/// Where a new officer's request stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The posting, with its organisation's name.
    pub posting: StandingRow,
    /// Who holds the request while it waits.
    pub held_by: Option<HeldBy>,
}

impl Academy {
    /// Registers an officer. An address known already gets a letter saying so; the answer is the same.
    pub async fn register(&self, typed: &Registration, network_address: &str) -> Result<()> {
        self.count(&format!("register {network_address}"), REGISTRATIONS).await?;
        let (name, email, organisation, language) = self.check_registration(typed).await?;
        let hash = self.hashing.hash(&typed.password).await?;
        let now = self.now();
        let person = NewPerson {
            id: PersonId(chance::id(now)),
            sort_key: fold(&name),
            name,
            email_key: email.key.clone(),
            email: email.written,
            language,
            password_hash: Some(hash),
            created_at: now,
            confirmed_at: None,
        };
        let posting = PostingId(chance::id(now));
        let token = chance::token();
        let kept = in_one_unit!(self, work => {
            work.people().add(&person).await?;
            work.people().add_posting(posting, person.id, organisation, now, Membership::Waiting).await?;
            work.people().add_link(&digest(&token), "confirm", person.id, now + CONFIRM_WITHIN).await?;
            let link = self.link(&format!("/{language}/confirm/{token}"));
            tell(&mut work, now, Some(person.id), &person.email, language, Letter::ConfirmAddress { link }).await?;
        });
        match kept {
            Err(Error::Failed(StorageError::Conflict { .. })) => self.tell_known(&email.key).await,
            other => other,
        }
    }

    async fn check_registration(&self, typed: &Registration) -> Result<(String, Email, OrganisationId, Language)> {
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let name = parse_name(&typed.name).map_err(|problem| note("name", problem)).ok();
        let email = Email::parse(&typed.email).map_err(|problem| note("email", problem)).ok();
        let language = Language::of_interface(&typed.language);
        if language.is_none() {
            note("language", Problem::NotAChoice);
        }
        if let Err(problem) = may_be_chosen(&typed.password, &typed.name, &typed.email) {
            note("password", problem);
        }
        let organisation = match OrganisationId::parse(&typed.organisation) {
            Some(organisation) => {
                let mut work = self.store.read().await?;
                let known = work.people().organisation(organisation, Language::EN).await?.is_some();
                known.then_some(organisation)
            }
            None => None,
        };
        if organisation.is_none() {
            note("organisation", if typed.organisation.is_empty() { Problem::Missing } else { Problem::NotAChoice });
        }
        match (name, email, organisation, language) {
            (Some(name), Some(email), Some(organisation), Some(language)) if problems.is_empty() => {
                Ok((name, email, organisation, language))
            }
            _ => Err(Error::Invalid(problems)),
        }
    }

    /// Somebody registered with a known address: only its owner hears of it.
    async fn tell_known(&self, email_key: &str) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            if let Some(known) = work.people().by_email(email_key).await? {
                let letter = if known.confirmed_at.is_none() {
                    let token = chance::token();
                    work.people().add_link(&digest(&token), "confirm", known.id, now + CONFIRM_WITHIN).await?;
                    Letter::ConfirmAddress { link: self.link(&format!("/{}/confirm/{token}", known.language)) }
                } else {
                    Letter::AlreadyRegistered { link: self.link(&format!("/{}/forgotten", known.language)) }
                };
                tell(&mut work, now, Some(known.id), &known.email, known.language, letter).await?;
            }
        })
    }

    /// Confirms an address by its link and tells whoever decides that the account waits.
    pub async fn confirm(&self, token: &str) -> Result<SignedIn> {
        let now = self.now();
        let hash = digest(token);
        let person = in_one_unit!(self, work => {
            let person = work.people().link(&hash, "confirm", now).await?.ok_or(Refusal::LinkSpent)?;
            if !work.people().take_link(&hash, "confirm", now).await? {
                return Err(Refusal::LinkSpent.into());
            }
            work.people().confirm(person, now).await?;
            if let Some(posting) = work.people().posting_of(person).await?.filter(|posting| posting.state == Membership::Waiting) {
                let (_, deciders) = deciders(&mut work, posting.organisation, now).await?;
                for decider in deciders {
                    let link = self.link(&format!("/{}/administration", decider.language));
                    let letter = Letter::AccountWaits { name: posting.name.clone(), link };
                    tell(&mut work, now, Some(decider.id), &decider.email, decider.language, letter).await?;
                }
            }
            person
        })?;
        self.open_sign_in(person, true).await
    }

    /// Whether a confirmation link can still be used.
    pub async fn may_confirm(&self, visit: &mut Visit, token: &str) -> Result<bool> {
        Ok(visit.work.people().link(&digest(token), "confirm", visit.now).await?.is_some())
    }

    /// Sends a link to choose a new password, if somebody has this address; the answer is the same.
    pub async fn forgot_password(&self, email: &str, network_address: &str) -> Result<()> {
        self.count(&format!("forgotten {network_address}"), REGISTRATIONS).await?;
        let email = Email::parse(email).map_err(|problem| Error::invalid("email", problem))?;
        self.count(&format!("forgotten account {}", digest(&email.key)), LETTERS_PER_ACCOUNT).await?;
        let now = self.now();
        let token = chance::token();
        in_one_unit!(self, work => {
            if let Some(person) = work.people().by_email(&email.key).await? {
                work.people().add_link(&digest(&token), "password", person.id, now + PASSWORD_WITHIN).await?;
                let link = self.link(&format!("/{}/forgotten/{token}", person.language));
                tell(&mut work, now, Some(person.id), &person.email, person.language, Letter::NewPassword { link }).await?;
            }
        })
    }

    /// Whether a link to choose a password, or to set an account up, can still be used.
    pub async fn may_choose_password(&self, visit: &mut Visit, token: &str) -> Result<bool> {
        let (work, hash, now) = (&mut visit.work, digest(token), visit.now);
        Ok(work.people().link(&hash, "password", now).await?.is_some() || work.people().link(&hash, "set-up", now).await?.is_some())
    }

    /// Chooses a new password by a link; every sign-in of the person ends, and the address counts as confirmed.
    pub async fn choose_password(&self, token: &str, password: &str, again: &str) -> Result<()> {
        let (hash, now) = (digest(token), self.now());
        let (purpose, person) = {
            let mut work = self.store.read().await?;
            match work.people().link(&hash, "password", now).await? {
                Some(person) => ("password", person),
                None => ("set-up", work.people().link(&hash, "set-up", now).await?.ok_or(Refusal::LinkSpent)?),
            }
        };
        let person = self.person(person).await?;
        check_new_password(password, again, &person)?;
        let new = self.hashing.hash(password).await?;
        in_one_unit!(self, work => {
            if !work.people().take_link(&hash, purpose, now).await? {
                return Err(Refusal::LinkSpent.into());
            }
            work.people().set_password(person.id, &new).await?;
            work.people().confirm(person.id, now).await?;
            work.people().end_all_sign_ins(person.id, now).await?;
            tell(&mut work, now, Some(person.id), &person.email, person.language, Letter::PasswordChanged).await?;
        })
    }

    /// Changes the caller's password; every other sign-in ends, and a new one is opened for this device.
    pub async fn change_password(&self, actor: &Actor, present: &str, password: &str, again: &str) -> Result<SignedIn> {
        self.count(&format!("password {}", actor.person), LETTERS_PER_ACCOUNT).await?;
        let person = self.person(actor.person).await?;
        if self.hashing.check(present, person.password_hash.clone()).await? == crate::password::Checked::Wrong {
            return Err(Error::invalid("present", Problem::WrongPassword));
        }
        check_new_password(password, again, &person)?;
        let new = self.hashing.hash(password).await?;
        let now = self.now();
        in_one_unit!(self, work => {
            work.people().set_password(person.id, &new).await?;
            work.people().end_all_sign_ins(person.id, now).await?;
            tell(&mut work, now, Some(person.id), &person.email, person.language, Letter::PasswordChanged).await?;
        })?;
        self.open_sign_in(actor.person, actor.shared_computer).await
    }

    async fn person(&self, id: PersonId) -> Result<PersonRow> {
        let mut work = self.store.read().await?;
        work.people().find(id).await?.ok_or(Error::NotFound)
    }

    /// Where the caller's own request stands, and who holds it.
    pub async fn own_standing(&self, visit: &mut Visit, language: Language) -> Result<Standing> {
        let (person, now) = (visit.actor()?.person, visit.now);
        let posting = visit.work.people().standing_of(person, language).await?.ok_or(Error::NotFound)?;
        let held_by = match posting.state {
            Membership::Waiting => Some(deciders(&mut visit.work, posting.organisation, now).await?.0),
            Membership::Approved | Membership::Refused => None,
        };
        Ok(Standing { posting, held_by })
    }

    /// The caller's name in Latin letters, where they gave it.
    pub async fn own_latin_name(&self, visit: &mut Visit) -> Result<Option<String>> {
        let person = visit.actor()?.person;
        Ok(visit.work.people().latin_name(person).await?)
    }

    /// Keeps the caller's name in Latin letters; empty text takes it back.
    pub async fn set_latin_name(&self, actor: &Actor, typed: &str) -> Result<()> {
        let name = match parse_latin_name(typed) {
            Err(Problem::Missing) => None,
            parsed => Some(parsed.map_err(|problem| Error::invalid("latin_name", problem))?),
        };
        in_one_unit!(self, work => { work.people().set_latin_name(actor.person, name.as_deref()).await? })
    }

    /// The accounts that wait for the caller's word.
    pub async fn waiting_accounts(&self, visit: &mut Visit, language: Language) -> Result<WaitingPage> {
        let actor = visit.actor()?.clone();
        let (now, mut rows) = (visit.now, Vec::new());
        for organisation in actor.coordinated() {
            rows.extend(visit.work.people().waiting_postings(organisation, LIST).await?);
        }
        if decides_for_others(&mut visit.work, &actor, now).await? {
            rows.extend(visit.work.people().waiting_without_coordinator(now, LIST).await?);
        }
        if rows.is_empty() && !actor.holds(Role::Coordinator) && !actor.is_administrator() {
            return Err(Error::Forbidden);
        }
        rows.sort_by_key(|row| (row.asked_at, row.id));
        rows.dedup_by_key(|row| row.id);
        let all = visit.work.people().organisations(language).await?;
        let named = |id: OrganisationId| all.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
        Ok(WaitingPage {
            waiting: rows
                .into_iter()
                .map(|row| {
                    let name = named(row.organisation);
                    (row, name)
                })
                .collect(),
        })
    }

    /// Approves a waiting account, or refuses it with a reason; whoever decides may, and only once.
    pub async fn decide_account(&self, actor: &Actor, posting: PostingId, approve: bool, reason: &str) -> Result<()> {
        let reason = if approve { None } else { Some(parse_reason(reason, REASON).map_err(|problem| Error::invalid("reason", problem))?) };
        let now = self.now();
        in_one_unit!(self, work => {
            let waiting = work.people().posting(posting).await?.ok_or(Error::NotFound)?;
            let (_, deciders) = deciders(&mut work, waiting.organisation, now).await?;
            // Nobody decides their own account, whatever roles they were granted.
            if waiting.person == actor.person || !deciders.iter().any(|decider| decider.id == actor.person) {
                return Err(Error::NotFound);
            }
            let state = if approve { Membership::Approved } else { Membership::Refused };
            if !work.people().decide_posting(posting, state, now, actor.person, reason.as_deref()).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            let letter = match &reason {
                None => Letter::AccountApproved { link: self.link(&format!("/{}/courses", waiting.language)) },
                Some(reason) => Letter::AccountRefused { reason: reason.clone() },
            };
            tell(&mut work, now, Some(waiting.person), &waiting.email, waiting.language, letter).await?;
        })
    }

    /// Makes the first administrator and answers with the link to set the account up.
    pub async fn create_administrator(&self, name: &str, email: &str, language: Language) -> Result<String> {
        let name = parse_name(name).map_err(|problem| Error::invalid("name", problem))?;
        let email = Email::parse(email).map_err(|problem| Error::invalid("email", problem))?;
        let now = self.now();
        let token = chance::token();
        let person = NewPerson {
            id: PersonId(chance::id(now)),
            sort_key: fold(&name),
            name,
            email: email.written,
            email_key: email.key,
            language,
            password_hash: None,
            created_at: now,
            confirmed_at: None,
        };
        in_one_unit!(self, work => {
            let organisation = secretariat(&mut work).await?;
            work.people().add(&person).await?;
            work.people().add_posting(PostingId(chance::id(now)), person.id, organisation, now, Membership::Approved).await?;
            let grant = crate::roles::new_grant(now, Role::Administrator, Scope::Installation, None);
            work.people().add_grant(person.id, &grant, now, None, "server admin create").await?;
            work.people().add_link(&digest(&token), "set-up", person.id, now + SET_UP_WITHIN).await?;
        })?;
        Ok(self.link(&format!("/{language}/forgotten/{token}")))
    }
}

fn check_new_password(password: &str, again: &str, person: &PersonRow) -> Result<()> {
    may_be_chosen(password, &person.name, &person.email).map_err(|problem| Error::invalid("password", problem))?;
    if password == again { Ok(()) } else { Err(Error::invalid("again", Problem::NotTheSame)) }
}

/// Who decides for an organisation's officers, and who they are.
pub(crate) async fn deciders(work: &mut Work, organisation: OrganisationId, now: Timestamp) -> Result<(HeldBy, Vec<PersonRow>)> {
    Ok(who_decides(&work.people().offices(organisation, "", now).await?))
}

/// Who decides, of those who hold an office: coordinators, else the Secretariat's, else administrators.
pub(crate) fn who_decides(offices: &[(Office, PersonRow)]) -> (HeldBy, Vec<PersonRow>) {
    let (own, others) = (in_office(offices, Office::Coordinator), in_office(offices, Office::Secretariat));
    match HeldBy::first_active(own.len(), others.len()) {
        HeldBy::Coordinator => (HeldBy::Coordinator, own),
        HeldBy::Secretariat => (HeldBy::Secretariat, others),
        HeldBy::Administrator => (HeldBy::Administrator, in_office(offices, Office::Administrator)),
    }
}

/// Those who hold this office, each once.
pub(crate) fn in_office(offices: &[(Office, PersonRow)], wanted: Office) -> Vec<PersonRow> {
    let mut holders: Vec<PersonRow> = Vec::new();
    for (office, person) in offices {
        if *office == wanted && !holders.iter().any(|holder| holder.id == person.id) {
            holders.push(person.clone());
        }
    }
    holders
}

/// Whether the caller stands in where an administration has no active coordinator.
pub(crate) async fn decides_for_others(work: &mut Work, actor: &Actor, now: Timestamp) -> Result<bool> {
    let secretariat = secretariat(work).await?;
    // The Secretariat's own coordinators are its coordinators; administrators follow where it has none.
    let (_, stand_ins) = deciders(work, secretariat, now).await?;
    Ok(stand_ins.iter().any(|person| person.id == actor.person))
}

/// Puts a letter in the outbox and plans its sending, in the same unit of work.
pub(crate) async fn tell(
    work: &mut Work,
    now: Timestamp,
    person: Option<PersonId>,
    address: &str,
    language: Language,
    letter: Letter,
) -> Result<()> {
    let letter = OutboxLetter { id: LetterId(chance::id(now)), person, address: address.to_owned(), language, letter, created_at: now };
    work.running().add_letter(&letter).await?;
    let key = format!("send {}", letter.id);
    work.running().add_job(JobId(chance::id(now)), "send-letter", &key, &letter.id.to_string(), now).await?;
    Ok(())
}
