//! What a handler answers: a page, another place, a file.

use app::frame::Page;
use axum::http::StatusCode;
use domain::language::Language;

type MakePage = Box<dyn FnOnce(Language) -> Page + Send>;

/// What a handler answers.
pub(crate) enum Reply {
    /// A page with its status; made when it is framed.
    Page(StatusCode, MakePage),
    /// 303 to another address of ours.
    See(String),
    /// 303 after signing in: the new token, and whether on a shared computer.
    SignedIn {
        /// Where to.
        to: String,
        /// For the cookie.
        token: String,
        /// Whether a device may hold answers of theirs, so that the next page looks.
        may_hold_answers: bool,
        /// What was posted before the sign-in ended: path and body, to be sent now.
        carried: Option<(String, Vec<u8>)>,
    },
    /// 303 after signing out.
    SignedOut {
        /// Where to.
        to: String,
        /// On a shared computer the browser is told to forget what it cached.
        shared_computer: bool,
    },
    /// Made already.
    Ready(axum::http::Response<axum::body::Body>),
    /// A file or a document of another kind.
    File {
        /// Its type.
        content_type: &'static str,
        /// Its name when kept.
        name: Option<String>,
        /// What is in it.
        body: Vec<u8>,
        /// Whether others may keep it, and for how many seconds.
        public_seconds: Option<u32>,
    },
}

impl Reply {
    /// A page, status 200.
    pub(crate) fn page(make: impl FnOnce(Language) -> Page + Send + 'static) -> Self {
        Self::Page(StatusCode::OK, Box::new(make))
    }

    /// A page coming back from a form: 422 or 409 where it was wrong or refused, else 200.
    pub(crate) fn form(form: &app::form::FormState, make: impl FnOnce(Language) -> Page + Send + 'static) -> Self {
        let status = if !form.problems().is_empty() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else if form.refusal.is_some() {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        };
        Self::Page(status, Box::new(make))
    }
}
