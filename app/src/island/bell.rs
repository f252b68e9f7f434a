//! Until when a timed sitting lasts: shown by the server's clock, asked now and then, and told of a link that was broken.
//!
//! The deadline is the server's. What stands here only shows it, and says since when the link was broken, so that the server
//! can move it. Nothing is announced every second: a screen reader hears ten, five and one minute, and the end.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::post::{Answered, post};
use super::replay::wait;
use super::{BellProps, BellWords, now};
use crate::wire::{BellAskV1, BellV1};

/// Seconds between two questions to the server.
const BEAT: u32 = 30;
/// Minutes before the end at which it is told.
const WARNINGS: [i64; 3] = [10, 5, 1];
const MINUTE: i64 = 60_000;
/// So long after its bell a sitting is surely over for the server, too.
const GRACE: i64 = 1_500;

/// The bell of the sitting on this page; none of its doings matter where the quiz has no limit.
#[derive(Clone)]
pub(super) struct Bell(Rc<RefCell<State>>);

struct State {
    address: String,
    language: String,
    words: BellWords,
    device: String,
    /// Whether the device still has to tell that it opened the sitting.
    opens: bool,
    /// Milliseconds the server's clock is ahead of the device's.
    ahead: i64,
    /// By the server's clock; none without a limit.
    closes_at: Option<i64>,
    closes: String,
    /// When the server last answered, by its clock.
    reached_at: i64,
    broken_since: Option<i64>,
    /// The least warning that was given or has passed.
    warned: i64,
    over: bool,
    on_over: Rc<dyn Fn()>,
}

impl Bell {
    /// Starts to show and to ask; `on_over` is called once when the time is up.
    pub(super) fn start(props: BellProps, server_now: i64, language: &str, on_over: impl Fn() + 'static) -> Self {
        let left = props.closes_at.map_or(i64::MAX, |closes_at| closes_at - server_now);
        let state = State {
            address: props.address,
            language: language.to_owned(),
            words: props.words,
            device: String::new(),
            opens: true,
            ahead: server_now - now(),
            closes_at: props.closes_at,
            closes: props.closes,
            reached_at: server_now,
            broken_since: None,
            warned: passed(left),
            over: false,
            on_over: Rc::new(on_over),
        };
        let bell = Self(Rc::new(RefCell::new(state)));
        if bell.rings() {
            let shown = bell.clone();
            shown.show();
            // The page is left by a whole new document, so the clock goes as long as it lives.
            let _ = set_interval_with_handle(move || shown.show(), Duration::from_secs(1));
        }
        bell
    }

    /// Whether the quiz has a limit.
    pub(super) fn rings(&self) -> bool {
        self.0.borrow().closes_at.is_some()
    }

    /// The server's instant, as far as this device knows it.
    pub(super) fn server_now(&self) -> i64 {
        now() + self.0.borrow().ahead
    }

    /// The device has a name now, and perhaps answers that wait since then: from now on the server is asked.
    pub(super) fn opened_by(&self, device: &str, ahead: i64, waiting_since: Option<i64>) {
        {
            let mut state = self.0.borrow_mut();
            device.clone_into(&mut state.device);
            state.ahead = ahead;
            state.broken_since = state.broken_since.or(waiting_since);
        }
        if !self.rings() {
            return;
        }
        let bell = self.clone();
        spawn_local(async move {
            while !bell.0.borrow().over {
                bell.ask().await;
                wait(BEAT).await;
            }
        });
    }

    /// The server answered.
    pub(super) fn reached(&self) {
        let at = self.server_now();
        self.0.borrow_mut().reached_at = at;
    }

    /// The server did not answer: the link is broken since it last did.
    pub(super) fn lost(&self) {
        let mut state = self.0.borrow_mut();
        let since = state.reached_at;
        state.broken_since.get_or_insert(since);
    }

    /// Tells the server of a link that was broken, before anything else is sent over it; false while it is broken.
    pub(super) async fn mend(&self) -> bool {
        let broken = self.rings() && self.0.borrow().broken_since.is_some();
        !broken || self.ask().await
    }

    async fn ask(&self) -> bool {
        let (address, question) = {
            let state = self.0.borrow();
            let question = BellAskV1 {
                version: 1,
                device: state.device.clone(),
                opens: state.opens,
                broken_since: state.broken_since,
                language: state.language.clone(),
            };
            (state.address.clone(), question)
        };
        if question.device.is_empty() {
            return true;
        }
        let asked = now();
        match post::<_, BellV1>(&address, &question).await {
            Answered::Done(bell) => self.told(&bell, (asked + now()) / 2),
            Answered::Lost => {
                self.lost();
                return false;
            }
            // Nobody is signed in, or the sitting is not theirs: what is sent says so.
            Answered::SignIn | Answered::Forbidden | Answered::Refused => {}
        }
        true
    }

    fn told(&self, bell: &BellV1, half_way: i64) {
        let longer = {
            let mut state = self.0.borrow_mut();
            state.ahead = bell.now - half_way;
            state.reached_at = bell.now;
            state.opens = false;
            state.broken_since = None;
            let longer = state.closes_at < bell.closes_at && bell.open;
            if longer {
                state.warned = passed(bell.closes_at.map_or(i64::MAX, |closes_at| closes_at - bell.now));
                state.over = false;
            }
            state.closes_at = bell.closes_at;
            state.closes.clone_from(&bell.closes);
            longer.then(|| state.words.lengthened.replace("{time}", &state.closes))
        };
        if let Some(words) = longer {
            tell(&words);
        }
        self.show();
    }

    /// Shows what is left, warns, and ends.
    fn show(&self) {
        let (left, warning, rings) = {
            let mut state = self.0.borrow_mut();
            let Some(closes_at) = state.closes_at else { return };
            let left = closes_at - now() - state.ahead;
            let rings = left < -GRACE && !state.over;
            state.over |= rings;
            let warned = passed(left);
            let warning = (0 < left && warned < state.warned).then(|| {
                let words = state.words.warning.replace("{left}", &state.words.left(left));
                words.replace("{time}", &state.closes)
            });
            state.warned = warned.min(state.warned);
            (left, warning, rings)
        };
        self.show_left(left);
        if let Some(words) = warning {
            tell(&words);
        }
        if rings {
            let on_over = Rc::clone(&self.0.borrow().on_over);
            on_over();
        }
    }

    fn show_left(&self, left: i64) {
        let Some(place) = document().get_element_by_id("left").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return };
        let words = format!(" · {}", self.0.borrow().words.left(left));
        if place.text_content().as_deref() != Some(&words) {
            place.set_text_content(Some(&words));
        }
        if left <= WARNINGS[1] * MINUTE {
            place.set_class_name("state wait");
        }
        if let Some(until) = document().get_element_by_id("until") {
            let words = self.0.borrow().words.until.replace("{time}", &self.0.borrow().closes);
            if until.text_content().as_deref() != Some(&words) {
                until.set_text_content(Some(&words));
            }
        }
    }

    /// What is said once the time is up.
    pub(super) fn tell_over(&self, has_link: bool) {
        let state = self.0.borrow();
        let words = if has_link { &state.words.over } else { &state.words.over_no_link };
        tell(&words.replace("{time}", &state.closes));
    }
}

impl BellWords {
    /// What is left, in whole minutes begun.
    fn left(&self, left: i64) -> String {
        match (left + MINUTE - 1).div_euclid(MINUTE) {
            ..=1 if left < MINUTE => self.left_less.clone(),
            1 => self.left_one.clone(),
            minutes => self.left_other.replace("{count}", &minutes.to_string()),
        }
    }
}

/// The least warning, in minutes, whose time has come when so much is left.
fn passed(left: i64) -> i64 {
    WARNINGS.into_iter().filter(|minutes| left <= minutes * MINUTE).min().unwrap_or(i64::MAX)
}

fn tell(words: &str) {
    if let Some(place) = document().get_element_by_id("bell").and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        place.set_hidden(false);
        place.set_text_content(Some(words));
    }
}
