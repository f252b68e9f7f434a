//! One way to speak with the server: JSON out, JSON back.

use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

/// After so many milliseconds without an answer the link counts as lost.
const PATIENCE: u32 = 20_000;

/// How a post ended.
pub(super) enum Answered<T> {
    /// Done, and this is what the server says.
    Done(T),
    /// Nobody is signed in, or whoever was signed out on this page.
    SignIn,
    /// Somebody else is signed in, or not allowed any more.
    Forbidden,
    /// Understood, and not taken.
    Refused,
    /// No answer, or one that means: later.
    Lost,
}

impl<T> Answered<T> {
    /// The same, with another thing done.
    pub(super) fn map<U>(self, done: impl FnOnce(T) -> U) -> Answered<U> {
        match self {
            Self::Done(thing) => Answered::Done(done(thing)),
            Self::SignIn => Answered::SignIn,
            Self::Forbidden => Answered::Forbidden,
            Self::Refused => Answered::Refused,
            Self::Lost => Answered::Lost,
        }
    }
}

/// Posts to our own server.
pub(super) async fn post<S: Serialize, T: DeserializeOwned>(address: &str, what: &S) -> Answered<T> {
    if super::leave::has_left() {
        return Answered::SignIn;
    }
    let Ok(body) = serde_json::to_string(what) else { return Answered::Refused };
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(&body));
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let Ok(headers) = Headers::new() else { return Answered::Lost };
    if headers.set("content-type", "application/json").is_err() {
        return Answered::Lost;
    }
    init.set_headers(&headers);
    let Ok(answered) = JsFuture::from(window().fetch_with_str_and_init(address, &init)).await else { return Answered::Lost };
    let Ok(response) = answered.dyn_into::<Response>() else { return Answered::Lost };
    match response.status() {
        200..=299 => {}
        401 => return Answered::SignIn,
        403 => return Answered::Forbidden,
        // Too often: later.
        429 => return Answered::Lost,
        400..=499 => return Answered::Refused,
        _ => return Answered::Lost,
    }
    let Ok(text) = response.text() else { return Answered::Lost };
    let Some(text) = JsFuture::from(text).await.ok().and_then(|text| text.as_string()) else { return Answered::Lost };
    serde_json::from_str(&text).map_or(Answered::Lost, Answered::Done)
}
