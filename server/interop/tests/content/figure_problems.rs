//! Drawings: what they may not hold, and what comes out of them all the same.

use std::collections::BTreeMap;

use interop::figure::{FigureFault as Fault, check, fill, slots};
use interop::folder::{ProblemKind as Kind, read};

use crate::base::{FIGURE, changed, each_is_found, good, text};

fn element(name: &str) -> Kind {
    Fault::Element { name: name.to_owned() }.into()
}

fn attribute(element: &str, name: &str) -> Kind {
    Fault::Attribute { element: element.to_owned(), name: name.to_owned() }.into()
}

fn value(name: &str, value: &str) -> Kind {
    Fault::Value { name: name.to_owned(), value: value.to_owned() }.into()
}

#[test]
fn what_may_not_stand_in_a_drawing_is_found_at_its_line() {
    let with = |inside: &'static str| ("    <path", inside);
    let elements = [
        ("    <script>alert(1)</script><path", "script"),
        ("    <style>*{display:none}</style><path", "style"),
        ("    <foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject><path", "foreignObject"),
        ("    <image href=\"https://example.org/x.png\"/><path", "image"),
        ("    <use href=\"#a\"/><path", "use"),
        ("    <a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a><path", "a"),
        ("    <animate attributeName=\"x\"/><path", "animate"),
        ("    <set attributeName=\"onclick\" to=\"alert(1)\"/><path", "set"),
        ("    <svg viewBox=\"0 0 1 1\"/><path", "svg"),
        ("    <rect xmlns=\"http://example.org/other\"/><path", "rect"),
        ("    <title data-slot=\"title\"/><path", "title"),
    ];
    let cases = elements.into_iter().map(|(inside, name)| {
        let (from, to) = with(inside);
        (from, to, inside, element(name))
    });
    each_is_found(FIGURE, cases.collect());
}

#[test]
fn attributes_that_a_drawing_may_not_have_are_found_at_their_lines() {
    let on_rect = |name: &str| attribute("rect", name);
    each_is_found(
        FIGURE,
        vec![
            ("<rect class", "<rect onclick=\"alert(1)\" class", "onclick", on_rect("onclick")),
            ("<rect class", "<rect style=\"fill:red\" class", "style", on_rect("style")),
            ("<rect class", "<rect fill=\"red\" class", "fill", on_rect("fill")),
            ("<rect class", "<rect stroke=\"url(#x)\" class", "stroke", on_rect("stroke")),
            ("<rect class", "<rect id=\"x\" class", "id=", on_rect("id")),
            ("<rect class", "<rect href=\"https://example.org\" class", "href", on_rect("href")),
            ("<rect class", "<rect xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\" class", "xlink", on_rect("href")),
            ("<rect class", "<rect data-slot=\"cars\" class", "<rect", on_rect("data-slot")),
            ("width=\"20\"", "width=\"20px\"", "20px", value("width", "20px")),
            ("width=\"20\"", "width=\"calc(1px)\"", "calc", value("width", "calc(1px)")),
            ("class=\"line\"", "class=\"Line\"", "Line", value("class", "Line")),
            ("d=\"M0 20", "d=\"url(#x)", "url", value("d", "url(#x) L 90 20")),
            ("translate(2 3)", "translate(2 3) url(x)", "url", value("transform", "translate(2 3) url(x)")),
            ("0 0 100 40", "0 0 100", "viewBox", value("viewBox", "0 0 100")),
            ("role=\"img\"", "role=\"button\"", "role", value("role", "button")),
            ("data-slot=\"cars\"", "data-slot=\"Cars!\"", "Cars!", value("data-slot", "Cars!")),
        ],
    );
}

#[test]
fn a_drawing_has_no_words_of_its_own() {
    each_is_found(
        FIGURE,
        vec![
            (">40 %<", ">forty<", "forty", Fault::Words { words: "forty".to_owned() }.into()),
            ("<g class", "stray <g class", "stray", Fault::Words { words: "stray".to_owned() }.into()),
            (
                "data-slot=\"cars\"/>",
                "data-slot=\"cars\">40</text>",
                "data-slot=\"cars\"",
                Fault::FilledSlot { slot: "cars".to_owned() }.into(),
            ),
        ],
    );
    assert!(read(&changed(FIGURE, ">40 %<", ">A 40<")).is_ok());
}

#[test]
fn a_drawing_has_a_title_a_description_and_a_view_box() {
    for (from, to, fault) in [
        ("<title data-slot=\"title\"/>", "", Fault::Missing { name: "title" }),
        ("<desc data-slot=\"desc\"/>", "", Fault::Missing { name: "desc" }),
        ("viewBox=\"0 0 100 40\"", "", Fault::Root),
        (" xmlns=\"http://www.w3.org/2000/svg\"", "", Fault::Root),
    ] {
        let problems = read(&changed(FIGURE, from, to)).expect_err("problems");
        let found = problems.iter().any(|it| it.path == FIGURE && it.line == 2 && it.problem == fault.clone().into());
        assert!(found, "{problems:#?}");
    }
}

#[test]
fn xml_that_is_none_or_has_a_document_type_is_not_read() {
    let bombs = [
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
        "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg/>",
        "<svg",
        "",
        "<svg xmlns=\"http://www.w3.org/2000/svg\">&xxe;</svg>",
    ];
    for bomb in bombs {
        let problems = check(bomb).expect_err(bomb);
        assert!(matches!(problems[0].fault, Fault::Unreadable { .. }), "{bomb}: {problems:?}");
        assert_eq!(fill(bomb, &BTreeMap::new(), "b"), "", "{bomb}");
    }
    let instruction = format!("<?xml-stylesheet href=\"https://example.org/x.css\"?>{}", text(&good(), FIGURE));
    let problems = check(&instruction).expect_err("an instruction");
    assert_eq!(problems[0].fault, Fault::Instruction { name: "xml-stylesheet".to_owned() });
}

#[test]
fn a_drawing_too_large_or_too_deep_is_refused_without_effort() {
    let open = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title data-slot=\"title\"/><desc data-slot=\"desc\"/>";
    let nested = |depth: usize| format!("{open}{}{}</svg>", "<g>".repeat(depth), "</g>".repeat(depth));
    assert!(check(&nested(10)).is_ok());
    assert!(check(&nested(9_000)).expect_err("deep").iter().all(|it| it.fault == Fault::TooDeep));
    assert!(!fill(&nested(9_000), &BTreeMap::new(), "b").is_empty());
    assert_eq!(check(&nested(100_000)).expect_err("large")[0].fault, Fault::TooLarge);
    let wide = format!("{open}{}</svg>", "<g/>".repeat(30_000));
    assert!(matches!(check(&wide).expect_err("wide")[0].fault, Fault::Unreadable { .. }));
}

#[test]
fn a_drawing_is_kept_in_one_form_and_filled_with_escaped_words() {
    let kept = check(&text(&good(), FIGURE)).expect("a good drawing");
    assert_eq!(check(&kept).as_ref(), Ok(&kept), "its kept form is a drawing again");
    assert_eq!(slots(&kept).into_iter().collect::<Vec<_>>(), ["cars", "desc", "title"]);
    let words = [("title", "A & B"), ("desc", "</desc><script>"), ("cars", "\"x\" <b>")];
    let words = words.into_iter().map(|(slot, words)| (slot.to_owned(), words.to_owned())).collect();
    assert_eq!(
        fill(&kept, &words, "b-f1"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"b-f1-title b-f1-desc\" viewBox=\"0 0 100 40\">\
         <title id=\"b-f1-title\">A &amp; B</title><desc id=\"b-f1-desc\">&lt;/desc&gt;&lt;script&gt;</desc>\
         <g class=\"cars\" transform=\"translate(2 3)\"><rect class=\"sea-area\" x=\"0\" y=\"0\" width=\"20\" height=\"10.5\"></rect>\
         <path class=\"line\" d=\"M0 20 L 90 20\"></path><text class=\"soft\" x=\"30\" y=\"8\">&quot;x&quot; &lt;b&gt;</text>\
         <text x=\"60\" y=\"8\">40 %</text></g></svg>"
    );
}

#[test]
fn what_a_drawing_may_not_hold_does_not_come_out_even_unchecked() {
    let hostile = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" onload=\"alert(1)\">\
        <script>alert(1)</script><g onclick=\"x\" class=\"ok\"><foreignObject><b/></foreignObject>\
        <image href=\"x\"/><rect style=\"x\" x=\"1\" fill=\"url(http://x)\"/><text><a href=\"javascript:x\">z</a></text></g></svg>";
    assert_eq!(
        fill(hostile, &BTreeMap::new(), "\"><script>"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"&quot;&gt;&lt;script&gt;-title &quot;&gt;&lt;script&gt;-desc\" \
         viewBox=\"0 0 1 1\"><g class=\"ok\"><rect x=\"1\"></rect><text></text></g></svg>"
    );
}
