//! Letters that go with what happens to a case.

use domain::accreditation::case::{Case, Happened, Rank, Stage};
use domain::accreditation::letter::{Facts, Kind, To, Told, told};
use domain::language::{Language, Text};
use domain::letter::Letter;
use domain::people::{Role, Scope};
use domain::time::{Span, Timestamp};
use storage::Work;
use storage::people::PersonRow;

use super::act::last_reason;
use super::{Loaded, day_there};
use crate::people::tell;
use crate::{Academy, Result};

impl Academy {
    /// Writes the letters that go with what just happened, in the language of each reader.
    pub(crate) async fn write_letters(&self, work: &mut Work, loaded: &Loaded, what: &Happened) -> Result<()> {
        let Told::Letter(kind, to) = told(what) else { return Ok(()) };
        if self.silent {
            return Ok(());
        }
        let officer = work.people().find(loaded.case().person).await?;
        let administration = Scope::Organisation(loaded.case().administration);
        let coordinators = work.people().holders(Role::Coordinator, &administration, self.now()).await?;
        let readers: Vec<PersonRow> = match to {
            To::Officer => officer.into_iter().collect(),
            To::Coordinator => coordinators,
            To::Both => officer.into_iter().chain(coordinators).collect(),
        };
        for reader in readers {
            self.write_letter(work, loaded, kind, &reader).await?;
        }
        Ok(())
    }

    /// Writes one letter to one reader.
    pub(crate) async fn write_letter(&self, work: &mut Work, loaded: &Loaded, kind: Kind, reader: &PersonRow) -> Result<()> {
        let facts = Box::new(self.letter_facts(work, loaded, reader.language).await?);
        tell(work, self.now(), Some(reader.id), &reader.email, reader.language, Letter::Accreditation { kind, facts }).await
    }

    async fn letter_facts(&self, work: &mut Work, loaded: &Loaded, language: Language) -> Result<Facts> {
        let (case, standing) = (loaded.case(), &loaded.standing);
        let administration = work.people().organisation(case.administration, language).await?.map(|it| it.name).unwrap_or_default();
        let mut facts = Facts {
            name: loaded.row.name.clone(),
            administration,
            category: case.policy.category_title.clone(),
            domain: case.policy.domain_title.clone(),
            reason: reason(loaded).unwrap_or_default().to_owned(),
            missing: missing(loaded),
            link: self.link(&format!("/{language}/accreditation/files/{}", loaded.id())),
            ..Facts::default()
        };
        if let Some(call) = loaded.row.opened.call {
            let call = work.accreditation().call(call).await?.map(|row| row.call);
            facts.held = call.as_ref().map(|call| (call.held_from, call.held_until));
            facts.call = call.as_ref().map(|call| call.title.clone()).unwrap_or_default();
            facts.host = call.map(|call| call.host).unwrap_or_default();
        }
        if let Stage::OnMission { mission, lead, .. } = standing.stage {
            facts.lead = work.people().find(lead).await?.map(|person| person.name).unwrap_or_default();
            let missions = work.missions().of_case(loaded.id()).await?;
            if let Some(row) = missions.into_iter().find(|row| row.id == mission) {
                facts.held = Some((row.mission.held_from, row.mission.held_until));
                let host = work.people().organisation(row.mission.beneficiary, language).await?;
                facts.host = host.map(|it| it.name).unwrap_or_default();
            }
        }
        if let Stage::Reserve { rank } = standing.stage {
            facts.rank = rank;
        }
        if let Some(until) = standing.stage.until() {
            facts.valid_until = Some(last_day(work, until, case).await?);
            let is_accredited = standing.stage.rank() == Some(Rank::Accredited);
            facts.months = if is_accredited { case.policy.accredited_months } else { case.policy.pre_accredited_months };
        }
        if let Some((_, at)) = standing.decided.filter(|(outcome, _)| outcome.may_be_appealed()) {
            let until = at + Span::days(i64::from(case.policy.appeal_days));
            facts.appeal_until = Some(day_there(work, until, case.administration).await?);
        }
        Ok(facts)
    }
}

/// The day on which something that ends at this instant is held for the last time.
async fn last_day(work: &mut Work, until: Timestamp, case: &Case) -> Result<domain::time::Date> {
    day_there(work, until - Span(1), case.administration).await
}

/// Why the last thing happened; of a decision, why it was proposed.
fn reason(loaded: &Loaded) -> Option<&str> {
    let last = loaded.case().events.last()?;
    match last.what {
        Happened::Decided { .. } => last_reason(loaded, |event| matches!(event.what, Happened::Proposed { .. })),
        _ => loaded.row.reasons.get(&u32::try_from(loaded.case().events.len()).ok()?).map(String::as_str),
    }
}

/// The criteria whose agreed marks are below what must be reached or, where none must be, below the middle of the scale.
fn missing(loaded: &Loaded) -> Vec<Text> {
    let rubric = &loaded.case().policy.rubric;
    let Some(marks) = loaded.assessment.marks(rubric) else { return Vec::new() };
    let is_low = |id: &str, least: Option<u8>, highest: u8| {
        let least = least.unwrap_or_else(|| highest.div_ceil(2));
        marks.get(id).is_some_and(|mark| *mark < least)
    };
    let low = rubric.criteria.iter().filter(|criterion| is_low(&criterion.id, criterion.must_reach, criterion.highest()));
    low.map(|criterion| criterion.title.clone()).collect()
}
