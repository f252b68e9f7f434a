//! My learning: courses under way, the next step, quiz results, proof held; and the transcript, for printing.

use domain::course::CourseEdition;
use domain::credential::CredentialId;
use domain::id::CaseId;
use domain::language::Language;
use domain::progress::Done;
use domain::quiz::marking::Marks;
use domain::time::{Date, Moment};
use leptos::prelude::*;

use crate::course::{CourseView, NextView};
use crate::frame::{Page, Section};
use crate::ui::{empty, main_link, meter};
use crate::words::format;
use crate::{routes, t};

/// Everything a learner has under way.
#[derive(Debug, Clone)]
pub struct LearningView<'a> {
    /// The learner's name.
    pub name: &'a str,
    /// The learner's organisation.
    pub organisation: &'a str,
    /// Where to go on.
    pub next: Option<NextView>,
    /// Courses enrolled in.
    pub courses: Vec<CourseLine<'a>>,
    /// Proof held, newest first.
    pub proofs: Vec<ProofLine>,
    /// Their accreditation files: which, and the name of the stage.
    pub files: Vec<(CaseId, String)>,
    /// Whether the account waits for its administration.
    pub waiting: Option<String>,
}

/// A course under way.
#[derive(Debug, Clone)]
pub struct CourseLine<'a> {
    /// The edition.
    pub edition: &'a CourseEdition,
    /// Its number.
    pub number: u32,
    /// What was done.
    pub done: &'a Done,
    /// Since when.
    pub since: Date,
    /// Quizzes handed in.
    pub quizzes: Vec<QuizLine>,
}

/// A quiz handed in.
#[derive(Debug, Clone)]
pub struct QuizLine {
    /// What it is called.
    pub name: String,
    /// The review.
    pub href: String,
    /// When.
    pub at: Moment,
    /// What was earned.
    pub marks: Marks,
    /// Whether it was enough.
    pub passed: bool,
    /// Answers that a person has to mark still.
    pub waiting: u32,
}

/// Proof held.
#[derive(Debug, Clone)]
pub struct ProofLine {
    /// Its id.
    pub id: CredentialId,
    /// Its number as shown.
    pub number: String,
    /// Of what.
    pub title: String,
    /// The day it was issued.
    pub on: Date,
}

/// My learning.
pub fn learning_page(language: Language, data: &LearningView<'_>) -> Page {
    let courses = data.courses.iter().map(|line| course(language, line)).collect_view();
    let nothing = data.courses.is_empty().then(|| {
        view! {
            {empty(t!(language, "learning-nothing"), t!(language, "learning-nothing-what"))}
            {main_link(routes::courses(language), t!(language, "home-see-courses"))}
        }
    });
    let waiting = data
        .waiting
        .clone()
        .map(|words| view! { <p class="notice" role="status"><strong>{t!(language, "standing-waiting")}</strong>" "{words}</p> });
    let body = view! {
        <div class="stack loose">
            <h1>{t!(language, "frame-learning")}</h1>
            {waiting}
            {data.next.clone().map(|next| crate::course::next_card(language, next))}
            <div class="main-aside">
                <div class="stack loose">{nothing}{courses}</div>
                <aside class="stack">
                    {files(language, data)}
                    {proofs(language, data)}
                    <section class="aside stack tight">
                        <h2 class="h3">{t!(language, "learning-who-sees")}</h2>
                        <p class="small">{t!(language, "learning-who-sees-what")}</p>
                    </section>
                </aside>
            </div>
        </div>
    };
    Page::new(t!(language, "frame-learning"), Section::Learning, body).unlisted()
}

/// Where the reader's accreditation files stand.
fn files(language: Language, data: &LearningView<'_>) -> Option<AnyView> {
    let line = |(case, stage): &(CaseId, String)| {
        let words = crate::accreditation::words::stage(language, stage);
        view! { <li><a href=routes::file(language, *case)>{words}</a></li> }
    };
    let lines = data.files.iter().map(line).collect_view();
    (!data.files.is_empty()).then(|| {
        view! { <section class="aside stack tight"><h2 class="h3">{t!(language, "acc-own")}</h2><ul class="plain stack tight">{lines}</ul></section> }
            .into_any()
    })
}

fn course(language: Language, line: &CourseLine<'_>) -> impl IntoView + use<> {
    let plan = &line.edition.course;
    let tally = line.done.tally(line.edition);
    let view = CourseView {
        edition: line.edition,
        number: line.number,
        done: line.done,
        enrolled: true,
        may_open: true,
        signed_in: true,
        newest: None,
    };
    let words = crate::course::overall(language, line.edition, line.done);
    view! {
        <section class="stack">
            <div class="row between">
                <h2><a href=routes::course(language, &plan.slug)>{plan.title.read(language).to_owned()}</a></h2>
                <span class="small soft">{words.clone()}</span>
            </div>
            {meter(tally.lessons_read, tally.lessons, words)}
            {crate::course::plan(language, &view)}
            {results(language, line)}
        </section>
    }
}

fn results(language: Language, line: &CourseLine<'_>) -> Option<impl IntoView + use<>> {
    if line.quizzes.is_empty() {
        return None;
    }
    let rows = line.quizzes.iter().map(|quiz| result_row(language, quiz)).collect_view();
    Some(view! {
        <h3>{t!(language, "learning-results")}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "learning-results")>
            <table>
                <thead><tr><th scope="col">{t!(language, "quiz-word")}</th><th scope="col">{t!(language, "learning-when")}</th><th scope="col" class="n">{t!(language, "learning-marks")}</th><th scope="col">{t!(language, "quiz-result")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn result_row(language: Language, quiz: &QuizLine) -> impl IntoView + use<> {
    let marks =
        format!("{} / {}", Marks::whole_or_decimal(quiz.marks.earned, language), Marks::whole_or_decimal(quiz.marks.possible, language));
    let outcome = crate::quiz::outcome(language, quiz.passed, quiz.waiting);
    view! {
        <tr><td><a href=quiz.href.clone()>{quiz.name.clone()}</a></td><td>{format::date_time(&quiz.at, language)}</td><td class="n">{marks}</td><td>{outcome}</td></tr>
    }
}

fn proofs(language: Language, data: &LearningView<'_>) -> impl IntoView + use<> {
    let lines = data
        .proofs
        .iter()
        .map(|proof| {
            view! { <li><a href=routes::credential(language, proof.id)>{proof.title.clone()}</a><br/><span class="soft">{t!(language, "credential-number", number = proof.number.clone())}</span></li> }
        })
        .collect_view();
    let none = data.proofs.is_empty().then(|| view! { <p class="small soft">{t!(language, "learning-no-proof")}</p> });
    view! {
        <section class="aside stack tight">
            <h2 class="h3">{t!(language, "learning-proof")}</h2>
            {none}
            <ul class="plain small stack tight">{lines}</ul>
            <p class="small"><a href=routes::transcript(language)>{t!(language, "learning-transcript")}</a></p>
        </section>
    }
}

/// The transcript, for printing.
pub fn transcript_page(language: Language, data: &LearningView<'_>, today: Date) -> Page {
    let courses = data.courses.iter().map(|line| transcript_course(language, line)).collect_view();
    let proofs = data
        .proofs
        .iter()
        .map(|proof| view! { <tr><td>{proof.title.clone()}</td><td>{proof.number.clone()}</td><td>{format::date(proof.on, language)}</td></tr> })
        .collect_view();
    let who = format!("{} · {}", data.name, data.organisation);
    let has_proofs = !data.proofs.is_empty();
    let body = view! {
        <div class="stack loose reading-wide">
            <div class="stack tight">
                <h1>{t!(language, "transcript-title")}</h1>
                <p class="lead">{who}</p>
                <p class="small soft">{t!(language, "transcript-as-of", date = format::date(today, language))}</p>
            </div>
            {courses}
            {has_proofs.then(|| view! {
                <section class="stack">
                    <h2>{t!(language, "learning-proof")}</h2>
                    <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "learning-proof")>
                    <table>
                        <thead><tr><th scope="col">{t!(language, "transcript-what")}</th><th scope="col">{t!(language, "transcript-number")}</th><th scope="col">{t!(language, "transcript-issued")}</th></tr></thead>
                        <tbody>{proofs}</tbody>
                    </table>
                    </div>
                </section>
            })}
        </div>
    };
    Page::new(t!(language, "transcript-title"), Section::Learning, body).unlisted()
}

fn transcript_course(language: Language, line: &CourseLine<'_>) -> impl IntoView + use<> {
    let rows = line.quizzes.iter().map(|quiz| result_row(language, quiz)).collect_view();
    let has_rows = !line.quizzes.is_empty();
    let words = format!(
        "{} · {} · {}",
        t!(language, "transcript-since", date = format::date(line.since, language)),
        t!(language, "course-edition", number = u64::from(line.number)),
        crate::course::overall(language, line.edition, line.done)
    );
    view! {
        <section class="stack">
            <h2>{line.edition.course.title.read(language).to_owned()}</h2>
            <p class="small">{words}</p>
            {has_rows.then(|| view! {
                <div class="scroll" tabindex="0" role="region" aria-label=line.edition.course.title.read(language).to_owned()>
                <table>
                    <thead><tr><th scope="col">{t!(language, "quiz-word")}</th><th scope="col">{t!(language, "learning-when")}</th><th scope="col" class="n">{t!(language, "learning-marks")}</th><th scope="col">{t!(language, "quiz-result")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                </div>
            })}
        </section>
    }
}
