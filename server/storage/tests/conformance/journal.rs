//! Keys of devices.

use domain::id::SignInId;
use domain::time::Timestamp;

use crate::seed;

both! {
    async fn a_person_has_one_key_on_each_device_and_the_first_stays(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => work.people().add_sign_in(&seed::sign_in(1, school.officer, seed::START)).await)?;
        let sign_in = SignInId(seed::id(1));
        assert_eq!(seen!(store, work => work.journal().key(school.officer, "d").await), None);
        for key in ["first", "second"] {
            kept!(store, work => work.journal().lend(school.officer, "d", key, Timestamp(5), sign_in).await)?;
            assert_eq!(seen!(store, work => work.journal().key(school.officer, "d").await), Some("first".to_owned()));
        }
        assert_eq!(seen!(store, work => work.journal().key(school.officer, "other").await), None);
        assert_eq!(seen!(store, work => work.journal().key(seed::person_id(2), "d").await), None);
    }

    async fn destroying_takes_the_keys_that_this_sign_in_was_the_last_to_be_lent(store: Place) {
        let school = seed::school(&store).await?;
        for number in [1, 2] {
            kept!(store, work => work.people().add_sign_in(&seed::sign_in(number, school.officer, seed::START)).await)?;
        }
        let (first, second) = (SignInId(seed::id(1)), SignInId(seed::id(2)));
        for (device, sign_in) in [("a", first), ("b", first), ("b", second)] {
            kept!(store, work => work.journal().lend(school.officer, device, device, Timestamp(5), sign_in).await)?;
        }
        assert!(seen!(store, work => work.journal().has_key(school.officer).await));
        assert!(!seen!(store, work => work.journal().has_key(seed::person_id(2)).await));
        kept!(store, work => work.journal().destroy(first).await)?;
        assert_eq!(seen!(store, work => work.journal().key(school.officer, "a").await), None);
        assert_eq!(seen!(store, work => work.journal().key(school.officer, "b").await), Some("b".to_owned()));
        kept!(store, work => work.journal().destroy(second).await)?;
        assert!(!seen!(store, work => work.journal().has_key(school.officer).await));
    }

    async fn of_fifty_at_once_all_are_lent_the_same_key(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => work.people().add_sign_in(&seed::sign_in(1, school.officer, seed::START)).await)?;
        let keys = at_once!(50, store, number, work => {
            let key = format!("key {number}");
            match work.journal().lend(school.officer, "d", &key, Timestamp(5), SignInId(seed::id(1))).await {
                Ok(()) => work.journal().key(school.officer, "d").await,
                Err(error) => Err(error),
            }
        })?;
        assert!(keys[0].is_some() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    }
}
