//! What people of a test have: attempts, proof, accounts that wait, requests for one more attempt. Made by use cases.

use std::collections::BTreeSet;
use std::sync::Arc;

use academy::{AskedBatch, CorrectionState, Error, LoadedCourse, NewGrant, Registration, SaveAnswer};
use domain::credential::CredentialId;
use domain::id::{AttemptId, AttemptRequestId, CorrectionId, GrantId, PaperBatchId};
use domain::language::{Language, Text};
use domain::people::Role;
use domain::quiz::answer::{Answer, FALSE, TRUE};
use domain::quiz::attempt::StartRefused;
use domain::quiz::correction::NewKey;
use domain::quiz::draw::Drawn;
use domain::quiz::hotspot::Hotspot;
use domain::quiz::paper::SheetStands;
use domain::quiz::question::{Kind, Part, PartKind, Question, ShortText};
use domain::refusal::Refusal;

use crate::world::{Person, World};

/// A password nobody guesses, and its spelling in a form.
pub(crate) const PASSWORD: &str = "perle rouge sous la marée 47";

/// The first module that is there, by its addresses.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) course: String,
    pub(crate) course_id: String,
    pub(crate) module: String,
    pub(crate) quiz: String,
    pub(crate) question: String,
    pub(crate) lessons: Vec<String>,
    pub(crate) announced: String,
}

impl World {
    /// The first course that has a module.
    pub(crate) async fn course(&self) -> Arc<LoadedCourse> {
        let visit = self.academy.visit(None).await.expect("a visit");
        visit.catalogue.courses.iter().find(|course| !course.edition.modules.is_empty()).cloned().expect("a course with a module")
    }

    /// Where its first module is.
    pub(crate) async fn place(&self) -> Place {
        let course = self.course().await;
        let module = &course.edition.modules[0];
        let announced = course.edition.course.modules.iter().find_map(|planned| match planned {
            domain::course::PlannedModule::Announced { slug, .. } => Some(slug.clone()),
            domain::course::PlannedModule::Ready { .. } => None,
        });
        Place {
            course: course.edition.course.slug.clone(),
            course_id: course.edition.course.id.clone(),
            module: module.module.slug.clone(),
            quiz: module.module.id.clone(),
            question: module.questions[0].1.id.clone(),
            lessons: module.lessons.iter().map(|(_, lesson)| lesson.slug.clone()).collect(),
            announced: announced.unwrap_or_else(|| "not-announced".to_owned()),
        }
    }

    async fn start(&self, who: &Person) -> Result<AttemptId, Error> {
        let place = self.place().await;
        self.academy.start_attempt(&who.actor, &place.course, Some(&place.module), Language::EN).await
    }

    /// An attempt that is open; one more is granted where none is left.
    pub(crate) async fn open_attempt(&mut self, who: &Person) -> AttemptId {
        match self.start(who).await {
            Ok(attempt) => attempt,
            Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))) => {
                let request = self.request(who).await;
                self.decide(who, request, true, "one more").await;
                self.start(who).await.expect("started")
            }
            Err(error) => panic!("no attempt could be started: {error}"),
        }
    }

    /// The tutor's word on a request; on the tutor's own, that of somebody made a tutor for the moment.
    async fn decide(&mut self, who: &Person, request: AttemptRequestId, granted: bool, reason: &str) {
        let tutor = self.person("tutor").await;
        if tutor.actor.person != who.actor.person {
            self.academy.decide_attempt(&tutor.actor, request, granted, reason).await.expect("decided");
            return;
        }
        let (admin, other) = (self.person("admin").await, self.person("publisher").await);
        self.make_tutor(&other).await;
        self.academy.decide_attempt(&other.actor, request, granted, reason).await.expect("decided");
        let now = self.known_by(other.token).await;
        let grant = now.actor.grants.iter().find(|grant| grant.role == Role::Tutor).expect("granted").id;
        self.academy.withdraw_role(&admin.actor, grant, "for the moment only").await.expect("withdrawn");
    }

    async fn make_tutor(&mut self, who: &Person) {
        let (admin, course) = (self.person("admin").await, self.place().await.course_id);
        let typed = NewGrant {
            email: who.actor.email.clone(),
            role: "tutor".to_owned(),
            scope: format!("course:{course}"),
            until: String::new(),
            reason: "back".to_owned(),
        };
        self.academy.grant_role(&admin.actor, &typed).await.expect("granted");
    }

    /// An attempt with a written answer that waits for the tutor, in the demonstration's course.
    pub(crate) async fn written(&mut self) -> AttemptId {
        let report = self.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
        assert!(report.problems.is_empty(), "{:#?}", report.problems);
        let tutor = self.person("tutor").await;
        let mut visit = self.academy.visit(Some(&tutor.token)).await.expect("a visit");
        let waiting = self.academy.to_mark(&mut visit).await.expect("a list");
        drop(visit);
        if let Some(there) = waiting.first() {
            return there.attempt;
        }
        let officer = self.person("officer2").await;
        let attempt = self.academy.start_attempt(&officer.actor, "how-quizzes-work", Some("written"), Language::EN).await.expect("started");
        let save = SaveAnswer {
            question: "hq-w-risk".to_owned(),
            answer: Answer::Text("Because nobody weighs, duty is lost.".to_owned()),
            certainty: None,
            device: "desk".to_owned(),
            counter: Some(1),
            after: None,
            edited_at: None,
            language: Language::EN,
        };
        self.academy.save_answer(&officer.actor, attempt, &save).await.expect("kept");
        self.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
        attempt
    }

    /// A printing of the course's first quiz, and a sheet of it that nobody has keyed in.
    pub(crate) async fn printing(&mut self) -> (PaperBatchId, String) {
        let tutor = self.person("tutor").await;
        let mut visit = self.academy.visit(Some(&tutor.token)).await.expect("a visit");
        let page = self.academy.papers(&mut visit).await.expect("the printings");
        for (row, _) in &page.batches {
            let batch = self.academy.paper_batch(&mut visit, row.batch.id).await.expect("a printing");
            if let Some(sheet) = batch.sheets.iter().find(|sheet| sheet.stands == SheetStands::ToKey) {
                return (row.batch.id, sheet.number.clone());
            }
        }
        drop(visit);
        let asked = AskedBatch { course: "crm", quiz: "crm-a1", language: "en", sheets: "2", held_on: "2026-12-01" };
        let id = self.academy.print_papers(&tutor.actor, &asked).await.expect("printed");
        let mut visit = self.academy.visit(Some(&tutor.token)).await.expect("a visit");
        let batch = self.academy.paper_batch(&mut visit, id).await.expect("a printing");
        (id, batch.sheets[0].number.clone())
    }

    /// An attempt handed in.
    pub(crate) async fn handed_in(&mut self, who: &Person) -> AttemptId {
        let place = self.place().await;
        let mut visit = self.academy.visit(Some(&who.token)).await.expect("a visit");
        let page = self.academy.quiz(&mut visit, &place.course, Some(&place.module)).await.expect("the quiz");
        drop(visit);
        if let Some(attempt) = page.attempts.iter().find(|attempt| attempt.handed_in_at.is_some()) {
            return attempt.id;
        }
        let attempt = self.open_attempt(who).await;
        self.academy.hand_in(&who.actor, attempt).await.expect("handed in");
        attempt
    }

    async fn use_all(&mut self, who: &Person) {
        loop {
            match self.start(who).await {
                Ok(attempt) => {
                    self.academy.hand_in(&who.actor, attempt).await.expect("handed in");
                }
                Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))) => break,
                Err(error) => panic!("no attempt could be started: {error}"),
            }
        }
    }

    /// Every attempt used, and nothing asked.
    pub(crate) async fn used_up(&mut self, who: &Person) {
        self.use_all(who).await;
        if let Some(request) = self.pending(who).await {
            self.decide(who, request, false, "not now").await;
        }
    }

    /// A request for one more attempt that nobody has decided.
    pub(crate) async fn request(&mut self, who: &Person) -> AttemptRequestId {
        if let Some(request) = self.pending(who).await {
            return request;
        }
        self.use_all(who).await;
        let place = self.place().await;
        self.academy.ask_attempt(&who.actor, &place.course, Some(&place.module)).await.expect("asked");
        self.pending(who).await.expect("the request lies with the tutor")
    }

    async fn pending(&mut self, who: &Person) -> Option<AttemptRequestId> {
        let tutor = self.person("tutor").await;
        let mut visit = self.academy.visit(Some(&tutor.token)).await.expect("a visit");
        visit.caller = Some(tutor.actor);
        let requests = self.academy.tutor_requests(&mut visit).await.expect("requests");
        requests.into_iter().find(|(request, _)| request.person == who.actor.person).map(|(request, _)| request.id)
    }

    /// A correction of the question at this place that waits, proposed by them.
    pub(crate) async fn correction(&mut self, who: &Person, place: usize) -> CorrectionId {
        let module = &self.course().await.edition.modules[0];
        let (quiz, question) = (module.module.id.clone(), module.questions[place].1.id.clone());
        let mut visit = self.academy.visit(Some(&who.token)).await.expect("a visit");
        let all = self.academy.corrections(&mut visit).await.expect("corrections");
        drop(visit);
        let waits = all.iter().find(|(it, _)| it.state == CorrectionState::Proposed && it.proposed.question == question);
        if let Some((waiting, _)) = waits {
            return waiting.proposed.id;
        }
        let proposed = self.academy.propose_correction(&who.actor, &quiz, &question, NewKey::StruckOut, "it cannot be saved").await;
        proposed.expect("proposed")
    }

    /// Every lesson read and every question answered rightly.
    pub(crate) async fn pass(&mut self, who: &Person) -> AttemptId {
        let place = self.place().await;
        for lesson in &place.lessons {
            self.academy.mark_read(&who.actor, &place.course, &place.module, lesson, Language::EN).await.expect("read");
        }
        let attempt = self.open_attempt(who).await;
        let mut visit = self.academy.visit(Some(&who.token)).await.expect("a visit");
        let page = self.academy.sitting(&mut visit, attempt, Language::EN).await.expect("a sitting");
        drop(visit);
        let quiz = page.course.edition.quiz_of(&page.attempt.quiz).expect("a quiz");
        for drawn in &page.attempt.drawing.items {
            let (_, question) = quiz.questions.iter().find(|(hash, _)| *hash == drawn.question).expect("a question");
            let save = SaveAnswer {
                question: question.id.clone(),
                answer: right(question, drawn),
                certainty: None,
                device: "test".to_owned(),
                counter: None,
                after: None,
                edited_at: None,
                language: Language::EN,
            };
            self.academy.save_answer(&who.actor, attempt, &save).await.expect("kept");
        }
        let handed = self.academy.hand_in(&who.actor, attempt).await.expect("handed in");
        assert!(handed.passed, "all right, and not passed: {handed:?}");
        attempt
    }

    /// The attestation of the first module, earned where it is not held.
    pub(crate) async fn credential(&mut self, who: &Person) -> CredentialId {
        if let Some(id) = self.held(who).await {
            return id;
        }
        self.pass(who).await;
        self.held(who).await.expect("an attestation was earned")
    }

    async fn held(&self, who: &Person) -> Option<CredentialId> {
        let mut visit = self.academy.visit(Some(&who.token)).await.expect("a visit");
        let page = self.academy.learning(&mut visit).await.expect("my learning");
        page.credentials.first().map(|line| line.id)
    }

    /// The token to confirm a registration with, and the address.
    pub(crate) async fn registered(&mut self, code: &str) -> (String, String) {
        let number = self.unique();
        let email = format!("new{number}@administration.example");
        let organisation = self.organisation(code).await;
        let typed = Registration {
            name: format!("Nouvelle Recrue {number}"),
            email: email.clone(),
            organisation,
            language: "fr".to_owned(),
            password: PASSWORD.to_owned(),
        };
        self.academy.register(&typed, &format!("registration {number}")).await.expect("registered");
        (self.link_to(&email, "confirm-address").await, email)
    }

    /// An officer whose account waits.
    pub(crate) async fn waiting(&mut self, code: &str) -> Person {
        let (token, _) = self.registered(code).await;
        let signed_in = self.academy.confirm(&token).await.expect("confirmed");
        self.known_by(signed_in.token).await
    }

    /// The id of an organisation by its code.
    pub(crate) async fn organisation(&self, code: &str) -> String {
        let mut visit = self.academy.visit(None).await.expect("a visit");
        let organisations = self.academy.organisations(&mut visit, Language::EN).await.expect("organisations");
        organisations.iter().find(|it| it.code == code).expect("an organisation").id.to_string()
    }

    /// An approved officer of an administration that has no coordinator; an administrator approved them.
    pub(crate) async fn officer_without_coordinator(&mut self) -> Person {
        if let Some(person) = self.people.get("unheld") {
            return person.clone();
        }
        let waiting = self.waiting("MA").await;
        let admin = self.person("admin").await;
        self.academy.decide_account(&admin.actor, waiting.actor.posting, true, "").await.expect("approved");
        let person = self.known_by(waiting.token).await;
        self.people.insert("unheld".to_owned(), person.clone());
        person
    }

    /// A role somebody holds.
    pub(crate) async fn grant_of(&mut self, who: &Person) -> Option<GrantId> {
        let admin = self.person("admin").await;
        let mut visit = self.academy.visit(Some(&admin.token)).await.expect("a visit");
        let page = self.academy.roles(&mut visit, Language::EN).await.expect("roles");
        page.grants.iter().find(|grant| grant.person == who.actor.person).map(|grant| grant.id)
    }

    /// Gives the course its tutor, or takes the tutor away.
    pub(crate) async fn tutored(&mut self, wanted: bool) {
        let (admin, tutor) = (self.person("admin").await, self.person("tutor").await);
        let now = self.known_by(tutor.token.clone()).await;
        let held = now.actor.grants.iter().find(|grant| grant.role == Role::Tutor).map(|grant| grant.id);
        match (wanted, held) {
            (true, None) => self.make_tutor(&tutor).await,
            (false, Some(grant)) => self.academy.withdraw_role(&admin.actor, grant, "on leave").await.expect("withdrawn"),
            _ => {}
        }
    }
}

/// The right answer to a question as drawn.
pub(crate) fn right(question: &Question, drawn: &Drawn) -> Answer {
    match &question.kind {
        Kind::Single(choice) | Kind::Hotspot(Hotspot { choice, several: false, .. }) => {
            let best = choice.options.iter().find(|option| option.share == 100).expect("one option is right");
            Answer::Option(best.id.clone())
        }
        Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, several: true, .. }) => {
            let right: BTreeSet<String> = choice.options.iter().filter(|option| option.share > 0).map(|option| option.id.clone()).collect();
            Answer::Options(right)
        }
        Kind::TrueFalse(statement) => Answer::Option(if statement.key { TRUE } else { FALSE }.to_owned()),
        Kind::Numeric(_) => Answer::Number(question.review(drawn, &Answer::None, Language::EN).right.expect("a right number")),
        Kind::Match(matching) | Kind::Classify(matching) => {
            Answer::Pairs(matching.items.iter().map(|item| (item.id.clone(), item.target.clone())).collect())
        }
        Kind::Order(sequence) => {
            Answer::Pairs(sequence.items.iter().enumerate().map(|(place, item)| (item.id.clone(), (place + 1).to_string())).collect())
        }
        Kind::Short(short) => Answer::Text(wording(short)),
        Kind::Moment(moment) => Answer::Text(moment.key.to_string()),
        Kind::Written(written) => Answer::Text(written.model.read(Language::FR).to_owned()),
        Kind::Parts(parts) => {
            let typed = |part: &Part| match &part.kind {
                PartKind::Choice(choice) => {
                    choice.options.iter().find(|option| option.share == 100).expect("one option is right").id.clone()
                }
                PartKind::Short(short) => wording(short),
                PartKind::Numeric(numeric) => numeric.key_value(drawn).expect("a value").rounded(6),
            };
            Answer::Parts(parts.parts.iter().map(|part| (part.id.clone(), typed(part))).collect())
        }
    }
}

fn wording(short: &ShortText) -> String {
    let best = short.forms.iter().find(|form| form.share == 100).expect("one wording is right");
    best.text.read(Language::FR).to_owned()
}

fn part_reasons(kind: &PartKind) -> Vec<&Text> {
    match kind {
        PartKind::Choice(choice) => choice.options.iter().map(|option| &option.why).collect(),
        PartKind::Short(short) => short.forms.iter().map(|form| &form.why).collect(),
        PartKind::Numeric(numeric) => numeric.slips.iter().map(|slip| &slip.why).collect(),
    }
}

/// Every reason a question holds, in both languages: nothing of it may be seen before the review.
pub(crate) fn reasons(question: &Question) -> Vec<String> {
    let texts = match &question.kind {
        Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. }) => {
            choice.options.iter().map(|option| &option.why).collect()
        }
        Kind::TrueFalse(statement) => vec![&statement.why_true, &statement.why_false],
        Kind::Numeric(numeric) => numeric.slips.iter().map(|slip| &slip.why).collect(),
        Kind::Match(matching) | Kind::Classify(matching) => matching.items.iter().map(|item| &item.why).collect(),
        Kind::Order(sequence) => sequence.items.iter().map(|item| &item.why).collect(),
        Kind::Short(short) => short.forms.iter().map(|form| &form.why).collect(),
        Kind::Written(written) => vec![&written.model],
        Kind::Moment(moment) => moment.slips.iter().map(|slip| &slip.why).chain([&moment.why]).collect(),
        Kind::Parts(parts) => parts.parts.iter().flat_map(|part| part_reasons(&part.kind)).collect(),
    };
    let both = texts.into_iter().flat_map(|text| Language::INTERFACE.map(|language| text.get(language).unwrap_or_default().to_owned()));
    both.map(|why| crate::world::words(&interop::markdown::inline(&why))).filter(|why| why.chars().count() > 20).collect()
}
