//! Experts brought in.

use academy::{BROUGHT_COLUMNS, Became, BroughtRow, Error};
use app::accreditation::{ImportLine, ImportView, ImportsView, import_page, imports_page, phrases};
use app::form::FormState;
use app::routes;
use domain::id::ImportId;
use domain::language::Language;
use domain::people::Role;
use domain::refusal::Problem;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::upload;

/// Lists brought in; the template as CSV.
pub(crate) async fn imports(ask: Ask) -> Result<Reply, Error> {
    if ask.asked("as") == "csv" {
        // Spreadsheets read the mark at its head, and in French semicolons.
        let between = if ask.language == Language::FR { ";" } else { "," };
        let body = format!("\u{feff}{}\r\n", BROUGHT_COLUMNS.join(between)).into_bytes();
        let name = Some("fairway-experts.csv".to_owned());
        return Ok(Reply::File { content_type: "text/csv; charset=utf-8", name, body, public_seconds: None });
    }
    show_imports(ask, FormState::default()).await
}

async fn show_imports(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let lists = academy.brought_lists(ask.visit().await?).await?;
    let policies = academy.policies_in_force(ask.visit().await?).await?;
    let category = |edition: &academy::PolicyEdition| {
        let policy = &edition.policy;
        let words = format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language));
        (words, format!("{}, {}", policy.category, policy.domain))
    };
    let view = ImportsView {
        lists: lists.iter().map(|row| (row.id, row.file_name.clone(), ask.moment(row.made_at), row.decided.is_some())).collect(),
        may_bring: ask.actor()?.holds(Role::AccreditationManager),
        columns: BROUGHT_COLUMNS.map(str::to_owned).to_vec(),
        categories: policies.iter().map(category).collect(),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| imports_page(language, &view, &form)))
}

/// Takes a file.
pub(crate) async fn bring(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, actor) = (ask.academy().clone(), ask.actor()?.clone());
    let outcome = match upload::file(&mut ask).await {
        Some((name, bytes)) => academy.bring(&actor, &name, &bytes).await,
        None if actor.holds(Role::AccreditationManager) => {
            Err(Error::Invalid(vec![domain::refusal::FieldProblem::new("file", Problem::Missing)]))
        }
        None => Err(Error::Forbidden),
    };
    match outcome {
        Ok(id) => Ok(Reply::See(routes::import(ask.language, id))),
        Err(error) => {
            let form = ask.again(error)?;
            show_imports(ask, form).await
        }
    }
}

/// A list with its rows.
pub(crate) async fn import(ask: Ask) -> Result<Reply, Error> {
    show_import(ask, FormState::default()).await
}

fn import_id(ask: &Ask) -> Result<ImportId, Error> {
    ImportId::parse(ask.parameter("import")).ok_or(Error::NotFound)
}

async fn show_import(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), import_id(&ask)?);
    let page = academy.brought_list(ask.visit().await?, id).await?;
    let line = |row: &BroughtRow| ImportLine {
        line: row.line,
        name: row.name.clone(),
        about: format!("{} · {} · {} {}", row.email, row.administration, row.category, row.domain),
        holds: phrases::holds(language, &row.rank, &row.valid_until),
        evidence: row.evidence.clone(),
        problems: row.problems.clone(),
        became: page.became.iter().find(|(line, _)| *line == row.line).map(|(_, became)| match became {
            Became::File(case) => Ok(*case),
            Became::FileOpen => Err(phrases::file_open(language)),
            Became::OtherAdministration => Err(phrases::elsewhere(language)),
            Became::Refused(refused) => Err(app::accreditation::words::refused(language, refused)),
        }),
    };
    let view = ImportView {
        file_name: page.list.file_name.clone(),
        at: ask.moment(page.list.made_at),
        lines: page.rows.iter().map(line).collect(),
        is_confirmed: page.list.decided.is_some(),
        may_confirm: page.may_confirm,
        brought: ask.asked("brought").parse().ok(),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| import_page(language, &view, &form)))
}

/// Confirms a list.
pub(crate) async fn confirm(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), import_id(&ask)?);
    match academy.confirm_brought(&actor, id, ask.field("password")).await {
        Ok(count) => Ok(Reply::See(format!("{}?brought={count}", routes::import(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_import(ask, form).await
        }
    }
}
