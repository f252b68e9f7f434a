//! What a draft knows of things, and which thing an address names.

use storage::course::NewThing;

use crate::seed;

fn module(slug: &str) -> NewThing {
    let (id, kind) = (seed::MODULE.to_owned(), "module".to_owned());
    NewThing { id, kind, slug: slug.to_owned(), parent: Some(seed::COURSE.to_owned()) }
}

both! {
    async fn what_a_draft_knows_is_kept_and_renames_nothing(store: Place) {
        seed::school(&store).await?;
        kept!(store, work => work.courses().know_thing(&module("another")).await)?;
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::COURSE, seed::MODULE).await), Some(seed::MODULE.to_owned()));
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::COURSE, "another").await), None);
        assert_eq!(seen!(store, work => work.courses().former_slug(seed::COURSE, seed::MODULE).await), None);
        let new = NewThing { id: "new".to_owned(), ..module("new-module") };
        kept!(store, work => work.courses().know_thing(&new).await)?;
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::COURSE, "new-module").await), Some("new".to_owned()));
    }

    async fn an_address_names_what_has_it_at_present_under_its_parent(store: Place) {
        seed::school(&store).await?;
        kept!(store, work => work.courses().add_thing(&module("renamed")).await)?;
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::COURSE, "renamed").await), Some(seed::MODULE.to_owned()));
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::COURSE, seed::MODULE).await), None);
        assert_eq!(seen!(store, work => work.courses().thing_of(seed::LESSON, "renamed").await), None);
    }
}
