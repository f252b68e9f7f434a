//! The coordinator's and the tutor's rooms.

use academy::{AskedMeasures, AttemptRequest, Error, LoadedCourse, OfficersPage, OfficersQuery};
use app::form::FormState;
use app::people::{
    AccommodationLine, AttemptRequestLine, SittingLine, TutorView, WaitingLine, WaitingView, administration_page, export_columns,
    tutor_page,
};
use app::report::{OfficerLine, OfficersView, officers_page};
use app::routes;
use domain::id::{AccommodationId, AttemptId, AttemptRequestId, PostingId};
use domain::language::Language;

use super::ask::Ask;
use super::reply::Reply;

/// What waits for a coordinator.
pub(crate) async fn waiting(ask: Ask) -> Result<Reply, Error> {
    show_waiting(ask, FormState::default()).await
}

async fn show_waiting(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let has_officers = !ask.actor()?.coordinated().is_empty();
    let page = academy.waiting_accounts(ask.visit().await?, language).await?;
    let requests = academy.coordinator_requests(ask.visit().await?).await?;
    let accounts = page
        .waiting
        .into_iter()
        .map(|(row, organisation)| WaitingLine {
            posting: row.id,
            name: row.name,
            email: row.email,
            organisation,
            since: ask.moment(row.asked_at),
        })
        .collect();
    let requests = requests.iter().map(|(request, course)| line(&ask, language, request, course)).collect();
    let view = WaitingView { accounts, requests, has_officers, decided: ask.asked("decided") == "yes" };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| administration_page(language, &view, &form)))
}

fn line(ask: &Ask, language: Language, request: &AttemptRequest, course: &LoadedCourse) -> AttemptRequestLine {
    AttemptRequestLine {
        request: request.id,
        name: request.name.clone(),
        quiz: quiz_words(language, &request.quiz, course),
        since: ask.moment(request.asked_at),
    }
}

pub(super) fn quiz_words(language: Language, quiz: &str, course: &LoadedCourse) -> String {
    let module = course.edition.module_by_id(quiz);
    let title = module.map_or(&course.edition.course.title, |module| &module.module.title).read(language);
    format!("{} · {title}", app::quiz::name(language, module))
}

/// Approves or refuses an account, grants or declines one more attempt.
pub(crate) async fn decide(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor) = (ask.academy().clone(), ask.actor()?.clone());
    let reason = ask.field("reason");
    let outcome = match ask.field("do") {
        "approve" | "refuse" => {
            let posting = PostingId::parse(ask.field("posting")).ok_or(Error::NotFound)?;
            academy.decide_account(&actor, posting, ask.field("do") == "approve", reason).await
        }
        _ => decide_request(&ask).await,
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?decided=yes", routes::administration(ask.language)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_waiting(ask, form).await
        }
    }
}

async fn decide_request(ask: &Ask) -> Result<(), Error> {
    let request = AttemptRequestId::parse(ask.field("request")).ok_or(Error::NotFound)?;
    ask.academy().decide_attempt(ask.actor()?, request, ask.field("do") == "grant", ask.field("reason")).await
}

/// The coordinator's officers, or the same as CSV.
pub(crate) async fn officers(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let query =
        OfficersQuery { contains: ask.asked("q").to_owned(), course: ask.asked("course").to_owned(), after: ask.asked("after").to_owned() };
    if ask.asked("as") == "csv" {
        let page = academy.export_officers(ask.visit().await?, &query, language).await?;
        let body = export(&ask, language, &page)?;
        let name = Some("fairway-officers.csv".to_owned());
        return Ok(Reply::File { content_type: "text/csv; charset=utf-8", name, body, public_seconds: None });
    }
    let page = academy.officers(ask.visit().await?, &query, language).await?;
    let courses = ask.visit().await?.catalogue.courses.iter().map(|course| {
        let plan = &course.edition.course;
        (plan.id.clone(), plan.title.read(language).to_owned())
    });
    let courses = courses.collect();
    let now = ask.visit().await?.now;
    let officers = page
        .officers
        .iter()
        .map(|row| {
            let course = row.courses.first();
            OfficerLine {
                name: row.name.clone(),
                email: row.email.clone(),
                read: course.map(|course| course.lessons_read),
                modules: course.map_or(0, |course| course.modules_done),
                seen: row.seen_at.map(|at| ask.moment(at)),
                sign: course.map(|course| course.sign(now)),
            }
        })
        .collect();
    let count = |value: i64| u64::try_from(value).unwrap_or(0);
    let view = OfficersView {
        organisation: page.organisation.clone(),
        courses,
        course: page.course.as_ref().map(|course| course.edition.course.id.clone()).unwrap_or_default(),
        lessons: lessons(&page),
        contains: query.contains,
        officers,
        next: page.next.clone(),
        count: count(page.figures.officers),
        enrolled: count(page.figures.enrolled),
        completed: count(page.figures.completed),
        silent: count(page.figures.silent),
        waiting: page.waiting as u64,
    };
    Ok(Reply::page(move |language| officers_page(language, &view)))
}

fn lessons(page: &OfficersPage) -> usize {
    page.course.as_ref().map_or(0, |course| domain::progress::Done::default().tally(&course.edition).lessons)
}

/// CSV with cells that no spreadsheet takes for a formula.
fn export(ask: &Ask, language: Language, page: &OfficersPage) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::from("\u{feff}"));
    let broken = |error: csv::Error| Error::Broken(error.to_string());
    writer.write_record(export_columns(language)).map_err(broken)?;
    let day = |at: Option<domain::time::Timestamp>| at.map(|at| ask.moment(at).date.to_string()).unwrap_or_default();
    for row in &page.officers {
        let course = row.courses.first();
        let record = [
            harmless(&row.name),
            harmless(&row.email),
            course.map(|course| course.lessons_read.to_string()).unwrap_or_default(),
            lessons(page).to_string(),
            course.map(|course| course.modules_done.to_string()).unwrap_or_default(),
            day(course.and_then(|course| course.last_at)),
            day(course.and_then(|course| course.completed_at)),
        ];
        writer.write_record(record).map_err(broken)?;
    }
    writer.into_inner().map_err(|error| Error::Broken(error.to_string()))
}

/// A cell that begins like a formula gets an apostrophe in front.
pub(super) fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// What waits for a tutor.
pub(crate) async fn tutor(ask: Ask) -> Result<Reply, Error> {
    show_tutor(ask, FormState::default()).await
}

async fn show_tutor(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let requests = academy.tutor_requests(ask.visit().await?).await?;
    let requests = requests.iter().map(|(request, course)| line(&ask, language, request, course)).collect();
    let sittings = academy.open_sittings(ask.visit().await?).await?;
    let sittings = sittings.iter().map(|(sitting, course)| SittingLine {
        attempt: sitting.id,
        name: sitting.name.clone(),
        quiz: quiz_words(language, &sitting.quiz, course),
        since: ask.moment(sitting.started_at),
        closes: ask.moment(sitting.closes_at),
    });
    let sittings = sittings.collect();
    let to_mark = academy.to_mark(ask.visit().await?).await?.len();
    let accommodations = academy.accommodations(ask.visit().await?).await?;
    let accommodations = accommodations.iter().map(|(accommodation, course)| AccommodationLine {
        id: accommodation.id,
        course: titled(language, course),
        name: accommodation.name.clone(),
        measures: accommodation.measures,
    });
    let accommodations = accommodations.collect();
    let actor = ask.actor()?.clone();
    let visit = ask.visit().await?;
    let tutored = visit.catalogue.courses.iter().filter(|course| actor.tutors(&course.edition.course.id));
    let courses = tutored.map(|course| titled(language, course)).collect();
    let done = ask.asked("decided");
    let (decided, lengthened, accommodated) = (done == "yes", done == "time", done == "measures");
    let view = TutorView { requests, sittings, accommodations, to_mark, courses, decided, lengthened, accommodated };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| tutor_page(language, &view, &form)))
}

/// Grants one more attempt or declines it, or grants a sitting under way more time.
pub(crate) async fn tutor_decides(ask: Ask) -> Result<Reply, Error> {
    let (outcome, done) = match ask.field("do") {
        "more-time" => (more_time(&ask).await, "time"),
        "accommodate" | "end-accommodation" => (accommodate(&ask).await, "measures"),
        _ => (decide_request(&ask).await, "yes"),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?decided={done}", routes::tutor(ask.language)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_tutor(ask, form).await
        }
    }
}

fn titled(language: Language, course: &LoadedCourse) -> (String, String) {
    let plan = &course.edition.course;
    (plan.id.clone(), plan.title.read(language).to_owned())
}

async fn accommodate(ask: &Ask) -> Result<(), Error> {
    let (academy, actor, course) = (ask.academy(), ask.actor()?, ask.field("course"));
    if ask.field("do") == "end-accommodation" {
        let id = AccommodationId::parse(ask.field("accommodation")).ok_or(Error::NotFound)?;
        return academy.end_accommodation(actor, course, id).await;
    }
    let asked = AskedMeasures {
        email: ask.field("email"),
        more_time: ask.field("more_time"),
        keep_order: ask.field("keep_order") == "yes",
        larger_text: ask.field("larger_text") == "yes",
    };
    academy.accommodate(actor, course, &asked).await
}

async fn more_time(ask: &Ask) -> Result<(), Error> {
    let attempt = AttemptId::parse(ask.field("attempt")).ok_or(Error::NotFound)?;
    ask.academy().grant_time(ask.actor()?, attempt, ask.field("minutes"), ask.field("reason")).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_formula_is_made_harmless() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("Awa"), "Awa");
    }
}
