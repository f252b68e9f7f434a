//! Certificates of experts: signed as a term begins, stored as signed, read back from what was signed; what each is worth stands in
//! its case.

use domain::accreditation::case::Happened;
use domain::accreditation::certificate::{ExpertFacts, Worth};
use domain::accreditation::template::Letterhead;
use domain::credential::CredentialId;
use domain::language::Text;
use domain::people::Actor;
use domain::time::{Date, Span};
use interop::open_badges::expert::{ExpertStatus, facts, payload};
use interop::open_badges::jwt::{self, Header, Typ};
use interop::open_badges::status_list::{self, Purpose, StatusList};
use storage::Work;
use storage::certificate::CertificateRow;

use super::letter::named;
use super::template::{LETTERHEAD, newest, read_words};
use super::{Loaded, day_there};
use crate::credential::{genuine, signed};
use crate::zones::day;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// The status list that says which certificates are revoked.
pub(crate) const REVOCATIONS: u32 = 2;
/// The status list that says which do not count for now.
pub(crate) const SUSPENSIONS: u32 = 3;

/// A certificate in a list.
#[derive(Debug, Clone)]
pub struct CertificateLine {
    /// For its address.
    pub id: CredentialId,
    /// What is printed on it.
    pub facts: ExpertFacts,
    /// What it is worth today.
    pub worth: Worth,
}

/// The holder's certificate.
#[derive(Debug)]
pub struct ExpertCertificate {
    /// What is printed on it.
    pub facts: ExpertFacts,
    /// What it is worth today.
    pub worth: Worth,
    /// Whether the holder has taken the public page down.
    pub hidden: bool,
    /// Where anybody can check it.
    pub verify_url: String,
    /// Exactly as signed, for a wallet.
    pub document: String,
    /// Who runs the installation.
    pub operator: String,
    /// Who signs, line by line.
    pub signed: Text,
}

impl Academy {
    /// Issues the certificate of the term that just began.
    pub(crate) async fn issue_certificate(&self, work: &mut Work, loaded: &Loaded) -> Result<()> {
        let (case, now) = (loaded.case(), self.now());
        let (Some(until), Some(rank)) = (loaded.standing.stage.until(), loaded.standing.stage.rank()) else { return Ok(()) };
        let (key, issuer) = (self.active_key(work).await?, self.issuer()?);
        let facts = ExpertFacts {
            id: CredentialId::from_bytes(chance::bytes()),
            number: work.certificates().next_certificate_number().await?,
            holder: loaded.row.name.clone(),
            latin: work.people().latin_name(case.person).await?,
            administration: named(work, case.administration).await?,
            category: case.policy.category_title.clone(),
            domain: case.policy.domain_title.clone(),
            rank,
            issued_at: now,
            issued_on: day_there(work, now, case.administration).await?,
            valid_until: day_there(work, until - Span(1), case.administration).await?,
            brought_in: matches!(case.events.last().map(|event| &event.what), Some(Happened::BroughtIn { .. })),
        };
        let index = free_place(work).await?;
        let header = Header { kid: issuer.kid(&key.id.to_string()), typ: Typ::Jwt };
        let status = ExpertStatus { revocations: REVOCATIONS, suspensions: SUSPENSIONS, index };
        let row = CertificateRow {
            id: facts.id,
            number: facts.number,
            person: case.person,
            case: loaded.id(),
            document: signed(&key, &header, &payload(&issuer, &facts, until, status))?,
            key: key.id,
            status_index: index,
            issued_at: now,
        };
        work.certificates().add_certificate(&row).await?;
        Ok(())
    }

    /// The certificates of a case, the newest first.
    pub(crate) async fn certificates_of(&self, work: &mut Work, loaded: &Loaded) -> Result<Vec<CertificateLine>> {
        let rows = work.certificates().certificates_of_case(loaded.id()).await?;
        let today = day_there(work, self.now(), loaded.case().administration).await?;
        let stage = loaded.standing.stage.name();
        let line = |(place, row): (usize, &CertificateRow)| {
            let facts = read_facts(row)?;
            Ok(CertificateLine { id: row.id, worth: Worth::of(stage, place == 0, facts.valid_until, today), facts })
        };
        rows.iter().enumerate().map(line).collect()
    }

    /// The caller's own certificate as an expert.
    pub async fn expert_certificate(&self, visit: &mut Visit, id: &str) -> Result<ExpertCertificate> {
        let actor = visit.actor()?.clone();
        let id = CredentialId::parse(id).ok_or(Error::NotFound)?;
        let row = visit.work.certificates().certificate(&id).await?.filter(|row| row.person == actor.person).ok_or(Error::NotFound)?;
        self.certificate_of(visit, &row, read_facts(&row)?, &actor.zone.clone()).await
    }

    /// What anybody is told of an expert's certificate; none where there is none of this identifier.
    pub async fn verify_expert(&self, visit: &mut Visit, id: &str) -> Result<Option<VerifiedExpert>> {
        let Some(id) = CredentialId::parse(id) else { return Ok(None) };
        let Some(row) = visit.work.certificates().certificate(&id).await? else { return Ok(None) };
        let keys = visit.work.credentials().keys().await?;
        let read = genuine(&self.issuer()?, &keys, &row.document).and_then(|payload| facts(&payload).ok());
        let Some(facts) = read.filter(|facts| facts.id == id) else { return Ok(Some(VerifiedExpert::Altered)) };
        let page = self.certificate_of(visit, &row, facts, "UTC").await?;
        Ok(Some(if page.hidden { VerifiedExpert::Hidden } else { VerifiedExpert::Found(Box::new(page)) }))
    }

    async fn certificate_of(&self, visit: &mut Visit, row: &CertificateRow, facts: ExpertFacts, zone: &str) -> Result<ExpertCertificate> {
        let last = visit.work.certificates().certificates_of_case(row.case).await?.first().map(|last| last.id);
        let loaded = visit.work.accreditation().case(row.case).await?.ok_or(Error::NotFound)?;
        let stage = loaded.opened.case.standing().stage.name();
        let head: Letterhead = read_words(&newest(&mut visit.work, LETTERHEAD).await?)?;
        Ok(ExpertCertificate {
            worth: Worth::of(stage, last == Some(row.id), facts.valid_until, day(visit.now, zone)),
            hidden: visit.work.certificates().is_certificate_hidden(&row.id).await?,
            verify_url: self.link(&format!("/verify/{}", row.id)),
            document: row.document.clone(),
            operator: self.settings.operator.clone(),
            signed: head.signatory,
            facts,
        })
    }

    /// Takes the public page of the caller's certificate down, or puts it up again.
    pub async fn show_expert_certificate(&self, actor: &Actor, id: &str, shown: bool) -> Result<()> {
        let id = CredentialId::parse(id).ok_or(Error::NotFound)?;
        let now = self.now();
        in_one_unit!(self, work => {
            let row = work.certificates().certificate(&id).await?.filter(|row| row.person == actor.person).ok_or(Error::NotFound)?;
            if work.certificates().is_certificate_hidden(&row.id).await? == shown {
                work.certificates().show_certificate(&row.id, !shown, now).await?;
            }
        })
    }

    /// The document of a status list of certificates: what is revoked for good, or what does not count for now.
    pub(crate) async fn expert_status_list(&self, visit: &mut Visit, list: u32) -> Result<(StatusList, Purpose)> {
        let purpose = if list == REVOCATIONS { Purpose::Revocation } else { Purpose::Suspension };
        let today = day(visit.now, "UTC");
        let mut bits = StatusList::new();
        for (index, stage, document, is_newest) in visit.work.certificates().certificate_standings().await? {
            let valid_until: Option<Date> =
                jwt::parse(&document).ok().and_then(|token| facts(&token.payload).ok()).map(|it| it.valid_until);
            let worth = Worth::of(&stage, is_newest, valid_until.unwrap_or(today), today);
            let is_set = if purpose == Purpose::Revocation { worth.is_final() } else { worth.is_held_up() };
            if is_set {
                bits.set(index).map_err(|error| Error::Broken(error.to_string()))?;
            }
        }
        Ok((bits, purpose))
    }
}

/// What anybody is told of an expert's certificate.
#[derive(Debug)]
pub enum VerifiedExpert {
    /// The stored document is not what was signed.
    Altered,
    /// The holder has taken the page down.
    Hidden,
    /// Read from the signed document.
    Found(Box<ExpertCertificate>),
}

fn read_facts(row: &CertificateRow) -> Result<ExpertFacts> {
    let token = jwt::parse(&row.document).map_err(|error| Error::Broken(format!("certificate {}: {error}", row.id)))?;
    facts(&token.payload).map_err(|error| Error::Broken(format!("certificate {}: {error}", row.id)))
}

/// A place of the lists that nobody has, drawn at random so that it tells no order.
async fn free_place(work: &mut Work) -> Result<u32> {
    const TRIES: usize = 64;
    for _ in 0..TRIES {
        let index = u32::try_from(chance::number() % u64::from(status_list::ENTRIES)).unwrap_or(0);
        if !work.certificates().is_place_taken(index).await? {
            return Ok(index);
        }
    }
    Err(Error::Broken("the status lists of certificates are nearly full; further ones are needed".to_owned()))
}
