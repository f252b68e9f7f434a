//! Accreditation: worklists, calls, files, panels, decisions, missions, the roster, policies, the record.

mod audit_pages;
mod call_pages;
mod certificate_pages;
mod decision_pages;
mod delegation_page;
mod document_page;
mod feedback_pages;
mod file_page;
mod file_parts;
mod import_pages;
mod letter_pages;
pub mod letters;
mod lists;
mod mission_page;
mod mission_parts;
pub mod mission_words;
mod panel_page;
pub mod phrases;
mod policy_pages;
mod roster_pages;
mod scoring_page;
mod sheets_page;
pub mod words;
mod work_page;

pub use audit_pages::{AuditView, EntryLine, audit_page};
pub use call_pages::{CallView, CallsView, NewCallView, call_page, calls_page, new_call_page};
pub use certificate_pages::{
    ExpertCertificateView, VerifyExpertView, certificate_held, certificate_title, certificate_validity, expert_certificate_page,
    verify_expert_page, worth,
};
pub use decision_pages::{DecisionLine, DecisionView, ListView, decision_page, decisions_page};
pub use delegation_page::{DelegationLine, DelegationsView, delegations_page};
pub use document_page::{DocumentLine, DocumentsView, documents_page};
pub use feedback_pages::{FeedbackView, feedback_page, spent_page, thanks_page};
pub use file_page::{ActView, FileView, MarkLine, MissingLine, file_page};
pub use file_parts::{EventLine, ScoreLine};
pub use import_pages::{ImportLine, ImportView, ImportsView, import_page, imports_page};
pub use letter_pages::{
    LetterView, LetterWords, LetterWordsView, Unprinted, letter_kinds_page, letter_page, letter_words_page, no_press_page,
};
pub use lists::{FileLine, FilesView, files_page};
pub use mission_page::{MissionLine, MissionState, MissionView, mission_page};
pub use mission_parts::{Became, FeedbackLine};
pub use panel_page::{PanelView, SeatLine, panel_page};
pub use policy_pages::{CRITERION, PolicyView, policies_page, policy_page};
pub use roster_pages::{ProfileView, RosterView, profile_page, roster_page};
pub use scoring_page::{CriterionLine, ScoringView, SheetLine, criterion_page, scoring_page};
pub use sheets_page::{AFTER, MARK, SheetsView, WHY, sheets_page};
pub use work_page::{CallLine, PanelLine, WorkView, work_page};

use domain::language::Language;
use leptos::prelude::*;

use crate::ui::crumbs;
use crate::ui::fields::Input;
use crate::{routes, t};

/// The path to a page of these rooms.
fn path(language: Language, more: Vec<(String, String)>, here: Option<String>) -> impl IntoView {
    let mut links = vec![(routes::accreditation(language), t!(language, "acc-title"))];
    links.extend(more);
    crumbs(t!(language, "frame-where"), links, here)
}

/// The password asked for again where something is confirmed: whoever sits there now has to be who signed in.
fn password_again(language: Language) -> Input {
    Input {
        name: "password",
        label: t!(language, "acc-password"),
        hint: t!(language, "acc-password-hint"),
        kind: "password",
        autocomplete: "current-password",
        ..Input::default()
    }
}

/// Which rooms are open to a reader, beside their own work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each room")]
pub struct Rooms {
    /// Calls.
    pub calls: bool,
    /// Files by stage.
    pub files: bool,
    /// The roster.
    pub roster: bool,
    /// Policies.
    pub policies: bool,
}

/// The rooms beside each other, those that are open; none where a reader has nothing but their own work.
fn rooms(language: Language, open: Rooms, here: &str) -> Option<AnyView> {
    let all = [
        (true, "work", routes::accreditation(language), t!(language, "acc-work")),
        (open.calls, "calls", routes::calls(language), t!(language, "acc-calls")),
        (open.files, "files", routes::files(language), t!(language, "acc-files")),
        (open.roster, "roster", routes::roster(language), t!(language, "acc-roster")),
        (open.policies, "policies", routes::policies(language), t!(language, "acc-policies")),
    ];
    let link = |(_, name, href, words): (bool, &str, String, String)| {
        let current = (name == here).then_some("page");
        view! { <a href=href aria-current=current>{words}</a> }
    };
    let links = all.into_iter().filter(|(is_open, ..)| *is_open).map(link).collect_view();
    (open != Rooms::default()).then(|| view! { <nav class="tabs" aria-label=t!(language, "acc-rooms")>{links}</nav> }.into_any())
}
