//! Steps of any devices in any order.

use std::collections::BTreeSet;

use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::certainty::Certainty;
use domain::quiz::step::{Saved, Step, StepId, current, saved};
use domain::time::Timestamp;
use proptest::prelude::*;

/// Steps as any devices, honest or not, might send them: any clock, any `after`, counters used twice.
fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let id = || ("[abc]", 1_i64..5).prop_map(|(device, counter)| StepId { device, counter });
    let step = ("[pq]", id(), prop::option::of(id()), 0_i64..30, 0_i64..30, 0_u8..3);
    prop::collection::vec(step, 0..14).prop_map(|steps| {
        let step = |(question_id, id, after, edited, received, answer)| Step {
            number: received,
            question_id,
            answer: Answer::Number(u8::to_string(&answer)),
            certainty: (answer == 2).then_some(Certainty::Sure),
            id,
            after,
            edited_at: Timestamp(edited),
            received_at: Timestamp(received),
            language: Language::EN,
        };
        steps.into_iter().map(step).collect()
    })
}

/// What honest devices type: each counts up and names a step it may have seen; clocks are as wrong as they like.
fn honest_steps() -> impl Strategy<Value = Vec<Step>> {
    let save = (0_usize..3, any::<prop::sample::Index>(), any::<bool>(), 0_i64..30);
    prop::collection::vec(save, 1..12).prop_map(|saves| {
        let mut steps: Vec<Step> = Vec::new();
        for (device, seen, saw_any, edited) in saves {
            let device = ["a", "b", "c"][device].to_owned();
            let own = steps.iter().filter(|step| step.id.device == device).count();
            let counter = i64::try_from(own).expect("few") + 1;
            let after = (saw_any && !steps.is_empty()).then(|| steps[seen.index(steps.len())].id.clone());
            steps.push(Step {
                number: 0,
                question_id: "q".to_owned(),
                answer: Answer::Number(format!("{device}{counter}")),
                certainty: None,
                id: StepId { device, counter },
                after,
                edited_at: Timestamp(edited),
                received_at: Timestamp(1_000),
                language: Language::FR,
            });
        }
        steps
    })
}

proptest! {
    #[test]
    fn steps_fold_to_the_same_in_any_order_with_any_repetition(
        (steps, again) in any_steps().prop_flat_map(|steps| {
            let again = prop::collection::vec(any::<prop::sample::Index>(), 0..8);
            (Just(steps), again)
        }),
        order in prop::collection::vec(any::<u64>(), 22),
    ) {
        let mut shuffled = steps.clone();
        for index in again.iter().filter(|_| !steps.is_empty()) {
            let step = steps[index.index(steps.len())].clone();
            // Received once more, and later.
            shuffled.push(Step { received_at: Timestamp(step.received_at.0 + 7), number: 99, ..step });
        }
        let mut keyed: Vec<(u64, Step)> = order.into_iter().zip(shuffled).collect();
        keyed.sort_by_key(|(key, _)| *key);
        let arrived: Vec<Step> = keyed.into_iter().map(|(_, step)| step).collect();
        prop_assert_eq!(current(&arrived), current(&steps));
        let questions: BTreeSet<&String> = steps.iter().map(|step| &step.question_id).collect();
        let folded = current(&steps);
        prop_assert_eq!(folded.keys().collect::<BTreeSet<_>>(), questions);
    }

    #[test]
    fn a_save_after_the_current_answer_is_current_whatever_its_clock(steps in honest_steps(), edited in 0_i64..30) {
        let before = current(&steps)["q"].clone();
        let id = StepId { device: "d".to_owned(), counter: 1 };
        let step = Step { id, after: Some(before.step), edited_at: Timestamp(edited), ..steps[0].clone() };
        prop_assert_eq!(saved(&steps, &step), Saved::Current);
    }

    #[test]
    fn what_another_honest_step_is_based_on_is_never_current(steps in honest_steps()) {
        let current = current(&steps)["q"].step.clone();
        prop_assert!(steps.iter().all(|step| step.after.as_ref() != Some(&current)));
        let later = |step: &Step| step.id.device == current.device && step.id.counter > current.counter;
        prop_assert!(!steps.iter().any(later));
    }

    #[test]
    fn a_sender_is_told_the_same_when_it_sends_again(steps in honest_steps(), index: prop::sample::Index) {
        let step = &steps[index.index(steps.len())];
        let others: Vec<Step> = steps.iter().filter(|other| other.id != step.id).cloned().collect();
        match (saved(&others, step), saved(&steps, step)) {
            (Saved::Current, again) => prop_assert_eq!(again, Saved::Repeated),
            (first, again) => prop_assert_eq!(again, first),
        }
    }
}
