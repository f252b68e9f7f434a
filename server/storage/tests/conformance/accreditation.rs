//! Accreditation: policies, calls, cases and what happened to them.

use std::collections::BTreeMap;

use domain::accreditation::call::Call;
use domain::accreditation::case::{Case, Event, Happened};
use domain::accreditation::policy::{Criterion, Policy, Rubric};
use domain::accreditation::profile::Languages;
use domain::course::DocumentHash;
use domain::id::{CallId, CaseId, OrganisationId, PersonId};
use domain::language::{Language, Text};
use domain::time::{Date, Timestamp};
use storage::accreditation::{CallRow, NewCase, PolicyEdition, Profile, RosterQuery};

use crate::place::Place;
use crate::seed;

fn policy(category: &str) -> Policy {
    let anchors = ["not seen", "sure"].map(|words| Text::both(words, "vu")).into();
    let criterion = Criterion { id: "role".to_owned(), title: Text::both("Role", "Rôle"), weight: 2, must_reach: Some(2), anchors };
    Policy {
        version: 1,
        category: category.to_owned(),
        domain: "risk-management".to_owned(),
        category_title: Text::both("Technical and Operational Adviser", "Conseiller technique et opérationnel"),
        domain_title: Text::both("Risk management", "Gestion des risques"),
        prerequisites: ["crm".to_owned()].into(),
        documents: [].into(),
        assessors: 2,
        missions: 1,
        pre_accredited_months: 24,
        accredited_months: 36,
        appeal_days: 30,
        due_days: 14,
        rubric: Rubric { criteria: vec![criterion], pass_percent: 60 },
    }
}

fn edition(category: &str, number: u32) -> PolicyEdition {
    PolicyEdition {
        hash: DocumentHash(format!("{category} {number}")),
        number,
        policy: policy(category),
        made_by: (number > 1).then(|| seed::person_id(1)),
        made_at: Timestamp(i64::from(number)),
        reason: "L’usage a changé.".to_owned(),
    }
}

pub(crate) fn call(number: u32, closes_at: i64) -> CallRow {
    let day = |day| Date::new(2027, 5, day).expect("a day");
    CallRow {
        id: CallId(seed::id(number)),
        policy: edition("toa", 1).hash,
        call: Call {
            version: 1,
            title: Text::both("Risk management", "Gestion des risques"),
            languages: [Language::EN, Language::FR].into(),
            region: None,
            host: "Centre régional".to_owned(),
            funding: "CCF".to_owned(),
            seats: 12,
            held_from: day(24),
            held_until: day(28),
            closes_at: Timestamp(closes_at),
        },
        made_by: seed::person_id(1),
        made_at: Timestamp(5),
        cancelled_at: None,
    }
}

/// A case of this person, opened at this instant.
pub(crate) fn case(number: u32, person: PersonId, category: &str, opened_at: i64) -> NewCase {
    let nominated = Event { at: Timestamp(opened_at), by: Some(seed::person_id(1)), what: Happened::Nominated };
    let administration = OrganisationId(seed::id(1));
    NewCase {
        id: CaseId(seed::id(number)),
        call: None,
        policy: edition(category, 1).hash,
        case: Case { person, administration, policy: policy(category), events: vec![nominated] },
    }
}

/// Two officers and the first version of a policy for each of two categories.
pub(crate) async fn secretariat(store: &Place) -> storage::Result<()> {
    let school = seed::school(store).await?;
    kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
    for category in ["toa", "et"] {
        kept!(store, work => work.accreditation().add_policy(&edition(category, 1)).await)?;
    }
    Ok(())
}

/// Lets something happen to a case that is kept.
pub(crate) async fn happens(store: &Place, case: &mut NewCase, at: i64, what: Happened, reason: Option<&str>) -> storage::Result<()> {
    case.case.events.push(Event { at: Timestamp(at), by: Some(seed::person_id(1)), what });
    kept!(store, work => work.accreditation().append(case.id, &case.case, reason).await)
}

both! {
    async fn policies_are_kept_in_versions(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().add_policy(&edition("toa", 2)).await)?;
        let doubled = PolicyEdition { hash: DocumentHash("other".to_owned()), ..edition("toa", 2) };
        assert_conflict!(kept!(store, work => work.accreditation().add_policy(&doubled).await));
        assert_eq!(seen!(store, work => work.accreditation().policy(&edition("toa", 2).hash).await), Some(edition("toa", 2)));
        assert_eq!(seen!(store, work => work.accreditation().policy(&DocumentHash("x".to_owned())).await), None);
        let newest = seen!(store, work => work.accreditation().policies(9).await);
        assert_eq!(newest, [edition("et", 1), edition("toa", 2)]);
        let versions = seen!(store, work => work.accreditation().editions("toa", "risk-management", 9).await);
        assert_eq!(versions, [edition("toa", 2), edition("toa", 1)]);
    }

    async fn calls_are_listed_by_when_they_close_and_cancelled_once(store: Place) {
        secretariat(&store).await?;
        for row in [call(1, 50), call(2, 30), call(3, 10)] {
            kept!(store, work => work.accreditation().add_call(&row).await)?;
        }
        let listed = seen!(store, work => work.accreditation().calls(Timestamp(30), 9).await);
        assert_eq!(listed, [call(2, 30), call(1, 50)]);
        assert_eq!(seen!(store, work => work.accreditation().calls(Timestamp(0), 1).await), [call(3, 10)]);
        assert!(kept!(store, work => work.accreditation().cancel_call(CallId(seed::id(2)), Timestamp(20)).await)?);
        assert!(!kept!(store, work => work.accreditation().cancel_call(CallId(seed::id(2)), Timestamp(21)).await)?);
        let cancelled = CallRow { cancelled_at: Some(Timestamp(20)), ..call(2, 30) };
        assert_eq!(seen!(store, work => work.accreditation().call(CallId(seed::id(2))).await), Some(cancelled));
        assert_eq!(seen!(store, work => work.accreditation().call(CallId(seed::id(9))).await), None);
    }

    async fn a_case_reads_back_with_all_that_happened_and_why(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().add_call(&call(1, 50)).await)?;
        let mut new = NewCase { call: Some(CallId(seed::id(1))), ..case(1, seed::person_id(2), "toa", 10) };
        kept!(store, work => work.accreditation().open(&new, Some("Neuf ans au ciblage.")).await)?;
        happens(&store, &mut new, 20, Happened::Released, None).await?;
        happens(&store, &mut new, 30, Happened::Returned, Some("La lettre manque.")).await?;
        let found = seen!(store, work => work.accreditation().case(new.id).await).expect("there");
        assert_eq!(found.opened, new);
        let reasons = BTreeMap::from([(1, "Neuf ans au ciblage.".to_owned()), (3, "La lettre manque.".to_owned())]);
        assert_eq!((found.name.as_str(), found.reasons), ("Officer 2", reasons));
        assert_eq!(seen!(store, work => work.accreditation().case(CaseId(seed::id(9))).await), None);
    }

    async fn of_two_who_act_at_once_one_is_told(store: Place) {
        secretariat(&store).await?;
        let mut new = case(1, seed::person_id(2), "toa", 10);
        kept!(store, work => work.accreditation().open(&new, None).await)?;
        let mut other = new.clone();
        happens(&store, &mut new, 20, Happened::Consented, None).await?;
        assert_conflict!(happens(&store, &mut other, 20, Happened::Declined, Some("Trop loin.")).await);
        let found = seen!(store, work => work.accreditation().case(new.id).await).expect("there");
        assert_eq!((found.opened, found.reasons.len()), (new, 0));
    }

    async fn a_person_has_one_open_case_for_a_category_and_domain(store: Place) {
        secretariat(&store).await?;
        let mut first = case(1, seed::person_id(2), "toa", 10);
        kept!(store, work => work.accreditation().open(&first, None).await)?;
        assert_conflict!(kept!(store, work => work.accreditation().open(&case(2, seed::person_id(2), "toa", 11), None).await));
        kept!(store, work => work.accreditation().open(&case(3, seed::person_id(2), "et", 12), None).await)?;
        happens(&store, &mut first, 20, Happened::Declined, Some("Pas cette année.")).await?;
        kept!(store, work => work.accreditation().open(&case(4, seed::person_id(2), "toa", 30), None).await)?;
        let lines = seen!(store, work => work.accreditation().of_person(seed::person_id(2), 9).await);
        let told: Vec<(i64, &str, &str)> = lines.iter().map(|line| (line.since.0, line.category.as_str(), line.stage.as_str())).collect();
        assert_eq!(told, [(30, "toa", "nominated"), (20, "toa", "declined"), (12, "et", "nominated")]);
        assert_eq!(seen!(store, work => work.accreditation().of_person(seed::person_id(2), 1).await), lines[..1]);
        assert!(seen!(store, work => work.accreditation().of_person(seed::person_id(1), 9).await).is_empty());
    }

    async fn cases_at_a_stage_are_paged_the_longest_there_first(store: Place) {
        secretariat(&store).await?;
        let cases = [case(1, seed::person_id(1), "toa", 10), case(2, seed::person_id(2), "toa", 5), case(3, seed::person_id(2), "et", 10)];
        for new in &cases {
            kept!(store, work => work.accreditation().open(new, None).await)?;
        }
        let all = seen!(store, work => work.accreditation().at_stage("nominated", None, 9).await);
        assert_eq!(all.iter().map(|line| line.id).collect::<Vec<_>>(), [cases[1].id, cases[0].id, cases[2].id]);
        let rest = seen!(store, work => work.accreditation().at_stage("nominated", Some((Timestamp(10), cases[0].id)), 9).await);
        assert_eq!(rest, all[2..]);
        assert!(seen!(store, work => work.accreditation().at_stage("accredited", None, 9).await).is_empty());
        let here = seen!(store, work => work.accreditation().of_administration(OrganisationId(seed::id(1)), 9).await);
        assert_eq!(here.iter().map(|line| line.since.0).collect::<Vec<_>>(), [10, 10, 5]);
        assert!(seen!(store, work => work.accreditation().of_administration(OrganisationId(seed::id(9)), 9).await).is_empty());
    }

    async fn what_ends_is_found_and_the_summary_can_be_made_again(store: Place) {
        secretariat(&store).await?;
        let mut new = case(1, seed::person_id(2), "toa", 10);
        kept!(store, work => work.accreditation().open(&new, None).await)?;
        happens(&store, &mut new, 20, Happened::Released, None).await?;
        let rank = domain::accreditation::case::Rank::Accredited;
        happens(&store, &mut new, 30, Happened::BroughtIn { rank, until: Timestamp(500) }, Some("Lettre de 2019.")).await?;
        assert!(seen!(store, work => work.accreditation().ending(Timestamp(499), 9).await).is_empty());
        let ending = seen!(store, work => work.accreditation().ending(Timestamp(500), 9).await);
        assert_eq!((ending[0].until, ending[0].stage.as_str(), ending[0].released), (Some(Timestamp(500)), "accredited", true));
        store.run("update accreditation_standings set stage = 'nominated', until_at = null").await?;
        assert!(seen!(store, work => work.accreditation().ending(Timestamp(500), 9).await).is_empty());
        kept!(store, work => work.accreditation().keep_standing(new.id, &new.case).await)?;
        assert_eq!(seen!(store, work => work.accreditation().ending(Timestamp(500), 9).await), ending);
    }

    async fn a_damaged_event_is_named(store: Place) {
        secretariat(&store).await?;
        let new = case(1, seed::person_id(2), "toa", 10);
        kept!(store, work => work.accreditation().open(&new, None).await)?;
        store.run("update accreditation_events set body = '\"promoted\"'").await?;
        let key = format!("{} 1", new.id);
        assert_corrupt!(kept!(store, work => work.accreditation().case(new.id).await), "accreditation_events", key);
    }

    async fn candidates_of_a_call_and_proposals_that_wait_are_listed(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().add_call(&call(1, 50)).await)?;
        let of_call = |number, person, category, at| NewCase { call: Some(CallId(seed::id(1))), ..case(number, person, category, at) };
        let mut cases = [of_call(1, seed::person_id(2), "toa", 10), of_call(2, seed::person_id(1), "toa", 5), case(3, seed::person_id(2), "et", 1)];
        for new in &cases {
            kept!(store, work => work.accreditation().open(new, None).await)?;
        }
        let listed = seen!(store, work => work.accreditation().of_call(CallId(seed::id(1)), 9).await);
        assert_eq!(listed.iter().map(|line| line.id).collect::<Vec<_>>(), [cases[1].id, cases[0].id]);
        assert!(seen!(store, work => work.accreditation().proposed(9).await).is_empty());
        let outcome = domain::accreditation::decision::Outcome::NotYet;
        happens(&store, &mut cases[0], 20, Happened::Proposed { outcome }, Some("So.")).await?;
        let waiting = seen!(store, work => work.accreditation().proposed(9).await);
        assert_eq!(waiting.iter().map(|line| (line.id, line.proposal.as_deref())).collect::<Vec<_>>(), [(cases[0].id, Some("not-yet"))]);
        happens(&store, &mut cases[0], 30, Happened::ProposalReturned, Some("Why?")).await?;
        assert!(seen!(store, work => work.accreditation().proposed(9).await).is_empty());
        let counts = seen!(store, work => work.accreditation().count_stages().await);
        assert_eq!(counts, BTreeMap::from([("nominated".to_owned(), 3)]));
    }

    async fn the_roster_is_searched_by_what_somebody_can_do(store: Place) {
        secretariat(&store).await?;
        let rank = domain::accreditation::case::Rank::Accredited;
        let mut cases = [case(1, seed::person_id(1), "toa", 10), case(2, seed::person_id(2), "toa", 5), case(3, seed::person_id(2), "et", 1)];
        for new in &mut cases {
            kept!(store, work => work.accreditation().open(new, None).await)?;
        }
        for new in &mut cases[..2] {
            happens(&store, new, 30, Happened::BroughtIn { rank, until: Timestamp(500) }, None).await?;
        }
        happens(&store, &mut cases[1], 40, Happened::Released, None).await?;
        let profile = Profile { languages: Languages::parse("en5 fr2"), note: "From May.".to_owned(), is_public: true };
        kept!(store, work => work.accreditation().set_profile(seed::person_id(2), &Profile { languages: Languages::default(), ..profile.clone() }, Timestamp(1)).await)?;
        kept!(store, work => work.accreditation().set_profile(seed::person_id(2), &profile, Timestamp(2)).await)?;
        assert_eq!(seen!(store, work => work.accreditation().profile(seed::person_id(2)).await), Some(profile));
        assert_eq!(seen!(store, work => work.accreditation().profile(seed::person_id(1)).await), None);
        let found = async |query: RosterQuery| {
            let lines = seen!(store, work => work.accreditation().roster(&query, 9).await);
            storage::Result::Ok(lines.into_iter().map(|line| line.id).collect::<Vec<_>>())
        };
        let all = RosterQuery::default();
        assert_eq!(found(all.clone()).await?, [cases[0].id, cases[1].id]);
        assert_eq!(found(RosterQuery { after: Some(("officer 1".to_owned(), cases[0].id)), ..all.clone() }).await?, [cases[1].id]);
        let language = |code: &str, level| RosterQuery { language: Language::parse(code).map(|it| (it, level)), ..all.clone() };
        assert_eq!(found(language("en", 3)).await?, [cases[1].id]);
        assert!(found(language("fr", 3)).await?.is_empty() && found(language("es", 1)).await?.is_empty());
        assert_eq!(found(RosterQuery { released: true, ..all.clone() }).await?, [cases[1].id]);
        assert_eq!(found(RosterQuery { name: "officer 2".to_owned(), ..all.clone() }).await?, [cases[1].id]);
        assert!(found(RosterQuery { category: Some("et".to_owned()), ..all.clone() }).await?.is_empty());
        assert!(found(RosterQuery { stage: Some("inactive".to_owned()), ..all.clone() }).await?.is_empty());
        assert!(found(RosterQuery { administration: Some(OrganisationId(seed::id(9))), ..all.clone() }).await?.is_empty());
        assert!(found(RosterQuery { region: Some("ESA".to_owned()), domain: Some("else".to_owned()), ..all }).await?.is_empty());
        assert!(seen!(store, work => work.accreditation().is_accredited(seed::person_id(2), "toa", "risk-management").await));
        assert!(!seen!(store, work => work.accreditation().is_accredited(seed::person_id(2), "et", "risk-management").await));
    }
}
