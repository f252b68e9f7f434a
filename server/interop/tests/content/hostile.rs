//! Whatever comes in, nothing panics, nothing takes long, and nothing but the allow-list comes out.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::course::{Block, BlockKind, DocumentHash, Figure, Lesson};
use domain::language::{Language, Text};
use interop::folder::{read, write_ids};
use interop::markdown::{inline, lesson_html, prose};
use proptest::prelude::*;

use crate::base::{BOXES, COURSE, FIGURE, POST_EN, POST_FR, QUESTIONS, changed, good};
use crate::tight::{ATTACKS, assert_tight};

fn block(id: &str, kind: BlockKind, text: &str) -> Block {
    Block { id: id.to_owned(), kind, text: Text([(Language::EN, text.to_owned())].into()), made_from: BTreeMap::new() }
}

/// The text as every kind of block there is, between two other blocks.
fn shown(text: &str) -> String {
    let hash = DocumentHash("x".to_owned());
    let slots: BTreeMap<String, String> = ["title", "desc", "a"].map(|slot| (slot.to_owned(), text.to_owned())).into();
    let slots = BTreeMap::from([(Language::EN, slots)]);
    let kinds = [
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Item { ordered: true },
        BlockKind::Item { ordered: false },
        BlockKind::Table,
        BlockKind::Answer,
        BlockKind::KeyPoints,
        BlockKind::Figure { figure: hash.clone(), slots },
    ];
    let mut blocks: Vec<Block> = kinds.into_iter().map(|kind| block(text, kind, text)).collect();
    blocks.push(block("last", BlockKind::Paragraph, "The end."));
    let title = Text([(Language::EN, text.to_owned())].into());
    let lesson = Lesson {
        version: 1,
        id: text.to_owned(),
        slug: text.to_owned(),
        title,
        objectives: Vec::new(),
        minutes: 1,
        rests_on: Vec::new(),
        blocks,
    };
    let figures = BTreeMap::from([(hash, Figure { version: 1, name: String::new(), svg: text.to_owned() })]);
    let html = lesson_html(&lesson, &figures, Language::EN, &BOXES).html;
    assert!(html.ends_with("<p id=\"b-last\">The end.</p>\n"), "{html}");
    html
}

#[test]
fn known_attacks_come_out_as_words() {
    for attack in ATTACKS {
        assert_tight(&shown(attack));
        assert_tight(&inline(attack));
        assert_tight(&prose(attack));
        for other in ATTACKS {
            assert_tight(&prose(&format!("{attack}\n{other}")));
        }
    }
}

#[test]
fn text_made_to_be_slow_is_shown_or_refused_in_time() {
    let began = Instant::now();
    for pattern in [
        ">",
        "> ",
        "> - ",
        "* - + ",
        "1. - ",
        " > ",
        "*",
        "_",
        "[",
        "](",
        "![",
        "`",
        "<",
        "<a",
        "&",
        "~",
        "^",
        "**a ",
        "[a](",
        "- ",
        "1. ",
        "|",
        "a\n|-\n",
        "\\",
        "<!--",
        "[a]: b\n",
        "  - a\n    ",
    ] {
        let text = pattern.repeat(20_000 / pattern.len());
        let one = Instant::now();
        assert_tight(&inline(&text));
        assert_tight(&prose(&text));
        assert!(one.elapsed() < Duration::from_secs(2), "{pattern} takes {:?}", one.elapsed());
        let files = changed(POST_EN, "Six in", &format!("{text}\n\nSix in"));
        let _ = (read(&files), write_ids(&files));
    }
    assert!(began.elapsed() < Duration::from_mins(1), "{:?}", began.elapsed());
}

#[test]
fn files_made_to_be_slow_or_deep_are_refused_in_time() {
    let began = Instant::now();
    let mut deep = good();
    for pattern in [
        "[",
        "a=[",
        "{a={",
        "a.",
        "[[a]]\n",
        "[a.b]\n",
        "\"",
        "#",
        "\n",
        "x=1\n",
        "[[question]]\n",
        "|",
        ":::a\n",
        "+++\n",
        "- x {#a}\n",
        "x\n\n",
        "<g>",
        "\u{feff}",
    ] {
        let bytes = pattern.repeat(200_000 / pattern.len()).into_bytes();
        for path in [COURSE, QUESTIONS, FIGURE, POST_EN, POST_FR] {
            let before = deep.insert(path.to_owned(), bytes.clone()).expect("there");
            let _ = (read(&deep), write_ids(&deep));
            deep.insert(path.to_owned(), before);
        }
    }
    assert!(began.elapsed() < Duration::from_mins(1), "{:?}", began.elapsed());
}

fn any_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(vec![
            "*", "_", "`", "[", "](", ")", "<", ">", "\n", "\n\n", "|", "#", "- ", "1. ", "&", "\"", "'", "{#a1}", "{", "}", "\\", "~",
            "^", "\u{a0}", "\0"
        ])
        .prop_map(str::to_owned),
        "[a-zé ]{0,8}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_the_allow_list_comes_out_of_any_text(text in any_markdown()) {
        assert_tight(&shown(&text));
        assert_tight(&inline(&text));
        assert_tight(&prose(&text));
    }

    #[test]
    fn any_change_of_any_file_is_read_or_refused(file in 0..10_usize, at in 0..4_000_usize, cut in 0..200_usize, put in any_markdown()) {
        let mut files = good();
        let path = files.keys().nth(file % files.len()).cloned().expect("a file");
        let bytes = files.get_mut(&path).expect("there");
        let start = at.min(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put.into_bytes());
        if let Err(problems) = read(&files) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|it| 0 < it.line && 0 < it.column && !it.to_string().is_empty()));
        }
        if let Ok(written) = write_ids(&files) {
            let mut again = files;
            again.extend(written.into_iter().map(|(path, text)| (path, text.into_bytes())));
            prop_assert_eq!(write_ids(&again), Ok(BTreeMap::new()));
        }
    }
}

#[test]
fn a_question_with_many_draws_is_checked_in_time() {
    let began = Instant::now();
    let many = ["a", "b", "c", "d"].map(|name| format!("parameters.{name} = {{ from = 1, to = 9999, step = 1 }}\n")).concat();
    let _ = read(&changed(QUESTIONS, "parameters.cars", &format!("{many}parameters.cars")));
    assert!(began.elapsed() < Duration::from_secs(5));
}
