//! The auditor's rooms: the record, and a file's history in it.

use domain::language::Language;
use domain::record::Action;
use domain::time::Moment;
use leptos::prelude::*;

use crate::frame::{Page, Section};
use crate::ui::{Tone, crumbs, empty, state};
use crate::words::format;
use crate::{routes, t};

/// Entries of the record.
#[derive(Debug, Clone, Default)]
pub struct AuditView {
    /// What they are about, where it is one thing.
    pub about: Option<String>,
    /// In the order they are shown.
    pub entries: Vec<EntryLine>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The address of the same as CSV.
    pub export: String,
}

/// An entry.
#[derive(Debug, Clone)]
pub struct EntryLine {
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// What.
    pub action: Option<Action>,
    /// Of what.
    pub about: String,
    /// Where that is, if it has a page here.
    pub href: Option<String>,
    /// Its place in the chain.
    pub position: Option<u64>,
    /// What stands beside it.
    pub details: Option<String>,
}

/// The record.
pub fn audit_page(language: Language, data: &AuditView) -> Page {
    let title = data.about.clone().unwrap_or_else(|| t!(language, "audit-title"));
    let none = data.entries.is_empty().then(|| empty(t!(language, "audit-none"), t!(language, "audit-none-what")));
    let rows = data.entries.iter().map(|line| row(language, line)).collect_view();
    let next = data.next.clone().map(|href| view! { <p class="small"><a href=href rel="next">{t!(language, "audit-older")}</a></p> });
    let above = data
        .about
        .is_some()
        .then(|| crumbs(t!(language, "frame-where"), vec![(routes::audit(language), t!(language, "audit-title"))], data.about.clone()));
    let table = (!data.entries.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="worded">
                    <thead><tr>
                        <th scope="col">{t!(language, "audit-what")}</th><th scope="col">{t!(language, "acc-who")}</th><th scope="col">{t!(language, "audit-when")}</th>
                        <th scope="col" class="n">{t!(language, "audit-place")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let body = view! {
        <div class="stack loose">
            {above}
            <div class="row between"><h1>{title.clone()}</h1><a class="button" href=data.export.clone()>{t!(language, "officers-export")}</a></div>
            <p class="soft">{t!(language, "audit-what-is-it")}</p>
            {none}
            {table}
            {next}
        </div>
    };
    Page::new(title, Section::Audit, body).unlisted()
}

fn row(language: Language, line: &EntryLine) -> impl IntoView + use<> {
    let what = line.action.map_or_else(|| t!(language, "audit-unknown"), |action| action_words(language, action));
    let about = match line.href.clone() {
        Some(href) => view! { <a href=href>{line.about.clone()}</a> }.into_any(),
        None => line.about.clone().into_any(),
    };
    let details = line.details.clone().map(|details| {
        view! { <details class="small"><summary>{t!(language, "audit-details")}</summary><code class="address">{details}</code></details> }
    });
    let place = match line.position {
        Some(position) => format::number(position, language).into_any(),
        None => state(Tone::Wait, t!(language, "audit-not-chained")).into_any(),
    };
    let actor = if line.actor.is_empty() { t!(language, "audit-clock") } else { line.actor.clone() };
    view! {
        <tr>
            <td>{what}<br/><span class="small soft address">{about}</span>{details}</td>
            <td>{actor}</td>
            <td>{format::date_time(&line.at, language)}</td>
            <td class="n">{place}</td>
        </tr>
    }
}

/// What an entry tells of.
pub(super) fn action_words(language: Language, action: Action) -> String {
    match action {
        Action::CaseMoved => t!(language, "audit-case-moved"),
        Action::Refused => t!(language, "audit-refused"),
        Action::Seated => t!(language, "audit-seated"),
        Action::Recused => t!(language, "audit-recused"),
        Action::ConflictDeclared => t!(language, "audit-conflict-declared"),
        Action::ExceptionAsked => t!(language, "audit-exception-asked"),
        Action::ExceptionConfirmed => t!(language, "audit-exception-confirmed"),
        Action::ScoresCommitted => t!(language, "audit-scores-committed"),
        Action::MarkAgreed => t!(language, "audit-mark-agreed"),
        Action::FileRead => t!(language, "audit-file-read"),
        Action::Exported => t!(language, "audit-exported"),
        Action::CallMade => t!(language, "audit-call-made"),
        Action::CallCancelled => t!(language, "audit-call-cancelled"),
        Action::PolicyChanged => t!(language, "audit-policy-changed"),
        Action::WordsChanged => t!(language, "audit-words-changed"),
        Action::DocumentHandedIn => t!(language, "audit-document-handed-in"),
        Action::DocumentRead => t!(language, "audit-document-read"),
        Action::DocumentRemoved => t!(language, "audit-document-removed"),
        Action::DocumentsErased => t!(language, "audit-documents-erased"),
        Action::RefresherNoted => t!(language, "audit-refresher-noted"),
        Action::ReportHandedIn => t!(language, "audit-report-handed-in"),
        Action::FeedbackAsked => t!(language, "audit-feedback-asked"),
        Action::FeedbackGiven => t!(language, "audit-feedback-given"),
        Action::ListBrought => t!(language, "audit-list-brought"),
        Action::ListConfirmed => t!(language, "audit-list-confirmed"),
        Action::RoleGranted => t!(language, "audit-role-granted"),
        Action::RoleWithdrawn => t!(language, "audit-role-withdrawn"),
    }
}
