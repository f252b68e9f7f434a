//! Courses, modules, lessons: what is taught, as it stood at one moment.
//!
//! A thing (course, module, lesson, question) keeps its id for ever; each edition of it is a document named by the
//! SHA-256 of its canonical form. Nothing here knows files, Markdown or who is reading.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};
use crate::quiz::conduct::QuizRules;
use crate::quiz::question::Question;

/// The SHA-256 of a document's canonical form, as 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentHash(pub String);

impl DocumentHash {
    /// The first eight digits, for people.
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }
}

impl std::fmt::Display for DocumentHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Who may open a course or a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Anybody.
    Public,
    /// Officers approved by their administration.
    Members,
}

/// What completes a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CompletedBy {
    /// Every lesson read and the quiz passed.
    LessonsAndQuiz,
    /// The quiz alone, for those who read on paper.
    Quiz,
}

/// A course as it stood at one moment: its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Version of this form, 1.
    pub version: u32,
    /// Never changes.
    pub id: String,
    /// In addresses, the same in every language.
    pub slug: String,
    /// A short code for lists, such as `CRM`.
    pub code: String,
    /// The subject, for the catalogue's filter, such as `risk-management`.
    pub topic: String,
    /// Who may open it.
    pub access: Access,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// What it is called.
    pub title: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// What the learner will be able to do.
    pub outcomes: Vec<Aim>,
    /// What completes each of its modules.
    pub completed_by: CompletedBy,
    /// Its modules in order.
    pub modules: Vec<PlannedModule>,
    /// Its final assessment, where it has one.
    pub final_assessment: Option<Assessment>,
}

/// What a learner will be able to do: an outcome of a course or an objective of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// Never changes.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// A module's place in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum PlannedModule {
    /// To come: it counts as not done.
    Announced {
        /// In addresses, once it is there.
        slug: String,
        /// Such as `A2`.
        code: String,
        /// What it will be called.
        title: Text,
        /// How many lessons are planned.
        lessons: u32,
        /// Minutes they are thought to take.
        minutes: u32,
    },
    /// There.
    Ready {
        /// Its document.
        module: DocumentHash,
    },
}

/// A set of questions and the rules under which they are put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// How it is run.
    pub rules: QuizRules,
    /// The documents of all its questions.
    pub questions: Vec<DocumentHash>,
}

/// A module as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Version of this form, 1.
    pub version: u32,
    /// Never changes.
    pub id: String,
    /// In addresses.
    pub slug: String,
    /// Such as `A1`.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// What one can do after it, in a sentence.
    pub summary: Text,
    /// What it teaches, measurably.
    pub objectives: Vec<Aim>,
    /// The documents of its lessons, in order.
    pub lessons: Vec<DocumentHash>,
    /// Its quiz.
    pub quiz: Assessment,
}

/// A lesson as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Version of this form, 1.
    pub version: u32,
    /// Never changes.
    pub id: String,
    /// In addresses.
    pub slug: String,
    /// What it is called.
    pub title: Text,
    /// The objectives of its module it serves.
    pub objectives: Vec<String>,
    /// Minutes it takes.
    pub minutes: u32,
    /// Parts of instruments it rests on, as (id, citation).
    pub rests_on: Vec<Citation>,
    /// Its text, in order.
    pub blocks: Vec<Block>,
}

/// A part of an instrument, named and worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The part's id in the register, such as `rkc-ga-6.2`.
    pub id: String,
    /// How it is cited.
    pub text: Text,
}

/// A paragraph, heading, list item, table, figure or box of a lesson, with an identity of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The same in every language; unique in its lesson.
    pub id: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its Markdown, per language, without the id; empty for a figure.
    pub text: Text,
    /// For each translation, the first 8 hex digits of the SHA-256 of the source block it was made from.
    pub made_from: BTreeMap<Language, String>,
}

/// What a block of a lesson is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of the second level.
    Heading,
    /// One item of a list; neighbours of the same kind form the list.
    Item {
        /// Numbered or not.
        ordered: bool,
    },
    /// A table.
    Table,
    /// A drawing whose words are slots.
    Figure {
        /// The document of the drawing.
        figure: DocumentHash,
        /// Its words: per language, by slot; `title` and `desc` always among them.
        slots: BTreeMap<Language, BTreeMap<String, String>>,
    },
    /// The commented answer of a case, folded until asked for.
    Answer,
    /// The points to keep.
    KeyPoints,
}

/// A drawing as a checked piece of SVG.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Version of this form, 1.
    pub version: u32,
    /// The file's name.
    pub name: String,
    /// The drawing, checked.
    pub svg: String,
}

/// A whole course at one moment, as held in memory: its documents by hash.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseEdition {
    /// The course document's hash, which names the edition.
    pub hash: DocumentHash,
    /// The plan.
    pub course: Course,
    /// The modules that are there, in the order of the plan.
    pub modules: Vec<ModuleEdition>,
    /// The questions of the final assessment.
    pub final_questions: Vec<(DocumentHash, Question)>,
    /// The drawings.
    pub figures: BTreeMap<DocumentHash, Figure>,
}

/// A whole module at one moment, as held in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct ModuleEdition {
    /// The module document's hash.
    pub hash: DocumentHash,
    /// The module.
    pub module: Module,
    /// Its lessons with their hashes, in order.
    pub lessons: Vec<(DocumentHash, Lesson)>,
    /// Its questions with their hashes, in the order of the file.
    pub questions: Vec<(DocumentHash, Question)>,
}

impl ModuleEdition {
    /// Minutes all lessons take together.
    pub fn minutes(&self) -> u32 {
        self.lessons.iter().map(|(_, lesson)| lesson.minutes).sum()
    }

    /// The lesson of this slug and its place, counted from 0.
    pub fn lesson(&self, slug: &str) -> Option<(usize, &Lesson)> {
        self.lessons.iter().map(|(_, lesson)| lesson).enumerate().find(|(_, lesson)| lesson.slug == slug)
    }
}

impl CourseEdition {
    /// The module of this slug.
    pub fn module(&self, slug: &str) -> Option<&ModuleEdition> {
        self.modules.iter().find(|edition| edition.module.slug == slug)
    }

    /// The module of this id.
    pub fn module_by_id(&self, id: &str) -> Option<&ModuleEdition> {
        self.modules.iter().find(|edition| edition.module.id == id)
    }

    /// The module whose document this is.
    pub fn module_by_hash(&self, hash: &DocumentHash) -> Option<&ModuleEdition> {
        self.modules.iter().find(|edition| edition.hash == *hash)
    }

    /// Minutes of the whole plan, announced modules included.
    pub fn minutes(&self) -> u32 {
        let announced: u32 = self
            .course
            .modules
            .iter()
            .map(|planned| match planned {
                PlannedModule::Announced { minutes, .. } => *minutes,
                PlannedModule::Ready { .. } => 0,
            })
            .sum();
        announced + self.modules.iter().map(ModuleEdition::minutes).sum::<u32>()
    }

    /// The questions and rules of a module's quiz or, for the course's own id, of its final assessment.
    pub fn quiz_of(&self, thing: &str) -> Option<QuizEdition<'_>> {
        if thing == self.course.id {
            let assessment = self.course.final_assessment.as_ref()?;
            return Some(QuizEdition { rules: &assessment.rules, questions: &self.final_questions });
        }
        let edition = self.module_by_id(thing)?;
        Some(QuizEdition { rules: &edition.module.quiz.rules, questions: &edition.questions })
    }
}

/// A quiz as it stood in one edition.
#[derive(Debug, Clone, Copy)]
pub struct QuizEdition<'a> {
    /// How it is run.
    pub rules: &'a QuizRules,
    /// All its questions with their hashes.
    pub questions: &'a [(DocumentHash, Question)],
}
