//! Every GET and POST with who may call it. What is not here does not exist.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use academy::Error;
use axum::http::Method;

use super::access::Who;
use super::ask::Ask;
use super::reply::Reply;
use super::{accreditation, api, course, credential, health, look_back, marking, paper, people, progress, quiz, report, rooms, style};

type Answer = Pin<Box<dyn Future<Output = Result<Reply, Error>> + Send>>;
pub(crate) type Handler = Arc<dyn Fn(Ask) -> Answer + Send + Sync>;

/// One route: method, path, who may call it, what answers.
#[derive(Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// With `{parameters}`.
    pub path: &'static str,
    /// Who may call it.
    pub who: Who,
    pub(crate) handler: Handler,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {} {:?}", self.method, self.path, self.who)
    }
}

fn route<F, A>(method: Method, path: &'static str, who: Who, handler: F) -> Route
where
    F: Fn(Ask) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Reply, Error>> + Send + 'static,
{
    Route { method, path, who, handler: Arc::new(move |ask| Box::pin(handler(ask))) }
}

fn get<F, A>(path: &'static str, who: Who, handler: F) -> Route
where
    F: Fn(Ask) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Reply, Error>> + Send + 'static,
{
    route(Method::GET, path, who, handler)
}

fn post<F, A>(path: &'static str, who: Who, handler: F) -> Route
where
    F: Fn(Ask) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Reply, Error>> + Send + 'static,
{
    route(Method::POST, path, who, handler)
}

/// The table.
#[expect(clippy::too_many_lines, reason = "one line for each route, in one place")]
pub fn routes() -> Vec<Route> {
    use Who::{Administrator, Anyone, Auditor, Coordinator, CourseTeam, Demo, Member, SignedIn, Tutor};
    vec![
        get("/", Anyone, rooms::front_door),
        get("/{lang}", Anyone, rooms::home),
        get("/{lang}/privacy", Anyone, rooms::privacy),
        get("/{lang}/accessibility", Anyone, rooms::accessibility),
        get("/{lang}/style", Demo, style::style),
        // Accounts.
        get("/{lang}/register", Anyone, people::register),
        post("/{lang}/register", Anyone, people::send_registration),
        get("/{lang}/registered", Anyone, people::registered),
        get("/{lang}/confirm/{token}", Anyone, people::confirm),
        post("/{lang}/confirm/{token}", Anyone, people::send_confirmation),
        get("/{lang}/sign-in", Anyone, people::sign_in),
        post("/{lang}/sign-in", Anyone, people::send_sign_in),
        post("/{lang}/sign-out", Anyone, people::sign_out),
        get("/{lang}/forgotten", Anyone, people::forgotten),
        post("/{lang}/forgotten", Anyone, people::send_forgotten),
        get("/{lang}/forgotten/{token}", Anyone, people::choose_password),
        post("/{lang}/forgotten/{token}", Anyone, people::send_password),
        get("/{lang}/sent", Anyone, people::sent),
        get("/{lang}/account", SignedIn, people::account),
        post("/{lang}/account", SignedIn, people::change_account),
        get("/{lang}/account/leaving", SignedIn, people::leaving),
        // What a beneficiary says of a mission, without an account.
        get("/{lang}/feedback", Anyone, accreditation::thanks),
        get("/{lang}/feedback/{token}", Anyone, accreditation::feedback),
        post("/{lang}/feedback/{token}", Anyone, accreditation::give_feedback),
        // Courses.
        get("/{lang}/courses", Anyone, course::catalogue),
        get("/{lang}/courses/{course}", Anyone, course::course),
        post("/{lang}/courses/{course}", Member, course::enrol),
        get("/{lang}/courses/{course}/final", Member, quiz::final_assessment),
        post("/{lang}/courses/{course}/final", Member, quiz::start_final),
        get("/{lang}/courses/{course}/{module}", Anyone, course::module),
        get("/{lang}/courses/{course}/{module}/quiz", Member, quiz::quiz),
        post("/{lang}/courses/{course}/{module}/quiz", Member, quiz::start),
        get("/{lang}/courses/{course}/{module}/{lesson}", Anyone, course::lesson),
        post("/{lang}/courses/{course}/{module}/{lesson}", Member, course::mark_read),
        // Sittings.
        get("/{lang}/attempts/{attempt}", Member, quiz::sitting),
        post("/{lang}/attempts/{attempt}", Member, quiz::save),
        get("/{lang}/attempts/{attempt}/review", Member, quiz::review),
        post("/api/v1/attempts/{attempt}/answers", Member, api::save_answer),
        post("/api/v1/accreditation/files/{case}/scores", Member, api::save_score),
        post("/{lang}/attempts/{attempt}/review", Member, quiz::end_wait),
        post("/api/v1/attempts/{attempt}/bell", Member, api::bell),
        post("/api/v1/attempts/{attempt}/hand-in", Member, api::hand_in),
        post("/api/v1/journal", SignedIn, api::lend_key),
        post("/api/v1/journal/empty", SignedIn, api::nothing_waits),
        // Progress and proof.
        get("/{lang}/learning", SignedIn, progress::learning),
        get("/{lang}/learning/transcript", Member, progress::transcript),
        get("/{lang}/credentials/{credential}", SignedIn, credential::certificate),
        post("/{lang}/credentials/{credential}", SignedIn, credential::show),
        get("/{lang}/credentials/{credential}/badge", SignedIn, credential::badge),
        get("/{lang}/credentials/{credential}/pdf", SignedIn, credential::certificate_pdf),
        get("/verify/{credential}", Anyone, credential::verify),
        get("/.well-known/did.json", Anyone, credential::did),
        get("/status/{list}", Anyone, credential::status_list),
        // Rooms.
        get("/{lang}/administration", Coordinator, report::waiting),
        post("/{lang}/administration", Coordinator, report::decide),
        get("/{lang}/administration/officers", Coordinator, report::officers),
        get("/{lang}/tutor", Tutor, report::tutor),
        post("/{lang}/tutor", Tutor, report::tutor_decides),
        get("/{lang}/tutor/marking", Tutor, marking::to_mark),
        get("/{lang}/tutor/marking/{attempt}/{question}", Tutor, marking::marking),
        post("/{lang}/tutor/marking/{attempt}/{question}", Tutor, marking::mark),
        get("/{lang}/tutor/paper", Tutor, paper::papers),
        post("/{lang}/tutor/paper", Tutor, paper::print),
        get("/{lang}/tutor/paper/{batch}", Tutor, paper::paper),
        get("/{lang}/tutor/paper/{batch}/print", Tutor, paper::sheets),
        get("/{lang}/tutor/paper/{batch}/sheets/{sheet}", Tutor, paper::keying),
        post("/{lang}/tutor/paper/{batch}/sheets/{sheet}", Tutor, paper::key),
        get("/{lang}/analysis", CourseTeam, look_back::quizzes),
        get("/{lang}/analysis/{quiz}", CourseTeam, look_back::quiz),
        get("/{lang}/analysis/{quiz}/{question}", CourseTeam, look_back::question),
        post("/{lang}/analysis/{quiz}/{question}", CourseTeam, look_back::correct),
        get("/{lang}/corrections/{correction}", CourseTeam, look_back::correction),
        post("/{lang}/corrections/{correction}", CourseTeam, look_back::decide),
        get("/{lang}/people", Administrator, people::roles),
        post("/{lang}/people", Administrator, people::change_roles),
        // Accreditation; whoever is a candidate, an assessor or a lead expert comes here as well as those with an office.
        get("/{lang}/accreditation", Member, accreditation::work),
        get("/{lang}/accreditation/calls", Member, accreditation::calls),
        get("/{lang}/accreditation/calls/new", Member, accreditation::new_call),
        post("/{lang}/accreditation/calls/new", Member, accreditation::make_call),
        get("/{lang}/accreditation/calls/{call}", Member, accreditation::call),
        post("/{lang}/accreditation/calls/{call}", Member, accreditation::change_call),
        get("/{lang}/accreditation/calls/{call}/decisions", Member, accreditation::decisions),
        post("/{lang}/accreditation/calls/{call}/decisions", Member, accreditation::decide_list),
        get("/{lang}/accreditation/files", Member, accreditation::files),
        get("/{lang}/accreditation/files/{case}", Member, accreditation::file),
        post("/{lang}/accreditation/files/{case}", Member, accreditation::act),
        get("/{lang}/accreditation/files/{case}/documents", Member, accreditation::documents),
        post("/{lang}/accreditation/files/{case}/documents", Member, accreditation::change_documents),
        get("/{lang}/accreditation/files/{case}/documents/{document}", Member, accreditation::document),
        get("/{lang}/accreditation/files/{case}/panel", Member, accreditation::panel),
        post("/{lang}/accreditation/files/{case}/panel", Member, accreditation::change_panel),
        get("/{lang}/accreditation/files/{case}/scores", Member, accreditation::scores),
        post("/{lang}/accreditation/files/{case}/scores", Member, accreditation::score),
        get("/{lang}/accreditation/files/{case}/decision", Member, accreditation::decision),
        post("/{lang}/accreditation/files/{case}/decision", Member, accreditation::decide),
        get("/{lang}/accreditation/files/{case}/mission", Member, accreditation::mission),
        post("/{lang}/accreditation/files/{case}/mission", Member, accreditation::change_mission),
        get("/{lang}/accreditation/files/{case}/letters/{letter}", Member, accreditation::letter),
        get("/{lang}/accreditation/files/{case}/letters/{letter}/pdf", Member, accreditation::letter_pdf),
        get("/{lang}/accreditation/letters", Member, accreditation::letter_kinds),
        get("/{lang}/accreditation/letters/{kind}", Member, accreditation::letter_words),
        post("/{lang}/accreditation/letters/{kind}", Member, accreditation::change_letter_words),
        get("/{lang}/accreditation/scoring", Member, accreditation::sheets),
        post("/{lang}/accreditation/scoring", Member, accreditation::keep_sheet),
        get("/{lang}/accreditation/delegation", Member, accreditation::delegations),
        post("/{lang}/accreditation/delegation", Member, accreditation::delegate),
        get("/{lang}/accreditation/roster", Member, accreditation::roster),
        get("/{lang}/accreditation/profile", Member, accreditation::profile),
        post("/{lang}/accreditation/profile", Member, accreditation::keep_profile),
        get("/{lang}/accreditation/policies", Member, accreditation::policies),
        get("/{lang}/accreditation/policies/{category}/{domain}", Member, accreditation::policy),
        post("/{lang}/accreditation/policies/{category}/{domain}", Member, accreditation::change_policy),
        get("/{lang}/accreditation/import", Member, accreditation::imports),
        post("/{lang}/accreditation/import", Member, accreditation::bring),
        get("/{lang}/accreditation/import/{import}", Member, accreditation::import),
        post("/{lang}/accreditation/import/{import}", Member, accreditation::confirm),
        get("/{lang}/audit", Auditor, accreditation::audit),
        get("/{lang}/audit/files/{case}", Auditor, accreditation::audit_file),
        // Running.
        get("/healthz", Anyone, health::alive),
        get("/readyz", Anyone, health::ready),
        get("/metrics", Anyone, health::metrics),
        get("/assets/{file}", Anyone, health::asset),
    ]
}
