//! The administrations and the Secretariat, as data that a new installation starts with.

use domain::id::OrganisationId;
use domain::language::Language;
use domain::people::OrganisationKind;
use storage::Work;
use storage::people::NewOrganisation;

use crate::lookup::fold;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

const ADMINISTRATIONS: &str = include_str!("../data/administrations.csv");

/// The Secretariat's code among organisations.
pub(crate) const SECRETARIAT: &str = "WCO";

impl Academy {
    /// Keeps the organisations a new installation starts with; those known by their code stay as they are.
    pub async fn add_first_organisations(&self) -> Result<()> {
        let now = self.now();
        let organisations = first_organisations(|| OrganisationId(chance::id(now)))?;
        in_one_unit!(self, work => {
            if work.people().count_organisations().await? == 0 {
                for organisation in &organisations {
                    work.people().add_organisation(organisation).await?;
                }
            }
        })
    }

    /// Every organisation an officer may belong to, as this language sorts them.
    pub async fn organisations(&self, visit: &mut Visit, language: Language) -> Result<Vec<storage::people::OrganisationRow>> {
        Ok(visit.work.people().organisations(language).await?)
    }
}

/// The Secretariat's id.
pub(crate) async fn secretariat(work: &mut Work) -> Result<OrganisationId> {
    work.people()
        .organisation_by_code(SECRETARIAT)
        .await?
        .ok_or_else(|| Error::Broken("the Secretariat is not among the organisations".to_owned()))
}

fn first_organisations(mut new_id: impl FnMut() -> OrganisationId) -> Result<Vec<NewOrganisation>> {
    let name = |language, name: &str| (language, name.to_owned(), fold(name));
    let mut organisations = vec![NewOrganisation {
        id: new_id(),
        kind: OrganisationKind::Secretariat,
        code: SECRETARIAT.to_owned(),
        region: None,
        zone: "Europe/Brussels".to_owned(),
        weekend: "6,7".to_owned(),
        names: vec![name(Language::EN, "Secretariat"), name(Language::FR, "Secrétariat")],
    }];
    let mut reader = csv::Reader::from_reader(ADMINISTRATIONS.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| Error::Broken(error.to_string()))?;
        let field = |index: usize| record.get(index).unwrap_or_default();
        organisations.push(NewOrganisation {
            id: new_id(),
            kind: OrganisationKind::Administration,
            code: field(0).to_owned(),
            region: Some(field(3).to_owned()),
            zone: field(4).to_owned(),
            weekend: field(5).to_owned(),
            names: vec![name(Language::EN, field(1)), name(Language::FR, field(2))],
        });
    }
    Ok(organisations)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn there_are_187_administrations_in_six_regions_and_every_zone_is_known() {
        let all = first_organisations(|| OrganisationId(chance::id(domain::time::Timestamp(0)))).expect("readable");
        let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
        for organisation in all.iter().filter(|it| it.kind == OrganisationKind::Administration) {
            *regions.entry(organisation.region.as_deref().unwrap_or("none")).or_default() += 1;
        }
        assert_eq!(regions, BTreeMap::from([("A/P", 35), ("AMS", 34), ("ESA", 24), ("EURO", 52), ("MENA", 18), ("WCA", 24)]));
        for organisation in &all {
            assert!(jiff::tz::TimeZone::get(&organisation.zone).is_ok(), "{}: {}", organisation.code, organisation.zone);
        }
    }

    #[test]
    fn french_sorts_egypt_under_e() {
        let mut names = ["Zambie", "Égypte", "Espagne", "Albanie", "Émirats arabes unis"].map(|name| (fold(name), name));
        names.sort();
        assert_eq!(names.map(|(_, name)| name), ["Albanie", "Égypte", "Émirats arabes unis", "Espagne", "Zambie"]);
    }
}
