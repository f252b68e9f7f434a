//! Calls for candidates.

use std::collections::BTreeMap;

use academy::{AskedCall, Error, PolicyEdition};
use app::accreditation::{CallView, CallsView, NewCallView, call_page, calls_page, new_call_page};
use app::form::FormState;
use app::routes;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::lines::{Around, titles};
use super::{call_id, rooms};

/// The regions a call may be for.
pub(super) const REGIONS: [&str; 6] = ["AMS", "EURO", "ESA", "WCA", "MENA", "A/P"];

/// Calls there are.
pub(crate) async fn calls(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let page = academy.calls(ask.visit().await?).await?;
    let around = Around::of(&mut ask).await?;
    let by_hash: BTreeMap<&str, &PolicyEdition> = page.policies.iter().map(|edition| (edition.hash.0.as_str(), edition)).collect();
    let line = |row| around.call(&ask, row, by_hash.get(row.policy.0.as_str()).copied());
    let calls = page.calls.iter().rev().map(line).collect();
    let view = CallsView { calls, may_make: page.may_make, rooms: rooms(&ask) };
    Ok(Reply::page(move |language| calls_page(language, &view)))
}

/// A call to be made.
pub(crate) async fn new_call(ask: Ask) -> Result<Reply, Error> {
    show_new_call(ask, FormState::default()).await
}

async fn show_new_call(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let page = academy.calls(ask.visit().await?).await?;
    if !page.may_make {
        return Err(Error::Forbidden);
    }
    let words = |edition: &PolicyEdition| {
        let policy = &edition.policy;
        (edition.hash.0.clone(), format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language)))
    };
    let view = NewCallView { policies: page.policies.iter().map(words).collect(), regions: REGIONS.map(str::to_owned).to_vec() };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| new_call_page(language, &view, &form)))
}

/// Makes a call.
pub(crate) async fn make_call(ask: Ask) -> Result<Reply, Error> {
    let field = |name: &str| ask.field(name).to_owned();
    let asked = AskedCall {
        policy: field("policy"),
        title_en: field("title_en"),
        title_fr: field("title_fr"),
        languages: ask.fields("languages").map(str::to_owned).collect(),
        region: field("region"),
        host: field("host"),
        funding: field("funding"),
        seats: field("seats"),
        held_from: field("held_from"),
        held_until: field("held_until"),
        closes_on: field("closes_on"),
    };
    match ask.academy().make_call(ask.actor()?, &asked).await {
        Ok(call) => Ok(Reply::See(format!("{}?done=made", routes::call(ask.language, call)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_new_call(ask, form).await
        }
    }
}

/// A call with its candidates.
pub(crate) async fn call(ask: Ask) -> Result<Reply, Error> {
    show_call(ask, FormState::default()).await
}

async fn show_call(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), call_id(&ask)?);
    let page = academy.call(ask.visit().await?, id).await?;
    let around = Around::of(&mut ask).await?;
    let titles = titles(&mut ask).await?;
    let policy = &page.policy.policy;
    let named = |id: &String| titles.get(id).cloned().unwrap_or_else(|| id.clone());
    let taken =
        |stage: &str| matches!(stage, "selected" | "attended" | "not-yet" | "pre-accredited" | "on-mission" | "evaluated" | "accredited");
    let view = CallView {
        line: around.call(&ask, &page.row, Some(&page.policy)),
        host: page.row.call.host.clone(),
        funding: page.row.call.funding.clone(),
        languages: page.row.call.languages.iter().copied().collect(),
        region: page.row.call.region.clone(),
        prerequisites: policy.prerequisites.iter().map(named).collect(),
        policy: page.policy.number,
        policy_href: routes::policy(language, &policy.category, &policy.domain),
        seats_taken: page.cases.iter().filter(|case| taken(&case.stage)).count(),
        files: around.lines(&ask, &page.cases),
        may_nominate: page.may_nominate,
        may_manage: page.may_manage,
        sees_decisions: page.may_manage || page.may_confirm,
        cancelled: page.row.cancelled_at.map(|at| ask.moment(at)),
        nominated: ask.asked("done") == "nominated",
        made: ask.asked("done") == "made",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| call_page(language, &view, &form)))
}

/// Puts an officer forward, or cancels the call.
pub(crate) async fn change_call(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), call_id(&ask)?);
    let (outcome, done) = match ask.field("do") {
        "cancel" => (academy.cancel_call(&actor, id, ask.field("reason")).await, "cancelled"),
        _ => (academy.nominate(&actor, id, ask.field("email"), ask.field("reason")).await.map(|_| ()), "nominated"),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done={done}", routes::call(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_call(ask, form).await
        }
    }
}
