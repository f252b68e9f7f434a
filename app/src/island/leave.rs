//! Signing out where there is no link: the page is blanked at once, and the server ends the sign-in at this device's next request.
//!
//! The choice lies in a cookie, `left=keep` or `left=discard`, which says nothing of anybody. Until then nothing more is sent.

use std::cell::Cell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, HtmlButtonElement, HtmlDialogElement, HtmlElement, HtmlFormElement, RequestInit, SubmitEvent};

use super::journal;

/// The dialog that asks what becomes of what is unsent.
const DIALOG: &str = "leave";
/// The field of a form that tells it.
const UNSENT: &str = "unsent";
/// After so many milliseconds without an answer there is no link.
const PATIENCE: u32 = 4_000;

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    static LEFT: Cell<bool> = const { Cell::new(false) };
    /// The form goes as it is: there is a link.
    static PASSES: Cell<bool> = const { Cell::new(false) };
}

/// Whether somebody signed out on this page without a link.
pub(super) fn has_left() -> bool {
    LEFT.get()
}

/// Starts to look after the forms that sign out; once for a page.
pub(super) fn watch() {
    if WATCHED.replace(true) {
        return;
    }
    let on_submit = window_event_listener(ev::submit, |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if let Some(form) = form.filter(|form| form.action().ends_with("/sign-out")) {
            asked(&event, form);
        }
    });
    // The page is left by a whole new document, so the listener lives as long as it does.
    std::mem::forget(on_submit);
}

fn asked(event: &SubmitEvent, form: HtmlFormElement) {
    let submitter = event.submitter();
    let button = submitter.clone().and_then(|it| it.dyn_into::<HtmlButtonElement>().ok());
    if PASSES.get() || button.as_ref().is_some_and(|button| button.form_method() == "dialog") {
        return;
    }
    event.prevent_default();
    let choice = button.filter(|button| button.name() == UNSENT).map(|button| button.value());
    spawn_local(async move {
        if has_link().await {
            PASSES.set(true);
            // Refused only where the button does not belong to the form.
            let _ = form.request_submit_with_submitter(submitter.as_ref().map(HtmlElement::as_ref));
            return;
        }
        match choice {
            Some(choice) => leave(choice == "discard").await,
            None => {
                let dialog = document().get_element_by_id(DIALOG).and_then(|it| it.dyn_into::<HtmlDialogElement>().ok());
                // Refused only where it is open already.
                let _ = dialog.map(|dialog| dialog.show_modal());
            }
        }
    });
}

async fn has_link() -> bool {
    let init = RequestInit::new();
    init.set_method("HEAD");
    init.set_cache(web_sys::RequestCache::NoStore);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    JsFuture::from(window().fetch_with_str_and_init("/healthz", &init)).await.is_ok()
}

async fn leave(discards: bool) {
    LEFT.set(true);
    let choice = if discards { "discard" } else { "keep" };
    journal::set_cookie(&format!("left={choice}; Path=/; Max-Age=34560000; SameSite=Lax"));
    let left = document().get_element_by_id(DIALOG).and_then(|dialog| dialog.get_attribute("data-left")).unwrap_or_default();
    if let Some(body) = document().body() {
        body.set_inner_html("");
        document().set_title("Fairway");
        if let Ok(told) = document().create_element("p") {
            told.set_class_name("wrap loose");
            told.set_text_content(Some(&left));
            // A page that takes no element stays blank.
            let _ = told.set_attribute("role", "status");
            let _ = body.append_child(&told);
        }
    }
    if discards {
        // What is not deleted here cannot be opened any more once the server has destroyed its key.
        let _ = journal::discard().await;
    }
}
