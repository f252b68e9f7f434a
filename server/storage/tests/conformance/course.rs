//! Documents, things, their editions, and what is in force.

use domain::course::DocumentHash;
use domain::time::Timestamp;
use storage::Store;
use storage::course::{NewDocument, NewThing, PublishedCourse};

use crate::seed;

fn named(id: &str, slug: &str, parent: Option<&str>) -> NewThing {
    NewThing { id: id.to_owned(), kind: "lesson".to_owned(), slug: slug.to_owned(), parent: parent.map(str::to_owned) }
}

/// Keeps things one after the other.
async fn kept_things(store: &Store, things: &[NewThing]) -> storage::Result<()> {
    for thing in things {
        kept!(store, work => work.courses().add_thing(thing).await)?;
    }
    Ok(())
}

fn in_force(course: &str, number: u32, from: i64) -> PublishedCourse {
    PublishedCourse {
        course: course.to_owned(),
        number,
        hash: seed::hash(course),
        from_at: Timestamp(from),
        shipped_version: "1.0.0".to_owned(),
    }
}

both! {
    async fn a_document_is_kept_once_and_reads_back_byte_by_byte(store: Place) {
        let body = "{\"version\":1,\"title\":\"Sélectivité — التقييم \\u0000 🛃\"}";
        let new = NewDocument { hash: seed::hash("one"), kind: "figure".to_owned(), body: body.to_owned() };
        kept!(store, work => work.courses().add_document(&new).await)?;
        kept!(store, work => work.courses().add_document(&NewDocument { body: "{}".to_owned(), ..new.clone() }).await)?;
        assert_eq!(seen!(store, work => work.courses().document(&new.hash).await).as_deref(), Some(body));
        assert_eq!(seen!(store, work => work.courses().document(&seed::hash("two")).await), None);
    }

    async fn of_fifty_who_keep_a_document_at_once_none_fails(store: Place) {
        at_once!(50, store, _number, work => seed::document(&mut work, "one").await)?;
        assert_eq!(store.column("select hash from documents", 0).await?, [seed::hash("one").0]);
    }

    async fn a_document_or_a_thing_of_no_known_kind_is_not_kept(store: Place) {
        let new = NewDocument { hash: seed::hash("one"), kind: "poem".to_owned(), body: String::new() };
        assert_refused_by_the_engine!(kept!(store, work => work.courses().add_document(&new).await));
        let new = NewThing { kind: "figure".to_owned(), ..named("one", "one", None) };
        assert_refused_by_the_engine!(kept!(store, work => work.courses().add_thing(&new).await));
        assert_refused_by_the_engine!(kept!(store, work => work.courses().add_thing(&named("one", "one", Some("nowhere"))).await));
    }

    async fn each_former_slug_of_a_thing_leads_to_its_present_one(store: Place) {
        let slugs = ["first", "second", "third"].map(|slug| named("l1", slug, Some("m1")));
        kept_things(&store, &[named("m1", "m1", None)]).await?;
        kept_things(&store, &slugs).await?;
        for slug in ["first", "second"] {
            assert_eq!(seen!(store, work => work.courses().former_slug("m1", slug).await).as_deref(), Some("third"), "{slug}");
        }
        for (parent, slug) in [("m1", "third"), ("", "first"), ("m2", "first"), ("m1", "FIRST")] {
            assert_eq!(seen!(store, work => work.courses().former_slug(parent, slug).await), None, "{slug} of {parent}");
        }
    }

    async fn the_former_slug_of_a_course_stands_under_no_parent(store: Place) {
        kept_things(&store, &[named("crm", "crm", None), named("crm", "risk", None)]).await?;
        assert_eq!(seen!(store, work => work.courses().former_slug("", "crm").await).as_deref(), Some("risk"));
    }

    async fn a_thing_kept_again_with_its_slug_leaves_no_former_one(store: Place) {
        kept_things(&store, &[named("crm", "crm", None), named("crm", "crm", None)]).await?;
        assert_eq!(seen!(store, work => work.courses().former_slug("", "crm").await), None);
    }

    async fn a_slug_left_by_two_things_leads_to_the_one_that_left_it_last(store: Place) {
        let things = [named("l1", "a", None), named("l1", "b", None), named("l2", "a", None), named("l2", "c", None)];
        kept_things(&store, &things).await?;
        assert_eq!(seen!(store, work => work.courses().former_slug("", "a").await).as_deref(), Some("c"));
    }

    async fn a_thing_that_moves_under_a_new_slug_is_found_where_it_was(store: Place) {
        kept_things(&store, &[named("m1", "m1", None), named("m2", "m2", None)]).await?;
        kept_things(&store, &[named("l1", "old", Some("m1")), named("l1", "new", Some("m2"))]).await?;
        assert_eq!(seen!(store, work => work.courses().former_slug("m1", "old").await).as_deref(), Some("new"));
        assert_eq!(seen!(store, work => work.courses().former_slug("m2", "old").await), None, "it never had it there");
    }

    async fn a_thing_that_moves_with_its_slug_moves(store: Place) {
        kept_things(&store, &[named("m1", "m1", None), named("m2", "m2", None)]).await?;
        kept_things(&store, &[named("l1", "l1", Some("m1")), named("l1", "l1", Some("m2"))]).await?;
        assert_eq!(store.column("select parent_id from things where id = 'l1'", 0).await?, ["m2"]);
    }

    async fn the_same_text_is_the_same_edition_and_another_the_next(store: Place) {
        let school = seed::school(&store).await?;
        for (text, number) in [("first", 2), ("second", 3), ("first", 2), (seed::COURSE, 1)] {
            kept!(store, work => seed::document(&mut work, text).await)?;
            let by = (number > 2).then_some(school.officer);
            let told = kept!(store, work => {
                work.courses().add_edition(seed::COURSE, &seed::hash(text), Timestamp(5), by, "why").await
            })?;
            assert_eq!(told, number, "{text}");
            assert_eq!(seen!(store, work => work.courses().edition_number(&seed::hash(text)).await), Some(number));
            assert_eq!(seen!(store, work => work.courses().edition_hash(seed::COURSE, number).await), Some(seed::hash(text)));
        }
    }

    async fn each_thing_counts_its_own_editions(store: Place) {
        seed::school(&store).await?;
        kept!(store, work => seed::document(&mut work, "module").await)?;
        let number = kept!(store, work => work.courses().add_edition(seed::MODULE, &seed::hash("module"), Timestamp(5), None, "").await)?;
        assert_eq!(number, 1);
        assert_eq!(seen!(store, work => work.courses().edition_hash(seed::MODULE, 2).await), None);
        assert_eq!(seen!(store, work => work.courses().edition_hash("nothing", 1).await), None);
        assert_eq!(seen!(store, work => work.courses().edition_number(&seed::hash("nothing")).await), None);
    }

    async fn of_fifty_texts_at_once_each_is_an_edition_of_its_own(store: Place) {
        seed::school(&store).await?;
        let mut numbers = at_once!(50, store, number, work => {
            let text = format!("text {number}");
            seed::document(&mut work, &text).await?;
            work.courses().add_edition(seed::COURSE, &seed::hash(&text), Timestamp(i64::from(number)), None, "").await
        })?;
        numbers.sort_unstable();
        assert_eq!(numbers, (2..=51).collect::<Vec<_>>());
    }

    async fn fifty_times_one_text_at_once_is_one_edition(store: Place) {
        seed::school(&store).await?;
        kept!(store, work => seed::document(&mut work, "text").await)?;
        let numbers = at_once!(50, store, number, work => {
            work.courses().add_edition(seed::COURSE, &seed::hash("text"), Timestamp(number), None, "").await
        })?;
        assert_eq!(numbers, [2; 50]);
    }

    async fn an_edition_of_no_document_or_of_no_thing_is_not_kept(store: Place) {
        seed::school(&store).await?;
        let missing = seed::hash("nothing");
        assert_refused_by_the_engine!(
            kept!(store, work => work.courses().add_edition(seed::COURSE, &missing, Timestamp(1), None, "").await)
        );
        let there = seed::hash(seed::COURSE);
        assert_refused_by_the_engine!(kept!(store, work => work.courses().add_edition("nothing", &there, Timestamp(1), None, "").await));
    }

    async fn an_edition_is_in_force_in_place_of_the_one_before_and_the_epoch_moves_on(store: Place) {
        assert_eq!(seen!(store, work => work.courses().epoch().await), 0);
        assert!(seen!(store, work => work.courses().published().await).is_empty());
        seed::school(&store).await?;
        kept!(store, work => seed::course(&mut work, "a-course").await)?;
        assert_eq!(seen!(store, work => work.courses().epoch().await), 2);
        let start = seed::START.0;
        let published = seen!(store, work => work.courses().published().await);
        assert_eq!(published, [in_force("a-course", 1, start), in_force(seed::COURSE, 1, start)], "by the course's id");

        kept!(store, work => {
            seed::document(&mut work, "second").await?;
            work.courses().add_edition(seed::COURSE, &seed::hash("second"), Timestamp(1), None, "").await?;
            work.courses().publish(seed::COURSE, 2, Timestamp(start + 5), "1.1.0").await
        })?;
        let second =
            PublishedCourse { hash: seed::hash("second"), shipped_version: "1.1.0".to_owned(), ..in_force(seed::COURSE, 2, start + 5) };
        let published = seen!(store, work => work.courses().published().await);
        assert_eq!(published, [in_force("a-course", 1, start), second]);
        assert_eq!(seen!(store, work => work.courses().epoch().await), 3);
        kept!(store, work => work.courses().next_epoch().await)?;
        assert_eq!(seen!(store, work => work.courses().epoch().await), 4);
        let ended = store.column("select cast(until_at as text) from publications where until_at is not null", 0).await?;
        assert_eq!(ended, [(start + 5).to_string()]);
    }

    async fn an_edition_may_come_into_force_again_but_not_twice_at_one_instant(store: Place) {
        seed::school(&store).await?;
        assert_conflict!(kept!(store, work => work.courses().publish(seed::COURSE, 1, seed::START, "1.0.0").await));
        kept!(store, work => work.courses().publish(seed::COURSE, 1, Timestamp(seed::START.0 + 1), "1.0.0").await)?;
        assert_eq!(seen!(store, work => work.courses().published().await).len(), 1);
    }

    async fn an_edition_that_is_not_there_does_not_come_into_force(store: Place) {
        seed::school(&store).await?;
        assert_refused_by_the_engine!(kept!(store, work => work.courses().publish(seed::COURSE, 2, Timestamp(9), "1.0.0").await));
        assert_eq!(seen!(store, work => work.courses().published().await).len(), 1, "the one before stays");
        assert_eq!(seen!(store, work => work.courses().epoch().await), 1);
    }

    async fn fifty_publications_at_once_leave_one_in_force_and_move_the_epoch_fifty_times(store: Place) {
        seed::school(&store).await?;
        at_once!(50, store, number, work => work.courses().publish(seed::COURSE, 1, Timestamp(2_000 + number), "1.0.0").await)?;
        assert_eq!(seen!(store, work => work.courses().published().await).len(), 1);
        assert_eq!(seen!(store, work => work.courses().epoch().await), 51);
    }

    async fn a_draft_is_a_course_edition_that_was_never_in_force(store: Place) {
        seed::school(&store).await?;
        for text in ["draft", "later draft", "module"] {
            kept!(store, work => seed::document(&mut work, text).await)?;
        }
        for (thing, text) in [(seed::COURSE, "draft"), (seed::COURSE, "later draft"), (seed::MODULE, "module")] {
            kept!(store, work => work.courses().add_edition(thing, &seed::hash(text), Timestamp(7), None, "revised").await)?;
        }
        let draft = |number, text: &str| PublishedCourse {
            hash: seed::hash(text),
            shipped_version: "revised".to_owned(),
            ..in_force(seed::COURSE, number, 7)
        };
        let drafts = seen!(store, work => work.courses().drafts().await);
        assert_eq!(drafts, [draft(2, "draft"), draft(3, "later draft")]);

        for (number, at) in [(2, 2_000), (1, 3_000)] {
            kept!(store, work => work.courses().publish(seed::COURSE, number, Timestamp(at), "2.0.0").await)?;
        }
        let drafts = seen!(store, work => work.courses().drafts().await);
        assert_eq!(drafts, [draft(3, "later draft")], "the second was in force once");
    }

    async fn a_damaged_edition_is_named(store: Place) {
        seed::school(&store).await?;
        store.run_unchecked("update editions set number = -1; update publications set edition = -1").await?;
        assert_corrupt!(kept!(store, work => work.courses().published().await), "publications", seed::COURSE);
        let hash: DocumentHash = seed::hash(seed::COURSE);
        assert_corrupt!(kept!(store, work => work.courses().edition_number(&hash).await), "editions", hash.0);
    }
}
