//! The door itself: units of work, migrations, durability.

use domain::id::{OrganisationId, PostingId};
use domain::people::Membership;
use domain::time::{Span, Timestamp};
use storage::{EngineKind, StorageError, Store, StoreSettings};

use crate::migrations;
use crate::seed;

/// What `created` told of the migrations and is not among what the database lists.
fn missing(created: Vec<String>, listed: &[String]) -> Vec<String> {
    created.into_iter().filter(|name| !listed.contains(name)).collect()
}

both! {
    async fn commits_are_on_disk_before_they_are_acknowledged(store: Place) {
        let expected = match store.kind() {
            EngineKind::Sqlite => "full",
            EngineKind::Postgres => "on",
        };
        assert_eq!(store.durability().await?, expected);
    }

    async fn the_address_says_which_engine_it_is_and_no_other_is_understood(store: Place) {
        let scheme = match store.kind() {
            EngineKind::Sqlite => "sqlite:",
            EngineKind::Postgres => "postgres",
        };
        assert!(store.settings.url.starts_with(scheme));
        for url in ["mysql://demo.example/fairway", "fairway.db", ""] {
            let opened = Store::open(&StoreSettings { url: url.to_owned(), ..store.settings.clone() }).await;
            assert!(matches!(opened, Err(StorageError::Unusable(_))), "{url}");
        }
    }

    async fn before_the_first_migration_nothing_is_there_and_migrating_twice_is_no_harm(store: Place) {
        let settings = store.beside().await;
        let store = Store::open(&settings).await?;
        assert!(!store.is_migrated().await?);
        assert!(store.is_empty().await?);
        for _ in 0..2 {
            store.migrate(&settings).await?;
            assert!(store.is_migrated().await?);
            assert!(store.is_empty().await?);
        }
        store.close().await;
    }

    async fn several_servers_may_migrate_at_once(store: Place) {
        let settings = store.beside().await;
        let (first, second, third) = (Store::open(&settings).await?, Store::open(&settings).await?, Store::open(&settings).await?);
        let (one, two, three) = tokio::join!(first.migrate(&settings), second.migrate(&settings), third.migrate(&settings));
        one.and(two).and(three)?;
        for store in [first, second, third] {
            assert!(store.is_migrated().await?);
            store.close().await;
        }
    }

    async fn what_the_migrations_create_is_there(store: Place) {
        let (tables, indexes) = match store.kind() {
            EngineKind::Sqlite => {
                ("select name from sqlite_master where type = 'table'", "select name from sqlite_master where type = 'index'")
            }
            EngineKind::Postgres => (
                "select cast(tablename as text) from pg_tables where schemaname = 'public'",
                "select cast(indexname as text) from pg_indexes where schemaname = 'public'",
            ),
        };
        let nothing: Vec<String> = Vec::new();
        assert_eq!(missing(migrations::created(&["create table "]), &store.column(tables, 0).await?), nothing);
        let created = migrations::created(&["create index ", "create unique index "]);
        assert!(created.contains(&"attempts_one_open".to_owned()));
        assert_eq!(missing(created, &store.column(indexes, 0).await?), nothing);
    }

    async fn a_store_is_empty_until_there_is_an_organisation(store: Place) {
        assert!(store.is_empty().await?);
        kept!(store, work => work.people().add(&seed::new_person(1)).await)?;
        assert!(store.is_empty().await?);
        kept!(store, work => seed::organisation(&mut work, 1).await)?;
        assert!(!store.is_empty().await?);
    }

    async fn dropping_a_unit_of_work_undoes_all_of_it(store: Place) {
        let mut work = store.write().await?;
        seed::organisation(&mut work, 1).await?;
        work.running().set("name", "value").await?;
        assert_eq!(work.people().count_organisations().await?, 1, "it sees what it wrote");
        drop(work);
        assert_eq!(seen!(store, work => work.people().count_organisations().await), 0);
        assert_eq!(seen!(store, work => work.running().setting("name").await), None);
    }

    async fn what_is_not_committed_yet_nobody_else_reads(store: Place) {
        let mut work = store.write().await?;
        seed::organisation(&mut work, 1).await?;
        assert_eq!(seen!(store, other => other.people().count_organisations().await), 0);
        work.commit().await?;
        assert_eq!(seen!(store, other => other.people().count_organisations().await), 1);
    }

    async fn a_conflict_undoes_what_its_unit_of_work_wrote_before(store: Place) {
        kept!(store, work => work.people().add(&seed::new_person(1)).await)?;
        assert_conflict!(kept!(store, work => {
            work.running().set("name", "value").await?;
            work.people().add(&seed::new_person(1)).await
        }));
        assert_eq!(seen!(store, work => work.running().setting("name").await), None);
    }

    async fn a_unit_of_work_that_reads_cannot_write(store: Place) {
        let mut work = store.read().await?;
        assert_refused_by_the_engine!(work.running().set("name", "value").await);
        drop(work);
        let mut work = store.read().await?;
        assert_refused_by_the_engine!(seed::organisation(&mut work, 1).await);
        drop(work);
        assert_eq!(seen!(store, work => work.running().setting("name").await), None);
        kept!(store, work => work.running().set("name", "value").await)?;
    }

    async fn whoever_looks_sees_each_moment_and_cannot_write(store: Place) {
        let mut work = store.look().await?;
        assert_eq!(work.people().count_organisations().await?, 0);
        kept!(store, other => seed::organisation(&mut other, 1).await)?;
        assert_eq!(work.people().count_organisations().await?, 1);
        assert_refused_by_the_engine!(work.running().set("name", "value").await);
        drop(work);
        let mut work = store.look().await?;
        assert_eq!(work.running().setting("name").await?, None);
        work.commit().await?;
    }

    async fn a_unit_of_work_that_reads_may_be_committed(store: Place) {
        let mut work = store.read().await?;
        assert_eq!(work.people().count_organisations().await?, 0);
        work.commit().await?;
        kept!(store, work => seed::organisation(&mut work, 1).await)?;
    }

    async fn a_row_that_refers_to_none_is_refused(store: Place) {
        kept!(store, work => work.people().add(&seed::new_person(1)).await)?;
        let (posting, nowhere) = (PostingId(seed::id(1)), OrganisationId(seed::id(1)));
        let person = seed::person_id(1);
        assert_refused_by_the_engine!(
            kept!(store, work => work.people().add_posting(posting, person, nowhere, Timestamp(1), Membership::Waiting).await)
        );
        assert_eq!(seen!(store, work => work.people().posting(posting).await), None);
    }

    async fn statements_are_counted_in_each_unit_of_work_and_over_all(store: Place) {
        let before = store.statements_run();
        let mut first = store.write().await?;
        assert_eq!(first.statements_run(), 0);
        seed::organisation(&mut first, 1).await?;
        assert_eq!(first.statements_run(), 2, "the organisation and its name");
        first.commit().await?;
        let mut second = store.read().await?;
        second.people().count_organisations().await?;
        assert_eq!(second.statements_run(), 1);
        assert_eq!(store.statements_run() - before, 3);
        drop(second);
        assert_eq!(store.clone().statements_run() - before, 3, "dropped ones too, and the clones of a store count together");
    }

    async fn a_statement_that_fails_is_counted(store: Place) {
        let before = store.statements_run();
        let mut work = store.read().await?;
        assert!(work.running().set("name", "value").await.is_err());
        assert_eq!((work.statements_run(), store.statements_run() - before), (1, 1));
    }

    async fn nothing_read_and_written_again_at_once_is_lost(store: Place) {
        at_once!(50, store, _number, work => {
            let known = work.running().setting("count").await?.map_or(0, |text| text.parse::<u32>().expect("a number"));
            work.running().set("count", &(known + 1).to_string()).await
        })?;
        assert_eq!(seen!(store, work => work.running().setting("count").await).as_deref(), Some("50"));
    }

    async fn in_the_name_of_one_person_one_decides_after_the_other(store: Place) {
        let person = seed::person_id(1);
        let mut deciding = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let store = Store::clone(&store);
            deciding.spawn(async move {
                let mut work = store.write_of(person).await?;
                let known = work.running().setting("count").await?.map_or(0, |text| text.parse::<u32>().expect("a number"));
                work.running().set("count", &(known + 1).to_string()).await?;
                work.commit().await
            });
        }
        // None was told to come again.
        while let Some(decided) = deciding.join_next().await {
            decided.expect("it ran")?;
        }
        assert_eq!(seen!(store, work => work.running().setting("count").await).as_deref(), Some("50"));
    }

    async fn in_the_names_of_many_nobody_comes_too_late(store: Place) {
        let school = seed::school(&store).await?;
        let mut beginning = tokio::task::JoinSet::new();
        for number in 2..52 {
            let officer = kept!(store, work => seed::officer(&mut work, number, school.organisation).await)?;
            let store = Store::clone(&store);
            beginning.spawn(async move {
                let mut work = store.write_of(officer).await?;
                let had = work.attempts().by_quiz(officer, seed::MODULE).await?;
                work.attempts().add(&seed::attempt(number, officer, 1), seed::COURSE).await?;
                work.commit().await.map(|()| had.len())
            });
        }
        while let Some(begun) = beginning.join_next().await {
            assert_eq!(begun.expect("it ran")?, 0);
        }
    }

    async fn a_closed_store_answers_nobody(store: Place) {
        kept!(store, work => seed::organisation(&mut work, 1).await)?;
        store.close().await;
        assert!(matches!(store.read().await, Err(StorageError::Engine(_))));
        assert!(matches!(store.write().await, Err(StorageError::Engine(_))));
    }

    async fn a_damaged_row_is_named_in_words(store: Place) {
        let job = "('one', '', '', '', 0, 0, 0)";
        store.run(&format!("insert into jobs (id, kind, unique_key, payload, run_at, attempts, lease_until) values {job}")).await?;
        let claimed = kept!(store, work => work.running().claim_job(Timestamp(9), Span(1)).await);
        assert_eq!(claimed.expect_err("is damaged").to_string(), "row one of jobs does not hold what it should");
    }
}
