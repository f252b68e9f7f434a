//! Lists for coordinators, read from what other files keep.

use domain::id::{OrganisationId, PersonId};
use domain::people::Membership;
use domain::report::{CourseRow, OfficerRow};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, read};

impl Work {
    /// Lists for coordinators.
    pub fn reports(&mut self) -> Reports<'_> {
        Reports { work: self }
    }
}

/// Reads what other files keep.
#[derive(Debug)]
pub struct Reports<'a> {
    work: &'a mut Work,
}

/// Which officers, and from where on.
#[derive(Debug, Clone)]
pub struct OfficerQuery {
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// Part of the sort key or address, folded; empty for all.
    pub contains: String,
    /// In which course the place is told.
    pub course: String,
    /// After this sort key and id; empty at the start.
    pub after: (String, String),
    /// At most so many.
    pub most: i64,
}

pub(crate) const OFFICERS: &str = "
    select h.id, h.name, h.email, h.sort_key, p.state,
           (select max(s.seen_at) from sign_ins s where s.person_id = h.id),
           t.lessons_read, t.modules_done, t.last_at, t.completed_at, n.since_at
    from postings p
    join people h on h.id = p.person_id
    left join enrolments n on n.person_id = h.id and n.course_id = $2 and n.until_at is null
    left join standings t on t.person_id = h.id and t.course_id = $2
    where p.organisation_id = $1 and p.until_at is null and p.state = 'approved'
      and (h.sort_key like $3 escape '~' or h.email_key like $3 escape '~')
      and (h.sort_key, h.id) > ($4, $5)
    order by h.sort_key, h.id
    limit $6";
const COUNT_OFFICERS: &str = "
    select count(*), count(t.completed_at), count(n.id), cast(coalesce(sum(t.lessons_read), 0) as bigint),
           count(case when t.completed_at is null and t.last_at <= $3 then 1 end)
    from postings p
    join people h on h.id = p.person_id
    left join enrolments n on n.person_id = h.id and n.course_id = $2 and n.until_at is null
    left join standings t on t.person_id = h.id and t.course_id = $2
    where p.organisation_id = $1 and p.until_at is null and p.state = 'approved'";

/// Figures over all officers of an organisation in one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficerFigures {
    /// Officers approved.
    pub officers: i64,
    /// Who finished the course.
    pub completed: i64,
    /// Who is enrolled.
    pub enrolled: i64,
    /// Lessons read by all together.
    pub lessons_read: i64,
    /// Under way without a sign after the instant given.
    pub silent: i64,
}

type OfficerTuple = (String, String, String, String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

impl Reports<'_> {
    /// Officers of an organisation by name, with the key to go on from.
    pub async fn officers(&mut self, query: &OfficerQuery) -> Result<Vec<(OfficerRow, String)>> {
        let pattern = format!("%{}%", query.contains.replace('~', "~~").replace('%', "~%").replace('_', "~_"));
        let rows: Vec<OfficerTuple> = on_engine!(self.work, db => sqlx::query_as(OFFICERS)
            .bind(query.organisation.to_string()).bind(&query.course).bind(pattern.as_str())
            .bind(&query.after.0).bind(&query.after.1).bind(query.most)
            .fetch_all(db).await?);
        rows.into_iter().map(|row| officer(row, &query.course)).collect()
    }

    /// Figures over all officers of an organisation.
    pub async fn figures(&mut self, organisation: OrganisationId, course: &str, silent_before: Timestamp) -> Result<OfficerFigures> {
        let (officers, completed, enrolled, lessons_read, silent): (i64, i64, i64, i64, i64) = on_engine!(self.work, db => sqlx::query_as(COUNT_OFFICERS)
                .bind(organisation.to_string()).bind(course).bind(silent_before.0).fetch_one(db).await?);
        Ok(OfficerFigures { officers, completed, enrolled, lessons_read, silent })
    }
}

fn officer(row: OfficerTuple, course: &str) -> Result<(OfficerRow, String)> {
    let (text, name, email, sort_key, state, seen_at, lessons_read, modules_done, last_at, completed_at, since_at) = row;
    let courses = match since_at {
        None => Vec::new(),
        Some(_) => vec![CourseRow {
            course: course.to_owned(),
            lessons_read: count("standings", &text, lessons_read.unwrap_or(0))?,
            modules_done: count("standings", &text, modules_done.unwrap_or(0))?,
            last_at: last_at.map(Timestamp),
            completed_at: completed_at.map(Timestamp),
        }],
    };
    let row = OfficerRow {
        person: PersonId(id("people", &text)?),
        name,
        email,
        membership: read("postings", &text, Membership::parse(&state))?,
        seen_at: seen_at.map(Timestamp),
        courses,
    };
    Ok((row, sort_key))
}
