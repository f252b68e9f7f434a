//! Alive, ready, figures, and the hashed files.

use std::sync::atomic::Ordering;

use academy::Error;
use axum::http::header;

use super::ask::Ask;
use super::reply::Reply;

fn plain(body: String) -> Reply {
    Reply::File { content_type: "text/plain; charset=utf-8", name: None, body: body.into_bytes(), public_seconds: None }
}

/// The process answers.
pub(crate) async fn alive(_ask: Ask) -> Result<Reply, Error> {
    Ok(plain("alive\n".to_owned()))
}

/// Database and migrations are in order, and something can be written to the data folder.
pub(crate) async fn ready(ask: Ask) -> Result<Reply, Error> {
    if !ask.academy().store().is_migrated().await? {
        return Err(Error::Busy);
    }
    ask.academy().running().await?;
    let probe = ask.site.config.data.join(".ready");
    std::fs::write(&probe, b"ready").map_err(|error| Error::Broken(format!("the data folder cannot be written: {error}")))?;
    Ok(plain("ready\n".to_owned()))
}

/// Figures for monitoring, to loopback or with the token.
pub(crate) async fn metrics(ask: Ask) -> Result<Reply, Error> {
    let sent = ask.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    let by_token = ask.site.config.metrics_token.as_deref().is_some_and(|token| sent == Some(token));
    let by_place = ask.network_address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if !by_token && !by_place {
        return Err(Error::NotFound);
    }
    let running = ask.academy().running().await?;
    let mut text = "# TYPE fairway_answered_total counter\n".to_owned();
    for (first, count) in ask.site.answered.iter().enumerate().skip(2) {
        text.push_str(&format!("fairway_answered_total{{status=\"{first}xx\"}} {}\n", count.load(Ordering::Relaxed)));
    }
    text.push_str(&format!(
        "# TYPE fairway_statements_total counter\nfairway_statements_total {}\n# TYPE fairway_late_letters gauge\nfairway_late_letters {}\n# TYPE fairway_failed_jobs gauge\nfairway_failed_jobs {}\n",
        ask.academy().store().statements_run(),
        running.late_letters,
        running.failed_jobs
    ));
    let store = ask.academy().store();
    let (engine, level) = (format!("{:?}", store.kind()).to_lowercase(), store.durability().await?);
    text.push_str(&format!("# TYPE fairway_durability gauge\nfairway_durability{{engine=\"{engine}\",level=\"{level}\"}} 1\n"));
    Ok(plain(text))
}

/// A hashed file; answered by the site with the right encoding.
pub(crate) async fn asset(ask: Ask) -> Result<Reply, Error> {
    let response = ask.site.assets.answer(ask.parameter("file"), &ask.headers).ok_or(Error::NotFound)?;
    Ok(Reply::Ready(response))
}
