//! Accommodations: a tutor of a course gives a person measures beforehand; only tutor and holder see them.

use std::sync::Arc;

use domain::id::AccommodationId;
use domain::people::{Actor, Email};
use domain::quiz::measures::{MORE_TIME_MOST, Measures};
use domain::refusal::{Problem, Refusal};
use storage::accommodation::Accommodation;

use crate::{Academy, Error, LoadedCourse, Result, Visit, chance, in_one_unit};

const LIST: i64 = 200;

/// Measures as a tutor types them.
#[derive(Debug, Clone, Copy)]
pub struct AskedMeasures<'a> {
    /// Whose.
    pub email: &'a str,
    /// In per cent; empty for none.
    pub more_time: &'a str,
    /// See [`Measures::keep_order`].
    pub keep_order: bool,
    /// See [`Measures::larger_text`].
    pub larger_text: bool,
}

impl Academy {
    /// What people have in the courses the caller tutors.
    pub async fn accommodations(&self, visit: &mut Visit) -> Result<Vec<(Accommodation, Arc<LoadedCourse>)>> {
        let actor = visit.actor()?.clone();
        let tutored = |course: &&Arc<LoadedCourse>| actor.tutors(&course.edition.course.id);
        let courses: Vec<Arc<LoadedCourse>> = visit.catalogue.courses.iter().filter(tutored).cloned().collect();
        let mut all = Vec::new();
        for course in courses {
            for accommodation in visit.work.accommodations().of_course(&course.edition.course.id, LIST).await? {
                all.push((accommodation, Arc::clone(&course)));
            }
        }
        Ok(all)
    }

    /// Gives a person measures in a course the caller tutors, from the next attempt on; not to oneself.
    pub async fn accommodate(&self, actor: &Actor, course: &str, asked: &AskedMeasures<'_>) -> Result<()> {
        let now = self.now();
        if !actor.tutors(course) {
            return Err(Error::NotFound);
        }
        let more_time = match asked.more_time.trim() {
            "" => Some(0),
            typed => typed.parse::<u32>().ok().filter(|more_time| *more_time <= MORE_TIME_MOST),
        };
        let more_time = more_time.ok_or_else(|| Error::invalid("more_time", Problem::OutOfRange { least: 0, most: MORE_TIME_MOST }))?;
        let measures = Measures { more_time, keep_order: asked.keep_order, larger_text: asked.larger_text };
        if !measures.are_any() {
            return Err(Error::invalid("more_time", Problem::Missing));
        }
        let email = Email::parse(asked.email).map_err(|problem| Error::invalid("email", problem))?;
        in_one_unit!(self, work => {
            let person = work.people().by_email(&email.key).await?.filter(|person| person.id != actor.person);
            let person = person.ok_or_else(|| Error::invalid("email", Problem::Nobody))?;
            let id = AccommodationId(chance::id(now));
            work.accommodations().grant(id, (person.id, course), measures, (actor.person, now)).await?;
        })
    }

    /// Ends measures in a course the caller tutors; attempts under way keep theirs.
    pub async fn end_accommodation(&self, actor: &Actor, course: &str, id: AccommodationId) -> Result<()> {
        let now = self.now();
        if !actor.tutors(course) {
            return Err(Error::NotFound);
        }
        in_one_unit!(self, work => {
            if !work.accommodations().end(id, course, actor.person, now).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
        })
    }
}
