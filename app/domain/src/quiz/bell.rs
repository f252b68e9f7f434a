//! When the bell of a timed sitting rings, and what becomes of answers that arrive after it.
//!
//! # The rule
//!
//! 1. The bell rings so many minutes after the start as the rules of the quiz allow, later by each lengthening.
//! 2. The link between officer and server was broken, or the server itself was down: the time from the break to the end of it
//!    counts, in whole seconds rounded up, as far as it lies between start and bell, and once where two such times overlap.
//!    Less than ten seconds do not count: a slow link takes as long. All of them together lengthen a sitting by at most
//!    what the rules of the quiz say. A person may grant more, without a limit.
//!    A sitting that no device opened which could tell of a broken link (the page runs no scripts there) is lengthened by that
//!    maximum, less what was given back before, when its bell rings.
//! 3. An answer typed by the bell and received after it is *late*. It counts if the bell ended the sitting (whoever hands in
//!    says that they are done) and it arrives within the late window of the quiz. Until the window ends, or every device
//!    that opened the sitting has told that it holds nothing more, the result is provisional.

use serde::{Deserialize, Serialize};

use crate::quiz::attempt::{Attempt, SaveRefused};
use crate::quiz::conduct::QuizRules;
use crate::time::{Span, Timestamp};

/// An interruption shorter than this does not count.
const LEAST: Span = Span::seconds(10);

/// Why a sitting lasts longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lengthened {
    /// A device could not reach the server in this time.
    Interruption {
        /// The last time it could.
        from: Timestamp,
        /// The first time it could again.
        until: Timestamp,
    },
    /// No server ran in this time.
    ServerDown {
        /// The last sign of one.
        from: Timestamp,
        /// The first sign of one again.
        until: Timestamp,
    },
    /// A person granted it.
    Granted,
    /// No device that opened it could have told of a broken link: the fixed allowance, at the bell.
    WithoutScripts,
}

/// One lengthening of a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengthening {
    /// Why.
    pub why: Lengthened,
    /// By how much.
    pub span: Span,
}

/// How an answer reaches a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// While it takes answers.
    OnTime,
    /// After the bell, typed before it.
    Late,
}

impl Lengthened {
    fn times(self) -> Option<(Timestamp, Timestamp)> {
        match self {
            Self::Interruption { from, until } | Self::ServerDown { from, until } => Some((from, until)),
            Self::Granted | Self::WithoutScripts => None,
        }
    }
}

impl Attempt {
    /// By how much a broken link, a server that was down or the lack of scripts lengthens this sitting, given what lengthened
    /// it before; none if not at all. The attempt's bell is the one that holds with all of those.
    pub fn lengthened_by(&self, why: Lengthened, before: &[Lengthening]) -> Option<Span> {
        let closes_at = self.closes_at?;
        let spent: i64 = before.iter().filter(|it| it.why != Lengthened::Granted).map(|it| it.span.0).sum();
        let left = self.rules.interruptions().0.saturating_sub(spent);
        let wanted = match (why, why.times()) {
            (_, Some((from, until))) => self.lost_between(from, until.min(closes_at), before)?,
            (Lengthened::WithoutScripts, None) => left,
            (_, None) => return None,
        };
        let span = Span(wanted.min(left));
        (0 < span.0).then_some(span)
    }

    /// The milliseconds of this time that were lost to the officer and not counted before, in whole seconds rounded up.
    fn lost_between(&self, from: Timestamp, until: Timestamp, before: &[Lengthening]) -> Option<i64> {
        let from = from.max(self.started_at);
        if until - from < LEAST {
            return None;
        }
        let counted: Vec<(Timestamp, Timestamp)> = before.iter().filter_map(|it| it.why.times()).collect();
        Some((uncounted(from, until, counted).0 + 999) / 1000 * 1000)
    }

    /// How an answer to this question, typed then, is taken at this instant.
    pub fn arrival(&self, question_id: &str, typed_at: Timestamp, now: Timestamp) -> Result<Arrival, SaveRefused> {
        match self.may_save(question_id, now) {
            Ok(()) => Ok(Arrival::OnTime),
            Err(SaveRefused::NotDrawn) => Err(SaveRefused::NotDrawn),
            Err(refused) => {
                let Some(closes_at) = self.closes_at.filter(|_| self.ended_by_bell()) else { return Err(refused) };
                self.drawing.find(question_id).ok_or(SaveRefused::NotDrawn)?;
                let in_window = now <= closes_at + self.rules.late_window();
                if in_window && typed_at.min(now) <= closes_at { Ok(Arrival::Late) } else { Err(SaveRefused::TimeIsUp { closes_at }) }
            }
        }
    }

    /// Until when late answers may still change the result, if a device may hold any.
    pub fn provisional_until(&self) -> Option<Timestamp> {
        provisional_until(&self.rules, self.closes_at, self.handed_in_at)
    }

    /// Whether the bell ended it, or will once somebody looks: nobody handed it in before.
    fn ended_by_bell(&self) -> bool {
        self.closes_at.is_some_and(|closes_at| self.handed_in_at.is_none_or(|handed_in_at| closes_at <= handed_in_at))
    }
}

impl QuizRules {
    /// The most by which broken links lengthen a sitting.
    pub fn interruptions(&self) -> Span {
        Span::minutes(i64::from(self.interruption_minutes))
    }

    /// How long after the bell late answers are taken.
    pub fn late_window(&self) -> Span {
        Span::days(i64::from(self.late_days))
    }
}

/// Until when late answers may still change the result of an attempt that ended so; none where the bell did not end it.
pub fn provisional_until(rules: &QuizRules, closes_at: Option<Timestamp>, handed_in_at: Option<Timestamp>) -> Option<Timestamp> {
    let closes_at = closes_at.filter(|closes_at| handed_in_at.is_some_and(|handed_in_at| *closes_at <= handed_in_at))?;
    (0 < rules.late_days).then(|| closes_at + rules.late_window())
}

/// What lies between two instants and in none of these periods.
fn uncounted(from: Timestamp, until: Timestamp, mut counted: Vec<(Timestamp, Timestamp)>) -> Span {
    counted.sort_unstable();
    let (mut at, mut free) = (from, 0);
    for (begins, ends) in counted {
        if ends <= at {
            continue;
        }
        if until <= begins {
            break;
        }
        free += (begins.max(at) - at).0;
        at = ends;
    }
    Span(free + (until - at).0.max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{BELL, START, attempt};

    fn broken(from: i64, until: i64) -> Lengthened {
        Lengthened::Interruption { from: START + Span::seconds(from), until: START + Span::seconds(until) }
    }

    fn counted(why: Lengthened, seconds: i64) -> Lengthening {
        Lengthening { why, span: Span::seconds(seconds) }
    }

    #[test]
    fn a_broken_link_lengthens_the_sitting_by_the_time_it_was_broken() {
        let attempt = attempt();
        assert_eq!(attempt.lengthened_by(broken(60, 150), &[]), Some(Span::seconds(90)));
        let almost = Lengthened::Interruption { from: START, until: START + Span(60_001) };
        assert_eq!(attempt.lengthened_by(almost, &[]), Some(Span::seconds(61)), "whole seconds, rounded up");
        assert_eq!(attempt.lengthened_by(broken(60, 69), &[]), None, "a slow link takes as long");
        assert_eq!(attempt.lengthened_by(broken(60, 70), &[]), Some(Span::seconds(10)));
    }

    #[test]
    fn only_time_between_start_and_bell_counts_and_only_once() {
        let attempt = attempt();
        assert_eq!(attempt.lengthened_by(broken(-600, 30), &[]), Some(Span::seconds(30)));
        assert_eq!(attempt.lengthened_by(broken(30 * 60 - 20, 30 * 60 + 600), &[]), Some(Span::seconds(20)));
        assert_eq!(attempt.lengthened_by(broken(30 * 60, 30 * 60 + 600), &[]), None);
        let before = [counted(broken(100, 200), 100)];
        assert_eq!(attempt.lengthened_by(broken(100, 200), &before), None, "told twice, counted once");
        assert_eq!(attempt.lengthened_by(broken(50, 260), &before), Some(Span::seconds(110)));
        let down = Lengthened::ServerDown { from: START + Span::seconds(150), until: START + Span::seconds(230) };
        assert_eq!(attempt.lengthened_by(down, &before), Some(Span::seconds(30)), "the same gap seen from both ends");
    }

    #[test]
    fn interruptions_have_a_maximum_and_grants_have_none() {
        let attempt = attempt();
        let most = attempt.rules.interruptions();
        assert_eq!(attempt.lengthened_by(broken(0, 29 * 60), &[]), Some(most));
        let before = [counted(broken(0, 560), 560), counted(Lengthened::Granted, 3_600)];
        assert_eq!(attempt.lengthened_by(broken(700, 900), &before), Some(Span::seconds(40)));
        let spent = [counted(broken(0, 600), 600)];
        assert_eq!(attempt.lengthened_by(broken(700, 900), &spent), None);
        let untimed = Attempt { closes_at: None, ..attempt };
        assert_eq!(untimed.lengthened_by(broken(60, 150), &[]), None, "where no bell rings none is moved");
    }

    #[test]
    fn a_sitting_without_scripts_gets_what_is_left_of_the_maximum_and_only_once() {
        let attempt = attempt();
        let most = attempt.rules.interruptions();
        assert_eq!(attempt.lengthened_by(Lengthened::WithoutScripts, &[]), Some(most));
        let down = [Lengthening { why: Lengthened::ServerDown { from: START, until: START + Span::seconds(60) }, span: Span::seconds(60) }];
        assert_eq!(attempt.lengthened_by(Lengthened::WithoutScripts, &down), Some(Span(most.0 - 60_000)));
        let allowed = [Lengthening { why: Lengthened::WithoutScripts, span: most }];
        assert_eq!(attempt.lengthened_by(Lengthened::WithoutScripts, &allowed), None);
        assert_eq!(attempt.lengthened_by(Lengthened::Granted, &[]), None, "a person says by how much");
        let untimed = Attempt { closes_at: None, ..attempt };
        assert_eq!(untimed.lengthened_by(Lengthened::WithoutScripts, &[]), None);
    }

    #[test]
    fn what_was_typed_by_the_bell_counts_within_the_window() {
        let closed = Attempt { handed_in_at: Some(BELL), ..attempt() };
        let window = closed.rules.late_window();
        let arrival = |typed, now| closed.arrival("single", typed, now);
        assert_eq!(arrival(BELL, BELL + window), Ok(Arrival::Late));
        let is_up = Err(SaveRefused::TimeIsUp { closes_at: BELL });
        assert_eq!(arrival(BELL, BELL + window + Span(1)), is_up);
        assert_eq!(arrival(BELL + Span(1), BELL + Span(2)), is_up);
        assert_eq!(closed.arrival("numeric", BELL, BELL + Span(1)), Err(SaveRefused::NotDrawn));
        // Before anybody closed it, too.
        assert_eq!(attempt().arrival("single", BELL, BELL + Span(1)), Ok(Arrival::Late));
        assert_eq!(attempt().arrival("single", START, BELL), Ok(Arrival::OnTime));
    }

    #[test]
    fn whoever_handed_in_adds_nothing_and_waits_for_nothing() {
        let early = START + Span::minutes(5);
        let handed_in = Attempt { handed_in_at: Some(early), ..attempt() };
        assert_eq!(handed_in.arrival("single", START, early + Span(1)), Err(SaveRefused::HandedIn));
        assert_eq!(handed_in.provisional_until(), None);
        let rung = Attempt { handed_in_at: Some(BELL), ..attempt() };
        assert_eq!(rung.provisional_until(), Some(BELL + rung.rules.late_window()));
        assert_eq!(attempt().provisional_until(), None, "it has no result yet");
    }
}
