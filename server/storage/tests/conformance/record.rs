//! The record: added to, chained, read, and what may be erased beside it.

use domain::id::EntryId;
use domain::record::Entry;
use domain::time::Timestamp;
use storage::record::{Details, EntryRow};

use crate::place::Place;
use crate::seed;

fn row(number: u32, at: i64, about: &str) -> EntryRow {
    EntryRow {
        entry: Entry {
            id: EntryId(seed::id(number)),
            at: Timestamp(at),
            actor: "a1".to_owned(),
            action: "case-moved".to_owned(),
            about: about.to_owned(),
            digest: "d".to_owned(),
        },
        seal: format!("seal {number}"),
        chained: None,
        details: (number % 2 == 1).then(|| Details { salt: "s".to_owned(), body: "{}".to_owned() }),
    }
}

/// Three entries about two things.
async fn entered(store: &Place) -> storage::Result<[EntryRow; 3]> {
    let rows = [row(1, 30, "case x"), row(2, 10, "case x"), row(3, 20, "call y")];
    for row in &rows {
        kept!(store, work => work.record().add(&row.entry, &row.seal, row.details.as_ref()).await)?;
    }
    Ok(rows)
}

both! {
    async fn a_person_keeps_the_first_pseudonym(store: Place) {
        let school = seed::school(&store).await?;
        assert_eq!(kept!(store, work => work.record().pseudonym(school.officer, "a1").await)?, "a1");
        assert_eq!(kept!(store, work => work.record().pseudonym(school.officer, "b2").await)?, "a1");
        let people = seen!(store, work => work.record().people().await);
        assert_eq!(people.keys().collect::<Vec<_>>(), ["a1"]);
    }

    async fn entries_wait_in_order_until_each_has_its_place(store: Place) {
        let [first, second, third] = entered(&store).await?;
        assert_eq!(seen!(store, work => work.record().unchained(9).await), [second.clone(), third.clone(), first]);
        assert_eq!(seen!(store, work => work.record().unchained(1).await).len(), 1);
        assert_eq!(seen!(store, work => work.record().head().await), None);
        kept!(store, work => work.record().chain(second.entry.id, 1, "h1").await)?;
        kept!(store, work => work.record().chain(third.entry.id, 2, "h2").await)?;
        assert_conflict!(kept!(store, work => work.record().chain(EntryId(seed::id(1)), 2, "h2").await));
        assert_eq!(seen!(store, work => work.record().head().await), Some((2, "h2".to_owned())));
        assert_eq!(seen!(store, work => work.record().count_unchained().await), 1);
        let chained = seen!(store, work => work.record().chained(0, 9).await);
        assert_eq!(chained.iter().map(|row| row.chained.clone()).collect::<Vec<_>>(), [Some((1, "h1".to_owned())), Some((2, "h2".to_owned()))]);
        assert_eq!(seen!(store, work => work.record().chained(1, 9).await), chained[1..]);
    }

    async fn entries_are_read_by_thing_and_backwards_in_time_and_details_may_go(store: Place) {
        let [first, second, third] = entered(&store).await?;
        assert_eq!(seen!(store, work => work.record().about("case x", 9).await), [second.clone(), first.clone()]);
        assert_eq!(seen!(store, work => work.record().before(None, 2).await), [first.clone(), third.clone()]);
        let older = Some((third.entry.at, third.entry.id));
        assert_eq!(seen!(store, work => work.record().before(older, 9).await), [second]);
        kept!(store, work => work.record().erase_details(first.entry.id).await)?;
        let left = seen!(store, work => work.record().about("case x", 9).await);
        assert_eq!(left[1], EntryRow { details: None, ..first });
    }
}
