//! Decisions on one file, and on a workshop's candidates as one list.

use academy::{Error, FilePage};
use app::accreditation::{DecisionLine, DecisionView, ListView, decision_page, decisions_page};
use app::form::FormState;
use app::routes;
use domain::accreditation::access::Reading;
use domain::accreditation::act::Refused;
use domain::accreditation::case::Happened;
use domain::accreditation::decision::Outcome;
use domain::id::CaseId;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::files::score_lines;
use super::lines::Around;
use super::{call_id, case};

/// The decision on a file.
pub(crate) async fn decision(ask: Ask) -> Result<Reply, Error> {
    show_decision(ask, FormState::default()).await
}

async fn show_decision(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), case(&ask)?);
    let page = academy.file(ask.visit().await?, id, language).await?;
    if page.reading != Reading::Secretariat {
        return Err(Error::NotFound);
    }
    let title = |id: &String| {
        let criterion = page.case.policy.rubric.criteria.iter().find(|it| it.id == *id);
        criterion.map(|it| it.title.read(language).to_owned()).unwrap_or_default()
    };
    let result = page.result.as_ref();
    let view = DecisionView {
        case: id,
        name: page.name.clone(),
        proposals: page.proposals.clone(),
        proposed: proposed(&page),
        confirms: page.confirms.clone(),
        heads: page.sheets.iter().map(|(_, name, _)| name.clone()).collect(),
        scores: score_lines(language, &page),
        result: result.map(|it| (it.points, it.possible, it.passes, it.not_met.iter().map(title).collect())),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| decision_page(language, &view, &form)))
}

/// What is proposed, by whom and why.
fn proposed(page: &FilePage) -> Option<(Outcome, String, String)> {
    let (outcome, by) = page.standing.proposal?;
    let place = page.case.events.iter().rposition(|event| matches!(event.what, Happened::Proposed { .. }))?;
    let reason = page.reasons.get(&u32::try_from(place + 1).ok()?).cloned().unwrap_or_default();
    Some((outcome, page.names.get(&by).cloned().unwrap_or_default(), reason))
}

/// Proposes, confirms or returns.
pub(crate) async fn decide(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), case(&ask)?);
    let outcome = match ask.field("do") {
        "propose" => academy.propose_decision(&actor, id, ask.field("outcome"), ask.field("reason")).await,
        "confirm" => academy.confirm_decision(&actor, id, ask.field("password")).await,
        "return" => academy.return_proposal(&actor, id, ask.field("question")).await,
        _ => return Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::file(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_decision(ask, form).await
        }
    }
}

/// The outcomes of a call's workshop.
pub(crate) async fn decisions(ask: Ask) -> Result<Reply, Error> {
    show_decisions(ask, FormState::default(), Vec::new(), None).await
}

async fn show_decisions(
    mut ask: Ask,
    form: FormState,
    refused: Vec<(CaseId, Vec<Refused>)>,
    confirmed: Option<u64>,
) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), call_id(&ask)?);
    let page = academy.decision_list(ask.visit().await?, id).await?;
    let around = Around::of(&mut ask).await?;
    let line = |it: &academy::ListedDecision| DecisionLine {
        case: it.case,
        name: it.name.clone(),
        administration: around.organisation(it.administration),
        result: it.result.as_ref().map(|result| (result.points, result.possible, result.passes)),
        proposed: it.proposed.clone(),
        decided: it.decided,
    };
    let named = |id: CaseId| page.lines.iter().find(|it| it.case == id).map(|it| it.name.clone()).unwrap_or_default();
    let view = ListView {
        call: (routes::call(language, id), page.call.call.title.read(language).to_owned()),
        lines: page.lines.iter().map(line).collect(),
        may_propose: page.may_propose,
        may_confirm: page.may_confirm,
        proposed: ask.asked("proposed").parse().ok(),
        confirmed: confirmed.or_else(|| ask.asked("confirmed").parse().ok()),
        refused: refused.into_iter().map(|(case, why)| (named(case), why)).collect(),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| decisions_page(language, &view, &form)))
}

/// Proposes or confirms the list, those taken out left as they are.
pub(crate) async fn decide_list(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), call_id(&ask)?);
    let cases: Option<Vec<CaseId>> = ask.fields("case").map(CaseId::parse).collect();
    let cases = cases.ok_or(Error::NotFound)?;
    let list = routes::call_decisions(ask.language, id);
    if ask.field("do") == "propose" {
        return match academy.propose_list(&actor, id, &cases, ask.field("reason")).await {
            Ok(count) => Ok(Reply::See(format!("{list}?proposed={count}"))),
            Err(error) => {
                let form = ask.again(error)?;
                show_decisions(ask, form, Vec::new(), None).await
            }
        };
    }
    match academy.confirm_list(&actor, id, &cases, ask.field("password")).await {
        Ok((count, refused)) if refused.is_empty() => Ok(Reply::See(format!("{list}?confirmed={count}"))),
        Ok((count, refused)) => show_decisions(ask, FormState::default(), refused, Some(count as u64)).await,
        Err(error) => {
            let form = ask.again(error)?;
            show_decisions(ask, form, Vec::new(), None).await
        }
    }
}
