//! Letters to send, counters of limits, and settings.

use domain::id::{LetterId, PersonId};
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::marking::Marks;
use domain::time::{Span, Timestamp};
use storage::Store;
use storage::running::OutboxLetter;

use crate::seed;

const WINDOW: Span = Span(10);

fn letter_id(number: u32) -> LetterId {
    LetterId(seed::id(number))
}

fn new_letter(number: u32, created_at: i64) -> OutboxLetter {
    OutboxLetter {
        id: letter_id(number),
        person: None,
        address: "officer@demo.example".to_owned(),
        language: Language::EN,
        letter: Letter::PasswordChanged,
        created_at: Timestamp(created_at),
    }
}

async fn posted(store: &Store, letter: &OutboxLetter) -> storage::Result<()> {
    kept!(store, work => work.running().add_letter(letter).await)
}

/// Counts one more use at this instant.
async fn counted(store: &Store, name: &str, now: i64) -> storage::Result<(i64, Timestamp)> {
    kept!(store, work => work.running().count_limit(name, Timestamp(now), WINDOW).await)
}

/// A letter of every kind.
fn letters() -> Vec<Letter> {
    let (link, name) = ("https://demo.example/en/confirm/a?b=c&d".to_owned(), "Ndèye \"N\" محمد".to_owned());
    let (module, reason) = ("Sélectivité".to_owned(), "enough\nwas done".to_owned());
    vec![
        Letter::ConfirmAddress { link: link.clone() },
        Letter::AlreadyRegistered { link: link.clone() },
        Letter::NewPassword { link: link.clone() },
        Letter::PasswordChanged,
        Letter::AccountWaits { name: name.clone(), link: link.clone() },
        Letter::AccountApproved { link: link.clone() },
        Letter::AccountRefused { reason: reason.clone() },
        Letter::AttemptAsked { name, module: module.clone(), link: link.clone() },
        Letter::AttemptGranted { module: module.clone(), reason: reason.clone(), link: link.clone() },
        Letter::AttemptDeclined { module: module.clone(), reason: reason.clone() },
        Letter::KeyCorrected {
            module: module.clone(),
            marks: Some((Marks { earned: 500, possible: 800 }, Marks { earned: 600, possible: 800 })),
            turns: Some(true),
            reason: reason.clone(),
            link: link.clone(),
        },
        Letter::ProofIssued { title: module, link: link.clone() },
        Letter::SetUp { link },
    ]
}

both! {
    async fn a_letter_of_every_kind_reads_back(store: Place) {
        kept!(store, work => work.people().add(&seed::new_person(1)).await)?;
        for (number, letter) in (1..).zip(letters()) {
            let person: Option<PersonId> = (number > 1).then(|| seed::person_id(1));
            let new = OutboxLetter { letter, person, language: Language::FR, ..new_letter(number, 5) };
            posted(&store, &new).await?;
            let kept = seen!(store, work => work.running().letter(new.id).await).expect("was not sent");
            assert_eq!((kept.id, kept.person, kept.address, kept.letter), (new.id, new.person, new.address, new.letter));
            assert_eq!((kept.language, kept.created_at), (new.language, new.created_at));
        }
        assert!(seen!(store, work => work.running().letter(letter_id(99)).await).is_none());
    }

    async fn a_letter_sent_is_not_found_any_more_and_keeps_when_it_was_sent(store: Place) {
        for number in 1..=2 {
            posted(&store, &new_letter(number, 5)).await?;
        }
        for at in [7, 9] {
            kept!(store, work => work.running().mark_sent(letter_id(1), Timestamp(at)).await)?;
            assert!(seen!(store, work => work.running().letter(letter_id(1)).await).is_none());
        }
        assert_eq!(store.column("select cast(sent_at as text) from outbox where sent_at is not null", 0).await?, ["7"]);
        assert!(seen!(store, work => work.running().letter(letter_id(2)).await).is_some());
        assert_conflict!(posted(&store, &new_letter(1, 5)).await);
    }

    async fn unsent_letters_are_counted_from_before_the_instant(store: Place) {
        assert_eq!(seen!(store, work => work.running().count_unsent(Timestamp(100)).await), 0);
        for (number, at) in [(1, 5), (2, 6), (3, 7)] {
            posted(&store, &new_letter(number, at)).await?;
        }
        kept!(store, work => work.running().mark_sent(letter_id(1), Timestamp(8)).await)?;
        for (before, count) in [(6, 0), (7, 1), (8, 2)] {
            assert_eq!(seen!(store, work => work.running().count_unsent(Timestamp(before)).await), count, "before {before}");
        }
    }

    async fn uses_are_counted_within_the_window_and_from_one_again_after_it(store: Place) {
        let uses = [(100, 1, 100), (100, 2, 100), (109, 3, 100), (110, 1, 110), (119, 2, 110), (500, 1, 500)];
        for (now, count, since) in uses {
            assert_eq!(counted(&store, "sign-in", now).await?, (count, Timestamp(since)), "at {now}");
        }
        assert_eq!(counted(&store, "other", 501).await?, (1, Timestamp(501)), "each name for itself");
    }

    async fn fifty_uses_at_once_are_counted_to_fifty(store: Place) {
        let mut counts = at_once!(50, store, _number, work => {
            work.running().count_limit("sign-in", Timestamp(100), WINDOW).await.map(|(count, _)| count)
        })?;
        counts.sort_unstable();
        assert_eq!(counts, (1..=50).collect::<Vec<_>>());
    }

    async fn a_use_counted_in_a_unit_that_is_dropped_is_not_counted(store: Place) {
        let mut work = store.write().await?;
        assert_eq!(work.running().count_limit("sign-in", Timestamp(100), WINDOW).await?.0, 1);
        drop(work);
        assert_eq!(counted(&store, "sign-in", 100).await?.0, 1);
    }

    async fn a_counter_forgotten_counts_from_one_and_others_go_on(store: Place) {
        for name in ["one", "two"] {
            counted(&store, name, 100).await?;
        }
        kept!(store, work => work.running().forget_limit("one").await)?;
        assert_eq!(counted(&store, "one", 101).await?, (1, Timestamp(101)));
        assert_eq!(counted(&store, "two", 101).await?, (2, Timestamp(100)));
        kept!(store, work => work.running().forget_limit("three").await)?;
    }

    async fn counters_are_forgotten_whose_window_began_before(store: Place) {
        for (name, now) in [("old", 99), ("new", 100)] {
            counted(&store, name, now).await?;
        }
        kept!(store, work => work.running().forget_limits_before(Timestamp(100)).await)?;
        assert_eq!(store.column("select name from limits", 0).await?, ["new"]);
    }

    async fn a_setting_is_replaced_by_set_and_left_by_set_once(store: Place) {
        assert_eq!(seen!(store, work => work.running().setting("pepper").await), None);
        kept!(store, work => work.running().set_once("pepper", "first").await)?;
        kept!(store, work => work.running().set_once("pepper", "second").await)?;
        assert_eq!(seen!(store, work => work.running().setting("pepper").await).as_deref(), Some("first"));
        for value in ["ثالث", ""] {
            kept!(store, work => work.running().set("pepper", value).await)?;
            assert_eq!(seen!(store, work => work.running().setting("pepper").await).as_deref(), Some(value));
        }
        assert_eq!(seen!(store, work => work.running().setting("Pepper").await), None);
    }

    async fn of_fifty_who_set_once_at_once_all_read_the_same(store: Place) {
        let read = at_once!(50, store, number, work => {
            work.running().set_once("key", &format!("{number}")).await?;
            work.running().setting("key").await
        })?;
        let kept = seen!(store, work => work.running().setting("key").await);
        assert!(kept.is_some());
        assert!(read.iter().all(|read| *read == kept), "{read:?}");
    }

    async fn a_damaged_letter_is_named(store: Place) {
        posted(&store, &new_letter(1, 5)).await?;
        let key = letter_id(1).to_string();
        store.run("update outbox set letter = '{\"letter\":\"love\"}'").await?;
        assert_corrupt!(kept!(store, work => work.running().letter(letter_id(1)).await), "outbox", key);
        store.run("update outbox set language = 'xx-yy'").await?;
        assert_corrupt!(kept!(store, work => work.running().letter(letter_id(1)).await), "outbox", key);
    }
}
