//! Accreditation: files from a nomination to the roster, panels without a stake, decisions by two people, and the record of it all.

mod brought;
mod delegation;
mod document;
mod journey;
mod letters;
mod mission;
mod panel;
mod record;
mod refusals;
mod reminder;

use academy::{AskedAct, AskedCall, AskedMission, AskedScore, FilePage};
use domain::accreditation::assessment::Draft;
use domain::id::{CallId, CaseId};
use domain::language::Language;
use domain::people::{Role, Scope};

use crate::school::{PASSWORD, Person, School};

/// Those who run accreditations, and those who are accredited.
#[derive(Clone)]
pub(crate) struct Hall {
    pub(crate) officer: Person,
    pub(crate) coordinator: Person,
    pub(crate) manager: Person,
    pub(crate) assessors: [Person; 2],
    pub(crate) decider: Person,
    pub(crate) lead: Person,
    pub(crate) call: CallId,
}

/// A school with a call for expert trainers in customs valuation, and everybody it takes.
pub(crate) async fn hall(school: &mut School) -> Hall {
    school.academy.ship_policies().await.expect("policies");
    school.academy.ship_letters().await.expect("letters");
    let everywhere = Scope::Installation;
    let staff = async |school: &mut School, name: &str, code: &str, role: Role| {
        let person = school.officer(name, code).await;
        school.granted(&person, role, everywhere.clone()).await
    };
    let manager = staff(school, "Marisol Quispe", "WCO", Role::AccreditationManager).await;
    let assessors = [staff(school, "Mercy Okafor", "NG", Role::Assessor).await, staff(school, "Lena Brandt", "DE", Role::Assessor).await];
    let lead = staff(school, "Jone Fale", "WCO", Role::Assessor).await;
    let decider = school.with_password("Henrik Dahl", "WCO").await;
    let decider = school.granted(&decider, Role::DecisionMaker, everywhere.clone()).await;
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    let officer = school.officer("Awa Ndèye Diallo", "SN").await;
    let call = school.academy.make_call(&manager.actor, &asked_call(school, &manager, "et").await).await.expect("a call");
    school.told().await;
    Hall { officer, coordinator, manager, assessors, decider, lead, call }
}

/// A call that makes sense, for this category.
pub(crate) async fn asked_call(school: &School, manager: &Person, category: &str) -> AskedCall {
    let policies = school.academy.policies(&mut school.visit(manager).await).await.expect("policies");
    let policy = policies.into_iter().find(|edition| edition.policy.category == category).expect("one of this category");
    AskedCall {
        policy: policy.hash.0,
        title_en: "Valuation, Dakar".to_owned(),
        title_fr: "Évaluation, Dakar".to_owned(),
        languages: vec!["fr".to_owned()],
        region: "WCA".to_owned(),
        host: "Regional Training Centre, Dakar".to_owned(),
        funding: String::new(),
        seats: "12".to_owned(),
        held_from: "2027-03-08".to_owned(),
        held_until: "2027-03-12".to_owned(),
        closes_on: "2027-01-31".to_owned(),
    }
}

/// An act with a reason.
pub(crate) fn asked(act: &str) -> AskedAct {
    AskedAct { act: act.to_owned(), reason: "As the file shows.".to_owned(), ..AskedAct::default() }
}

impl School {
    /// Lets somebody do something to a case, as it should be.
    pub(crate) async fn acts(&self, who: &Person, case: CaseId, act: &str) {
        let done = self.academy.act_on_case(&who.actor, case, &asked(act)).await;
        assert!(done.is_ok(), "{act}: {done:?}");
    }

    /// The file as somebody reads it.
    pub(crate) async fn file(&self, who: &Person, case: CaseId) -> academy::Result<FilePage> {
        self.academy.file(&mut self.visit(who).await, case, Language::EN).await
    }

    /// Where a case stands.
    pub(crate) async fn stage(&self, who: &Person, case: CaseId) -> String {
        self.file(who, case).await.expect("a file").standing.stage.name().to_owned()
    }

    /// Scores every criterion with this mark, and commits.
    pub(crate) async fn scores(&self, who: &Person, case: CaseId, mark: u8) {
        self.drafts(who, case, mark).await;
        self.academy.commit_scores(&who.actor, case).await.expect("committed");
    }

    /// Drafts a score for every criterion.
    pub(crate) async fn drafts(&self, who: &Person, case: CaseId, mark: u8) {
        let page = self.academy.scoring(&mut self.visit(who).await, case).await.expect("a sheet");
        for criterion in &page.policy.rubric.criteria {
            let after = page.drafts.get(&criterion.id).map(|current| current.step.clone());
            let asked = AskedScore { after, ..score(&criterion.id, mark) };
            self.academy.save_score(&who.actor, case, &asked).await.expect("kept");
        }
    }
}

/// A score with a reason, from a form.
pub(crate) fn score(criterion: &str, mark: u8) -> AskedScore {
    AskedScore {
        criterion: criterion.to_owned(),
        draft: Draft { mark: Some(mark), reason: "Day two, case study.".to_owned() },
        device: "form".to_owned(),
        counter: None,
        after: None,
        edited_at: None,
        language: Language::EN,
    }
}

/// A mission of this lead expert, for Ghana.
pub(crate) async fn asked_mission(school: &School, lead: &Person) -> AskedMission {
    AskedMission {
        lead: lead.actor.email.clone(),
        beneficiary: school.organisation("GH").await.to_string(),
        held_from: "2027-06-07".to_owned(),
        held_until: "2027-06-11".to_owned(),
        terms: "Train eight officers in the transaction value.".to_owned(),
    }
}

impl Hall {
    /// A file that has a seat in the workshop, with both assessors on its panel.
    pub(crate) async fn seated(&self, school: &School) -> CaseId {
        let case = school.academy.nominate(&self.coordinator.actor, self.call, &self.officer.actor.email, "").await.expect("nominated");
        school.acts(&self.officer, case, "consent").await;
        school.acts(&self.coordinator, case, "release").await;
        school.acts(&self.manager, case, "find-eligible").await;
        school.acts(&self.manager, case, "select").await;
        for assessor in &self.assessors {
            school.academy.seat_assessor(&self.manager.actor, case, assessor.actor.person).await.expect("seated");
        }
        case
    }

    /// The same, after the workshop.
    pub(crate) async fn attended(&self, school: &School) -> CaseId {
        let case = self.seated(school).await;
        let there = AskedAct { answer: "yes".to_owned(), ..asked("note-attendance") };
        school.academy.act_on_case(&self.manager.actor, case, &there).await.expect("noted");
        case
    }

    /// The same, both having given this mark throughout and the outcome decided.
    pub(crate) async fn decided(&self, school: &School, mark: u8, outcome: &str) -> CaseId {
        let case = self.attended(school).await;
        for assessor in &self.assessors {
            school.scores(assessor, case, mark).await;
        }
        self.decides(school, case, outcome).await;
        case
    }

    /// Proposes and confirms.
    pub(crate) async fn decides(&self, school: &School, case: CaseId, outcome: &str) {
        school.academy.propose_decision(&self.manager.actor, case, outcome, "The panel found so.").await.expect("proposed");
        school.academy.confirm_decision(&self.decider.actor, case, PASSWORD).await.expect("confirmed");
    }
}
