//! A whole course put together again from its stored documents.

use std::collections::BTreeMap;

use domain::course::{Assessment, BlockKind, Course, CourseEdition, DocumentHash, Figure, Lesson, Module, ModuleEdition, PlannedModule};
use domain::quiz::formula::FormulaError;
use domain::quiz::question::{Kind, Question};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{DocumentKind, QuestionForm, VERSION, hash};

/// Why a course cannot be put together from what is stored.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A document that another names is not there.
    #[error("the {} {hash} is not there", kind.name())]
    Missing {
        /// What it should hold.
        kind: DocumentKind,
        /// Its name.
        hash: DocumentHash,
    },
    /// The body is not what its name says.
    #[error("the {} {hash} was altered", kind.name())]
    Altered {
        /// What it should hold.
        kind: DocumentKind,
        /// Its name.
        hash: DocumentHash,
    },
    /// A version this program does not know.
    #[error("the {} {hash} has version {version}", kind.name())]
    Version {
        /// What it holds.
        kind: DocumentKind,
        /// Its name.
        hash: DocumentHash,
        /// Its version.
        version: u32,
    },
    /// The body does not have the form of its kind.
    #[error("the {} {hash} cannot be read", kind.name())]
    Unreadable {
        /// What it should hold.
        kind: DocumentKind,
        /// Its name.
        hash: DocumentHash,
        /// Why not.
        #[source]
        cause: serde_json::Error,
    },
    /// A formula of a question cannot be read.
    #[error("the question {hash} has a formula that cannot be read")]
    Formula {
        /// The question's name.
        hash: DocumentHash,
        /// Why not.
        #[source]
        cause: FormulaError,
    },
}

/// The course of this name, put together from the documents that `find` knows.
pub fn assemble(course: &DocumentHash, find: &mut dyn FnMut(&DocumentHash) -> Option<String>) -> Result<CourseEdition, DocumentError> {
    let mut shelf = Shelf { find, figures: BTreeMap::new() };
    let plan: Course = shelf.read(DocumentKind::Course, course)?;
    let mut modules = Vec::new();
    for planned in &plan.modules {
        if let PlannedModule::Ready { module } = planned {
            modules.push(shelf.module(module)?);
        }
    }
    let final_questions = match &plan.final_assessment {
        Some(assessment) => shelf.questions(assessment)?,
        None => Vec::new(),
    };
    Ok(CourseEdition { hash: course.clone(), course: plan, modules, final_questions, figures: shelf.figures })
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

struct Shelf<'f> {
    find: &'f mut dyn FnMut(&DocumentHash) -> Option<String>,
    figures: BTreeMap<DocumentHash, Figure>,
}

impl Shelf<'_> {
    fn read<T: DeserializeOwned>(&mut self, kind: DocumentKind, name: &DocumentHash) -> Result<T, DocumentError> {
        let body = (self.find)(name).ok_or_else(|| DocumentError::Missing { kind, hash: name.clone() })?;
        if hash(&body) != *name {
            return Err(DocumentError::Altered { kind, hash: name.clone() });
        }
        let unreadable = |cause| DocumentError::Unreadable { kind, hash: name.clone(), cause };
        let Versioned { version } = serde_json::from_str(&body).map_err(unreadable)?;
        if version != VERSION {
            return Err(DocumentError::Version { kind, hash: name.clone(), version });
        }
        serde_json::from_str(&body).map_err(unreadable)
    }

    fn module(&mut self, name: &DocumentHash) -> Result<ModuleEdition, DocumentError> {
        let module: Module = self.read(DocumentKind::Module, name)?;
        let mut lessons = Vec::new();
        for hash in &module.lessons {
            let lesson: Lesson = self.read(DocumentKind::Lesson, hash)?;
            self.figures_of(&lesson)?;
            lessons.push((hash.clone(), lesson));
        }
        let questions = self.questions(&module.quiz)?;
        Ok(ModuleEdition { hash: name.clone(), module, lessons, questions })
    }

    fn figures_of(&mut self, lesson: &Lesson) -> Result<(), DocumentError> {
        for block in &lesson.blocks {
            if let BlockKind::Figure { figure, .. } = &block.kind {
                self.figure(figure)?;
            }
        }
        Ok(())
    }

    fn figure(&mut self, name: &DocumentHash) -> Result<(), DocumentError> {
        if !self.figures.contains_key(name) {
            let drawing = self.read(DocumentKind::Figure, name)?;
            self.figures.insert(name.clone(), drawing);
        }
        Ok(())
    }

    fn questions(&mut self, assessment: &Assessment) -> Result<Vec<(DocumentHash, Question)>, DocumentError> {
        let mut questions = Vec::new();
        for hash in &assessment.questions {
            let form: QuestionForm = self.read(DocumentKind::Question, hash)?;
            let question = form.into_question().map_err(|cause| DocumentError::Formula { hash: hash.clone(), cause })?;
            if let Kind::Hotspot(hotspot) = &question.kind {
                self.figure(&hotspot.picture.figure)?;
            }
            questions.push((hash.clone(), question));
        }
        Ok(questions)
    }
}
