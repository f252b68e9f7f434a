//! The list of a person's own sign-ins.

use domain::id::SignInId;
use domain::time::Timestamp;
use storage::people::{NewSignIn, SignInRow};

use crate::seed;

both! {
    async fn a_person_sees_their_own_open_sign_ins_the_one_used_last_first(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
        let limited = NewSignIn { ends_at: Timestamp(2_000), shared_computer: true, ..seed::sign_in(3, school.officer, Timestamp(30)) };
        for new in [seed::sign_in(1, school.officer, Timestamp(10)), seed::sign_in(2, seed::person_id(2), Timestamp(20)), limited] {
            kept!(store, work => work.people().add_sign_in(&new).await)?;
        }
        kept!(store, work => work.people().touch(SignInId(seed::id(1)), Timestamp(99)).await)?;
        let row = |number, started, seen, shared_computer| SignInRow {
            id: SignInId(seed::id(number)),
            started_at: Timestamp(started),
            seen_at: Timestamp(seen),
            shared_computer,
        };
        let (first, third) = (row(1, 10, 99, false), row(3, 30, 30, true));
        assert_eq!(seen!(store, work => work.people().sign_ins_of(school.officer, Timestamp(1_999)).await), [first.clone(), third]);
        assert_eq!(seen!(store, work => work.people().sign_ins_of(school.officer, Timestamp(2_000)).await), [first]);
    }

    async fn nobody_ends_the_sign_in_of_another_nor_one_that_has_ended(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
        kept!(store, work => work.people().add_sign_in(&seed::sign_in(1, school.officer, seed::START)).await)?;
        let sign_in = SignInId(seed::id(1));
        let end = async |person, at| kept!(store, work => work.people().end_own_sign_in(sign_in, person, Timestamp(at)).await);
        assert!(!end(seed::person_id(2), 5).await?);
        assert_eq!(seen!(store, work => work.people().sign_ins_of(school.officer, Timestamp(6)).await).len(), 1);
        assert!(end(school.officer, 7).await?);
        assert!(!end(school.officer, 8).await?);
        assert!(seen!(store, work => work.people().sign_ins_of(school.officer, Timestamp(6)).await).is_empty());
    }
}
