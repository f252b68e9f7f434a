//! Prints the steps of attempts as they are stored, and the answer of each question that counts, one JSON line an attempt:
//! what the crash harness compares with what was acknowledged.
//!
//! `cargo run --release -p storage --example steps -- URL ATTEMPT…`

use domain::id::AttemptId;
use domain::quiz::step;
use storage::{Store, StoreSettings};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("usage: steps URL ATTEMPT…")?;
    let store = Store::open(&StoreSettings { url, connections: 2 }).await?;
    let mut work = store.read().await?;
    for text in arguments {
        let id = AttemptId::parse(&text).ok_or("an attempt is named by its id")?;
        let attempt = work.attempts().find(id).await?.ok_or("there is no such attempt")?;
        let steps = work.attempts().steps(attempt.number).await?;
        let current: serde_json::Map<_, _> = step::current(&steps)
            .into_iter()
            .map(|(question, current)| (question, serde_json::json!([current.step.device, current.step.counter])))
            .collect();
        let steps: Vec<_> =
            steps.iter().map(|step| serde_json::json!([step.question_id, step.id.device, step.id.counter, step.answer])).collect();
        print(&serde_json::json!({ "attempt": text, "steps": steps, "current": current }).to_string());
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the answer of a program")]
fn print(line: &str) {
    println!("{line}");
}
