//! Confirmation handed on for an absence.

use academy::{AskedDelegation, Error};
use domain::accreditation::act::Refused;
use domain::letter::Letter;
use domain::people::{Role, Scope};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;

use super::hall;
use crate::outcome::{only, wrong};
use crate::school::{PASSWORD, Person, School};

fn asked(to: &Person, from: &str, until: &str) -> AskedDelegation {
    let (email, from, until) = (to.actor.email.clone(), from.to_owned(), until.to_owned());
    AskedDelegation { email, from, until, reason: "Annual leave.".to_owned() }
}

both! {
    async fn a_deputy_confirms_between_two_days_and_neither_before_nor_after(school: School) {
        let hall = hall(school).await;
        let deputy = school.with_password("Ruth Amoah", "WCO").await;
        let case = hall.attended(school).await;
        for assessor in &hall.assessors {
            school.scores(assessor, case, 4).await;
        }
        let propose = async || school.academy.propose_decision(&hall.manager.actor, case, "pre-accredited", "The panel found so.").await;
        propose().await.expect("proposed");
        let today = school.academy.now();
        let day = |days: i64| academy::moment(today + Span::days(days), "Europe/Brussels").date.to_string();
        school.told().await;
        school.academy.delegate_confirmation(&hall.decider.actor, &asked(&deputy, &day(2), &day(3))).await.expect("handed on");
        let letters = school.told().await;
        assert!(letters.iter().any(|(to, _, letter)| *to == deputy.actor.email && matches!(letter, Letter::ConfirmationDelegated { .. })));
        let early = school.academy.confirm_decision(&deputy.actor, case, PASSWORD).await;
        assert!(early.is_err(), "not yet: {early:?}");
        school.clock.advance(Span::days(2));
        let acting = school.signed_in(deputy.actor.person).await;
        assert!(acting.actor.holds(Role::DecisionMaker));
        assert_answer!(school.academy.delegate_confirmation(&acting.actor, &asked(&hall.officer, &day(2), &day(3))).await, Err(Error::Forbidden));
        school.academy.confirm_decision(&acting.actor, case, PASSWORD).await.expect("in place of the decider");
        assert_eq!(school.stage(&hall.officer, case).await, "pre-accredited");
        school.clock.advance(Span::days(2));
        let over = school.signed_in(deputy.actor.person).await;
        assert!(!over.actor.holds(Role::DecisionMaker));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_handed_to_nobody_with_a_part_in_files_and_taken_back_by_who_gave_it() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let both = school.officer("Ruth Amoah", "WCO").await;
    let give = async |to: &Person, from: &str, until: &str| {
        school.academy.delegate_confirmation(&hall.decider.actor, &asked(to, from, until)).await
    };
    let (from, until) = ("2027-01-04", "2027-01-15");
    for involved in [&hall.manager, &hall.assessors[0]] {
        assert_eq!(wrong(give(involved, from, until).await), only("email", Problem::Involved));
    }
    assert_eq!(wrong(give(&hall.decider, from, until).await), only("email", Problem::OnesOwn));
    assert_eq!(wrong(give(&both, "2020-01-01", "2020-01-02").await), only("from", Problem::InThePast));
    assert_eq!(wrong(give(&both, until, from).await), only("until", Problem::BeforeStart));
    assert_eq!(wrong(give(&both, from, "2027-03-06").await), only("until", Problem::TooManyDays { most: 60 }));
    assert_eq!(wrong(give(&both, "soon", until).await), only("from", Problem::NotADay));
    assert_answer!(school.academy.delegate_confirmation(&hall.manager.actor, &asked(&both, from, until)).await, Err(Error::Forbidden));
    give(&both, from, until).await.expect("handed on");
    let page = school.academy.delegations(&mut school.visit(&hall.decider).await).await.expect("the list");
    let [line] = page.delegations.as_slice() else { panic!("{page:?}") };
    assert!(page.may_delegate && line.to == both.actor.person);
    assert_answer!(school.academy.end_delegation(&hall.manager.actor, line.grant).await, Err(Error::NotFound));
    school.academy.end_delegation(&hall.decider.actor, line.grant).await.expect("taken back");
    let page = school.academy.delegations(&mut school.visit(&hall.decider).await).await.expect("the list");
    assert!(page.delegations.is_empty());
    assert_answer!(school.academy.delegations(&mut school.visit(&hall.officer).await).await, Err(Error::Forbidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deputy_who_sat_on_the_panel_confirms_nothing_of_it() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let deputy = school.with_password("Ruth Amoah", "WCO").await;
    let day = academy::moment(school.academy.now(), "Europe/Brussels").date.to_string();
    school.academy.delegate_confirmation(&hall.decider.actor, &asked(&deputy, &day, &day)).await.expect("handed on");
    let deputy = school.granted(&deputy, Role::Assessor, Scope::Installation).await;
    let case = hall.attended(&school).await;
    school.academy.seat_assessor(&hall.manager.actor, case, deputy.actor.person).await.expect("seated");
    for assessor in hall.assessors.iter().chain([&deputy]) {
        school.scores(assessor, case, 4).await;
    }
    school.academy.propose_decision(&hall.manager.actor, case, "pre-accredited", "The panel found so.").await.expect("proposed");
    let refused = school.academy.confirm_decision(&deputy.actor, case, PASSWORD).await;
    assert!(matches!(&refused, Err(Error::Refused(Refusal::Case(why))) if why.contains(&Refused::Assessed)), "{refused:?}");
}
