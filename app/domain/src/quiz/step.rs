//! Which answer is current when several devices and tabs save, in any order and perhaps more than once.
//!
//! # The rule
//!
//! 1. A step is known by its question, device and counter. Received again it is a repetition, and the first receipt
//!    counts.
//! 2. A step is *based on* the step its `after` names, on the earlier steps of its own device (its counter tells which,
//!    since no clock is needed on one device), and on all that those are based on. What another step is based on is
//!    superseded: a save made after the newest step becomes current, whatever the clocks say.
//! 3. Of the steps nothing is based on, the one edited later is current; then the greater device id, then the greater
//!    counter. An edit after receipt counts as made at receipt, and a step is never older than what it is based on, so
//!    a device whose clock runs behind does not lose to an answer its learner had already seen replaced.
//!
//! All three look at the set of steps, never at the order of arrival, so the same steps give the same current answer.
//! Steps that an `after` names and that have not arrived yet change nothing until they do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::quiz::answer::Answer;
use crate::quiz::certainty::Certainty;
use crate::time::Timestamp;

/// What names a step of one question in one attempt, whatever the order of arrival.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StepId {
    /// The device that saved it; all its tabs share one id.
    pub device: String,
    /// The device's own count of its saves for this question.
    pub counter: i64,
}

/// One answer saved in an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its place by arrival, for the store; decides nothing.
    pub number: i64,
    /// The question answered.
    pub question_id: String,
    /// The answer.
    pub answer: Answer,
    /// How sure of it the learner said they are; a change of it is a step of its own.
    pub certainty: Option<Certainty>,
    /// What names it.
    pub id: StepId,
    /// The step the learner saw when answering.
    pub after: Option<StepId>,
    /// When it was typed, by the server's clock as the device knew it.
    pub edited_at: Timestamp,
    /// When it was first received.
    pub received_at: Timestamp,
    /// The language the question was read in.
    pub language: Language,
}

/// The answer that counts for a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    /// The answer.
    pub answer: Answer,
    /// How sure of it the learner said they are.
    pub certainty: Option<Certainty>,
    /// The step that saved it, to be named in the `after` of the next.
    pub step: StepId,
    /// When it was typed, at the latest when it was received.
    pub edited_at: Timestamp,
    /// The language the question was read in.
    pub language: Language,
}

/// What the sender of a step is told; the same whenever and however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Saved {
    /// It is kept and counts.
    Current,
    /// It is kept, and another answer counts.
    Superseded {
        /// The one that counts.
        current: Current,
    },
    /// It was kept before and counts.
    Repeated,
    /// It is not kept, because the device saved another answer under this counter; it may be sent again under the next.
    CounterUsed {
        /// A counter the device has not used for this question.
        next: i64,
    },
}

impl Step {
    /// When it was typed; a time after receipt counts as receipt.
    pub fn counted_at(&self) -> Timestamp {
        self.edited_at.min(self.received_at)
    }
}

/// The current answer of each question that has steps, by the rule at the head of this module.
pub fn current<'a>(steps: impl IntoIterator<Item = &'a Step>) -> BTreeMap<String, Current> {
    let mut questions: BTreeMap<&str, Known<'a>> = BTreeMap::new();
    for step in steps {
        let known = questions.entry(&step.question_id).or_default();
        let kept = known.entry(&step.id).or_insert(step);
        if first_received(step) < first_received(kept) {
            *kept = step;
        }
    }
    let newest = questions.into_iter().filter_map(|(question, known)| Some((question, newest(&known)?)));
    newest.map(|(question, step)| (question.to_owned(), Current::of(step))).collect()
}

/// What a step does to those kept before it, which are those of its attempt.
pub fn saved(kept: &[Step], step: &Step) -> Saved {
    let same_question = || kept.iter().filter(|it| it.question_id == step.question_id);
    let before = same_question().find(|it| it.id == step.id);
    if before.is_some_and(|before| (&before.answer, before.certainty) != (&step.answer, step.certainty)) {
        let own = same_question().filter(|it| it.id.device == step.id.device).map(|it| it.id.counter);
        return Saved::CounterUsed { next: own.max().unwrap_or(0).saturating_add(1) };
    }
    let current = current(same_question().chain([step])).remove(&step.question_id);
    match (current, before) {
        (Some(current), _) if current.step != step.id => Saved::Superseded { current },
        (_, Some(_)) => Saved::Repeated,
        (_, None) => Saved::Current,
    }
}

/// The steps of one question, each once.
type Known<'a> = BTreeMap<&'a StepId, &'a Step>;

/// What a step weighs against another: when it was typed, then device and counter.
type Weight<'a> = (Timestamp, &'a StepId);

impl Current {
    fn of(step: &Step) -> Self {
        Self {
            answer: step.answer.clone(),
            certainty: step.certainty,
            step: step.id.clone(),
            edited_at: step.counted_at(),
            language: step.language,
        }
    }
}

/// Orders receipts of one step; the rest of it matters only where a device breaks its word and reuses a counter.
fn first_received(step: &Step) -> impl Ord + '_ {
    (step.received_at, step.edited_at, &step.answer, step.certainty, &step.after, step.language)
}

fn newest<'a>(known: &Known<'a>) -> Option<&'a Step> {
    let superseded: BTreeSet<&StepId> = known.values().flat_map(|step| based_on(known, step)).collect();
    let open = || known.values().filter(|step| !superseded.contains(&step.id));
    // Steps that name each other in a ring, as no honest device does, leave none open: then all compete.
    let all_compete = open().next().is_none();
    let competing = known.values().filter(|step| all_compete || !superseded.contains(&step.id));
    competing.max_by_key(|step| (weights(known, step), weight(step))).copied()
}

fn weight(step: &Step) -> Weight<'_> {
    (step.counted_at(), &step.id)
}

/// The weights of a step and of all it is based on, heaviest first. Compared in this order, a step that is based on
/// another always weighs more than it, and of two others the later edit decides.
fn weights<'a>(known: &Known<'a>, step: &'a Step) -> Vec<Weight<'a>> {
    let mut seen = BTreeSet::from([&step.id]);
    let mut to_visit = vec![step];
    let mut weights = Vec::new();
    while let Some(step) = to_visit.pop() {
        weights.push(weight(step));
        let before = based_on(known, step).filter(|id| seen.insert(id));
        to_visit.extend(before.filter_map(|id| known.get(id)));
    }
    weights.sort_unstable_by_key(|weight| Reverse(*weight));
    weights
}

/// The steps a step is based on directly: the one it names, if another device saved it, and its device's last before.
fn based_on<'a>(known: &Known<'a>, step: &'a Step) -> impl Iterator<Item = &'a StepId> {
    let seen = step.after.as_ref().filter(|after| after.device != step.id.device);
    let own = known.range::<&StepId, _>(..&step.id).next_back().map(|(id, _)| *id);
    seen.into_iter().chain(own.filter(|own| own.device == step.id.device))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A step `a1` of device `a` with counter 1, typed and received at the given times.
    fn step(id: &str, after: &str, edited: i64, received: i64) -> Step {
        let id_of = |text: &str| {
            let (device, counter) = text.split_at_checked(1)?;
            Some(StepId { device: device.to_owned(), counter: counter.parse().ok()? })
        };
        Step {
            number: received,
            question_id: "q".to_owned(),
            answer: Answer::Option(id.to_owned()),
            certainty: None,
            id: id_of(id).expect("an id"),
            after: id_of(after),
            edited_at: Timestamp(edited),
            received_at: Timestamp(received),
            language: Language::EN,
        }
    }

    fn winner(steps: &[Step]) -> Answer {
        let forwards = current(steps);
        let backwards = current(steps.iter().rev().chain(steps));
        assert_eq!(forwards, backwards);
        forwards["q"].answer.clone()
    }

    fn won(id: &str) -> Answer {
        Answer::Option(id.to_owned())
    }

    #[test]
    fn a_save_after_the_newest_step_is_current_even_if_its_clock_runs_behind() {
        assert_eq!(winner(&[step("a1", "", 50, 60), step("b1", "a1", 10, 70)]), won("b1"));
        // Also against a third that was edited between, which the first had beaten.
        let steps = [step("a1", "", 50, 60), step("c1", "", 30, 65), step("b1", "a1", 10, 70)];
        assert_eq!(winner(&steps), won("b1"));
    }

    #[test]
    fn of_two_saves_that_did_not_know_each_other_the_one_edited_later_is_current() {
        let steps = [step("a1", "", 10, 11), step("b1", "a1", 20, 21), step("c1", "a1", 15, 30)];
        assert_eq!(winner(&steps), won("b1"));
        let growing = [steps.as_slice(), &[step("c2", "c1", 25, 31)]].concat();
        assert_eq!(winner(&growing), won("c2"));
    }

    #[test]
    fn a_tie_goes_to_the_greater_device_id() {
        assert_eq!(winner(&[step("b1", "", 10, 11), step("a7", "", 10, 12)]), won("b1"));
    }

    #[test]
    fn on_one_device_the_later_save_is_current_in_whatever_order_it_arrives() {
        // Both were typed while the link was down, the second after the clock was put back.
        assert_eq!(winner(&[step("a2", "", 5, 30), step("a1", "", 10, 31)]), won("a2"));
    }

    #[test]
    fn an_edit_in_the_future_counts_as_made_at_receipt() {
        assert_eq!(winner(&[step("a1", "", 9_000, 10), step("b1", "", 20, 21)]), won("b1"));
        assert_eq!(current(&[step("a1", "", 9_000, 10)])["q"].edited_at, Timestamp(10));
    }

    #[test]
    fn a_step_that_arrives_after_its_successor_changes_nothing() {
        let (first, second, third) = (step("a1", "", 90, 99), step("b1", "a1", 20, 98), step("c1", "b1", 30, 97));
        assert_eq!(winner(&[third.clone(), first.clone()]), won("a1"));
        assert_eq!(winner(&[third, first, second]), won("c1"));
    }

    #[test]
    fn the_first_receipt_of_a_step_counts() {
        let (first, again) = (step("a1", "", 500, 10), step("a1", "", 500, 600));
        assert_eq!(winner(&[again, step("b1", "", 20, 21), first]), won("b1"));
    }

    #[test]
    fn a_ring_still_has_one_current_answer() {
        assert_eq!(winner(&[step("a1", "b1", 10, 20), step("b1", "a1", 5, 20)]), won("a1"));
        assert_eq!(winner(&[step("a1", "a1", 10, 20)]), won("a1"));
        assert!(current(&[]).is_empty());
    }

    #[test]
    fn the_sender_is_told_what_became_of_a_save() {
        let kept = [step("a1", "", 10, 11), step("b1", "a1", 20, 21)];
        assert_eq!(saved(&kept, &step("b2", "b1", 30, 31)), Saved::Current);
        assert_eq!(saved(&kept, &step("b1", "a1", 20, 40)), Saved::Repeated);
        let current = Current {
            answer: won("b1"),
            certainty: None,
            step: StepId { device: "b".to_owned(), counter: 1 },
            edited_at: Timestamp(20),
            language: Language::EN,
        };
        let superseded = Saved::Superseded { current };
        assert_eq!(saved(&kept, &step("c1", "a1", 15, 31)), superseded);
        assert_eq!(saved(&kept, &step("a1", "", 10, 31)), superseded);
    }

    #[test]
    fn another_answer_under_a_counter_in_use_is_never_taken_for_kept() {
        let kept = [step("a1", "", 10, 11), step("a2", "", 12, 13)];
        let other = Step { answer: won("else"), ..step("a1", "", 14, 15) };
        assert_eq!(saved(&kept, &other), Saved::CounterUsed { next: 3 });
        let surer = Step { certainty: Some(Certainty::Sure), ..step("a2", "", 12, 13) };
        assert_eq!(saved(&kept, &surer), Saved::CounterUsed { next: 3 });
    }
}
