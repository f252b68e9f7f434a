//! Certificates of experts as they were signed, and whether their holders show them.

use domain::credential::CredentialId;
use domain::id::{CaseId, PersonId, SigningKeyId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, read};

impl Work {
    /// Certificates of experts.
    pub fn certificates(&mut self) -> Certificates<'_> {
        Certificates { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Certificates<'a> {
    work: &'a mut Work,
}

/// A certificate as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRow {
    /// Its id.
    pub id: CredentialId,
    /// Its number, for people.
    pub number: u64,
    /// Whose.
    pub person: PersonId,
    /// Of which case.
    pub case: CaseId,
    /// Exactly as signed.
    pub document: String,
    /// With which key.
    pub key: SigningKeyId,
    /// Its place in both status lists.
    pub status_index: u32,
    /// When.
    pub issued_at: Timestamp,
}

const NEXT_NUMBER: &str = "select cast(coalesce(max(number), 0) + 1 as bigint) from accreditation_certificates";
const IS_PLACE_TAKEN: &str = "select count(*) from accreditation_certificates where status_index = $1";
const ADD: &str = "
    insert into accreditation_certificates (id, number, person_id, case_id, document, key_id, status_index, issued_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND: &str = "
    select id, number, person_id, case_id, document, key_id, status_index, issued_at
    from accreditation_certificates where id = $1";
const OF_CASE: &str = "
    select id, number, person_id, case_id, document, key_id, status_index, issued_at
    from accreditation_certificates where case_id = $1 order by issued_at desc, number desc";
pub(crate) const OF_PERSON: &str = "
    select id, number, person_id, case_id, document, key_id, status_index, issued_at
    from accreditation_certificates where person_id = $1 order by issued_at desc, number desc";
const VIEW: &str = "
    insert into accreditation_certificate_views (certificate_id, seq, at, is_hidden)
    select $1, coalesce(max(seq), 0) + 1, $2, $3 from accreditation_certificate_views where certificate_id = $1";
const IS_HIDDEN: &str = "
    select count(*) from accreditation_certificate_views v
    where v.certificate_id = $1 and v.is_hidden
        and v.seq = (select max(n.seq) from accreditation_certificate_views n where n.certificate_id = $1)";
const STANDINGS: &str = "
    select c.status_index, s.stage, c.document,
        case when exists (
            select 1 from accreditation_certificates n where n.case_id = c.case_id
                and (n.issued_at > c.issued_at or (n.issued_at = c.issued_at and n.number > c.number))
        ) then cast(0 as bigint) else cast(1 as bigint) end
    from accreditation_certificates c join accreditation_standings s on s.case_id = c.case_id
    order by c.number";

const TABLE: &str = "accreditation_certificates";

type CertificateTuple = (String, i64, String, String, String, String, i64, i64);

impl Certificates<'_> {
    /// The number after the greatest.
    pub async fn next_certificate_number(&mut self) -> Result<u64> {
        let next: i64 = on_engine!(self.work, db => sqlx::query_scalar(NEXT_NUMBER).fetch_one(db).await?);
        read(TABLE, "number", u64::try_from(next).ok())
    }

    /// Whether a place in the status lists is taken.
    pub async fn is_place_taken(&mut self, index: u32) -> Result<bool> {
        let taken: i64 = on_engine!(self.work, db => sqlx::query_scalar(IS_PLACE_TAKEN).bind(i64::from(index)).fetch_one(db).await?);
        Ok(taken > 0)
    }

    /// Keeps a certificate; one of this number or place there is a conflict.
    pub async fn add_certificate(&mut self, row: &CertificateRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(i64::try_from(row.number).unwrap_or(i64::MAX)).bind(row.person.to_string())
            .bind(row.case.to_string()).bind(&row.document).bind(row.key.to_string()).bind(i64::from(row.status_index))
            .bind(row.issued_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The certificate of this id.
    pub async fn certificate(&mut self, certificate: &CredentialId) -> Result<Option<CertificateRow>> {
        let row: Option<CertificateTuple> =
            on_engine!(self.work, db => sqlx::query_as(FIND).bind(certificate.to_string()).fetch_optional(db).await?);
        row.map(kept).transpose()
    }

    /// The certificates of a case, the newest first.
    pub async fn certificates_of_case(&mut self, case: CaseId) -> Result<Vec<CertificateRow>> {
        let rows: Vec<CertificateTuple> = on_engine!(self.work, db => sqlx::query_as(OF_CASE).bind(case.to_string()).fetch_all(db).await?);
        rows.into_iter().map(kept).collect()
    }

    /// The certificates somebody holds or held, the newest first.
    pub async fn certificates_of_person(&mut self, person: PersonId) -> Result<Vec<CertificateRow>> {
        let rows: Vec<CertificateTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_PERSON).bind(person.to_string()).fetch_all(db).await?);
        rows.into_iter().map(kept).collect()
    }

    /// Keeps that the holder takes the public page down, or puts it up again.
    pub async fn show_certificate(&mut self, certificate: &CredentialId, hidden: bool, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(VIEW)
            .bind(certificate.to_string()).bind(at.0).bind(hidden).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Whether the holder has taken the public page down.
    pub async fn is_certificate_hidden(&mut self, certificate: &CredentialId) -> Result<bool> {
        let hidden: i64 = on_engine!(self.work, db => sqlx::query_scalar(IS_HIDDEN).bind(certificate.to_string()).fetch_one(db).await?);
        Ok(hidden > 0)
    }

    /// Of every certificate: its place in the status lists, the stage its case stands at, the document, and whether it is the newest.
    pub async fn certificate_standings(&mut self) -> Result<Vec<(u32, String, String, bool)>> {
        let rows: Vec<(i64, String, String, i64)> = on_engine!(self.work, db => sqlx::query_as(STANDINGS).fetch_all(db).await?);
        let read = |(index, stage, document, newest): (i64, String, String, i64)| {
            Ok((count(TABLE, "status_index", index)?, stage, document, newest == 1))
        };
        rows.into_iter().map(read).collect()
    }
}

fn kept(row: CertificateTuple) -> Result<CertificateRow> {
    let (key, number, person, case, document, signed_with, index, issued_at) = row;
    Ok(CertificateRow {
        id: read(TABLE, &key, CredentialId::parse(&key))?,
        number: read(TABLE, &key, u64::try_from(number).ok())?,
        person: PersonId(id(TABLE, &person)?),
        case: CaseId(id(TABLE, &case)?),
        document,
        key: SigningKeyId(id(TABLE, &signed_with)?),
        status_index: count(TABLE, &key, index)?,
        issued_at: Timestamp(issued_at),
    })
}
