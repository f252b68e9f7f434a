//! Files and calls as lines of lists; names of organisations, titles of courses.

use std::collections::BTreeMap;

use academy::{CallRow, CaseLine, Error, PolicyEdition};
use app::accreditation::{CallLine, FileLine};
use domain::accreditation::policy::Policy;
use domain::id::OrganisationId;
use domain::time::{Moment, Timestamp};

use super::super::ask::Ask;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What lists need to know beside their lines.
pub(super) struct Around {
    organisations: BTreeMap<OrganisationId, String>,
    zones: BTreeMap<OrganisationId, String>,
    titles: BTreeMap<(String, String), (String, u32)>,
    now: Timestamp,
}

impl Around {
    /// Reads names of organisations and titles of categories, in the language of the page.
    pub(super) async fn of(ask: &mut Ask) -> Result<Self, Error> {
        let (language, academy) = (ask.language, ask.academy().clone());
        let visit = ask.visit().await?;
        let now = visit.now;
        let known = academy.organisations(visit, language).await?;
        let zones = known.iter().map(|it| (it.id, it.zone.clone())).collect();
        let organisations = known.into_iter().map(|it| (it.id, it.name)).collect();
        let editions = academy.policies_in_force(visit).await?;
        let titles = editions.into_iter().map(|edition| {
            let Policy { category, domain, category_title, domain_title, due_days, .. } = edition.policy;
            let words = format!("{}, {}", category_title.read(language), domain_title.read(language));
            ((category, domain), (words, due_days))
        });
        Ok(Self { organisations, zones, titles: titles.collect(), now })
    }

    /// An organisation's name.
    pub(super) fn organisation(&self, id: OrganisationId) -> String {
        self.organisations.get(&id).cloned().unwrap_or_default()
    }

    /// The last day of what ends at this instant, where the administration is: the day that stands in letters and certificates.
    pub(super) fn last_day(&self, until: Timestamp, administration: OrganisationId) -> Moment {
        let zone = self.zones.get(&administration).map_or("UTC", String::as_str);
        academy::moment(Timestamp(until.0 - 1), zone)
    }

    /// Every organisation: id and name, by name.
    pub(super) fn organisations(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = self.organisations.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
        all.sort_by(|one, other| one.1.cmp(&other.1));
        all
    }

    /// A file as a line.
    pub(super) fn line(&self, ask: &Ask, case: &CaseLine) -> FileLine {
        let known = self.titles.get(&(case.category.clone(), case.domain.clone()));
        let days = u32::try_from((self.now.0 - case.since.0).max(0) / DAY).unwrap_or(u32::MAX);
        let waits = !matches!(case.stage.as_str(), "accredited" | "inactive" | "on-mission" | "not-yet" | "suspended");
        FileLine {
            case: case.id,
            name: case.name.clone(),
            administration: self.organisation(case.administration),
            category: known.map(|(words, _)| words.clone()).unwrap_or_default(),
            stage: case.stage.clone(),
            since: ask.moment(case.since),
            days,
            is_late: waits && known.is_some_and(|(_, due)| *due < days),
            until: case.until.map(|until| self.last_day(until, case.administration)),
            released: case.released,
            region: case.region.clone().unwrap_or_default(),
            languages: case.languages.0.iter().map(|(language, level)| format!("{language} {level}")).collect::<Vec<_>>().join(", "),
            is_proposed: case.proposal.is_some(),
        }
    }

    /// Files as lines.
    pub(super) fn lines(&self, ask: &Ask, cases: &[CaseLine]) -> Vec<FileLine> {
        cases.iter().map(|case| self.line(ask, case)).collect()
    }

    /// A call as a line.
    pub(super) fn call(&self, ask: &Ask, row: &CallRow, policy: Option<&PolicyEdition>) -> CallLine {
        let call = &row.call;
        let category = policy.map(|edition| {
            let Policy { category_title, domain_title, .. } = &edition.policy;
            format!("{}, {}", category_title.read(ask.language), domain_title.read(ask.language))
        });
        CallLine {
            call: row.id,
            title: call.title.read(ask.language).to_owned(),
            category: category.unwrap_or_default(),
            closes: ask.moment(Timestamp(call.closes_at.0 - 1)),
            is_open: call.is_open(self.now) && row.cancelled_at.is_none(),
            is_cancelled: row.cancelled_at.is_some(),
            held: (call.held_from, call.held_until),
            seats: call.seats,
        }
    }
}

/// Titles of courses and modules in force, by id.
pub(super) async fn titles(ask: &mut Ask) -> Result<BTreeMap<String, String>, Error> {
    let language = ask.language;
    let visit = ask.visit().await?;
    let mut titles = BTreeMap::new();
    for course in &visit.catalogue.courses {
        let plan = &course.edition.course;
        titles.insert(plan.id.clone(), plan.title.read(language).to_owned());
        for module in &course.edition.modules {
            let words = format!("{} · {}", module.module.code, module.module.title.read(language));
            titles.insert(module.module.id.clone(), words);
        }
    }
    Ok(titles)
}
