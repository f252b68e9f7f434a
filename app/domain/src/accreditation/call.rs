//! A call for candidates: one category and domain, a workshop, seats, and until when administrations may nominate.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};
use crate::time::{Date, Timestamp};

/// The most seats of a workshop.
pub const SEATS_MOST: u32 = 60;

/// A call for candidates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Version of this form, 1.
    pub version: u32,
    /// In words.
    pub title: Text,
    /// The languages the workshop is held in.
    pub languages: BTreeSet<Language>,
    /// The region it is for; none for all.
    pub region: Option<String>,
    /// Who hosts it, and where.
    pub host: String,
    /// Who pays for it.
    pub funding: String,
    /// Seats.
    pub seats: u32,
    /// The first day of the workshop.
    pub held_from: Date,
    /// The last day.
    pub held_until: Date,
    /// Until when officers may be nominated.
    pub closes_at: Timestamp,
}

/// Why a call makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum CallFault {
    /// It has no title in some language of the interface.
    #[error("a title is missing")]
    NoTitle,
    /// It is held in no language.
    #[error("no language is named")]
    NoLanguage,
    /// Nobody hosts it.
    #[error("no host is named")]
    NoHost,
    /// No seats, or more than a room has.
    #[error("from 1 to {SEATS_MOST} seats")]
    Seats,
    /// It ends before it begins.
    #[error("the workshop ends before it begins")]
    Days,
    /// It closes at once.
    #[error("the call would close at once")]
    Closing,
}

impl Call {
    /// Everything about it that makes no sense now.
    pub fn faults(&self, now: Timestamp) -> Vec<CallFault> {
        let titled = Language::INTERFACE.iter().all(|language| self.title.get(*language).is_some_and(|title| !title.trim().is_empty()));
        let found = [
            (!titled, CallFault::NoTitle),
            (self.languages.is_empty(), CallFault::NoLanguage),
            (self.host.trim().is_empty(), CallFault::NoHost),
            (!(1..=SEATS_MOST).contains(&self.seats), CallFault::Seats),
            (self.held_until < self.held_from, CallFault::Days),
            (self.closes_at <= now, CallFault::Closing),
        ];
        found.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }

    /// Whether officers may be nominated for it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.closes_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Call {
        let day = |day| Date::new(2027, 5, day).expect("a day");
        Call {
            version: 1,
            title: Text::both("Risk management, Pretoria", "Gestion des risques, Pretoria"),
            languages: [Language::EN].into(),
            region: Some("esa".to_owned()),
            host: "Regional Training Centre".to_owned(),
            funding: String::new(),
            seats: 12,
            held_from: day(24),
            held_until: day(28),
            closes_at: Timestamp(1_000),
        }
    }

    #[test]
    fn a_call_is_checked_whole() {
        assert_eq!(call().faults(Timestamp(999)), []);
        assert!(call().is_open(Timestamp(999)) && !call().is_open(Timestamp(1_000)));
        let wrong = Call {
            title: Text::both("Only one", " "),
            languages: BTreeSet::new(),
            host: String::new(),
            seats: 0,
            held_until: Date::new(2027, 5, 23).expect("a day"),
            ..call()
        };
        let all = [CallFault::NoTitle, CallFault::NoLanguage, CallFault::NoHost, CallFault::Seats, CallFault::Days, CallFault::Closing];
        assert_eq!(wrong.faults(Timestamp(1_000)), all);
    }
}
