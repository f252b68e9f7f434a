//! Fills a demonstration with officers who are signed in, and with sittings long since handed in: what the bench measures on.
//!
//! `cargo run --release -p storage --example populate -- URL OFFICERS STEPS TOKENS`: so many officers of Senegal, each with a
//! sign-in whose token stands on a line of the file TOKENS, and so many steps of former sittings among them, copied from
//! the first attempt that is there.

use std::io::Write as _;

use domain::id::{AttemptId, AttemptNumber, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::people::Membership;
use domain::quiz::answer::Answer;
use domain::quiz::attempt::Attempt;
use domain::quiz::bell::Arrival;
use domain::quiz::step::{Step, StepId};
use domain::time::{Span, Timestamp};
use sha2::{Digest, Sha256};
use storage::people::{NewPerson, NewSignIn};
use storage::{Store, StoreSettings, Work};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// So many officers in one unit of work.
const TOGETHER: u64 = 500;
/// Steps of one former sitting.
const STEPS_EACH: u64 = 25;

struct Filling {
    first: Uuid,
    now: Timestamp,
    steps_left: u64,
    template: Option<(Attempt, String)>,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, officers, steps, tokens, template @ ..] = arguments.as_slice() else {
        return Err("usage: populate URL OFFICERS STEPS TOKENS [ATTEMPT]".into());
    };
    let store = Store::open(&StoreSettings { url: url.clone(), connections: 2 }).await?;
    let (officers, steps_left): (u64, u64) = (officers.parse()?, steps.parse()?);
    let mut work = store.read().await?;
    let organisation = work.people().organisation_by_code("SN").await?.ok_or("no organisation: is it a demonstration?")?;
    let template = match template.first().and_then(|text| AttemptId::parse(text)) {
        Some(id) => {
            let attempt = work.attempts().find(id).await?.ok_or("there is no such attempt")?;
            let course = work.attempts().course_of(id).await?.ok_or("the attempt has no course")?;
            Some((attempt, course))
        }
        None => None,
    };
    drop(work);
    #[expect(clippy::disallowed_methods, reason = "what it makes is only measured on")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
    let now = Timestamp(i64::try_from(now)?);
    let mut filling = Filling { first: Uuid::from_u128(now.0.unsigned_abs().into()), now, steps_left, template };
    let mut file = std::fs::File::create(tokens)?;
    for from in (0..officers).step_by(usize::try_from(TOGETHER)?) {
        let mut work = store.write().await?;
        for number in from..(from + TOGETHER).min(officers) {
            writeln!(file, "{}", officer(&mut work, &mut filling, organisation, number).await?)?;
        }
        work.commit().await?;
    }
    store.close().await;
    Ok(())
}

/// Adds an officer; the token of the sign-in.
async fn officer(work: &mut Work, filling: &mut Filling, organisation: domain::id::OrganisationId, number: u64) -> Outcome<String> {
    let id = |kind: u64| Uuid::from_u128(filling.first.as_u128() << 64 | u128::from(kind) << 48 | u128::from(number));
    let person = PersonId(id(1));
    let email = format!("bench{}-{number}@demo.example", filling.now.0);
    work.people()
        .add(&NewPerson {
            id: person,
            email: email.clone(),
            email_key: email.clone(),
            name: format!("Officer {number}"),
            sort_key: format!("officer {number:08}"),
            language: Language::EN,
            password_hash: None,
            created_at: filling.now,
            confirmed_at: Some(filling.now),
        })
        .await?;
    work.people().add_posting(PostingId(id(2)), person, organisation, filling.now, Membership::Approved).await?;
    let token = format!("bench-{}-{number}", filling.now.0);
    let token_hash = Sha256::digest(token.as_bytes()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let ends_at = filling.now + Span::hours(12);
    let sign_in = NewSignIn { id: SignInId(id(3)), token_hash, person, started_at: filling.now, ends_at, shared_computer: false };
    work.people().add_sign_in(&sign_in).await?;
    if filling.steps_left > 0 && filling.template.is_some() {
        former_sitting(work, filling, person, number, AttemptId(id(4))).await?;
    }
    Ok(token)
}

async fn former_sitting(work: &mut Work, filling: &mut Filling, person: PersonId, number: u64, id: AttemptId) -> Outcome<()> {
    let Some((template, course)) = &filling.template else { return Ok(()) };
    let attempt_number = AttemptNumber(template.number.0.wrapping_add(1 + i64::try_from(number)?));
    let started_at = filling.now - Span::days(7);
    let attempt = Attempt { id, number: attempt_number, person, started_at, ..template.clone() };
    work.attempts().add(&attempt, course).await?;
    let questions: Vec<String> = attempt.drawing.items.iter().map(|drawn| drawn.question_id.clone()).collect();
    let steps = STEPS_EACH.min(filling.steps_left);
    for place in 0..steps {
        let at = started_at + Span::minutes(i64::try_from(place)?);
        let step = Step {
            number: 0,
            question_id: questions[usize::try_from(place)? % questions.len()].clone(),
            answer: Answer::Number(place.to_string()),
            certainty: None,
            id: StepId { device: "bench".to_owned(), counter: i64::try_from(place)? + 1 },
            after: None,
            edited_at: at,
            received_at: at,
            language: Language::EN,
        };
        work.attempts().add_step(attempt_number, &step, Arrival::OnTime).await?;
    }
    work.attempts().hand_in(attempt_number, filling.now - Span::days(6)).await?;
    filling.steps_left -= steps;
    Ok(())
}
