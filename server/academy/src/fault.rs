//! Faults on purpose, so that the crash harness can prove that it sees them. In no release: the feature `faults` builds them.

use std::sync::OnceLock;

static FAULT: OnceLock<Fault> = OnceLock::new();

/// What a server built with `faults` does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answers are acknowledged before they are committed.
    AckBeforeCommit,
    /// What an answer was based on, and when it was typed, is forgotten, so that whatever arrives last counts.
    IgnoreOrder,
}

impl Fault {
    /// The fault of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ack-before-commit" => Some(Self::AckBeforeCommit),
            "ignore-order" => Some(Self::IgnoreOrder),
            _ => None,
        }
    }

    /// From now on this process does this wrong; once chosen it stays.
    pub fn begin(self) {
        FAULT.get_or_init(|| self);
    }

    pub(crate) fn is_on(self) -> bool {
        FAULT.get() == Some(&self)
    }
}
