//! Experts accredited before this platform was there: a list that one person brings and another confirms.

use domain::id::{CaseId, ImportId};
use domain::language::Language;
use domain::refusal::Problem;
use domain::time::Moment;
use leptos::prelude::*;

use super::{password_again, path};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{input, problem_words, summary};
use crate::ui::{Tone, done, empty, state};
use crate::words::format;
use crate::{routes, t};

/// Lists brought in.
#[derive(Debug, Clone)]
pub struct ImportsView {
    /// Which, its file, when, and whether it is confirmed; the newest first.
    pub lists: Vec<(ImportId, String, Moment, bool)>,
    /// Whether the reader may bring one.
    pub may_bring: bool,
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// Words of categories and domains with their words in the file.
    pub categories: Vec<(String, String)>,
}

/// A list.
#[derive(Debug, Clone)]
pub struct ImportView {
    /// What the file was called.
    pub file_name: String,
    /// When it was brought.
    pub at: Moment,
    /// Its rows.
    pub lines: Vec<ImportLine>,
    /// Whether it is confirmed.
    pub is_confirmed: bool,
    /// Whether the reader may confirm it.
    pub may_confirm: bool,
    /// How many were just brought in.
    pub brought: Option<u64>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct ImportLine {
    /// Its line in the file.
    pub line: usize,
    /// Who.
    pub name: String,
    /// Address, administration, category and domain.
    pub about: String,
    /// What they are, until when.
    pub holds: String,
    /// What proves it.
    pub evidence: String,
    /// What is wrong with it: column and problem.
    pub problems: Vec<(String, Problem)>,
    /// What became of it: the file, or why there is none.
    pub became: Option<Result<CaseId, String>>,
}

/// Lists brought in, and the form that brings one.
pub fn imports_page(language: Language, data: &ImportsView, form: &FormState) -> Page {
    let title = t!(language, "import-title");
    let none = data.lists.is_empty().then(|| empty(t!(language, "import-none"), t!(language, "import-none-what")));
    let line = |(id, name, at, is_confirmed): &(ImportId, String, Moment, bool)| {
        let standing = if *is_confirmed {
            state(Tone::Pass, t!(language, "import-confirmed")).into_any()
        } else {
            state(Tone::Wait, t!(language, "import-waits")).into_any()
        };
        view! {
            <li class="card row between">
                <div class="stack tight"><h3><a href=routes::import(language, *id)>{name.clone()}</a></h3><p class="small soft">{format::date_time(at, language)}</p></div>
                {standing}
            </li>
        }
    };
    let lines = data.lists.iter().map(line).collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, Vec::new(), Some(title.clone()))}
            <h1>{title.clone()}</h1>
            <p class="soft">{t!(language, "import-what")}</p>
            {data.may_bring.then(|| bring(language, data, form))}
            <section class="stack"><h2>{t!(language, "import-lists")}</h2>{none}<ul class="plain stack">{lines}</ul></section>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn bring(language: Language, data: &ImportsView, form: &FormState) -> impl IntoView + use<> {
    form.call("file", &t!(language, "import-file"));
    let problem = form.problem("file").map(|problem| problem_words(language, problem));
    let wrong = problem.is_some().then_some("true");
    let (class, described) = if problem.is_some() { ("field wrong", "file-error file-hint") } else { ("field", "file-hint") };
    let categories =
        data.categories.iter().map(|(words, word)| view! { <li>{words.clone()}": "<code>{word.clone()}</code></li> }).collect_view();
    view! {
        <section class="stack reading">
            <h2>{t!(language, "import-bring")}</h2>
            <form method="post" enctype="multipart/form-data" class="card stack">
                {summary(language, form)}
                <div class=class>
                    <label for="file">{t!(language, "import-file")}</label>
                    {problem.map(|words| view! { <p class="error" id="file-error">{words}</p> })}
                    <input id="file" name="file" type="file" accept=".csv,.xlsx" required aria-invalid=wrong aria-describedby=described/>
                    <p class="hint" id="file-hint">{t!(language, "import-file-hint", columns = data.columns.join(", "))}</p>
                </div>
                <details><summary>{t!(language, "import-how")}</summary><div class="stack tight"><p>{t!(language, "import-how-what")}</p><ul>{categories}</ul></div></details>
                <p class="row"><button class="button main" type="submit">{t!(language, "import-send")}</button><a href=format!("{}?as=csv", routes::imports(language))>{t!(language, "import-template")}</a></p>
            </form>
        </section>
    }
}

/// A list with what is wrong in it, and the form that confirms it.
pub fn import_page(language: Language, data: &ImportView, form: &FormState) -> Page {
    let title = data.file_name.clone();
    let faulty = data.lines.iter().filter(|line| !line.problems.is_empty()).count();
    let whole = data.lines.len() - faulty;
    let rows = data.lines.iter().map(|line| row(language, line)).collect_view();
    let password = password_again(language);
    let confirm = data.may_confirm.then(|| {
        view! {
            <form method="post" class="card stack reading">
                <h2 class="h3">{t!(language, "import-confirm")}</h2>
                <p class="soft">{t!(language, "import-confirm-what")}</p>
                {summary(language, form)}
                {input(language, form, password)}
                <p><button class="button main" type="submit" name="do" value="confirm">{t!(language, "import-confirm")}</button></p>
            </form>
        }
    });
    let standing =
        if data.is_confirmed { (Tone::Pass, t!(language, "import-confirmed")) } else { (Tone::Wait, t!(language, "import-waits")) };
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::imports(language), t!(language, "import-title"))], Some(title.clone()))}
            <div class="stack tight">
                <h1>{title.clone()}</h1>
                <p class="soft">{format::date_time(&data.at, language)}" · "{t!(language, "import-counts", whole = whole as u64, faulty = faulty as u64)}</p>
                <p>{state(standing.0, standing.1)}</p>
            </div>
            {data.brought.map(|count| done(t!(language, "import-brought", count = count)))}
            {confirm}
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="worded">
                    <thead><tr>
                        <th scope="col">{t!(language, "acc-officer")}</th><th scope="col">{t!(language, "import-holds")}</th>
                        <th scope="col">{t!(language, "import-evidence")}</th><th scope="col">{t!(language, "import-row")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn row(language: Language, line: &ImportLine) -> impl IntoView + use<> {
    let problems = line.problems.iter().map(|(column, problem)| {
        let words = t!(language, "form-of", name = column.clone(), problem = problem_words(language, problem));
        view! { <li>{words}</li> }
    });
    let standing = match &line.became {
        Some(Ok(case)) => view! { <a href=routes::file(language, *case)>{t!(language, "acc-file")}</a> }.into_any(),
        Some(Err(why)) => state(Tone::Fail, why.clone()).into_any(),
        None if line.problems.is_empty() => state(Tone::Pass, t!(language, "import-row-whole")).into_any(),
        None => view! { {state(Tone::Fail, t!(language, "import-row-faulty"))}<ul class="small">{problems.collect_view()}</ul> }.into_any(),
    };
    view! {
        <tr>
            <td><strong>{line.name.clone()}</strong><br/><span class="small soft">{line.about.clone()}</span></td>
            <td>{line.holds.clone()}</td>
            <td class="small">{line.evidence.clone()}</td>
            <td><span class="small soft">{t!(language, "import-line", line = line.line as u64)}</span><br/>{standing}</td>
        </tr>
    }
}
