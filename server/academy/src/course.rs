//! What a reader sees of courses: the catalogue, a course, a module, a lesson, what a quiz asks.

use std::sync::Arc;

use domain::course::{Access, CourseEdition, Lesson, ModuleEdition};
use domain::enrolment::Enrolment;
use domain::id::{EnrolmentId, PersonId};
use domain::language::Language;
use domain::people::Actor;
use domain::progress::Done;
use domain::quiz::attempt::Standing;
use domain::quiz::conduct::QuizRules;
use domain::quiz::measures::Measures;
use domain::refusal::Refusal;
use storage::quiz::{Allowance, AttemptRow};
use storage::{StorageError, Work};

use crate::catalogue::without_tags;
use crate::credential::Earner;
use crate::lookup::{fold, stems};
use crate::{Academy, Error, LoadedCourse, Result, Visit, chance, in_one_unit};

/// The catalogue as one reader sees it.
#[derive(Debug)]
pub struct CataloguePage {
    /// Courses that fit, each with what the reader did in it if enrolled.
    pub courses: Vec<(Arc<LoadedCourse>, Option<Done>)>,
    /// Lessons that fit, if something was looked for.
    pub hits: Vec<SearchHit>,
    /// Whether anything was looked for.
    pub searched: bool,
}

/// A lesson found.
#[derive(Debug)]
pub struct SearchHit {
    /// In which course.
    pub course: Arc<LoadedCourse>,
    /// The module's slug.
    pub module: String,
    /// The module's code.
    pub code: String,
    /// The lesson's slug.
    pub lesson: String,
    /// Its title in the reader's language.
    pub title: String,
    /// A few words around the first hit.
    pub excerpt: String,
}

/// A course as one reader sees it.
#[derive(Debug)]
pub struct CoursePage {
    /// The edition shown: the one enrolled in, else the newest.
    pub course: Arc<LoadedCourse>,
    /// The reader's enrolment.
    pub enrolment: Option<Enrolment>,
    /// What they did.
    pub done: Done,
    /// Whether they may open its lessons.
    pub may_open: bool,
    /// The number of the newest edition, where the reader is enrolled in an earlier one.
    pub newest: Option<u32>,
}

/// A module as one reader sees it.
#[derive(Debug)]
pub struct ModulePage {
    /// Its course.
    pub course: Arc<LoadedCourse>,
    /// Its place among the modules that are there.
    pub place: usize,
    /// What the reader did in the course.
    pub done: Done,
    /// Whether the reader is enrolled.
    pub enrolled: bool,
}

/// A lesson as one reader sees it.
#[derive(Debug)]
pub struct LessonPage {
    /// Its course.
    pub course: Arc<LoadedCourse>,
    /// Its module's place.
    pub module: usize,
    /// Its place in the module.
    pub place: usize,
    /// What the reader did in the course.
    pub done: Done,
    /// Whether the reader is enrolled.
    pub enrolled: bool,
}

/// What a quiz asks of the reader, and where they stand with it.
#[derive(Debug)]
pub struct QuizPage {
    /// Its course.
    pub course: Arc<LoadedCourse>,
    /// The module's place; none for the final assessment.
    pub module: Option<usize>,
    /// The rules.
    pub rules: QuizRules,
    /// What the reader has beside them.
    pub measures: Measures,
    /// Attempts so far.
    pub attempts: Vec<AttemptRow>,
    /// Attempts used, allowed, open.
    pub standing: Standing,
    /// Whether one more was asked for and nobody has answered.
    pub asked: bool,
    /// Who can grant one more: names of the course's tutors, else of the coordinators.
    pub granters: Vec<String>,
    /// What the reader did in the course.
    pub done: Done,
    /// Whether the reader is enrolled.
    pub enrolled: bool,
}

impl ModulePage {
    /// The module.
    pub fn module(&self) -> &ModuleEdition {
        &self.course.edition.modules[self.place]
    }
}

impl LessonPage {
    /// The module.
    pub fn module(&self) -> &ModuleEdition {
        &self.course.edition.modules[self.module]
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.module().lessons[self.place].1
    }
}

impl QuizPage {
    /// The module; none for the final assessment.
    pub fn module(&self) -> Option<&ModuleEdition> {
        self.module.map(|place| &self.course.edition.modules[place])
    }

    /// The id of the thing the quiz belongs to.
    pub fn thing(&self) -> &str {
        self.module().map_or(&self.course.edition.course.id, |edition| &edition.module.id)
    }
}

impl Academy {
    /// The catalogue; with words, the courses and lessons that have all of them in either language.
    pub async fn catalogue(&self, visit: &mut Visit, query: &str, topic: &str, language: Language) -> Result<CataloguePage> {
        let query: String = query.chars().take(200).collect();
        let searched = !query.trim().is_empty();
        let mine = match visit.caller.as_ref().map(|actor| actor.person) {
            Some(person) => own_courses(&mut visit.work, person).await?,
            None => Vec::new(),
        };
        let (mut courses, mut hits) = (Vec::new(), Vec::new());
        for loaded in &visit.catalogue.courses {
            let course = &loaded.edition.course;
            if !topic.is_empty() && course.topic != topic {
                continue;
            }
            if !searched || course_has(&loaded.edition, &query) {
                courses.push((Arc::clone(loaded), mine.iter().find(|(id, _)| *id == course.id).map(|(_, done)| done.clone())));
            }
            if searched && may_open(visit.caller.as_ref(), course.access) {
                hits.extend(loaded.find(&query).into_iter().map(|(module, lesson)| hit(loaded, module, lesson, &query, language)));
            }
        }
        Ok(CataloguePage { courses, hits, searched })
    }

    /// A course by its slug.
    pub async fn course(&self, visit: &mut Visit, slug: &str) -> Result<CoursePage> {
        let (course, enrolment, done) = self.open_course(visit, slug).await?;
        let may_open = may_open(visit.caller.as_ref(), course.edition.course.access);
        let newest = visit.catalogue.course(slug).map(|newest| newest.number).filter(|number| *number != course.number);
        Ok(CoursePage { course, enrolment, done, may_open, newest })
    }

    /// A module by its slugs.
    pub async fn module(&self, visit: &mut Visit, course: &str, module: &str) -> Result<ModulePage> {
        let (course, enrolment, done) = self.open_members(visit, course).await?;
        let place = self.module_place(visit, &course, module).await?;
        Ok(ModulePage { course, place, done, enrolled: enrolment.is_some() })
    }

    /// A lesson by its slugs.
    pub async fn lesson(&self, visit: &mut Visit, course: &str, module: &str, lesson: &str) -> Result<LessonPage> {
        let (course, enrolment, done) = self.open_members(visit, course).await?;
        let module = self.module_place(visit, &course, module).await?;
        let edition = &course.edition.modules[module];
        let place = lesson_place(visit, edition, lesson).await?;
        Ok(LessonPage { course, module, place, done, enrolled: enrolment.is_some() })
    }

    /// What a module's quiz asks, or without a module the final assessment.
    pub async fn quiz(&self, visit: &mut Visit, course: &str, module: Option<&str>) -> Result<QuizPage> {
        let actor = visit.actor()?.clone();
        let (course, enrolment, done) = self.open_members(visit, course).await?;
        let module = match module {
            Some(slug) => Some(self.module_place(visit, &course, slug).await?),
            None => None,
        };
        let thing = module.map_or(&course.edition.course.id, |place| &course.edition.modules[place].module.id).clone();
        let rules = course.edition.quiz_of(&thing).ok_or(Error::NotFound)?.rules.clone();
        let (attempts, standing, asked) = standing(&mut visit.work, actor.person, &thing, visit.now).await?;
        let used_up = standing.left(&rules) == 0 && standing.open.is_none();
        let measures = if used_up {
            Measures::default()
        } else {
            visit.work.accommodations().measures(actor.person, &course.edition.course.id).await?
        };
        let mut granters = Vec::new();
        if used_up && !done.passed.contains_key(&thing) {
            let found =
                crate::quiz::granters(&mut visit.work, &course.edition.course.id, actor.person, actor.organisation, visit.now).await?;
            granters = found.1.into_iter().map(|person| person.name).collect();
        }
        Ok(QuizPage { course, module, rules, measures, attempts, standing, asked, granters, done, enrolled: enrolment.is_some() })
    }

    /// Enrols the caller in the newest edition; again is no harm.
    pub async fn enrol(&self, actor: &Actor, slug: &str) -> Result<()> {
        let now = self.now();
        let mut visit = self.visit(None).await?;
        visit.caller = Some(actor.clone());
        let (course, enrolment, _) = self.open_members(&mut visit, slug).await?;
        drop(visit);
        if enrolment.is_some() {
            return Ok(());
        }
        let enrolment = Enrolment {
            id: EnrolmentId(chance::id(now)),
            person: actor.person,
            course: course.edition.course.id.clone(),
            edition: course.edition.hash.clone(),
            edition_number: course.number,
            since_at: now,
        };
        let kept = in_one_unit!(self, work => { work.enrolments().add(&enrolment, actor.person).await? });
        match kept {
            Err(Error::Failed(StorageError::Conflict { .. })) => Ok(()),
            other => other,
        }
    }

    /// Moves the caller to the newest edition of a course; what was done and earned stays, progress is counted anew.
    pub async fn move_to_newest(&self, actor: &Actor, slug: &str) -> Result<()> {
        let now = self.now();
        let mut visit = self.visit(None).await?;
        visit.caller = Some(actor.clone());
        self.open_members(&mut visit, slug).await?;
        let newest = visit.catalogue.course(slug).cloned().ok_or(Error::NotFound)?;
        drop(visit);
        let (id, earner) = (EnrolmentId(chance::id(now)), Earner::of(actor, actor.language));
        in_one_unit!(self, work => {
            let course = &newest.edition.course.id;
            let enrolment = work.enrolments().find(actor.person, course).await?.ok_or(Refusal::NotEnrolled)?;
            if enrolment.edition != newest.edition.hash {
                let (edition, edition_number) = (newest.edition.hash.clone(), newest.number);
                work.enrolments().end(enrolment.id, now).await?;
                let moved = Enrolment { id, edition, edition_number, since_at: now, ..enrolment };
                work.enrolments().add(&moved, actor.person).await?;
                self.record(&mut work, &newest, &earner, &[]).await?;
            }
        })
    }

    /// The course, the caller's enrolment and what they did; only for those who may open it.
    pub(crate) async fn open_members(&self, visit: &mut Visit, slug: &str) -> Result<(Arc<LoadedCourse>, Option<Enrolment>, Done)> {
        let newest = visit.catalogue.course(slug).cloned();
        if let Some(newest) = newest {
            let access = newest.edition.course.access;
            match &visit.caller {
                None if access != Access::Public => return Err(Error::SignInRequired),
                Some(actor) if !actor.may_open(access) => return Err(Error::Forbidden),
                _ => {}
            }
        }
        self.open_course(visit, slug).await
    }

    async fn open_course(&self, visit: &mut Visit, slug: &str) -> Result<(Arc<LoadedCourse>, Option<Enrolment>, Done)> {
        let Some(newest) = visit.catalogue.course(slug).cloned() else {
            let former = visit.work.courses().former_slug("", slug).await?;
            return Err(Error::moved(slug, former));
        };
        let Some(person) = visit.caller.as_ref().map(|actor| actor.person) else { return Ok((newest, None, Done::default())) };
        let id = newest.edition.course.id.clone();
        let enrolment = visit.work.enrolments().find(person, &id).await?;
        let Some(enrolment) = enrolment else { return Ok((newest, None, Done::default())) };
        let course = self.catalogue.edition(&enrolment.edition, enrolment.edition_number, &mut visit.work).await?;
        let done = Done::fold(&visit.work.progress().facts(person, &id).await?);
        Ok((course, Some(enrolment), done))
    }

    async fn module_place(&self, visit: &mut Visit, course: &LoadedCourse, slug: &str) -> Result<usize> {
        if let Some(place) = course.edition.modules.iter().position(|edition| edition.module.slug == slug) {
            return Ok(place);
        }
        // Whoever is enrolled in an earlier edition may come by the address of the newest.
        if let Some(id) = visit.work.courses().thing_of(&course.edition.course.id, slug).await?
            && let Some(place) = course.edition.modules.iter().position(|edition| edition.module.id == id)
        {
            return Ok(place);
        }
        let former = visit.work.courses().former_slug(&course.edition.course.id, slug).await?;
        Err(Error::moved(slug, former))
    }
}

/// The place of a lesson by its slug, that of the edition or, for whoever is enrolled in an earlier one, of the newest.
async fn lesson_place(visit: &mut Visit, edition: &ModuleEdition, slug: &str) -> Result<usize> {
    if let Some((place, _)) = edition.lesson(slug) {
        return Ok(place);
    }
    let present = visit.work.courses().thing_of(&edition.module.id, slug).await?;
    if let Some(place) = present.and_then(|id| edition.lessons.iter().position(|(_, lesson)| lesson.id == id)) {
        return Ok(place);
    }
    let former = visit.work.courses().former_slug(&edition.module.id, slug).await?;
    Err(Error::moved(slug, former))
}

/// A learner's attempts at a quiz, what they come to, and whether one more was asked for.
pub(crate) async fn standing(
    work: &mut Work,
    person: PersonId,
    thing: &str,
    now: domain::time::Timestamp,
) -> Result<(Vec<AttemptRow>, Standing, bool)> {
    let attempts = work.attempts().by_quiz(person, thing).await?;
    let allowance = work.attempts().allowance(person, thing).await?;
    let standing = stands(&attempts, allowance, now);
    Ok((attempts, standing, allowance.asked))
}

/// What attempts come to, with what is allowed beyond the rules.
pub(crate) fn stands(attempts: &[AttemptRow], allowance: Allowance, now: domain::time::Timestamp) -> Standing {
    let past_bell = |attempt: &&AttemptRow| attempt.closes_at.is_some_and(|at| at < now);
    let open =
        attempts.iter().filter(|attempt| attempt.handed_in_at.is_none()).find(|attempt| !past_bell(attempt)).map(|attempt| attempt.id);
    let waits = |attempt: &AttemptRow| attempt.provisional_until.filter(|until| now < *until).map(|until| (attempt.id, until));
    let provisional = attempts.iter().rev().find_map(waits);
    let may_pass = |attempt: &&AttemptRow| attempt.waiting > 0 && !attempt.result.is_some_and(|(_, passed)| passed);
    let to_mark = attempts.iter().rev().find(may_pass).map(|attempt| attempt.id);
    let used = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
    Standing { used, extra: allowance.more_attempts, open, provisional, to_mark }
}

async fn own_courses(work: &mut Work, person: PersonId) -> Result<Vec<(String, Done)>> {
    let enrolments = work.enrolments().with_facts(person).await?;
    Ok(enrolments.into_iter().map(|(enrolment, facts)| (enrolment.course, Done::fold(&facts))).collect())
}

fn may_open(caller: Option<&Actor>, access: Access) -> bool {
    caller.map_or(access == Access::Public, |actor| actor.may_open(access))
}

fn course_has(edition: &CourseEdition, query: &str) -> bool {
    Language::INTERFACE.into_iter().any(|language| {
        let course = &edition.course;
        let mut text = format!("{} {} {}", course.code, course.title.read(language), course.summary.read(language));
        for planned in &course.modules {
            if let domain::course::PlannedModule::Announced { title, code, .. } = planned {
                text.push_str(&format!(" {code} {}", title.read(language)));
            }
        }
        for module in &edition.modules {
            text.push_str(&format!(" {} {}", module.module.code, module.module.title.read(language)));
        }
        let words = stems(&text, language);
        let wanted = stems(query, language);
        !wanted.is_empty() && wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
    })
}

fn hit(course: &Arc<LoadedCourse>, module: &ModuleEdition, lesson: &Lesson, query: &str, language: Language) -> SearchHit {
    let text = course.lesson(lesson, language).map(|loaded| without_tags(&loaded.html.html)).unwrap_or_default();
    SearchHit {
        course: Arc::clone(course),
        module: module.module.slug.clone(),
        code: module.module.code.clone(),
        lesson: lesson.slug.clone(),
        title: lesson.title.read(language).to_owned(),
        excerpt: excerpt(&text, query),
    }
}

/// About 25 words around the first that begins like a word looked for.
fn excerpt(text: &str, query: &str) -> String {
    const AROUND: usize = 12;
    let wanted: Vec<String> = query.split_whitespace().map(|word| fold(word).chars().take(5).collect()).collect();
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('\u{e000}')).collect();
    let first = words.iter().position(|word| {
        let word = fold(word);
        wanted.iter().any(|wanted| word.starts_with(wanted.as_str()))
    });
    let Some(first) = first else { return words.iter().take(2 * AROUND).copied().collect::<Vec<_>>().join(" ") };
    let from = first.saturating_sub(AROUND);
    words[from..(first + AROUND).min(words.len())].join(" ")
}
