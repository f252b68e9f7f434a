//! Sends what waits in the journal, until nothing waits any more.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::ReplayWords;
use super::journal::{Journal, NoJournal, What};
use super::post::{Answered, post};
use crate::wire::{HandedInV1, SaveV1, SavedV1, StateV1};

/// The first pause before what could not be sent is tried again; it doubles up to the longest.
const FIRST_PAUSE: u32 = 2;
const LONGEST_PAUSE: u32 = 60;

/// What became of one round through the journal.
#[derive(Debug, Clone, Default)]
pub(super) struct Round {
    /// Entries the server has now.
    pub(super) sent: usize,
    /// Entries the server does not take.
    pub(super) refused: usize,
    /// Entries that still wait.
    pub(super) waiting: usize,
    /// Whether somebody has to sign in before they go.
    pub(super) sign_in: bool,
    /// The receipt of the last sitting handed in.
    pub(super) receipt: Option<String>,
}

/// Starts the island.
pub(super) fn start(words: ReplayWords, told: RwSignal<String>) {
    super::leave::watch();
    let busy = Rc::new(Cell::new(false));
    let again = Rc::clone(&busy);
    let words_again = words.clone();
    let online = window_event_listener(ev::online, move |_| begin(&words_again, told, &again));
    // The page is left by a whole new document, so the listener lives as long as it does.
    std::mem::forget(online);
    begin(&words, told, &busy);
}

fn begin(words: &ReplayWords, told: RwSignal<String>, busy: &Rc<Cell<bool>>) {
    if busy.replace(true) {
        return;
    }
    let (words, busy) = (words.clone(), Rc::clone(busy));
    spawn_local(async move {
        let mut pause = FIRST_PAUSE;
        let mut total = Round::default();
        loop {
            match all_sent(&words, told, &mut total).await {
                Ok(true) | Err(NoJournal::NotHere | NoJournal::SignIn) => break,
                Ok(false) | Err(NoJournal::Lost) => {}
            }
            wait(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        busy.set(false);
    });
}

/// Sends what waits, once, and tells it; whether there is nothing more to be done from this page.
async fn all_sent(words: &ReplayWords, told: RwSignal<String>, total: &mut Round) -> Result<bool, NoJournal> {
    let journal = Journal::open().await?;
    let round = round(&journal, |_| false).await?;
    // If that fails the cookie stays, and the next page looks again.
    let _ = journal.settle().await;
    let (waiting, sign_in) = (round.waiting, round.sign_in);
    *total = std::mem::take(total).and(round);
    told.set(summary(words, total));
    if waiting == 0 {
        journal.report().await;
    }
    Ok(waiting == 0 || sign_in)
}

/// Posts each entry of this person once, oldest first; those of a page that looks after its own are left to it. None where the
/// store does not tell what waits.
pub(super) async fn round(journal: &Journal, is_looked_after: impl Fn(i64) -> bool) -> Result<Round, NoJournal> {
    let mut round = Round::default();
    let mut lost = false;
    for (number, entry) in journal.entries().await? {
        if is_looked_after(number) {
            continue;
        }
        if lost || round.sign_in {
            round.waiting += 1;
            continue;
        }
        let posted = match entry.what {
            What::Save(save) => deliver(&entry.address, save).await.map(|_| None),
            What::HandIn(hand_in) => post::<_, HandedInV1>(&entry.address, &hand_in).await.map(|handed| Some(handed.receipt)),
        };
        let done = match posted {
            Answered::Refused => {
                round.refused += 1;
                true
            }
            Answered::Done(receipt) => {
                round.sent += usize::from(receipt.is_none());
                round.receipt = receipt.or(round.receipt);
                true
            }
            Answered::SignIn | Answered::Forbidden => {
                round.sign_in = true;
                false
            }
            Answered::Lost => {
                lost = true;
                false
            }
        };
        if !done {
            round.waiting += 1;
        } else if journal.forget(number).await.is_err() {
            // It is sent again with the next round, and known there.
            round.waiting += 1;
        }
    }
    Ok(round)
}

/// Posts a save; where its number is taken, as in a journal put back from a copy, once more under one that is free.
pub(super) async fn deliver(address: &str, mut save: SaveV1) -> Answered<SavedV1> {
    match post(address, &save).await {
        Answered::Done(SavedV1 { state: StateV1::CounterUsed { next }, .. }) => {
            save.step.counter = next;
            post(address, &save).await
        }
        other => other,
    }
}

impl Round {
    /// This round and a later one.
    fn and(self, later: Self) -> Self {
        let (sent, refused) = (self.sent + later.sent, self.refused + later.refused);
        Self { sent, refused, receipt: later.receipt.or(self.receipt), ..later }
    }
}

/// What a person is told of all rounds.
fn summary(words: &ReplayWords, total: &Round) -> String {
    let refused = if total.refused > 0 { words.refused.replace("{count}", &total.refused.to_string()) } else { String::new() };
    let handed_in = total.receipt.as_ref().map(|code| words.handed_in.replace("{code}", code)).unwrap_or_default();
    let parts = [words.waiting(total.waiting), words.sent(total.sent), refused, handed_in];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Waits so many seconds.
pub(super) async fn wait(seconds: u32) {
    let (go, gone) = signal();
    set_timeout(go, Duration::from_secs(u64::from(seconds)));
    gone.await;
}

/// A function, and a future that is ready once it was called.
fn signal() -> (impl FnOnce() + 'static, impl Future<Output = ()>) {
    let called = Rc::new(Cell::new(false));
    let waker: Rc<Cell<Option<std::task::Waker>>> = Rc::default();
    let (was_called, woken) = (Rc::clone(&called), Rc::clone(&waker));
    let call = move || {
        called.set(true);
        if let Some(waker) = waker.take() {
            waker.wake();
        }
    };
    let ready = std::future::poll_fn(move |context| {
        if was_called.get() {
            return std::task::Poll::Ready(());
        }
        woken.set(Some(context.waker().clone()));
        std::task::Poll::Pending
    });
    (call, ready)
}
