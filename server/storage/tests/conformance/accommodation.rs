//! What people have beside the rules.

use domain::id::AccommodationId;
use domain::quiz::measures::Measures;
use domain::time::Timestamp;
use storage::Store;

use crate::seed;

fn number(number: u32) -> AccommodationId {
    AccommodationId(seed::id(800 + number))
}

fn more(more_time: u32) -> Measures {
    Measures { more_time, keep_order: true, larger_text: false }
}

async fn granted(store: &Store, id: u32, person: domain::id::PersonId, measures: Measures) -> storage::Result<()> {
    kept!(store, work => work.accommodations().grant(number(id), (person, seed::COURSE), measures, (seed::person_id(2), Timestamp(5))).await)
}

both! {
    async fn a_person_has_the_measures_granted_last_until_they_are_ended(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => work.people().add(&seed::new_person(2)).await)?;
        let has = async || Ok::<_, crate::outcome::Failed>(seen!(store, work => work.accommodations().measures(school.officer, seed::COURSE).await));
        assert_eq!(has().await?, Measures::default());
        granted(&store, 1, school.officer, more(25)).await?;
        granted(&store, 2, school.officer, more(50)).await?;
        assert_eq!(has().await?, more(50));
        assert_eq!(seen!(store, work => work.accommodations().measures(seed::person_id(2), seed::COURSE).await), Measures::default());
        let all = seen!(store, work => work.accommodations().of_course(seed::COURSE, 10).await);
        assert_eq!(all.iter().map(|it| (it.id, it.person, it.measures)).collect::<Vec<_>>(), [(number(2), school.officer, more(50))]);
        let end = async |id, course: &'static str| kept!(store, work => work.accommodations().end(number(id), course, seed::person_id(2), Timestamp(9)).await);
        assert!(!end(2, "elsewhere").await?);
        assert!(end(2, seed::COURSE).await?);
        assert!(!end(2, seed::COURSE).await?);
        assert_eq!(has().await?, Measures::default());
        assert!(seen!(store, work => work.accommodations().of_course(seed::COURSE, 10).await).is_empty());
    }

    async fn of_fifty_granted_at_once_one_is_in_force(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => work.people().add(&seed::new_person(2)).await)?;
        let granted = at_once!(50, store, place, work => {
            let id = number(u32::try_from(place).unwrap_or(0));
            work.accommodations().grant(id, (school.officer, seed::COURSE), more(25), (seed::person_id(2), Timestamp(5))).await
        });
        // One in force at a time: whoever came second at the same instant is told, and tries again.
        if let Err(error) = granted {
            assert!(matches!(error, storage::StorageError::Conflict { .. } | storage::StorageError::Again), "{error:?}");
        }
        assert!(seen!(store, work => work.accommodations().of_course(seed::COURSE, 100).await).len() <= 1);
    }
}
