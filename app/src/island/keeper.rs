//! The browser's side of [`super::AnswerKeeper`]: reads the form, seals, sends, tells.
//!
//! Every change goes into the journal before it goes to the server, and out of it once the server has it. Where there is
//! no journal (no store, no sealing, no key yet) the change is sent all the same, and the page says that it has it alone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{FormData, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::bell::Bell;
use super::journal::{Entry, Journal, NoJournal, What};
use super::post::Answered;
use super::replay::{deliver, round, wait};
use super::{BellProps, KeeperWords, ReplayWords, Standing};
use crate::quiz::{AFTER, ANSWER, CERTAINTY, PAIR, PART};
use crate::wire::{AnswerV1, SaveV1, SavedV1, StateV1, StepV1};

/// A pause in typing after which the answer is sent.
const PAUSE: Duration = Duration::from_millis(500);
/// Seconds until an answer that could not be sent is tried again; they double up to the longest.
const FIRST_AGAIN: u32 = 2;
const LONGEST_AGAIN: u32 = 30;

/// What the page gives its keeper.
pub(super) struct Props {
    pub(super) address: String,
    pub(super) question: String,
    pub(super) kind: String,
    pub(super) language: String,
    pub(super) server_now: i64,
    pub(super) after: Option<(String, i64)>,
    pub(super) bell: BellProps,
    pub(super) words: KeeperWords,
    pub(super) replay: ReplayWords,
}

/// A change that the server does not have yet.
#[derive(Clone)]
struct Unsent {
    save: SaveV1,
    /// Its number in the journal; none if it is not there.
    number: Option<i64>,
}

/// What the form says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filled {
    answer: AnswerV1,
    certainty: Option<String>,
}

struct Running {
    props: Props,
    standing: RwSignal<Standing>,
    journal: Option<Rc<Journal>>,
    /// This page's own name and count in steps, while there is no journal.
    page: String,
    count: i64,
    bell: Bell,
    after: Option<StepV1>,
    /// What was last noted: rendered by the server, or taken from the form since.
    noted: Filled,
    unsent: Option<Unsent>,
    /// Entries of other questions that wait.
    others: usize,
    noting: bool,
    sending: bool,
    again: u32,
    timer: Option<TimeoutHandle>,
    no_link_since: Option<String>,
    /// The form is on its way by itself, so leaving needs no warning.
    submitting: bool,
}

type Shared = Rc<RefCell<Running>>;

/// Starts to listen; the fields stay as the server rendered them.
pub(super) fn start(props: Props, standing: RwSignal<Standing>) {
    super::leave::watch();
    let Some(form) = form() else { return };
    let noted = rendered(&form, &props.kind);
    let after = props.after.clone().map(|(device, counter)| StepV1 { device, counter });
    let page = format!("page-{:08x}{:08x}", random(), random());
    // The end can only ring once the page runs, hence after what it needs is there.
    let rung: Rc<RefCell<Option<Shared>>> = Rc::default();
    let on_over = Rc::clone(&rung);
    let bell = Bell::start(props.bell.clone(), props.server_now, &props.language, move || {
        if let Some(running) = on_over.borrow().clone() {
            ring(&running);
        }
    });
    let running = Running {
        props,
        standing,
        journal: None,
        page,
        count: 0,
        bell,
        after,
        noted,
        unsent: None,
        others: 0,
        noting: false,
        sending: false,
        again: FIRST_AGAIN,
        timer: None,
        no_link_since: None,
        submitting: false,
    };
    let running = Rc::new(RefCell::new(running));
    *rung.borrow_mut() = Some(Rc::clone(&running));
    listen(&running);
    spawn_local(open_journal(running));
}

fn listen(running: &Shared) {
    let changed = Rc::clone(running);
    let on_change = window_event_listener(ev::change, move |event| {
        if is_ours(&event) {
            note(&changed, Duration::ZERO);
        }
    });
    let typed = Rc::clone(running);
    let on_input = window_event_listener(ev::input, move |event| {
        if is_ours(&event) {
            note(&typed, PAUSE);
        }
    });
    let linked = Rc::clone(running);
    let on_line = window_event_listener(ev::online, move |_| send_after(&linked, Duration::ZERO));
    let submitted = Rc::clone(running);
    let on_submit = window_event_listener(ev::submit, move |event| {
        if !is_ours(event.as_ref()) {
            return;
        }
        let has_link = submitted.borrow().no_link_since.is_none() && window().navigator().on_line();
        if has_link {
            submitted.borrow_mut().submitting = true;
        } else {
            // The browser would only show that there is no connection; the answer is kept and the form goes later.
            event.prevent_default();
            submitted.borrow_mut().again = FIRST_AGAIN;
            submit_once_linked(&submitted);
        }
    });
    let leaving = Rc::clone(running);
    let on_leave = window_event_listener(ev::beforeunload, move |event| {
        let state = leaving.borrow();
        if state.unsent.is_some() && !state.submitting && !super::leave::has_left() {
            event.prevent_default();
        }
    });
    // The page is left by a whole new document, so the listeners live as long as it does.
    std::mem::forget((on_change, on_input, on_line, on_submit, on_leave));
}

/// Opens the journal, however long it takes; then notes what was typed meanwhile and sends what waited.
async fn open_journal(running: Shared) {
    // What was typed before the island came is sent at once, journal or none.
    note(&running, Duration::ZERO);
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
    running.borrow_mut().journal = Some(Rc::clone(&journal));
    let (bell, address) = (running.borrow().bell.clone(), running.borrow().props.address.clone());
    let waiting = journal.entries().await.unwrap_or_default();
    let waiting_since = waiting.iter().filter_map(|(_, entry)| entry.typed_at(&address)).min();
    bell.opened_by(&journal.device, journal.ahead, waiting_since);
    if waiting_since.is_some() {
        // What waited was typed without a link: the server learns that before it gets it.
        bell.mend().await;
    }
    if running.borrow().unsent.is_some() {
        note_again(&running);
    }
    replay(&running, &journal).await;
}

/// Sends what other pages of this device left behind. What was typed earlier for this very question changes what the
/// server shows, so the page is read again, unless something was typed on it already.
async fn replay(running: &Shared, journal: &Rc<Journal>) {
    let mut pause = FIRST_AGAIN;
    loop {
        let before = journal.entries().await.unwrap_or_default();
        let here = |number: i64| running.borrow().unsent.as_ref().is_some_and(|unsent| unsent.number == Some(number));
        // What the page shows already needs no reading again: a submit that left the keeper behind sent the same.
        let concerns_this = {
            let state = running.borrow();
            let (address, question) = (&state.props.address, &state.props.question);
            before.iter().any(|(number, entry)| {
                !here(*number)
                    && entry
                        .answers(address, question)
                        .is_some_and(|(answer, certainty)| *answer != state.noted.answer || *certainty != state.noted.certainty)
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

/// Whether nothing was typed on this page, noted or not.
fn is_untouched(running: &Shared) -> bool {
    let state = running.borrow();
    !state.noting && state.unsent.is_none() && form().is_some_and(|form| read(&form, &state.props.kind) == state.noted)
}

/// Takes up what the form says now, if it changed: into the journal at once, to the server after the pause.
fn note(running: &Shared, pause: Duration) {
    if let Ok(mut state) = running.try_borrow_mut() {
        if std::mem::replace(&mut state.noting, true) {
            return;
        }
    } else {
        return;
    }
    let running = Rc::clone(running);
    spawn_local(async move {
        let mut changed = false;
        while note_once(&running).await {
            changed = true;
        }
        running.borrow_mut().noting = false;
        if changed {
            send_after(&running, pause);
        }
    });
}

/// Puts what is known only to this page into the journal too.
fn note_again(running: &Shared) {
    let unsent = running.borrow().unsent.clone();
    let (Some(unsent), Some(journal)) = (unsent, running.borrow().journal.clone()) else { return };
    if unsent.number.is_some() {
        return;
    }
    let running = Rc::clone(running);
    spawn_local(async move {
        let Some(number) = seal(&journal, &running, unsent.save.clone()).await else { return };
        let mut state = running.borrow_mut();
        match &mut state.unsent {
            Some(now) if now.save == unsent.save => now.number = Some(number),
            // Meanwhile it was sent or replaced.
            _ => {
                drop(state);
                let _ = journal.forget(number).await;
            }
        }
    });
}

/// One change of the form; false if there is none.
async fn note_once(running: &Shared) -> bool {
    let Some(form) = form() else { return false };
    let (mut save, journal, before) = {
        let mut state = running.borrow_mut();
        let filled = read(&form, &state.props.kind);
        if filled == state.noted {
            return false;
        }
        state.noted = filled.clone();
        state.count += 1;
        let save = SaveV1 {
            version: 1,
            owner: state.journal.as_ref().map(|journal| journal.owner.clone()),
            question: state.props.question.clone(),
            answer: filled.answer,
            certainty: filled.certainty,
            step: StepV1 { device: state.page.clone(), counter: state.count },
            after: state.after.clone(),
            edited_at: state.bell.server_now(),
            language: state.props.language.clone(),
        };
        (save, state.journal.clone(), state.unsent.take())
    };
    let mut number = None;
    if let Some(journal) = &journal
        && let Ok(next) = journal.next_number().await
    {
        save.step = StepV1 { device: journal.device.clone(), counter: next };
        let address = running.borrow().props.address.clone();
        if journal.keep(next, &Entry::new(&address, What::Save(save.clone()))).await.is_ok() {
            number = Some(next);
        }
        // What this change replaces was never sent: the newer one stands for it.
        if let (Some(_), Some(former)) = (number, before.and_then(|before| before.number)) {
            let _ = journal.forget(former).await;
        }
    }
    let sealed = number.is_some();
    let mut state = running.borrow_mut();
    state.unsent = Some(Unsent { save, number });
    hide_former_state();
    let standing = if sealed { Standing::Sealed(time_of_day(&state.props.language)) } else { Standing::Sending };
    state.standing.set(standing);
    drop(state);
    tell_waiting(running);
    true
}

async fn seal(journal: &Rc<Journal>, running: &Shared, save: SaveV1) -> Option<i64> {
    let number = journal.next_number().await.ok()?;
    let address = running.borrow().props.address.clone();
    let save = SaveV1 { owner: Some(journal.owner.clone()), ..save };
    journal.keep(number, &Entry::new(&address, What::Save(save))).await.ok().map(|()| number)
}

fn send_after(running: &Shared, pause: Duration) {
    let later = Rc::clone(running);
    let Ok(mut state) = running.try_borrow_mut() else { return };
    if let Some(timer) = state.timer.take() {
        timer.clear();
    }
    state.timer = set_timeout_with_handle(move || send(&later), pause).ok();
}

fn send(running: &Shared) {
    let (unsent, address) = {
        let mut state = running.borrow_mut();
        let Some(unsent) = state.unsent.clone() else { return };
        if std::mem::replace(&mut state.sending, true) {
            return;
        }
        if unsent.number.is_none() {
            state.standing.set(Standing::Sending);
        }
        (unsent, state.props.address.clone())
    };
    let running = Rc::clone(running);
    spawn_local(async move {
        let bell = running.borrow().bell.clone();
        let outcome = if bell.mend().await { deliver(&address, unsent.save.clone()).await } else { Answered::Lost };
        let again = finish(&running, &unsent, outcome).await;
        running.borrow_mut().sending = false;
        tell_waiting(&running);
        if let Some(pause) = again {
            send_after(&running, pause);
        }
    });
}

/// Notes how a sending ended; when to send again, if anything is left to send.
async fn finish(running: &Shared, unsent: &Unsent, outcome: Answered<SavedV1>) -> Option<Duration> {
    let standing = match outcome {
        Answered::Done(saved) => taken(running, saved),
        Answered::Refused => Standing::Refused,
        Answered::SignIn | Answered::Forbidden => {
            link_is_there(running);
            let state = running.borrow();
            let time = time_of_day(&state.props.language);
            state.standing.set(if unsent.number.is_some() { Standing::SignIn(time) } else { Standing::NotKept });
            return Some(Duration::from_secs(u64::from(LONGEST_AGAIN)));
        }
        Answered::Lost => return Some(lost(running, unsent)),
    };
    link_is_there(running);
    let journal = running.borrow().journal.clone();
    if let (Some(journal), Some(number)) = (journal, unsent.number) {
        // If it stays in the journal it is sent once more, and known to the server.
        let _ = journal.forget(number).await;
    }
    let mut state = running.borrow_mut();
    state.again = FIRST_AGAIN;
    if state.unsent.as_ref().is_some_and(|now| now.save == unsent.save) {
        state.unsent = None;
        state.standing.set(standing);
        return None;
    }
    state.unsent.is_some().then_some(Duration::ZERO)
}

fn taken(running: &Shared, saved: SavedV1) -> Standing {
    let mut state = running.borrow_mut();
    let (step, standing) = match saved.state {
        StateV1::Kept => (saved.step, Standing::Kept(saved.received)),
        StateV1::Superseded { step, .. } => (step, Standing::Superseded),
        StateV1::CounterUsed { .. } => return Standing::Refused,
    };
    // A plain submit that follows is based on this step.
    if standing != Standing::Superseded
        && let Some(field) =
            form().and_then(|form| form.elements().named_item(AFTER)).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    {
        field.set_value(&format!("{} {}", step.device, step.counter));
    }
    state.after = Some(step);
    standing
}

/// Says that there is no connection; how long until the next try.
fn lost(running: &Shared, unsent: &Unsent) -> Duration {
    let mut state = running.borrow_mut();
    state.bell.lost();
    let time = time_of_day(&state.props.language);
    state.standing.set(if unsent.number.is_some() { Standing::Sealed(time.clone()) } else { Standing::NotKept });
    if state.no_link_since.is_none() {
        tell_link(&state.props.words.no_link.replace("{time}", &time));
        state.no_link_since = Some(time);
    }
    let pause = state.again;
    state.again = (pause * 2).min(LONGEST_AGAIN);
    Duration::from_secs(u64::from(pause))
}

fn link_is_there(running: &Shared) {
    let mut state = running.borrow_mut();
    state.bell.reached();
    if state.no_link_since.take().is_some() {
        tell_link(&state.props.words.link_again);
    }
}

/// Time is up: sends what was typed by then, and reads the page again, which is the review then.
fn ring(running: &Shared) {
    let running = Rc::clone(running);
    spawn_local(async move {
        loop {
            send(&running);
            let has_link = running.borrow().no_link_since.is_none() && window().navigator().on_line();
            running.borrow().bell.tell_over(has_link);
            wait(FIRST_AGAIN).await;
            let mut state = running.borrow_mut();
            if state.no_link_since.is_none() && state.unsent.is_none() && window().navigator().on_line() {
                state.submitting = true;
                drop(state);
                // If the page cannot be read again, it goes on as it is.
                let _ = window().location().reload();
                return;
            }
        }
    });
}

/// Sends what waits and then the form itself, as soon as there is a connection.
fn submit_once_linked(running: &Shared) {
    let running = Rc::clone(running);
    spawn_local(async move {
        loop {
            send(&running);
            wait(1).await;
            let mut state = running.borrow_mut();
            if state.no_link_since.is_none() && state.unsent.is_none() {
                state.submitting = true;
                drop(state);
                if let Some(form) = form() {
                    // A form that cannot be submitted stays as it is, with its button.
                    let _ = form.submit();
                }
                return;
            }
        }
    });
}

/// How many answers wait on this device, in the strip that stays in sight.
fn tell_waiting(running: &Shared) {
    let state = running.borrow();
    let count = state.others + usize::from(state.unsent.as_ref().is_some_and(|unsent| unsent.number.is_some()));
    if let Some(place) = document().get_element_by_id("waiting") {
        place.set_text_content(Some(&state.props.replay.waiting(count)));
    }
}

/// What the server said of the answer when it made the page is over once the answer changes.
fn hide_former_state() {
    if let Some(place) = document().get_element_by_id("kept").and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        place.set_hidden(true);
    }
}

pub(super) fn tell_link(words: &str) {
    if let Some(place) = document().get_element_by_id("link").and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        place.set_text_content(Some(words));
        place.set_hidden(false);
    }
}

fn form() -> Option<HtmlFormElement> {
    document().get_element_by_id("sitting")?.dyn_into().ok()
}

fn is_ours(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.closest("#sitting").is_ok_and(|found| found.is_some()))
}

pub(super) fn time_of_day(language: &str) -> String {
    String::from(js_sys::Date::new_0().to_locale_time_string(language))
}

pub(super) fn random() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^32 and not below zero")]
    let number = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    number
}

/// The answer as the server rendered it, whatever was typed since: that of a copy put back to its start.
fn rendered(form: &HtmlFormElement, kind: &str) -> Filled {
    let copy = form.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into::<HtmlFormElement>().ok());
    copy.map_or(Filled { answer: AnswerV1::None, certainty: None }, |copy| {
        copy.reset();
        read(&copy, kind)
    })
}

fn read(form: &HtmlFormElement, kind: &str) -> Filled {
    let Ok(data) = FormData::new_with_form(form) else { return Filled { answer: AnswerV1::None, certainty: None } };
    Filled { answer: answer(form, &data, kind), certainty: text(data.get(CERTAINTY)) }
}

fn text(value: JsValue) -> Option<String> {
    value.as_string().filter(|text| !text.is_empty())
}

fn answer(form: &HtmlFormElement, data: &FormData, kind: &str) -> AnswerV1 {
    match kind {
        "option" => text(data.get(ANSWER)).map_or(AnswerV1::None, AnswerV1::Option),
        "number" => text(data.get(ANSWER)).map_or(AnswerV1::None, AnswerV1::Number),
        "text" => text(data.get(ANSWER)).map_or(AnswerV1::None, AnswerV1::Text),
        "options" => AnswerV1::Options(data.get_all(ANSWER).iter().filter_map(text).collect()),
        "parts" => AnswerV1::Parts(named(form, data, PART)),
        _ => AnswerV1::Pairs(named(form, data, PAIR)),
    }
}

/// What stands in the fields whose names begin like this, by the rest of their names.
fn named(form: &HtmlFormElement, data: &FormData, prefix: &str) -> BTreeMap<String, String> {
    let fields = form.elements();
    let names = (0..fields.length()).filter_map(|index| fields.item(index)).filter_map(|field| field.get_attribute("name"));
    names
        .filter_map(|name| name.strip_prefix(prefix).map(str::to_owned))
        .filter_map(|id| text(data.get(&format!("{prefix}{id}"))).map(|value| (id, value)))
        .collect()
}
