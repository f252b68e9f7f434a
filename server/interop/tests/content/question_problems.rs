//! Faults in questions.

use domain::language::Language;
use interop::folder::{BlockFault, ProblemKind as Kind, QuestionFault as Fault, read};
use interop::markdown::MarkdownFault;

use crate::base::{QUESTIONS, changed, each_is_found};

fn text(text: &str) -> String {
    text.to_owned()
}

fn missing(key: &str, language: Language) -> Kind {
    Kind::MissingTranslation { key: text(key), language }
}

#[test]
fn faults_that_any_question_may_have_are_found_at_their_lines() {
    let known = "id, kind, objective, difficulty, tags, rests_on, reread, worth, stem, option";
    each_is_found(
        QUESTIONS,
        vec![
            ("tags = [\"gate\"]", "tag = \"gate\"", "tag =", Kind::UnknownKey { key: text("tag"), known: text(known) }),
            ("tags = [\"gate\"]", "slip = []", "slip", Fault::ForeignKey { key: text("slip"), kind: "single" }.into()),
            ("tags = [\"gate\"]", "tags = [\"The gate\"]", "tags", Kind::BadSlug { slug: text("The gate") }),
            ("kind = \"single\"", "kind = \"essay\"", "essay", Fault::UnknownKind { kind: text("essay") }.into()),
            ("kind = \"single\"\n", "", "[[question]]", Kind::MissingKey { key: text("kind") }),
            ("id = \"a-q1\"\n", "", "[[question]]", Kind::MissingKey { key: text("id") }),
            ("difficulty = 1", "difficulty = 4", "difficulty = 4", Kind::OutOfRange { key: text("difficulty"), allowed: "1, 2 or 3" }),
            ("worth = 2", "worth = 0", "worth", Kind::OutOfRange { key: text("worth"), allowed: "from 1 to 100" }),
            ("objective = \"a-1\"", "objective = \"a-9\"", "a-9", Kind::UnknownObjective { id: text("a-9") }),
            ("rkc-ga-6.2", "rkc-ga-7", "rkc-ga-7", Kind::UnknownInstrumentPart { id: text("rkc-ga-7") }),
            ("the-post#b1", "the-past#b1", "the-past", Kind::UnknownReread { reread: text("the-past#b1") }),
            ("the-post#b1", "the-post#b9", "the-post#b9", Kind::UnknownReread { reread: text("the-post#b9") }),
            ("stem.fr = \"Qu’est-ce qui s’ouvre ?\"\n", "", "stem.en", missing("stem", Language::FR)),
            ("What opens?", "What <i>opens</i>?", "<i>", MarkdownFault::RawHtml.into()),
            ("What opens?", "What [opens](javascript:x)?", "javascript", MarkdownFault::Address { address: text("javascript:x") }.into()),
        ],
    );
}

#[test]
fn faults_of_options_are_found_at_their_lines() {
    let options = |share: &str| Kind::MissingKey { key: share.to_owned() };
    each_is_found(
        QUESTIONS,
        vec![
            ("share = 100", "share = 90", "[[question]]", Fault::SingleShares.into()),
            ("share = 0", "share = 100", "[[question]]", Fault::SingleShares.into()),
            ("share = 0", "share = 10", "[[question]]", Fault::SingleShares.into()),
            ("share = 100\n", "", "[[question.option]]", options("share")),
            ("share = 100", "share = 101", "share = 101", Kind::OutOfRange { key: text("share"), allowed: "from -100 to 100" }),
            ("share = 50", "share = 51", "[[question]]\nid = \"a-q2\"", Fault::MultipleShares { sum: 101 }.into()),
            ("  why.fr = \"Plus tard.\"\n", "", "why.en = \"Later.\"", missing("why", Language::FR)),
            (", fr = \"le guichet\"", "", "text = { en = \"the desk\"", missing("text", Language::FR)),
            ("id = \"desk\"", "id = \"gate\"", "id = \"gate\"\n  share = 0", duplicate("gate", 13)),
            ("the gate", "the <b>gate</b>", "<b>", MarkdownFault::RawHtml.into()),
        ],
    );
    let problems = read(&changed(QUESTIONS, "share = 0", "share = -10")).map(|courses| courses.len());
    assert_eq!(problems, Ok(1), "a wrong option of a single choice may take away");
}

fn duplicate(id: &str, line: u32) -> Kind {
    Kind::DuplicateId { id: id.to_owned(), first: format!("{QUESTIONS}:{line}") }
}

#[test]
fn faults_of_statements_are_found_at_their_lines() {
    each_is_found(
        QUESTIONS,
        vec![
            ("key = false\n", "", "[[question]]\nid = \"a-q3\"", Kind::MissingKey { key: text("key") }),
            ("key = false", "key = \"false\"", "key = \"false\"", Kind::WrongType { key: text("key"), expected: "true or false" }),
            ("why_false.fr = \"En effet.\"\n", "", "why_false.en", missing("why_false", Language::FR)),
        ],
    );
}

#[test]
fn faults_of_formulas_are_found_at_their_lines() {
    let formula = |formula: &str, message: &str| Fault::Formula { formula: text(formula), message: text(message) }.into();
    let unknown = |name: &str| Kind::from(Fault::UnknownParameter { name: text(name) });
    each_is_found(
        QUESTIONS,
        vec![
            ("cars / gates / 3.5", "cars / / 3.5", "key = \"cars", formula("cars / / 3.5", "a value is missing at character 7")),
            ("cars / gates / 3.5", "cars / gates / vans", "key = \"cars", unknown("vans")),
            ("\"cars / 3.5\"", "\"key / 3.5\"", "key / 3.5", unknown("key")),
            ("{cars} cars, {gates} gates", "{vans} cars, {gates} gates", "{vans}", unknown("vans")),
            ("How long?\"", "How long? {key}\"", "How long? {key}", Fault::KeyInStem.into()),
            ("How long?\"", "How long? {cars\"", "How long? {cars", Fault::OpenBrace.into()),
            (
                "so {key}.",
                "so {key +}.",
                "so {key +}",
                formula("{cars} ÷ {gates} = {cars / gates}; so {key +}.", "a value is missing at character 5"),
            ),
        ],
    );
}

#[test]
fn faults_of_numbers_are_found_at_their_lines() {
    let range = |name: &str| Kind::from(Fault::ParameterRange { name: text(name) });
    each_is_found(
        QUESTIONS,
        vec![
            ("gates = { from = 1,", "gates = { from = 5,", "gates = {", range("gates")),
            ("step = 1 }", "step = 0 }", "gates = {", range("gates")),
            ("to = 40, step = 10", "to = 40, step = 0.001", "cars = {", range("cars")),
            (
                "to = 40, step = 10",
                "to = 40, size = 10, step = 10",
                "size",
                Kind::UnknownKey { key: text("size"), known: text("from, to, step") },
            ),
            (
                "parameters.cars",
                "parameters.vans = { from = 1, to = 2, step = 1 }\nparameters.cars",
                "vans",
                Fault::UnusedParameter { name: text("vans") }.into(),
            ),
            ("tolerance = 0.1\n", "", "[[question]]\nid = \"a-q4\"", Kind::MissingKey { key: text("tolerance") }),
            ("tolerance = 0.1", "tolerance = -0.1", "tolerance", Kind::OutOfRange { key: text("tolerance"), allowed: "0 or more" }),
            (
                "tolerance = 0.1",
                "tolerance = 1e3",
                "tolerance",
                Kind::WrongType { key: text("tolerance"), expected: "a number such as 12 or 3.5" },
            ),
            ("decimals = 1", "decimals = 9", "decimals", Kind::OutOfRange { key: text("decimals"), allowed: "from 0 to 6" }),
        ],
    );
}

#[test]
fn a_parameter_has_a_name_that_a_formula_can_hold() {
    for name in ["Cars", "2cars", "key", "car-s"] {
        let problems = read(&changed(QUESTIONS, "parameters.cars", &format!("parameters.{name}"))).expect_err("problems");
        let kind = Kind::from(Fault::ParameterName { name: name.to_owned() });
        assert!(problems.iter().any(|it| it.problem == kind && it.line == 76), "{problems:#?}");
    }
}

#[test]
fn a_key_that_cannot_be_computed_for_some_draw_is_found_with_the_draw() {
    let no_value = |formula: &str, values: &str| Kind::from(Fault::NoValue { formula: text(formula), values: text(values) });
    each_is_found(
        QUESTIONS,
        vec![
            ("\"cars / gates / 3.5\"", "\"cars / (gates - 4)\"", "key = \"cars", no_value("cars / (gates - 4)", "cars = 10, gates = 4")),
            ("\"cars / gates / 3.5\"", "\"gates / (cars - 30)\"", "key = \"gates", no_value("gates / (cars - 30)", "cars = 30, gates = 1")),
            ("\"cars / 3.5\"", "\"cars / (gates - 1)\"", "value =", no_value("cars / (gates - 1)", "cars = 10, gates = 1")),
            ("{cars / gates}; so", "{cars / (gates - 2)}; so", "; so", no_value("cars / (gates - 2)", "cars = 10, gates = 2")),
        ],
    );
}

#[test]
fn the_ends_of_wide_ranges_are_tried_too() {
    let wide = "to = 80000, step = 10";
    let files = changed(QUESTIONS, "to = 40, step = 10", wide);
    let text = crate::base::text(&files, QUESTIONS).replace("\"cars / gates / 3.5\"", "\"gates / (cars - 80000)\"");
    let mut files = files;
    files.insert(QUESTIONS.to_owned(), text.into_bytes());
    let problems = read(&files).expect_err("a problem");
    assert!(
        matches!(&problems[0].problem, Kind::Question(Fault::NoValue { values, .. }) if values == "cars = 80000, gates = 1"),
        "{problems:#?}"
    );
}

#[test]
fn faults_of_matching_are_found_at_their_lines() {
    each_is_found(
        QUESTIONS,
        vec![
            ("target = \"writes\"", "target = \"reads\"", "reads", Fault::UnknownTarget { id: text("reads") }.into()),
            (
                "target = \"writes\"",
                "target = \"opens\"",
                "target = \"opens\"\n  text = { en = \"the clerk",
                Fault::TargetTwice { id: text("opens") }.into(),
            ),
            ("target = \"writes\"\n", "", "[[question.item]]\n  id = \"clerk\"", Kind::MissingKey { key: text("target") }),
            ("id = \"clerk\"", "id = \"guard\"", "id = \"guard\"\n  target = \"writes\"", duplicate("guard", 105)),
            ("  why.en = \"At the desk.\"\n", "", "why.fr = \"Au guichet.\"", missing("why", Language::EN)),
            (
                "  id = \"writes\"\n  text = { en = \"writes\", fr = \"écrit\" }",
                "  id = \"writes\"\n  text = \"writes\"",
                "text = \"writes\"",
                Kind::WrongType { key: text("text"), expected: "a table" },
            ),
        ],
    );
}

#[test]
fn a_question_needs_something_to_choose_from() {
    let only_one =
        "[[question]]\nid = \"a-q9\"\nkind = \"single\"\ndifficulty = 1\nstem = { en = \"E\", fr = \"F\" }\n\n[[question]]\nid = \"a-q1\"";
    let problems = read(&changed(QUESTIONS, "[[question]]\nid = \"a-q1\"", only_one)).expect_err("problems");
    let few = Kind::from(Fault::TooFew { what: "option", least: 2 });
    assert!(problems.iter().any(|it| it.line == 1 && it.problem == few), "{problems:#?}");
}

#[test]
fn faults_of_orders_and_words_are_found_at_their_lines() {
    let two = "\n  [[question.item]]\n  id = \"leave\"\n  text = { en = \"leave\", fr = \"repartir\" }\n  why.en = \"Once released.\"\n  why.fr = \"Après la mainlevée.\"\n";
    each_is_found(
        QUESTIONS,
        vec![
            (two, "", "[[question]]\nid = \"a-q11\"", Fault::TooFew { what: "item", least: 3 }.into()),
            ("  why.en = \"Once released.\"\n", "", "why.fr = \"Après la mainlevée.\"", missing("why", Language::EN)),
            (
                "accents_matter = true",
                "accents_matter = 1",
                "accents_matter",
                Kind::WrongType { key: text("accents_matter"), expected: "true or false" },
            ),
            (
                "text = { en = \"release\"",
                "share = 50\n  text = { en = \"release\"",
                "[[question]]\nid = \"a-q12\"",
                Fault::NoFullWording.into(),
            ),
            (
                "  share = 0\n  text = { en = \"clearance\"",
                "  share = -1\n  text = { en = \"clearance\"",
                "share = -1",
                Kind::OutOfRange { key: text("share"), allowed: "from 0 to 100" },
            ),
        ],
    );
}

#[test]
fn faults_of_days_and_times_are_found_at_their_lines() {
    let no_moment = |written: &str, asks| Fault::NoMoment { written: text(written), asks }.into();
    let known = Kind::UnknownValue { key: text("asks"), known: text("day, time, day-and-time") };
    each_is_found(
        QUESTIONS,
        vec![
            ("asks = \"day-and-time\"", "asks = \"week\"", "asks = \"week\"", known),
            ("asks = \"day-and-time\"\n", "", "[[question]]\nid = \"a-q16\"", Kind::MissingKey { key: text("asks") }),
            ("key = \"2026-03-02 06:00\"", "key = \"2 March\"", "key = \"2 March\"", no_moment("2 March", "day-and-time")),
            ("value = \"2026-03-01 06:00\"", "value = \"2026-03-01\"", "value = \"2026-03-01\"", no_moment("2026-03-01", "day-and-time")),
            (
                "value = \"2026-03-01 06:00\"",
                "value = \"2026-03-02 06:05\"",
                "[[question]]\nid = \"a-q16\"",
                Fault::SlipIsRight { value: text("2026-03-02 06:05") }.into(),
            ),
            (
                "tolerance = 5\n",
                "tolerance = -5\n",
                "tolerance = -5",
                Kind::OutOfRange { key: text("tolerance"), allowed: "from 0 to 10000" },
            ),
        ],
    );
}

#[test]
fn faults_of_parts_are_found_at_their_lines() {
    let known = Kind::UnknownValue { key: text("is"), known: text("choice, short, number") };
    each_is_found(
        QUESTIONS,
        vec![
            ("share = 40", "share = 50", "[[question]]\nid = \"a-q13\"", Fault::PartShares { sum: 110 }.into()),
            ("is = \"short\"", "is = \"essay\"", "is = \"essay\"", known),
            ("after [[word]].", "after.", "text.en", Fault::GapOnce { id: text("word") }.into()),
            ("après [[word]].", "après [[word]] et [[word]].", "text.fr", Fault::GapOnce { id: text("word") }.into()),
            ("après [[word]].", "après [[word]] et [[mot]].", "text.fr", Fault::UnknownGap { id: text("mot") }.into()),
            ("id = \"work\"", "id = \"aim\"", "id = \"aim\"\n    share = 0", duplicate_here("aim")),
            ("{found} finds in 40", "{lost} finds in 40", "{lost}", Fault::UnknownParameter { name: text("lost") }.into()),
            ("Hit rate of {found} finds", "Hit rate of {key} finds", "{key} finds", Fault::KeyInStem.into()),
            (
                "key = \"found / 40 * 100\"",
                "key = \"found / 0\"",
                "key = \"found / 0\"",
                Fault::NoValue { formula: text("found / 0"), values: text("found = 2") }.into(),
            ),
            (
                "parameters.found",
                "parameters.lost = { from = 1, to = 2, step = 1 }\nparameters.found",
                "lost",
                Fault::UnusedParameter { name: text("lost") }.into(),
            ),
        ],
    );
}

#[test]
fn faults_of_what_a_person_marks_are_found_at_their_lines() {
    let at = "[[question]]\nid = \"a-q15\"";
    each_is_found(
        QUESTIONS,
        vec![
            (
                "  share = 60\n  text = { en = \"Cause\"",
                "  share = 70\n  text = { en = \"Cause\"",
                at,
                Fault::CriterionShares { sum: 110 }.into(),
            ),
            ("    percent = 50", "    percent = 100", "[[question.criterion]]\n  id = \"cause\"", Fault::Levels.into()),
            (
                "    percent = 0\n    text = { en = \"not",
                "    percent = 10\n    text = { en = \"not",
                "[[question.criterion]]\n  id = \"effect\"",
                Fault::Levels.into(),
            ),
            ("markers = 2", "markers = 3", "markers", Kind::OutOfRange { key: text("markers"), allowed: "1 or 2" }),
            ("most = 600", "most = 60", "most", Kind::OutOfRange { key: text("most"), allowed: "from 100 to 10000" }),
            ("model.fr", "# model.fr", "model.en", missing("model", Language::FR)),
        ],
    );
}

#[test]
fn what_a_person_marks_cannot_be_practised() {
    let problems = read(&changed(crate::base::MODULE, "\"graded\"", "\"practice\"")).expect_err("a problem");
    let not_at_once = Kind::from(Fault::NotAtOnce { id: text("a-q15") });
    assert!(problems.len() == 1 && problems[0].problem == not_at_once && problems[0].path == QUESTIONS, "{problems:#?}");
}

#[test]
fn faults_of_areas_of_a_picture_are_found_at_their_lines() {
    let first = "area = { x = 1, y = 2, width = 6, height = 8 }";
    let second = "area = { x = 1, y = 12, width = 24, height = 6 }";
    let outside = "area = { x = 2, y = 12, width = 24, height = 6 }";
    let over = "area = { x = 1, y = 9, width = 24, height = 6 }";
    let no_row = "area = { x = 1, y = 0, width = 6, height = 8 }";
    each_is_found(
        QUESTIONS,
        vec![
            (
                "figure = \"queue.svg\"",
                "figure = \"road.svg\"",
                "figure = \"road.svg\"",
                BlockFault::MissingFigure { name: text("road.svg") }.into(),
            ),
            ("figure = \"queue.svg\"\n", "", "[[question]]\nid = \"a-q17\"", Kind::MissingKey { key: text("figure") }),
            (
                "words.cars = { en = \"cars\", fr = \"voitures\" }\n",
                "",
                "words.title",
                BlockFault::MissingSlot { slot: text("cars") }.into(),
            ),
            (
                "words.cars =",
                "words.cats = { en = \"c\", fr = \"c\" }\nwords.cars =",
                "words.cats",
                BlockFault::UnusedSlot { slot: text("cats") }.into(),
            ),
            (
                "words.cars = { en = \"cars\", fr = \"voitures\" }",
                "words.cars = { en = \"cars\" }",
                "words.cars",
                missing("cars", Language::FR),
            ),
            (second, outside, outside, Fault::AreaOutside.into()),
            (second, over, over, Fault::AreasMeet.into()),
            (first, no_row, no_row, Kind::OutOfRange { key: text("y"), allowed: "from 1 to 24" }),
            (first, "", "[[question.option]]\n  id = \"bar\"", Kind::MissingKey { key: text("area") }),
        ],
    );
}

#[test]
fn whoever_practises_is_not_asked_how_sure_they_are() {
    let problems = read(&changed(crate::base::MODULE, "\"graded\"", "\"practice\"\nscoring = \"by-certainty\"")).expect_err("problems");
    let found = problems.iter().filter(|it| it.path == crate::base::MODULE).map(|it| &it.problem).collect::<Vec<_>>();
    assert_eq!(found, [&Kind::from(Fault::CertaintyInPractice)], "{problems:#?}");
}

/// The line of the first option of this id.
fn duplicate_here(id: &str) -> Kind {
    let files = changed(QUESTIONS, "kind = \"parts\"", "kind = \"parts\"");
    let text = crate::base::text(&files, QUESTIONS);
    let line = text.lines().position(|line| line.trim() == format!("id = \"{id}\"")).expect("it is there") + 1;
    duplicate(id, u32::try_from(line).expect("a short file"))
}
