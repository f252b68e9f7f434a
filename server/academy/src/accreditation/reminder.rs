//! Reminders by mail: of what has waited too long, and before what somebody holds lapses.

use std::collections::BTreeMap;

use domain::accreditation::case::Stage;
use domain::accreditation::letter::{Kind, To};
use domain::accreditation::missing::Turn;
use domain::accreditation::reminder::{BEFORE_END, due_before_end, may_remind, overdue};
use domain::id::{CaseId, PersonId};
use domain::letter::Letter;
use domain::people::{Role, Scope};
use domain::time::{Date, Span, Timestamp};
use storage::Work;

use super::{LIST, Loaded, day_there};
use crate::people::tell;
use crate::{Academy, Result, in_one_unit};

/// Stages at which a case waits for somebody.
const WAITING: [&str; 10] =
    ["nominated", "returned", "eligible", "reserve", "selected", "attended", "appealed", "pre-accredited", "on-mission", "evaluated"];

/// What has waited too long for somebody: how many things, and since when the oldest.
type Waiting = BTreeMap<PersonId, (u32, Timestamp)>;

impl Academy {
    /// Writes to experts whose term ends soon, and to their coordinators; answers in how many cases.
    pub async fn remind_before_end(&self) -> Result<usize> {
        let now = self.now();
        // A day more than the longest of them, for whoever is ahead of UTC.
        let by = now + Span::days(i64::from(BEFORE_END[0]) + 1);
        let ending = {
            let mut work = self.store.read().await?;
            work.accreditation().ending(by, LIST).await?
        };
        let mut count = 0;
        for line in ending {
            let told = in_one_unit!(self, work => { self.tell_before_end(&mut work, line.id).await? })?;
            count += usize::from(told);
        }
        Ok(count)
    }

    async fn tell_before_end(&self, work: &mut Work, case: CaseId) -> Result<bool> {
        let loaded = Loaded::of(work, case).await?;
        let stage = loaded.standing.stage;
        let (Some(until), false) = (stage.until(), matches!(stage, Stage::Suspended { .. })) else { return Ok(false) };
        let administration = loaded.case().administration;
        let valid_until = day_there(work, until - Span(1), administration).await?;
        let today = day_there(work, self.now(), administration).await?;
        let letters = work.letters().letters_of_case(case).await?;
        let of_term = letters.iter().filter(|it| it.kind == Kind::LapsingSoon && it.facts.valid_until == Some(valid_until));
        let written: Vec<Date> = of_term.map(|letter| letter.written_on).collect();
        if due_before_end(valid_until, today, &written).is_none() {
            return Ok(false);
        }
        self.write_letter(work, &loaded, Kind::LapsingSoon, To::Both).await?;
        Ok(true)
    }

    /// Reminds everybody for whom something has waited too long, once a week at most; answers how many.
    pub async fn remind_of_work(&self) -> Result<usize> {
        let now = self.now();
        let waiting = {
            let mut work = self.store.read().await?;
            self.waiting_too_long(&mut work).await?
        };
        let mut count = 0;
        for (person, (things, since)) in waiting {
            let told = in_one_unit!(self, work => {
                let last = work.reminders().last_reminder(person).await?;
                let reader = work.people().find(person).await?.filter(|_| may_remind(last, now));
                match reader {
                    Some(reader) => {
                        work.reminders().add_reminder(person, now, things).await?;
                        let days = u32::try_from((now - since).0 / Span::days(1).0).unwrap_or(0);
                        let link = self.link(&format!("/{}/accreditation", reader.language));
                        let letter = Letter::WorkWaits { things, days, link };
                        tell(&mut work, now, Some(person), &reader.email, reader.language, letter).await?;
                        true
                    }
                    None => false,
                }
            })?;
            count += usize::from(told);
        }
        Ok(count)
    }

    async fn waiting_too_long(&self, work: &mut Work) -> Result<Waiting> {
        let now = self.now();
        let mut waiting = Waiting::new();
        for stage in WAITING {
            let mut after = None;
            loop {
                let lines = work.accreditation().at_stage(stage, after, LIST).await?;
                for line in &lines {
                    let loaded = Loaded::of(work, line.id).await?;
                    let beside = self.beside(work, &loaded).await?;
                    let missing = loaded.case().missing(&loaded.standing, &beside, &loaded.assessment);
                    for (turn, since) in overdue(&missing, loaded.case().policy.due_days, now) {
                        for person in whose(work, &loaded, turn, now).await? {
                            let entry = waiting.entry(person).or_insert((0, since));
                            *entry = (entry.0 + 1, entry.1.min(since));
                        }
                    }
                }
                match lines.last().filter(|_| i64::try_from(lines.len()).unwrap_or(0) == LIST) {
                    Some(last) => after = Some((last.since, last.id)),
                    None => break,
                }
            }
        }
        Ok(waiting)
    }
}

/// Everybody whose turn it is.
async fn whose(work: &mut Work, loaded: &Loaded, turn: Turn, now: Timestamp) -> Result<Vec<PersonId>> {
    let holders = match turn {
        Turn::Officer => return Ok(vec![loaded.case().person]),
        Turn::Assessor(person) | Turn::Lead(person) => return Ok(vec![person]),
        Turn::Panel => return Ok(loaded.assessment.sitting().collect()),
        Turn::Coordinator => work.people().holders(Role::Coordinator, &Scope::Organisation(loaded.case().administration), now).await?,
        Turn::Manager => work.people().holders(Role::AccreditationManager, &Scope::Installation, now).await?,
        Turn::DecisionMaker => work.people().holders(Role::DecisionMaker, &Scope::Installation, now).await?,
    };
    Ok(holders.into_iter().map(|holder| holder.id).collect())
}
