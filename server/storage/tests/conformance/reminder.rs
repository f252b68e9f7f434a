//! Reminders.

use domain::time::Timestamp;

use crate::seed;

both! {
    async fn the_last_of_somebodys_reminders_is_found(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
        let (one, other) = (seed::person_id(1), seed::person_id(2));
        assert_eq!(seen!(store, work => work.reminders().last_reminder(one).await), None);
        for at in [5, 9] {
            kept!(store, work => work.reminders().add_reminder(one, Timestamp(at), 3).await)?;
        }
        assert_eq!(seen!(store, work => work.reminders().last_reminder(one).await), Some(Timestamp(9)));
        assert_eq!(seen!(store, work => work.reminders().last_reminder(other).await), None);
        assert_conflict!(kept!(store, work => work.reminders().add_reminder(one, Timestamp(9), 1).await));
    }
}
