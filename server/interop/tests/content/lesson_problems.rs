//! Faults in the Markdown of lessons.

use interop::folder::{BlockFault as Fault, ProblemKind as Kind, read};
use interop::markdown::MarkdownFault;

use crate::base::{POST_EN, POST_FR, QUEUE_EN, QUEUE_FR, changed, each_is_found, only_problem, text};

fn id(id: &str) -> String {
    id.to_owned()
}

#[test]
fn a_lesson_without_front_matter_is_told_how_to_begin() {
    for (from, to) in [("+++\nid", "id"), ("]\n+++\n", "]\n")] {
        let problems = read(&changed(POST_EN, from, to)).expect_err("a problem");
        assert!(problems.iter().any(|it| it.path == POST_EN && it.line == 1 && it.problem == Kind::FrontMatter), "{problems:#?}");
    }
}

#[test]
fn faults_of_the_front_matter_are_found_at_their_lines() {
    each_is_found(
        POST_EN,
        vec![
            ("\"a-1\"", "\"a-7\"", "a-7", Kind::UnknownObjective { id: id("a-7") }),
            ("rkc-ga-6.2", "rkc-ga-9.9", "rkc-ga-9.9", Kind::UnknownInstrumentPart { id: id("rkc-ga-9.9") }),
            ("minutes = 5", "minutes = 0", "minutes", Kind::OutOfRange { key: id("minutes"), allowed: "from 1 to 600" }),
            ("minutes = 5", "minutes = \"5\"", "minutes", Kind::WrongType { key: id("minutes"), expected: "a whole number" }),
            ("title = \"The post\"\n", "", "id =", Kind::MissingKey { key: id("title") }),
            (
                "minutes",
                "hours = 1\nminutes",
                "hours",
                Kind::UnknownKey { key: id("hours"), known: id("id, title, objectives, minutes, rests_on") },
            ),
        ],
    );
    each_is_found(
        POST_FR,
        vec![
            ("c-a-l1", "c-a-l9", "c-a-l9", Kind::IdDiffers { found: id("c-a-l9"), expected: id("c-a-l1") }),
            ("title", "minutes = 5\ntitle", "minutes", Kind::SourceOnly { key: id("minutes") }),
            ("title", "hours = 5\ntitle", "hours", Kind::UnknownKey { key: id("hours"), known: id("id, title") }),
        ],
    );
}

#[test]
fn faults_of_blocks_are_found_at_their_lines() {
    each_is_found(
        POST_EN,
        vec![
            ("{#b2}", "{#B2!}", "a desk", Fault::BadMark.into()),
            ("The gate opens.", "The {#m4} gate opens.", "opens.", Fault::MisplacedMark.into()),
            ("## What", "{#z1}\n\n## What", "{#z1}", Fault::LoneMark.into()),
            ("{#m3}", "{#m3 of=01234567}", "Six in", Fault::OfInSource.into()),
            ("Look at it.", "Look at it. {#k1}", "Look at it.", Fault::MisplacedMark.into()),
            ("- A post has a gate.\n", "", ":::keypoints", Fault::Empty.into()),
        ]
        .into_iter()
        .chain(markdown_cases())
        .collect(),
    );
}

fn markdown_cases() -> Vec<crate::base::Case<'static>> {
    let address = |address: &str| Kind::from(MarkdownFault::Address { address: id(address) });
    vec![
        ("a *land* post", "a <b>land</b> post", "<b>", MarkdownFault::RawHtml.into()),
        ("The gate. *Not*", "<script>alert(1)</script>\n\nThe gate. *Not*", "<script>", MarkdownFault::RawHtml.into()),
        ("a *land* post", "a ![land](/a.png) post", "![land]", MarkdownFault::Image.into()),
        ("https://example.org/rule", "javascript:alert(1)", "javascript", address("javascript:alert(1)")),
        ("https://example.org/rule", "//example.org", "//example", address("//example.org")),
        ("https://example.org/rule", "data:text/html,x", "data:", address("data:text/html,x")),
        ("The gate. *Not*", "# The gate\n\n*Not*", "# The gate", MarkdownFault::Heading.into()),
        ("The gate. *Not*", "```\ncode\n```\n\n*Not*", "```", MarkdownFault::Code.into()),
        ("The gate. *Not*", "---\n\n*Not*", "---\n\n*Not", MarkdownFault::Rule.into()),
        ("- Look again.", "  - Look again.", "  - Look again", MarkdownFault::List.into()),
        ("|---|---:|", "|---|", "| Part", MarkdownFault::NoTable.into()),
        ("Six in the", "```\nSix in the", "```", MarkdownFault::Code.into()),
    ]
}

#[test]
fn a_block_that_only_one_language_has_is_found_there() {
    only_problem(&changed(POST_FR, "- un guichet. {#b2 of=ab243660}\n", ""), POST_FR, "{#b1", Fault::Missing { id: id("b2") });
    only_problem(&changed(POST_EN, "- a desk. {#b2}\n", ""), POST_FR, "{#b2", Fault::Extra { id: id("b2") });
}

#[test]
fn blocks_stand_in_the_same_order_in_every_language() {
    let mut files = changed(POST_FR, "{#b1 of=1b52b42d}", "{#swap of=1b52b42d}");
    let swapped =
        text(&files, POST_FR).replace("{#b2 of=ab243660}", "{#b1 of=1b52b42d}").replace("{#swap of=1b52b42d}", "{#b2 of=ab243660}");
    files.insert(POST_FR.to_owned(), swapped.into_bytes());
    only_problem(&files, POST_FR, "une barrière, avec", Fault::Order { id: id("b2") });
}

#[test]
fn faults_of_a_translation_are_found_at_their_lines() {
    each_is_found(
        POST_FR,
        vec![
            (" of=ab243660", "", "guichet. {#b2", Fault::MissingOf { id: id("b2") }.into()),
            ("- un guichet", "1. un guichet", "1. un guichet", Fault::KindDiffers { id: id("b2") }.into()),
        ],
    );
    let two = changed(POST_FR, "{#b2 of=ab243660}", "{#b1 of=ab243660}");
    let problems = read(&two).expect_err("problems");
    assert!(problems.iter().any(|it| it.line == 14 && it.problem == Fault::Duplicate { id: id("b1") }.into()), "{problems:#?}");
}

#[test]
fn a_block_without_an_id_is_told_what_writes_it() {
    let problems = read(&changed(POST_EN, " {#s2}", "")).expect_err("problems");
    let problem = problems.iter().find(|it| it.path == POST_EN).expect("in the source");
    assert_eq!((problem.line, &problem.problem), (20, &Fault::MissingId.into()));
    assert!(problem.to_string().contains("server import --write-ids"));
}

#[test]
fn containers_are_known_and_closed() {
    let faults = |from: &str, to: &str| -> Vec<(u32, Kind)> {
        let problems = read(&changed(POST_EN, from, to)).expect_err("problems");
        problems.into_iter().filter(|it| it.path == POST_EN).map(|it| (it.line, it.problem)).collect()
    };
    assert_eq!(faults(":::answer {", ":::hint {"), [(28, Fault::UnknownContainer { name: id("hint") }.into())]);
    assert_eq!(faults(":::answer {", ":::answer now {"), [(28, Fault::UnknownContainer { name: id("answer now") }.into())]);
    assert_eq!(faults("- Look again.\n:::", "- Look again."), [(28, Fault::NotClosed.into())]);
    assert_eq!(faults("gate.\n:::\n", "gate.\n"), [(35, Fault::NotClosed.into())]);
    assert_eq!(faults("## What", ":::\n\n## What"), [(12, Fault::NotOpened.into())]);
}

#[test]
fn headings_are_of_the_second_level_and_items_not_nested() {
    for wrong in ["# What", "### What", "#"] {
        let problems = read(&changed(POST_EN, "## What", wrong)).expect_err("problems");
        assert!(problems.iter().any(|it| it.path == POST_EN && it.line == 12 && it.problem == Fault::HeadingLevel.into()), "{problems:#?}");
    }
    only_problem(&changed(POST_EN, "- a desk", "  - a desk"), POST_EN, "- a desk", Fault::NestedItem);
}

#[test]
fn figures_are_there_and_their_words_fit() {
    each_is_found(
        QUEUE_EN,
        vec![
            ("cars = \"cars & vans\"\n", "", ":::figure", Fault::MissingSlot { slot: id("cars") }.into()),
            ("cars =", "vans = \"vans\"\ncars =", "vans =", Fault::UnusedSlot { slot: id("vans") }.into()),
            ("cars =", "\"Cars 2\" = \"x\"\ncars =", "Cars 2", Fault::SlotName { slot: id("Cars 2") }.into()),
        ],
    );
    let mut files = changed(QUEUE_EN, "queue.svg", "row.svg");
    let french = text(&files, QUEUE_FR).replace("queue.svg", "row.svg");
    let problems = read(&files).expect_err("problems");
    let other = Fault::OtherFigure { name: id("row.svg") };
    assert!(problems.iter().any(|it| it.path == QUEUE_FR && it.line == 8 && it.problem == other.clone().into()), "{problems:#?}");
    files.insert(QUEUE_FR.to_owned(), french.into_bytes());
    let problems = read(&files).expect_err("problems");
    assert!(problems.iter().all(|it| it.problem == Fault::MissingFigure { name: id("row.svg") }.into()), "{problems:#?}");
    let problems = read(&changed(QUEUE_EN, "queue.svg", "../queue.svg")).expect_err("problems");
    assert!(problems.iter().any(|it| it.line == 10 && it.problem == Fault::FigureName.into()), "{problems:#?}");
}

#[test]
fn a_block_and_a_lesson_have_an_end() {
    let long = format!("Six {}in", "very ".repeat(5_000));
    let problems = read(&changed(POST_EN, "Six in", &long)).expect_err("problems");
    assert!(problems.iter().any(|it| it.path == POST_EN && it.problem == Fault::TooLong { limit: 20_000 }.into()), "{problems:#?}");
    let many = "Word.\n\n".repeat(1_100);
    let problems = read(&changed(POST_EN, "Six in", &format!("{many}Six in"))).expect_err("problems");
    assert!(problems.iter().any(|it| it.path == POST_EN && it.problem == Fault::TooMany { limit: 1_000 }.into()));
}
