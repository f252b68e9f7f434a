//! The rooms of accreditation.

mod audit;
mod calls;
mod decisions;
mod documents;
mod files;
mod imports;
mod lines;
mod missions;
mod panels;
mod policies;
mod roster;
mod upload;

pub(crate) use audit::{audit, audit_file};
pub(crate) use calls::{call, calls, change_call, make_call, new_call};
pub(crate) use decisions::{decide, decide_list, decision, decisions};
pub(crate) use documents::{change_documents, document, documents};
pub(crate) use files::{act, file, files, work};
pub(crate) use imports::{bring, confirm, import, imports};
pub(crate) use missions::{change_mission, mission};
pub(crate) use panels::{change_panel, keep_sheet, panel, score, scores, sheets};
pub(crate) use policies::{change_policy, policies, policy};
pub(crate) use roster::{keep_profile, profile, roster};

use academy::Error;
use app::accreditation::Rooms;
use domain::id::{CallId, CaseId};
use domain::people::Role;

use super::ask::Ask;

/// Which rooms are open to whoever asks.
fn rooms(ask: &Ask) -> Rooms {
    let Ok(actor) = ask.actor() else { return Rooms::default() };
    let runs =
        [Role::AccreditationManager, Role::DecisionMaker, Role::Auditor].iter().any(|role| actor.holds(*role)) || actor.is_administrator();
    let coordinates = !actor.coordinated().is_empty();
    Rooms { calls: runs || coordinates, files: runs, roster: runs || coordinates || actor.holds(Role::Assessor), policies: runs }
}

/// The file an address names.
fn case(ask: &Ask) -> Result<CaseId, Error> {
    CaseId::parse(ask.parameter("case")).ok_or(Error::NotFound)
}

/// The call an address names.
fn call_id(ask: &Ask) -> Result<CallId, Error> {
    CallId::parse(ask.parameter("call")).ok_or(Error::NotFound)
}
