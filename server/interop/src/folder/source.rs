//! One text file of the folder, and where in it an offset lies; and the list of problems as it grows.

use domain::language::Language;

use super::problem::{Place, Problem, ProblemKind};

/// The most bytes a file may have.
pub(super) const FILE_LIMIT: usize = 2_000_000;
/// The most problems that are kept; nobody reads more at a time.
const PROBLEM_LIMIT: usize = 1_000;

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    problems: Vec<Problem>,
}

impl Log {
    /// Notes a problem.
    pub(super) fn add(&mut self, path: &str, place: Place, problem: impl Into<ProblemKind>) {
        if self.problems.len() < PROBLEM_LIMIT {
            let Place { line, column } = place;
            self.problems.push(Problem { path: path.to_owned(), line, column, problem: problem.into() });
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.problems.len()
    }

    /// All problems, by path and place.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
        self.problems.dedup();
        self.problems
    }
}

/// A text file, with line ends as `\n` and no byte order mark.
#[derive(Debug)]
pub(super) struct Source {
    /// From the content root.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// The text of these bytes, or the problem that it is none.
    pub(super) fn decode(path: &str, bytes: &[u8], log: &mut Log) -> Option<Self> {
        if FILE_LIMIT < bytes.len() {
            log.add(path, Place::START, ProblemKind::TooLarge { limit: FILE_LIMIT });
            return None;
        }
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let readable = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned();
                let source = Self::new(path, readable);
                log.add(path, source.place(source.text.len()), ProblemKind::NotUtf8);
                return None;
            }
        };
        let text = valid.strip_prefix('\u{feff}').unwrap_or(valid).replace("\r\n", "\n");
        let source = Self::new(path, text);
        if let Some(offset) = source.text.find('\0') {
            log.add(path, source.place(offset), ProblemKind::NulByte);
            return None;
        }
        Some(source)
    }

    fn new(path: &str, text: String) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(offset, _)| offset + 1)).collect();
        Self { path: path.to_owned(), text, line_starts }
    }

    /// The line and column of a byte offset.
    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        // A very long line is counted in bytes, or many offsets in it would cost the square of its length.
        let column = match self.text.get(start..offset) {
            Some(before) if before.len() < 1_000 => before.chars().count(),
            _ => offset.saturating_sub(start),
        };
        Place { line: whole(line), column: whole(column + 1) }
    }

    /// The lines, without their ends, with the offset at which each begins.
    pub(super) fn lines(&self) -> Vec<Line<'_>> {
        let mut lines: Vec<Line<'_>> = self
            .line_starts
            .iter()
            .enumerate()
            .map(|(index, start)| {
                let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
                Line { text: self.text.get(*start..end).unwrap_or_default(), offset: *start, number: whole(index + 1) }
            })
            .collect();
        if lines.last().is_some_and(|line| line.text.is_empty()) {
            lines.pop();
        }
        lines
    }
}

/// One line of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'s> {
    /// Without its end.
    pub(super) text: &'s str,
    /// Where it begins, in bytes.
    pub(super) offset: usize,
    /// From 1.
    pub(super) number: u32,
}

/// A count as it stands in a problem.
pub(super) fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether these characters may stand in an address.
pub(super) fn is_slug(text: &str) -> bool {
    (1..=80).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether these characters may be an id.
pub(super) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// The codes of languages, for a message.
pub(super) fn codes(languages: &[Language]) -> String {
    languages.iter().map(Language::to_string).collect::<Vec<_>>().join(", ")
}
