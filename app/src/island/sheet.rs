//! The browser's side of [`super::SheetKeeper`]: many scores on one page, each a question of its own.
//!
//! Each change goes into the journal before it goes to the server, as an answer's does. All scores stand on one page, so that
//! whoever opened it with a link scores without one, candidate after candidate.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::journal::{Entry, Journal, NoJournal, What};
use super::keeper::{random, tell_link, time_of_day};
use super::post::Answered;
use super::replay::{deliver, round, wait};
use super::{KeeperWords, ReplayWords, Standing};
use crate::wire::{AnswerV1, SaveV1, SavedV1, StateV1, StepV1};

/// A pause in typing after which scores are sent.
const PAUSE: Duration = Duration::from_millis(500);
/// Seconds until what could not be sent is tried again; they double up to the longest.
const FIRST_AGAIN: u32 = 2;
const LONGEST_AGAIN: u32 = 30;
/// What marks a score on the page.
const SCORES: &str = "[data-question]";

/// What the page gives its keeper.
pub(super) struct Props {
    pub(super) language: String,
    pub(super) server_now: i64,
    pub(super) words: KeeperWords,
    pub(super) replay: ReplayWords,
    /// Said of a mark without a reason.
    pub(super) no_reason: String,
}

/// A change that the server does not have yet.
#[derive(Clone)]
struct Unsent {
    save: SaveV1,
    /// Its number in the journal; none if it is not there.
    number: Option<i64>,
}

/// A score as it stands.
struct Score {
    address: String,
    question: String,
    /// What was last noted: rendered by the server, or taken from the page since.
    noted: AnswerV1,
    after: Option<StepV1>,
    unsent: Option<Unsent>,
    /// Steps of this page's own name.
    count: i64,
}

struct Running {
    props: Props,
    journal: Option<Rc<Journal>>,
    /// This page's own name in steps, while there is no journal.
    page: String,
    /// Milliseconds the server's clock is ahead.
    ahead: i64,
    /// By the id of their element.
    scores: BTreeMap<String, Score>,
    changed: BTreeSet<String>,
    noting: bool,
    sending: bool,
    again: u32,
    /// The score that did not get through last; empty while none did not.
    failed: String,
    timer: Option<TimeoutHandle>,
    no_link: bool,
    /// Entries of other pages that wait.
    others: usize,
    submitting: bool,
}

type Shared = Rc<RefCell<Running>>;

/// How a sending ended.
enum Sent {
    Next,
    Again(Duration),
}

/// Starts to listen; the fields stay as the server rendered them.
pub(super) fn start(props: Props) {
    super::leave::watch();
    let scores: BTreeMap<String, Score> = elements().iter().filter_map(|element| Some((element.id(), score(element)?))).collect();
    let running = Running {
        ahead: props.server_now - super::now(),
        props,
        journal: None,
        page: format!("page-{:08x}{:08x}", random(), random()),
        changed: scores.keys().cloned().collect(),
        scores,
        noting: false,
        sending: false,
        again: FIRST_AGAIN,
        failed: String::new(),
        timer: None,
        no_link: false,
        others: 0,
        submitting: false,
    };
    let running = Rc::new(RefCell::new(running));
    listen(&running);
    spawn_local(open_journal(running));
}

fn elements() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(SCORES) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)).filter_map(|node| node.dyn_into().ok()).collect()
}

fn score(element: &Element) -> Option<Score> {
    let after = element.get_attribute("data-after").unwrap_or_default();
    let after =
        after.rsplit_once(' ').and_then(|(device, counter)| Some(StepV1 { device: device.to_owned(), counter: counter.parse().ok()? }));
    Some(Score {
        address: element.get_attribute("data-address")?,
        question: element.get_attribute("data-question")?,
        noted: read(element, true),
        after,
        unsent: None,
        count: 0,
    })
}

/// Mark and reason: as they stand, or as the server rendered them.
fn read(element: &Element, rendered: bool) -> AnswerV1 {
    let (chosen, value) = if rendered { ("input[checked]", "defaultValue") } else { ("input:checked", "value") };
    let found = |which: &str| element.query_selector(which).ok().flatten();
    let text = |field: Element, name: &str| Reflect::get(&field, &name.into()).ok().and_then(|text| text.as_string());
    let mark = found(chosen).and_then(|field| text(field, "value"));
    let reason = found("textarea").and_then(|field| text(field, value)).filter(|reason| !reason.is_empty());
    let parts = [("mark", mark), ("reason", reason)];
    AnswerV1::Parts(parts.into_iter().filter_map(|(name, part)| Some((name.to_owned(), part?))).collect())
}

fn listen(running: &Shared) {
    let changed = Rc::clone(running);
    let on_change = window_event_listener(ev::change, move |event| note_of(&changed, &event));
    let typed = Rc::clone(running);
    let on_input = window_event_listener(ev::input, move |event| note_of(&typed, &event));
    let linked = Rc::clone(running);
    let on_line = window_event_listener(ev::online, move |_| send_after(&linked, Duration::ZERO));
    let submitted = Rc::clone(running);
    let on_submit = window_event_listener(ev::submit, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(form) = target.filter(|target| target.closest("#sheets").is_ok_and(|found| found.is_some())) else { return };
        let has_link = !submitted.borrow().no_link && window().navigator().on_line();
        if has_link && !has_bare_elsewhere(&submitted, &form) {
            submitted.borrow_mut().submitting = true;
        } else {
            // The browser would only show that there is no connection; everything is kept here and goes by itself.
            event.prevent_default();
            send_after(&submitted, Duration::ZERO);
        }
    });
    let leaving = Rc::clone(running);
    let on_leave = window_event_listener(ev::beforeunload, move |event| {
        let state = leaving.borrow();
        let waits = state.scores.values().any(|score| score.unsent.is_some());
        if waits && !state.submitting && !super::leave::has_left() {
            event.prevent_default();
        }
    });
    // The page is left by a whole new document, so the listeners live as long as it does.
    std::mem::forget((on_change, on_input, on_line, on_submit, on_leave));
}

/// Whether a score of another sheet is known to this page alone, which would go with it.
fn has_bare_elsewhere(running: &Shared, form: &Element) -> bool {
    let state = running.borrow();
    let bare = |score: &Score| score.unsent.as_ref().is_some_and(|unsent| unsent.number.is_none());
    let is_here = |id: &str| form.query_selector(&format!("[id=\"{id}\"]")).is_ok_and(|found| found.is_some());
    state.scores.iter().any(|(id, score)| bare(score) && !is_here(id))
}

/// Notes the score an event is of.
fn note_of(running: &Shared, event: &web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(element) = target.and_then(|target| target.closest(SCORES).ok().flatten()) else { return };
    if let Ok(mut state) = running.try_borrow_mut() {
        state.changed.insert(element.id());
    }
    note(running);
}

/// Opens the journal, however long it takes; then notes what was typed meanwhile and sends what waited.
async fn open_journal(running: Shared) {
    note(&running);
    let mut pause = FIRST_AGAIN;
    let journal = loop {
        match Journal::open().await {
            Ok(journal) => break Rc::new(journal),
            Err(NoJournal::Lost) => {
                wait(pause).await;
                pause = (pause * 2).min(LONGEST_AGAIN);
            }
            Err(NoJournal::NotHere | NoJournal::SignIn) => return,
        }
    };
    {
        let mut state = running.borrow_mut();
        state.ahead = journal.ahead;
        state.journal = Some(Rc::clone(&journal));
    }
    seal_all(&running, &journal).await;
    replay(&running, &journal).await;
}

/// Puts what is known only to this page into the journal too.
async fn seal_all(running: &Shared, journal: &Rc<Journal>) {
    let bare: Vec<(String, String, SaveV1)> = {
        let state = running.borrow();
        let bare = |(id, score): (&String, &Score)| {
            let unsent = score.unsent.as_ref().filter(|unsent| unsent.number.is_none())?;
            Some((id.clone(), score.address.clone(), unsent.save.clone()))
        };
        state.scores.iter().filter_map(bare).collect()
    };
    for (id, address, save) in bare {
        let Ok(number) = journal.next_number().await else { return };
        let sealed = SaveV1 { owner: Some(journal.owner.clone()), ..save.clone() };
        if journal.keep(number, &Entry::new(&address, What::Save(sealed))).await.is_err() {
            return;
        }
        let taken = {
            let mut state = running.borrow_mut();
            match state.scores.get_mut(&id).and_then(|score| score.unsent.as_mut()) {
                Some(now) if now.save == save => {
                    now.number = Some(number);
                    true
                }
                // Meanwhile it was sent or replaced.
                _ => false,
            }
        };
        if !taken {
            // If it stays it is sent once more, and known to the server.
            let _ = journal.forget(number).await;
        }
    }
}

/// Sends what other pages of this device left behind; where that changes what stands here, the page is read again unless something
/// was typed on it already.
async fn replay(running: &Shared, journal: &Rc<Journal>) {
    let mut pause = FIRST_AGAIN;
    loop {
        let before = journal.entries().await.unwrap_or_default();
        let here = |number: i64| {
            let state = running.borrow();
            state.scores.values().any(|score| score.unsent.as_ref().is_some_and(|unsent| unsent.number == Some(number)))
        };
        let concerns_this = {
            let state = running.borrow();
            before.iter().any(|(number, entry)| {
                let is_other =
                    |score: &Score| entry.answers(&score.address, &score.question).is_some_and(|(answer, _)| *answer != score.noted);
                !here(*number) && state.scores.values().any(is_other)
            })
        };
        // Where the store does not tell what waits, it is asked again.
        if let Ok(round) = round(journal, here).await {
            running.borrow_mut().others = round.waiting;
            tell_waiting(running);
            if round.waiting == 0 && concerns_this && round.sent > 0 && is_untouched(running) {
                running.borrow_mut().submitting = true;
                // If the page cannot be read again, it goes on as it is.
                let _ = window().location().reload();
            }
            if round.waiting == 0 || round.sign_in {
                return;
            }
        }
        wait(pause).await;
        pause = (pause * 2).min(LONGEST_AGAIN);
    }
}

fn is_untouched(running: &Shared) -> bool {
    let state = running.borrow();
    !state.noting && state.changed.is_empty() && state.scores.values().all(|score| score.unsent.is_none())
}

/// Takes up what the page says now of every score that may have changed.
fn note(running: &Shared) {
    if let Ok(mut state) = running.try_borrow_mut() {
        if std::mem::replace(&mut state.noting, true) {
            return;
        }
    } else {
        return;
    }
    let running = Rc::clone(running);
    spawn_local(async move {
        let mut any = false;
        loop {
            let next = running.borrow_mut().changed.pop_first();
            let Some(id) = next else { break };
            any |= note_once(&running, &id).await;
        }
        running.borrow_mut().noting = false;
        if any {
            send_after(&running, PAUSE);
        }
    });
}

/// One change of one score; false if there is none.
async fn note_once(running: &Shared, id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let filled = read(&element, false);
    let (mut save, address, journal, before) = {
        let mut state = running.borrow_mut();
        let (page, ahead, language) = (state.page.clone(), state.ahead, state.props.language.clone());
        let journal = state.journal.clone();
        let Some(score) = state.scores.get_mut(id) else { return false };
        if filled == score.noted {
            return false;
        }
        score.noted = filled.clone();
        score.count += 1;
        let save = SaveV1 {
            version: 1,
            owner: journal.as_ref().map(|journal| journal.owner.clone()),
            question: score.question.clone(),
            answer: filled,
            certainty: None,
            step: StepV1 { device: page, counter: score.count },
            after: score.after.clone(),
            edited_at: super::now() + ahead,
            language,
        };
        (save, score.address.clone(), journal, score.unsent.take())
    };
    let mut number = None;
    if let Some(journal) = &journal
        && let Ok(next) = journal.next_number().await
    {
        save.step = StepV1 { device: journal.device.clone(), counter: next };
        if journal.keep(next, &Entry::new(&address, What::Save(save.clone()))).await.is_ok() {
            number = Some(next);
        }
        // What this change replaces was never sent: the newer one stands for it.
        if let (Some(_), Some(former)) = (number, before.and_then(|before| before.number)) {
            let _ = journal.forget(former).await;
        }
    }
    {
        let mut state = running.borrow_mut();
        let standing = if number.is_some() { Standing::Sealed(time_of_day(&state.props.language)) } else { Standing::Sending };
        tell(id, &standing, &state.props);
        if let Some(score) = state.scores.get_mut(id) {
            score.unsent = Some(Unsent { save, number });
        }
    }
    tell_waiting(running);
    true
}

fn send_after(running: &Shared, pause: Duration) {
    let later = Rc::clone(running);
    let Ok(mut state) = running.try_borrow_mut() else { return };
    if let Some(timer) = state.timer.take() {
        timer.clear();
    }
    state.timer = set_timeout_with_handle(move || send(&later), pause).ok();
}

/// Sends every score that waits, one after another, until one does not get through.
fn send(running: &Shared) {
    if std::mem::replace(&mut running.borrow_mut().sending, true) {
        return;
    }
    let running = Rc::clone(running);
    spawn_local(async move {
        let again = loop {
            let next = {
                let state = running.borrow();
                // Behind the one that did not get through, so that it does not hold up all others.
                let behind = state.scores.range::<str, _>((Bound::Excluded(state.failed.as_str()), Bound::Unbounded));
                let before = state.scores.range::<str, _>((Bound::Unbounded, Bound::Included(state.failed.as_str())));
                behind.chain(before).find_map(|(id, score)| Some((id.clone(), score.address.clone(), score.unsent.clone()?)))
            };
            let Some((id, address, unsent)) = next else { break None };
            let outcome = deliver(&address, unsent.save.clone()).await;
            let sent = finish(&running, &id, &unsent, outcome).await;
            tell_waiting(&running);
            if let Sent::Again(pause) = sent {
                running.borrow_mut().failed = id;
                break Some(pause);
            }
        };
        running.borrow_mut().sending = false;
        if let Some(pause) = again {
            send_after(&running, pause);
        }
    });
}

/// Notes how a sending ended.
async fn finish(running: &Shared, id: &str, unsent: &Unsent, outcome: Answered<SavedV1>) -> Sent {
    let standing = match outcome {
        Answered::Done(saved) => taken(running, id, saved),
        Answered::Refused => Standing::Refused,
        Answered::SignIn | Answered::Forbidden => {
            link_is_there(running);
            let state = running.borrow();
            let time = time_of_day(&state.props.language);
            let standing = if unsent.number.is_some() { Standing::SignIn(time) } else { Standing::NotKept };
            tell(id, &standing, &state.props);
            return Sent::Again(Duration::from_secs(u64::from(LONGEST_AGAIN)));
        }
        Answered::Lost => return Sent::Again(lost(running, id, unsent)),
    };
    let journal = running.borrow().journal.clone();
    if let (Some(journal), Some(number)) = (journal, unsent.number) {
        // If it stays in the journal it is sent once more, and known to the server.
        let _ = journal.forget(number).await;
    }
    link_is_there(running);
    let mut state = running.borrow_mut();
    state.again = FIRST_AGAIN;
    let is_last = match state.scores.get_mut(id) {
        Some(score) if score.unsent.as_ref().is_some_and(|now| now.save == unsent.save) => {
            score.unsent = None;
            true
        }
        _ => false,
    };
    if is_last {
        tell(id, &standing, &state.props);
    }
    Sent::Next
}

fn link_is_there(running: &Shared) {
    let mut state = running.borrow_mut();
    if std::mem::take(&mut state.no_link) {
        tell_link(&state.props.words.link_again);
    }
}

fn taken(running: &Shared, id: &str, saved: SavedV1) -> Standing {
    let (step, standing) = match saved.state {
        StateV1::Kept => (saved.step, Standing::Kept(saved.received)),
        StateV1::Superseded { step, .. } => (step, Standing::Superseded),
        StateV1::CounterUsed { .. } => return Standing::Refused,
    };
    // A plain submit that follows is based on this step.
    let field = document().get_element_by_id(id).and_then(|element| element.query_selector("input[type=hidden]").ok().flatten());
    if let Some(field) = field.filter(|_| standing != Standing::Superseded) {
        let _ = Reflect::set(&field, &"value".into(), &format!("{} {}", step.device, step.counter).into());
    }
    if let Some(score) = running.borrow_mut().scores.get_mut(id) {
        score.after = Some(step);
    }
    standing
}

/// Says that there is no connection; how long until the next try.
fn lost(running: &Shared, id: &str, unsent: &Unsent) -> Duration {
    let mut state = running.borrow_mut();
    let time = time_of_day(&state.props.language);
    let standing = if unsent.number.is_some() { Standing::Sealed(time.clone()) } else { Standing::NotKept };
    tell(id, &standing, &state.props);
    if !std::mem::replace(&mut state.no_link, true) {
        tell_link(&state.props.words.no_link.replace("{time}", &time));
    }
    let pause = state.again;
    state.again = (pause * 2).min(LONGEST_AGAIN);
    Duration::from_secs(u64::from(pause))
}

/// How many scores wait on this device, in the strip that stays in sight.
fn tell_waiting(running: &Shared) {
    let state = running.borrow();
    let sealed = |score: &&Score| score.unsent.as_ref().is_some_and(|unsent| unsent.number.is_some());
    let count = state.others + state.scores.values().filter(sealed).count();
    if let Some(place) = document().get_element_by_id("waiting") {
        place.set_text_content(Some(&state.props.replay.waiting(count)));
    }
}

/// How a score stands, beside it; its mark in the line that is seen while it is folded.
fn tell(id: &str, standing: &Standing, props: &Props) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Ok(Some(place)) = element.query_selector(".standing") {
        place.set_class_name(&format!("standing {}", standing.class()));
        place.set_text_content(Some(&standing.words(&props.words)));
    }
    let AnswerV1::Parts(parts) = read(&element, false) else { return };
    let is_whole = parts.get("reason").is_some_and(|reason| !reason.trim().is_empty());
    if let (Some(mark), Ok(Some(place))) = (parts.get("mark"), element.query_selector(".given")) {
        place.set_class_name(if is_whole { "given state pass" } else { "given state wait" });
        let words = if is_whole { mark.clone() } else { format!("{mark} · {}", props.no_reason) };
        place.set_text_content(Some(&words));
    }
}
