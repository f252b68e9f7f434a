//! The record: whatever is done to it, a check finds where.

use academy::{Academy, RecordCheck};
use domain::people::{Role, Scope};
use domain::record::Fault;

use super::hall;
use crate::school::School;

async fn check(academy: &Academy) -> RecordCheck {
    academy.verify_record().await.expect("checked")
}

both! {
    async fn entries_are_chained_in_order_and_checked_whole(school: School) {
        let hall = hall(school).await;
        hall.seated(school).await;
        let before = check(&school.academy).await;
        assert_eq!((before.chained, before.faults.len()), (0, 0));
        assert!(before.unchained >= 8, "{before:?}");
        let chained = school.academy.chain_record().await.expect("chained");
        assert_eq!(chained as u64, before.unchained);
        let after = check(&school.academy).await;
        assert_eq!((after.chained, after.unchained, after.faults.len()), (before.unchained, 0, 0));
        assert_eq!(school.academy.chain_record().await.expect("nothing waits"), 0);
    }

    async fn what_stands_beside_an_entry_may_be_erased_and_the_chain_stays_whole(school: School) {
        let hall = hall(school).await;
        let case = hall.seated(school).await;
        school.academy.chain_record().await.expect("chained");
        let mut work = school.write().await;
        let entries = work.record().about(&format!("case {case}"), 99).await.expect("entries");
        for row in &entries {
            work.record().erase_details(row.entry.id).await.expect("erased");
        }
        work.commit().await.expect("kept");
        let after = check(&school.academy).await;
        assert_eq!(after.faults, []);
        let auditor = school.officer("Priya Raman", "WCO").await;
        let auditor = school.granted(&auditor, Role::Auditor, Scope::Installation).await;
        let read = school.academy.record_about(&mut school.visit(&auditor).await, &format!("case {case}")).await.expect("the record");
        assert!(!read.is_empty() && read.iter().all(|line| line.details.is_none() && line.position.is_some()));
    }
}

/// SQL that does something to the entry at `$1`, or to it and that at `$2`, behind the program's back.
const TAMPERINGS: [(&str, &[&str]); 8] = [
    ("changes who", &["update record_entries set actor = 'somebody else' where position = $1"]),
    ("changes when", &["update record_entries set at = at + 1 where position = $1"]),
    ("changes the details", &["update record_details set body = body || ' ' where entry_id = (select id from record_entries where position = $1)"]),
    ("changes the hash", &["update record_entries set hash = '00' where position = $1"]),
    ("removes it", &[
        "delete from record_details where entry_id = (select id from record_entries where position = $1)",
        "delete from record_entries where position = $1",
    ]),
    ("removes it and closes the gap", &[
        "delete from record_details where entry_id = (select id from record_entries where position = $1)",
        "delete from record_entries where position = $1",
        "update record_entries set position = -position where position > $1",
        "update record_entries set position = -position - 1 where position < 0",
    ]),
    ("swaps it with the next", &[
        "update record_entries set position = -1 where position = $1",
        "update record_entries set position = $1 where position = $1 + 1",
        "update record_entries set position = $1 + 1 where position = -1",
    ]),
    ("puts one in", &[
        "update record_entries set position = -position where position >= $1",
        "update record_entries set position = -position + 1 where position < 0",
        "insert into record_entries (id, at, actor, action, about, digest, seal, position, hash)
         select '01890000-0000-7000-8000-000000000000', at, actor, action, about, digest, seal, $1, hash from record_entries where position = $1 + 1",
    ]),
];

/// The places at which something was found.
fn places(check: &RecordCheck) -> Vec<u64> {
    check
        .faults
        .iter()
        .map(|fault| match fault {
            Fault::Changed { position }
            | Fault::Broken { position }
            | Fault::Missing { position }
            | Fault::Details { position }
            | Fault::Forged { position }
            | Fault::CutOff { position } => *position,
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_tampering_is_found_where_it_was_done() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    // `FAIRWAY_TEST_RECORD=100000` takes minutes.
    #[expect(clippy::disallowed_methods, reason = "how long a record is tried, only whoever starts the test can tell")]
    let entries: u64 = std::env::var("FAIRWAY_TEST_RECORD").ok().and_then(|count| count.parse().ok()).unwrap_or(250);
    for _ in 0..entries {
        school.academy.note_export(&hall.manager.actor, "record").await.expect("recorded");
    }
    while school.academy.chain_record().await.expect("chained") > 0 {}
    let begun = std::time::Instant::now();
    let whole = check(&school.academy).await;
    let took = begun.elapsed();
    assert!(whole.chained >= entries && whole.faults.is_empty(), "{whole:?}");
    println!("entries={} checked in {:?}, 20 tamperings of each of {} kinds", whole.chained, took, TAMPERINGS.len());
    let database = sqlx::SqlitePool::connect(&school.url()).await.expect("the database");
    for table in ["entries", "details"] {
        let aside = format!("create table aside_{table} as select * from record_{table}");
        sqlx::query(sqlx::AssertSqlSafe(aside)).execute(&database).await.expect("kept aside");
    }
    for round in 0..20_u64 {
        let place = i64::try_from((round * 7_919 + 3) % (whole.chained - 2) + 1).expect("a place");
        for (what, statements) in TAMPERINGS {
            let mut tx = database.begin().await.expect("begun");
            sqlx::query("pragma defer_foreign_keys = on").execute(&mut *tx).await.expect("deferred");
            for statement in statements {
                sqlx::query(*statement).bind(place).execute(&mut *tx).await.unwrap_or_else(|error| panic!("{what}: {error}"));
            }
            tx.commit().await.expect("kept");
            let found = places(&check(&school.academy).await);
            let expected = u64::try_from(place).expect("a place");
            assert_eq!(found.first(), Some(&expected), "{what} at {place}: found at {found:?}");
            undo(&database).await;
        }
    }
}

/// Puts everything back as it was: the tables are kept aside once.
async fn undo(database: &sqlx::SqlitePool) {
    let mut tx = database.begin().await.expect("begun");
    for statement in [
        "delete from record_details",
        "delete from record_entries",
        "insert into record_entries select * from aside_entries",
        "insert into record_details select * from aside_details",
    ] {
        sqlx::query(statement).execute(&mut *tx).await.expect("put back");
    }
    tx.commit().await.expect("kept");
}
