//! My learning and the transcript.

use std::sync::Arc;

use academy::{Error, LearningCourse, LearningPage};
use app::course::next_view;
use app::progress::{CourseLine, LearningView, ProofLine, QuizLine, learning_page, transcript_page};
use app::routes;
use domain::language::Language;
use domain::people::Membership;

use super::ask::Ask;
use super::reply::Reply;

/// My learning.
pub(crate) async fn learning(mut ask: Ask) -> Result<Reply, Error> {
    let gathered = gather(&mut ask).await?;
    Ok(Reply::page(move |language| learning_page(language, &gathered.view(language))))
}

/// The transcript, for printing.
pub(crate) async fn transcript(mut ask: Ask) -> Result<Reply, Error> {
    let gathered = gather(&mut ask).await?;
    let today = ask.moment(ask.academy().now()).date;
    Ok(Reply::page(move |language| transcript_page(language, &gathered.view(language), today)))
}

struct Gathered {
    page: LearningPage,
    name: String,
    organisation: String,
    zone: String,
    waiting: Option<String>,
}

async fn gather(ask: &mut Ask) -> Result<Gathered, Error> {
    let (language, academy, actor) = (ask.language, ask.academy().clone(), ask.actor()?.clone());
    let page = academy.learning(ask.visit().await?).await?;
    let (mut organisation, mut waiting) = (String::new(), None);
    if actor.membership != Membership::Approved || ask.path.ends_with("transcript") {
        let standing = academy.own_standing(ask.visit().await?, language).await?;
        let (_, words) = app::people::standing_words(
            language,
            standing.posting.state,
            standing.held_by,
            &standing.posting.organisation_name,
            standing.posting.reason.as_deref(),
        );
        waiting = (actor.membership != Membership::Approved).then_some(words);
        organisation = standing.posting.organisation_name;
    }
    Ok(Gathered { page, name: actor.name, organisation, zone: actor.zone, waiting })
}

impl Gathered {
    fn view(&self, language: Language) -> LearningView<'_> {
        let latest = self.page.courses.iter().max_by_key(|course| (course.done.last_at, course.enrolment.since_at));
        LearningView {
            name: &self.name,
            organisation: &self.organisation,
            next: latest.and_then(|course| next_view(language, &course.course.edition, &course.done)),
            courses: self.page.courses.iter().map(|course| self.course(course, language)).collect(),
            proofs: self
                .page
                .credentials
                .iter()
                .map(|line| ProofLine {
                    id: line.id,
                    number: line.facts.shown_number(),
                    title: line.facts.module().map_or_else(
                        || line.facts.course_title.read(language).to_owned(),
                        |module| format!("{} · {}", module.code, module.title.read(language)),
                    ),
                    on: line.facts.issued_on,
                })
                .collect(),
            files: self.page.files.iter().map(|line| (line.id, line.stage.clone())).collect(),
            waiting: self.waiting.clone(),
        }
    }

    fn course<'a>(&self, course: &'a LearningCourse, language: Language) -> CourseLine<'a> {
        let loaded = Arc::as_ref(&course.course);
        let quizzes = course
            .attempts
            .iter()
            .filter_map(|(quiz, attempt)| {
                let (marks, passed) = attempt.result?;
                let name = app::quiz::name(language, loaded.edition.module_by_id(quiz));
                Some(QuizLine {
                    name,
                    href: routes::review(language, attempt.id),
                    at: academy::moment(attempt.handed_in_at?, &self.zone),
                    marks,
                    passed,
                    waiting: attempt.waiting,
                })
            })
            .collect();
        CourseLine {
            edition: &loaded.edition,
            number: loaded.number,
            done: &course.done,
            since: academy::moment(course.enrolment.since_at, &self.zone).date,
            quizzes,
        }
    }
}
