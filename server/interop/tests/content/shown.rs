//! Lessons and questions as HTML.

use domain::course::{CourseEdition, Lesson};
use domain::language::{Language, Text};
use interop::document::assemble;
use interop::markdown::{LessonHtml, inline, lesson_html, prose};

use crate::base::{BOXES, good_course};

fn good_edition() -> CourseEdition {
    let course = good_course();
    let find = &mut |hash: &_| course.documents.iter().find(|it| it.hash == *hash).map(|it| it.body.clone());
    assemble(&course.course_hash, find).expect("its own documents")
}

fn lesson(edition: &CourseEdition, slug: &str) -> Lesson {
    edition.modules[0].lesson(slug).expect("there").1.clone()
}

fn shown(slug: &str, language: Language) -> LessonHtml {
    let edition = good_edition();
    lesson_html(&lesson(&edition, slug), &edition.figures, language, &BOXES)
}

const POST: &str = "\
<p id=\"b-m3\" class=\"lead\">Six in the morning at a <em>land</em> post.
The gate opens.</p>
<h2 id=\"b-h1\">What a post is</h2>
<p id=\"b-p1\">A post has:</p>
<ul>
<li id=\"b-b1\">a gate, with a <a href=\"https://example.org/rule\" rel=\"noopener noreferrer\">rule</a>;</li>
<li id=\"b-b2\">a desk.</li>
</ul>
<ol>
<li id=\"b-s1\">First the gate.</li>
<li id=\"b-s2\">Then the desk.</li>
</ol>
<div class=\"scroll\" id=\"b-x1\" tabindex=\"0\" role=\"region\" aria-label=\"What a post is\">
<table>
<thead>
<tr>
<th scope=\"col\">Part</th>
<th scope=\"col\" class=\"end\">Hours</th>
</tr>
</thead>
<tbody>
<tr>
<td>gate</td>
<td class=\"end\">24</td>
</tr>
<tr>
<td>desk</td>
<td class=\"end\">8</td>
</tr>
</tbody>
</table>
</div>
<details class=\"answer-box\" id=\"b-a1\"><summary>Show the answer</summary>
<p>The gate. <em>Not</em> the desk.</p>
<ul>
<li>Look at it.</li>
<li>Look again.</li>
</ul>
</details>
<section class=\"keypoints aside\" id=\"b-y1\" aria-label=\"Key points\">
<ul>
<li>A post has a gate.</li>
</ul>
</section>
";

#[test]
fn a_lesson_becomes_a_sequence_of_blocks_with_their_ids() {
    let shown = shown("the-post", Language::EN);
    assert_eq!(shown.html, POST);
    assert_eq!(shown.headings, [("b-h1".to_owned(), "What a post is".to_owned())]);
    assert_eq!(shown.language, Language::EN);
    // 11 + 4 + 3 + 5 + 2 + 3 + 3 + 6 + 10 + 5, block by block.
    assert_eq!(shown.words, 52);
}

#[test]
fn a_figure_is_drawn_in_the_language_of_the_lesson() {
    let html = shown("the-queue", Language::FR).html;
    assert!(html.contains("<figure class=\"plate\" id=\"b-f1\"><svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"b-f1-title b-f1-desc\""), "{html}");
    assert!(html.contains("<title id=\"b-f1-title\">Une file</title>"), "{html}");
    assert!(html.contains(">voitures</text>"), "{html}");
    assert!(
        html.ends_with(
            "</svg><figcaption>Une file</figcaption></figure>\n<blockquote id=\"b-q1\">\n<p>Qui attend pense.</p>\n</blockquote>\n"
        ),
        "{html}"
    );
    assert!(shown("the-queue", Language::EN).html.contains(">cars &amp; vans</text>"));
}

#[test]
fn a_lesson_that_is_not_whole_in_a_language_is_shown_in_another_as_a_whole() {
    let spanish = Language::parse("es").expect("a code");
    assert_eq!(shown("the-post", spanish).language, Language::EN);
    let edition = good_edition();
    let mut lesson = lesson(&edition, "the-post");
    lesson.blocks[2].text.0.remove(&Language::FR);
    assert_eq!(lesson_html(&lesson, &edition.figures, Language::FR, &BOXES).language, Language::EN);
    for block in &mut lesson.blocks {
        block.text.0.insert(spanish, "hola".to_owned());
        block.text.0.remove(&Language::EN);
    }
    lesson.title = Text([(spanish, "Puesto".to_owned()), (Language::FR, "Poste".to_owned())].into());
    assert_eq!(lesson_html(&lesson, &edition.figures, Language::EN, &BOXES).language, spanish);
}

#[test]
fn words_within_a_line_are_not_wrapped_and_never_become_blocks() {
    for (text, html) in [
        ("a *new* importer", "a <em>new</em> importer"),
        ("H~2~O and m^2^", "H<sub>2</sub>O and m<sup>2</sup>"),
        ("`x < y` & co", "<code>x &lt; y</code> &amp; co"),
        ("1. July", "1. July"),
        ("- 5 %", "- 5 %"),
        ("# no heading", "# no heading"),
        ("two\nlines", "two lines"),
        ("a \\* b", "a * b"),
        ("", ""),
    ] {
        assert_eq!(inline(text), html, "{text}");
    }
}

#[test]
fn prose_has_paragraphs_and_lists() {
    assert_eq!(prose("One.\n\nTwo:\n\n- a\n- b"), "<p>One.</p>\n<p>Two:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
}

#[test]
fn links_lead_elsewhere_safely_or_stay_on_the_site() {
    assert_eq!(inline("[a](/en/courses)"), "<a href=\"/en/courses\" rel=\"noopener noreferrer\">a</a>");
    assert_eq!(inline("[a](#b-h1)"), "<a href=\"#b-h1\" rel=\"noopener noreferrer\">a</a>");
    assert_eq!(
        inline("<mailto:desk@example.org>"),
        "<a href=\"mailto:desk@example.org\" rel=\"noopener noreferrer\">mailto:desk@example.org</a>"
    );
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
        "page",
        "\u{1}javascript:x",
        "java\tscript:x",
    ] {
        let html = inline(&format!("[a](<{address}>)"));
        assert!(!html.contains("href"), "{address}: {html}");
    }
}
