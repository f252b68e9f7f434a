//! Faults in `course.toml`, `final.toml`, `module.toml` and `instruments.toml`.

use domain::language::Language;
use interop::folder::ProblemKind as Kind;
use interop::folder::{QuestionFault, read};

use crate::base::{COURSE, FINAL, MODULE, QUESTIONS, changed, each_is_found, good, only_problem};

fn key(key: &str) -> Kind {
    Kind::MissingKey { key: key.to_owned() }
}

fn unknown(key: &str, known: &str) -> Kind {
    Kind::UnknownKey { key: key.to_owned(), known: known.to_owned() }
}

fn missing(key: &str) -> Kind {
    Kind::MissingTranslation { key: key.to_owned(), language: Language::FR }
}

#[test]
fn toml_that_cannot_be_parsed_is_found_at_its_line() {
    let problems = read(&changed(COURSE, "code = \"C\"", "code = C\"")).expect_err("a problem");
    assert!(problems.iter().all(|it| it.path == COURSE && it.line == 2), "{problems:#?}");
    assert!(matches!(problems[0].problem, Kind::Syntax { .. }));
}

#[test]
fn faults_of_a_course_are_found_at_their_lines() {
    let known = "id, code, topic, access, languages, title, summary, completed_by, outcome, module";
    each_is_found(
        COURSE,
        vec![
            ("topic =", "topics = 1\ntopic =", "topics", unknown("topics", known)),
            ("code = \"C\"\n", "", "id =", key("code")),
            ("code = \"C\"", "code = 3", "code", Kind::WrongType { key: "code".to_owned(), expected: "a text in quotes" }),
            ("code = \"C\"", "code = \" \"", "code", Kind::Empty { key: "code".to_owned() }),
            (
                "\"members\"",
                "\"friends\"",
                "friends",
                Kind::UnknownValue { key: "access".to_owned(), known: "public or members".to_owned() },
            ),
            (
                "topic",
                "completed_by = \"luck\"\ntopic",
                "luck",
                Kind::UnknownValue { key: "completed_by".to_owned(), known: "lessons-and-quiz or quiz".to_owned() },
            ),
            ("id = \"c\"", "id = \"C 1\"", "C 1", Kind::BadId { id: "C 1".to_owned() }),
            (", fr = \"La douane\"", "", "title", missing("title")),
            ("summary.fr", "summary.de = \"Posten\"\nsummary.fr", "summary.de", Kind::UndeclaredLanguage { language: "de".to_owned() }),
            ("fr = \"Diriger un poste.\"", "", "[[outcome]]", missing("outcome")),
        ],
    );
}

#[test]
fn faults_of_the_plan_of_modules_are_found_at_their_lines() {
    each_is_found(
        COURSE,
        vec![
            (
                "lessons_planned = 3",
                "lessons_planned = 0",
                "lessons_planned",
                Kind::OutOfRange { key: "lessons_planned".to_owned(), allowed: "from 1 to 10000" },
            ),
            ("minutes_planned = 30\n", "", "[[module]]\nslug = \"second", key("minutes_planned")),
            (
                "slug = \"first-steps\"",
                "slug = \"first-steps\"\ncode = \"A\"",
                "code = \"A\"",
                Kind::AnnouncedAndThere { slug: "first-steps".to_owned() },
            ),
            ("announced = {", "# {", "second-steps", Kind::NoFolder { slug: "second-steps".to_owned() }),
            (
                "second-steps",
                "first-steps\"\n[[module]]\nslug = \"second-steps",
                "first-steps\"\n[[module]]\nslug = \"second",
                Kind::ListedTwice { slug: "first-steps".to_owned() },
            ),
            ("second-steps", "Second steps", "Second", Kind::BadSlug { slug: "Second steps".to_owned() }),
            ("second-steps", "final", "final", Kind::ReservedSlug { slug: "final".to_owned() }),
        ],
    );
}

#[test]
fn languages_are_codes_and_each_once() {
    let problems = read(&changed(COURSE, "[\"en\", \"fr\"]", "[\"en\", \"fr\", \"fr\", \"English\"]")).expect_err("problems");
    let kinds: Vec<&Kind> = problems.iter().map(|it| &it.problem).collect();
    assert_eq!(
        kinds,
        [
            &Kind::ListedTwice { slug: "fr".to_owned() },
            &Kind::OutOfRange { key: "languages".to_owned(), allowed: "codes of two lower-case letters" }
        ]
    );
}

#[test]
fn faults_of_a_module_are_found_at_their_lines() {
    each_is_found(
        MODULE,
        vec![
            ("code = \"A\"\n", "", "id =", key("code")),
            ("\"the-queue\"]", "\"the-queue\", \"the-end\"]", "the-end", Kind::NoLesson { slug: "the-end".to_owned() }),
            ("\"the-queue\"]", "\"the-queue\", \"the-post\"]", "the-post", Kind::ListedTwice { slug: "the-post".to_owned() }),
            (
                "draw = 4",
                "draw = 4\npool = [{ tag = \"gate\", draw = 1 }, { difficulty = 1, draw = 2 }]",
                "draw = 4",
                QuestionFault::PoolSum { sum: 3, draw: 4 }.into(),
            ),
            ("draw = 4", "draw = 14", "draw", QuestionFault::DrawTooMany { draw: 14, there: 13 }.into()),
            (
                "draw = 4",
                "draw = 4\npool = [{ draw = 2 },\n{ tag = \"gate\", draw = 2 }]",
                "{ tag",
                QuestionFault::PoolTooSmall { draw: 2, there: 1 }.into(),
            ),
            ("draw = 4", "draw = 4.5", "draw", Kind::WrongType { key: "draw".to_owned(), expected: "a whole number" }),
            ("pass = 75", "pass = 101", "pass", Kind::OutOfRange { key: "pass".to_owned(), allowed: "from 1 to 100" }),
            ("attempts = 3\n", "", "[quiz]", key("attempts")),
            (
                "conduct = \"graded\"",
                "conduct = \"graded\"\nreview = \"later\"",
                "later",
                Kind::UnknownValue { key: "review".to_owned(), known: "at-once, when-done, never".to_owned() },
            ),
            (
                "conduct = \"graded\"",
                "conduct = \"graded\"\nscoring = \"by-feeling\"",
                "by-feeling",
                Kind::UnknownValue { key: "scoring".to_owned(), known: "plain, by-certainty".to_owned() },
            ),
            (
                "\"graded\"",
                "\"relaxed\"",
                "relaxed",
                Kind::UnknownValue { key: "conduct".to_owned(), known: "graded, practice".to_owned() },
            ),
        ],
    );
}

#[test]
fn a_key_that_is_misspelt_is_unknown_and_the_right_one_missing() {
    let problems = read(&changed(MODULE, "code = \"A\"", "cod = \"A\"")).expect_err("problems");
    let kinds: Vec<(u32, &Kind)> = problems.iter().map(|it| (it.line, &it.problem)).collect();
    let known = "id, code, title, summary, lessons, objective, quiz";
    assert_eq!(kinds, [(1, &key("code")), (2, &unknown("cod", known))]);
}

#[test]
fn a_folder_that_no_list_names_is_reported() {
    let problems = read(&changed(MODULE, "\"the-post\", ", "")).expect_err("problems");
    let kind = Kind::NotListed { slug: "the-post".to_owned(), list: "module.toml" };
    assert!(problems.iter().any(|it| it.path == "customs/first-steps/the-post" && it.problem == kind), "{problems:#?}");

    let mut files = good();
    for path in [MODULE, QUESTIONS] {
        let bytes = files[path].clone();
        files.insert(path.replace("first-steps", "third-steps"), bytes);
    }
    let kind = Kind::NotListed { slug: "third-steps".to_owned(), list: "course.toml" };
    only_problem(&files, "customs/third-steps", "", kind);
}

#[test]
fn ids_of_things_are_taken_once_in_the_whole_folder() {
    let first = "customs/first-steps/the-post/en.md:2".to_owned();
    let files = changed(FINAL, "id = \"c-f1\"", "id = \"c-a-l1\"");
    only_problem(&files, FINAL, "c-a-l1", Kind::DuplicateId { id: "c-a-l1".to_owned(), first });

    let files = changed(MODULE, "id = \"a-2\"", "id = \"a-1\"");
    let problems = read(&files).expect_err("problems");
    let first = format!("{MODULE}:9");
    assert!(
        problems.iter().any(|it| it.line == 14 && it.problem == Kind::DuplicateId { id: "a-1".to_owned(), first: first.clone() }),
        "{problems:#?}"
    );
}

#[test]
fn the_register_of_instruments_is_checked_too() {
    each_is_found(
        "instruments.toml",
        vec![
            ("edition", "editon", "editon", unknown("editon", "id, title, edition, address, part")),
            (", fr = \"Convention de Kyoto révisée\"", "", "title", missing("title")),
            (
                "  fr = \"Convention",
                "  de = \"Norm\"\n  fr = \"Convention",
                "  de =",
                Kind::UndeclaredLanguage { language: "de".to_owned() },
            ),
        ],
    );
}

#[test]
fn a_final_assessment_names_objectives_and_lessons_of_the_whole_course() {
    assert!(read(&changed(FINAL, "\"o1\"", "\"a-2\"")).is_ok());
    each_is_found(
        FINAL,
        vec![
            ("\"o1\"", "\"a-9\"", "a-9", Kind::UnknownObjective { id: "a-9".to_owned() }),
            ("first-steps/the-queue#p1", "the-queue#p1", "the-queue", Kind::UnknownReread { reread: "the-queue#p1".to_owned() }),
            ("[quiz]", "note = 1\n[quiz]", "note", unknown("note", "quiz, question")),
        ],
    );
}
