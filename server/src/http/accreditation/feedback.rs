//! What a beneficiary says of a mission, by a link and without an account.

use academy::Error;
use app::accreditation::{FeedbackView, feedback_page, spent_page, thanks_page};
use app::form::FormState;
use app::routes;
use axum::http::StatusCode;
use domain::accreditation::feedback::Feedback;

use super::super::ask::Ask;
use super::super::reply::Reply;

/// The questions; a link that does not work is answered by what to do, never by why.
pub(crate) async fn feedback(ask: Ask) -> Result<Reply, Error> {
    show_feedback(ask, FormState::default()).await
}

async fn show_feedback(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, from) = (ask.language, ask.academy().clone(), ask.network_address.clone());
    let token = ask.parameter("token").to_owned();
    match academy.feedback_form(ask.visit().await?, &token, language, &from).await {
        Ok(shown) => {
            let held = (shown.mission.held_from, shown.mission.held_until);
            let view = FeedbackView { expert: shown.expert, domain: shown.domain, host: shown.host, held };
            let state = form.clone();
            Ok(Reply::form(&state, move |language| feedback_page(language, &view, &form)))
        }
        Err(Error::NotFound) => Ok(spent()),
        Err(error) => Err(error),
    }
}

/// Takes the answers.
pub(crate) async fn give_feedback(ask: Ask) -> Result<Reply, Error> {
    let said = Feedback::parse(|name| ask.field(name));
    match ask.academy().give_feedback(ask.parameter("token"), said, &ask.network_address).await {
        Ok(()) => Ok(Reply::See(routes::thanks(ask.language))),
        Err(Error::NotFound) => Ok(spent()),
        Err(error) => {
            let form = ask.again(error)?;
            show_feedback(ask, form).await
        }
    }
}

/// It arrived.
pub(crate) async fn thanks(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(thanks_page))
}

fn spent() -> Reply {
    Reply::Page(StatusCode::NOT_FOUND, Box::new(spent_page))
}
