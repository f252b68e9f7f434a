//! Missions of a file.

use academy::{AskedAct, AskedMission, Error};
use app::accreditation::{MissionLine, MissionView, mission_page};
use app::form::FormState;
use app::routes;
use domain::accreditation::access::Reading;
use domain::accreditation::act::Act;
use domain::accreditation::case::Stage;

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
    let page = academy.file(ask.visit().await?, id, language).await?;
    if page.reading == Reading::Assessor {
        return Err(Error::NotFound);
    }
    let around = Around::of(&mut ask).await?;
    let today = ask.moment(ask.academy().now()).date;
    let line = |row: &academy::MissionRow| {
        let (is_open, lead) = match page.standing.stage {
            Stage::OnMission { mission, lead, .. } if mission == row.id => (true, lead),
            _ => (false, row.lead),
        };
        MissionLine {
            mission: row.id,
            beneficiary: around.organisation(row.mission.beneficiary),
            held: (row.mission.held_from, row.mission.held_until),
            terms: row.mission.terms.clone(),
            lead: page.names.get(&lead).cloned().unwrap_or_default(),
            is_late: is_open && row.mission.held_until < today,
            is_open,
        }
    };
    let offers = |is_it: fn(&Act) -> bool| page.offers.iter().any(|offer| is_it(&offer.act) && offer.refused.is_empty());
    let view = MissionView {
        case: id,
        name: page.name.clone(),
        missions: page.missions.iter().map(line).collect(),
        assigns: page.assigns.clone(),
        replaces_lead: page.replaces_lead,
        cancels: offers(|act| *act == Act::CancelMission),
        evaluates: offers(|act| matches!(act, Act::Evaluate { .. })),
        organisations: around.organisations(),
        was_done: ask.asked("done") == "yes",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| mission_page(language, &view, &form)))
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
