//! A wrong key put right: proposed, looked at, confirmed by another, marked anew, decided case by case.

use std::collections::BTreeMap;

use academy::{CorrectionState, Error};
use domain::id::{AttemptId, CorrectionId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Role, Scope};
use domain::quiz::correction::{KeyRefused, NewKey};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;

use crate::content::{FIRST, customs};
use crate::outcome::{only, wrong};
use crate::school::{Person, School};
use crate::sitting::chosen;

/// Of the first module, whose two questions have the key `right`.
const QUIZ: &str = "c-a";

struct Case {
    school: School,
    author: Person,
    publisher: Person,
}

/// The other option is right.
fn other() -> NewKey {
    NewKey::Shares(BTreeMap::from([("right".to_owned(), 0), ("wrong".to_owned(), 100)]))
}

async fn case() -> Case {
    let mut school = School::teaching(&customs()).await;
    let author = school.officer("Ana Author", "DE").await;
    let author = school.granted(&author, Role::Author, Scope::Course("c".to_owned())).await;
    let publisher = school.officer("Paul Publisher", "DE").await;
    let publisher = school.granted(&publisher, Role::Publisher, Scope::Installation).await;
    Case { school, author, publisher }
}

impl Case {
    async fn propose(&self, question: &str, key: NewKey) -> academy::Result<CorrectionId> {
        self.school.academy.propose_correction(&self.author.actor, QUIZ, question, key, "the standard says so").await
    }

    async fn confirm(&self, id: CorrectionId) -> academy::Result<()> {
        self.school.academy.decide_correction(&self.publisher.actor, id, true).await
    }

    async fn result(&self, attempt: AttemptId) -> (u32, u32, bool) {
        let number = self.school.attempt(attempt).await.number;
        let result = self.school.read().await.attempts().result(number).await.expect("read").expect("a result");
        (result.version, result.marks.earned, result.passed)
    }

    /// Sits the quiz with these answers to the two questions.
    async fn sit(&self, who: &Person, first: &str, second: &str) -> AttemptId {
        let attempt = self.school.start(who, Some(FIRST)).await.expect("started");
        self.school.save(who, attempt, &chosen("c-a-q1", first)).await.expect("kept");
        self.school.save(who, attempt, &chosen("c-a-q2", second)).await.expect("kept");
        self.school.academy.hand_in(&who.actor, attempt).await.expect("handed in");
        attempt
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_put_right_by_two_people_and_every_attempt_marked_anew() {
    let mut case = case().await;
    let falls = case.school.officer("Awa Diallo", "SN").await;
    let rises = case.school.officer("Moussa Faye", "SN").await;
    let same = case.school.officer("Fatou Sow", "SN").await;
    for officer in [&falls, &rises] {
        case.school.read_all(officer, FIRST).await;
    }
    let fell = case.sit(&falls, "right", "right").await;
    let rose = case.sit(&rises, "wrong", "right").await;
    let stays = case.sit(&same, "right", "wrong").await;
    let under_way = case.school.start(&same, Some(FIRST)).await.expect("started");
    case.school.answer_all(&same, under_way, "right").await;
    assert_eq!(case.school.things_held(&falls).await, [QUIZ]);
    case.school.told().await;

    let id = case.propose("c-a-q1", other()).await.expect("proposed");
    assert_answer!(case.propose("c-a-q1", other()).await, Err(Error::Refused(Refusal::CorrectionWaits)));
    let page = case.school.academy.correction(&mut case.school.visit(&case.publisher).await, id).await.expect("a page");
    let preview = page.preview.expect("it waits");
    assert_eq!((preview.attempts, preview.under_way, preview.is_partial), (3, 1, false));
    let turns: BTreeMap<&str, Option<bool>> = preview.changes.iter().map(|(name, change)| (name.as_str(), change.turns_to())).collect();
    assert_eq!(turns, BTreeMap::from([("Awa Diallo", Some(false)), ("Moussa Faye", Some(true)), ("Fatou Sow", None)]));
    assert_eq!(case.result(fell).await, (1, 200, true), "a preview changes nothing");
    assert_answer!(
        case.school.academy.decide_correction(&case.author.actor, id, true).await,
        Err(Error::Refused(Refusal::SecondPersonNeeded))
    );
    case.confirm(id).await.expect("confirmed");
    assert_answer!(case.confirm(id).await, Err(Error::Refused(Refusal::AlreadyDecided)));

    let letters = case.school.told().await;
    let mut told: Vec<(Option<u32>, Option<bool>)> = letters
        .iter()
        .map(|(_, _, letter)| match letter {
            Letter::KeyCorrected { marks, turns, .. } => (marks.map(|(_, after)| after.earned), *turns),
            other => panic!("another letter: {other:?}"),
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, [(Some(0), None), (Some(100), Some(false)), (Some(200), Some(true))], "each officer is told once");
    assert_eq!(
        (case.result(fell).await, case.result(rose).await, case.result(stays).await),
        ((2, 100, false), (2, 200, true), (2, 0, false))
    );
    assert_eq!(case.school.academy.remark(id).await.expect("again"), 0, "again it changes nothing");
    case.school.hears_nothing().await;

    // The one under way is marked by the new key when it is handed in: one of two right.
    let handed = case.school.academy.hand_in(&same.actor, under_way).await.expect("handed in");
    assert_eq!(handed.marks.earned, 100);
    // So is the next, which draws the corrected version.
    let next = case.sit(&falls, "wrong", "right").await;
    assert_eq!(case.result(next).await, (1, 200, true));
    let review = case.school.academy.review(&mut case.school.visit(&falls).await, fell, Language::EN).await.expect("a review");
    assert_eq!(review.marks.earned, 100, "the review shows the new key");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_issued_or_revoked_before_somebody_decides() {
    let mut case = case().await;
    let falls = case.school.officer("Awa Diallo", "SN").await;
    let rises = case.school.officer("Moussa Faye", "SN").await;
    for officer in [&falls, &rises] {
        case.school.read_all(officer, FIRST).await;
    }
    let fell = case.sit(&falls, "right", "right").await;
    let rose = case.sit(&rises, "wrong", "right").await;
    let id = case.propose("c-a-q1", other()).await.expect("proposed");
    case.confirm(id).await.expect("confirmed");
    case.school.told().await;
    let page = case.school.academy.correction(&mut case.school.visit(&case.author).await, id).await.expect("a page");
    assert_eq!(page.correction.state, CorrectionState::Confirmed);
    let turns: Vec<_> = page.turns.iter().map(|turn| (turn.attempt, turn.passes, turn.followed)).collect();
    assert_eq!(turns, [(rose, true, None), (fell, false, None)]);
    assert_eq!((case.school.things_held(&falls).await, case.school.things_held(&rises).await), (vec![QUIZ.to_owned()], vec![]));

    let decide =
        async |attempt, follow, reason: &str| case.school.academy.decide_turn(&case.publisher.actor, id, attempt, follow, reason).await;
    assert_eq!(wrong(decide(rose, true, " ").await), only("reason", Problem::Missing));
    decide(rose, true, "the new key").await.expect("decided");
    assert_eq!(case.school.things_held(&rises).await, [QUIZ], "what was earned is issued");
    assert_answer!(decide(rose, true, "again").await, Err(Error::Refused(Refusal::AlreadyDecided)));
    decide(fell, false, "it was our error").await.expect("decided");
    let held = case.school.held(&falls).await;
    let academy::VerifyPage::Found { status, .. } = case.school.verify(held[0].id).await else { panic!("it is there") };
    assert!(!matches!(status.standing, domain::credential::Standing::Revoked { .. }), "kept as it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fall_that_is_followed_revokes_the_attestation() {
    let mut case = case().await;
    let falls = case.school.officer("Awa Diallo", "SN").await;
    case.school.read_all(&falls, FIRST).await;
    let fell = case.sit(&falls, "right", "right").await;
    let id = case.propose("c-a-q1", other()).await.expect("proposed");
    case.confirm(id).await.expect("confirmed");
    case.school.told().await;
    case.school.academy.decide_turn(&case.publisher.actor, id, fell, true, "not earned").await.expect("decided");
    let held = case.school.held(&falls).await;
    let academy::VerifyPage::Found { status, .. } = case.school.verify(held[0].id).await else { panic!("it is there") };
    assert!(matches!(status.standing, domain::credential::Standing::Revoked { .. }), "{status:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_passes_by_another_attempt_is_not_listed() {
    let mut case = case().await;
    let officer = case.school.officer("Awa Diallo", "SN").await;
    let both = case.sit(&officer, "right", "right").await;
    let again = case.sit(&officer, "wrong", "right").await;
    let id = case.propose("c-a-q1", other()).await.expect("proposed");
    case.confirm(id).await.expect("confirmed");
    case.school.told().await;
    assert_eq!((case.result(both).await, case.result(again).await), ((2, 100, false), (2, 200, true)));
    let page = case.school.academy.correction(&mut case.school.visit(&case.author).await, id).await.expect("a page");
    assert!(page.turns.is_empty(), "passed before and after: {:?}", page.turns);
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_follow_one_another_and_a_question_may_be_struck_out() {
    let mut case = case().await;
    let officer = case.school.officer("Awa Diallo", "SN").await;
    let attempt = case.sit(&officer, "wrong", "right").await;
    for (key, earned) in [
        (other(), 200),
        (NewKey::Shares(BTreeMap::from([("right".to_owned(), 100), ("wrong".to_owned(), 0)])), 100),
        (NewKey::StruckOut, 200),
    ] {
        case.school.clock.advance(Span::minutes(1));
        let id = case.propose("c-a-q1", key).await.expect("proposed");
        case.confirm(id).await.expect("confirmed");
        case.school.told().await;
        assert_eq!(case.result(attempt).await.1, earned);
    }
    let analysis = case.school.academy.analysis(&mut case.school.visit(&case.author).await, QUIZ).await.expect("figures");
    assert_eq!((analysis.figures.attempts, analysis.items.len()), (1, 2), "what was corrected counts as the version in force");
    let item = case.school.academy.item_analysis(&mut case.school.visit(&case.author).await, QUIZ, "c-a-q1").await.expect("figures");
    assert!(item.question.struck_out);
    assert_eq!((item.looked_at, item.answers.len(), item.answers[0].count), (1, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_look_after_the_course_may_and_only_with_a_key_and_a_reason() {
    let mut case = case().await;
    let officer = case.school.officer("Awa Diallo", "SN").await;
    let tutor = case.school.tutor("Tina Tutor", "elsewhere").await;
    for stranger in [&officer, &tutor] {
        let proposed = case.school.academy.propose_correction(&stranger.actor, QUIZ, "c-a-q1", other(), "why").await;
        assert_answer!(proposed, Err(Error::NotFound));
        assert_answer!(case.school.academy.analysis(&mut case.school.visit(stranger).await, QUIZ).await, Err(Error::NotFound));
    }
    let half = NewKey::Shares(BTreeMap::from([("right".to_owned(), 50), ("wrong".to_owned(), 50)]));
    assert_eq!(wrong(case.propose("c-a-q1", half).await), only("key", Problem::Key(KeyRefused::Shares)));
    assert_answer!(case.propose("nowhere", other()).await, Err(Error::NotFound));
    let silent = case.school.academy.propose_correction(&case.author.actor, QUIZ, "c-a-q1", other(), "").await;
    assert_eq!(wrong(silent), only("reason", Problem::Missing));
    let id = case.propose("c-a-q1", other()).await.expect("proposed");
    assert_answer!(case.school.academy.correction(&mut case.school.visit(&officer).await, id).await, Err(Error::NotFound));
    assert_answer!(case.school.academy.decide_correction(&officer.actor, id, true).await, Err(Error::NotFound));
    case.school.academy.decide_correction(&case.author.actor, id, false).await.expect("withdrawn by the proposer");
    case.propose("c-a-q1", other()).await.expect("another may be proposed");
}
