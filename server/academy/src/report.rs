//! The national coordinator's list: who is where in which course. Status, outcome and dates, never answers.

use std::sync::Arc;

use domain::id::OrganisationId;
use domain::language::Language;
use domain::report::OfficerRow;
use domain::time::Span;
use storage::report::{OfficerFigures, OfficerQuery};

use crate::lookup::fold;
use crate::{Academy, Error, LoadedCourse, Result, Visit};

/// Officers on one page.
const PAGE: i64 = 25;
/// Officers in one export.
const EXPORT: i64 = 100_000;
/// After so long without a sign an officer is silent.
const SILENT: Span = Span::days(30);

/// What the list is to show.
#[derive(Debug, Clone, Default)]
pub struct OfficersQuery {
    /// Part of a name or address.
    pub contains: String,
    /// The course's id; empty for the first.
    pub course: String,
    /// From where on, as given by the page before.
    pub after: String,
}

/// The coordinator's officers.
#[derive(Debug)]
pub struct OfficersPage {
    /// The organisation's name.
    pub organisation: String,
    /// The course whose progress is shown.
    pub course: Option<Arc<LoadedCourse>>,
    /// Officers by name.
    pub officers: Vec<OfficerRow>,
    /// For the next page, if there is one.
    pub next: Option<String>,
    /// Over all officers of the organisation.
    pub figures: OfficerFigures,
    /// How many accounts wait.
    pub waiting: usize,
}

impl Academy {
    /// The caller's own officers, a page of them.
    pub async fn officers(&self, visit: &mut Visit, query: &OfficersQuery, language: Language) -> Result<OfficersPage> {
        self.list_officers(visit, query, language, PAGE).await
    }

    /// The caller's own officers, all that fit.
    pub async fn export_officers(&self, visit: &mut Visit, query: &OfficersQuery, language: Language) -> Result<OfficersPage> {
        self.list_officers(visit, query, language, EXPORT).await
    }

    async fn list_officers(&self, visit: &mut Visit, query: &OfficersQuery, language: Language, most: i64) -> Result<OfficersPage> {
        let actor = visit.actor()?.clone();
        let organisation: OrganisationId = *actor.coordinated().first().ok_or(Error::Forbidden)?;
        let course = visit.catalogue.course_by_id(&query.course).or_else(|| visit.catalogue.courses.first()).cloned();
        let course_id = course.as_ref().map(|loaded| loaded.edition.course.id.clone()).unwrap_or_default();
        let after = query.after.split_once('\u{1f}').map(|(key, id)| (key.to_owned(), id.to_owned())).unwrap_or_default();
        let contains: String = query.contains.chars().take(100).collect();
        let wanted = OfficerQuery { organisation, contains: fold(contains.trim()), course: course_id.clone(), after, most: most + 1 };
        let mut rows = visit.work.reports().officers(&wanted).await?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let next = rows.last().filter(|_| more).map(|(row, key)| format!("{key}\u{1f}{}", row.person));
        let figures = visit.work.reports().figures(organisation, &course_id, visit.now - SILENT).await?;
        let waiting = visit.work.people().waiting_postings(organisation, 1000).await?.len();
        let name = visit.work.people().organisation(organisation, language).await?.map(|it| it.name).unwrap_or_default();
        let officers = rows.into_iter().map(|(row, _)| row).collect();
        Ok(OfficersPage { organisation: name, course, officers, next, figures, waiting })
    }
}
