//! Accreditation as a test has it: a call, a file under it, a panel. Made by use cases.

use academy::{AskedAct, AskedCall, AskedDocument, AskedFeedback, AskedMission, DEMO_PASSWORD, RosterQuery};
use domain::id::{CallId, CaseId, DocumentId, FiledLetterId, ImportId, MissionId};
use domain::language::Language;

use crate::world::World;

impl World {
    /// A call for expert trainers, and the file of the second officer of Senegal under it: put forward, and nothing since.
    pub(crate) async fn case(&mut self) -> (CallId, CaseId) {
        if let Some(file) = self.file {
            return file;
        }
        let (manager, coordinator) = (self.person("accreditation-manager").await, self.person("coordinator").await);
        let officer = self.person("officer2").await;
        let mut visit = self.academy.visit(Some(&manager.token)).await.expect("a visit");
        let policies = self.academy.policies(&mut visit).await.expect("policies");
        drop(visit);
        let policy = policies.iter().find(|edition| edition.policy.category == "et").expect("a policy without prerequisites");
        let asked = AskedCall {
            policy: policy.hash.0.clone(),
            title_en: "Customs valuation, Dakar".to_owned(),
            title_fr: "Évaluation en douane, Dakar".to_owned(),
            languages: vec!["fr".to_owned()],
            region: "WCA".to_owned(),
            host: "Centre régional, Dakar".to_owned(),
            funding: String::new(),
            seats: "12".to_owned(),
            held_from: "2027-03-08".to_owned(),
            held_until: "2027-03-12".to_owned(),
            closes_on: "2027-01-31".to_owned(),
        };
        let call = self.academy.make_call(&manager.actor, &asked).await.expect("a call");
        let case = self.academy.nominate(&coordinator.actor, call, &officer.actor.email, "").await.expect("nominated");
        self.file = Some((call, case));
        (call, case)
    }

    /// The first letter on that file: it asks the officer to agree.
    pub(crate) async fn letter(&mut self) -> FiledLetterId {
        let (_, case) = self.case().await;
        let officer = self.person("officer2").await;
        let mut visit = self.academy.visit(Some(&officer.token)).await.expect("a visit");
        let page = self.academy.file(&mut visit, case, Language::EN).await.expect("their own");
        page.letters.first().expect("a letter").id
    }

    /// A list of former experts that waits for its second person.
    pub(crate) async fn brought(&mut self) -> ImportId {
        let manager = self.person("accreditation-manager").await;
        let list = "name,email,administration,category,domain,rank,valid_until,languages,evidence\n\
                    Ruta Tuilagi,ruta@customs.example,WS,et,customs-valuation,accredited,2028-06-15,en5,Letter 7 of 2025\n\
                    Nobody,nobody,XX,chef,soup,king,yesterday,,\n";
        self.academy.bring(&manager.actor, "Experts 2025.csv", list.as_bytes()).await.expect("taken")
    }

    /// A document that the candidate handed in with the same file.
    pub(crate) async fn document(&mut self) -> DocumentId {
        let (_, case) = self.case().await;
        let officer = self.person("officer2").await;
        let mut visit = self.academy.visit(Some(&officer.token)).await.expect("a visit");
        let page = self.academy.documents(&mut visit, case).await.expect("a list");
        drop(visit);
        if let Some(line) = page.lines.first() {
            return line.row.id;
        }
        let content = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".to_vec();
        let asked = AskedDocument { kind: "other".to_owned(), name: "Attestation d’emploi.pdf".to_owned(), content };
        self.academy.hand_in_document(&officer.actor, case, &asked).await.expect("handed in")
    }

    /// The same, with a seat in the workshop and two assessors on its panel.
    pub(crate) async fn seated_case(&mut self) -> (CallId, CaseId) {
        let (call, case) = self.case().await;
        let acts = [
            ("officer2", "consent"),
            ("coordinator", "release"),
            ("accreditation-manager", "find-eligible"),
            ("accreditation-manager", "select"),
        ];
        for (account, act) in acts {
            let person = self.person(account).await;
            let asked = AskedAct { act: act.to_owned(), ..AskedAct::default() };
            if self.academy.act_on_case(&person.actor, case, &asked).await.is_err() {
                return (call, case);
            }
        }
        let manager = self.person("accreditation-manager").await;
        for account in ["assessor1", "assessor2"] {
            let assessor = self.person(account).await;
            self.academy.seat_assessor(&manager.actor, case, assessor.actor.person).await.expect("seated");
        }
        (call, case)
    }

    /// A mission that is over, for Ghana: of an expert of Senegal who was brought in.
    pub(crate) async fn mission(&mut self) -> (CaseId, MissionId) {
        if let Some(mission) = self.mission {
            return mission;
        }
        let (manager, decider) = (self.person("accreditation-manager").await, self.person("decision-maker").await);
        let list = "name,email,administration,category,domain,rank,valid_until,languages,evidence\n\
                    Coumba Fall,coumba@customs.example,SN,et,customs-valuation,pre-accredited,2028-06-15,fr5,Letter 9 of 2025\n";
        let import = self.academy.bring(&manager.actor, "Experts.csv", list.as_bytes()).await.expect("taken");
        assert_eq!(self.academy.confirm_brought(&decider.actor, import, DEMO_PASSWORD).await.expect("confirmed"), 1);
        let query = RosterQuery { name: "coumba".to_owned(), ..RosterQuery::default() };
        let mut visit = self.academy.visit(Some(&manager.token)).await.expect("a visit");
        let case = self.academy.roster(&mut visit, &query).await.expect("the roster").experts.first().expect("an expert").id;
        drop(visit);
        let coordinator = self.person("coordinator").await;
        let release = AskedAct { act: "release".to_owned(), ..AskedAct::default() };
        self.academy.act_on_case(&coordinator.actor, case, &release).await.expect("released");
        let asked = AskedMission {
            lead: "lead-expert@demo.example".to_owned(),
            beneficiary: self.organisation("GH").await,
            held_from: "2026-11-02".to_owned(),
            held_until: "2026-11-06".to_owned(),
            terms: "Train eight officers.".to_owned(),
        };
        self.academy.assign_mission(&manager.actor, case, &asked).await.expect("assigned");
        let mut visit = self.academy.visit(Some(&manager.token)).await.expect("a visit");
        let page = self.academy.missions(&mut visit, case, Language::EN).await.expect("the missions");
        let mission = (case, page.missions[0].row.id);
        self.mission = Some(mission);
        mission
    }

    /// The token of a new link to give feedback by.
    pub(crate) async fn feedback(&mut self) -> String {
        let (case, mission) = self.mission().await;
        let manager = self.person("accreditation-manager").await;
        let email = format!("contact{}@gra.example", self.unique());
        let asked = AskedFeedback { name: "Akosua Frimpong".to_owned(), email: email.clone(), language: "en".to_owned() };
        self.academy.ask_feedback(&manager.actor, case, mission, &asked).await.expect("asked");
        self.link_to(&email, "feedback-asked").await
    }

    /// The token of a link that stays open as long as nobody asks for a new one.
    pub(crate) async fn open_feedback(&mut self) -> String {
        if self.open_feedback.is_none() {
            self.open_feedback = Some(self.feedback().await);
        }
        self.open_feedback.clone().unwrap_or_default()
    }
}
