//! Enrolments.

use domain::course::DocumentHash;
use domain::enrolment::Enrolment;
use domain::id::{EnrolmentId, PersonId};
use domain::progress::Fact;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::progress::fact;
use crate::row::{count, id};

impl Work {
    /// Who takes which course.
    pub fn enrolments(&mut self) -> Enrolments<'_> {
        Enrolments { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Enrolments<'a> {
    work: &'a mut Work,
}

const ADD: &str = "
    insert into enrolments (id, person_id, course_id, edition, since_at, enrolled_by) values ($1, $2, $3, $4, $5, $6)";
const END: &str = "update enrolments set until_at = $2 where id = $1 and until_at is null";
const FIND: &str = "
    select n.id, n.person_id, n.course_id, n.edition, e.hash, n.since_at
    from enrolments n join editions e on e.thing_id = n.course_id and e.number = n.edition
    where n.person_id = $1 and n.course_id = $2 and n.until_at is null";
const WITH_FACTS: &str = "
    select n.id, n.person_id, n.course_id, n.edition, e.hash, n.since_at, f.kind, f.thing_id, f.at
    from enrolments n
    join editions e on e.thing_id = n.course_id and e.number = n.edition
    left join progress_facts f on f.person_id = n.person_id and f.course_id = n.course_id
    where n.person_id = $1 and n.until_at is null
    order by n.since_at, n.id, f.seq";

type EnrolmentTuple = (String, String, String, i64, String, i64);

impl Enrolments<'_> {
    /// Keeps an enrolment; a second one in the same course is a conflict.
    pub async fn add(&mut self, enrolment: &Enrolment, by: PersonId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(enrolment.id.to_string()).bind(enrolment.person.to_string()).bind(&enrolment.course)
            .bind(i64::from(enrolment.edition_number)).bind(enrolment.since_at.0).bind(by.to_string())
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Ends an enrolment; it stays as a record.
    pub async fn end(&mut self, enrolment: EnrolmentId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END).bind(enrolment.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A learner's enrolment in a course.
    pub async fn find(&mut self, person: PersonId, course: &str) -> Result<Option<Enrolment>> {
        let found: Option<EnrolmentTuple> = on_engine!(self.work, db => sqlx::query_as(FIND)
            .bind(person.to_string()).bind(course).fetch_optional(db).await?);
        found.map(enrolment).transpose()
    }

    /// The learner's enrolments, oldest first, each with everything done in its course, in the order it was done.
    pub async fn with_facts(&mut self, person: PersonId) -> Result<Vec<(Enrolment, Vec<Fact>)>> {
        type WithFact = (String, String, String, i64, String, i64, Option<String>, Option<String>, Option<i64>);
        let rows: Vec<WithFact> = on_engine!(self.work, db => sqlx::query_as(WITH_FACTS).bind(person.to_string()).fetch_all(db).await?);
        let mut all: Vec<(Enrolment, Vec<Fact>)> = Vec::new();
        for (a, b, c, d, e, f, kind, thing, at) in rows {
            let found = enrolment((a, b, c, d, e, f))?;
            if all.last().is_none_or(|(last, _)| last.id != found.id) {
                all.push((found, Vec::new()));
            }
            if let (Some(kind), Some(thing), Some(at), Some((_, facts))) = (kind, thing, at, all.last_mut()) {
                facts.push(fact(&kind, thing, at)?);
            }
        }
        Ok(all)
    }
}

fn enrolment((text, person, course, number, hash, since_at): EnrolmentTuple) -> Result<Enrolment> {
    Ok(Enrolment {
        id: EnrolmentId(id("enrolments", &text)?),
        person: PersonId(id("enrolments", &person)?),
        course,
        edition: DocumentHash(hash),
        edition_number: count("enrolments", &text, number)?,
        since_at: Timestamp(since_at),
    })
}
