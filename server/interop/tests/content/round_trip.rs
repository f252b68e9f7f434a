//! Files to documents and documents to a course: the same content, the same names.

use std::collections::BTreeMap;

use domain::course::{BlockKind, CourseEdition, DocumentHash, PlannedModule};
use domain::language::Language;
use domain::quiz::hotspot::Area;
use domain::quiz::question::Kind as QuestionKind;
use interop::document::{Document, DocumentError, DocumentKind, QuestionForm, VERSION, assemble, hash};
use interop::folder::{ReadCourse, ThingKind, read, source_hash, source_text};

use crate::base::{QUESTIONS, changed, good, good_course, shipped};

fn put_together(course: &ReadCourse) -> CourseEdition {
    let stored: BTreeMap<&DocumentHash, &Document> = course.documents.iter().map(|it| (&it.hash, it)).collect();
    assemble(&course.course_hash, &mut |hash| stored.get(hash).map(|it| it.body.clone())).expect("its own documents")
}

#[test]
fn a_course_put_together_from_its_documents_gives_the_same_documents() {
    for course in read(&good()).into_iter().chain(read(&shipped())).flatten() {
        let edition = put_together(&course);
        assert_eq!(edition.hash, course.course_hash);
        let again = |kind, found: Option<Document>, hash: &DocumentHash| {
            assert_eq!(found.map(|it| it.hash).as_ref(), Some(hash), "{kind:?}");
        };
        again(DocumentKind::Course, Document::of(DocumentKind::Course, &edition.course), &edition.hash);
        for module in &edition.modules {
            again(DocumentKind::Module, Document::of(DocumentKind::Module, &module.module), &module.hash);
            for (hash, lesson) in &module.lessons {
                again(DocumentKind::Lesson, Document::of(DocumentKind::Lesson, lesson), hash);
            }
            assert_eq!(
                module.questions.iter().map(|(hash, _)| hash).collect::<Vec<_>>(),
                module.module.quiz.questions.iter().collect::<Vec<_>>()
            );
        }
        for (hash, figure) in &edition.figures {
            again(DocumentKind::Figure, Document::of(DocumentKind::Figure, figure), hash);
        }
    }
}

#[test]
fn every_kind_of_question_survives_its_stored_form() {
    let course = good_course();
    let questions = course.documents.iter().filter(|it| it.kind == DocumentKind::Question);
    let mut kinds = Vec::new();
    for document in questions {
        let form: QuestionForm = serde_json::from_str(&document.body).expect("a question");
        assert_eq!(form.version, VERSION);
        let rests_on = form.rests_on.clone();
        let question = form.clone().into_question().expect("formulas");
        kinds.push(question.kind.name());
        assert_eq!(QuestionForm::of(question, rests_on), form);
    }
    assert_eq!(
        kinds,
        [
            "single",
            "multiple",
            "true-false",
            "numeric",
            "match",
            "classify",
            "order",
            "short",
            "gaps",
            "parts",
            "written",
            "moment",
            "hotspot",
            "true-false"
        ]
    );
}

#[test]
fn the_good_course_is_read_as_it_is_written() {
    let course = good_course();
    let edition = put_together(&course);
    assert_eq!(edition.course.languages, [Language::EN, Language::FR]);
    assert!(matches!(&edition.course.modules[..], [PlannedModule::Ready { .. }, PlannedModule::Announced { lessons: 3, minutes: 30, .. }]));
    assert_eq!(edition.minutes(), 42);
    let module = &edition.modules[0];
    assert_eq!(module.questions.len(), 13);
    let (_, post) = module.lesson("the-post").expect("there");
    let ids: Vec<&str> = post.blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["m3", "h1", "p1", "b1", "b2", "s1", "s2", "x1", "a1", "y1"]);
    assert_eq!(post.blocks[0].text.read(Language::EN), "Six in the morning at a *land* post.\nThe gate opens.");
    assert_eq!(post.blocks[4].text.read(Language::FR), "un guichet.");
    assert_eq!(post.blocks[5].kind, BlockKind::Item { ordered: true });
    assert_eq!(post.blocks[7].text.read(Language::EN), "| Part | Hours |\n|---|---:|\n| gate | 24 |\n| desk | 8 |");
    assert_eq!(post.rests_on[0].text.read(Language::FR), "Convention de Kyoto révisée, Annexe générale, norme 6.2");
    let (_, queue) = module.lesson("the-queue").expect("there");
    let BlockKind::Figure { figure, slots } = &queue.blocks[1].kind else { panic!("a figure") };
    assert_eq!(edition.figures[figure].name, "queue.svg");
    assert_eq!(slots[&Language::FR]["cars"], "voitures");
    let (_, pointing) = module.questions.last().expect("questions");
    let QuestionKind::Hotspot(hotspot) = &pointing.kind else { panic!("a picture") };
    assert_eq!((&hotspot.picture.figure, hotspot.picture.slots[&Language::FR]["cars"].as_str()), (figure, "voitures"));
    assert_eq!(hotspot.areas["line"], Area { x: 1, y: 12, width: 24, height: 6 });
    assert!(edition.quiz_of("c").is_some_and(|quiz| quiz.rules.draw == 1 && quiz.questions.len() == 1));
}

#[test]
fn things_stand_in_order_with_their_parents() {
    let things: Vec<_> = good_course().things.into_iter().map(|it| (it.kind, it.id, it.slug, it.parent)).collect();
    let thing = |kind, id: &str, slug: &str, parent: Option<&str>| (kind, id.to_owned(), slug.to_owned(), parent.map(str::to_owned));
    assert_eq!(things[0], thing(ThingKind::Course, "c", "customs", None));
    assert_eq!(things[1], thing(ThingKind::Module, "c-a", "first-steps", Some("c")));
    assert_eq!(things[2], thing(ThingKind::Lesson, "c-a-l1", "the-post", Some("c-a")));
    assert_eq!(things[4], thing(ThingKind::Question, "a-q1", "a-q1", Some("c-a")));
    assert_eq!(things.last(), Some(&thing(ThingKind::Question, "c-f1", "c-f1", Some("c"))));
    assert_eq!(things.len(), 18);
}

#[test]
fn the_same_files_have_the_same_names_and_a_change_changes_only_what_holds_it() {
    let before = good_course();
    assert_eq!(good_course(), before);
    let after = read(&changed(QUESTIONS, "At six.", "At seven.")).expect("still good").remove(0);
    let new: Vec<DocumentKind> = after.documents.iter().filter(|it| !before.documents.contains(it)).map(|it| it.kind).collect();
    assert_eq!(new, [DocumentKind::Question, DocumentKind::Module, DocumentKind::Course]);
}

#[test]
fn white_space_and_comments_in_toml_change_no_name() {
    let after = read(&changed(QUESTIONS, "  why.en = \"At six.\"", "  # At dawn.\n\n  why.en   =   \"At six.\"")).expect("still good");
    assert_eq!(after[0].course_hash, good_course().course_hash);
}

#[test]
fn a_translation_of_an_older_text_is_reported_and_read() {
    let course = read(&changed(crate::base::POST_EN, "- a desk.", "- a new desk.")).expect("legal").remove(0);
    let stale: Vec<_> = course.stale.iter().map(|it| (it.path.as_str(), it.line, it.block.as_str())).collect();
    assert_eq!(stale, [(crate::base::POST_FR, 14, "b2")]);
    assert!(good_course().stale.is_empty());
}

#[test]
fn the_hash_of_a_block_knows_no_white_space_and_can_be_taken_of_what_is_stored() {
    assert_eq!(source_hash("A  check\nis made "), source_hash("A check is made"));
    assert_ne!(source_hash("A check is made"), source_hash("A check is made."));
    for module in &put_together(&good_course()).modules {
        for block in module.lessons.iter().flat_map(|(_, lesson)| &lesson.blocks) {
            assert_eq!(block.made_from[&Language::FR], source_hash(&source_text(block, Language::EN)), "{}", block.id);
        }
    }
}

#[test]
fn a_course_is_not_put_together_from_documents_that_are_missing_or_altered() {
    let course = good_course();
    let with = |change: &dyn Fn(&Document) -> Option<String>| {
        let find = &mut |hash: &DocumentHash| course.documents.iter().find(|it| it.hash == *hash).and_then(change);
        assemble(&course.course_hash, find).expect_err("refused")
    };
    let body = |it: &Document| Some(it.body.clone());
    let missing = with(&|it| (it.kind != DocumentKind::Figure).then(|| it.body.clone()));
    assert!(matches!(missing, DocumentError::Missing { kind: DocumentKind::Figure, .. }), "{missing}");
    let altered = with(&|it| if it.kind == DocumentKind::Lesson { body(it).map(|body| body + " ") } else { body(it) });
    assert!(matches!(altered, DocumentError::Altered { kind: DocumentKind::Lesson, .. }), "{altered}");
}

#[test]
fn a_document_of_another_version_or_kind_is_refused() {
    let refused = |body: &str| {
        let name = hash(body);
        assemble(&name, &mut |_| Some(body.to_owned())).expect_err("refused")
    };
    assert!(matches!(refused("{\"version\":2}"), DocumentError::Version { version: 2, .. }));
    assert!(matches!(refused("{\"version\":1}"), DocumentError::Unreadable { .. }));
    assert!(matches!(refused("[]"), DocumentError::Unreadable { .. }));
}
