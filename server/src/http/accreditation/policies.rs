//! Policies.

use academy::Error;
use app::accreditation::{CRITERION, PolicyView, policies_page, policy_page};
use app::form::FormState;
use app::routes;
use domain::accreditation::document::Kind;
use domain::accreditation::policy::Policy;
use domain::refusal::{FieldProblem, Problem};

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::lines::titles;
use super::rooms;

/// The policies in force.
pub(crate) async fn policies(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let all = academy.policies(ask.visit().await?).await?;
    let all: Vec<(Policy, u32)> = all.into_iter().map(|edition| (edition.policy, edition.number)).collect();
    let open = rooms(&ask);
    Ok(Reply::page(move |language| policies_page(language, open, &all)))
}

/// A policy.
pub(crate) async fn policy(ask: Ask) -> Result<Reply, Error> {
    show_policy(ask, FormState::default()).await
}

async fn show_policy(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let (category, domain) = (ask.parameter("category").to_owned(), ask.parameter("domain").to_owned());
    let page = academy.policy(ask.visit().await?, &category, &domain).await?;
    let titles = titles(&mut ask).await?;
    let Some(newest) = page.editions.first() else { return Err(Error::NotFound) };
    let named = |id: &String| titles.get(id).cloned().unwrap_or_else(|| id.clone());
    let version = |edition: &academy::PolicyEdition| (edition.number, ask.moment(edition.made_at), edition.reason.clone());
    let view = PolicyView {
        policy: newest.policy.clone(),
        versions: page.editions.iter().map(version).collect(),
        prerequisites: newest.policy.prerequisites.iter().map(named).collect(),
        may_change: page.may_change,
        was_changed: ask.asked("done") == "yes",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| policy_page(language, &view, &form)))
}

/// Puts a new version in force.
pub(crate) async fn change_policy(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let (category, domain) = (ask.parameter("category").to_owned(), ask.parameter("domain").to_owned());
    let page = academy.policy(ask.visit().await?, &category, &domain).await?;
    let Some(newest) = page.editions.first() else { return Err(Error::NotFound) };
    if !page.may_change {
        return Err(Error::Forbidden);
    }
    let outcome = match changed(&ask, &newest.policy) {
        Ok(policy) => academy.change_policy(ask.actor()?, &policy, ask.field("reason")).await,
        Err(problems) => Err(Error::Invalid(problems)),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::policy(ask.language, &category, &domain)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_policy(ask, form).await
        }
    }
}

/// The policy as the form has it, or the fields that are no numbers.
fn changed(ask: &Ask, before: &Policy) -> Result<Policy, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut number = |field: &str| {
        let typed: Option<u32> = ask.field(field).trim().parse().ok();
        if typed.is_none() {
            problems.push(FieldProblem::new(field, Problem::NotANumber));
        }
        typed.unwrap_or(0)
    };
    let mut policy = before.clone();
    policy.assessors = number("assessors");
    policy.missions = number("missions");
    policy.rubric.pass_percent = number("pass_percent");
    policy.pre_accredited_months = number("pre_accredited_months");
    policy.accredited_months = number("accredited_months");
    policy.appeal_days = number("appeal_days");
    policy.due_days = number("due_days");
    policy.prerequisites = ask.field("prerequisites").split_whitespace().map(str::to_owned).collect();
    policy.documents = ask.fields("documents").filter_map(Kind::parse).filter(|kind| kind.is_of_nomination()).collect();
    for criterion in &mut policy.rubric.criteria {
        criterion.weight = ask.field(&format!("{CRITERION}{}-weight", criterion.id)).trim().parse().unwrap_or(0);
        criterion.must_reach = ask.field(&format!("{CRITERION}{}-must", criterion.id)).parse().ok();
    }
    if problems.is_empty() { Ok(policy) } else { Err(problems) }
}
