//! Requests for one more attempt, and what was granted beyond the rules.

use domain::id::{AllowanceId, AttemptRequestId, GrantId, OrganisationId};
use domain::language::Language;
use domain::people::{Grant, Role};
use domain::time::Timestamp;
use storage::Store;
use storage::quiz::{Allowance, AttemptRequest, NewAttemptRequest};

use crate::outcome::unless_conflict;
use crate::seed;

fn request_id(number: u32) -> AttemptRequestId {
    AttemptRequestId(seed::id(number))
}

fn ids(rows: &[AttemptRequest]) -> Vec<AttemptRequestId> {
    rows.iter().map(|row| row.id).collect()
}

async fn asked(store: &Store, new: &NewAttemptRequest) -> storage::Result<()> {
    kept!(store, work => work.attempts().add_request(new).await)
}

/// A new officer, of the request's number, asks at an instant.
async fn officer_asked(store: &Store, organisation: OrganisationId, number: u32, at: i64) -> storage::Result<()> {
    let person = kept!(store, work => seed::officer(&mut work, number, organisation).await)?;
    asked(store, &seed::request(number, person, organisation, Timestamp(at))).await
}

async fn decided(store: &Store, school: seed::School, number: u32, is_granted: bool) -> storage::Result<bool> {
    let (at, by) = (Timestamp(90), school.officer);
    kept!(store, work => work.attempts().decide_request(request_id(number), is_granted, at, by, "reason").await)
}

both! {
    async fn a_request_reads_back_and_is_decided_once(store: Place) {
        let school = seed::school(&store).await?;
        asked(&store, &seed::request(1, school.officer, school.organisation, Timestamp(7))).await?;
        let second = seed::request(2, school.officer, school.organisation, Timestamp(8));
        asked(&store, &NewAttemptRequest { quiz: seed::COURSE.to_owned(), ..second }).await?;
        let waiting = AttemptRequest {
            id: request_id(1),
            person: school.officer,
            name: "Officer 1".to_owned(),
            email: "Officer1@demo.example".to_owned(),
            language: Language::EN,
            organisation: school.organisation,
            course: seed::COURSE.to_owned(),
            quiz: seed::MODULE.to_owned(),
            asked_at: Timestamp(7),
            state: "waiting".to_owned(),
        };
        assert_eq!(seen!(store, work => work.attempts().request(request_id(1)).await), Some(waiting.clone()));
        assert_eq!(seen!(store, work => work.attempts().request(request_id(3)).await), None);

        for (number, is_granted, state) in [(1, true, "granted"), (2, false, "declined")] {
            assert!(decided(&store, school, number, is_granted).await?);
            assert!(!decided(&store, school, number, !is_granted).await?);
            let row = seen!(store, work => work.attempts().request(request_id(number)).await).expect("was kept");
            assert_eq!(row.state, state);
        }
        assert!(!decided(&store, school, 3, true).await?, "there is none");
    }

    async fn of_fifty_who_decide_a_request_at_once_one_does(store: Place) {
        let school = seed::school(&store).await?;
        asked(&store, &seed::request(1, school.officer, school.organisation, Timestamp(7))).await?;
        let told = at_once!(50, store, number, work => {
            let is_granted = number % 2 == 0;
            let decided = work.attempts().decide_request(request_id(1), is_granted, Timestamp(9), school.officer, "reason").await;
            decided.map(|decided| decided.then_some(is_granted))
        })?;
        let told: Vec<_> = told.into_iter().flatten().map(|granted| if granted { "granted" } else { "declined" }).collect();
        let row = seen!(store, work => work.attempts().request(request_id(1)).await).expect("was kept");
        assert_eq!(told, [row.state.as_str()]);
    }

    async fn a_second_waiting_request_is_a_conflict_and_one_after_a_decision_is_not(store: Place) {
        let school = seed::school(&store).await?;
        let new = |number| seed::request(number, school.officer, school.organisation, Timestamp(7));
        asked(&store, &new(1)).await?;
        assert_conflict!(asked(&store, &new(2)).await);
        asked(&store, &NewAttemptRequest { quiz: seed::COURSE.to_owned(), ..new(3) }).await?;
        assert!(decided(&store, school, 1, false).await?);
        asked(&store, &new(2)).await?;
        assert_conflict!(asked(&store, &NewAttemptRequest { quiz: seed::LESSON.to_owned(), ..new(1) }).await);
    }

    async fn of_fifty_requests_at_once_one_waits(store: Place) {
        let school = seed::school(&store).await?;
        let stood = at_once!(50, store, number, work => {
            let new = seed::request(number, school.officer, school.organisation, Timestamp(7));
            unless_conflict(work.attempts().add_request(&new).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
    }

    async fn requests_that_wait_are_listed_by_course_and_by_organisation_longest_first(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => seed::course(&mut work, "other").await)?;
        let elsewhere = kept!(store, work => seed::organisation(&mut work, 2).await)?;
        for (number, organisation, at) in [(4, school.organisation, 7), (3, elsewhere, 7), (2, school.organisation, 9), (5, elsewhere, 6)] {
            officer_asked(&store, organisation, number, at).await?;
        }
        officer_asked(&store, school.organisation, 6, 1).await?;
        assert!(decided(&store, school, 6, true).await?);
        let of_another =
            NewAttemptRequest { course: "other".to_owned(), ..seed::request(7, school.officer, school.organisation, Timestamp(8)) };
        asked(&store, &of_another).await?;

        for (most, length) in [(0, 0), (3, 3), (50, 4)] {
            let rows = seen!(store, work => work.attempts().requests_of_course(seed::COURSE, most).await);
            assert_eq!(ids(&rows), [5, 3, 4, 2].map(request_id)[..length], "at most {most}");
        }
        for (most, length) in [(0, 0), (2, 2), (50, 3)] {
            let rows = seen!(store, work => work.attempts().requests_of_organisation(school.organisation, most).await);
            assert_eq!(ids(&rows), [4, 7, 2].map(request_id)[..length], "at most {most}");
        }
        assert!(seen!(store, work => work.attempts().requests_of_course("nothing", 9).await).is_empty());
        let nowhere = OrganisationId(seed::id(3));
        assert!(seen!(store, work => work.attempts().requests_of_organisation(nowhere, 9).await).is_empty());
    }

    async fn requests_without_a_coordinator_are_listed_while_none_is_active(store: Place) {
        let school = seed::school(&store).await?;
        let elsewhere = kept!(store, work => seed::organisation(&mut work, 2).await)?;
        for (number, organisation, at) in [(2, elsewhere, 9), (4, elsewhere, 8), (3, elsewhere, 8), (5, school.organisation, 1)] {
            officer_asked(&store, organisation, number, at).await?;
        }
        let grant = Grant { until_at: Some(Timestamp(101)), ..seed::coordinator(1, elsewhere) };
        let tutor = Grant { role: Role::Tutor, ..seed::coordinator(2, school.organisation) };
        let waits = kept!(store, work => seed::applicant(&mut work, 6, school.organisation, Timestamp(1)).await)?;
        let given = [(school.officer, grant, 100), (school.officer, tutor, 1), (waits, seed::coordinator(3, school.organisation), 1)];
        for (person, grant, from_at) in given {
            kept!(store, work => work.people().add_grant(person, &grant, Timestamp(from_at), None, "").await)?;
        }
        for (at, expected) in [(99, vec![5, 3, 4, 2]), (100, vec![5]), (101, vec![5, 3, 4, 2])] {
            let rows = seen!(store, work => work.attempts().requests_without_coordinator(Timestamp(at), 9).await);
            assert_eq!(ids(&rows), expected.into_iter().map(request_id).collect::<Vec<_>>(), "at {at}");
        }
        kept!(store, work => work.people().withdraw_grant(GrantId(seed::id(1)), Timestamp(100), school.officer, "").await)?;
        assert!(decided(&store, school, 5, true).await?);
        let rows = seen!(store, work => work.attempts().requests_without_coordinator(Timestamp(100), 2).await);
        assert_eq!(ids(&rows), [3, 4].map(request_id));
    }

    async fn each_allowance_is_one_attempt_more_for_one_person_and_quiz(store: Place) {
        let school = seed::school(&store).await?;
        let none = Allowance { more_attempts: 0, asked: false };
        assert_eq!(seen!(store, work => work.attempts().allowance(school.officer, seed::MODULE).await), none);
        asked(&store, &seed::request(1, school.officer, school.organisation, Timestamp(7))).await?;
        let waits = seen!(store, work => work.attempts().allowance(school.officer, seed::MODULE).await);
        assert_eq!(waits, Allowance { more_attempts: 0, asked: true });

        let request = seen!(store, work => work.attempts().request(request_id(1)).await).expect("was kept");
        assert!(decided(&store, school, 1, true).await?);
        for number in 1..=3 {
            let id = AllowanceId(seed::id(number));
            kept!(store, work => work.attempts().allow(id, &request, school.officer, Timestamp(90), "reason").await)?;
            let allowed = seen!(store, work => work.attempts().allowance(school.officer, seed::MODULE).await);
            assert_eq!(allowed, Allowance { more_attempts: number, asked: false });
        }
        let again = AllowanceId(seed::id(1));
        assert_conflict!(kept!(store, work => work.attempts().allow(again, &request, school.officer, Timestamp(90), "reason").await));
        assert_eq!(seen!(store, work => work.attempts().allowance(school.officer, seed::COURSE).await), none);
        assert_eq!(seen!(store, work => work.attempts().allowance(seed::person_id(2), seed::MODULE).await), none);
    }

    async fn a_damaged_request_or_allowance_is_named(store: Place) {
        let school = seed::school(&store).await?;
        asked(&store, &seed::request(1, school.officer, school.organisation, Timestamp(7))).await?;
        let request = seen!(store, work => work.attempts().request(request_id(1)).await).expect("was kept");
        let id = AllowanceId(seed::id(1));
        kept!(store, work => work.attempts().allow(id, &request, school.officer, Timestamp(90), "reason").await)?;
        store.run("update allowances set more_attempts = -1").await?;
        assert_corrupt!(kept!(store, work => work.attempts().allowance(school.officer, seed::MODULE).await), "allowances", seed::MODULE);

        let key = school.officer.to_string();
        store.run("update people set language = 'EN'").await?;
        assert_corrupt!(kept!(store, work => work.attempts().request(request_id(1)).await), "people", key);
        store.run("update attempt_requests set id = 'one'").await?;
        let (organisation, now) = (school.organisation, Timestamp(9));
        assert_corrupt!(kept!(store, work => work.attempts().requests_of_course(seed::COURSE, 9).await), "attempt_requests", "one");
        assert_corrupt!(kept!(store, work => work.attempts().requests_of_organisation(organisation, 9).await), "attempt_requests", "one");
        assert_corrupt!(kept!(store, work => work.attempts().requests_without_coordinator(now, 9).await), "attempt_requests", "one");
    }
}
