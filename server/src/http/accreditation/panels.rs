//! Panels, and what their assessors score.

use academy::{AskedObservation, AskedScore, Error, ScoringPage};
use app::accreditation::{
    AFTER, CriterionLine, MARK, PanelView, ScoreLine, ScoringView, SeatLine, SheetsView, WHY, criterion_page, panel_page, phrases,
    scoring_page, sheets_page,
};
use app::form::FormState;
use app::routes;
use domain::accreditation::assessment::{Draft, Seat};
use domain::accreditation::observation::Activity;
use domain::id::{CaseId, PersonId};
use domain::language::Language;
use domain::people::Role;
use domain::quiz::step::StepId;
use domain::refusal::FieldProblem;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::case;

/// The panel of a file.
pub(crate) async fn panel(ask: Ask) -> Result<Reply, Error> {
    show_panel(ask, FormState::default()).await
}

async fn show_panel(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), case(&ask)?);
    let page = academy.panel(ask.visit().await?, id).await?;
    let actor = ask.actor()?;
    let line = |it: &academy::AssessorLine| SeatLine {
        person: it.person,
        name: it.name.clone(),
        is_seated: matches!(it.seat, Some(Seat::Open | Seat::Committed(_))),
        is_committed: matches!(it.seat, Some(Seat::Committed(_))),
        recused: it.recused.clone(),
        bars: it.bars.clone(),
        exception: it.exception.map(|(_, is_confirmed)| is_confirmed),
    };
    let view = PanelView {
        case: id,
        name: page.name.clone(),
        asked: page.asked,
        lines: page.assessors.iter().map(line).collect(),
        may_seat: page.is_open && actor.holds(Role::AccreditationManager),
        may_confirm: actor.holds(Role::DecisionMaker),
        was_done: ask.asked("done") == "yes",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| panel_page(language, &view, &form)))
}

/// Seats somebody, asks for an exception or confirms one.
pub(crate) async fn change_panel(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), case(&ask)?);
    let person = PersonId::parse(ask.field("person")).ok_or(Error::NotFound)?;
    let outcome = match ask.field("do") {
        "seat" => academy.seat_assessor(&actor, id, person).await,
        "ask-exception" => academy.ask_exception(&actor, id, person, ask.field("reason")).await,
        "confirm-exception" => academy.confirm_exception(&actor, id, person).await,
        _ => return Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::panel(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_panel(ask, form).await
        }
    }
}

/// What an assessor scores: everything, or one criterion.
pub(crate) async fn scores(ask: Ask) -> Result<Reply, Error> {
    show_scores(ask, FormState::default()).await
}

async fn show_scores(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), case(&ask)?);
    let page = academy.scoring(ask.visit().await?, id).await?;
    let view = view(language, &page, ask.asked("done") == "yes");
    let state = form.clone();
    let number: Option<usize> = ask.asked("c").parse().ok();
    Ok(Reply::form(&state, move |language| match number {
        Some(number) if !view.is_committed && view.is_open => criterion_page(language, &view, number, &form),
        _ => scoring_page(language, &view, &form),
    }))
}

fn view(language: Language, page: &ScoringPage, was_done: bool) -> ScoringView {
    let criterion = |criterion: &domain::accreditation::policy::Criterion| {
        let current = page.drafts.get(&criterion.id);
        let draft = match page.own.as_ref().and_then(|sheet| sheet.get(&criterion.id)) {
            Some(score) => Draft { mark: Some(score.mark), reason: score.reason.clone() },
            None => current.map(|current| Draft::of(&current.answer)).unwrap_or_default(),
        };
        let after = current.map(|current| format!("{} {}", current.step.device, current.step.counter)).unwrap_or_default();
        CriterionLine { criterion: criterion.clone(), mark: draft.mark, reason: draft.reason, after }
    };
    let policy = &page.policy;
    ScoringView {
        case: page.case,
        name: page.name.clone(),
        category: format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language)),
        criteria: policy.rubric.criteria.iter().map(criterion).collect(),
        is_committed: page.own.is_some(),
        is_open: page.is_open,
        waiting: page.waiting,
        heads: page.sheets.iter().map(|(_, name, _)| name.clone()).collect(),
        scores: score_lines(language, page),
        to_agree: to_agree(language, page),
        agreement: page.agreement.as_ref().map(|agreement| phrases::agreement(language, agreement)),
        observations: page.observations.iter().map(|row| phrases::observation(language, &row.observation)).collect(),
        activities: Activity::ALL.map(|activity| (activity.word().to_owned(), phrases::activity(language, activity))).to_vec(),
        was_done,
    }
}

/// All marks beside each other, once they are open.
fn score_lines(language: Language, page: &ScoringPage) -> Vec<ScoreLine> {
    if page.sheets.is_empty() {
        return Vec::new();
    }
    let line = |criterion: &domain::accreditation::policy::Criterion| {
        let given = page.sheets.iter().filter_map(|(_, _, sheet)| sheet.get(&criterion.id));
        let given: Vec<(u8, String)> = given.map(|score| (score.mark, score.reason.clone())).collect();
        let first = given.first().map(|(mark, _)| *mark);
        let differs = given.iter().any(|(mark, _)| Some(*mark) != first);
        let agreed =
            page.agreed.iter().rev().find(|row| row.criterion == criterion.id).map(|row| (row.score.mark, row.score.reason.clone()));
        let agreed = if differs { agreed } else { first.map(|mark| (mark, String::new())) };
        let is_open = page.to_agree.contains(&criterion.id);
        ScoreLine { title: criterion.title.read(language).to_owned(), must_pass: criterion.must_reach.is_some(), given, agreed, is_open }
    };
    page.policy.rubric.criteria.iter().map(line).collect()
}

fn to_agree(language: Language, page: &ScoringPage) -> Vec<(String, String, (u8, u8))> {
    let open = page.policy.rubric.criteria.iter().filter(|criterion| page.to_agree.contains(&criterion.id));
    let range = |criterion: &domain::accreditation::policy::Criterion| {
        let marks = page.sheets.iter().filter_map(|(_, _, sheet)| sheet.get(&criterion.id).map(|score| score.mark));
        marks.fold((u8::MAX, 0), |(low, high), mark| (low.min(mark), high.max(mark)))
    };
    open.map(|criterion| (criterion.id.clone(), criterion.title.read(language).to_owned(), range(criterion))).collect()
}

/// Keeps a score, commits all, agrees on a mark, notes an observation, or leaves the panel.
pub(crate) async fn score(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), case(&ask)?);
    let all = routes::scores(ask.language, id);
    let done = format!("{all}?done=yes");
    let outcome = match ask.field("do") {
        "save" => save(&ask).await.map(|next| next.map_or(all, |number| routes::score(ask.language, id, number))),
        "commit" => academy.commit_scores(&actor, id).await.map(|()| done),
        "agree" => academy.agree_mark(&actor, id, ask.field("criterion"), ask.field("mark"), ask.field("reason")).await.map(|()| done),
        "observe" => academy.observe(&actor, id, &observation(&ask)).await.map(|()| done),
        "recuse" => {
            let is_conflict = ask.field("conflict") == "yes";
            let left = academy.recuse(&actor, id, ask.field("reason"), is_conflict).await;
            left.map(|()| routes::accreditation(ask.language))
        }
        _ => return Err(Error::NotFound),
    };
    match outcome {
        Ok(to) => Ok(Reply::See(to)),
        Err(error) => {
            let form = ask.again(error)?;
            show_scores(ask, form).await
        }
    }
}

fn observation(ask: &Ask) -> AskedObservation {
    AskedObservation {
        day: ask.field("day").to_owned(),
        activity: ask.field("activity").to_owned(),
        text: ask.field("text").to_owned(),
        criteria: ask.fields("criteria").map(str::to_owned).collect(),
    }
}

/// Keeps what is chosen and typed for a criterion; answers which comes next, if one does.
async fn save(ask: &Ask) -> Result<Option<usize>, Error> {
    let (academy, actor, id) = (ask.academy(), ask.actor()?, case(ask)?);
    let asked = asked(ask, ask.field("criterion"), ("mark", "reason", "after"))?;
    academy.save_score(actor, id, &asked).await?;
    let here: usize = ask.asked("c").parse().unwrap_or(1);
    let count = academy.criteria(id).await?;
    Ok((here < count).then_some(here + 1))
}

/// A score as a form without scripts sends it, in these three fields.
fn asked(ask: &Ask, criterion: &str, (mark, reason, after): (&str, &str, &str)) -> Result<AskedScore, Error> {
    let after = ask.field(after).rsplit_once(' ');
    let after = after.and_then(|(device, counter)| Some(StepId { device: device.to_owned(), counter: counter.parse().ok()? }));
    Ok(AskedScore {
        criterion: criterion.to_owned(),
        draft: Draft { mark: ask.field(mark).parse().ok(), reason: ask.field(reason).replace("\r\n", "\n") },
        device: format!("form-{}", ask.actor()?.sign_in),
        counter: None,
        after,
        edited_at: None,
        language: ask.language,
    })
}

/// All sheets of an assessor on one page.
pub(crate) async fn sheets(ask: Ask) -> Result<Reply, Error> {
    show_sheets(ask, FormState::default()).await
}

async fn show_sheets(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let pages = academy.sheets(ask.visit().await?).await?;
    let sheets = pages.iter().map(|page| view(language, page, false)).collect();
    let view = SheetsView { sheets, now: academy.now().0, was_done: ask.asked("done") == "yes" };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| sheets_page(language, &view, &form)))
}

/// Keeps what changed on one sheet.
pub(crate) async fn keep_sheet(mut ask: Ask) -> Result<Reply, Error> {
    let id = CaseId::parse(ask.field("case")).ok_or(Error::NotFound)?;
    match keep_all(&mut ask, id).await {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes#file-{id}", routes::sheets(ask.language)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_sheets(ask, form).await
        }
    }
}

async fn keep_all(ask: &mut Ask, id: CaseId) -> Result<(), Error> {
    let academy = ask.academy().clone();
    let page = academy.scoring(ask.visit().await?, id).await?;
    let mut sheet = Vec::new();
    for criterion in &page.policy.rubric.criteria {
        let name = |begin: &str| format!("{begin}{}", criterion.id);
        sheet.push(asked(ask, &criterion.id, (&name(MARK), &name(WHY), &name(AFTER)))?);
    }
    academy.save_sheet(ask.actor()?, id, &sheet).await.map_err(beside)
}

/// What is wrong with a score, said beside its own fields.
fn beside(error: Error) -> Error {
    let own = |problem: FieldProblem| FieldProblem { field: format!("{WHY}{}", problem.field), ..problem };
    match error {
        Error::Invalid(problems) => Error::Invalid(problems.into_iter().map(own).collect()),
        other => other,
    }
}
