//! What people have beside the rules of a course's quizzes.

use domain::id::{AccommodationId, PersonId};
use domain::quiz::measures::Measures;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, to_json};

impl Work {
    /// Accommodations.
    pub fn accommodations(&mut self) -> Accommodations<'_> {
        Accommodations { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Accommodations<'a> {
    work: &'a mut Work,
}

/// What a person has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// Its id.
    pub id: AccommodationId,
    /// Whose.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// What.
    pub measures: Measures,
    /// Since when.
    pub granted_at: Timestamp,
}

const END_FORMER: &str = "
    update accommodations set ended_by = $3, ended_at = $4 where person_id = $1 and course_id = $2 and ended_at is null";
const GRANT: &str = "
    insert into accommodations (id, person_id, course_id, measures, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6)";
const MEASURES: &str = "select measures from accommodations where person_id = $1 and course_id = $2 and ended_at is null";
const OF_COURSE: &str = "
    select a.id, a.person_id, h.name, a.measures, a.granted_at
    from accommodations a join people h on h.id = a.person_id
    where a.course_id = $1 and a.ended_at is null order by h.sort_key, a.id limit $2";
const END: &str = "update accommodations set ended_by = $3, ended_at = $4 where id = $1 and course_id = $2 and ended_at is null";

impl Accommodations<'_> {
    /// Grants measures in place of those a person has in a course.
    pub async fn grant(
        &mut self,
        accommodation: AccommodationId,
        (person, course): (PersonId, &str),
        measures: Measures,
        (by, at): (PersonId, Timestamp),
    ) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END_FORMER)
            .bind(person.to_string()).bind(course).bind(by.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        on_engine!(self.work, db => sqlx::query(GRANT)
            .bind(accommodation.to_string()).bind(person.to_string()).bind(course).bind(to_json(&measures)).bind(by.to_string()).bind(at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What a person has in a course; none of them if nothing was granted.
    pub async fn measures(&mut self, person: PersonId, course: &str) -> Result<Measures> {
        let found: Option<String> =
            on_engine!(self.work, db => sqlx::query_scalar(MEASURES).bind(person.to_string()).bind(course).fetch_optional(db).await?);
        found.map_or(Ok(Measures::default()), |text| json("accommodations", &person.to_string(), &text))
    }

    /// What people have in a course, by name.
    pub async fn of_course(&mut self, course: &str, most: i64) -> Result<Vec<Accommodation>> {
        let rows: Vec<(String, String, String, String, i64)> =
            on_engine!(self.work, db => sqlx::query_as(OF_COURSE).bind(course).bind(most).fetch_all(db).await?);
        rows.into_iter()
            .map(|(text, person, name, measures, granted_at)| {
                Ok(Accommodation {
                    id: AccommodationId(id("accommodations", &text)?),
                    person: PersonId(id("accommodations", &person)?),
                    name,
                    measures: json("accommodations", &text, &measures)?,
                    granted_at: Timestamp(granted_at),
                })
            })
            .collect()
    }

    /// Ends one of a course; false if it was ended before, or is of another course.
    pub async fn end(&mut self, accommodation: AccommodationId, course: &str, by: PersonId, at: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(END)
            .bind(accommodation.to_string()).bind(course).bind(by.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }
}
