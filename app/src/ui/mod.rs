//! Pieces every page is made of; they know nothing of training.

pub mod fields;
pub mod icons;

use leptos::prelude::*;

/// A state in words with its sign, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Kept, passed.
    Pass,
    /// Wrong, late.
    Fail,
    /// Waiting.
    Wait,
    /// Nothing to note.
    Calm,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Pass => "state pass",
            Self::Fail => "state fail",
            Self::Wait => "state wait",
            Self::Calm => "state calm",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Pass => "✓ ",
            Self::Fail => "✕ ",
            Self::Wait => "◔ ",
            Self::Calm => "",
        }
    }
}

/// A state: its sign and its words.
pub fn state(tone: Tone, words: impl Into<String>) -> impl IntoView {
    view! { <span class=tone.class()><span aria-hidden="true">{tone.sign()}</span>{words.into()}</span> }
}

/// Something one must know now.
pub fn notice(strong: impl Into<String>, rest: impl Into<String>) -> impl IntoView {
    view! { <p class="notice" role="status"><strong>{strong.into()}</strong>" "{rest.into()}</p> }
}

/// What was done, said once after a form.
pub fn done(words: impl Into<String>) -> impl IntoView {
    view! { <p class="state pass" role="status"><span aria-hidden="true">"✓ "</span>{words.into()}</p> }
}

/// The path to a page.
pub fn crumbs(label: String, links: Vec<(String, String)>, here: Option<String>) -> impl IntoView {
    let parts = links.into_iter().enumerate().map(|(index, (href, words))| {
        view! { {(index > 0).then(|| view! { <span aria-hidden="true">" › "</span> })}<a href=href>{words}</a> }
    });
    view! {
        <nav class="crumbs" aria-label=label>
            {parts.collect_view()}
            {here.map(|words| view! { <span aria-hidden="true">" › "</span><span aria-current="page">{words}</span> })}
        </nav>
    }
}

/// A link that looks like the one main action of the page.
pub fn main_link(href: String, words: impl Into<String>) -> impl IntoView {
    view! { <a class="button main" href=href>{words.into()}</a> }
}

/// How far, as a bar with its value in words beside it.
pub fn meter(done: usize, all: usize, words: String) -> impl IntoView {
    let width = (done * 100).checked_div(all).unwrap_or(0).min(100);
    view! {
        <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=words>
            <rect class="meter-all" width="100" height="8"></rect>
            <rect class="meter-done" width=width.to_string() height="8"></rect>
        </svg>
    }
}

/// An empty list that says what will stand there and what to do.
pub fn empty(title: impl Into<String>, words: impl Into<String>) -> impl IntoView {
    view! { <div class="empty stack tight"><p><strong>{title.into()}</strong></p><p class="soft">{words.into()}</p></div> }
}
