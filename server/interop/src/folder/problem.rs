//! What can be wrong in a folder of content: where, what, and what to do about it.

use std::collections::BTreeMap;

use domain::language::Language;

use crate::figure::FigureFault;
use crate::markdown::MarkdownFault;

use super::fault::{BlockFault, QuestionFault};

/// A place in a text file, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character within the line.
    pub column: u32,
}

impl Place {
    /// The beginning of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// One thing that must be put right before the folder can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {problem}")]
pub struct Problem {
    /// The file, from the content root.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The character within the line, from 1.
    pub column: u32,
    /// What is wrong.
    pub problem: ProblemKind,
}

impl Problem {
    /// Whether a file is said to be missing that is there; why it cannot be read is then another problem.
    pub(super) fn is_of_a_file_that_cannot_be_read(&self, files: &BTreeMap<String, Vec<u8>>) -> bool {
        let is_missing = matches!(self.problem, ProblemKind::MissingFile { .. } | ProblemKind::MissingLanguage { .. });
        is_missing && files.contains_key(&self.path)
    }
}

/// What may be wrong; worded for the person who writes the content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file is larger than any content file needs to be.
    #[error("the file is larger than {limit} bytes: split it")]
    TooLarge {
        /// The most that is read.
        limit: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the file is not UTF-8 from here on: save it as UTF-8")]
    NotUtf8,
    /// There is a NUL byte.
    #[error("there is a NUL byte here: remove it, a text file has none")]
    NulByte,
    /// The file has no place in the format.
    #[error("this file has no place here: move or remove it, or see server/docs/content.md for where files go")]
    UnknownFile,
    /// A file that must be there is not.
    #[error("{file} is missing: add it")]
    MissingFile {
        /// Its name.
        file: String,
    },
    /// The TOML cannot be parsed.
    #[error("this is not TOML: {message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// The front matter is missing or does not end.
    #[error("a lesson begins with a line +++, then id and title, then a line +++: add them")]
    FrontMatter,
    /// A key the format does not know.
    #[error("{key} is not a key here: correct it or remove it; known are {known}")]
    UnknownKey {
        /// The key.
        key: String,
        /// The keys there are.
        known: String,
    },
    /// A key that must be there is not.
    #[error("{key} is missing: add it")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A key that only the lesson in the first language may have.
    #[error("{key} stands in the lesson of the course's first language only: remove it from the translation")]
    SourceOnly {
        /// The key.
        key: String,
    },
    /// A value of another type than expected.
    #[error("{key} must be {expected}")]
    WrongType {
        /// The key.
        key: String,
        /// What it must be.
        expected: &'static str,
    },
    /// A value outside what is allowed.
    #[error("{key} must be {allowed}")]
    OutOfRange {
        /// The key.
        key: String,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A word that is not one of a few.
    #[error("{key} must be {known}")]
    UnknownValue {
        /// The key.
        key: String,
        /// The words there are.
        known: String,
    },
    /// A text without words.
    #[error("{key} is empty: write it or remove it")]
    Empty {
        /// The key.
        key: String,
    },
    /// A language that the course does not declare.
    #[error("the course does not declare the language {language}: add it to languages in course.toml, or remove this")]
    UndeclaredLanguage {
        /// Its code.
        language: String,
    },
    /// A text is not there in a declared language.
    #[error("{key} is missing in {language}: add it, the course declares that language")]
    MissingTranslation {
        /// The key.
        key: String,
        /// The language.
        language: Language,
    },
    /// A lesson is not there in a declared language.
    #[error("the lesson is missing in {language}: add {language}.md, the course declares that language")]
    MissingLanguage {
        /// The language.
        language: Language,
    },
    /// A folder's name that cannot stand in an address.
    #[error("{slug} cannot stand in an address: use 1 to 80 of a-z, 0-9 and -")]
    BadSlug {
        /// The name.
        slug: String,
    },
    /// A folder's name that addresses use for something else.
    #[error("{slug} means something else in addresses: choose another name")]
    ReservedSlug {
        /// The name.
        slug: String,
    },
    /// Something listed twice.
    #[error("{slug} is listed twice: remove one")]
    ListedTwice {
        /// What is.
        slug: String,
    },
    /// An id that is not one.
    #[error("{id} is not an id: use 1 to 64 of a-z, 0-9, - and ., beginning with a letter or digit")]
    BadId {
        /// The id.
        id: String,
    },
    /// An id that is taken.
    #[error("the id {id} is taken already, at {first}: choose another")]
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stands, as path:line.
        first: String,
    },
    /// A translation that carries another id than its source.
    #[error("the id is {found}, but {expected} in the first language: make them the same")]
    IdDiffers {
        /// The id found.
        found: String,
        /// The id of the source.
        expected: String,
    },
    /// A lesson that is listed but has no folder.
    #[error("{slug} has no folder: add {slug}/ with one file for each language, or remove it from lessons")]
    NoLesson {
        /// Its slug.
        slug: String,
    },
    /// A module that is listed but has no folder and is not announced.
    #[error("{slug} has no folder: add it, or announce the module with code, announced, lessons_planned and minutes_planned")]
    NoFolder {
        /// Its slug.
        slug: String,
    },
    /// A folder that no list names.
    #[error("{slug} is not listed in {list}: add it there, or remove the folder")]
    NotListed {
        /// The folder's name.
        slug: String,
        /// The file with the list.
        list: &'static str,
    },
    /// A module that is announced and also there.
    #[error("{slug} has a folder and is announced: remove all but its slug from course.toml")]
    AnnouncedAndThere {
        /// Its slug.
        slug: String,
    },
    /// An objective that the module does not have.
    #[error("there is no objective {id}: correct the id or add the objective")]
    UnknownObjective {
        /// The id.
        id: String,
    },
    /// A part of an instrument that the register does not have.
    #[error("{id} is not in instruments.toml: correct the id or add the part")]
    UnknownInstrumentPart {
        /// The id.
        id: String,
    },
    /// A lesson to read again that is not there.
    #[error("{reread} names no lesson or block: write lesson or lesson#block, in final.toml module/lesson#block")]
    UnknownReread {
        /// What was named.
        reread: String,
    },
    /// Something wrong with a block.
    #[error(transparent)]
    Block(#[from] BlockFault),
    /// Something wrong with a question.
    #[error(transparent)]
    Question(#[from] QuestionFault),
    /// Something in the Markdown that a lesson or question may not have.
    #[error(transparent)]
    Markdown(#[from] MarkdownFault),
    /// Something in a drawing that a figure may not have.
    #[error(transparent)]
    Figure(#[from] FigureFault),
}
