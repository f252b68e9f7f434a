//! Who confirms decisions for whom.

use academy::{AskedDelegation, Error};
use app::accreditation::{DelegationLine, DelegationsView, delegations_page};
use app::form::FormState;
use app::routes;
use domain::id::GrantId;
use domain::time::Timestamp;

use super::super::ask::Ask;
use super::super::reply::Reply;

/// Delegations in force or to come.
pub(crate) async fn delegations(ask: Ask) -> Result<Reply, Error> {
    show(ask, FormState::default()).await
}

async fn show(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, person) = (ask.academy().clone(), ask.actor()?.person);
    let page = academy.delegations(ask.visit().await?).await?;
    let line = |it: &academy::Delegation| DelegationLine {
        own: (it.by == person).then_some(it.grant),
        to: it.to_name.clone(),
        by: it.by_name.clone(),
        days: (ask.moment(it.from_at).date, ask.moment(Timestamp(it.until_at.0 - 1)).date),
        reason: it.reason.clone(),
    };
    let was_done = match ask.asked("done") {
        "given" => Some(true),
        "ended" => Some(false),
        _ => None,
    };
    let view = DelegationsView { delegations: page.delegations.iter().map(line).collect(), may_delegate: page.may_delegate, was_done };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| delegations_page(language, &view, &form)))
}

/// Hands confirmation on, or takes it back.
pub(crate) async fn delegate(ask: Ask) -> Result<Reply, Error> {
    let back = routes::delegations(ask.language);
    if ask.field("do") == "end" {
        let grant = GrantId::parse(ask.field("grant")).ok_or(Error::NotFound)?;
        ask.academy().end_delegation(ask.actor()?, grant).await?;
        return Ok(Reply::See(format!("{back}?done=ended")));
    }
    let field = |name: &str| ask.field(name).to_owned();
    let asked = AskedDelegation { email: field("email"), from: field("from"), until: field("until"), reason: field("reason") };
    match ask.academy().delegate_confirmation(ask.actor()?, &asked).await {
        Ok(()) => Ok(Reply::See(format!("{back}?done=given"))),
        Err(error) => {
            let form = ask.again(error)?;
            show(ask, form).await
        }
    }
}
