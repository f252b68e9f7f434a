//! Sittings: what a quiz asks, start, answer, hand in, look back, ask for one more.

use std::collections::{BTreeMap, BTreeSet};

use academy::{Error, SaveAnswer, SittingPage};
use app::form::FormState;
use app::quiz::{
    AFTER, ANSWER, Answered, Asked, AttemptLine, CERTAINTY, EarnedView, PAIR, PART, QUESTION, QuizView, ReviewView, SittingView, Tried,
    look_over_page, quiz_page, review_page, sitting_page,
};
use app::routes;
use domain::course::{DocumentHash, Figure};
use domain::id::AttemptId;
use domain::quiz::answer::Answer;
use domain::quiz::attempt::SaveRefused;
use domain::quiz::certainty::Certainty;
use domain::quiz::conduct::Conduct;
use domain::quiz::hotspot::ShownPicture;
use domain::quiz::review::Reviewed;
use domain::quiz::sheet::{Item, ItemBody, PartBody, Shown, ShownPart};
use domain::quiz::step::StepId;
use domain::refusal::Refusal;
use interop::figure;
use interop::markdown::{inline, prose};

use super::ask::Ask;
use super::reply::Reply;

/// The drawings of a course.
pub(super) type Figures = BTreeMap<DocumentHash, Figure>;

/// What a module's quiz asks.
pub(crate) async fn quiz(ask: Ask) -> Result<Reply, Error> {
    let module = ask.parameter("module").to_owned();
    show_quiz(ask, Some(module), FormState::default()).await
}

/// What the final assessment asks.
pub(crate) async fn final_assessment(ask: Ask) -> Result<Reply, Error> {
    show_quiz(ask, None, FormState::default()).await
}

/// Starts an attempt at a module's quiz, or asks for one more.
pub(crate) async fn start(ask: Ask) -> Result<Reply, Error> {
    let module = ask.parameter("module").to_owned();
    start_or_ask(ask, Some(module)).await
}

/// Starts an attempt at the final assessment, or asks for one more.
pub(crate) async fn start_final(ask: Ask) -> Result<Reply, Error> {
    start_or_ask(ask, None).await
}

async fn start_or_ask(ask: Ask, module: Option<String>) -> Result<Reply, Error> {
    let (language, academy, actor) = (ask.language, ask.academy().clone(), ask.actor()?.clone());
    let course = ask.parameter("course").to_owned();
    let outcome = if ask.field("do") == "ask" {
        academy.ask_attempt(&actor, &course, module.as_deref()).await.map(|()| routes::quiz(language, &course, module.as_deref()))
    } else {
        academy.start_attempt(&actor, &course, module.as_deref(), language).await.map(|attempt| routes::question(language, attempt, 1))
    };
    match outcome {
        Ok(to) => Ok(Reply::See(to)),
        Err(error) => {
            let form = ask.again(error)?;
            show_quiz(ask, module, form).await
        }
    }
}

async fn show_quiz(mut ask: Ask, module: Option<String>, form: FormState) -> Result<Reply, Error> {
    let (academy, course) = (ask.academy().clone(), ask.parameter("course").to_owned());
    let page = academy.quiz(ask.visit().await?, &course, module.as_deref()).await?;
    let attempts: Vec<AttemptLine> = page
        .attempts
        .iter()
        .map(|attempt| AttemptLine {
            id: attempt.id,
            ordinal: attempt.ordinal,
            started: ask.moment(attempt.started_at),
            result: attempt.result,
            waiting: attempt.waiting,
        })
        .collect();
    let provisional = page.standing.provisional.map(|(attempt, until)| (attempt, ask.moment(until)));
    let state = form.clone();
    Ok(Reply::form(&state, move |language| {
        let module = page.module();
        let unread = module.map_or(0, |module| module.lessons.len() - page.done.lessons_read_of(module));
        let view = QuizView {
            course: &page.course.edition,
            module,
            rules: &page.rules,
            measures: page.measures,
            standing: page.standing,
            provisional,
            attempts,
            passed: page.done.passed.contains_key(page.thing()),
            unread,
            asked: page.asked,
            granters: &page.granters,
        };
        quiz_page(language, &view, &form)
    }))
}

fn attempt_id(ask: &Ask) -> Result<AttemptId, Error> {
    AttemptId::parse(ask.parameter("attempt")).ok_or(Error::NotFound)
}

/// A question of a sitting, or looking over all of them.
pub(crate) async fn sitting(ask: Ask) -> Result<Reply, Error> {
    show_sitting(ask, FormState::default()).await
}

async fn show_sitting(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), attempt_id(&ask)?);
    let page = academy.sitting(ask.visit().await?, id, language).await?;
    if page.attempt.handed_in_at.is_some() {
        return Ok(Reply::See(routes::review(language, id)));
    }
    if page.attempt.is_past_bell(page.now) {
        // The bell has rung and the job has not come by yet: what is kept is handed in now.
        let actor = ask.actor()?.clone();
        ask.visit = None;
        let to = match academy.ring(&actor, id).await? {
            Some(_) => routes::review(language, id),
            // It goes on a little.
            None => routes::question(language, id, ask.asked("q").parse().unwrap_or(1)),
        };
        return Ok(Reply::See(to));
    }
    let place = ask.asked("q").parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|place| *place < page.items.len());
    let looking_over = ask.asked("q") == "all";
    let closes = page.attempt.closes_at.map(|at| (at, ask.moment(at)));
    let kept_at: BTreeMap<String, _> =
        page.answers.iter().map(|(question, current)| (question.clone(), ask.moment(current.edited_at))).collect();
    let state = form.clone();
    Ok(Reply::form(&state, move |language| {
        let view = view(&page, &kept_at, closes);
        if looking_over { look_over_page(language, &view, &form) } else { sitting_page(language, &view, place.unwrap_or(0), &form) }
    }))
}

fn view<'a>(
    page: &'a SittingPage,
    kept_at: &BTreeMap<String, domain::time::Moment>,
    closes: Option<(domain::time::Timestamp, domain::time::Moment)>,
) -> SittingView<'a> {
    let (asks, figures) = (page.attempt.rules.asks_certainty(), &page.course.edition.figures);
    let asked = page
        .items
        .iter()
        .map(|item| Asked {
            id: &item.question_id,
            worth: item.number_of_marks,
            stem: inline(&item.stem),
            language: item.language,
            body: rendered(&item.body, figures, &item.question_id),
            kept: page.answers.get(&item.question_id).zip(kept_at.get(&item.question_id)).map(|(current, at)| Answered {
                answer: current.answer.clone(),
                certainty: current.certainty,
                step: current.step.clone(),
                at: at.clone(),
            }),
            // What a person marks counts as it is.
            asks_certainty: asks && !matches!(item.body, ItemBody::Written { .. }),
            practised: page.practised.get(&item.question_id).map(|it| Tried { left: it.left, told: reviewed(&it.told, figures) }),
        })
        .collect();
    let practice = page.attempt.rules.conduct == Conduct::Practice;
    let larger = page.attempt.measures.larger_text;
    SittingView {
        attempt: page.attempt.id,
        course: &page.course.edition,
        module: page.module(),
        asked,
        practice,
        larger,
        closes,
        now: page.now,
    }
}

/// The texts of a question as HTML, and its drawing, in which this begins no other id of the page.
pub(super) fn rendered(body: &ItemBody, figures: &Figures, id: &str) -> ItemBody {
    let all = |shown: &[Shown]| shown.iter().map(|shown| Shown { id: shown.id.clone(), text: inline(&shown.text) }).collect();
    match body {
        ItemBody::Single { options } => ItemBody::Single { options: all(options) },
        ItemBody::Multiple { options } => ItemBody::Multiple { options: all(options) },
        ItemBody::Match { items, targets } => ItemBody::Match { items: all(items), targets: all(targets) },
        ItemBody::Classify { items, targets } => ItemBody::Classify { items: all(items), targets: all(targets) },
        ItemBody::Order { items } => ItemBody::Order { items: all(items) },
        ItemBody::Hotspot { picture, options, several } => {
            let drawing = figures.get(&picture.figure).map(|it| figure::fill(&it.svg, &picture.words, &format!("picture-{id}")));
            let picture = ShownPicture { drawing: drawing.unwrap_or_default(), ..picture.clone() };
            ItemBody::Hotspot { picture, options: all(options), several: *several }
        }
        ItemBody::Parts { text, parts } => {
            let part = |part: &ShownPart| {
                let body = match &part.body {
                    PartBody::Choice { options } => PartBody::Choice { options: all(options) },
                    other @ (PartBody::Short | PartBody::Number { .. }) => other.clone(),
                };
                ShownPart { id: part.id.clone(), label: inline(&part.label), body }
            };
            ItemBody::Parts { text: text.as_deref().map(prose), parts: parts.iter().map(part).collect() }
        }
        other @ (ItemBody::TrueFalse | ItemBody::Numeric { .. } | ItemBody::Short | ItemBody::Written { .. } | ItemBody::Moment { .. }) => {
            other.clone()
        }
    }
}

/// Keeps the answer of the page's question and goes on, or hands in.
pub(crate) async fn save(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy, actor, id) = (ask.language, ask.academy().clone(), ask.actor()?.clone(), attempt_id(&ask)?);
    if ask.field("do") == "hand-in" {
        academy.hand_in(&actor, id).await?;
        return Ok(Reply::See(routes::review(language, id)));
    }
    let page = academy.sitting(ask.visit().await?, id, language).await?;
    ask.visit = None;
    let question = ask.field(QUESTION).to_owned();
    let Some(place) = page.items.iter().position(|item| item.question_id == question) else { return Err(Error::NotFound) };
    let save = SaveAnswer {
        answer: typed(&ask, &page.items[place]),
        certainty: Certainty::named(ask.field(CERTAINTY)),
        question,
        device: format!("form-{}", actor.sign_in),
        counter: None,
        after: after(ask.field(AFTER)),
        edited_at: None,
        language,
    };
    if ask.field("do") == "check" {
        return match academy.check_answer(&actor, id, &save).await {
            Ok(()) => Ok(Reply::See(routes::question(language, id, place + 1))),
            Err(error) => sitting_again(ask, error, place).await,
        };
    }
    match academy.save_answer(&actor, id, &save).await {
        Ok(_) if place + 1 < page.items.len() => Ok(Reply::See(routes::question(language, id, place + 2))),
        Ok(_) => Ok(Reply::See(routes::look_over(language, id))),
        // A question that is closed stays as it is.
        Err(Error::Refused(Refusal::Save(SaveRefused::Closed))) => Ok(Reply::See(routes::question(language, id, place + 1))),
        // A late answer meets a sitting that is over: its result is the answer.
        Err(Error::Refused(Refusal::Save(_))) => {
            academy.hand_in(&actor, id).await?;
            Ok(Reply::See(routes::review(language, id)))
        }
        Err(error) => sitting_again(ask, error, place).await,
    }
}

async fn sitting_again(mut ask: Ask, error: Error, place: usize) -> Result<Reply, Error> {
    let form = ask.again(error)?;
    ask.query = vec![("q".to_owned(), (place + 1).to_string())];
    show_sitting(ask, form).await
}

fn after(text: &str) -> Option<StepId> {
    let (device, counter) = text.rsplit_once(' ')?;
    Some(StepId { device: device.to_owned(), counter: counter.parse().ok()? })
}

/// The answer as the form has it.
fn typed(ask: &Ask, item: &Item) -> Answer {
    let one = Some(ask.field(ANSWER)).filter(|text| !text.trim().is_empty());
    match &item.body {
        ItemBody::Single { .. } | ItemBody::TrueFalse | ItemBody::Hotspot { several: false, .. } => {
            one.map_or(Answer::None, |option| Answer::Option(option.to_owned()))
        }
        ItemBody::Numeric { .. } => one.map_or(Answer::None, |text| Answer::Number(text.trim().to_owned())),
        ItemBody::Multiple { .. } | ItemBody::Hotspot { several: true, .. } => {
            let options: BTreeSet<String> = ask.fields(ANSWER).filter(|option| !option.is_empty()).map(str::to_owned).collect();
            if options.is_empty() { Answer::None } else { Answer::Options(options) }
        }
        ItemBody::Short | ItemBody::Moment { .. } => one.map_or(Answer::None, |text| Answer::Text(text.trim().to_owned())),
        // Forms send a line's end as two signs, scripts as one.
        ItemBody::Written { .. } => one.map_or(Answer::None, |text| Answer::Text(text.replace("\r\n", "\n").trim().to_owned())),
        ItemBody::Match { .. } | ItemBody::Classify { .. } | ItemBody::Order { .. } => {
            let pairs = named(ask, PAIR);
            if pairs.is_empty() { Answer::None } else { Answer::Pairs(pairs) }
        }
        ItemBody::Parts { .. } => {
            let parts = named(ask, PART);
            if parts.is_empty() { Answer::None } else { Answer::Parts(parts) }
        }
    }
}

/// What was entered into the fields whose names begin like this, by the rest of their names.
fn named(ask: &Ask, prefix: &str) -> BTreeMap<String, String> {
    let entered = ask.form.iter().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.trim().to_owned())));
    entered.filter(|(_, value)| !value.is_empty()).collect()
}

/// A sitting looked back on.
pub(crate) async fn review(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), attempt_id(&ask)?);
    let page = match academy.review(ask.visit().await?, id, language).await {
        // Not handed in yet: to the sitting, which answers whether there is one.
        Err(Error::NotFound) => {
            return academy.sitting(ask.visit().await?, id, language).await.map(|_| Reply::See(routes::question(language, id, 1)));
        }
        other => other?,
    };
    let handed_in = ask.moment(page.attempt.handed_in_at.unwrap_or(page.attempt.started_at));
    let provisional = page.provisional_until.map(|until| ask.moment(until));
    Ok(Reply::page(move |language| {
        let reviewed: Vec<Reviewed> = page.reviewed.iter().map(|it| reviewed(it, &page.course.edition.figures)).collect();
        let module = page.module();
        let view = ReviewView {
            course: &page.course.edition,
            module,
            ordinal: page.attempt.ordinal,
            marks: page.marks,
            passed: page.passed,
            pass_mark: page.attempt.rules.pass_mark.value(),
            handed_in,
            receipt: page.attempt.receipt().unwrap_or_default(),
            sheet: page.attempt.sheet.as_deref(),
            attempt: page.attempt.id,
            provisional,
            waiting: page.waiting,
            lengthenings: &page.lengthenings,
            late: &page.late,
            rule: page.attempt.rules.review,
            reviewed: &reviewed,
            left: page.left,
            earned: page.credential.as_ref().map(|line| EarnedView { id: line.id, number: line.facts.shown_number() }),
            unread: module.map_or(0, |module| module.lessons.len() - page.done.lessons_read_of(module)),
        };
        review_page(language, &view)
    }))
}

/// Ends the wait for late answers of one's own sitting.
pub(crate) async fn end_wait(ask: Ask) -> Result<Reply, Error> {
    let id = attempt_id(&ask)?;
    ask.academy().end_wait(ask.actor()?, id).await?;
    Ok(Reply::See(routes::review(ask.language, id)))
}

/// The texts of a reviewed question as HTML.
fn reviewed(raw: &Reviewed, figures: &Figures) -> Reviewed {
    let mut shown = raw.clone();
    shown.item.stem = prose(&raw.item.stem);
    shown.item.body = rendered(&raw.item.body, figures, &raw.item.question_id);
    shown.why = raw.why.as_deref().map(inline);
    for line in &mut shown.lines {
        line.text = inline(&line.text);
        line.why = inline(&line.why);
        line.answered = line.answered.as_deref().map(inline);
        line.right = line.right.as_deref().map(inline);
    }
    if matches!(raw.item.body, ItemBody::Written { .. }) {
        shown.why = raw.why.as_deref().map(prose);
    }
    for line in shown.markings.iter_mut().flat_map(|told| &mut told.lines) {
        line.criterion = inline(&line.criterion);
        line.level = inline(&line.level);
    }
    shown
}
