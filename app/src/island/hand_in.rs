//! The browser's side of [`super::HandInKeeper`]: sends what waits, hands in, or lets the hand-in wait on the device.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlFormElement};

use super::bell::Bell;
use super::journal::{Entry, Journal, What};
use super::post::{Answered, post};
use super::replay::{round, wait};
use super::{BellProps, HandInWords, ReplayWords};
use crate::wire::{HandInV1, HandedInV1};

/// Seconds until it is tried again; they double up to the longest.
const FIRST_AGAIN: u32 = 2;
const LONGEST_AGAIN: u32 = 30;

/// What the page gives its keeper.
pub(super) struct Props {
    pub(super) address: String,
    pub(super) review: String,
    pub(super) language: String,
    pub(super) server_now: i64,
    pub(super) bell: BellProps,
    pub(super) words: HandInWords,
    pub(super) replay: ReplayWords,
}

struct Keeper {
    props: Props,
    told: RwSignal<String>,
    bell: Bell,
    journal: RefCell<Option<Rc<Journal>>>,
    busy: Cell<bool>,
}

/// Starts to listen to the form's button.
pub(super) fn start(props: Props, told: RwSignal<String>) {
    super::leave::watch();
    let review = props.review.clone();
    // At the end the sitting is handed in by itself.
    let bell = Bell::start(props.bell.clone(), props.server_now, &props.language, move || go_to(&review));
    let keeper = Rc::new(Keeper { props, told, bell, journal: RefCell::new(None), busy: Cell::new(false) });
    let opening = Rc::clone(&keeper);
    spawn_local(async move {
        let Ok(journal) = Journal::open().await else { return };
        opening.bell.opened_by(&journal.device, journal.ahead, None);
        let journal = Rc::new(journal);
        *opening.journal.borrow_mut() = Some(Rc::clone(&journal));
        // Answers that wait belong to what is looked over here.
        opening.send_waiting(&journal).await;
    });
    let submitted = window_event_listener(ev::submit, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(form) = target.filter(|target| target.id() == "hand-in") else { return };
        let Some(journal) = keeper.journal.borrow().clone() else { return };
        event.prevent_default();
        if !keeper.busy.replace(true) {
            let keeper = Rc::clone(&keeper);
            spawn_local(async move { keeper.hand_in(&journal, form.unchecked_into()).await });
        }
    });
    // The page is left by a whole new document, so the listener lives as long as it does.
    std::mem::forget(submitted);
}

impl Keeper {
    async fn hand_in(&self, journal: &Journal, form: HtmlFormElement) {
        let (words, address) = (&self.props.words, &self.props.address);
        self.told.set(words.sending.clone());
        let what = HandInV1 { version: 1, owner: Some(journal.owner.clone()), language: self.props.language.clone() };
        let answers = self.send_waiting(journal).await;
        let handed = if answers { post::<_, HandedInV1>(address, &what).await } else { Answered::Lost };
        match handed {
            Answered::Done(handed) => return go_to(&handed.review),
            Answered::Refused => {
                self.told.set(words.refused.clone());
                self.busy.set(false);
                return;
            }
            Answered::Lost | Answered::SignIn | Answered::Forbidden => {}
        }
        let Ok(number) = journal.next_number().await else { return };
        if journal.keep(number, &Entry::new(address, What::HandIn(what))).await.is_err() {
            // Without a place to wait in, the browser says itself that there is no connection.
            let _ = form.submit();
            return;
        }
        let mut pause = FIRST_AGAIN;
        loop {
            self.told.set(words.waits.clone());
            self.tell_waiting(journal).await;
            wait(pause).await;
            pause = (pause * 2).min(LONGEST_AGAIN);
            if !self.bell.mend().await {
                continue;
            }
            let Ok(round) = round(journal, |_| false).await else { continue };
            if round.sign_in {
                self.told.set(words.sign_in.clone());
                return;
            }
            if round.waiting == 0 {
                return go_to(&self.props.review);
            }
        }
    }

    /// Sends the answers that wait; false if some still do.
    async fn send_waiting(&self, journal: &Journal) -> bool {
        let sent = self.bell.mend().await && round(journal, |_| false).await.is_ok_and(|round| round.waiting == 0);
        self.tell_waiting(journal).await;
        sent
    }

    async fn tell_waiting(&self, journal: &Journal) {
        let entries = journal.entries().await.unwrap_or_default();
        let answers = entries.iter().filter(|(_, entry)| matches!(entry.what, What::Save(_))).count();
        if let Some(place) = document().get_element_by_id("waiting") {
            place.set_text_content(Some(&self.props.replay.waiting(answers)));
        }
    }
}

fn go_to(address: &str) {
    // If it cannot be gone to, the page stays as it is, with its button.
    let _ = window().location().assign(address);
}
