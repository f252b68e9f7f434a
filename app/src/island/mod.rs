//! The islands: the keeper of an answer, and what sends answers that waited on this device.
//!
//! Answer fields are form controls rendered by the server; no island renders or sets them. Without islands the plain form
//! saves from submit to submit.

#![expect(missing_docs, reason = "the macro `island` makes structures it does not document")]

#[cfg(feature = "hydrate")]
mod bell;
#[cfg(feature = "hydrate")]
mod hand_in;
#[cfg(feature = "hydrate")]
mod journal;
#[cfg(feature = "hydrate")]
mod keeper;
#[cfg(feature = "hydrate")]
mod leave;
#[cfg(feature = "hydrate")]
mod post;
#[cfg(feature = "hydrate")]
mod replay;
#[cfg(feature = "hydrate")]
mod sheet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the keeper says, in the language of the page. `{time}` is filled with a time of day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperWords {
    /// While sending.
    pub sending: String,
    /// Kept by the server, with `{time}`.
    pub kept: String,
    /// Sealed on this device and not sent yet, with `{time}`.
    pub sealed: String,
    /// The same, and somebody has to sign in first.
    pub sign_in: String,
    /// Neither sent nor sealed: only the page has it.
    pub not_kept: String,
    /// Another tab or device answered later.
    pub superseded: String,
    /// The server refused it.
    pub refused: String,
    /// Said above the question while there is no connection, with `{time}`.
    pub no_link: String,
    /// Said when there is a connection again.
    pub link_again: String,
}

/// What the replay says, in the language of the page. `{count}` is filled with a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplayWords {
    /// One answer waits.
    pub waiting_one: String,
    /// Several wait.
    pub waiting_other: String,
    /// One was sent.
    pub sent_one: String,
    /// Several were sent.
    pub sent_other: String,
    /// Some could not be added any more.
    pub refused: String,
    /// A sitting that waited was handed in, with `{code}`.
    pub handed_in: String,
}

/// What is said of the bell, in the language of the page. `{time}` is filled with a time of day, `{count}` with a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BellWords {
    /// Until when it is open, with `{time}`.
    pub until: String,
    /// One minute is left.
    pub left_one: String,
    /// Several are.
    pub left_other: String,
    /// Less than one is.
    pub left_less: String,
    /// Said ten, five and one minute before the end, with `{left}`, one of the former, and `{time}`.
    pub warning: String,
    /// The bell was moved back, to `{time}`.
    pub lengthened: String,
    /// Time is up, since `{time}`.
    pub over: String,
    /// The same without a connection.
    pub over_no_link: String,
}

/// The bell of the sitting on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BellProps {
    /// Where it is asked for.
    pub address: String,
    /// The bell, in milliseconds since 1970 UTC; none where the quiz has no limit.
    pub closes_at: Option<i64>,
    /// The same as the page words it; empty without one.
    pub closes: String,
    /// What to say.
    pub words: BellWords,
}

/// What is said of handing in, in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandInWords {
    /// While sending.
    pub sending: String,
    /// It waits on this device.
    pub waits: String,
    /// The same, and somebody has to sign in first.
    pub sign_in: String,
    /// The server refused it.
    pub refused: String,
}

/// How the last change stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was changed on this page.
    Idle,
    /// On its way.
    Sending,
    /// Kept, received then.
    Kept(String),
    /// Sealed on this device since then.
    Sealed(String),
    /// Sealed on this device since then; it goes when its officer signs in.
    SignIn(String),
    /// Not sent and not sealed.
    NotKept,
    /// Another answer counts.
    Superseded,
    /// Refused.
    Refused,
}

impl Standing {
    fn class(&self) -> &'static str {
        match self {
            Self::Kept(_) => "state pass",
            Self::Refused => "state fail",
            Self::Sealed(_) | Self::SignIn(_) => "state sealed",
            Self::Idle | Self::Sending | Self::NotKept | Self::Superseded => "state wait",
        }
    }

    fn words(&self, words: &KeeperWords) -> String {
        match self {
            Self::Idle => String::new(),
            Self::Sending => words.sending.clone(),
            Self::Kept(time) => words.kept.replace("{time}", time),
            Self::Sealed(time) => words.sealed.replace("{time}", time),
            Self::SignIn(time) => words.sign_in.replace("{time}", time),
            Self::NotKept => words.not_kept.clone(),
            Self::Superseded => words.superseded.clone(),
            Self::Refused => words.refused.clone(),
        }
    }
}

impl ReplayWords {
    /// How many wait; nothing for none.
    #[cfg(feature = "hydrate")]
    fn waiting(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => self.waiting_one.clone(),
            more => self.waiting_other.replace("{count}", &more.to_string()),
        }
    }

    #[cfg(feature = "hydrate")]
    fn sent(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => self.sent_one.clone(),
            more => self.sent_other.replace("{count}", &more.to_string()),
        }
    }
}

/// Seals each change of the answer on this device, sends it, and says when the server keeps it.
#[island]
pub fn AnswerKeeper(
    /// Where answers go.
    address: String,
    /// The question.
    question: String,
    /// How it is answered: `option`, `options`, `number`, `pairs`, `text` or `parts`.
    kind: String,
    /// The language of the page.
    language: String,
    /// The server's instant when the page was made.
    server_now: i64,
    /// The step the page's answer was saved by.
    after: Option<(String, i64)>,
    /// Until when.
    bell: BellProps,
    /// What to say.
    words: KeeperWords,
    /// What to say of other answers that wait on this device.
    replay: ReplayWords,
) -> impl IntoView {
    let standing = RwSignal::new(Standing::Idle);
    #[cfg(feature = "hydrate")]
    keeper::start(keeper::Props { address, question, kind, language, server_now, after, bell, words: words.clone(), replay }, standing);
    #[cfg(not(feature = "hydrate"))]
    let _ = (address, question, kind, language, server_now, after, bell, replay);
    view! { <span role="status" class=move || standing.with(Standing::class)>{move || standing.with(|standing| standing.words(&words))}</span> }
}

/// Hands a sitting in; without a connection the hand-in waits on this device, behind the answers that do.
#[island]
pub fn HandInKeeper(
    /// Where it is handed in.
    address: String,
    /// Where to look back on it.
    review: String,
    /// The language of the page.
    language: String,
    /// The server's instant when the page was made.
    server_now: i64,
    /// Until when.
    bell: BellProps,
    /// What to say.
    words: HandInWords,
    /// What to say of answers that wait on this device.
    replay: ReplayWords,
) -> impl IntoView {
    let told = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    hand_in::start(hand_in::Props { address, review, language, server_now, bell, words, replay }, told);
    #[cfg(not(feature = "hydrate"))]
    let _ = (address, review, language, server_now, bell, words, replay);
    view! { <p role="status" class:notice=move || told.with(|told| !told.is_empty())>{move || told.get()}</p> }
}

/// Seals each change of any score on this page on the device, sends it, and says beside each when the server keeps it.
#[island]
pub fn SheetKeeper(
    /// The language of the page.
    language: String,
    /// The server's instant when the page was made.
    server_now: i64,
    /// What to say.
    words: KeeperWords,
    /// What to say of what waits on this device.
    replay: ReplayWords,
    /// Said of a mark without a reason.
    no_reason: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    sheet::start(sheet::Props { language, server_now, words, replay, no_reason });
    #[cfg(not(feature = "hydrate"))]
    let _ = (language, server_now, words, replay, no_reason);
    view! { <span hidden></span> }
}

/// Sends what waits on this device for whoever is signed in, and says so; on every page while the device holds something.
#[island]
pub fn UnsentAnswers(
    /// What to say.
    words: ReplayWords,
) -> impl IntoView {
    let told = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    replay::start(words, told);
    #[cfg(not(feature = "hydrate"))]
    let _ = (words,);
    view! { <span role="status" class="state wait">{move || told.get()}</span> }
}

/// Milliseconds since 1970 by the device's clock.
#[cfg(feature = "hydrate")]
fn now() -> i64 {
    // Milliseconds fit a double exactly for 285,000 years.
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let now = js_sys::Date::now() as i64;
    now
}
