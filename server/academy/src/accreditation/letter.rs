//! Letters that go with what happens to a case.

use domain::accreditation::access::Reading;
use domain::accreditation::case::{Case, Happened, Rank, Stage};
use domain::accreditation::letter::{Facts, Kind, To, Told, told};
use domain::accreditation::template::{Letterhead, Template, reference};
use domain::id::{CaseId, FiledLetterId, OrganisationId};
use domain::language::{Language, Text};
use domain::letter::Letter;
use domain::people::{Role, Scope};
use domain::time::{Span, Timestamp};
use storage::Work;
use storage::letter::FiledLetter;
use storage::people::PersonRow;

use super::act::last_reason;
use super::template::{LETTERHEAD, kept, newest, read_words};
use super::{Loaded, day_there};
use crate::organisations::secretariat;
use crate::people::tell;
use crate::{Academy, Error, Result, Visit, chance};

/// A letter as it was written.
#[derive(Debug)]
pub struct LetterPage {
    /// What it tells, and its number and day.
    pub letter: FiledLetter,
    /// Its words.
    pub template: Template,
    /// Its head and signature.
    pub head: Letterhead,
    /// The officer's name in Latin letters, where they gave it.
    pub latin: Option<String>,
    /// Whether it is the caller's own file.
    pub is_own: bool,
}

impl Academy {
    /// Files the letter that goes with what just happened, and mails it to its readers, each in their language.
    pub(crate) async fn write_letters(&self, work: &mut Work, loaded: &Loaded, what: &Happened) -> Result<()> {
        match told(what) {
            Told::Letter(kind, to) => self.write_letter(work, loaded, kind, to).await,
            Told::OwnDoing | Told::LetterFollows => Ok(()),
        }
    }

    /// Files one letter and mails it to its readers.
    pub(crate) async fn write_letter(&self, work: &mut Work, loaded: &Loaded, kind: Kind, to: To) -> Result<()> {
        let now = self.now();
        let (template, head) = (newest(work, kind.word()).await?, newest(work, LETTERHEAD).await?);
        let number = work.letters().next_letter_number().await?;
        let office = secretariat(work).await?;
        let written_on = day_there(work, now, office).await?;
        let facts = Facts { reference: reference(written_on, number), ..self.letter_facts(work, loaded).await? };
        let letter = FiledLetter {
            id: FiledLetterId(chance::id(now)),
            number,
            case: loaded.id(),
            kind,
            to,
            template: template.hash.clone(),
            head: head.hash,
            facts,
            written_on,
            written_at: now,
        };
        work.letters().file_letter(&letter).await?;
        if self.silent {
            return Ok(());
        }
        self.mail_letter(work, loaded, &letter, read_words(&template)?).await
    }

    async fn mail_letter(&self, work: &mut Work, loaded: &Loaded, filed: &FiledLetter, words: Template) -> Result<()> {
        let administration = Scope::Organisation(loaded.case().administration);
        let mut readers: Vec<PersonRow> = Vec::new();
        if filed.to.officer() {
            readers.extend(work.people().find(loaded.case().person).await?);
        }
        if filed.to.coordinator() {
            readers.extend(work.people().holders(Role::Coordinator, &administration, filed.written_at).await?);
        }
        for reader in readers {
            let link = self.link(&format!("/{}/accreditation/files/{}", reader.language, filed.case));
            let (facts, template) = (Box::new(filed.facts.clone()), Box::new(words.clone()));
            let letter = Letter::Accreditation { kind: filed.kind, facts, template, link };
            tell(work, filed.written_at, Some(reader.id), &reader.email, reader.language, letter).await?;
        }
        Ok(())
    }

    /// The letters on a file that its reader may read, in order.
    pub(crate) async fn letters_read(&self, work: &mut Work, loaded: &Loaded, reading: Reading) -> Result<Vec<FiledLetter>> {
        let mut letters = work.letters().letters_of_case(loaded.id()).await?;
        letters.retain(|letter| reading.reads_letter(letter.to));
        Ok(letters)
    }

    /// A letter as it was written; whoever may not read it is told that there is none, and whoever reads another's is recorded.
    pub async fn filed_letter(&self, visit: &mut Visit, case: CaseId, id: FiledLetterId) -> Result<LetterPage> {
        let actor = visit.actor()?.clone();
        self.gate(&actor, case).await?;
        let loaded = Loaded::of(&mut visit.work, case).await?;
        let reading = self.read_as(&mut visit.work, &loaded, &actor).await?.ok_or(Error::NotFound)?;
        let letter = visit.work.letters().filed_letter(id).await?.filter(|letter| letter.case == case).ok_or(Error::NotFound)?;
        if !reading.reads_letter(letter.to) {
            return Err(Error::NotFound);
        }
        let template = kept(&mut visit.work, &letter.template).await?;
        let head = kept(&mut visit.work, &letter.head).await?;
        if reading != Reading::Candidate {
            self.disclose(&actor, &loaded, reading).await?;
        }
        Ok(LetterPage {
            template: read_words(&template)?,
            head: read_words(&head)?,
            letter,
            latin: visit.work.people().latin_name(loaded.case().person).await?,
            is_own: reading == Reading::Candidate,
        })
    }

    async fn letter_facts(&self, work: &mut Work, loaded: &Loaded) -> Result<Facts> {
        let (case, standing) = (loaded.case(), &loaded.standing);
        let mut facts = Facts {
            name: loaded.row.name.clone(),
            administration: named(work, case.administration).await?,
            category: case.policy.category_title.clone(),
            domain: case.policy.domain_title.clone(),
            reason: reason(loaded).unwrap_or_default().to_owned(),
            missing: missing(loaded),
            ..Facts::default()
        };
        if let Some(call) = loaded.row.opened.call {
            let call = work.accreditation().call(call).await?.map(|row| row.call);
            facts.held = call.as_ref().map(|call| (call.held_from, call.held_until));
            facts.call = call.as_ref().map(|call| call.title.clone()).unwrap_or_default();
            facts.host = call.map(|call| Text::both(&call.host, &call.host)).unwrap_or_default();
        }
        if let Stage::OnMission { mission, lead, .. } = standing.stage {
            facts.lead = work.people().find(lead).await?.map(|person| person.name).unwrap_or_default();
            let missions = work.missions().of_case(loaded.id()).await?;
            if let Some(row) = missions.into_iter().find(|row| row.id == mission) {
                facts.held = Some((row.mission.held_from, row.mission.held_until));
                facts.host = named(work, row.mission.beneficiary).await?;
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

/// The name of an organisation in the languages of letters.
pub(crate) async fn named(work: &mut Work, organisation: OrganisationId) -> Result<Text> {
    let mut text = Text::default();
    for language in Language::INTERFACE {
        let row = work.people().organisation(organisation, language).await?;
        text.0.extend(row.map(|row| (language, row.name)));
    }
    Ok(text)
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
