//! Worklists, and files on one screen.

use std::collections::BTreeMap;

use academy::{AskedAct, Error, FilePage};
use app::accreditation::phrases::{Door, Office};
use app::accreditation::{
    ActView, EventLine, FileView, FilesView, MarkLine, MissingLine, PanelLine, ScoreLine, WorkView, file_page, files_page, phrases, words,
    work_page, worth,
};
use app::form::FormState;
use app::routes;
use app::words::format;
use domain::accreditation::access::Reading;
use domain::accreditation::case::{Event, Happened, Stage};
use domain::accreditation::decision::Outcome;
use domain::accreditation::missing::{Missing, Turn, Wanted};
use domain::id::CaseId;
use domain::language::Language;
use domain::time::Timestamp;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::lines::{Around, titles};
use super::{case, rooms};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What waits for the caller.
pub(crate) async fn work(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let page = academy.accreditation_work(ask.visit().await?).await?;
    let around = Around::of(&mut ask).await?;
    let policies = academy.policies_in_force(ask.visit().await?).await?;
    let policy = |hash: &str| policies.iter().find(|edition| edition.hash.0 == hash);
    let panel = |line: &academy::SittingLine| PanelLine {
        case: line.panel.case,
        name: line.candidate.clone(),
        stage: line.stage.clone(),
        is_committed: line.committed_at.is_some(),
    };
    // What is still to be scored first.
    let mut panels: Vec<&academy::SittingLine> = page.panels.iter().collect();
    panels.sort_by_key(|line| (line.committed_at.is_some(), line.candidate.clone()));
    let view = WorkView {
        own: around.lines(&ask, &page.own),
        officers: around.lines(&ask, &page.officers),
        calls: page.calls.iter().map(|row| around.call(&ask, row, policy(&row.policy.0))).collect(),
        stages: page.stages.iter().map(|(stage, lines)| (stage.clone(), around.lines(&ask, lines))).collect(),
        decisions: around.lines(&ask, &page.decisions),
        ending: around.lines(&ask, &page.ending),
        panels: panels.iter().map(|line| panel(line)).collect(),
        missions: page
            .missions
            .iter()
            .map(|(row, name)| (row.case, name.clone(), (row.mission.held_from, row.mission.held_until)))
            .collect(),
        rooms: rooms(&ask),
    };
    Ok(Reply::page(move |language| work_page(language, &view)))
}

/// Files at one stage.
pub(crate) async fn files(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let stage = Some(ask.asked("stage")).filter(|stage| !stage.is_empty()).unwrap_or("pre-accredited").to_owned();
    let after = ask.asked("after").split_once(' ').and_then(|(at, case)| Some((Timestamp(at.parse().ok()?), CaseId::parse(case)?)));
    let page = academy.files(ask.visit().await?, &stage, after).await?;
    let around = Around::of(&mut ask).await?;
    let lines = around.lines(&ask, &page.cases);
    let next = page.next.map(|(at, case)| format!("{}?stage={stage}&after={}%20{case}", routes::files(ask.language), at.0));
    let open = rooms(&ask);
    let view = FilesView { stage, counts: page.counts.into_iter().collect(), lines, next };
    Ok(Reply::page(move |language| files_page(language, open, &view)))
}

/// A file.
pub(crate) async fn file(ask: Ask) -> Result<Reply, Error> {
    show_file(ask, FormState::default()).await
}

async fn show_file(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), case(&ask)?);
    let page = academy.file(ask.visit().await?, id, language).await?;
    let around = Around::of(&mut ask).await?;
    let titles = titles(&mut ask).await?;
    let now = ask.visit().await?.now;
    let known = Known { language, around, titles, now };
    let view = known.view(&ask, &page);
    let state = form.clone();
    Ok(Reply::form(&state, move |language| file_page(language, &view, &form)))
}

/// Does something to a file.
pub(crate) async fn act(ask: Ask) -> Result<Reply, Error> {
    let id = case(&ask)?;
    let field = |name: &str| ask.field(name).to_owned();
    let asked =
        AskedAct { act: field("act"), reason: field("reason"), rank: field("rank"), outcome: String::new(), answer: field("answer") };
    let acted = if asked.act == "propose" { Err(Error::NotFound) } else { ask.academy().act_on_case(ask.actor()?, id, &asked).await };
    match acted {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::file(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_file(ask, form).await
        }
    }
}

/// What the page of a file is put together from.
struct Known {
    language: Language,
    around: Around,
    titles: BTreeMap<String, String>,
    now: Timestamp,
}

impl Known {
    fn view(&self, ask: &Ask, page: &FilePage) -> FileView {
        let (language, policy, standing) = (self.language, &page.case.policy, &page.standing);
        let category = format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language));
        let languages = page.profile.as_ref().map(|profile| {
            let spoken = profile.languages.0.iter().map(|(language, level)| format!("{language} {level}"));
            spoken.collect::<Vec<_>>().join(", ")
        });
        let languages = languages.filter(|words| !words.is_empty());
        let about = [Some(page.administration.clone()), Some(category), languages].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let is_own = page.reading == Reading::Candidate;
        let sees_call = matches!(page.reading, Reading::Secretariat | Reading::Coordinator);
        let call = page.call.as_ref().filter(|_| sees_call);
        let call = call.map(|row| (routes::call(language, row.id), row.call.title.read(language).to_owned()));
        FileView {
            case: page.id,
            name: page.name.clone(),
            about,
            call,
            stage: standing.stage.name().to_owned(),
            since: ask.moment(standing.since),
            until: standing.stage.until().map(|until| self.around.last_day(until, page.case.administration)),
            marks: marks(ask, page),
            is_own,
            missing: page.missing.iter().map(|missing| self.missing(page, missing)).collect(),
            acts: page.offers.iter().map(|offer| ActView { act: offer.act.clone(), refused: self.titled(&offer.refused) }).collect(),
            doors: self.doors(page),
            completed: self.completed(page),
            heads: page.sheets.iter().map(|(_, name, _)| name.clone()).collect(),
            scores: score_lines(language, page),
            agreement: page.agreement.as_ref().map(|agreement| phrases::agreement(language, agreement)),
            documents: self.documents(ask, page),
            missions: self.missions(page),
            letters: self.letters(page),
            certificates: self.certificates(page),
            history: page.case.events.iter().zip(1..).map(|(event, place)| self.event(ask, page, event, place)).collect(),
            was_done: ask.asked("done") == "yes",
        }
    }

    /// Refusals with courses by their titles.
    fn titled(&self, refused: &[domain::accreditation::act::Refused]) -> Vec<domain::accreditation::act::Refused> {
        use domain::accreditation::act::Refused;
        let titled = |refused: &Refused| match refused {
            Refused::Prerequisite { course } => Refused::Prerequisite { course: self.title(course) },
            other => other.clone(),
        };
        refused.iter().map(titled).collect()
    }

    fn title(&self, thing: &str) -> String {
        self.titles.get(thing).cloned().unwrap_or_else(|| thing.to_owned())
    }

    fn missing(&self, page: &FilePage, missing: &Missing) -> MissingLine {
        let named = match &missing.what {
            Wanted::Completion { course } => self.title(course),
            Wanted::Agreement { criterion } => {
                let title = page.case.policy.rubric.criteria.iter().find(|it| it.id == *criterion);
                title.map(|it| it.title.read(self.language).to_owned()).unwrap_or_default()
            }
            _ => String::new(),
        };
        let what = phrases::wanted(self.language, &missing.what, &named);
        let days = u32::try_from((self.now.0 - missing.since.0).max(0) / DAY).unwrap_or(u32::MAX);
        MissingLine { what, who: self.turn(page, missing.turn), days, is_late: missing.is_late(page.case.policy.due_days, self.now) }
    }

    fn turn(&self, page: &FilePage, turn: Turn) -> String {
        let named = |person| page.names.get(&person).cloned().unwrap_or_default();
        let office = |office| phrases::office(self.language, office);
        match turn {
            Turn::Officer => office(Office::Officer),
            Turn::Coordinator => format!("{}, {}", office(Office::Coordinator), page.administration),
            Turn::Manager => office(Office::Manager),
            Turn::Assessor(person) => named(person),
            Turn::Panel => office(Office::Panel),
            Turn::DecisionMaker => office(Office::DecisionMaker),
            Turn::Lead(person) => format!("{}, {}", office(Office::Lead), named(person)),
        }
    }

    /// Pages of their own that the reader may go to from here.
    fn doors(&self, page: &FilePage) -> Vec<(String, String, bool)> {
        let (language, id) = (self.language, page.id);
        let mut doors = Vec::new();
        if page.reading == Reading::Candidate {
            doors.push((routes::profile(language), phrases::door(language, Door::Profile), false));
        }
        if page.reading == Reading::Assessor {
            doors.push((routes::scores(language, id), phrases::door(language, Door::Scores), true));
        }
        if page.sees_panel {
            doors.push((routes::panel(language, id), phrases::door(language, Door::Panel), false));
        }
        doors.push((routes::documents(language, id), phrases::door(language, Door::Documents), false));
        let leads = matches!(page.standing.stage, Stage::OnMission { .. });
        let has_missions = page.assigns.is_some() || page.replaces_lead || page.reading == Reading::Lead || !page.missions.is_empty();
        if has_missions && page.reading != Reading::Assessor {
            let is_main = page.assigns.as_ref().is_some_and(Vec::is_empty) || page.reading == Reading::Lead && leads;
            doors.push((routes::mission(language, id), phrases::door(language, Door::Missions), is_main));
        }
        if !page.proposals.is_empty() || page.confirms.is_some() {
            let is_main = page.confirms.is_some() || page.proposals.iter().any(|(_, refused)| refused.is_empty());
            let is_main = is_main && !doors.iter().any(|(_, _, is_main)| *is_main);
            doors.push((routes::decision(language, id), phrases::door(language, Door::Decision), is_main));
        }
        doors
    }

    fn completed(&self, page: &FilePage) -> Vec<String> {
        let language = self.language;
        let asked = page.case.policy.prerequisites.iter().filter_map(|thing| page.completed.get(thing));
        asked.map(|it| phrases::completed(language, it)).collect()
    }

    fn letters(&self, page: &FilePage) -> Vec<(String, String, String)> {
        let language = self.language;
        let line = |letter: &academy::FiledLetter| {
            let about = phrases::letter_line(language, &letter.facts.reference, letter.written_on);
            (routes::letter(language, page.id, letter.id), words::letter(language, letter.kind), about)
        };
        page.letters.iter().rev().map(line).collect()
    }

    fn certificates(&self, page: &FilePage) -> Vec<(Option<String>, String, String)> {
        let language = self.language;
        let line = |line: &academy::CertificateLine| {
            let href = (page.reading == Reading::Candidate).then(|| routes::credential(language, line.id));
            let (_, worth, _) = worth(language, line.worth);
            (href, phrases::certificate_line(language, line.facts.shown_number()), worth)
        };
        page.certificates.iter().map(line).collect()
    }

    fn documents(&self, ask: &Ask, page: &FilePage) -> Vec<String> {
        let in_force = page.documents.iter().filter(|line| line.is_in_force);
        let line = |line: &academy::DocumentLine| {
            let day = ask.moment(line.row.handed_in_at).date;
            phrases::document(self.language, (line.row.kind, line.row.size), &line.row.name, &line.by, day)
        };
        in_force.map(line).collect()
    }

    fn missions(&self, page: &FilePage) -> Vec<String> {
        let language = self.language;
        let mission = |row: &academy::MissionRow| {
            let beneficiary = self.around.organisation(row.mission.beneficiary);
            let lead = page.names.get(&row.lead).cloned().unwrap_or_default();
            phrases::mission(language, &beneficiary, (row.mission.held_from, row.mission.held_until), &lead)
        };
        let refresher =
            |it: &academy::Refresher| phrases::refresher(language, &it.title, academy::moment(Timestamp(it.held_on.0 - 1), "UTC").date);
        page.missions.iter().map(mission).chain(page.refreshers.iter().map(refresher)).collect()
    }

    fn event(&self, ask: &Ask, page: &FilePage, event: &Event, place: u32) -> EventLine {
        let lead = match &event.what {
            Happened::Assigned { lead, .. } | Happened::LeadReplaced { lead } => page.names.get(lead).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let until = match &event.what {
            Happened::BroughtIn { until, .. } => format::date(self.around.last_day(*until, page.case.administration).date, self.language),
            _ => String::new(),
        };
        let named = words::Named { administration: page.administration.clone(), lead, until };
        EventLine {
            at: ask.moment(event.at),
            what: words::happened(self.language, &event.what, &named),
            by: event.by.and_then(|by| page.names.get(&by).cloned()).unwrap_or_default(),
            reason: page.reasons.get(&place).cloned(),
        }
    }
}

/// The marks of the way, with when each was reached.
fn marks(ask: &Ask, page: &FilePage) -> Vec<MarkLine> {
    let language = ask.language;
    let first =
        |is_it: &dyn Fn(&Happened) -> bool| page.case.events.iter().find(|event| is_it(&event.what)).map(|event| ask.moment(event.at).date);
    let decided =
        |outcomes: &'static [Outcome]| first(&move |what| matches!(what, Happened::Decided { outcome, .. } if outcomes.contains(outcome)));
    let stage = page.standing.stage;
    let reached = [
        first(&|what| *what == Happened::Nominated),
        first(&|what| *what == Happened::FoundEligible),
        first(&|what| matches!(what, Happened::Selected | Happened::CalledUp)),
        first(&|what| *what == Happened::Attended),
        decided(&[Outcome::PreAccredited]),
        first(&|what| matches!(what, Happened::Evaluated { .. })),
        decided(&[Outcome::Accredited, Outcome::Recognised]),
    ];
    let here = [
        matches!(stage, Stage::Nominated | Stage::Returned),
        matches!(stage, Stage::Eligible | Stage::Reserve { .. }),
        stage == Stage::Selected,
        matches!(stage, Stage::Attended | Stage::NotYet | Stage::Appealed),
        matches!(stage, Stage::PreAccredited { .. }),
        matches!(stage, Stage::OnMission { .. } | Stage::Evaluated { .. }),
        matches!(stage, Stage::Accredited { .. }),
    ];
    let words = phrases::way(language).into_iter();
    words.zip(reached).zip(here).map(|((words, on), is_here)| MarkLine { words, on, is_here }).collect()
}

/// Scores as lines, in the order of the rubric.
pub(super) fn score_lines(language: Language, page: &FilePage) -> Vec<ScoreLine> {
    if page.sheets.is_empty() {
        return Vec::new();
    }
    let line = |criterion: &domain::accreditation::policy::Criterion| {
        let given = page.sheets.iter().filter_map(|(_, _, sheet)| sheet.get(&criterion.id));
        let given: Vec<(u8, String)> = given.map(|score| (score.mark, score.reason.clone())).collect();
        let agreed =
            page.agreed.iter().rev().find(|row| row.criterion == criterion.id).map(|row| (row.score.mark, row.score.reason.clone()));
        let first = given.first().map(|(mark, _)| *mark);
        let differs = given.iter().any(|(mark, _)| Some(*mark) != first);
        let agreed = if differs { agreed } else { first.map(|mark| (mark, String::new())) };
        ScoreLine {
            title: criterion.title.read(language).to_owned(),
            must_pass: criterion.must_reach.is_some(),
            is_open: differs && agreed.is_none(),
            given,
            agreed,
        }
    };
    page.case.policy.rubric.criteria.iter().map(line).collect()
}
