//! Who confirms decisions for somebody between two days.

use domain::id::{GrantId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::id;

impl Work {
    /// Delegations.
    pub fn delegations(&mut self) -> Delegations<'_> {
        Delegations { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Delegations<'a> {
    work: &'a mut Work,
}

/// A delegation in force or to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The role it gives.
    pub grant: GrantId,
    /// To whom.
    pub to: PersonId,
    /// Their name.
    pub to_name: String,
    /// By whom.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// From when.
    pub from_at: Timestamp,
    /// Until when.
    pub until_at: Timestamp,
    /// Why.
    pub reason: String,
}

const ADD: &str = "insert into accreditation_delegations (grant_id, delegated_by) values ($1, $2)";
const LIST: &str = "
    select d.grant_id, g.person_id, h.name, d.delegated_by, b.name, g.from_at, g.until_at, g.reason
    from accreditation_delegations d
    join grants g on g.id = d.grant_id
    join people h on h.id = g.person_id
    join people b on b.id = d.delegated_by
    where g.withdrawn_at is null and g.until_at > $1
    order by g.from_at, g.id limit $2";
const DECIDES_ALONE: &str = "
    select count(*) from grants g
    where g.person_id = $1 and g.role = 'decision-maker' and g.withdrawn_at is null and g.from_at <= $2
        and (g.until_at is null or g.until_at > $2)
        and not exists (select 1 from accreditation_delegations d where d.grant_id = g.id)";

type DelegationTuple = (String, String, String, String, String, i64, i64, String);

impl Delegations<'_> {
    /// Keeps that a grant was given by its holder.
    pub async fn add_delegation(&mut self, grant: GrantId, by: PersonId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD).bind(grant.to_string()).bind(by.to_string()).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Delegations in force at this instant or later, in order.
    pub async fn delegations_from(&mut self, now: Timestamp, most: i64) -> Result<Vec<Delegation>> {
        let rows: Vec<DelegationTuple> = on_engine!(self.work, db => sqlx::query_as(LIST).bind(now.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(delegation).collect()
    }

    /// Whether somebody decides at this instant by a grant that nobody delegated to them.
    pub async fn decides_alone(&mut self, person: PersonId, now: Timestamp) -> Result<bool> {
        let count: i64 =
            on_engine!(self.work, db => sqlx::query_scalar(DECIDES_ALONE).bind(person.to_string()).bind(now.0).fetch_one(db).await?);
        Ok(count > 0)
    }
}

fn delegation(row: DelegationTuple) -> Result<Delegation> {
    let (grant, to, to_name, by, by_name, from_at, until_at, reason) = row;
    let table = "accreditation_delegations";
    Ok(Delegation {
        grant: GrantId(id(table, &grant)?),
        to: PersonId(id(table, &to)?),
        to_name,
        by: PersonId(id(table, &by)?),
        by_name,
        from_at: Timestamp(from_at),
        until_at: Timestamp(until_at),
        reason,
    })
}
