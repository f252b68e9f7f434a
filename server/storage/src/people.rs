//! Organisations, people, postings, grants, sign-ins and one-time links.

use std::collections::BTreeSet;

use domain::id::{GrantId, OrganisationId, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::people::{Actor, Grant, Membership, OrganisationKind, Role, Scope};
use domain::time::Timestamp;

use crate::engine::{Work, on_engine};
use crate::row::{id, read};
use crate::{Result, row};

impl Work {
    /// Organisations and people.
    pub fn people(&mut self) -> People<'_> {
        People { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct People<'a> {
    work: &'a mut Work,
}

/// An organisation to be kept, with its names and the keys they sort by.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its code, such as `SN`.
    pub code: String,
    /// Its region.
    pub region: Option<String>,
    /// Its zone (IANA).
    pub zone: String,
    /// Its weekend, as days of the week from 1, Monday, in order.
    pub weekend: String,
    /// Language, name, sort key.
    pub names: Vec<(Language, String, String)>,
}

/// An organisation as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationRow {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its code.
    pub code: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Its zone, by its IANA name.
    pub zone: String,
}

/// A person to be kept.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The id.
    pub id: PersonId,
    /// The address as written.
    pub email: String,
    /// The address for finding.
    pub email_key: String,
    /// The name as written.
    pub name: String,
    /// For sorting.
    pub sort_key: String,
    /// The language preferred.
    pub language: Language,
    /// The password, hashed.
    pub password_hash: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// When the address was confirmed.
    pub confirmed_at: Option<Timestamp>,
}

/// A person as kept.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The id.
    pub id: PersonId,
    /// The address as written.
    pub email: String,
    /// The name as written.
    pub name: String,
    /// The language preferred.
    pub language: Language,
    /// The password, hashed.
    pub password_hash: Option<String>,
    /// When the address was confirmed.
    pub confirmed_at: Option<Timestamp>,
}

/// An office that decides for officers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// A tutor of the course.
    Tutor,
    /// A coordinator of the organisation.
    Coordinator,
    /// A coordinator of the Secretariat.
    Secretariat,
    /// An administrator.
    Administrator,
}

impl Office {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "tutor" => Some(Self::Tutor),
            "coordinator" => Some(Self::Coordinator),
            "secretariat" => Some(Self::Secretariat),
            "administrator" => Some(Self::Administrator),
            _ => None,
        }
    }
}

/// The tie of a person to an organisation, with what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingRow {
    /// Its id.
    pub id: PostingId,
    /// Whose.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// The person's language.
    pub language: Language,
    /// Where.
    pub organisation: OrganisationId,
    /// Since when it waits.
    pub asked_at: Timestamp,
    /// Decided how.
    pub state: Membership,
    /// Decided when.
    pub decided_at: Option<Timestamp>,
    /// The reason given.
    pub reason: Option<String>,
}

/// What was decided of a person's posting, for that person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRow {
    /// Since when it waits.
    pub asked_at: Timestamp,
    /// Decided how.
    pub state: Membership,
    /// Decided when.
    pub decided_at: Option<Timestamp>,
    /// The reason given.
    pub reason: Option<String>,
    /// Where.
    pub organisation: OrganisationId,
    /// The organisation's name in the language asked for.
    pub organisation_name: String,
}

/// A sign-in to be kept.
#[derive(Debug, Clone)]
pub struct NewSignIn {
    /// Its id.
    pub id: SignInId,
    /// SHA-256 of the token, in hexadecimal.
    pub token_hash: String,
    /// Whose.
    pub person: PersonId,
    /// Since when.
    pub started_at: Timestamp,
    /// The latest it ends.
    pub ends_at: Timestamp,
    /// On a shared computer.
    pub shared_computer: bool,
}

/// A sign-in in the list of a person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInRow {
    /// Its id.
    pub id: SignInId,
    /// Since when.
    pub started_at: Timestamp,
    /// Used last, to the minute.
    pub seen_at: Timestamp,
    /// On a shared computer.
    pub shared_computer: bool,
}

/// A sign-in found by its token.
#[derive(Debug, Clone)]
pub struct Session {
    /// Whose, with everything rules need.
    pub actor: Actor,
    /// Seen last.
    pub seen_at: Timestamp,
    /// The latest it ends.
    pub ends_at: Timestamp,
    /// The catalogue's state at that moment.
    pub epoch: i64,
}

/// A grant as listed for administrators.
#[derive(Debug, Clone)]
pub struct GrantRow {
    /// Its id.
    pub id: GrantId,
    /// Whose.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
    /// Since when.
    pub from_at: Timestamp,
    /// Until when.
    pub until_at: Option<Timestamp>,
    /// Why.
    pub reason: String,
}

type SessionTuple =
    (String, String, String, String, String, String, String, String, String, bool, i64, i64, i64, Option<String>, Option<String>);

const ADD_ORGANISATION: &str = "
    insert into organisations (id, kind, code, region, zone, weekend)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (code) do nothing";
const ADD_ORGANISATION_NAME: &str = "
    insert into organisation_names (organisation_id, language, name, sort_key)
    select id, $2, $3, $4 from organisations where code = $1
    on conflict (organisation_id, language) do update set name = excluded.name, sort_key = excluded.sort_key";
const COUNT_ORGANISATIONS: &str = "select count(*) from organisations";
pub(crate) const LIST_ORGANISATIONS: &str = "
    select o.id, o.kind, o.code, n.name, o.zone
    from organisations o join organisation_names n on n.organisation_id = o.id
    where n.language = $1
    order by n.sort_key, o.code";
const ORGANISATION: &str = "
    select o.id, o.kind, o.code, n.name, o.zone
    from organisations o join organisation_names n on n.organisation_id = o.id
    where o.id = $1 and n.language = $2";
const ORGANISATION_BY_CODE: &str = "select id from organisations where code = $1";
const ZONE: &str = "select zone from organisations where id = $1";
const ADD_PERSON: &str = "
    insert into people (id, email, email_key, name, sort_key, language, password_hash, created_at, confirmed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PERSON_BY_EMAIL: &str = "
    select id, email, name, language, password_hash, confirmed_at from people where email_key = $1";
const PERSON: &str = "select id, email, name, language, password_hash, confirmed_at from people where id = $1";
const SET_PASSWORD: &str = "update people set password_hash = $2 where id = $1";
const CONFIRM: &str = "update people set confirmed_at = $2 where id = $1 and confirmed_at is null";
const LATIN_NAME: &str = "select coalesce(latin_name, '') from people where id = $1";
const SET_LATIN_NAME: &str = "update people set latin_name = $2 where id = $1";
const SET_LANGUAGE: &str = "update people set language = $2 where id = $1";
const ADD_POSTING: &str = "
    insert into postings (id, person_id, organisation_id, asked_at, state, decided_at, decided_by, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const DECIDE_POSTING: &str = "
    update postings set state = $2, decided_at = $3, decided_by = $4, reason = $5
    where id = $1 and state = 'waiting'";
const POSTING: &str = "
    select p.id, p.person_id, h.name, h.email, h.language, p.organisation_id, p.asked_at, p.state, p.decided_at, p.reason
    from postings p join people h on h.id = p.person_id
    where p.id = $1";
const POSTING_OF: &str = "
    select p.id, p.person_id, h.name, h.email, h.language, p.organisation_id, p.asked_at, p.state, p.decided_at, p.reason
    from postings p join people h on h.id = p.person_id
    where p.person_id = $1 and p.until_at is null";
const BELONGS_TO: &str = "select organisation_id from postings where person_id = $1 and state = 'approved' order by asked_at";
const STANDING_OF: &str = "
    select p.asked_at, p.state, p.decided_at, p.reason, p.organisation_id, n.name
    from postings p join organisation_names n on n.organisation_id = p.organisation_id and n.language = $2
    where p.person_id = $1 and p.until_at is null";
pub(crate) const WAITING_POSTINGS: &str = "
    select p.id, p.person_id, h.name, h.email, h.language, p.organisation_id, p.asked_at, p.state, p.decided_at, p.reason
    from postings p join people h on h.id = p.person_id
    where p.organisation_id = $1 and p.state = 'waiting' and p.until_at is null and h.confirmed_at is not null
    order by p.asked_at, p.id
    limit $2";
pub(crate) const WAITING_WITHOUT_COORDINATOR: &str = "
    select p.id, p.person_id, h.name, h.email, h.language, p.organisation_id, p.asked_at, p.state, p.decided_at, p.reason
    from postings p join people h on h.id = p.person_id
    where p.state = 'waiting' and p.until_at is null and h.confirmed_at is not null
      and not exists (
        select 1 from grants g
        join postings c on c.person_id = g.person_id and c.until_at is null and c.state = 'approved'
        where g.role = 'coordinator' and g.scope_kind = 'organisation' and g.scope_id = p.organisation_id
          and g.withdrawn_at is null and g.from_at <= $1 and (g.until_at is null or g.until_at > $1))
    order by p.asked_at, p.id
    limit $2";
const ADD_GRANT: &str = "
    insert into grants (id, person_id, role, scope_kind, scope_id, from_at, until_at, granted_by, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const WITHDRAW_GRANT: &str = "
    update grants set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4
    where id = $1 and withdrawn_at is null and (until_at is null or until_at > $2)";
const HOLDERS: &str = "
    select h.id, h.email, h.name, h.language, h.password_hash, h.confirmed_at
    from grants g
    join people h on h.id = g.person_id
    join postings p on p.person_id = g.person_id and p.until_at is null and p.state = 'approved'
    where g.role = $1 and g.scope_kind = $2 and g.scope_id = $3
      and g.withdrawn_at is null and g.from_at <= $4 and (g.until_at is null or g.until_at > $4)
    order by g.from_at, g.id";
const OFFICES: &str = "
    select case when g.role = 'tutor' then 'tutor'
                when g.role = 'administrator' then 'administrator'
                when g.scope_id = $2 then 'coordinator'
                else 'secretariat' end,
           h.id, h.email, h.name, h.language, h.password_hash, h.confirmed_at
    from grants g
    join people h on h.id = g.person_id
    join postings p on p.person_id = g.person_id and p.until_at is null and p.state = 'approved'
    where g.withdrawn_at is null and g.from_at <= $1 and (g.until_at is null or g.until_at > $1)
      and ((g.role = 'tutor' and ((g.scope_kind = 'course' and g.scope_id = $3) or (g.scope_kind = 'installation' and $3 <> '')))
        or (g.role = 'coordinator' and g.scope_kind = 'organisation'
          and g.scope_id in (select $2 union select o.id from organisations o where o.kind = 'secretariat'))
        or (g.role = 'administrator' and g.scope_kind = 'installation'))
    order by g.from_at, g.id";
const GRANT: &str = "
    select g.id, g.person_id, h.name, h.email, g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at, g.reason
    from grants g join people h on h.id = g.person_id
    where g.id = $1 and g.withdrawn_at is null and (g.until_at is null or g.until_at > $2)";
pub(crate) const LIST_GRANTS: &str = "
    select g.id, g.person_id, h.name, h.email, g.role, g.scope_kind, g.scope_id, g.from_at, g.until_at, g.reason
    from grants g join people h on h.id = g.person_id
    where g.withdrawn_at is null and (g.until_at is null or g.until_at > $1)
    order by h.sort_key, g.id
    limit $2";
const ADD_SIGN_IN: &str = "
    insert into sign_ins (id, token_hash, person_id, started_at, seen_at, ends_at, shared_computer)
    values ($1, $2, $3, $4, $4, $5, $6)";
const SESSION: &str = "
    select s.id, s.person_id, h.name, h.email, h.language, p.id, p.organisation_id, p.state, o.zone, s.shared_computer,
           s.seen_at, s.ends_at, e.epoch, g.id, g.role || ' ' || g.scope_kind || ' ' || g.scope_id || ' ' || coalesce(cast(g.until_at as text), '')
    from sign_ins s
    join people h on h.id = s.person_id
    join postings p on p.person_id = s.person_id and p.until_at is null
    join organisations o on o.id = p.organisation_id
    join catalogue_epoch e on e.only_row = 1
    left join grants g on g.person_id = s.person_id and g.withdrawn_at is null and g.from_at <= $2
      and (g.until_at is null or g.until_at > $2)
    where s.token_hash = $1 and s.ended_at is null and s.ends_at > $2";
const PERSON_OF_TOKEN: &str = "select person_id from sign_ins where token_hash = $1";
const TOUCH: &str = "update sign_ins set seen_at = $2 where id = $1 and seen_at < $2";
const SIGN_INS_OF: &str = "
    select id, started_at, seen_at, shared_computer from sign_ins
    where person_id = $1 and ended_at is null and ends_at > $2
    order by seen_at desc, id desc";
const END_OWN_SIGN_IN: &str = "update sign_ins set ended_at = $3 where id = $1 and person_id = $2 and ended_at is null";
const END_SIGN_IN: &str = "update sign_ins set ended_at = $2 where id = $1 and ended_at is null";
const END_ALL_SIGN_INS: &str = "update sign_ins set ended_at = $2 where person_id = $1 and ended_at is null";
const ADD_LINK: &str = "
    insert into one_time_links (token_hash, purpose, person_id, until_at) values ($1, $2, $3, $4)";
const FIND_LINK: &str = "
    select person_id from one_time_links
    where token_hash = $1 and purpose = $2 and used_at is null and until_at > $3";
const TAKE_LINK: &str = "
    update one_time_links set used_at = $3
    where token_hash = $1 and purpose = $2 and used_at is null and until_at > $3";

type PersonTuple = (String, String, String, String, Option<String>, Option<i64>);
type PostingTuple = (String, String, String, String, String, String, i64, String, Option<i64>, Option<String>);
type GrantTuple = (String, String, String, String, String, String, String, i64, Option<i64>, String);

impl People<'_> {
    /// Keeps an organisation and its names; one of the same code stays and is only renamed.
    pub async fn add_organisation(&mut self, new: &NewOrganisation) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_ORGANISATION)
            .bind(new.id.to_string()).bind(new.kind.word()).bind(&new.code).bind(&new.region).bind(&new.zone).bind(&new.weekend)
            .execute(db).await.map(|_| ())?);
        for (language, name, sort_key) in &new.names {
            on_engine!(self.work, db => sqlx::query(ADD_ORGANISATION_NAME)
                .bind(&new.code).bind(language.code()).bind(name).bind(sort_key)
                .execute(db).await.map(|_| ())?);
        }
        Ok(())
    }

    /// How many organisations there are.
    pub async fn count_organisations(&mut self) -> Result<i64> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(COUNT_ORGANISATIONS).fetch_one(db).await?))
    }

    /// All organisations, as this language sorts them.
    pub async fn organisations(&mut self, language: Language) -> Result<Vec<OrganisationRow>> {
        let rows: Vec<OrganisationTuple> =
            on_engine!(self.work, db => sqlx::query_as(LIST_ORGANISATIONS).bind(language.code()).fetch_all(db).await?);
        rows.into_iter().map(organisation).collect()
    }

    /// An organisation, named in this language.
    pub async fn organisation(&mut self, organisation_id: OrganisationId, language: Language) -> Result<Option<OrganisationRow>> {
        let found: Option<OrganisationTuple> = on_engine!(self.work, db => sqlx::query_as(ORGANISATION)
            .bind(organisation_id.to_string()).bind(language.code()).fetch_optional(db).await?);
        found.map(organisation).transpose()
    }

    /// The organisation of this code.
    pub async fn organisation_by_code(&mut self, code: &str) -> Result<Option<OrganisationId>> {
        let found: Option<String> =
            on_engine!(self.work, db => sqlx::query_scalar(ORGANISATION_BY_CODE).bind(code).fetch_optional(db).await?);
        found.map(|text| id("organisations", &text).map(OrganisationId)).transpose()
    }

    /// The zone (IANA) an organisation lives in.
    pub async fn zone_of(&mut self, organisation_id: OrganisationId) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(ZONE).bind(organisation_id.to_string()).fetch_optional(db).await?))
    }

    /// Keeps a person; an address known already is a conflict.
    pub async fn add(&mut self, new: &NewPerson) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_PERSON)
            .bind(new.id.to_string()).bind(&new.email).bind(&new.email_key).bind(&new.name).bind(&new.sort_key)
            .bind(new.language.code()).bind(&new.password_hash).bind(new.created_at.0).bind(new.confirmed_at.map(|at| at.0))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The person of this address.
    pub async fn by_email(&mut self, email_key: &str) -> Result<Option<PersonRow>> {
        let found: Option<PersonTuple> =
            on_engine!(self.work, db => sqlx::query_as(PERSON_BY_EMAIL).bind(email_key).fetch_optional(db).await?);
        found.map(person).transpose()
    }

    /// The person of this id.
    pub async fn find(&mut self, person_id: PersonId) -> Result<Option<PersonRow>> {
        let found: Option<PersonTuple> =
            on_engine!(self.work, db => sqlx::query_as(PERSON).bind(person_id.to_string()).fetch_optional(db).await?);
        found.map(person).transpose()
    }

    /// Replaces the password.
    pub async fn set_password(&mut self, person_id: PersonId, hash: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_PASSWORD).bind(person_id.to_string()).bind(hash).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Notes that the address was confirmed; the first time counts.
    pub async fn confirm(&mut self, person_id: PersonId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(CONFIRM).bind(person_id.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Changes the language preferred.
    pub async fn set_language(&mut self, person_id: PersonId, language: Language) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_LANGUAGE).bind(person_id.to_string()).bind(language.code()).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The name in Latin letters, where the person gave it.
    pub async fn latin_name(&mut self, person_id: PersonId) -> Result<Option<String>> {
        let name: Option<String> =
            on_engine!(self.work, db => sqlx::query_scalar(LATIN_NAME).bind(person_id.to_string()).fetch_optional(db).await?);
        Ok(name.filter(|name| !name.is_empty()))
    }

    /// Keeps the name in Latin letters, or that there is none.
    pub async fn set_latin_name(&mut self, person_id: PersonId, name: Option<&str>) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_LATIN_NAME).bind(person_id.to_string()).bind(name).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Ties a person to an organisation.
    pub async fn add_posting(
        &mut self,
        posting_id: PostingId,
        person_id: PersonId,
        organisation_id: OrganisationId,
        asked_at: Timestamp,
        state: Membership,
    ) -> Result<()> {
        let decided = (state != Membership::Waiting).then_some(asked_at.0);
        on_engine!(self.work, db => sqlx::query(ADD_POSTING)
            .bind(posting_id.to_string()).bind(person_id.to_string()).bind(organisation_id.to_string()).bind(asked_at.0)
            .bind(state.word()).bind(decided).bind(None::<String>).bind(None::<String>)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Decides a posting that waits; false when it did not wait any more.
    pub async fn decide_posting(
        &mut self,
        posting_id: PostingId,
        state: Membership,
        at: Timestamp,
        by: PersonId,
        reason: Option<&str>,
    ) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(DECIDE_POSTING)
            .bind(posting_id.to_string()).bind(state.word()).bind(at.0).bind(by.to_string()).bind(reason)
            .execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// The posting of this id.
    pub async fn posting(&mut self, posting_id: PostingId) -> Result<Option<PostingRow>> {
        let found: Option<PostingTuple> =
            on_engine!(self.work, db => sqlx::query_as(POSTING).bind(posting_id.to_string()).fetch_optional(db).await?);
        found.map(posting).transpose()
    }

    /// The present posting of a person.
    pub async fn posting_of(&mut self, person_id: PersonId) -> Result<Option<PostingRow>> {
        let found: Option<PostingTuple> =
            on_engine!(self.work, db => sqlx::query_as(POSTING_OF).bind(person_id.to_string()).fetch_optional(db).await?);
        found.map(posting).transpose()
    }

    /// Every organisation a person belongs to or belonged to, secondments among them.
    pub async fn belongs_to(&mut self, person_id: PersonId) -> Result<BTreeSet<OrganisationId>> {
        let rows: Vec<(String,)> = on_engine!(self.work, db => sqlx::query_as(BELONGS_TO).bind(person_id.to_string()).fetch_all(db).await?);
        rows.into_iter().map(|(key,)| id("postings", &key).map(OrganisationId)).collect()
    }

    /// What was decided of a person's present posting, with its organisation named in this language.
    pub async fn standing_of(&mut self, person_id: PersonId, language: Language) -> Result<Option<StandingRow>> {
        type StandingTuple = (i64, String, Option<i64>, Option<String>, String, String);
        let found: Option<StandingTuple> = on_engine!(self.work, db => sqlx::query_as(STANDING_OF)
            .bind(person_id.to_string()).bind(language.code()).fetch_optional(db).await?);
        found
            .map(|(asked_at, state, decided_at, reason, organisation, name)| {
                Ok(StandingRow {
                    asked_at: Timestamp(asked_at),
                    state: read("postings", &state, Membership::parse(&state))?,
                    decided_at: decided_at.map(Timestamp),
                    reason,
                    organisation: OrganisationId(id("postings", &organisation)?),
                    organisation_name: name,
                })
            })
            .transpose()
    }

    /// Confirmed people who wait for this organisation's word, longest first.
    pub async fn waiting_postings(&mut self, organisation_id: OrganisationId, most: i64) -> Result<Vec<PostingRow>> {
        let rows: Vec<PostingTuple> = on_engine!(self.work, db => sqlx::query_as(WAITING_POSTINGS)
            .bind(organisation_id.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(posting).collect()
    }

    /// Confirmed people who wait where no coordinator is active, longest first.
    pub async fn waiting_without_coordinator(&mut self, now: Timestamp, most: i64) -> Result<Vec<PostingRow>> {
        let rows: Vec<PostingTuple> = on_engine!(self.work, db => sqlx::query_as(WAITING_WITHOUT_COORDINATOR)
            .bind(now.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(posting).collect()
    }

    /// Grants a role.
    pub async fn add_grant(
        &mut self,
        person_id: PersonId,
        grant: &Grant,
        from_at: Timestamp,
        by: Option<PersonId>,
        reason: &str,
    ) -> Result<()> {
        let (kind, scope) = scope_words(&grant.scope);
        on_engine!(self.work, db => sqlx::query(ADD_GRANT)
            .bind(grant.id.to_string()).bind(person_id.to_string()).bind(grant.role.word()).bind(kind).bind(scope.as_str())
            .bind(from_at.0).bind(grant.until_at.map(|at| at.0)).bind(by.map(|by| by.to_string())).bind(reason)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Withdraws a grant; false when it was neither in force nor to come.
    pub async fn withdraw_grant(&mut self, grant_id: GrantId, at: Timestamp, by: PersonId, reason: &str) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(WITHDRAW_GRANT)
            .bind(grant_id.to_string()).bind(at.0).bind(by.to_string()).bind(reason)
            .execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Who holds this role in exactly this scope, longest first.
    pub async fn holders(&mut self, role: Role, scope: &Scope, now: Timestamp) -> Result<Vec<PersonRow>> {
        let (kind, scope_id) = scope_words(scope);
        let rows: Vec<PersonTuple> = on_engine!(self.work, db => sqlx::query_as(HOLDERS)
            .bind(role.word()).bind(kind).bind(scope_id.as_str()).bind(now.0).fetch_all(db).await?);
        rows.into_iter().map(person).collect()
    }

    /// Who holds an office that decides for officers of this organisation or, where a course is named, in that course:
    /// every approved holder of each, longest first.
    pub async fn offices(&mut self, organisation: OrganisationId, course: &str, now: Timestamp) -> Result<Vec<(Office, PersonRow)>> {
        type OfficeTuple = (String, String, String, String, String, Option<String>, Option<i64>);
        let rows: Vec<OfficeTuple> = on_engine!(self.work, db => sqlx::query_as(OFFICES)
            .bind(now.0).bind(organisation.to_string()).bind(course).fetch_all(db).await?);
        rows.into_iter()
            .map(|(office, a, b, c, d, e, f)| Ok((read("grants", &a, Office::parse(&office))?, person((a, b, c, d, e, f))?)))
            .collect()
    }

    /// The grant of this id, while it is in force or to come.
    pub async fn grant(&mut self, grant_id: GrantId, now: Timestamp) -> Result<Option<GrantRow>> {
        let found: Option<GrantTuple> =
            on_engine!(self.work, db => sqlx::query_as(GRANT).bind(grant_id.to_string()).bind(now.0).fetch_optional(db).await?);
        found.map(grant_row).transpose()
    }

    /// Every grant in force or to come, by name.
    pub async fn grants(&mut self, now: Timestamp, most: i64) -> Result<Vec<GrantRow>> {
        let rows: Vec<GrantTuple> = on_engine!(self.work, db => sqlx::query_as(LIST_GRANTS).bind(now.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(grant_row).collect()
    }

    /// Keeps a sign-in.
    pub async fn add_sign_in(&mut self, new: &NewSignIn) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_SIGN_IN)
            .bind(new.id.to_string()).bind(&new.token_hash).bind(new.person.to_string()).bind(new.started_at.0)
            .bind(new.ends_at.0).bind(new.shared_computer)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The sign-in of this token with the person's roles, in one statement, if it has not ended.
    pub async fn session(&mut self, token_hash: &str, now: Timestamp) -> Result<Option<Session>> {
        let rows: Vec<SessionTuple> =
            on_engine!(self.work, db => sqlx::query_as(SESSION).bind(token_hash).bind(now.0).fetch_all(db).await?);
        session(rows)
    }

    /// Whose token this is or was, ended or not.
    pub async fn person_of_token(&mut self, token_hash: &str) -> Result<Option<PersonId>> {
        let found: Option<String> =
            on_engine!(self.work, db => sqlx::query_scalar(PERSON_OF_TOKEN).bind(token_hash).fetch_optional(db).await?);
        found.map(|text| id("sign_ins", &text).map(PersonId)).transpose()
    }

    /// Notes that a sign-in was used.
    pub async fn touch(&mut self, sign_in: SignInId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(TOUCH).bind(sign_in.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Ends a sign-in.
    pub async fn end_sign_in(&mut self, sign_in: SignInId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END_SIGN_IN).bind(sign_in.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A person's sign-ins that have not ended, the one used last first; whether one has been idle too long is not asked.
    pub async fn sign_ins_of(&mut self, person_id: PersonId, now: Timestamp) -> Result<Vec<SignInRow>> {
        let rows: Vec<(String, i64, i64, bool)> = on_engine!(self.work, db => sqlx::query_as(SIGN_INS_OF)
            .bind(person_id.to_string()).bind(now.0).fetch_all(db).await?);
        rows.into_iter()
            .map(|(text, started_at, seen_at, shared_computer)| {
                let id = SignInId(id("sign_ins", &text)?);
                Ok(SignInRow { id, started_at: Timestamp(started_at), seen_at: Timestamp(seen_at), shared_computer })
            })
            .collect()
    }

    /// Ends a sign-in of this person; false when it is not theirs or had ended.
    pub async fn end_own_sign_in(&mut self, sign_in: SignInId, person_id: PersonId, at: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(END_OWN_SIGN_IN)
            .bind(sign_in.to_string()).bind(person_id.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Ends every sign-in of a person.
    pub async fn end_all_sign_ins(&mut self, person_id: PersonId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END_ALL_SIGN_INS).bind(person_id.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps a link that can be used once.
    pub async fn add_link(&mut self, token_hash: &str, purpose: &str, person_id: PersonId, until_at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_LINK)
            .bind(token_hash).bind(purpose).bind(person_id.to_string()).bind(until_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Whose link this is, while it can still be used.
    pub async fn link(&mut self, token_hash: &str, purpose: &str, now: Timestamp) -> Result<Option<PersonId>> {
        let found: Option<String> = on_engine!(self.work, db => sqlx::query_scalar(FIND_LINK)
            .bind(token_hash).bind(purpose).bind(now.0).fetch_optional(db).await?);
        found.map(|text| id("one_time_links", &text).map(PersonId)).transpose()
    }

    /// Uses a link up; false when it was used or has lapsed.
    pub async fn take_link(&mut self, token_hash: &str, purpose: &str, now: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(TAKE_LINK)
            .bind(token_hash).bind(purpose).bind(now.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }
}

type OrganisationTuple = (String, String, String, String, String);

fn organisation((text, kind, code, name, zone): OrganisationTuple) -> Result<OrganisationRow> {
    Ok(OrganisationRow {
        id: OrganisationId(id("organisations", &text)?),
        kind: read("organisations", &text, OrganisationKind::parse(&kind))?,
        code,
        name,
        zone,
    })
}

fn person((text, email, name, language, password_hash, confirmed_at): PersonTuple) -> Result<PersonRow> {
    Ok(PersonRow {
        id: PersonId(id("people", &text)?),
        email,
        name,
        language: read("people", &text, Language::parse(&language))?,
        password_hash,
        confirmed_at: confirmed_at.map(Timestamp),
    })
}

fn posting(row: PostingTuple) -> Result<PostingRow> {
    let (text, person_id, name, email, language, organisation_id, asked_at, state, decided_at, reason) = row;
    Ok(PostingRow {
        id: PostingId(id("postings", &text)?),
        person: PersonId(id("postings", &person_id)?),
        name,
        email,
        language: read("people", &person_id, Language::parse(&language))?,
        organisation: OrganisationId(id("postings", &organisation_id)?),
        asked_at: Timestamp(asked_at),
        state: read("postings", &text, Membership::parse(&state))?,
        decided_at: decided_at.map(Timestamp),
        reason,
    })
}

fn grant_row(row: GrantTuple) -> Result<GrantRow> {
    let (text, person_id, name, email, role, kind, scope_id, from_at, until_at, reason) = row;
    Ok(GrantRow {
        id: GrantId(id("grants", &text)?),
        person: PersonId(id("grants", &person_id)?),
        name,
        email,
        role: read("grants", &text, Role::parse(&role))?,
        scope: read("grants", &text, scope(&kind, &scope_id))?,
        from_at: Timestamp(from_at),
        until_at: until_at.map(Timestamp),
        reason,
    })
}

fn scope_words(scope: &Scope) -> (&'static str, String) {
    match scope {
        Scope::Installation => ("installation", "all".to_owned()),
        Scope::Organisation(organisation) => ("organisation", organisation.to_string()),
        Scope::Course(course) => ("course", course.clone()),
    }
}

fn scope(kind: &str, scope_id: &str) -> Option<Scope> {
    match kind {
        "installation" => Some(Scope::Installation),
        "organisation" => OrganisationId::parse(scope_id).map(Scope::Organisation),
        "course" => Some(Scope::Course(scope_id.to_owned())),
        _ => None,
    }
}

/// One row for each role, or one with none.
fn session(rows: Vec<SessionTuple>) -> Result<Option<Session>> {
    let mut grants = Vec::new();
    for row in &rows {
        if let (Some(grant_id), Some(words)) = (&row.13, &row.14) {
            grants.push(grant(grant_id, words)?);
        }
    }
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let actor = Actor {
        person: PersonId(id("people", &row.1)?),
        sign_in: SignInId(id("sign_ins", &row.0)?),
        name: row.2,
        email: row.3,
        language: read("people", &row.1, Language::parse(&row.4))?,
        organisation: OrganisationId(id("postings", &row.6)?),
        posting: PostingId(id("postings", &row.5)?),
        membership: read("postings", &row.5, Membership::parse(&row.7))?,
        zone: row.8,
        grants,
        shared_computer: row.9,
    };
    Ok(Some(Session { actor, seen_at: Timestamp(row.10), ends_at: Timestamp(row.11), epoch: row.12 }))
}

fn grant(grant_id: &str, words: &str) -> Result<Grant> {
    let mut parts = words.split(' ');
    let (role, kind, scope_id, until) = (parts.next(), parts.next(), parts.next(), parts.next());
    let found = (|| {
        let until_at = match until? {
            "" => None,
            text => Some(Timestamp(text.parse().ok()?)),
        };
        Some((Role::parse(role?)?, scope(kind?, scope_id?)?, until_at))
    })();
    let (role, scope, until_at) = read("grants", grant_id, found)?;
    Ok(Grant { id: GrantId(row::id("grants", grant_id)?), role, scope, until_at })
}
