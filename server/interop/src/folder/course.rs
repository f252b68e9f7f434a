//! `course.toml` and `final.toml`: a course's plan and its final assessment.

use std::collections::{BTreeMap, BTreeSet};

use domain::course::{Access, Assessment, CompletedBy, Course, PlannedModule};
use domain::language::Language;

use super::module::{self, Drawings, Outline};
use super::problem::{Place, ProblemKind};
use super::questions::{Scope, assessment};
use super::reading::{Reading, Shelf};
use super::source::Log;
use super::table::{Located, Origin, Table};
use super::tree::CourseFiles;
use super::{ReadCourse, ThingKind, ThingRef};
use crate::document::{DocumentKind, VERSION};

const KEYS: [&str; 10] = ["id", "code", "topic", "access", "languages", "title", "summary", "completed_by", "outcome", "module"];
const COUNT: (i64, i64) = (1, 10_000);
const COUNT_WORDS: &str = "from 1 to 10000";

/// The course of this folder, as far as it can be read.
pub(super) fn read(slug: &str, files: &CourseFiles, reading: &mut Reading) -> Option<ReadCourse> {
    let Some(source) = &files.course else {
        let problem = ProblemKind::MissingFile { file: "course.toml".to_owned() };
        reading.log.add(&format!("{slug}/course.toml"), Place::START, problem);
        return None;
    };
    let origin = Origin::whole(source);
    let parsed = origin.parse(source.text.len(), &mut reading.log)?;
    let table = Table::root(origin, &parsed);
    let languages = languages(table, &mut reading.log);
    let mut shelf = Shelf::new(reading, languages);
    let course = course(slug, table, files, &mut shelf)?;
    let course_hash = shelf.keep(DocumentKind::Course, &course)?;
    let (id, slug) = (course.id, slug.to_owned());
    shelf.things.push(ThingRef { id, kind: ThingKind::Course, slug, parent: None, hash: course_hash.clone() });
    let Shelf { documents, mut things, stale, .. } = shelf;
    things.rotate_right(1);
    Some(ReadCourse { course_hash, documents, things, stale })
}

pub(super) fn languages(table: Table<'_>, log: &mut Log) -> Vec<Language> {
    table.require("languages", log);
    let mut languages = Vec::new();
    for Located { value, place } in table.texts("languages", log) {
        match Language::parse(&value) {
            None => {
                let allowed = "codes of two lower-case letters";
                table.problem(log, place, ProblemKind::OutOfRange { key: "languages".to_owned(), allowed });
            }
            Some(language) if languages.contains(&language) => {
                table.problem(log, place, ProblemKind::ListedTwice { slug: value });
            }
            Some(language) => languages.push(language),
        }
    }
    if languages.is_empty() && table.has("languages") {
        table.problem(log, table.place_of("languages"), ProblemKind::Empty { key: "languages".to_owned() });
    }
    languages
}

fn course(slug: &str, table: Table<'_>, files: &CourseFiles, shelf: &mut Shelf<'_>) -> Option<Course> {
    let languages = shelf.languages.clone();
    let log = &mut shelf.reading.log;
    table.only(&KEYS, log);
    let id = table.required_text("id", log);
    let code = table.required_text("code", log);
    let topic = table.required_text("topic", log);
    let access = one_of(table, "access", &[("public", Access::Public), ("members", Access::Members)], log);
    table.require("access", log);
    let completed = [("lessons-and-quiz", CompletedBy::LessonsAndQuiz), ("quiz", CompletedBy::Quiz)];
    let completed_by = one_of(table, "completed_by", &completed, log).unwrap_or(CompletedBy::LessonsAndQuiz);
    let title = table.words("title", &languages, log).text();
    let summary = table.words("summary", &languages, log).text();
    if let Some(id) = &id {
        shelf.reading.claim(table.path(), id);
    }
    let outcomes = shelf.aims(table, "outcome");
    let course_id = id.map(|id| id.value).unwrap_or_default();
    let (modules, outlines) = modules(slug, &course_id, table, files, shelf);
    let mut aims: BTreeSet<String> = outcomes.iter().map(|aim| aim.id.clone()).collect();
    aims.extend(outlines.values().flat_map(|outline| outline.objectives.iter().cloned()));
    let final_assessment = final_assessment(&course_id, aims, &outlines, files, shelf);
    Some(Course {
        version: VERSION,
        id: course_id,
        slug: slug.to_owned(),
        code: code?.value,
        topic: topic?.value,
        access: access?,
        languages,
        title,
        summary,
        outcomes,
        completed_by,
        modules,
        final_assessment,
    })
}

fn one_of<T: Copy>(table: Table<'_>, key: &str, allowed: &[(&'static str, T)], log: &mut Log) -> Option<T> {
    let written = table.text(key, log)?;
    let found = allowed.iter().find(|(name, _)| *name == written.value).map(|(_, value)| *value);
    if found.is_none() {
        let known = allowed.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" or ");
        table.problem(log, written.place, ProblemKind::UnknownValue { key: key.to_owned(), known });
    }
    found
}

type Outlines = BTreeMap<String, Outline>;

fn modules(slug: &str, course: &str, table: Table<'_>, files: &CourseFiles, shelf: &mut Shelf<'_>) -> (Vec<PlannedModule>, Outlines) {
    let mut modules = Vec::new();
    let mut outlines = Outlines::new();
    let mut listed: Vec<String> = Vec::new();
    for entry in table.tables("module", &mut shelf.reading.log) {
        entry.only(&["slug", "code", "announced", "lessons_planned", "minutes_planned"], &mut shelf.reading.log);
        let Some(module) = entry.required_text("slug", &mut shelf.reading.log) else { continue };
        if !shelf.is_new(entry.path(), &module, &listed) {
            continue;
        }
        if let Some(files) = files.modules.get(&module.value) {
            only_slug(&module, entry, shelf);
            let folder = module::Folder { path: format!("{slug}/{}", module.value), slug: &module.value, course, files };
            let (hash, outline) = module::read(&folder, shelf);
            modules.extend(hash.map(|module| PlannedModule::Ready { module }));
            outlines.insert(module.value.clone(), outline);
        } else if entry.has("announced") {
            modules.extend(announced(&module.value, entry, shelf));
        } else {
            shelf.problem(entry.path(), module.place, ProblemKind::NoFolder { slug: module.value.clone() });
        }
        listed.push(module.value);
    }
    for module in files.modules.keys().filter(|module| !listed.contains(module)) {
        let problem = ProblemKind::NotListed { slug: module.clone(), list: "course.toml" };
        shelf.problem(&format!("{slug}/{module}"), Place::START, problem);
    }
    (modules, outlines)
}

fn only_slug(module: &Located<String>, entry: Table<'_>, shelf: &mut Shelf<'_>) {
    let others = ["announced", "code", "lessons_planned", "minutes_planned"];
    if let Some(key) = others.into_iter().find(|key| entry.has(key)) {
        let problem = ProblemKind::AnnouncedAndThere { slug: module.value.clone() };
        shelf.problem(entry.path(), entry.place_of(key), problem);
    }
}

fn announced(slug: &str, entry: Table<'_>, shelf: &mut Shelf<'_>) -> Option<PlannedModule> {
    let languages = shelf.languages.clone();
    let log = &mut shelf.reading.log;
    let code = entry.required_text("code", log);
    let title = entry.words("announced", &languages, log).text();
    for key in ["lessons_planned", "minutes_planned"] {
        entry.require(key, log);
    }
    let mut count = |key| entry.whole(key, COUNT, COUNT_WORDS, log).and_then(|it| u32::try_from(it.value).ok());
    let (lessons, minutes) = (count("lessons_planned"), count("minutes_planned"));
    Some(PlannedModule::Announced { slug: slug.to_owned(), code: code?.value, title, lessons: lessons?, minutes: minutes? })
}

fn final_assessment(
    course: &str,
    aims: BTreeSet<String>,
    outlines: &Outlines,
    files: &CourseFiles,
    shelf: &mut Shelf<'_>,
) -> Option<Assessment> {
    let source = files.final_assessment.as_ref()?;
    let origin = Origin::whole(source);
    let parsed = origin.parse(source.text.len(), &mut shelf.reading.log)?;
    let table = Table::root(origin, &parsed);
    table.only(&["quiz", "question"], &mut shelf.reading.log);
    let is_lesson = |reread: &str| {
        let (module, lesson) = reread.split_once('/').unwrap_or_default();
        outlines.get(module).is_some_and(|outline| outline.has(lesson))
    };
    // Drawings belong to modules.
    let drawings = Drawings::new();
    let scope = Scope { parent: course, objectives: aims, is_lesson: &is_lesson, drawings: &drawings };
    assessment(table, table, &scope, shelf)
}
