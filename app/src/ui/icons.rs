//! Signs drawn as on a chart; decorative, since words stand beside them.

use leptos::prelude::*;

/// The mark of the platform: a port and a starboard buoy.
pub fn mark() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path class="fail-area" d="M5 21V10h5v11z"></path>
            <path class="pass-area" d="M16.5 8.5 21 21h-9z"></path>
            <path class="ink-line" d="M2 21.5h20"></path>
        </svg>
    }
}

/// Where a mark of the channel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Buoy {
    /// Behind.
    Done,
    /// Where you are.
    Now,
    /// Ahead.
    Ahead,
    /// The final assessment, safe water.
    Safe,
}

impl Buoy {
    /// The class of its list item.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Ahead => "ahead",
            Self::Safe => "safe",
        }
    }
}

/// A mark of the channel.
pub fn buoy(which: Buoy) -> AnyView {
    match which {
        Buoy::Done => view! {
            <svg viewBox="0 0 32 32" aria-hidden="true">
                <path class="pass-area" d="M16 5 26 26H6z"></path>
                <path class="paper-line" d="m12.2 19.6 2.8 2.8 5-6"></path>
            </svg>
        }
        .into_any(),
        Buoy::Now => view! {
            <svg viewBox="0 0 32 32" aria-hidden="true">
                <path class="sea-line" d="M16 5 26 26H6z"></path>
                <path class="sea-area" d="M11.2 15.8h9.6L26 26H6z"></path>
            </svg>
        }
        .into_any(),
        Buoy::Ahead => view! {
            <svg viewBox="0 0 32 32" aria-hidden="true"><path class="open-mark" d="M16 6 25 25H7z"></path></svg>
        }
        .into_any(),
        Buoy::Safe => view! {
            <svg viewBox="0 0 32 32" aria-hidden="true">
                <circle class="open-mark" cx="16" cy="16" r="10"></circle>
                <path class="fail-line" d="M12.5 6.8v18.4M19.5 6.8v18.4"></path>
            </svg>
        }
        .into_any(),
    }
}
