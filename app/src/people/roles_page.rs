//! Roles: who holds which, where, until when; granted and withdrawn with the reason.

use domain::id::GrantId;
use domain::language::Language;
use domain::people::Role;
use domain::time::Moment;
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::done;
use crate::ui::fields::{Input, Select, input, select, summary, text_area};
use crate::words::format;

/// Roles in force.
#[derive(Debug, Clone)]
pub struct RolesView {
    /// By name.
    pub grants: Vec<GrantLine>,
    /// Where a role may hold: value and words.
    pub scopes: Vec<(String, String)>,
    /// Said once after a change.
    pub changed: bool,
}

/// A role in force.
#[derive(Debug, Clone)]
pub struct GrantLine {
    /// Which.
    pub grant: GrantId,
    /// Whose.
    pub name: String,
    /// The address.
    pub email: String,
    /// The role.
    pub role: Role,
    /// Where it holds, in words.
    pub scope: String,
    /// Until when.
    pub until: Option<Moment>,
    /// Why.
    pub reason: String,
}

/// A role in words.
pub(crate) fn role_words(language: Language, role: Role) -> String {
    match role {
        Role::Coordinator => t!(language, "role-coordinator"),
        Role::Tutor => t!(language, "role-tutor"),
        Role::Author => t!(language, "role-author"),
        Role::Translator => t!(language, "role-translator"),
        Role::Publisher => t!(language, "role-publisher"),
        Role::AccreditationManager => t!(language, "role-accreditation-manager"),
        Role::Assessor => t!(language, "role-assessor"),
        Role::DecisionMaker => t!(language, "role-decision-maker"),
        Role::Auditor => t!(language, "role-auditor"),
        Role::Administrator => t!(language, "role-administrator"),
    }
}

/// Roles, granted and withdrawn.
pub fn roles_page(language: Language, data: &RolesView, form: &FormState) -> Page {
    let mut roles = vec![(String::new(), t!(language, "roles-choose"))];
    roles.extend(Role::ALL.iter().map(|role| (role.word().to_owned(), role_words(language, *role))));
    let mut scopes = vec![(String::new(), t!(language, "roles-choose"))];
    scopes.extend(data.scopes.iter().cloned());
    let withdrawing = !form.value("grant").is_empty();
    let own_form = if withdrawing { FormState::default() } else { form.clone() };
    let rows = data.grants.iter().map(|line| row(language, line, form)).collect_view();
    let body = view! {
        <div class="stack loose">
            <h1>{t!(language, "roles-title")}</h1>
            {data.changed.then(|| done(t!(language, "roles-changed")))}
            <details class="card" open=own_form.came_back()>
                <summary><strong>{t!(language, "roles-grant")}</strong></summary>
                <form method="post" class="stack reading">
                    {summary(language, &own_form)}
                    {input(language, &own_form, Input { name: "email", label: t!(language, "field-work-email"), kind: "email", autocomplete: "off", ..Input::default() })}
                    {select(language, &own_form, Select { name: "role", label: t!(language, "roles-role"), choices: roles, ..Select::default() })}
                    {select(language, &own_form, Select { name: "scope", label: t!(language, "roles-scope"), choices: scopes, hint: t!(language, "roles-scope-hint"), ..Select::default() })}
                    {input(language, &own_form, Input { name: "until", label: t!(language, "roles-until"), hint: t!(language, "roles-until-hint"), kind: "date", optional: true, ..Input::default() })}
                    {text_area(language, &own_form, "reason", t!(language, "roles-reason"), String::new())}
                    <button class="button main" type="submit" name="do" value="grant">{t!(language, "roles-grant")}</button>
                </form>
            </details>
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "roles-title")>
                <table>
                    <thead><tr>
                        <th scope="col">{t!(language, "roles-person")}</th><th scope="col">{t!(language, "roles-role")}</th><th scope="col">{t!(language, "roles-scope")}</th>
                        <th scope="col">{t!(language, "roles-until")}</th><th scope="col">{t!(language, "roles-reason")}</th><th scope="col">{t!(language, "roles-withdraw")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Page::new(t!(language, "roles-title"), Section::People, body).unlisted()
}

fn row(language: Language, line: &GrantLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.grant.to_string();
    let came_back = form.value("grant") == id;
    let own_form = if came_back { form.clone() } else { FormState::default() };
    let field = format!("reason-{id}");
    let problem = own_form.problem("reason").map(|problem| crate::ui::fields::problem_words(language, problem));
    let refusal = own_form.refusal.as_ref().map(|refusal| crate::error::refusal_words(language, refusal));
    let until = line.until.as_ref().map_or_else(|| t!(language, "roles-no-end"), |until| format::date_time(until, language));
    view! {
        <tr>
            <td>{line.name.clone()}<br/><span class="small soft">{line.email.clone()}</span></td>
            <td>{role_words(language, line.role)}</td>
            <td>{line.scope.clone()}</td>
            <td>{until}</td>
            <td class="small">{line.reason.clone()}</td>
            <td>
                <details open=came_back>
                    <summary>{t!(language, "roles-withdraw")}</summary>
                    <form method="post" class="stack tight">
                        <input type="hidden" name="grant" value=id/>
                        {refusal.map(|words| view! { <p class="error" role="alert">{words}</p> })}
                        <div class="field">
                            <label for=field.clone()>{t!(language, "roles-reason")}</label>
                            {problem.map(|words| view! { <p class="error" role="alert">{words}</p> })}
                            <input id=field name="reason" value=own_form.value("reason").to_owned() maxlength="500"/>
                        </div>
                        <button class="button" type="submit" name="do" value="withdraw">{t!(language, "roles-withdraw")}</button>
                    </form>
                </details>
            </td>
        </tr>
    }
}
