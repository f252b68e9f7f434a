//! A school to try the academy in: a real database, a clock moved by hand, letters read from the outbox.

use std::sync::Arc;

use academy::{Academy, HandClock, ImportReport, MasterKey, Registration, Settings, Store, Visit};
use domain::id::{CorrectionId, GrantId, LetterId, OrganisationId, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, Grant, Membership, Role, Scope};
use domain::time::{Span, Timestamp};
use sha2::{Digest, Sha256};
use storage::people::{NewPerson, NewSignIn};
use storage::progress::Summary;
use storage::{EngineKind, Work};
use uuid::Uuid;

use crate::content::Content;
use crate::place::Place;

/// 2026-11-24, 09:00 UTC.
pub(crate) const START: Timestamp = Timestamp(1_795_510_800_000);
/// A password nobody guesses.
pub(crate) const PASSWORD: &str = "seven lights on the quay";

/// Somebody signed in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Of the cookie.
    pub(crate) token: String,
    /// As the academy knows them.
    pub(crate) actor: Actor,
}

impl Person {
    /// This letter to them, in their language, as [`School::told`] tells it.
    pub(crate) fn hears(&self, letter: Letter) -> (String, Language, Letter) {
        (self.actor.email.clone(), self.actor.language, letter)
    }
}

/// The academy over a database of its own, with the organisations every installation starts with.
pub(crate) struct School {
    pub(crate) academy: Academy,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) master: MasterKey,
    made: u128,
    place: Place,
}

impl School {
    /// An empty school on SQLite.
    pub(crate) async fn open() -> Self {
        Self::on(EngineKind::Sqlite).await
    }

    /// A school on SQLite with a course in force.
    pub(crate) async fn teaching(content: &Content) -> Self {
        let school = Self::open().await;
        school.ship(content).await;
        school
    }

    /// An empty school on this engine.
    pub(crate) async fn on(kind: EngineKind) -> Self {
        let place = Place::new(kind);
        let settings = place.settings();
        let store = Store::open(&settings).await.expect("the database opens");
        store.migrate(&settings).await.expect("the database is migrated");
        let (clock, master) = (Arc::new(HandClock::at(START)), MasterKey::generate());
        let academy = Academy::open(store, clock.clone(), harbour(), master.clone()).await.expect("the academy opens");
        academy.add_first_organisations().await.expect("organisations");
        academy.prepare_keys().await.expect("keys");
        Self { academy, clock, master, made: 0, place }
    }

    /// Another program over the same database.
    pub(crate) async fn beside(&self, master: MasterKey) -> academy::Result<Academy> {
        Academy::open(self.academy.store().clone(), self.clock.clone(), harbour(), master).await
    }

    /// Puts a course in force through the door of the shipped ones.
    pub(crate) async fn ship(&self, content: &Content) -> ImportReport {
        let report = self.academy.ship(&content.files()).await.expect("shipped");
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        report
    }

    /// An officer approved by their administration; French where it is Senegal or Morocco, else English.
    pub(crate) async fn officer(&mut self, name: &str, code: &str) -> Person {
        self.person(name, code, Membership::Approved).await
    }

    /// An officer who waits for a decision.
    pub(crate) async fn waiting(&mut self, name: &str, code: &str) -> Person {
        self.person(name, code, Membership::Waiting).await
    }

    async fn person(&mut self, name: &str, code: &str, membership: Membership) -> Person {
        self.made += 1;
        let (id, now) = (Uuid::from_u128(self.made), self.academy.now());
        let organisation = self.organisation(code).await;
        let email = format!("officer{}@customs.example", self.made);
        let new = NewPerson {
            id: PersonId(id),
            email_key: email.clone(),
            email,
            name: name.to_owned(),
            sort_key: name.to_lowercase(),
            language: if matches!(code, "SN" | "MA") { Language::FR } else { Language::EN },
            password_hash: None,
            created_at: now,
            confirmed_at: Some(now),
        };
        let mut work = self.write().await;
        work.people().add(&new).await.expect("a person");
        work.people().add_posting(PostingId(id), new.id, organisation, now, membership).await.expect("a posting");
        work.commit().await.expect("kept");
        self.signed_in(new.id).await
    }

    /// Somebody signed in anew, as they are now.
    pub(crate) async fn signed_in(&mut self, person: PersonId) -> Person {
        self.made += 1;
        let (id, now) = (Uuid::from_u128(self.made), self.academy.now());
        let token = format!("token {id}");
        let token_hash = Sha256::digest(token.as_bytes()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let ends_at = now + Span::days(1);
        let new = NewSignIn { id: SignInId(id), token_hash, person, started_at: now, ends_at, shared_computer: false };
        let mut work = self.write().await;
        work.people().add_sign_in(&new).await.expect("a sign-in");
        work.commit().await.expect("kept");
        self.known_by(token).await
    }

    /// Gives somebody a role, without end.
    pub(crate) async fn granted(&mut self, person: &Person, role: Role, scope: Scope) -> Person {
        self.made += 1;
        let grant = Grant { id: GrantId(Uuid::from_u128(self.made)), role, scope, until_at: None };
        let mut work = self.write().await;
        work.people().add_grant(person.actor.person, &grant, self.academy.now(), None, "to begin with").await.expect("a grant");
        work.commit().await.expect("kept");
        self.signed_in(person.actor.person).await
    }

    /// A coordinator of the organisation.
    pub(crate) async fn coordinator(&mut self, name: &str, code: &str) -> Person {
        let (person, scope) = (self.officer(name, code).await, Scope::Organisation(self.organisation(code).await));
        self.granted(&person, Role::Coordinator, scope).await
    }

    /// An administrator, of the Secretariat.
    pub(crate) async fn administrator(&mut self, name: &str) -> Person {
        let person = self.officer(name, "WCO").await;
        self.granted(&person, Role::Administrator, Scope::Installation).await
    }

    /// Somebody who signs in with [`PASSWORD`], approved by their administration.
    pub(crate) async fn with_password(&mut self, name: &str, code: &str) -> Person {
        self.made += 1;
        let email = format!("password{}@customs.example", self.made);
        self.told().await;
        let typed = Registration { name: name.to_owned(), ..self.registration(&email, code).await };
        self.academy.register(&typed, "192.0.2.1").await.expect("registered");
        let token = self.token().await;
        let signed_in = self.academy.confirm(&token).await.expect("confirmed");
        let mut work = self.write().await;
        let posting = work.people().posting_of(signed_in.person).await.expect("read").expect("a posting");
        work.people().decide_posting(posting.id, Membership::Approved, self.academy.now(), signed_in.person, None).await.expect("decided");
        work.commit().await.expect("kept");
        self.told().await;
        self.signed_in(signed_in.person).await
    }

    /// A tutor of the course, from Germany.
    pub(crate) async fn tutor(&mut self, name: &str, course: &str) -> Person {
        let person = self.officer(name, "DE").await;
        self.granted(&person, Role::Tutor, Scope::Course(course.to_owned())).await
    }

    /// The organisation of this code.
    pub(crate) async fn organisation(&self, code: &str) -> OrganisationId {
        self.read().await.people().organisation_by_code(code).await.expect("read").expect("an organisation")
    }

    /// Whoever this token belongs to.
    pub(crate) async fn known_by(&self, token: String) -> Person {
        let actor = self.caller(&token).await.expect("the sign-in is in force");
        Person { token, actor }
    }

    /// Whoever this token belongs to, if the sign-in is in force.
    pub(crate) async fn caller(&self, token: &str) -> Option<Actor> {
        self.academy.visit(Some(token)).await.expect("a visit").caller
    }

    /// The address of the database.
    pub(crate) fn url(&self) -> String {
        self.place.settings().url
    }

    /// A reading request of theirs, whenever it is.
    pub(crate) async fn visit(&self, who: &Person) -> Visit {
        let mut visit = self.visitor().await;
        visit.caller = Some(who.actor.clone());
        visit
    }

    /// A reading request of nobody.
    pub(crate) async fn visitor(&self) -> Visit {
        self.academy.visit(None).await.expect("a visit")
    }

    /// What an officer types to register.
    pub(crate) async fn registration(&self, email: &str, code: &str) -> Registration {
        Registration {
            name: "Awa Diallo".to_owned(),
            email: email.to_owned(),
            organisation: self.organisation(code).await.to_string(),
            language: "fr".to_owned(),
            password: PASSWORD.to_owned(),
        }
    }

    /// Registers an officer; the token of the letter that came of it.
    pub(crate) async fn register(&self, email: &str, code: &str) -> String {
        let typed = self.registration(email, code).await;
        self.academy.register(&typed, "192.0.2.1").await.expect("registered");
        self.token().await
    }

    /// The token in the link of the one letter that is in the outbox.
    pub(crate) async fn token(&self) -> String {
        let letters = self.told().await;
        let [(_, _, Letter::ConfirmAddress { link } | Letter::NewPassword { link })] = letters.as_slice() else {
            panic!("not one letter with a link to use once: {letters:?}");
        };
        link.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// Every letter put in the outbox since the last time: to which address, in which language, what. Taken as the program
    /// takes them, so none comes twice.
    pub(crate) async fn told(&self) -> Vec<(String, Language, Letter)> {
        let mut letters = Vec::new();
        while let Some(job) = self.academy.claim_job().await.expect("a job or none") {
            if job.kind == "remark" {
                let id = CorrectionId::parse(&job.payload).expect("a correction");
                self.academy.remark(id).await.expect("marked anew");
                self.academy.finish_job(&job).await.expect("finished");
                continue;
            }
            if job.kind == "chain-now" {
                self.academy.chain_record().await.expect("chained");
                self.academy.finish_job(&job).await.expect("finished");
                continue;
            }
            let id = LetterId::parse(&job.payload).filter(|_| job.kind == "send-letter").expect("nothing but letters is planned");
            letters.extend(self.academy.letter(id).await.expect("a letter or none"));
            self.academy.mark_sent(id).await.expect("sent");
            self.academy.finish_job(&job).await.expect("finished");
        }
        letters.sort_by_key(|letter| (letter.address.clone(), letter.letter.name()));
        letters.into_iter().map(|letter| (letter.address, letter.language, letter.letter)).collect()
    }

    /// Nobody was told anything since the last time.
    pub(crate) async fn hears_nothing(&self) {
        let letters = self.told().await;
        assert!(letters.is_empty(), "{letters:?}");
    }

    /// Every summary, thrown away and made again from what was done, is what it was.
    pub(crate) async fn rebuild(&self) {
        let before = self.summaries().await;
        assert!(!before.is_empty(), "there is nothing to make again");
        assert_eq!(self.academy.rebuild_standings().await.expect("rebuilt"), before.len());
        assert_eq!(self.summaries().await, before);
    }

    async fn summaries(&self) -> Vec<(PersonId, String, Option<Summary>)> {
        let mut work = self.read().await;
        let mut summaries = Vec::new();
        for (person, course) in work.progress().everyone_with_facts().await.expect("read") {
            let summary = work.progress().summary(person, &course).await.expect("read");
            summaries.push((person, course, summary));
        }
        summaries
    }

    /// Straight to the store, to read what no use case tells.
    pub(crate) async fn read(&self) -> Work {
        self.academy.store().read().await.expect("a unit of work")
    }

    /// Straight to the store, to keep what no use case makes.
    pub(crate) async fn write(&self) -> Work {
        self.academy.store().write().await.expect("a unit of work")
    }
}

fn harbour() -> Settings {
    Settings {
        public_url: "https://fairway.example".to_owned(),
        operator: "Harbour Training".to_owned(),
        version: "1.0.0".to_owned(),
        demo: false,
    }
}
