//! The files of the folder by what they are; nothing of their insides is known here.

use std::collections::BTreeMap;

use domain::language::Language;

use super::problem::{Place, ProblemKind};
use super::source::{Log, Source, is_slug};

/// The folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// `instruments.toml`.
    pub(super) instruments: Option<Source>,
    /// The courses by slug.
    pub(super) courses: BTreeMap<String, CourseFiles>,
}

/// The files of a course.
#[derive(Debug, Default)]
pub(super) struct CourseFiles {
    /// `course.toml`.
    pub(super) course: Option<Source>,
    /// `final.toml`.
    pub(super) final_assessment: Option<Source>,
    /// The modules that have a folder, by slug.
    pub(super) modules: BTreeMap<String, ModuleFiles>,
}

/// The files of a module.
#[derive(Debug, Default)]
pub(super) struct ModuleFiles {
    /// `module.toml`.
    pub(super) module: Option<Source>,
    /// `questions.toml`.
    pub(super) questions: Option<Source>,
    /// The drawings by file name; none for one that cannot be read.
    pub(super) figures: BTreeMap<String, Option<Source>>,
    /// The lessons by slug, each by language.
    pub(super) lessons: BTreeMap<String, BTreeMap<Language, Source>>,
}

/// Puts every file where it belongs; what belongs nowhere is a problem.
pub(super) fn sort(files: &BTreeMap<String, Vec<u8>>, log: &mut Log) -> Tree {
    let mut tree = Tree::default();
    for (path, bytes) in files {
        let name = path.rsplit('/').next().unwrap_or_default();
        if name.starts_with('.') || name == "README.md" {
            continue;
        }
        let segments: Vec<&str> = path.split('/').collect();
        let Some(spot) = spot(&segments) else {
            log.add(path, Place::START, ProblemKind::UnknownFile);
            continue;
        };
        put(&mut tree, spot, path, bytes, log);
    }
    check_slugs(&tree, log);
    tree
}

/// Where a file belongs.
#[derive(Clone, Copy)]
enum Spot<'p> {
    Instruments,
    Course(&'p str),
    Final(&'p str),
    Module(&'p str, &'p str),
    Questions(&'p str, &'p str),
    Figure(&'p str, &'p str, &'p str),
    Lesson(&'p str, &'p str, &'p str, Language),
}

fn spot<'p>(segments: &[&'p str]) -> Option<Spot<'p>> {
    match *segments {
        ["instruments.toml"] => Some(Spot::Instruments),
        [course, "course.toml"] => Some(Spot::Course(course)),
        [course, "final.toml"] => Some(Spot::Final(course)),
        [course, module, "module.toml"] => Some(Spot::Module(course, module)),
        [course, module, "questions.toml"] => Some(Spot::Questions(course, module)),
        [course, module, "figures", name] => is_figure_name(name).then_some(Spot::Figure(course, module, name)),
        [course, module, lesson, file] => {
            let language = Language::parse(file.strip_suffix(".md")?)?;
            Some(Spot::Lesson(course, module, lesson, language))
        }
        _ => None,
    }
}

/// Whether a drawing may be called so.
pub(super) fn is_figure_name(name: &str) -> bool {
    name.strip_suffix(".svg").is_some_and(is_slug)
}

fn put(tree: &mut Tree, spot: Spot<'_>, path: &str, bytes: &[u8], log: &mut Log) {
    let source = Source::decode(path, bytes, log);
    match spot {
        Spot::Instruments => tree.instruments = source,
        Spot::Course(course) => tree.course(course).course = source,
        Spot::Final(course) => tree.course(course).final_assessment = source,
        Spot::Module(course, module) => tree.module(course, module).module = source,
        Spot::Questions(course, module) => tree.module(course, module).questions = source,
        Spot::Figure(course, module, name) => {
            tree.module(course, module).figures.insert(name.to_owned(), source);
        }
        Spot::Lesson(course, module, lesson, language) => {
            let lesson = tree.module(course, module).lessons.entry(lesson.to_owned()).or_default();
            if let Some(source) = source {
                lesson.insert(language, source);
            }
        }
    }
}

impl Tree {
    fn course(&mut self, slug: &str) -> &mut CourseFiles {
        self.courses.entry(slug.to_owned()).or_default()
    }

    fn module(&mut self, course: &str, slug: &str) -> &mut ModuleFiles {
        self.course(course).modules.entry(slug.to_owned()).or_default()
    }
}

fn check_slugs(tree: &Tree, log: &mut Log) {
    for (course, files) in &tree.courses {
        check_slug(course, course, log);
        for (module, files) in &files.modules {
            check_slug(&format!("{course}/{module}"), module, log);
            for lesson in files.lessons.keys() {
                check_slug(&format!("{course}/{module}/{lesson}"), lesson, log);
            }
        }
    }
}

fn check_slug(path: &str, slug: &str, log: &mut Log) {
    if let Err(problem) = fit_for_address(slug) {
        log.add(path, Place::START, problem);
    }
}

/// Refuses a slug that cannot stand in an address.
pub(super) fn fit_for_address(slug: &str) -> Result<(), ProblemKind> {
    if matches!(slug, "quiz" | "final") {
        return Err(ProblemKind::ReservedSlug { slug: slug.to_owned() });
    }
    if !is_slug(slug) {
        return Err(ProblemKind::BadSlug { slug: slug.to_owned() });
    }
    Ok(())
}
