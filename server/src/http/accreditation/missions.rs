//! Missions of a file.

use academy::{AskedAct, AskedFeedback, AskedMission, Error, FeedbackRow, FilePage, MissionOf};
use app::accreditation::{Became, FeedbackLine, MissionLine, MissionState, MissionView, mission_page};
use app::form::FormState;
use app::routes;
use domain::accreditation::act::Act;
use domain::accreditation::case::Stage;
use domain::id::MissionId;
use domain::time::Timestamp;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::case;
use super::lines::Around;

/// The missions of a file.
pub(crate) async fn mission(ask: Ask) -> Result<Reply, Error> {
    show_mission(ask, FormState::default()).await
}

async fn show_mission(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), case(&ask)?);
    let page = academy.missions(ask.visit().await?, id, language).await?;
    let around = Around::of(&mut ask).await?;
    let file = &page.file;
    let offers = |is_it: fn(&Act) -> bool| file.offers.iter().any(|offer| is_it(&offer.act) && offer.refused.is_empty());
    let view = MissionView {
        case: id,
        name: file.name.clone(),
        missions: page.missions.iter().map(|mission| line(&ask, &around, file, mission)).collect(),
        refreshers: file.refreshers.iter().map(|it| (it.title.clone(), academy::moment(it.held_on, "UTC").date)).collect(),
        assigns: file.assigns.clone(),
        replaces_lead: file.replaces_lead,
        cancels: offers(|act| *act == Act::CancelMission),
        evaluates: offers(|act| matches!(act, Act::Evaluate { .. })),
        notes_refresher: page.notes_refresher,
        organisations: around.organisations(),
        was_done: ask.asked("done") == "yes",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| mission_page(language, &view, &form)))
}

fn line(ask: &Ask, around: &Around, file: &FilePage, it: &MissionOf) -> MissionLine {
    let (row, run) = (&it.row, &it.run);
    let today = ask.moment(ask.academy().now()).date;
    let is_open = matches!(file.standing.stage, Stage::OnMission { mission, .. } if mission == row.id);
    let state = if run.is_cancelled {
        MissionState::Cancelled
    } else if is_open && row.mission.held_until < today {
        MissionState::Late
    } else if is_open {
        MissionState::Open
    } else {
        MissionState::Over
    };
    MissionLine {
        mission: row.id,
        beneficiary: around.organisation(row.mission.beneficiary),
        held: (row.mission.held_from, row.mission.held_until),
        terms: row.mission.terms.clone(),
        lead: file.names.get(&run.lead).cloned().unwrap_or_default(),
        state,
        evaluated: run.evaluated_at.map(|at| (ask.moment(at), it.reported_at.is_some_and(|reported| reported <= at))),
        reported: it.reported_at.map(|at| ask.moment(at)),
        report: it.report.as_ref().map(|report| report.text.clone()),
        takes_report: it.takes_report,
        feedback: it.feedback.iter().map(|row| feedback(ask, row, it.asks_feedback.is_some())).collect(),
        asks_feedback: it.asks_feedback,
    }
}

fn feedback(ask: &Ask, row: &FeedbackRow, shows_contact: bool) -> FeedbackLine {
    let link = row.link;
    let became = match (&row.given, link.answered_at, link.revoked_at) {
        (Some(given), Some(at), _) => Became::Answered(ask.moment(at), given.clone()),
        (_, _, Some(_)) => Became::Revoked,
        _ if link.is_open(ask.academy().now()) => Became::Waits(ask.moment(Timestamp(link.ends_at.0 - 1))),
        _ => Became::Lapsed,
    };
    let contact = shows_contact.then(|| (row.contact_name.clone(), row.contact_email.clone()));
    FeedbackLine { contact, asked: ask.moment(row.asked_at), became }
}

/// Plans a mission, changes or evaluates it.
pub(crate) async fn change_mission(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), case(&ask)?);
    let field = |name: &str| ask.field(name).to_owned();
    let plain = |act: &str| AskedAct { act: act.to_owned(), reason: field("reason"), answer: field("answer"), ..AskedAct::default() };
    let outcome = match ask.field("do") {
        "assign" => {
            let asked = AskedMission {
                lead: field("lead"),
                beneficiary: field("beneficiary"),
                held_from: field("held_from"),
                held_until: field("held_until"),
                terms: field("terms"),
            };
            academy.assign_mission(&actor, id, &asked).await
        }
        "replace-lead" => academy.replace_lead(&actor, id, ask.field("lead"), ask.field("reason")).await,
        act @ ("cancel-mission" | "evaluate") => academy.act_on_case(&actor, id, &plain(act)).await,
        "report" => academy.hand_in_report(&actor, id, mission_named(&ask)?, ask.field("report")).await,
        "ask-feedback" => {
            let asked = AskedFeedback { name: field("contact_name"), email: field("contact_email"), language: field("language") };
            academy.ask_feedback(&actor, id, mission_named(&ask)?, &asked).await
        }
        "refresher" => academy.note_refresher(&actor, id, ask.field("held_on"), ask.field("title")).await,
        _ => return Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::mission(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_mission(ask, form).await
        }
    }
}

/// The mission a form names.
fn mission_named(ask: &Ask) -> Result<MissionId, Error> {
    MissionId::parse(ask.field("mission")).ok_or(Error::NotFound)
}
