//! Accreditation: worklists, calls, files, panels, decisions, missions, the roster, policies, the record.

mod audit_pages;
mod call_pages;
mod decision_pages;
mod file_page;
mod file_parts;
mod lists;
mod mission_page;
mod panel_page;
pub mod phrases;
mod policy_pages;
mod roster_pages;
mod scoring_page;
pub mod words;
mod work_page;

pub use audit_pages::{AuditView, EntryLine, audit_page};
pub use call_pages::{CallView, CallsView, NewCallView, call_page, calls_page, new_call_page};
pub use decision_pages::{DecisionLine, DecisionView, ListView, decision_page, decisions_page};
pub use file_page::{ActView, FileView, MarkLine, MissingLine, file_page};
pub use file_parts::{EventLine, ScoreLine};
pub use lists::{FileLine, files_page};
pub use mission_page::{MissionLine, MissionView, mission_page};
pub use panel_page::{PanelView, SeatLine, panel_page};
pub use policy_pages::{CRITERION, PolicyView, policies_page, policy_page};
pub use roster_pages::{ProfileView, RosterView, profile_page, roster_page};
pub use scoring_page::{CriterionLine, ScoringView, SheetLine, criterion_page, scoring_page};
pub use work_page::{CallLine, PanelLine, WorkView, work_page};

use domain::language::Language;
use leptos::prelude::*;

use crate::ui::crumbs;
use crate::{routes, t};

/// The path to a page of these rooms.
fn path(language: Language, more: Vec<(String, String)>, here: Option<String>) -> impl IntoView {
    let mut links = vec![(routes::accreditation(language), t!(language, "acc-title"))];
    links.extend(more);
    crumbs(t!(language, "frame-where"), links, here)
}

/// The rooms beside each other.
fn rooms(language: Language, here: &str) -> impl IntoView + use<> {
    let all = [
        ("work", routes::accreditation(language), t!(language, "acc-work")),
        ("calls", routes::calls(language), t!(language, "acc-calls")),
        ("files", routes::files(language), t!(language, "acc-files")),
        ("roster", routes::roster(language), t!(language, "acc-roster")),
        ("policies", routes::policies(language), t!(language, "acc-policies")),
    ];
    let link = |(name, href, words): (&str, String, String)| {
        let current = (name == here).then_some("page");
        view! { <a href=href aria-current=current>{words}</a> }
    };
    view! { <nav class="tabs" aria-label=t!(language, "acc-rooms")>{all.into_iter().map(link).collect_view()}</nav> }
}
