//! Accreditation as a test has it: a call, a file under it, a panel. Made by use cases.

use academy::{AskedAct, AskedCall, AskedDocument};
use domain::id::{CallId, CaseId, DocumentId, ImportId};

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
}
