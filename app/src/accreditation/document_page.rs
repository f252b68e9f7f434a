//! Documents of a file: what is there, what is missing, and the form that hands one in.

use domain::accreditation::document::Kind;
use domain::id::{CaseId, DocumentId};
use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use super::{path, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Select, problem_words, select, summary, text_area};
use crate::ui::{Tone, done, empty, state};
use crate::words::format;
use crate::{routes, t};

/// The documents of a file.
#[derive(Debug, Clone)]
pub struct DocumentsView {
    /// Which file.
    pub case: CaseId,
    /// The candidate or expert.
    pub name: String,
    /// Documents, in the order they were handed in.
    pub lines: Vec<DocumentLine>,
    /// Kinds that are asked for and not there.
    pub missing: Vec<Kind>,
    /// Kinds the reader may hand in.
    pub open: Vec<Kind>,
    /// Said once after something was done.
    pub was_done: bool,
}

/// A document.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "how it stands, and what the reader may do")]
pub struct DocumentLine {
    /// Which.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// Who handed it in.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Whether its content was erased or taken back.
    pub is_erased: bool,
    /// Whether no newer one took its place.
    pub is_in_force: bool,
    /// Whether the reader may read it.
    pub may_read: bool,
    /// Whether the reader may take it back.
    pub may_remove: bool,
}

/// The documents of a file.
pub fn documents_page(language: Language, data: &DocumentsView, form: &FormState) -> Page {
    let title = t!(language, "docs-title");
    let none = data.lines.is_empty().then(|| empty(t!(language, "docs-none"), t!(language, "docs-none-what")));
    let lines = data.lines.iter().rev().map(|line| document(language, data.case, line, form)).collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(title.clone()))}
            <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{data.name.clone()}</p></div>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            <p class="soft reading">{t!(language, "docs-what")}</p>
            {missing(language, &data.missing)}
            {(!data.open.is_empty()).then(|| hand_in(language, &data.open, form))}
            <section class="stack"><h2>{t!(language, "docs-there")}</h2>{none}<ul class="plain stack">{lines}</ul></section>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn missing(language: Language, kinds: &[Kind]) -> Option<AnyView> {
    let items = kinds.iter().map(|kind| view! { <li>{words::document(language, *kind)}</li> }).collect_view();
    (!kinds.is_empty())
        .then(|| view! { <section class="stack tight"><h2>{t!(language, "docs-missing")}</h2><ul>{items}</ul></section> }.into_any())
}

fn hand_in(language: Language, open: &[Kind], form: &FormState) -> impl IntoView + use<> {
    let own_form = if form.value("do") == "remove" { FormState::default() } else { form.clone() };
    let kind = Select {
        name: "kind",
        label: t!(language, "docs-kind"),
        choices: open.iter().map(|kind| (kind.word().to_owned(), words::document(language, *kind))).collect(),
        value: String::new(),
        hint: String::new(),
    };
    own_form.call("file", &t!(language, "docs-file"));
    let problem = own_form.problem("file").map(|problem| problem_words(language, problem));
    let wrong = problem.is_some().then_some("true");
    let (class, described) = if problem.is_some() { ("field wrong", "file-error file-hint") } else { ("field", "file-hint") };
    view! {
        <section class="stack reading">
            <h2>{t!(language, "docs-hand-in")}</h2>
            <form method="post" enctype="multipart/form-data" class="card stack">
                <input type="hidden" name="do" value="hand-in"/>
                {summary(language, &own_form)}
                {select(language, &own_form, kind)}
                <div class=class>
                    <label for="file">{t!(language, "docs-file")}</label>
                    {problem.map(|words| view! { <p class="error" id="file-error">{words}</p> })}
                    <input id="file" name="file" type="file" accept=".pdf,.docx,.png,.jpg,.jpeg" required aria-invalid=wrong aria-describedby=described/>
                    <p class="hint" id="file-hint">{t!(language, "docs-file-hint")}</p>
                </div>
                <p><button class="button main" type="submit">{t!(language, "docs-hand-in")}</button></p>
            </form>
        </section>
    }
}

fn document(language: Language, case: CaseId, line: &DocumentLine, form: &FormState) -> impl IntoView + use<> {
    let name = if line.may_read {
        view! { <a href=routes::document(language, case, line.id)>{line.name.clone()}</a> }.into_any()
    } else {
        view! { <span>{line.name.clone()}</span> }.into_any()
    };
    let standing = if line.is_erased {
        Some(state(Tone::Wait, t!(language, "docs-erased")))
    } else if line.is_in_force {
        None
    } else {
        Some(state(Tone::Wait, t!(language, "docs-replaced")))
    };
    let about = format!("{} · {} · {}", words::document_size(language, line.size), line.by, format::date_time(&line.at, language));
    view! {
        <li class="card stack tight">
            <div class="row between"><h3>{words::document(language, line.kind)}</h3>{standing}</div>
            <p>{name}</p>
            <p class="small soft">{about}</p>
            {line.may_remove.then(|| remove(language, line.id, form))}
        </li>
    }
}

fn remove(language: Language, document: DocumentId, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "remove" && form.value("document") == document.to_string();
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(&document.to_string());
    view! {
        <details open=came_back>
            <summary>{t!(language, "docs-remove")}</summary>
            <form method="post" class="stack">
                <input type="hidden" name="do" value="remove"/>
                <input type="hidden" name="document" value=document.to_string()/>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "acc-reason"), t!(language, "docs-remove-hint"))}
                <p><button class="button" type="submit">{t!(language, "docs-remove")}</button></p>
            </form>
        </details>
    }
}
