//! Courses as held in memory: read once for each epoch of the catalogue, and by edition for those enrolled before.
//!
//! Search is held here too: the whole text of the courses is in memory, so both engines find the same lessons and no
//! statement is spent on it (decision 0003).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use domain::course::{CourseEdition, DocumentHash, Lesson, ModuleEdition};
use domain::language::Language;
use interop::document::assemble;
use interop::markdown::{BoxWords, LessonHtml, lesson_html};
use storage::Work;

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
    fn new(edition: CourseEdition, number: u32) -> Self {
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
        Self { edition, number, lessons, index }
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
    catalogue: Option<Arc<Catalogue>>,
    editions: HashMap<DocumentHash, Arc<LoadedCourse>>,
}

impl Shelf {
    /// The catalogue of this epoch, read anew where another was held.
    pub(crate) async fn at(&self, epoch: i64, work: &mut Work) -> Result<Arc<Catalogue>> {
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

    /// The edition an attempt was started in.
    pub(crate) async fn edition_of(&self, hash: &DocumentHash, work: &mut Work) -> Result<Arc<LoadedCourse>> {
        if let Some(loaded) = self.0.read().unwrap_or_else(PoisonError::into_inner).editions.get(hash) {
            return Ok(Arc::clone(loaded));
        }
        let number = work.courses().edition_number(hash).await?.ok_or(Error::NotFound)?;
        self.edition(hash, number, work).await
    }

    /// An edition by its hash; editions never change, so one held is right for ever.
    pub(crate) async fn edition(&self, hash: &DocumentHash, number: u32, work: &mut Work) -> Result<Arc<LoadedCourse>> {
        if let Some(loaded) = self.0.read().unwrap_or_else(PoisonError::into_inner).editions.get(hash) {
            return Ok(Arc::clone(loaded));
        }
        let bodies = documents(hash, work).await?;
        let edition = assemble(hash, &mut |wanted| bodies.get(wanted).cloned())
            .map_err(|error| Error::Broken(format!("edition {hash} cannot be assembled: {error}")))?;
        let loaded = Arc::new(LoadedCourse::new(edition, number));
        self.0.write().unwrap_or_else(PoisonError::into_inner).editions.insert(hash.clone(), Arc::clone(&loaded));
        Ok(loaded)
    }
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
