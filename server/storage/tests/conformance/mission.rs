//! Missions and refreshers.

use domain::accreditation::mission::Mission;
use domain::id::{CaseId, MissionId, OrganisationId};
use domain::time::{Date, Timestamp};
use storage::mission::{MissionRow, Refresher, ReportRow};

use crate::accreditation::{case, secretariat};
use crate::seed;

pub(crate) fn mission(number: u32, made_at: i64) -> MissionRow {
    let day = |day| Date::new(2027, 6, day).expect("a day");
    MissionRow {
        id: MissionId(seed::id(number)),
        case: CaseId(seed::id(1)),
        lead: seed::person_id(1),
        mission: Mission {
            version: 1,
            beneficiary: OrganisationId(seed::id(1)),
            held_from: day(7),
            held_until: day(11),
            terms: "Former huit agents.".to_owned(),
        },
        made_by: seed::person_id(1),
        made_at: Timestamp(made_at),
    }
}

both! {
    async fn missions_are_listed_by_case_and_by_who_leads(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        for row in [mission(1, 20), mission(2, 30)] {
            kept!(store, work => work.missions().add(&row).await)?;
        }
        assert_eq!(seen!(store, work => work.missions().of_case(CaseId(seed::id(1))).await), [mission(1, 20), mission(2, 30)]);
        assert_eq!(seen!(store, work => work.missions().of_lead(seed::person_id(1), 1).await), [mission(2, 30)]);
        assert!(seen!(store, work => work.missions().of_lead(seed::person_id(2), 9).await).is_empty());
    }

    async fn one_refresher_a_day_is_kept(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        let refresher = |held_on: i64| Refresher { held_on: Timestamp(held_on), title: "Valeur en douane".to_owned() };
        let add = async |held_on: i64| {
            kept!(store, work => work.missions().add_refresher(CaseId(seed::id(1)), &refresher(held_on), seed::person_id(1), Timestamp(99)).await)
        };
        add(60).await?;
        add(50).await?;
        assert_conflict!(add(60).await);
        assert_eq!(seen!(store, work => work.missions().refreshers(CaseId(seed::id(1))).await), [refresher(50), refresher(60)]);
    }

    async fn one_report_of_a_mission_is_kept(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        kept!(store, work => work.missions().add(&mission(1, 20)).await)?;
        let report = ReportRow {
            mission: MissionId(seed::id(1)),
            by: seed::person_id(2),
            handed_in_at: Timestamp(30),
            text: "Huit agents formés.".to_owned(),
        };
        let add = async || kept!(store, work => work.missions().add_report(CaseId(seed::id(1)), &report).await);
        add().await?;
        assert_conflict!(add().await);
        assert_eq!(seen!(store, work => work.missions().reports(CaseId(seed::id(1))).await), std::slice::from_ref(&report));
        assert!(seen!(store, work => work.missions().reports(CaseId(seed::id(2))).await).is_empty());
    }
}
