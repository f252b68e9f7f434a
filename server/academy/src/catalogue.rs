//! Courses as held in memory: read once for each epoch of the catalogue, and by edition for those enrolled before.
//!
//! Search is held here too: the whole text of the courses is in memory, so both engines find the same lessons and no
//! statement is spent on it (decision 0003).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use domain::course::{CourseEdition, DocumentHash, Lesson, ModuleEdition};
use domain::language::Language;
use domain::quiz::question::Question;
use interop::document::assemble;
use interop::markdown::{BoxWords, LessonHtml, lesson_html};
use storage::Work;

use crate::correction::{in_place, question_of};
use crate::lookup::stems;
use crate::{Error, Result};

/// Courses in force, as read at one epoch.
#[derive(Debug, Default)]
pub struct Catalogue {
    epoch: i64,
    /// In the order of their ids.
    pub courses: Vec<Arc<LoadedCourse>>,
}

/// An edition of a course, ready to be shown.
#[derive(Debug)]
pub struct LoadedCourse {
    /// The edition.
    pub edition: CourseEdition,
    /// Its number, from 1.
    pub number: u32,
    /// Versions of questions whose key was put right, with what stands in their place.
    in_place: BTreeMap<DocumentHash, (DocumentHash, Question)>,
    lessons: BTreeMap<(String, Language), LoadedLesson>,
    index: Vec<IndexEntry>,
}

/// A lesson ready to be shown in one language.
#[derive(Debug)]
pub struct LoadedLesson {
    /// Its HTML, to be trusted.
    pub html: LessonHtml,
}

/// A lesson's words, for finding.
#[derive(Debug)]
struct IndexEntry {
    lesson: String,
    language: Language,
    title: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Catalogue {
    /// The course of this slug in force.
    pub fn course(&self, slug: &str) -> Option<&Arc<LoadedCourse>> {
        self.courses.iter().find(|loaded| loaded.edition.course.slug == slug)
    }

    /// The course of this id in force.
    pub fn course_by_id(&self, id: &str) -> Option<&Arc<LoadedCourse>> {
        self.courses.iter().find(|loaded| loaded.edition.course.id == id)
    }
}

impl LoadedCourse {
    fn new(mut edition: CourseEdition, number: u32, in_place: BTreeMap<DocumentHash, (DocumentHash, Question)>) -> Self {
        let questions = edition.modules.iter_mut().map(|module| &mut module.questions).chain([&mut edition.final_questions]);
        for kept in questions.flatten() {
            if let Some(right) = in_place.get(&kept.0) {
                kept.clone_from(right);
            }
        }
        let mut lessons = BTreeMap::new();
        let mut index = Vec::new();
        for (_, lesson) in edition.modules.iter().flat_map(|module| &module.lessons) {
            for language in Language::INTERFACE {
                // The words around boxes are put in by the page, which knows its language.
                let html = lesson_html(lesson, &edition.figures, language, &BoxWords { answer: ANSWER, keypoints: KEYPOINTS });
                index.push(entry(lesson, language, &html));
                lessons.insert((lesson.id.clone(), language), LoadedLesson { html });
            }
        }
        Self { edition, number, in_place, lessons, index }
    }

    /// A version of a question of this quiz, with the key in force.
    pub fn question(&self, thing: &str, hash: &DocumentHash) -> Option<&Question> {
        let corrected = self.in_place.get(hash).map(|(_, question)| question);
        corrected.or_else(|| self.edition.quiz_of(thing)?.questions.iter().find(|(it, _)| it == hash).map(|(_, question)| question))
    }

    /// The version that stands in the place of this one: itself, unless its key was put right.
    pub(crate) fn in_place_of<'a>(&'a self, hash: &'a DocumentHash) -> &'a DocumentHash {
        self.in_place.get(hash).map_or(hash, |(right, _)| right)
    }

    /// A lesson ready to be shown; it may be in another language where there is no translation.
    pub fn lesson(&self, lesson: &Lesson, language: Language) -> Option<&LoadedLesson> {
        self.lessons.get(&(lesson.id.clone(), language))
    }

    /// The lessons that have every one of these words, in any language; those with all in the title first.
    pub(crate) fn find(&self, query: &str) -> Vec<(&ModuleEdition, &Lesson)> {
        let mut found: Vec<(bool, usize, &ModuleEdition, &Lesson)> = Vec::new();
        let lessons = self.edition.modules.iter().flat_map(|module| module.lessons.iter().map(move |(_, lesson)| (module, lesson)));
        for (place, (module, lesson)) in lessons.enumerate() {
            let hits: Vec<&IndexEntry> =
                self.index.iter().filter(|entry| entry.lesson == lesson.id && entry.has_all(&stems(query, entry.language))).collect();
            if !hits.is_empty() {
                let in_title = hits.iter().any(|entry| stems(query, entry.language).iter().all(|word| starts(&entry.title, word)));
                found.push((!in_title, place, module, lesson));
            }
        }
        found.sort_by_key(|(not_in_title, place, ..)| (*not_in_title, *place));
        found.into_iter().map(|(_, _, module, lesson)| (module, lesson)).collect()
    }
}

/// Stand in the HTML for the words around boxes.
const ANSWER: &str = "\u{e000}answer\u{e000}";
const KEYPOINTS: &str = "\u{e000}keypoints\u{e000}";

impl LoadedLesson {
    /// The lesson's HTML with the words around its boxes in the language of the page.
    pub fn html_with(&self, answer: &str, keypoints: &str) -> String {
        self.html.html.replace(ANSWER, answer).replace(KEYPOINTS, keypoints)
    }
}

impl IndexEntry {
    fn has_all(&self, words: &[String]) -> bool {
        !words.is_empty() && words.iter().all(|word| starts(&self.words, word) || starts(&self.title, word))
    }
}

/// Whether a word of the set begins so.
fn starts(words: &BTreeSet<String>, beginning: &str) -> bool {
    words.range(beginning.to_owned()..).next().is_some_and(|word| word.starts_with(beginning))
}

fn entry(lesson: &Lesson, language: Language, html: &LessonHtml) -> IndexEntry {
    let text = without_tags(&html.html);
    IndexEntry {
        lesson: lesson.id.clone(),
        language,
        title: stems(lesson.title.read(language), language).into_iter().collect(),
        words: stems(&text, language).into_iter().collect(),
    }
}

/// The text between tags; good enough for finding.
pub(crate) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text
}

/// The catalogue of the present epoch, and older editions asked for since the start.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf(Arc<RwLock<Held>>);

#[derive(Debug, Default)]
struct Held {
    /// The newest epoch seen.
    epoch: i64,
    catalogue: Option<Arc<Catalogue>>,
    /// Each with the epoch it was read at: keys of questions are put right from one epoch to the next.
    editions: HashMap<DocumentHash, (i64, Arc<LoadedCourse>)>,
}

impl Shelf {
    /// The catalogue of this epoch, read anew where another was held.
    pub(crate) async fn at(&self, epoch: i64, work: &mut Work) -> Result<Arc<Catalogue>> {
        self.see(epoch);
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner).catalogue.clone();
        if let Some(catalogue) = held.filter(|catalogue| catalogue.epoch == epoch) {
            return Ok(catalogue);
        }
        let mut courses = Vec::new();
        for published in work.courses().published().await? {
            courses.push(self.edition(&published.hash, published.number, work).await?);
        }
        let catalogue = Arc::new(Catalogue { epoch, courses });
        self.0.write().unwrap_or_else(PoisonError::into_inner).catalogue = Some(Arc::clone(&catalogue));
        Ok(catalogue)
    }

    /// Notes that there is an epoch; what was read before it is read anew when it is needed.
    pub(crate) fn see(&self, epoch: i64) {
        if self.0.read().unwrap_or_else(PoisonError::into_inner).epoch < epoch {
            let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
            held.epoch = held.epoch.max(epoch);
        }
    }

    fn held(&self, hash: &DocumentHash) -> Option<Arc<LoadedCourse>> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        held.editions.get(hash).filter(|(epoch, _)| *epoch == held.epoch).map(|(_, loaded)| Arc::clone(loaded))
    }

    /// The edition an attempt was started in.
    pub(crate) async fn edition_of(&self, hash: &DocumentHash, work: &mut Work) -> Result<Arc<LoadedCourse>> {
        if let Some(loaded) = self.held(hash) {
            return Ok(loaded);
        }
        let number = work.courses().edition_number(hash).await?.ok_or(Error::NotFound)?;
        self.edition(hash, number, work).await
    }

    /// An edition by its hash, with the keys in force.
    pub(crate) async fn edition(&self, hash: &DocumentHash, number: u32, work: &mut Work) -> Result<Arc<LoadedCourse>> {
        if let Some(loaded) = self.held(hash) {
            return Ok(loaded);
        }
        let epoch = work.courses().epoch().await?;
        let bodies = documents(hash, work).await?;
        let edition = assemble(hash, &mut |wanted| bodies.get(wanted).cloned())
            .map_err(|error| Error::Broken(format!("edition {hash} cannot be assembled: {error}")))?;
        let corrected = corrected(&edition, work).await?;
        let loaded = Arc::new(LoadedCourse::new(edition, number, corrected));
        self.see(epoch);
        self.0.write().unwrap_or_else(PoisonError::into_inner).editions.insert(hash.clone(), (epoch, Arc::clone(&loaded)));
        Ok(loaded)
    }
}

/// What stands in the place of versions of this edition's questions.
async fn corrected(edition: &CourseEdition, work: &mut Work) -> Result<BTreeMap<DocumentHash, (DocumentHash, Question)>> {
    let questions = || edition.modules.iter().flat_map(|module| &module.questions).chain(&edition.final_questions);
    let ids: BTreeSet<&str> = questions().map(|(_, question)| question.id.as_str()).collect();
    let in_place = in_place(work).await?;
    let mut corrected = BTreeMap::new();
    for (from, to) in in_place {
        let question = question_of(work, &to).await?;
        if ids.contains(question.id.as_str()) {
            corrected.insert(from, (to, question));
        }
    }
    Ok(corrected)
}

/// A course's documents: its own and all it names, found by following every hash in them.
async fn documents(course: &DocumentHash, work: &mut Work) -> Result<HashMap<DocumentHash, String>> {
    let mut bodies = HashMap::new();
    let mut wanted = vec![course.clone()];
    while let Some(hash) = wanted.pop() {
        if bodies.contains_key(&hash) {
            continue;
        }
        let Some(body) = work.courses().document(&hash).await? else { continue };
        wanted.extend(hashes_in(&body));
        bodies.insert(hash, body);
    }
    Ok(bodies)
}

fn hashes_in(body: &str) -> Vec<DocumentHash> {
    body.split('"')
        .filter(|word| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(|word| DocumentHash(word.to_owned()))
        .collect()
}
