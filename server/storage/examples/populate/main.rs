//! Fills a demonstration with what the bench measures on.
//!
//! `populate URL officers COUNT TOKENS`: so many officers of Senegal, each with a sign-in whose token stands on a line of the
//! file TOKENS. `populate URL sittings COUNT STEPS ATTEMPT`: so many more officers, and so many steps of sittings long since
//! handed in among them, each like this attempt.

mod sittings;

use std::io::Write as _;

use domain::id::{AttemptId, OrganisationId, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::people::Membership;
use domain::time::{Span, Timestamp};
use sha2::{Digest, Sha256};
use storage::people::{NewPerson, NewSignIn};
use storage::{Store, StoreSettings, Work};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// So many officers in one unit of work.
const TOGETHER: u64 = 500;

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    #[expect(clippy::disallowed_methods, reason = "what it makes is only measured on")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
    let now = Timestamp(i64::try_from(now)?);
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [url, "officers", count, tokens] => officers(url, count.parse()?, tokens, now).await,
        [url, "sittings", count, steps, attempt] => former_sittings(url, count.parse()?, steps.parse()?, attempt, now).await,
        _ => Err("usage: populate URL officers COUNT TOKENS | populate URL sittings COUNT STEPS ATTEMPT".into()),
    }
}

async fn open(url: &str) -> Outcome<(Store, OrganisationId)> {
    let store = Store::open(&StoreSettings { url: url.to_owned(), connections: 2 }).await?;
    let organisation = store.read().await?.people().organisation_by_code("SN").await?;
    Ok((store, organisation.ok_or("no organisation: is it a demonstration?")?))
}

async fn officers(url: &str, count: u64, tokens: &str, now: Timestamp) -> Outcome<()> {
    let (store, organisation) = open(url).await?;
    let mut file = std::fs::File::create(tokens)?;
    for from in (0..count).step_by(usize::try_from(TOGETHER)?) {
        let mut work = store.write().await?;
        for number in from..(from + TOGETHER).min(count) {
            writeln!(file, "{}", officer(&mut work, now, organisation, number).await?)?;
        }
        work.commit().await?;
    }
    store.close().await;
    Ok(())
}

async fn former_sittings(url: &str, officers: u64, steps: u64, attempt: &str, now: Timestamp) -> Outcome<()> {
    let (store, organisation) = open(url).await?;
    let id = AttemptId::parse(attempt).ok_or("that is no attempt")?;
    let template = store.read().await?.attempts().find(id).await?.ok_or("there is no such attempt")?;
    store.close().await;
    let wanted = sittings::Wanted {
        officers,
        steps_each: steps.checked_div(officers).unwrap_or(0),
        organisation: organisation.to_string(),
        attempt: id.to_string(),
        questions: template.drawing.items.iter().map(|drawn| drawn.question_id.clone()).collect(),
        now: now.0,
    };
    sittings::make(url, &wanted).await
}

/// Adds an officer; the token of the sign-in.
async fn officer(work: &mut Work, now: Timestamp, organisation: OrganisationId, number: u64) -> Outcome<String> {
    let id = |kind: u64| Uuid::from_u128(u128::from(now.0.unsigned_abs()) << 64 | u128::from(kind) << 48 | u128::from(number));
    let person = PersonId(id(1));
    let email = format!("bench{}-{number}@demo.example", now.0);
    let officer = NewPerson {
        id: person,
        email: email.clone(),
        email_key: email,
        name: format!("Officer {number}"),
        sort_key: format!("officer {number:08}"),
        language: Language::EN,
        password_hash: None,
        created_at: now,
        confirmed_at: Some(now),
    };
    work.people().add(&officer).await?;
    work.people().add_posting(PostingId(id(2)), person, organisation, now, Membership::Approved).await?;
    let token = format!("bench-{}-{number}", now.0);
    let token_hash = Sha256::digest(token.as_bytes()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let ends_at = now + Span::hours(12);
    let sign_in = NewSignIn { id: SignInId(id(3)), token_hash, person, started_at: now, ends_at, shared_computer: false };
    work.people().add_sign_in(&sign_in).await?;
    Ok(token)
}
