//! Accounts: who registers, who decides, and how a password is chosen anew.

use academy::{Error, Registration};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{HeldBy, Membership, Role, Scope};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;

use crate::content::{COURSE, customs};
use crate::outcome::{only, wrong};
use crate::school::{PASSWORD, Person, START, School};

/// Who holds somebody's own request.
async fn held_by(school: &School, who: &Person) -> Option<HeldBy> {
    let mut visit = school.visit(who).await;
    school.academy.own_standing(&mut visit, who.actor.language).await.expect("a standing").held_by
}

/// How many accounts wait for somebody's word.
async fn waiting(school: &School, who: &Person) -> usize {
    let mut visit = school.visit(who).await;
    school.academy.waiting_accounts(&mut visit, who.actor.language).await.expect("a list").waiting.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_registers_confirms_the_address_and_is_approved_by_their_coordinator() {
    let mut school = School::teaching(&customs()).await;
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    let typed = school.registration("awa@customs.example", "SN").await;
    school.academy.register(&typed, "192.0.2.1").await.expect("registered");
    assert_answer!(school.academy.sign_in(&typed.email, PASSWORD, false, "192.0.2.1").await, Err(Error::Refused(Refusal::NotConfirmed)));
    assert_eq!(waiting(&school, &coordinator).await, 0, "an address that nobody confirmed waits for nobody");
    let token = school.token().await;
    assert!(school.academy.may_confirm(&mut school.visitor().await, &token).await.expect("told"));
    let signed_in = school.academy.confirm(&token).await.expect("confirmed");
    assert!(signed_in.shared_computer, "whoever opens the letter may sit anywhere");
    let list = school.academy.link("/fr/administration");
    assert_eq!(school.told().await, [coordinator.hears(Letter::AccountWaits { name: "Awa Diallo".to_owned(), link: list })]);
    assert!(!school.academy.may_confirm(&mut school.visitor().await, &token).await.expect("told"));
    assert_answer!(school.academy.confirm(&token).await, Err(Error::Refused(Refusal::LinkSpent)));

    let officer = school.known_by(signed_in.token.clone()).await;
    assert_eq!((officer.actor.membership, officer.actor.person), (Membership::Waiting, signed_in.person));
    assert_eq!((held_by(&school, &officer).await, waiting(&school, &coordinator).await), (Some(HeldBy::Coordinator), 1));
    assert_answer!(school.academy.enrol(&officer.actor, COURSE).await, Err(Error::Forbidden));
    school.academy.decide_account(&coordinator.actor, officer.actor.posting, true, "").await.expect("approved");
    let courses = school.academy.link("/fr/courses");
    assert_eq!(school.told().await, [officer.hears(Letter::AccountApproved { link: courses })]);
    let officer = school.known_by(signed_in.token).await;
    assert!(officer.actor.is_member());
    assert_eq!((held_by(&school, &officer).await, waiting(&school, &coordinator).await), (None, 0));
    school.academy.enrol(&officer.actor, COURSE).await.expect("enrolled");
    let again = school.academy.decide_account(&coordinator.actor, officer.actor.posting, false, "after all").await;
    assert_answer!(again, Err(Error::Refused(Refusal::AlreadyDecided)));
    school.hears_nothing().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_typed_wrongly_is_told_at_once() {
    let school = School::open().await;
    let nothing = school.academy.register(&Registration::default(), "192.0.2.1").await;
    let missing = ["name", "email", "language", "password", "organisation"].map(str::to_owned);
    let problems = [Problem::Missing, Problem::Missing, Problem::NotAChoice, Problem::Missing, Problem::Missing];
    assert_eq!(wrong(nothing), missing.into_iter().zip(problems).collect::<Vec<_>>());
    let right = school.registration("awa@customs.example", "SN").await;
    let cases = [
        (Registration { email: "awa".to_owned(), ..right.clone() }, "email", Problem::NotAnAddress),
        (Registration { password: "Diallo2026!".to_owned(), ..right.clone() }, "password", Problem::Guessable),
        (Registration { language: "de".to_owned(), ..right.clone() }, "language", Problem::NotAChoice),
        (Registration { organisation: "00000000-0000-7000-8000-000000000000".to_owned(), ..right }, "organisation", Problem::NotAChoice),
    ];
    for (typed, field, problem) in cases {
        assert_eq!(wrong(school.academy.register(&typed, "192.0.2.1").await), only(field, problem));
    }
    school.hears_nothing().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_address_is_answered_as_any_other_and_its_owner_alone_hears_of_it() {
    let school = School::open().await;
    let first = school.register("awa@customs.example", "SN").await;
    let second = school.register("AWA@Customs.example", "GH").await;
    assert_ne!(first, second, "until it is confirmed another link is sent");
    let signed_in = school.academy.confirm(&second).await.expect("confirmed");
    let officer = school.known_by(signed_in.token).await;
    assert_eq!(officer.actor.organisation, school.organisation("SN").await, "the first registration stands");
    let typed = school.registration("awa@customs.example", "GH").await;
    school.academy.register(&typed, "192.0.2.1").await.expect("answered as any other");
    let link = school.academy.link("/fr/forgotten");
    assert_eq!(school.told().await, [officer.hears(Letter::AlreadyRegistered { link })]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_confirm_works_for_48_hours_and_not_an_instant_longer() {
    let school = School::open().await;
    let token = school.register("awa@customs.example", "SN").await;
    school.clock.advance(Span(Span::hours(48).0 - 1));
    assert!(school.academy.may_confirm(&mut school.visitor().await, &token).await.expect("told"));
    school.clock.advance(Span(1));
    assert!(!school.academy.may_confirm(&mut school.visitor().await, &token).await.expect("told"));
    assert_answer!(school.academy.confirm(&token).await, Err(Error::Refused(Refusal::LinkSpent)));
    assert_answer!(school.academy.confirm("no such token").await, Err(Error::Refused(Refusal::LinkSpent)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_lies_with_the_coordinator_else_the_secretariat_else_an_administrator() {
    let mut school = School::open().await;
    let admin = school.administrator("Daniel Osei").await;
    let [first, second, third] =
        [school.waiting("Efua Mensah", "GH").await, school.waiting("Kojo Asare", "GH").await, school.waiting("Yaw Boateng", "GH").await];
    let approve = async |school: &School, who: &Person, officer: &Person| {
        school.academy.decide_account(&who.actor, officer.actor.posting, true, "").await
    };
    assert_eq!((held_by(&school, &first).await, waiting(&school, &admin).await), (Some(HeldBy::Administrator), 3));
    approve(&school, &admin, &first).await.expect("an administrator approves where nobody else can");

    let secretariat = school.coordinator("Ines Marchetti", "WCO").await;
    assert_eq!((held_by(&school, &second).await, waiting(&school, &secretariat).await), (Some(HeldBy::Secretariat), 2));
    assert_eq!(waiting(&school, &admin).await, 0);
    assert_answer!(approve(&school, &admin, &second).await, Err(Error::NotFound));
    approve(&school, &secretariat, &second).await.expect("the Secretariat approves where there is no coordinator");

    let coordinator = school.coordinator("Nana Addo", "GH").await;
    assert_eq!((held_by(&school, &third).await, waiting(&school, &coordinator).await), (Some(HeldBy::Coordinator), 1));
    assert_eq!(waiting(&school, &secretariat).await, 0);
    assert_answer!(approve(&school, &secretariat, &third).await, Err(Error::NotFound));
    approve(&school, &coordinator, &third).await.expect("the coordinator approves");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_decides_an_account_and_nobody_their_own() {
    let mut school = School::open().await;
    let mut others = vec![school.officer("Moussa Faye", "SN").await, school.coordinator("Nana Addo", "GH").await];
    others.extend([school.tutor("Lena Brandt", "c").await, school.administrator("Daniel Osei").await]);
    let auditor = school.officer("Priya Raman", "WCO").await;
    others.push(school.granted(&auditor, Role::Auditor, Scope::Installation).await);
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    let officer = school.waiting("Awa Diallo", "SN").await;
    let scope = Scope::Organisation(officer.actor.organisation);
    let posting = officer.actor.posting;
    others.push(school.granted(&officer, Role::Coordinator, scope).await);
    for other in &others {
        assert_answer!(school.academy.decide_account(&other.actor, posting, true, "").await, Err(Error::NotFound));
    }
    let standing = school.academy.own_standing(&mut school.visit(&officer).await, officer.actor.language).await.expect("a standing");
    assert_eq!(standing.posting.state, Membership::Waiting);
    for who in [&others[0], &officer] {
        let list = school.academy.waiting_accounts(&mut school.visit(who).await, who.actor.language).await;
        assert_answer!(list, Err(Error::Forbidden));
    }
    let list = school.academy.waiting_accounts(&mut school.visitor().await, officer.actor.language).await;
    assert_answer!(list, Err(Error::SignInRequired));
    assert_eq!(waiting(&school, &coordinator).await, 1);
    school.academy.decide_account(&coordinator.actor, posting, true, "").await.expect("the coordinator decides");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_refused_with_a_reason_which_its_owner_is_told() {
    let mut school = School::open().await;
    let (coordinator, officer) = (school.coordinator("Fatou Sarr", "SN").await, school.waiting("Awa Diallo", "SN").await);
    let refuse = async |reason: &str| school.academy.decide_account(&coordinator.actor, officer.actor.posting, false, reason).await;
    assert_eq!(wrong(refuse(" \n").await), only("reason", Problem::Missing));
    assert_eq!(wrong(refuse(&"é".repeat(501)).await), only("reason", Problem::TooLong { most: 500 }));
    school.hears_nothing().await;
    refuse("Not on our\tstaff list.").await.expect("refused");
    let reason = "Not on our staff list.".to_owned();
    assert_eq!(school.told().await, [officer.hears(Letter::AccountRefused { reason: reason.clone() })]);
    let standing = school.academy.own_standing(&mut school.visit(&officer).await, officer.actor.language).await.expect("a standing");
    assert_eq!((standing.posting.state, standing.posting.reason, standing.held_by), (Membership::Refused, Some(reason), None));
    assert!(!school.known_by(officer.token.clone()).await.actor.is_member());
    assert_answer!(refuse("once more").await, Err(Error::Refused(Refusal::AlreadyDecided)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_chosen_anew_by_a_link_that_ends_every_sign_in() {
    let mut school = School::open().await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.academy.forgot_password("nobody@customs.example", "192.0.2.1").await.expect("answered as any other");
    school.hears_nothing().await;
    assert_eq!(wrong(school.academy.forgot_password("awa", "192.0.2.1").await), only("email", Problem::NotAnAddress));
    school.academy.forgot_password(&officer.actor.email.to_uppercase(), "192.0.2.1").await.expect("answered");
    let token = school.token().await;
    let choose = async |password: &str, again: &str| school.academy.choose_password(&token, password, again).await;
    assert_eq!(wrong(choose("Diallo2026!", "Diallo2026!").await), only("password", Problem::Guessable));
    assert_eq!(wrong(choose(PASSWORD, "seven lights").await), only("again", Problem::NotTheSame));
    assert!(school.academy.may_choose_password(&mut school.visitor().await, &token).await.expect("told"));
    choose(PASSWORD, PASSWORD).await.expect("chosen");
    assert_eq!(school.told().await, [officer.hears(Letter::PasswordChanged)]);
    assert!(school.caller(&officer.token).await.is_none(), "every sign-in has ended");
    assert!(!school.academy.may_choose_password(&mut school.visitor().await, &token).await.expect("told"));
    assert_answer!(choose(PASSWORD, PASSWORD).await, Err(Error::Refused(Refusal::LinkSpent)));
    school.academy.sign_in(&officer.actor.email, PASSWORD, false, "192.0.2.1").await.expect("signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_choose_a_password_works_for_two_hours_and_is_asked_for_five_times_at_most() {
    let mut school = School::open().await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.academy.forgot_password(&officer.actor.email, "192.0.2.1").await.expect("answered");
    let token = school.token().await;
    for place in 2..6 {
        school.academy.forgot_password(&officer.actor.email, &format!("192.0.2.{place}")).await.expect("answered");
    }
    let again = school.academy.forgot_password(&officer.actor.email, "192.0.2.9").await;
    assert!(matches!(again, Err(Error::TooMany(at)) if at == START + Span::minutes(15)), "{again:?}");
    assert_eq!(school.told().await.len(), 4);
    school.clock.advance(Span(Span::hours(2).0 - 1));
    assert!(school.academy.may_choose_password(&mut school.visitor().await, &token).await.expect("told"));
    school.clock.advance(Span(1));
    assert_answer!(school.academy.choose_password(&token, PASSWORD, PASSWORD).await, Err(Error::Refused(Refusal::LinkSpent)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_ends_every_other_sign_in() {
    let school = School::open().await;
    let token = school.register("awa@customs.example", "SN").await;
    school.academy.confirm(&token).await.expect("confirmed");
    let sign_in = async |password: &str| school.academy.sign_in("awa@customs.example", password, false, "192.0.2.1").await;
    let (own, another) = (sign_in(PASSWORD).await.expect("signed in").token, sign_in(PASSWORD).await.expect("signed in").token);
    let officer = school.known_by(own.clone()).await;
    let new = "rain over the old custom house";
    let change =
        async |present: &str, password: &str, again: &str| school.academy.change_password(&officer.actor, present, password, again).await;
    assert_eq!(wrong(change("seven lights", new, new).await), only("present", Problem::WrongPassword));
    assert_eq!(wrong(change(PASSWORD, "short", "short").await), only("password", Problem::TooShort { least: 10 }));
    assert_eq!(wrong(change(PASSWORD, new, PASSWORD).await), only("again", Problem::NotTheSame));
    school.hears_nothing().await;
    let changed = change(PASSWORD, new, new).await.expect("changed");
    assert_eq!(school.told().await, [officer.hears(Letter::PasswordChanged)]);
    assert!(school.caller(&own).await.is_none() && school.caller(&another).await.is_none());
    assert_eq!(school.known_by(changed.token).await.actor.person, officer.actor.person);
    assert_answer!(sign_in(PASSWORD).await, Err(Error::Refused(Refusal::SignIn)));
    sign_in(new).await.expect("the new one is in force");
    assert_eq!(wrong(change("seven lights", new, new).await), only("present", Problem::WrongPassword));
    assert_answer!(change(new, PASSWORD, PASSWORD).await, Err(Error::TooMany(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_sets_the_account_up_within_72_hours() {
    let school = School::open().await;
    let make = async |name: &str, email: &str| school.academy.create_administrator(name, email, Language::EN).await;
    assert_eq!(wrong(make(" ", "daniel@wco.example").await), only("name", Problem::Missing));
    assert_eq!(wrong(make("Daniel Osei", "daniel").await), only("email", Problem::NotAnAddress));
    let link = make("Daniel Osei", "daniel@wco.example").await.expect("made");
    let late = make("Another", "another@wco.example").await.expect("made");
    let token = link.strip_prefix("https://fairway.example/en/forgotten/").expect("a link in their language");
    school.clock.advance(Span(Span::hours(72).0 - 1));
    school.academy.choose_password(token, PASSWORD, PASSWORD).await.expect("set up");
    school.clock.advance(Span(1));
    let late = late.rsplit('/').next().unwrap_or_default();
    assert_answer!(school.academy.choose_password(late, PASSWORD, PASSWORD).await, Err(Error::Refused(Refusal::LinkSpent)));
    let signed_in = school.academy.sign_in("daniel@wco.example", PASSWORD, false, "192.0.2.1").await.expect("signed in");
    assert!(school.known_by(signed_in.token).await.actor.is_administrator());
}
