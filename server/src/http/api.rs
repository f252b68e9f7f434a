//! JSON for islands, versioned; see `server/docs/api.md`.

use academy::{AskedScore, Error, SaveAnswer};
use app::routes;
use app::wire::{
    AnswerV1, BellAskV1, BellV1, DoneV1, EmptyV1, HandInV1, HandedInV1, LendKeyV1, LentKeyV1, SaveV1, SavedV1, StateV1, StepV1,
};
use app::words::format;
use domain::accreditation::assessment::Draft;
use domain::id::{AttemptId, CaseId};
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::certainty::Certainty;
use domain::quiz::step::{Saved, StepId};
use domain::refusal::{FieldProblem, Problem};
use domain::time::Timestamp;

use super::ask::Ask;
use super::reply::Reply;

/// The longest name of a device.
const DEVICE_MOST: usize = 64;

/// Keeps one answer of the caller's attempt; 200 means it is durable.
pub(crate) async fn save_answer(ask: Ask) -> Result<Reply, Error> {
    let id = attempt(&ask)?;
    let (sent, language) = sent(&ask)?;
    let save = SaveAnswer {
        question: sent.question,
        answer: answer(sent.answer),
        certainty: sent.certainty.as_deref().map(|name| Certainty::named(name).ok_or_else(|| invalid("certainty"))).transpose()?,
        device: sent.step.device,
        counter: Some(sent.step.counter),
        after: sent.after.map(|after| StepId { device: after.device, counter: after.counter }),
        edited_at: Some(Timestamp(sent.edited_at)),
        language,
    };
    let saved = ask.academy().save_answer(ask.actor()?, id, &save).await?;
    told(&ask, saved, language)
}

/// Keeps one score of the caller's in a file of accreditation, as an answer in parts; 200 means it is durable.
pub(crate) async fn save_score(ask: Ask) -> Result<Reply, Error> {
    let id = CaseId::parse(ask.parameter("case")).ok_or(Error::NotFound)?;
    let (sent, language) = sent(&ask)?;
    let asked = AskedScore {
        criterion: sent.question,
        draft: Draft::of(&answer(sent.answer)),
        device: sent.step.device,
        counter: Some(sent.step.counter),
        after: sent.after.map(|after| StepId { device: after.device, counter: after.counter }),
        edited_at: Some(Timestamp(sent.edited_at)),
        language,
    };
    let saved = ask.academy().save_score(ask.actor()?, id, &asked).await?;
    told(&ask, saved, language)
}

/// What a keeper sent, and the language it was read in.
fn sent(ask: &Ask) -> Result<(SaveV1, Language), Error> {
    let sent: SaveV1 = read(ask)?;
    let language = Language::of_interface(&sent.language).ok_or_else(|| invalid("language"))?;
    if sent.version != 1 || !is_device(&sent.step.device) || sent.step.counter < 1 {
        return Err(invalid("step"));
    }
    is_of_caller(ask, sent.owner.as_deref())?;
    Ok((sent, language))
}

/// What a keeper is told.
fn told(ask: &Ask, saved: academy::Saved, language: Language) -> Result<Reply, Error> {
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
    let asked: LendKeyV1 = read(&ask)?;
    is_first_version(asked.version)?;
    let lent = ask.academy().device_key(ask.actor()?, &asked.device).await?;
    json(&LentKeyV1 { version: 1, owner: lent.owner, key: lent.key.to_string(), now: lent.now.0 })
}

/// Tells until when the caller's sitting lasts; a link that was broken moves the bell back, as far as the rules allow.
pub(crate) async fn bell(ask: Ask) -> Result<Reply, Error> {
    let id = attempt(&ask)?;
    let asked: BellAskV1 = read(&ask)?;
    is_first_version(asked.version)?;
    if !is_device(&asked.device) {
        return Err(invalid("device"));
    }
    let language = Language::of_interface(&asked.language).ok_or_else(|| invalid("language"))?;
    let (academy, actor) = (ask.academy(), ask.actor()?);
    if asked.opens {
        academy.opened_on(actor, id, &asked.device).await?;
    }
    let bell = academy.bell(actor, id, &asked.device, asked.broken_since.map(Timestamp)).await?;
    let closes = bell.closes_at.map(|at| format::time(&ask.moment(at), language)).unwrap_or_default();
    json(&BellV1 { version: 1, closes_at: bell.closes_at.map(|at| at.0), closes, open: bell.is_open, now: bell.now.0 })
}

/// Hands the caller's sitting in; 200 means it is marked. Again it answers with the same receipt.
pub(crate) async fn hand_in(ask: Ask) -> Result<Reply, Error> {
    let id = attempt(&ask)?;
    let sent: HandInV1 = read(&ask)?;
    is_first_version(sent.version)?;
    let language = Language::of_interface(&sent.language).ok_or_else(|| invalid("language"))?;
    is_of_caller(&ask, sent.owner.as_deref())?;
    let handed = ask.academy().hand_in(ask.actor()?, id).await?;
    json(&HandedInV1 { version: 1, receipt: handed.receipt, handed_in_at: handed.at.0, review: routes::review(language, id) })
}

/// Notes that a device holds no answer of the caller's any more.
pub(crate) async fn nothing_waits(ask: Ask) -> Result<Reply, Error> {
    let told: EmptyV1 = read(&ask)?;
    is_first_version(told.version)?;
    if !is_device(&told.device) {
        return Err(invalid("device"));
    }
    ask.academy().nothing_waits(ask.actor()?, &told.device).await?;
    json(&DoneV1 { version: 1 })
}

fn attempt(ask: &Ask) -> Result<AttemptId, Error> {
    AttemptId::parse(ask.parameter("attempt")).ok_or(Error::NotFound)
}

fn read<T: serde::de::DeserializeOwned>(ask: &Ask) -> Result<T, Error> {
    serde_json::from_slice(&ask.body).map_err(|_| invalid("body"))
}

fn is_first_version(version: u32) -> Result<(), Error> {
    if version == 1 { Ok(()) } else { Err(invalid("version")) }
}

fn is_device(name: &str) -> bool {
    (1..=DEVICE_MOST).contains(&name.len())
}

/// What somebody else left on the same device stays sealed there until they are back.
fn is_of_caller(ask: &Ask, owner: Option<&str>) -> Result<(), Error> {
    let another = owner.is_some_and(|owner| ask.actor().is_ok_and(|actor| ask.academy().journal_owner(actor.person) != owner));
    if another { Err(Error::Forbidden) } else { Ok(()) }
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
        AnswerV1::Text(typed) => Answer::Text(typed),
        AnswerV1::Parts(parts) if parts.values().all(String::is_empty) => Answer::None,
        AnswerV1::Parts(parts) => Answer::Parts(parts),
    }
}

fn wire(answer: Answer) -> AnswerV1 {
    match answer {
        Answer::None => AnswerV1::None,
        Answer::Option(option) => AnswerV1::Option(option),
        Answer::Options(options) => AnswerV1::Options(options),
        Answer::Number(typed) => AnswerV1::Number(typed),
        Answer::Pairs(pairs) => AnswerV1::Pairs(pairs),
        Answer::Text(typed) => AnswerV1::Text(typed),
        Answer::Parts(parts) => AnswerV1::Parts(parts),
    }
}
