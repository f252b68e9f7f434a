//! Attestations and credentials: signed once as they are earned, stored as signed, read back from what was signed.

use domain::course::{Access, ModuleEdition};
use domain::credential::{
    Assessed, CertifiedModule, CredentialChange, CredentialEvent, CredentialFacts, CredentialId, CredentialKind, CredentialStatus,
};
use domain::id::{OrganisationId, PersonId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::Actor;
use domain::progress::Done;
use domain::time::{Date, Span, Timestamp};
use interop::open_badges::credential::{StatusEntry, facts, payload};
use interop::open_badges::did::{self, PublicKey};
use interop::open_badges::issuer::Issuer;
use interop::open_badges::jwt::{self, Header, Typ};
use interop::open_badges::status_list::{self, Purpose, StatusList};
use storage::Work;
use storage::credential::{CredentialRow, KeyRow};

use crate::accreditation::{REVOCATIONS, SUSPENSIONS};
use crate::keys::{is_signed_by, public_key_bytes};
use crate::people::tell;
use crate::zones::day;
use crate::{Academy, Error, LoadedCourse, Result, Visit, chance};

/// The only list until its places run out.
const FIRST_LIST: u32 = 1;
/// How long a status list may be relied on.
const LIST_VALID: Span = Span::days(1);

/// Who earns something, and in which language.
#[derive(Debug, Clone)]
pub(crate) struct Earner {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) organisation: OrganisationId,
    pub(crate) zone: String,
    pub(crate) language: Language,
    pub(crate) letters: Language,
}

/// What was earned: by which thing, over which modules.
struct Award<'a> {
    kind: CredentialKind,
    thing: &'a str,
    modules: &'a [ModuleEdition],
}

/// Proof in a list.
#[derive(Debug, Clone)]
pub struct CredentialLine {
    /// For its address.
    pub id: CredentialId,
    /// Of which thing: a module or a course.
    pub thing: String,
    /// What is printed on it.
    pub facts: CredentialFacts,
}

/// The holder's certificate.
#[derive(Debug)]
pub struct CertificatePage {
    /// What is printed on it.
    pub facts: CredentialFacts,
    /// Where it stands today.
    pub status: CredentialStatus,
    /// Where anybody can check it.
    pub verify_url: String,
    /// Exactly as signed, for a wallet.
    pub document: String,
    /// Who runs the installation.
    pub operator: String,
}

/// What anybody is told of a credential.
#[derive(Debug)]
pub enum VerifyPage {
    /// There is none of this identifier.
    Unknown,
    /// The stored document is not what was signed.
    Altered,
    /// The holder has taken the page down.
    Hidden,
    /// Read from the signed document.
    Found {
        /// Every fact printed on it.
        facts: Box<CredentialFacts>,
        /// Where it stands today.
        status: CredentialStatus,
    },
}

impl Earner {
    pub(crate) fn of(actor: &Actor, language: Language) -> Self {
        Self {
            person: actor.person,
            name: actor.name.clone(),
            email: actor.email.clone(),
            organisation: actor.organisation,
            zone: actor.zone.clone(),
            language,
            letters: actor.language,
        }
    }

    /// The earner where nobody is signed in: an attempt closed by its bell.
    pub(crate) async fn load(work: &mut Work, person: PersonId, language: Language) -> Result<Self> {
        let row = work.people().find(person).await?.ok_or(Error::NotFound)?;
        let posting = work.people().posting_of(person).await?.ok_or(Error::NotFound)?;
        let zone = work.people().zone_of(posting.organisation).await?.unwrap_or_else(|| "UTC".to_owned());
        Ok(Self { person, name: row.name, email: row.email, organisation: posting.organisation, zone, language, letters: row.language })
    }
}

impl Academy {
    /// Issues what was earned and is not held yet: attestations of modules done, the credential of a course done.
    pub(crate) async fn issue_earned(&self, work: &mut Work, course: &LoadedCourse, earner: &Earner, done: &Done) -> Result<()> {
        let edition = &course.edition;
        let modules = edition.modules.iter().filter(|module| done.completes(module, edition.course.completed_by));
        let mut awards: Vec<Award<'_>> = modules
            .map(|module| Award { kind: CredentialKind::Attestation, thing: &module.module.id, modules: std::slice::from_ref(module) })
            .collect();
        if done.completes_course(edition) {
            awards.push(Award { kind: CredentialKind::Credential, thing: &edition.course.id, modules: &edition.modules });
        }
        for award in awards {
            if !work.credentials().holds(earner.person, award.kind, award.thing).await? {
                self.issue(work, course, earner, &award).await?;
            }
        }
        Ok(())
    }

    async fn issue(&self, work: &mut Work, course: &LoadedCourse, earner: &Earner, award: &Award<'_>) -> Result<()> {
        let (key, issuer) = (self.active_key(work).await?, self.issuer()?);
        let facts = self.facts_of(work, course, earner, award).await?;
        let index = free_index(work).await?;
        let header = Header { kid: issuer.kid(&key.id.to_string()), typ: Typ::Jwt };
        let body = payload(&issuer, &facts, None, StatusEntry { list: FIRST_LIST, index });
        let row = CredentialRow {
            id: facts.id,
            number: facts.number,
            person: earner.person,
            kind: award.kind,
            thing: award.thing.to_owned(),
            course: facts.course.clone(),
            document: signed(&key, &header, &body)?,
            key: key.id,
            status_list: FIRST_LIST,
            status_index: index,
            issued_at: facts.issued_at,
        };
        work.credentials().add(&row).await?;
        let title = facts.module().map_or(&facts.course_title, |module| &module.title).read(earner.letters).to_owned();
        let link = self.link(&format!("/{}/credentials/{}", earner.letters, facts.id));
        let letter = Letter::ProofIssued { title, link };
        tell(work, facts.issued_at, Some(earner.person), &earner.email, earner.letters, letter).await
    }

    async fn facts_of(&self, work: &mut Work, course: &LoadedCourse, earner: &Earner, award: &Award<'_>) -> Result<CredentialFacts> {
        let now = self.now();
        let organisation = work.people().organisation(earner.organisation, earner.letters).await?.map(|it| it.name).unwrap_or_default();
        let pass_mark = course.edition.quiz_of(award.thing).map(|quiz| quiz.rules.pass_mark);
        let attempts = work.attempts().by_quiz(earner.person, award.thing).await?;
        let passed = attempts.iter().filter_map(|attempt| attempt.result.filter(|(_, passed)| *passed));
        let best = passed.map(|(marks, _)| marks).max_by_key(|marks| marks.percent());
        let plan = &course.edition.course;
        Ok(CredentialFacts {
            id: CredentialId::from_bytes(chance::bytes()),
            kind: award.kind,
            number: work.credentials().next_number().await?,
            holder: earner.name.clone(),
            organisation,
            course: plan.id.clone(),
            course_title: plan.title.clone(),
            edition: course.edition.hash.clone(),
            edition_number: course.number,
            modules: award.modules.iter().map(certified).collect(),
            language: earner.language,
            minutes: award.modules.iter().map(ModuleEdition::minutes).sum(),
            lessons: award.modules.iter().map(|module| u32::try_from(module.lessons.len()).unwrap_or(u32::MAX)).sum(),
            assessed: pass_mark.zip(best).map(|(pass_mark, marks)| Assessed { pass_mark, marks }),
            issued_at: now,
            issued_on: day(now, &earner.zone),
            valid_until: None,
            restricted: plan.access != Access::Public,
        })
    }

    pub(crate) fn issuer(&self) -> Result<Issuer> {
        Issuer::new(&self.settings.public_url, &self.settings.operator)
            .ok_or_else(|| Error::Broken("the public address names no issuer".to_owned()))
    }

    /// What a person holds, newest first, as read from the signed documents.
    pub(crate) async fn held(&self, visit: &mut Visit, person: PersonId) -> Result<Vec<CredentialLine>> {
        let rows = visit.work.credentials().by_holder(person).await?;
        rows.into_iter().rev().map(|row| Ok(CredentialLine { id: row.id, facts: read_facts(&row)?, thing: row.thing })).collect()
    }

    /// The caller's own certificate.
    pub async fn certificate(&self, visit: &mut Visit, id: &str) -> Result<CertificatePage> {
        let actor = visit.actor()?.clone();
        let id = CredentialId::parse(id).ok_or(Error::NotFound)?;
        let row = visit.work.credentials().find(&id).await?.filter(|row| row.person == actor.person).ok_or(Error::NotFound)?;
        let facts = read_facts(&row)?;
        let status = self.status(&mut visit.work, &facts, visit.now, &actor.zone).await?;
        Ok(CertificatePage {
            facts,
            status,
            verify_url: self.link(&format!("/verify/{id}")),
            document: row.document,
            operator: self.settings.operator.clone(),
        })
    }

    /// Takes the public page of the caller's credential down, or puts it up again.
    pub async fn show_credential(&self, actor: &Actor, id: &str, shown: bool) -> Result<()> {
        let id = CredentialId::parse(id).ok_or(Error::NotFound)?;
        let change = if shown { CredentialChange::Shown } else { CredentialChange::Hidden };
        let event = CredentialEvent { at: self.now(), change };
        crate::in_one_unit!(self, work => {
            let row = work.credentials().find(&id).await?.filter(|row| row.person == actor.person).ok_or(Error::NotFound)?;
            work.credentials().add_event(&row.id, &event, Some(actor.person)).await?;
        })
    }

    /// What anybody is told of the credential of this identifier, read from the signed document and checked.
    pub async fn verify(&self, visit: &mut Visit, id: &str) -> Result<VerifyPage> {
        let Some(id) = CredentialId::parse(id) else { return Ok(VerifyPage::Unknown) };
        let (work, now) = (&mut visit.work, visit.now);
        let Some(row) = work.credentials().find(&id).await? else { return Ok(VerifyPage::Unknown) };
        let keys = work.credentials().keys().await?;
        let issuer = self.issuer()?;
        let payload = genuine(&issuer, &keys, &row.document);
        let facts = payload.and_then(|payload| facts(&payload).ok()).filter(|facts| facts.id == id);
        let Some(facts) = facts else { return Ok(VerifyPage::Altered) };
        let status = self.status(work, &facts, now, "UTC").await?;
        if status.hidden {
            return Ok(VerifyPage::Hidden);
        }
        Ok(VerifyPage::Found { facts: Box::new(facts), status })
    }

    async fn status(&self, work: &mut Work, facts: &CredentialFacts, now: Timestamp, zone: &str) -> Result<CredentialStatus> {
        let events = work.credentials().events(&facts.id).await?;
        let today: Date = day(now, zone);
        Ok(CredentialStatus::fold(&events, facts.valid_until, today))
    }

    /// Revokes a credential for good, with the reason.
    pub async fn revoke_credential(&self, id: &CredentialId, reason: &str) -> Result<()> {
        let event = CredentialEvent { at: self.now(), change: CredentialChange::Revoked { reason: reason.to_owned() } };
        crate::in_one_unit!(self, work => {
            work.credentials().find(id).await?.ok_or(Error::NotFound)?;
            work.credentials().add_event(id, &event, None).await?;
        })
    }

    /// The DID document with every key that ever signed.
    pub async fn did_document(&self, visit: &mut Visit) -> Result<String> {
        let keys = visit.work.credentials().keys().await?;
        let keys: Vec<PublicKey> = keys
            .into_iter()
            .filter_map(|key| {
                Some(PublicKey { id: key.id.to_string(), bytes: public_key_bytes(&key.public_key)?, revoked_at: key.revoked_at })
            })
            .collect();
        Ok(did::document(&self.issuer()?, &keys))
    }

    /// The signed status list of this number.
    pub async fn status_list(&self, visit: &mut Visit, list: u32) -> Result<String> {
        let (bits, purpose) = match list {
            FIRST_LIST => (self.revoked_bits(visit, list).await?, Purpose::Revocation),
            REVOCATIONS | SUSPENSIONS => self.expert_status_list(visit, list).await?,
            _ => return Err(Error::NotFound),
        };
        let (key, issuer, now) = (self.active_key(&mut visit.work).await?, self.issuer()?, visit.now);
        let header = Header { kid: issuer.kid(&key.id.to_string()), typ: Typ::VcJwt };
        signed(&key, &header, &status_list::payload(&issuer, (list, purpose), &bits, now, now + LIST_VALID))
    }

    async fn revoked_bits(&self, visit: &mut Visit, list: u32) -> Result<StatusList> {
        let mut bits = StatusList::new();
        for (index, event) in visit.work.credentials().events_of_list(list).await? {
            if matches!(event.change, CredentialChange::Revoked { .. }) {
                bits.set(index).map_err(|error| Error::Broken(error.to_string()))?;
            }
        }
        Ok(bits)
    }
}

/// What a document says, where one of this issuer's keys that was not revoked has signed it.
pub(crate) fn genuine(issuer: &Issuer, keys: &[KeyRow], document: &str) -> Option<Vec<u8>> {
    let token = jwt::parse(document).ok()?;
    let key = keys.iter().find(|key| issuer.key_of(&token.kid) == Some(key.id.to_string().as_str()) && key.revoked_at.is_none())?;
    is_signed_by(&key.public_key, token.signing_input.as_bytes(), &token.signature).then_some(token.payload)
}

pub(crate) fn signed(key: &crate::keys::ActiveKey, header: &Header, payload: &str) -> Result<String> {
    let input = jwt::signing_input(header, payload).map_err(|error| Error::Broken(error.to_string()))?;
    Ok(jwt::compact(&input, &key.sign(input.as_bytes())))
}

fn certified(module: &ModuleEdition) -> CertifiedModule {
    CertifiedModule { code: module.module.code.clone(), title: module.module.title.clone(), edition: module.hash.clone() }
}

pub(crate) fn read_facts(row: &CredentialRow) -> Result<CredentialFacts> {
    let token = jwt::parse(&row.document).map_err(|error| Error::Broken(format!("credential {}: {error}", row.id)))?;
    facts(&token.payload).map_err(|error| Error::Broken(format!("credential {}: {error}", row.id)))
}

/// A place of the list that nobody has, drawn at random so that it tells no order.
async fn free_index(work: &mut Work) -> Result<u32> {
    const TRIES: usize = 64;
    for _ in 0..TRIES {
        let index = u32::try_from(chance::number() % u64::from(status_list::ENTRIES)).unwrap_or(0);
        if !work.credentials().is_status_taken(FIRST_LIST, index).await? {
            return Ok(index);
        }
    }
    Err(Error::Broken("the status list is nearly full; a second one is needed".to_owned()))
}
