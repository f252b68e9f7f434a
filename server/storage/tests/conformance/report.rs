//! Lists and figures for coordinators.

use domain::id::{OrganisationId, PersonId};
use domain::people::Membership;
use domain::progress::Tally;
use domain::report::{CourseRow, OfficerRow};
use domain::time::Timestamp;
use storage::report::{OfficerFigures, OfficerQuery};
use storage::{Store, Work};

use crate::seed;

/// All officers of an organisation from the start, and their place in the school's course.
fn everyone(organisation: OrganisationId) -> OfficerQuery {
    let start = (String::new(), String::new());
    OfficerQuery { organisation, contains: String::new(), course: seed::COURSE.to_owned(), after: start, most: 100 }
}

/// Keeps an approved officer of this number who sorts by this key.
async fn sorted(work: &mut Work, number: u32, organisation: OrganisationId, sort_key: &str) -> storage::Result<PersonId> {
    let new = storage::people::NewPerson { sort_key: sort_key.to_owned(), ..seed::new_person(number) };
    seed::posted(work, &new, number, organisation, seed::START, Membership::Approved).await
}

/// Another organisation than the school's, with officers who sort by these keys and are numbered from 10.
async fn officers(store: &Store, sort_keys: &[&str]) -> storage::Result<OrganisationId> {
    seed::school(store).await?;
    let mut work = store.write().await?;
    let organisation = seed::organisation(&mut work, 2).await?;
    for (number, sort_key) in (10..).zip(sort_keys) {
        sorted(&mut work, number, organisation, sort_key).await?;
    }
    work.commit().await?;
    Ok(organisation)
}

/// The numbers of the officers listed, and where to go on.
async fn listed(store: &Store, query: &OfficerQuery) -> storage::Result<Vec<(PersonId, String)>> {
    let rows = kept!(store, work => work.reports().officers(query).await)?;
    Ok(rows.into_iter().map(|(row, key)| (row.person, key)).collect())
}

/// Whom a search finds.
async fn found(store: &Store, organisation: OrganisationId, contains: &str) -> storage::Result<Vec<PersonId>> {
    let query = OfficerQuery { contains: contains.to_owned(), ..everyone(organisation) };
    Ok(listed(store, &query).await?.into_iter().map(|(person, _)| person).collect())
}

/// Puts an officer at a place of the course; with a completion, or without.
async fn at_place(work: &mut Work, person: PersonId, lessons_read: usize, last: i64, completed: Option<i64>) -> storage::Result<()> {
    let tally = Tally { lessons_read, modules_done: 1, ..Tally::default() };
    work.progress().summarise(person, seed::COURSE, &tally, Some(Timestamp(last)), completed.map(Timestamp)).await
}

async fn enrolled(work: &mut Work, number: u32) -> storage::Result<()> {
    let person = seed::person_id(number);
    work.enrolments().add(&seed::enrolment(number, person, seed::COURSE, seed::START), person).await
}

both! {
    async fn officers_are_listed_by_name_then_by_id(store: Place) {
        let organisation = officers(&store, &["b", "a", "محمد", "a", "ab", "a b", "Z", "é"]).await?;
        let listed = listed(&store, &everyone(organisation)).await?;
        assert_eq!(listed.iter().map(|(person, _)| *person).collect::<Vec<_>>(), [16, 11, 13, 15, 14, 10, 17, 12].map(seed::person_id));
        assert_eq!(listed[0].1, "Z", "with the key to go on from");
    }

    async fn page_by_page_every_officer_is_listed_once_namesakes_too(store: Place) {
        let organisation = officers(&store, &["same", "same", "same", "other", "same", "", "zz"]).await?;
        let whole = listed(&store, &everyone(organisation)).await?;
        assert_eq!(whole.len(), 7);
        for most in [1, 2, 3, 7, 8] {
            let mut query = OfficerQuery { most, ..everyone(organisation) };
            let mut all = Vec::new();
            loop {
                let page = listed(&store, &query).await?;
                let Some((person, key)) = page.last() else { break };
                query.after = (key.clone(), person.to_string());
                all.extend(page);
            }
            assert_eq!(all, whole, "{most} at a time");
        }
        assert!(listed(&store, &OfficerQuery { most: 0, ..everyone(organisation) }).await?.is_empty());
    }

    async fn only_approved_officers_of_the_organisation_are_listed(store: Place) {
        let school = seed::school(&store).await?;
        let mut work = store.write().await?;
        let elsewhere = seed::organisation(&mut work, 2).await?;
        seed::officer(&mut work, 2, elsewhere).await?;
        seed::applicant(&mut work, 3, school.organisation, seed::START).await?;
        seed::posted(&mut work, &seed::new_person(4), 4, school.organisation, seed::START, Membership::Refused).await?;
        seed::officer(&mut work, 5, school.organisation).await?;
        work.commit().await?;
        store.run(&format!("update postings set until_at = 5 where person_id = '{}'", seed::person_id(5))).await?;
        assert_eq!(found(&store, school.organisation, "").await?, [school.officer]);
        assert!(found(&store, OrganisationId(seed::id(3)), "").await?.is_empty());
        let figures = seen!(store, work => work.reports().figures(school.organisation, seed::COURSE, Timestamp(0)).await);
        assert_eq!(figures.officers, 1);
    }

    async fn a_search_finds_part_of_a_name_or_of_an_address_in_any_script(store: Place) {
        let organisation = officers(&store, &["awa ndeye diallo", "محمد بن سلمان", "李小龍"]).await?;
        for (contains, numbers) in
            [("ndeye", vec![10]), ("بن سل", vec![11]), ("小", vec![12]), ("officer11@", vec![11]), ("nobody", vec![])]
        {
            let expected: Vec<_> = numbers.into_iter().map(seed::person_id).collect();
            assert_eq!(found(&store, organisation, contains).await?, expected, "{contains}");
        }
        assert_eq!(found(&store, organisation, "@demo.example").await?.len(), 3);
    }

    async fn a_search_takes_every_sign_as_it_is_written(store: Place) {
        let organisation = officers(&store, &["100% sure", "a_b", "a~b", "a~%b", "a\\b", "o'brien", "axb"]).await?;
        let cases = [
            ("%", vec![10, 13]),
            ("_", vec![11]),
            ("~", vec![13, 12]),
            ("~%", vec![13]),
            ("~_", vec![]),
            ("a_b", vec![11]),
            ("\\", vec![14]),
            ("'", vec![15]),
            ("a%b", vec![]),
        ];
        for (contains, numbers) in cases {
            let mut expected: Vec<_> = numbers.into_iter().map(seed::person_id).collect();
            let mut people = found(&store, organisation, contains).await?;
            expected.sort_unstable();
            people.sort_unstable();
            assert_eq!(people, expected, "{contains}");
        }
    }

    async fn an_officers_place_is_told_where_they_are_enrolled(store: Place) {
        let organisation = officers(&store, &["a", "b", "c", "d"]).await?;
        let mut work = store.write().await?;
        seed::course(&mut work, "other").await?;
        for number in [10, 11, 13] {
            enrolled(&mut work, number).await?;
        }
        at_place(&mut work, seed::person_id(10), 3, 50, Some(60)).await?;
        at_place(&mut work, seed::person_id(12), 3, 50, None).await?;
        work.people().add_sign_in(&seed::sign_in(1, seed::person_id(10), Timestamp(70))).await?;
        work.people().add_sign_in(&seed::sign_in(2, seed::person_id(10), Timestamp(40))).await?;
        work.commit().await?;
        store.run(&format!("update enrolments set until_at = 9 where person_id = '{}'", seed::person_id(13))).await?;

        let rows = seen!(store, work => work.reports().officers(&everyone(organisation)).await);
        let place = |lessons_read, modules_done, last: Option<i64>, completed: Option<i64>| CourseRow {
            course: seed::COURSE.to_owned(),
            lessons_read,
            modules_done,
            last_at: last.map(Timestamp),
            completed_at: completed.map(Timestamp),
        };
        let officer = |number: u32, seen: Option<i64>, courses| OfficerRow {
            person: seed::person_id(number),
            name: format!("Officer {number}"),
            email: format!("Officer{number}@demo.example"),
            membership: Membership::Approved,
            seen_at: seen.map(Timestamp),
            courses,
        };
        let expected = [
            officer(10, Some(70), vec![place(3, 1, Some(50), Some(60))]),
            officer(11, None, vec![place(0, 0, None, None)]),
            officer(12, None, vec![]),
            officer(13, None, vec![]),
        ];
        assert_eq!(rows.into_iter().map(|(row, _)| row).collect::<Vec<_>>(), expected);
        let in_other = OfficerQuery { course: "other".to_owned(), ..everyone(organisation) };
        let rows = seen!(store, work => work.reports().officers(&in_other).await);
        assert!(rows.iter().all(|(row, _)| row.courses.is_empty()));
    }

    async fn figures_count_each_officer_once(store: Place) {
        let organisation = officers(&store, &["a", "b", "c", "d", "e"]).await?;
        let none = OfficerFigures { officers: 0, completed: 0, enrolled: 0, lessons_read: 0, silent: 0 };
        let nowhere = OrganisationId(seed::id(9));
        assert_eq!(seen!(store, work => work.reports().figures(nowhere, seed::COURSE, Timestamp(9)).await), none);
        let all_idle = seen!(store, work => work.reports().figures(organisation, seed::COURSE, Timestamp(9)).await);
        assert_eq!(all_idle, OfficerFigures { officers: 5, ..none });

        let mut work = store.write().await?;
        for number in 10..14 {
            enrolled(&mut work, number).await?;
        }
        at_place(&mut work, seed::person_id(10), 4, 5, Some(6)).await?;
        at_place(&mut work, seed::person_id(11), 2, 99, None).await?;
        at_place(&mut work, seed::person_id(12), 1, 100, None).await?;
        at_place(&mut work, seed::person_id(1), 8, 5, None).await?;
        work.commit().await?;
        let figures = OfficerFigures { officers: 5, completed: 1, enrolled: 4, lessons_read: 7, silent: 2 };
        let now = seen!(store, work => work.reports().figures(organisation, seed::COURSE, Timestamp(100)).await);
        assert_eq!(now, figures, "silent is who was not seen after the instant, and did not finish");
        let earlier = seen!(store, work => work.reports().figures(organisation, seed::COURSE, Timestamp(99)).await);
        assert_eq!(earlier, OfficerFigures { silent: 1, ..figures });
        let other = seen!(store, work => work.reports().figures(organisation, seed::MODULE, Timestamp(101)).await);
        assert_eq!(other, OfficerFigures { officers: 5, ..none });
    }

    async fn a_damaged_summary_is_named(store: Place) {
        let organisation = officers(&store, &["a"]).await?;
        kept!(store, work => {
            enrolled(&mut work, 10).await?;
            at_place(&mut work, seed::person_id(10), 1, 5, None).await
        })?;
        store.run("update standings set lessons_read = -1").await?;
        let key = seed::person_id(10).to_string();
        assert_corrupt!(kept!(store, work => work.reports().officers(&everyone(organisation)).await), "standings", key);
    }
}
