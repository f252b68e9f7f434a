//! Roles: who grants them, until when, and that somebody always can.

use std::collections::BTreeSet;

use academy::{Error, NewGrant};
use domain::id::GrantId;
use domain::language::Language;
use domain::people::{Role, Scope};
use domain::record::Action;
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use crate::outcome::{only, wrong};
use crate::school::{Person, School};

/// What makes somebody a tutor of the course, until the end of a day.
fn tutor(of: &Person, until: &str) -> NewGrant {
    NewGrant {
        email: of.actor.email.clone(),
        role: "tutor".to_owned(),
        scope: "course:c".to_owned(),
        until: until.to_owned(),
        reason: "answers questions".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_holds_until_the_end_of_its_last_day_where_its_giver_is() {
    let mut school = School::open().await;
    let (admin, officer) = (school.administrator("Daniel Osei").await, school.officer("Lena Brandt", "DE").await);
    // It is 10:00 in Brussels, where the Secretariat is.
    school.academy.grant_role(&admin.actor, &tutor(&officer, "2026-11-24")).await.expect("granted");
    let page = school.academy.roles(&mut school.visit(&admin).await, Language::EN).await.expect("roles");
    let listed: Vec<_> = page.grants.iter().map(|grant| (grant.name.as_str(), grant.role, grant.reason.as_str())).collect();
    let expected = [("Daniel Osei", Role::Administrator, "to begin with"), ("Lena Brandt", Role::Tutor, "answers questions")];
    assert_eq!(listed, expected);
    school.clock.advance(Span(Span::hours(14).0 - 1));
    assert!(school.signed_in(officer.actor.person).await.actor.tutors("c"));
    school.clock.advance(Span(1));
    assert!(!school.signed_in(officer.actor.person).await.actor.tutors("c"));
    let page = school.academy.roles(&mut school.visit(&admin).await, Language::EN).await.expect("roles");
    assert_eq!(page.grants.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_grant_typed_wrongly_is_told_at_once() {
    let mut school = School::open().await;
    let (admin, officer) = (school.administrator("Daniel Osei").await, school.officer("Lena Brandt", "DE").await);
    let grant = async |typed: &NewGrant| school.academy.grant_role(&admin.actor, typed).await;
    let fields = ["email", "role", "scope", "reason"].map(str::to_owned);
    let problems = [Problem::Missing, Problem::NotAChoice, Problem::NotAChoice, Problem::Missing];
    assert_eq!(wrong(grant(&NewGrant::default()).await), fields.into_iter().zip(problems).collect::<Vec<_>>());
    let right = || tutor(&officer, "");
    let nowhere = "organisation:00000000-0000-7000-8000-000000000000".to_owned();
    let coordinator = || NewGrant { role: "coordinator".to_owned(), ..right() };
    let cases = [
        (tutor(&officer, "2026-11-23"), "until", Problem::InThePast),
        (tutor(&officer, "24.11.2026"), "until", Problem::NotADay),
        (NewGrant { email: "nobody@customs.example".to_owned(), ..right() }, "email", Problem::Nobody),
        (NewGrant { role: "director".to_owned(), ..right() }, "scope", Problem::NotAChoice),
        (coordinator(), "scope", Problem::NotAChoice),
        (NewGrant { scope: "installation".to_owned(), ..coordinator() }, "scope", Problem::NotAChoice),
        (NewGrant { scope: nowhere, ..coordinator() }, "scope", Problem::NotAChoice),
        (NewGrant { role: "administrator".to_owned(), ..right() }, "scope", Problem::NotAChoice),
    ];
    for (typed, field, problem) in cases {
        let problems = wrong(grant(&typed).await);
        assert_eq!(problems.last(), Some(&(field.to_owned(), problem)), "{typed:?}");
        assert_eq!(problems.len(), if typed.role == "director" { 2 } else { 1 }, "{typed:?}");
    }
    assert!(school.signed_in(officer.actor.person).await.actor.grants.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_administrator_sees_grants_and_withdraws_roles() {
    let mut school = School::open().await;
    let mut others = vec![school.officer("Moussa Faye", "SN").await, school.coordinator("Fatou Sarr", "SN").await];
    others.push(school.tutor("Lena Brandt", "c").await);
    for role in [Role::Auditor, Role::Publisher, Role::DecisionMaker] {
        let person = school.officer("Priya Raman", "WCO").await;
        others.push(school.granted(&person, role, Scope::Installation).await);
    }
    let unapproved = school.waiting("Awa Diallo", "SN").await;
    others.push(school.granted(&unapproved, Role::Administrator, Scope::Installation).await);
    let grant = others[1].actor.grants[0].id;
    for other in &others {
        let typed = tutor(other, "");
        assert_answer!(school.academy.grant_role(&other.actor, &typed).await, Err(Error::Forbidden));
        assert_answer!(school.academy.withdraw_role(&other.actor, grant, "because").await, Err(Error::Forbidden));
        assert_answer!(school.academy.roles(&mut school.visit(other).await, Language::EN).await, Err(Error::Forbidden));
    }
    assert_answer!(school.academy.roles(&mut school.visitor().await, Language::EN).await, Err(Error::SignInRequired));
    assert!(school.signed_in(others[1].actor.person).await.actor.holds(Role::Coordinator));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_withdrawn_with_a_reason_and_once() {
    let mut school = School::open().await;
    let (admin, tutor) = (school.administrator("Daniel Osei").await, school.tutor("Lena Brandt", "c").await);
    let grant = tutor.actor.grants[0].id;
    assert_eq!(wrong(school.academy.withdraw_role(&admin.actor, grant, "").await), only("reason", Problem::Missing));
    assert!(school.signed_in(tutor.actor.person).await.actor.tutors("c"));
    school.academy.withdraw_role(&admin.actor, grant, "on leave").await.expect("withdrawn");
    assert!(!school.signed_in(tutor.actor.person).await.actor.tutors("c"));
    assert_answer!(school.academy.withdraw_role(&admin.actor, grant, "on leave").await, Err(Error::NotFound));
    let unknown = GrantId(Uuid::from_u128(999));
    assert_answer!(school.academy.withdraw_role(&admin.actor, unknown, "on leave").await, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_granted_and_withdrawn_stands_in_the_record_with_who_did_it() {
    let mut school = School::open().await;
    let (admin, officer) = (school.administrator("Daniel Osei").await, school.officer("Lena Brandt", "DE").await);
    school.academy.grant_role(&admin.actor, &tutor(&officer, "2027-11-24")).await.expect("granted");
    let grant = school.signed_in(officer.actor.person).await.actor.grants[0].id;
    school.academy.withdraw_role(&admin.actor, grant, "on leave").await.expect("withdrawn");
    let auditor = school.officer("Priya Raman", "WCO").await;
    let auditor = school.granted(&auditor, Role::Auditor, Scope::Installation).await;
    let entries = school.academy.record_about(&mut school.visit(&auditor).await, &format!("grant {grant}")).await.expect("the record");
    let told: BTreeSet<_> = entries.iter().map(|entry| (entry.action, entry.actor.as_str())).collect();
    assert_eq!(told, [(Some(Action::RoleGranted), "Daniel Osei"), (Some(Action::RoleWithdrawn), "Daniel Osei")].into());
    assert!(entries.iter().any(|entry| entry.details.as_ref().is_some_and(|details| details.contains("on leave"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_stays() {
    let mut school = School::open().await;
    let admin = school.administrator("Daniel Osei").await;
    let own = admin.actor.grants[0].id;
    let alone = school.academy.withdraw_role(&admin.actor, own, "retires").await;
    assert_answer!(alone, Err(Error::Refused(Refusal::LastAdministrator)));
    let unapproved = school.waiting("Awa Diallo", "WCO").await;
    school.granted(&unapproved, Role::Administrator, Scope::Installation).await;
    let alone = school.academy.withdraw_role(&admin.actor, own, "retires").await;
    assert_answer!(alone, Err(Error::Refused(Refusal::LastAdministrator)));
    let successor = school.administrator("Ines Marchetti").await;
    school.academy.withdraw_role(&admin.actor, own, "retires").await.expect("withdrawn");
    assert!(!school.signed_in(admin.actor.person).await.actor.is_administrator());
    assert!(school.signed_in(successor.actor.person).await.actor.is_administrator());
}

both! {
    async fn two_administrators_who_withdraw_each_other_at_once_leave_one(school: School) {
        let (one, other) = (school.administrator("Daniel Osei").await, school.administrator("Ines Marchetti").await);
        let withdraw = async |by: &Person, of: &Person| school.academy.withdraw_role(&by.actor, of.actor.grants[0].id, "leaves").await;
        let (first, second) = tokio::join!(withdraw(&one, &other), withdraw(&other, &one));
        let refused = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused.as_slice(), [Error::Refused(Refusal::LastAdministrator)]), "{refused:?}");
    }
}
