//! How long a sign-in lasts, how often it may be tried, and what is carried over one that has ended.

use academy::{Error, Unsent};
use domain::refusal::Refusal;
use domain::time::Span;

use crate::outcome::wrong;
use crate::school::{PASSWORD, START, School};

const AN_INSTANT: Span = Span(1);

fn just_before(span: Span) -> Span {
    Span(span.0 - 1)
}

/// A school with an account that is confirmed, and its address.
async fn with_account() -> (School, &'static str) {
    let school = School::open().await;
    let token = school.register("awa@customs.example", "SN").await;
    school.academy.confirm(&token).await.expect("confirmed");
    (school, "awa@customs.example")
}

/// Somebody who uses a sign-in again and again until this long after they opened it; the last time is left to the caller.
async fn kept_in_use(school: &School, token: &str, every: Span, until: Span) {
    let start = school.academy.now();
    while school.academy.now() + every < start + until {
        school.clock.advance(every);
        let visit = school.academy.visit(Some(token)).await.expect("a visit");
        assert!(visit.caller.is_some(), "it has ended {:?} after it was opened", school.academy.now() - start);
        let to_note = visit.to_note.expect("a use to be noted");
        drop(visit);
        school.academy.note_seen(to_note).await;
    }
    let left = start + until - school.academy.now();
    school.clock.advance(just_before(left));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_signs_in_however_it_is_typed_and_a_wrong_one_is_told_nothing() {
    let (school, email) = with_account().await;
    let sign_in = async |email: &str, password: &str| school.academy.sign_in(email, password, false, "192.0.2.1").await;
    let signed_in = sign_in(" AWA@Customs.Example ", PASSWORD).await.expect("signed in");
    assert_eq!(school.known_by(signed_in.token).await.actor.email, email);
    assert_answer!(sign_in(email, "seven lights on the key").await, Err(Error::Refused(Refusal::SignIn)));
    assert_answer!(sign_in("nobody@customs.example", PASSWORD).await, Err(Error::Refused(Refusal::SignIn)));
    assert_answer!(sign_in("no address", PASSWORD).await, Err(Error::Refused(Refusal::SignIn)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_left_alone_ends_after_two_hours() {
    let (school, email) = with_account().await;
    let token = school.academy.sign_in(email, PASSWORD, false, "192.0.2.1").await.expect("signed in").token;
    school.clock.advance(just_before(Span::hours(2)));
    assert!(school.caller(&token).await.is_some());
    school.clock.advance(AN_INSTANT);
    assert!(school.caller(&token).await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_left_alone_on_a_shared_computer_ends_after_a_quarter_of_an_hour() {
    let (school, email) = with_account().await;
    let signed_in = school.academy.sign_in(email, PASSWORD, true, "192.0.2.1").await.expect("signed in");
    assert!(signed_in.shared_computer);
    school.clock.advance(just_before(Span::minutes(15)));
    assert!(school.caller(&signed_in.token).await.is_some_and(|actor| actor.shared_computer));
    school.clock.advance(AN_INSTANT);
    assert!(school.caller(&signed_in.token).await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sign_in_outlives_twelve_hours_and_on_a_shared_computer_four() {
    let (school, email) = with_account().await;
    for (shared_computer, every, until) in [(false, Span::minutes(100), Span::hours(12)), (true, Span::minutes(14), Span::hours(4))] {
        let token = school.academy.sign_in(email, PASSWORD, shared_computer, "192.0.2.1").await.expect("signed in").token;
        kept_in_use(&school, &token, every, until).await;
        assert!(school.caller(&token).await.is_some(), "{until:?}");
        school.clock.advance(AN_INSTANT);
        assert!(school.caller(&token).await.is_none(), "{until:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_use_is_noted_once_a_minute_has_passed() {
    let (school, email) = with_account().await;
    let token = school.academy.sign_in(email, PASSWORD, false, "192.0.2.1").await.expect("signed in").token;
    let to_note = async || school.academy.visit(Some(&token)).await.expect("a visit").to_note;
    school.clock.advance(Span::minutes(1));
    assert_eq!(to_note().await, None);
    school.clock.advance(AN_INSTANT);
    let noted = to_note().await.expect("a use to be noted");
    school.academy.note_seen(noted).await;
    // At once for this server, and soon for every other.
    assert_eq!(to_note().await, None);
    let noted = async || {
        let other = school.beside(school.master.clone()).await.expect("another server");
        other.visit(Some(&token)).await.expect("a visit").to_note.is_none()
    };
    for _ in 0..100 {
        if noted().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the store never learned of the use");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_this_sign_in_alone() {
    let (school, email) = with_account().await;
    let sign_in = async || school.academy.sign_in(email, PASSWORD, false, "192.0.2.1").await.expect("signed in").token;
    let (own, another) = (school.known_by(sign_in().await).await, sign_in().await);
    school.academy.sign_out(&own.actor, Unsent::Discard).await.expect("signed out");
    assert!(school.caller(&own.token).await.is_none() && school.caller(&another).await.is_some());
    assert!(school.caller("no such token").await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn after_ten_wrong_passwords_the_right_one_must_wait_a_quarter_of_an_hour() {
    let (school, email) = with_account().await;
    let sign_in = async |password: &str, address: &str| school.academy.sign_in(email, password, false, address).await;
    sign_in("seven lights", "192.0.2.1").await.expect_err("wrong");
    sign_in(PASSWORD, "192.0.2.1").await.expect("whoever signs in begins anew");
    for place in 0..10 {
        assert_answer!(sign_in("seven lights", &format!("192.0.2.{place}")).await, Err(Error::Refused(Refusal::SignIn)));
    }
    let refused = sign_in(PASSWORD, "192.0.2.99").await;
    assert!(matches!(refused, Err(Error::TooMany(at)) if at == START + Span::minutes(15)), "{refused:?}");
    school.clock.advance(just_before(Span::minutes(15)));
    assert_answer!(sign_in(PASSWORD, "192.0.2.99").await, Err(Error::TooMany(_)));
    school.clock.advance(AN_INSTANT);
    sign_in(PASSWORD, "192.0.2.99").await.expect("signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_address_registers_sixty_times_at_most_within_a_quarter_of_an_hour() {
    let school = School::open().await;
    let nothing = academy::Registration::default();
    for _ in 0..60 {
        assert_eq!(wrong(school.academy.register(&nothing, "192.0.2.1").await).len(), 5);
    }
    assert_answer!(school.academy.register(&nothing, "192.0.2.1").await, Err(Error::TooMany(_)));
    assert_eq!(wrong(school.academy.register(&nothing, "192.0.2.2").await).len(), 5, "another one is not concerned");
    school.clock.advance(Span::minutes(15));
    assert_eq!(wrong(school.academy.register(&nothing, "192.0.2.1").await).len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_after_a_sign_in_ended_is_carried_for_its_person_and_address_alone() {
    let mut school = School::open().await;
    let (officer, other) = (school.officer("Awa Diallo", "SN").await, school.officer("Moussa Faye", "SN").await);
    school.academy.sign_out(&officer.actor, Unsent::Discard).await.expect("signed out");
    let body = b"answer=42\nand a second line";
    let sealed = school.academy.carry(Some(&officer.token), "/en/attempts/7", body).await.expect("an answer").expect("sealed");
    let carried = school.academy.carried(officer.actor.person, &sealed);
    assert_eq!(carried, Some(("/en/attempts/7".to_owned(), body.to_vec())), "it says itself where it was sent");
    assert_eq!(school.academy.carried(other.actor.person, &sealed), None, "another person");
    for place in [0, sealed.len() / 2, sealed.len() - 2] {
        let mut altered = sealed.clone();
        altered.replace_range(place..=place, if &sealed[place..=place] == "A" { "B" } else { "A" });
        assert_eq!(school.academy.carried(officer.actor.person, &altered), None, "altered at {place}");
    }
    for forged in ["", "AAAA", "not base64!"] {
        assert_eq!(school.academy.carried(officer.actor.person, forged), None, "{forged}");
    }
    let again = school.academy.carry(Some(&officer.token), "/en/attempts/8", body).await.expect("an answer").expect("sealed");
    assert_eq!(school.academy.carried(officer.actor.person, &again).map(|(path, _)| path), Some("/en/attempts/8".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_is_let_go_after_sixty_minutes_and_nothing_is_for_a_stranger() {
    let mut school = School::open().await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let carry = async |token: Option<&str>, length: usize| {
        school.academy.carry(token, "/en/attempts/7", &vec![b'a'; length]).await.expect("an answer")
    };
    assert_eq!(carry(None, 3).await, None);
    assert_eq!(carry(Some("no such token"), 3).await, None);
    assert_eq!(carry(Some(&officer.token), 256 * 1024 + 1).await, None);
    let sealed = carry(Some(&officer.token), 256 * 1024).await.expect("sealed");
    school.clock.advance(just_before(Span::minutes(60)));
    assert!(school.academy.carried(officer.actor.person, &sealed).is_some());
    school.clock.advance(AN_INSTANT);
    assert_eq!(school.academy.carried(officer.actor.person, &sealed), None);
}
