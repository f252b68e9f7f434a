//! The roster: who may be asked, found by what they can do; and the own profile.

use domain::accreditation::profile::{LEVEL_MOST, Languages, NOTE_MOST};
use domain::language::Language;
use domain::people::{Actor, Role};
use domain::refusal::Problem;
use storage::accreditation::{CaseLine, PolicyEdition, Profile, RosterQuery};

use super::{LIST, is_secretariat};
use crate::{Academy, Error, Result, Visit, in_one_unit};

/// Lines of one page.
const PAGE: i64 = 50;

/// Experts found.
#[derive(Debug)]
pub struct RosterPage {
    /// By name.
    pub experts: Vec<CaseLine>,
    /// Categories and domains to choose from.
    pub policies: Vec<PolicyEdition>,
    /// Where the next page begins, if there is one.
    pub next: Option<(String, domain::id::CaseId)>,
    /// Whether the caller sees every administration's people.
    pub sees_all: bool,
}

impl Academy {
    /// Searches the roster; a coordinator sees the people of one administration alone.
    pub async fn roster(&self, visit: &mut Visit, query: &RosterQuery) -> Result<RosterPage> {
        let actor = visit.actor()?.clone();
        let sees_all = is_secretariat(&actor) || actor.holds(Role::Assessor);
        let mut query = RosterQuery { name: crate::lookup::fold(&query.name), ..query.clone() };
        if !sees_all {
            query.administration = Some(*actor.coordinated().first().ok_or(Error::Forbidden)?);
        }
        let mut experts = visit.work.accreditation().roster(&query, PAGE + 1).await?;
        let has_more = i64::try_from(experts.len()).unwrap_or(0) > PAGE;
        experts.truncate(usize::try_from(PAGE).unwrap_or(0));
        let next = experts.last().filter(|_| has_more).map(|last| (crate::lookup::fold(&last.name), last.id));
        let policies = visit.work.accreditation().policies(LIST).await?;
        Ok(RosterPage { experts, policies, next, sees_all })
    }

    /// What the caller says of themselves as an expert.
    pub async fn own_profile(&self, visit: &mut Visit) -> Result<Option<Profile>> {
        let person = visit.actor()?.person;
        Ok(visit.work.accreditation().profile(person).await?)
    }

    /// Keeps what the caller says of themselves; where they stand is not theirs to say.
    pub async fn set_profile(&self, actor: &Actor, levels: &[(String, String)], note: &str, is_public: bool) -> Result<()> {
        let note = note.trim();
        if NOTE_MOST < note.chars().count() {
            return Err(Error::invalid("note", Problem::TooLong { most: NOTE_MOST }));
        }
        let mut languages = Languages::default();
        for (code, level) in levels.iter().filter(|(_, level)| !level.is_empty() && level != "0") {
            let language = Language::parse(code).ok_or_else(|| Error::invalid("languages", Problem::NotAChoice))?;
            let level = level.parse().ok().filter(|level| (1..=LEVEL_MOST).contains(level));
            let most = u32::from(LEVEL_MOST);
            languages.0.insert(language, level.ok_or_else(|| Error::invalid("languages", Problem::OutOfRange { least: 1, most }))?);
        }
        let (profile, now) = (Profile { languages, note: note.to_owned(), is_public }, self.now());
        in_one_unit!(self, work => { work.accreditation().set_profile(actor.person, &profile, now).await? })
    }
}
