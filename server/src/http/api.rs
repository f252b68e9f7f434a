//! JSON for islands, versioned; see `server/docs/api.md`.

use std::collections::BTreeMap;

use academy::{Error, SaveAnswer};
use app::wire::{AnswerV1, LendKeyV1, LentKeyV1, SaveV1, SavedV1, StateV1, StepV1};
use app::words::format;
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::step::{Saved, StepId};
use domain::refusal::{FieldProblem, Problem};
use domain::time::Timestamp;

use super::ask::Ask;
use super::reply::Reply;

/// The longest name of a device.
const DEVICE_MOST: usize = 64;

/// Keeps one answer of the caller's attempt; 200 means it is durable.
pub(crate) async fn save_answer(ask: Ask) -> Result<Reply, Error> {
    let id = AttemptId::parse(ask.parameter("attempt")).ok_or(Error::NotFound)?;
    let sent: SaveV1 = serde_json::from_slice(&ask.body).map_err(|_| invalid("body"))?;
    let language = Language::of_interface(&sent.language).ok_or_else(|| invalid("language"))?;
    if sent.version != 1 || sent.step.device.is_empty() || sent.step.device.len() > DEVICE_MOST || sent.step.counter < 1 {
        return Err(invalid("step"));
    }
    if sent.owner.is_some_and(|owner| ask.actor().is_ok_and(|actor| ask.academy().journal_owner(actor.person) != owner)) {
        // Typed by somebody else on the same device: it stays sealed there until they are back.
        return Err(Error::Forbidden);
    }
    let save = SaveAnswer {
        question: sent.question,
        answer: answer(sent.answer),
        device: sent.step.device,
        counter: Some(sent.step.counter),
        after: sent.after.map(|after| StepId { device: after.device, counter: after.counter }),
        edited_at: Some(Timestamp(sent.edited_at)),
        language,
    };
    let saved = ask.academy().save_answer(ask.actor()?, id, &save).await?;
    let step = |step: StepId| StepV1 { device: step.device, counter: step.counter };
    let state = match saved.outcome {
        Saved::Current | Saved::Repeated => StateV1::Kept,
        Saved::Superseded { current } => StateV1::Superseded { answer: wire(current.answer), step: step(current.step) },
        Saved::CounterUsed { next } => StateV1::CounterUsed { next },
    };
    let received = format::time(&ask.moment(saved.received_at), language);
    let answer = SavedV1 { version: 1, state, step: step(saved.step), received_at: saved.received_at.0, received };
    json(&answer)
}

/// Lends whoever is signed in the key their answers are sealed with on this device.
pub(crate) async fn lend_key(ask: Ask) -> Result<Reply, Error> {
    let asked: LendKeyV1 = serde_json::from_slice(&ask.body).map_err(|_| invalid("body"))?;
    if asked.version != 1 {
        return Err(invalid("version"));
    }
    let lent = ask.academy().device_key(ask.actor()?, &asked.device).await?;
    json(&LentKeyV1 { version: 1, owner: lent.owner, key: lent.key.to_string(), now: lent.now.0 })
}

fn invalid(field: &str) -> Error {
    Error::Invalid(vec![FieldProblem::new(field, Problem::NotAChoice)])
}

fn json(answer: &impl serde::Serialize) -> Result<Reply, Error> {
    let body = serde_json::to_vec(answer).map_err(|error| Error::Broken(error.to_string()))?;
    Ok(Reply::File { content_type: "application/json", name: None, body, public_seconds: None })
}

fn answer(sent: AnswerV1) -> Answer {
    match sent {
        AnswerV1::None => Answer::None,
        AnswerV1::Option(option) => Answer::Option(option),
        AnswerV1::Options(options) if options.is_empty() => Answer::None,
        AnswerV1::Options(options) => Answer::Options(options),
        AnswerV1::Number(typed) => Answer::Number(typed),
        AnswerV1::Pairs(pairs) if pairs.is_empty() => Answer::None,
        AnswerV1::Pairs(pairs) => Answer::Pairs(pairs),
    }
}

fn wire(answer: Answer) -> AnswerV1 {
    match answer {
        Answer::None => AnswerV1::None,
        Answer::Option(option) => AnswerV1::Option(option),
        Answer::Options(options) => AnswerV1::Options(options),
        Answer::Number(typed) => AnswerV1::Number(typed),
        Answer::Pairs(pairs) => AnswerV1::Pairs(BTreeMap::from_iter(pairs)),
    }
}
