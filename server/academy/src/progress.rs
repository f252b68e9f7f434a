//! Marking lessons as read, and my learning. What completes a module earns its attestation in the same unit of work.

use std::sync::Arc;

use domain::course::CourseEdition;
use domain::enrolment::Enrolment;
use domain::id::PersonId;
use domain::language::Language;
use domain::people::Actor;
use domain::progress::{Done, Fact, FactKind};
use domain::refusal::Refusal;
use storage::Work;
use storage::accreditation::CaseLine;
use storage::quiz::AttemptRow;

use crate::credential::{CredentialLine, Earner};
use crate::{Academy, Error, LoadedCourse, Result, Visit, in_one_unit};

/// Everything a learner has under way.
#[derive(Debug)]
pub struct LearningPage {
    /// Courses enrolled in, oldest first.
    pub courses: Vec<LearningCourse>,
    /// Proof held, newest first.
    pub credentials: Vec<CredentialLine>,
    /// Their accreditation files.
    pub files: Vec<CaseLine>,
}

/// One course under way.
#[derive(Debug)]
pub struct LearningCourse {
    /// The edition enrolled in.
    pub course: Arc<LoadedCourse>,
    /// Since when.
    pub enrolment: Enrolment,
    /// What was done.
    pub done: Done,
    /// Attempts, with the quiz of each.
    pub attempts: Vec<(String, AttemptRow)>,
}

/// The most accreditation files of one officer that are shown beside their courses.
const FILES: i64 = 5;

impl Academy {
    /// Marks a lesson as read; again is no harm. Answers whether that completed the module.
    pub async fn mark_read(&self, actor: &Actor, course: &str, module: &str, lesson: &str, language: Language) -> Result<()> {
        let mut visit = self.visit(None).await?;
        visit.caller = Some(actor.clone());
        let page = self.lesson(&mut visit, course, module, lesson).await?;
        drop(visit);
        if !page.enrolled {
            self.enrol(actor, course).await?;
        }
        let now = self.now();
        let fact = Fact { kind: FactKind::LessonRead, thing: page.lesson().id.clone(), at: now };
        let earner = Earner::of(actor, language);
        in_one_unit!(self, work => {
            let done = Done::fold(&work.progress().facts(actor.person, &page.course.edition.course.id).await?);
            if !done.has_read(page.lesson()) {
                self.record(&mut work, &page.course, &earner, std::slice::from_ref(&fact)).await?;
            }
        })
    }

    /// My learning.
    pub async fn learning(&self, visit: &mut Visit) -> Result<LearningPage> {
        let (person, is_member) = (visit.actor()?.person, visit.actor()?.is_member());
        let enrolments = visit.work.enrolments().with_facts(person).await?;
        let attempts = visit.work.attempts().by_learner(person).await?;
        let mut courses = Vec::new();
        for (enrolment, facts) in enrolments {
            let course = self.catalogue.edition(&enrolment.edition, enrolment.edition_number, &mut visit.work).await?;
            let done = Done::fold(&facts);
            let belongs = |quiz: &String| *quiz == enrolment.course || course.edition.module_by_id(quiz).is_some();
            let attempts = attempts.iter().filter(|(quiz, _)| belongs(quiz)).cloned().collect();
            courses.push(LearningCourse { course, enrolment, done, attempts });
        }
        let credentials = self.held(visit, person).await?;
        // Whose account waits is nominated for nothing yet.
        let files = if is_member { visit.work.accreditation().of_person(person, FILES).await? } else { Vec::new() };
        Ok(LearningPage { courses, credentials, files })
    }

    /// Adds facts, folds the summary anew and issues what they earned, all in this unit of work.
    pub(crate) async fn record(&self, work: &mut Work, course: &LoadedCourse, earner: &Earner, facts: &[Fact]) -> Result<()> {
        let id = &course.edition.course.id;
        if work.enrolments().find(earner.person, id).await?.is_none() {
            return Err(Refusal::NotEnrolled.into());
        }
        for fact in facts {
            work.progress().add_fact(earner.person, id, fact, &course.edition.hash, earner.language).await?;
        }
        let done = Done::fold(&work.progress().facts(earner.person, id).await?);
        summarise(work, earner.person, &course.edition, &done).await?;
        self.issue_earned(work, course, earner, &done).await
    }

    /// Makes every summary anew from the facts; answers how many.
    pub async fn rebuild_standings(&self) -> Result<usize> {
        let everyone = {
            let mut work = self.store.read().await?;
            work.progress().everyone_with_facts().await?
        };
        in_one_unit!(self, work => { work.progress().clear_summaries().await? })?;
        for (person, course) in &everyone {
            // Read and written together, so that what an officer does meanwhile is not lost from the summary.
            in_one_unit!(self, work => {
                let enrolment = work.enrolments().find(*person, course).await?.ok_or(Error::NotFound)?;
                let edition = self.catalogue.edition(&enrolment.edition, enrolment.edition_number, &mut work).await?;
                let done = Done::fold(&work.progress().facts(*person, course).await?);
                summarise(&mut work, *person, &edition.edition, &done).await?;
            })?;
        }
        Ok(everyone.len())
    }
}

async fn summarise(work: &mut Work, person: PersonId, edition: &CourseEdition, done: &Done) -> Result<()> {
    work.progress().summarise(person, &edition.course.id, &done.tally(edition), done.last_at, done.completed_at(edition)).await?;
    Ok(())
}
