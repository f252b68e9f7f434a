//! Quizzes on paper: printed, keyed in, sampled by a second person, and marked as on a screen.

use std::collections::BTreeMap;

use academy::{AskedBatch, Error, Keyed};
use domain::id::PaperBatchId;
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::attempt::StartRefused;
use domain::quiz::marking::Marks;
use domain::quiz::paper::{Round, SheetStands, Unreadable};
use domain::refusal::{Problem, Refusal};

use crate::content::{Content, essays, on_paper};
use crate::outcome::{only, wrong};
use crate::school::{Person, School};

struct Case {
    school: School,
    officer: Person,
    tutor: Person,
    second: Person,
    batch: PaperBatchId,
    course: &'static str,
}

/// A school that teaches this, two tutors, and a printing of five sheets in French.
async fn case(content: &Content, course: &'static str, quiz: &str) -> Case {
    let mut school = School::teaching(content).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let tutor = school.tutor("Tina Tutor", course).await;
    let second = school.tutor("Sami Second", course).await;
    let asked = AskedBatch { course, quiz, language: "fr", sheets: "5", held_on: "2026-12-01" };
    let batch = school.academy.print_papers(&tutor.actor, &asked).await.expect("printed");
    Case { school, officer, tutor, second, batch, course }
}

async fn book() -> Case {
    case(&on_paper(), "p", "p-a").await
}

fn keyed(email: &str, boxes: &[&str]) -> Keyed {
    Keyed { email: email.to_owned(), boxes: boxes.iter().map(|text| vec![(*text).to_owned()]).collect(), ..Keyed::default() }
}

impl Case {
    /// Sheets by whether they are of the sample.
    async fn sheets(&self, sampled: bool) -> Vec<String> {
        let sheets = self.school.read().await.papers().sheets(self.batch).await.expect("sheets");
        sheets.into_iter().filter(|sheet| sheet.sampled == sampled).map(|sheet| sheet.number).collect()
    }

    /// The letter of this option, question by question, as the sheet has it; upper case.
    async fn letters(&self, sheet: &str, option: &str) -> Vec<String> {
        let sheet = self.school.read().await.papers().sheet(sheet).await.expect("read").expect("a sheet");
        let letter = |options: &[String]| options.iter().position(|it| it == option).and_then(domain::quiz::paper::letter);
        sheet.drawing.items.iter().map(|drawn| letter(&drawn.options).map(String::from).unwrap_or_default()).collect()
    }

    async fn key(&self, who: &Person, sheet: &str, letters: &[String]) -> academy::Result<SheetStands> {
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        self.school.academy.key_sheet(&who.actor, sheet, &keyed(&self.officer.actor.email, &letters)).await
    }

    async fn attempts(&self) -> Vec<storage::quiz::AttemptRow> {
        let quiz = if self.course == "p" { "p-a" } else { "e-a" };
        self.school.read().await.attempts().by_quiz(self.officer.actor.person, quiz).await.expect("attempts")
    }

    async fn lines(&self, who: &Person) -> Vec<academy::SheetLine> {
        self.school.academy.paper_batch(&mut self.school.visit(who).await, self.batch).await.expect("a printing").sheets
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_outside_the_sample_counts_once_it_is_keyed_in() {
    let case = book().await;
    let (sampled, plain) = (case.sheets(true).await, case.sheets(false).await);
    assert_eq!((sampled.len(), plain.len()), (1, 4), "one in five");
    let letters = case.letters(&plain[0], "right").await;
    assert_eq!(case.key(&case.tutor, &plain[0], &letters).await.expect("kept"), SheetStands::Read);

    let attempts = case.attempts().await;
    assert_eq!(attempts.iter().map(|row| row.result).collect::<Vec<_>>(), [Some((Marks { earned: 200, possible: 200 }, true))]);
    let attempt = case.school.attempt(attempts[0].id).await;
    assert_eq!((attempt.sheet.as_deref(), attempt.closes_at, attempt.language), (Some(plain[0].as_str()), None, Language::FR));
    assert_eq!(attempts[0].provisional_until, None, "nothing waits on a device");
    assert_eq!(case.school.things_held(&case.officer).await, ["p-a", "p"], "what it earns is issued, and the officer is enrolled by it");
    let review = case.school.academy.review(&mut case.school.visit(&case.officer).await, attempt.id, Language::FR).await.expect("a review");
    assert!(review.passed && review.reviewed.len() == 2);

    let link = format!("https://fairway.example/fr/attempts/{}/review", attempt.id);
    let (module, sheet) = ("Sur papier".to_owned(), plain[0].clone());
    let letter = Letter::PaperCounted { module, sheet, marks: Marks { earned: 200, possible: 200 }, passed: true, waits: false, link };
    let told = case.school.told().await;
    assert!(told.contains(&case.officer.hears(letter)), "{told:#?}");

    let lines = case.lines(&case.tutor).await;
    let counted = lines.iter().find(|line| line.number == plain[0]).expect("a line");
    assert_eq!(
        (counted.officer.as_deref(), counted.keyed_by.as_deref(), counted.for_caller),
        (Some("Awa Diallo"), Some("Tina Tutor"), false)
    );
    assert_answer!(case.key(&case.second, &plain[0], &letters).await, Err(Error::Refused(Refusal::AlreadyDecided)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_of_the_sample_waits_for_a_second_person_who_sees_nothing_of_the_first() {
    let case = book().await;
    let sheet = case.sheets(true).await.remove(0);
    let letters = case.letters(&sheet, "wrong").await;
    assert_eq!(case.key(&case.tutor, &sheet, &letters).await.expect("kept"), SheetStands::ToSample);
    assert!(case.attempts().await.is_empty(), "nothing counts yet");
    assert_answer!(case.key(&case.tutor, &sheet, &letters).await, Err(Error::Refused(Refusal::SecondPersonNeeded)));
    let page = case.school.academy.keying_page(&mut case.school.visit(&case.second).await, &sheet).await.expect("a sheet");
    assert_eq!((page.round, page.readings.len()), (Round::Second, 0));
    let lines = case.lines(&case.second).await;
    assert!(!format!("{lines:?}").contains("Awa"), "whose it is shows once it counts");
    let lower: Vec<String> = letters.iter().map(|letter| format!(" {} ", letter.to_lowercase())).collect();
    assert_eq!(case.key(&case.second, &sheet, &lower).await.expect("kept"), SheetStands::Read);
    assert_eq!(case.attempts().await[0].result, Some((Marks { earned: 0, possible: 200 }, false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_two_read_differently_one_who_is_not_the_first_settles_it_and_the_printing_is_sampled_whole() {
    let case = book().await;
    let (sheet, plain) = (case.sheets(true).await.remove(0), case.sheets(false).await);
    let (right, not) = (case.letters(&sheet, "right").await, case.letters(&sheet, "wrong").await);
    let before = case.letters(&plain[0], "right").await;
    assert_eq!(case.key(&case.tutor, &plain[0], &before).await.expect("kept"), SheetStands::Read);
    case.key(&case.tutor, &sheet, &[right[0].clone(), not[1].clone()]).await.expect("kept");
    let stands = case.key(&case.second, &sheet, &right).await.expect("kept");
    let question =
        case.school.read().await.papers().sheet(&sheet).await.expect("read").expect("a sheet").drawing.items[1].question_id.clone();
    let SheetStands::Differs(difference) = stands else { panic!("{stands:?}") };
    assert_eq!((difference.officer, difference.questions), (false, vec![question.clone()]));
    assert_eq!(case.attempts().await.len(), 1, "it does not count yet");
    assert!(case.sheets(false).await == [plain[0].clone()], "all that does not count is keyed in twice from now on");
    assert_eq!(case.key(&case.tutor, &plain[1], &case.letters(&plain[1], "wrong").await).await.expect("kept"), SheetStands::ToSample);

    let settle = async |who: &Person, chosen: &[usize]| {
        let chosen: BTreeMap<String, usize> = chosen.iter().map(|chosen| (question.clone(), *chosen)).collect();
        case.school.academy.key_sheet(&who.actor, &sheet, &Keyed { chosen, ..Keyed::default() }).await
    };
    assert_answer!(settle(&case.tutor, &[1]).await, Err(Error::Refused(Refusal::SecondPersonNeeded)));
    let field = format!("chosen-{question}");
    assert_eq!(wrong(settle(&case.second, &[]).await), only(&field, Problem::Missing));
    assert_eq!(wrong(settle(&case.second, &[3]).await), only(&field, Problem::Missing));
    assert_eq!(settle(&case.second, &[2]).await.expect("kept"), SheetStands::Read);
    let counted = case.attempts().await.pop().expect("an attempt");
    assert_eq!(counted.result, Some((Marks { earned: 200, possible: 200 }, true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_or_is_nobodys_is_said_beside_its_field() {
    let mut case = book().await;
    let sheet = case.sheets(false).await.remove(0);
    let waiting = case.school.waiting("Wendy Waits", "GH").await;
    let key = async |email: &str, boxes: &[&str]| case.school.academy.key_sheet(&case.tutor.actor, &sheet, &keyed(email, boxes)).await;
    let email = case.officer.actor.email.clone();
    let unknown = Problem::Unreadable(Unreadable::UnknownLetter { last: 'B' });
    assert_eq!(wrong(key(&email, &["A", "c"]).await), only("box-2-1", unknown));
    assert_eq!(wrong(key(&email, &["a b", ""]).await), only("box-1-1", Problem::Unreadable(Unreadable::OneLetter)));
    assert_eq!(wrong(key("nobody@customs.example", &[]).await), only("email", Problem::Nobody));
    assert_eq!(wrong(key("no address", &[]).await), only("email", Problem::NotAnAddress));
    assert_eq!(wrong(key(&waiting.actor.email, &[]).await), only("email", Problem::NotApproved));
    assert_eq!(wrong(key(&case.tutor.actor.email, &[]).await), only("email", Problem::OnesOwn));
    assert!(case.attempts().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_may_not_sit_now_has_no_sheet_counted() {
    let case = book().await;
    let sheets = case.sheets(false).await;
    let letters = case.letters(&sheets[0], "wrong").await;
    let attempt = case.school.academy.start_attempt(&case.officer.actor, "paper", Some("on-paper"), Language::FR).await.expect("started");
    let open = Problem::CannotSit(StartRefused::AlreadyOpen { attempt });
    assert_eq!(wrong(case.key(&case.tutor, &sheets[0], &letters).await), only("email", open));
    case.school.academy.hand_in(&case.officer.actor, attempt).await.expect("handed in");
    for sheet in &sheets[..2] {
        case.key(&case.tutor, sheet, &case.letters(sheet, "wrong").await).await.expect("kept");
    }
    let none = Problem::CannotSit(StartRefused::NoAttemptLeft);
    assert_eq!(wrong(case.key(&case.tutor, &sheets[2], &letters).await), only("email", none));
    let page = case.school.academy.quiz(&mut case.school.visit(&case.officer).await, "paper", Some("on-paper")).await.expect("the quiz");
    assert_eq!(page.standing.used, 3, "attempts on a screen and on paper count together");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_on_a_sheet_is_keyed_in_once_and_marked_by_a_person() {
    let case = case(&essays(1), "e", "e-a").await;
    let sheet = case.sheets(true).await.remove(0);
    let drawn = case.school.read().await.papers().sheet(&sheet).await.expect("read").expect("a sheet").drawing;
    let right = case.letters(&sheet, "right").await;
    let boxes = |text: &str| -> Vec<Vec<String>> {
        let of = |(place, drawn): (usize, &domain::quiz::draw::Drawn)| {
            vec![if drawn.question_id == "e-a-q2" { text.to_owned() } else { right[place].clone() }]
        };
        drawn.items.iter().enumerate().map(of).collect()
    };
    let email = case.officer.actor.email.clone();
    let first = Keyed { email: email.clone(), boxes: boxes("Faute de pesée."), ..Keyed::default() };
    assert_eq!(case.school.academy.key_sheet(&case.tutor.actor, &sheet, &first).await.expect("kept"), SheetStands::ToSample);
    let second = Keyed { email, boxes: boxes("whatever is sent"), ..Keyed::default() };
    assert_eq!(case.school.academy.key_sheet(&case.second.actor, &sheet, &second).await.expect("kept"), SheetStands::Read);
    let told = case.school.told().await;
    assert!(told.iter().any(|(_, _, letter)| matches!(letter, Letter::PaperCounted { waits: true, passed: false, .. })), "{told:#?}");
    let attempt = case.attempts().await[0].id;
    let marking = case.school.academy.marking_sheet(&mut case.school.visit(&case.second).await, attempt, "e-a-q2").await.expect("it waits");
    assert_eq!(marking.answer, "Faute de pesée.");
    assert!(!case.school.things_held(&case.officer).await.contains(&"e-a".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_tutors_of_the_course_print_and_key_in_and_only_what_paper_can_ask() {
    let mut case = book().await;
    let elsewhere = case.school.tutor("Eva Elsewhere", "other").await;
    let sheet = case.sheets(false).await.remove(0);
    for stranger in [&elsewhere, &case.officer] {
        assert_answer!(case.key(stranger, &sheet, &[]).await, Err(Error::NotFound));
        assert_answer!(case.school.academy.paper_batch(&mut case.school.visit(stranger).await, case.batch).await, Err(Error::NotFound));
        assert_answer!(case.school.academy.keying_page(&mut case.school.visit(stranger).await, &sheet).await, Err(Error::NotFound));
        let asked = AskedBatch { course: "p", quiz: "p-a", language: "en", sheets: "1", held_on: "2026-12-01" };
        assert_answer!(case.school.academy.print_papers(&stranger.actor, &asked).await, Err(Error::NotFound));
        let papers = case.school.academy.papers(&mut case.school.visit(stranger).await).await.expect("a list");
        assert!(papers.quizzes.is_empty() && papers.batches.is_empty());
    }
    let print = async |quiz: &str, language: &str, sheets: &str, held_on: &str| {
        case.school.academy.print_papers(&case.tutor.actor, &AskedBatch { course: "p", quiz, language, sheets, held_on }).await
    };
    assert_eq!(wrong(print("p-a", "de", "1", "2026-12-01").await), only("language", Problem::NotAChoice));
    for sheets in ["0", "61", "", "many"] {
        assert_eq!(wrong(print("p-a", "en", sheets, "2026-12-01").await), only("sheets", Problem::OutOfRange { least: 1, most: 60 }));
    }
    assert_eq!(wrong(print("p-a", "en", "1", "2026-02-30").await), only("held_on", Problem::NotADay));
    assert_answer!(print("p", "en", "1", "2026-12-01").await, Err(Error::NotFound));
    let mut drill = on_paper();
    drill.modules[0].conduct = "practice";
    case.school.ship(&drill).await;
    assert_answer!(print("p-a", "en", "1", "2026-12-01").await, Err(Error::NotFound));
    // What is printed already goes on as it was printed.
    assert_eq!(case.key(&case.tutor, &sheet, &case.letters(&sheet, "right").await).await.expect("kept"), SheetStands::Read);
}

both! {
    async fn of_ten_tutors_at_once_one_keys_a_sheet_in(school: School) {
        school.ship(&on_paper()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        let mut tutors = Vec::new();
        for number in 0..10 {
            tutors.push(school.tutor(&format!("Tutor {number}"), "p").await);
        }
        let asked = AskedBatch { course: "p", quiz: "p-a", language: "en", sheets: "5", held_on: "2026-12-01" };
        let batch = school.academy.print_papers(&tutors[0].actor, &asked).await.expect("printed");
        let sheets = school.read().await.papers().sheets(batch).await.expect("sheets");
        let sheet = sheets.into_iter().find(|sheet| !sheet.sampled).expect("one outside the sample");
        let mut at_once = tokio::task::JoinSet::new();
        for tutor in tutors {
            let (academy, number, keyed) = (school.academy.clone(), sheet.number.clone(), keyed(&officer.actor.email, &["A", "B"]));
            at_once.spawn(async move { academy.key_sheet(&tutor.actor, &number, &keyed).await.is_ok() });
        }
        assert_eq!(at_once.join_all().await.into_iter().filter(|kept| *kept).count(), 1);
        let attempts = school.read().await.attempts().by_quiz(officer.actor.person, "p-a").await.expect("attempts");
        assert_eq!(attempts.len(), 1);
    }
}
