//! The rooms of accreditation.

mod audit;
mod calls;
mod decisions;
mod delegations;
mod documents;
mod feedback;
mod files;
mod imports;
mod letters;
mod lines;
mod missions;
mod panels;
mod policies;
mod roster;
mod upload;

pub(crate) use audit::{audit, audit_file};
pub(crate) use calls::{call, calls, change_call, make_call, new_call};
pub(crate) use decisions::{decide, decide_list, decision, decisions};
pub(crate) use delegations::{delegate, delegations};
pub(crate) use documents::{change_documents, document, documents};
pub(crate) use feedback::{feedback, give_feedback, thanks};
pub(crate) use files::{act, file, files, work};
pub(crate) use imports::{bring, confirm, import, imports};
pub(crate) use letters::{change_letter_words, letter, letter_kinds, letter_pdf, letter_words};
pub(crate) use missions::{change_mission, mission};
pub(crate) use panels::{change_panel, keep_sheet, panel, score, scores, sheets};
pub(crate) use policies::{change_policy, policies, policy};
pub(crate) use roster::{keep_profile, profile, roster};

use academy::Error;
use app::accreditation::{Rooms, no_press_page};
use axum::http::StatusCode;
use domain::id::{CallId, CaseId};
use domain::people::Role;
use interop::pdf::PdfError;

use super::ask::Ask;
use super::reply::Reply;

/// Which rooms are open to whoever asks.
fn rooms(ask: &Ask) -> Rooms {
    let Ok(actor) = ask.actor() else { return Rooms::default() };
    let runs =
        [Role::AccreditationManager, Role::DecisionMaker, Role::Auditor].iter().any(|role| actor.holds(*role)) || actor.is_administrator();
    let coordinates = !actor.coordinated().is_empty();
    Rooms { calls: runs || coordinates, files: runs, roster: runs || coordinates || actor.holds(Role::Assessor), policies: runs }
}

/// What the press makes, as a file of this name; a program without one says so.
pub(crate) async fn printed(name: String, print: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static) -> Result<Reply, Error> {
    let made = tokio::task::spawn_blocking(print).await.map_err(|error| Error::Broken(error.to_string()))?;
    match made {
        Ok(body) => Ok(Reply::File { content_type: "application/pdf", name: Some(name), body, public_seconds: None }),
        Err(PdfError::NotBuilt) => Ok(Reply::Page(StatusCode::NOT_IMPLEMENTED, Box::new(no_press_page))),
        Err(error @ PdfError::Broken(_)) => Err(Error::Broken(error.to_string())),
    }
}

/// The file an address names.
fn case(ask: &Ask) -> Result<CaseId, Error> {
    CaseId::parse(ask.parameter("case")).ok_or(Error::NotFound)
}

/// The call an address names.
fn call_id(ask: &Ask) -> Result<CallId, Error> {
    CallId::parse(ask.parameter("call")).ok_or(Error::NotFound)
}
