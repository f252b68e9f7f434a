//! What people of a school do: read, sit a quiz, pass it or not; and what they hold then.

use academy::{CredentialLine, SaveAnswer, Saved, VerifyPage};
use domain::credential::CredentialId;
use domain::id::AttemptId;
use domain::language::Language;
use domain::progress::Tally;
use domain::quiz::answer::Answer;
use domain::quiz::attempt::Attempt;
use domain::quiz::step::Step;

use crate::content::{COURSE, FIRST, SECOND};
use crate::school::{Person, School};

/// An option chosen at a desk, counted by the server.
pub(crate) fn chosen(question: &str, option: &str) -> SaveAnswer {
    SaveAnswer {
        question: question.to_owned(),
        answer: Answer::Option(option.to_owned()),
        certainty: None,
        device: "desk".to_owned(),
        counter: None,
        after: None,
        edited_at: None,
        language: Language::EN,
    }
}

impl School {
    /// Marks a lesson of the course as read.
    pub(crate) async fn read_lesson(&self, who: &Person, module: &str, lesson: &str) -> academy::Result<()> {
        self.academy.mark_read(&who.actor, COURSE, module, lesson, who.actor.language).await
    }

    /// Reads every lesson of a module of the course.
    pub(crate) async fn read_all(&self, who: &Person, module: &str) {
        let mut visit = self.visit(who).await;
        let page = self.academy.module(&mut visit, COURSE, module).await.expect("a module");
        drop(visit);
        for (_, lesson) in &page.module().lessons {
            self.read_lesson(who, module, &lesson.slug).await.expect("read");
        }
    }

    /// Starts an attempt at a quiz of the course, or without a module at the final assessment.
    pub(crate) async fn start(&self, who: &Person, module: Option<&str>) -> academy::Result<AttemptId> {
        self.academy.start_attempt(&who.actor, COURSE, module, who.actor.language).await
    }

    /// The same answer to every question of an attempt.
    pub(crate) async fn answer_all(&self, who: &Person, attempt: AttemptId, option: &str) {
        for drawn in self.attempt(attempt).await.drawing.items {
            self.save(who, attempt, &chosen(&drawn.question_id, option)).await.expect("kept");
        }
    }

    /// Keeps an answer.
    pub(crate) async fn save(&self, who: &Person, attempt: AttemptId, save: &SaveAnswer) -> academy::Result<Saved> {
        self.academy.save_answer(&who.actor, attempt, save).await
    }

    /// Passes a quiz.
    pub(crate) async fn pass(&self, who: &Person, module: Option<&str>) -> AttemptId {
        self.sit(who, module, "right").await
    }

    /// Sits a quiz and does not pass it.
    pub(crate) async fn fail(&self, who: &Person, module: Option<&str>) -> AttemptId {
        self.sit(who, module, "wrong").await
    }

    async fn sit(&self, who: &Person, module: Option<&str>, option: &str) -> AttemptId {
        let attempt = self.start(who, module).await.expect("started");
        self.answer_all(who, attempt, option).await;
        let handed = self.academy.hand_in(&who.actor, attempt).await.expect("handed in");
        assert_eq!(handed.passed, option == "right", "{handed:?}");
        attempt
    }

    /// Everything the course asks for.
    pub(crate) async fn complete(&self, who: &Person) {
        for module in [FIRST, SECOND] {
            self.read_all(who, module).await;
            self.pass(who, Some(module)).await;
        }
        self.pass(who, None).await;
    }

    /// Sits a quiz in vain until no attempt of the three is left.
    pub(crate) async fn use_up(&self, who: &Person, module: &str) {
        for _ in 0..3 {
            self.fail(who, Some(module)).await;
        }
    }

    /// An attempt as kept.
    pub(crate) async fn attempt(&self, id: AttemptId) -> Attempt {
        self.read().await.attempts().find(id).await.expect("read").expect("an attempt")
    }

    /// Everything saved in an attempt.
    pub(crate) async fn steps(&self, id: AttemptId) -> Vec<Step> {
        let number = self.attempt(id).await.number;
        self.read().await.attempts().steps(number).await.expect("read")
    }

    /// Proof somebody holds, oldest first.
    pub(crate) async fn held(&self, who: &Person) -> Vec<CredentialLine> {
        let mut held = self.academy.learning(&mut self.visit(who).await).await.expect("my learning").credentials;
        held.reverse();
        held
    }

    /// The things somebody holds proof of, oldest first.
    pub(crate) async fn things_held(&self, who: &Person) -> Vec<String> {
        self.held(who).await.into_iter().map(|line| line.thing).collect()
    }

    /// Counts over the first course somebody takes.
    pub(crate) async fn tally(&self, who: &Person) -> Tally {
        let page = self.academy.learning(&mut self.visit(who).await).await.expect("my learning");
        let course = page.courses.first().expect("a course is taken");
        course.done.tally(&course.course.edition)
    }

    /// What anybody is told of a credential.
    pub(crate) async fn verify(&self, id: CredentialId) -> VerifyPage {
        self.academy.verify(&mut self.visitor().await, &id.to_string()).await.expect("an answer")
    }
}
