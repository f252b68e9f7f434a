//! The front door, the front page and the notices.

use academy::Error;
use app::course::{home_page, next_view};
use app::people::{accessibility_page, privacy_page};

use super::ask::Ask;
use super::known::{cookie, preferred};
use super::reply::Reply;

/// To the language of the cookie, else of the browser.
pub(crate) async fn front_door(ask: Ask) -> Result<Reply, Error> {
    let chosen = cookie(&ask.headers, "language").and_then(|code| domain::language::Language::of_interface(&code));
    let own = ask.caller.as_ref().map(|actor| actor.language);
    let language = chosen.or(own).unwrap_or_else(|| preferred(&ask.headers));
    Ok(Reply::See(format!("/{language}")))
}

/// What Fairway is or, for an officer signed in, where they stopped.
pub(crate) async fn home(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let signed_in = ask.caller.is_some();
    let next = if signed_in {
        let page = academy.learning(ask.visit().await?).await?;
        let latest = page.courses.iter().max_by_key(|course| course.done.last_at);
        latest.and_then(|course| next_view(language, &course.course.edition, &course.done))
    } else {
        None
    };
    Ok(Reply::page(move |language| home_page(language, next, signed_in)))
}

/// What is kept and why.
pub(crate) async fn privacy(ask: Ask) -> Result<Reply, Error> {
    let operator = ask.site.config.operator.clone();
    Ok(Reply::page(move |language| privacy_page(language, &operator)))
}

/// What works for whom.
pub(crate) async fn accessibility(_ask: Ask) -> Result<Reply, Error> {
    Ok(Reply::page(accessibility_page))
}
