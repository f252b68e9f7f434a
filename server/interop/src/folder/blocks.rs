//! A lesson's text taken apart into blocks, line by line, before any Markdown is rendered.

use std::ops::Range;

use super::fault::BlockFault;
use super::mark::{Ending, Mark, ending};
use super::problem::Place;
use super::source::{Line, Log, Source};
use super::tree::is_figure_name;

/// The most bytes a block may have.
const BLOCK_LIMIT: usize = 20_000;
/// The most blocks a lesson may have.
const COUNT_LIMIT: usize = 1_000;

/// What a block is, as far as its lines tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RawKind {
    Paragraph,
    Heading,
    Item {
        ordered: bool,
    },
    Table,
    /// A drawing by file name, and where in the file its words stand, as TOML.
    Figure {
        name: String,
        words: Range<usize>,
    },
    Answer,
    KeyPoints,
}

/// A block as it stands in one file.
#[derive(Debug, Clone)]
pub(super) struct RawBlock {
    pub(super) kind: RawKind,
    /// Without its mark and, for headings and items, without what makes it one; empty for a figure.
    pub(super) text: String,
    /// Where it begins.
    pub(super) place: Place,
    /// The line on which `text` begins.
    pub(super) text_line: u32,
    pub(super) mark: Option<Mark>,
    /// Where the mark stands or belongs.
    pub(super) site: Site,
}

/// Where a mark stands or belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// The bytes of the file to replace: the mark there is, or nothing at the place for it.
    pub(super) range: Range<usize>,
    /// What parts a new mark from what stands before it.
    pub(super) before: &'static str,
}

/// The blocks of a file from a line on, counted from 0.
pub(super) fn split(source: &Source, from: usize, log: &mut Log) -> Vec<RawBlock> {
    let mut splitter = Splitter { source, lines: source.lines(), next: from, blocks: Vec::new(), log };
    while let Some(line) = splitter.line() {
        if splitter.blocks.len() == COUNT_LIMIT {
            splitter.problem(first_of(line), BlockFault::TooMany { limit: COUNT_LIMIT });
            break;
        }
        splitter.block(line);
    }
    splitter.blocks
}

/// How a line begins.
enum Start<'s> {
    Blank,
    Heading(&'s str),
    WrongHeading,
    Row,
    Item { ordered: bool, first: bool, text: &'s str },
    Open(&'s str),
    Close,
    Text,
}

fn start(line: &str) -> Start<'_> {
    let line = line.trim();
    if line.is_empty() {
        return Start::Blank;
    }
    if let Some(rest) = line.strip_prefix(":::") {
        return if rest.is_empty() { Start::Close } else { Start::Open(rest.trim()) };
    }
    if line.starts_with('|') {
        return Start::Row;
    }
    if let Some(text) = line.strip_prefix("## ") {
        return Start::Heading(text.trim());
    }
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line.get(hashes..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')) {
        return Start::WrongHeading;
    }
    item(line).unwrap_or(Start::Text)
}

fn item(line: &str) -> Option<Start<'_>> {
    if let Some(text) = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet)) {
        return Some(Start::Item { ordered: false, first: true, text: text.trim_start() });
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let text = line.get(digits..)?.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (1..=9).contains(&digits).then(|| Start::Item { ordered: true, first: line.get(..digits) == Some("1"), text: text.trim_start() })
}

struct Splitter<'s, 'l> {
    source: &'s Source,
    lines: Vec<Line<'s>>,
    next: usize,
    blocks: Vec<RawBlock>,
    log: &'l mut Log,
}

impl<'s> Splitter<'s, '_> {
    fn line(&mut self) -> Option<Line<'s>> {
        let line = self.lines.get(self.next).copied();
        self.next += usize::from(line.is_some());
        line
    }

    fn peek(&self) -> Option<Line<'s>> {
        self.lines.get(self.next).copied()
    }

    fn problem(&mut self, place: Place, fault: BlockFault) {
        self.log.add(&self.source.path, place, fault);
    }

    fn block(&mut self, line: Line<'s>) {
        match start(line.text) {
            Start::Blank => {}
            Start::Heading(text) => self.gather(RawKind::Heading, line, text, |_| false),
            Start::WrongHeading => self.problem(first_of(line), BlockFault::HeadingLevel),
            Start::Row => self.table(line),
            Start::Item { ordered, text, .. } => {
                if 1 < first_of(line).column {
                    self.problem(first_of(line), BlockFault::NestedItem);
                }
                self.gather(RawKind::Item { ordered }, line, text, |next| matches!(start(next), Start::Text));
            }
            Start::Open(opening) => self.container(line, opening),
            Start::Close => self.problem(first_of(line), BlockFault::NotOpened),
            // As in Markdown, a list that does not begin with 1 does not cut a paragraph in two.
            Start::Text => self.gather(RawKind::Paragraph, line, line.text.trim_start(), |next| {
                matches!(start(next), Start::Text | Start::Item { ordered: true, first: false, .. })
            }),
        }
    }

    /// A block of running text: its first line, and those after it that belong to it.
    fn gather(&mut self, kind: RawKind, line: Line<'s>, text: &'s str, goes_on: impl Fn(&str) -> bool) {
        let mut parts = vec![text];
        let mut last = line;
        // What stands after a mark is another block, though no empty line parts them.
        while matches!(ending(last.text), Ending::Plain) {
            let Some(next) = self.peek().filter(|next| goes_on(next.text)) else { break };
            self.next += 1;
            parts.push(next.text.trim_start());
            last = next;
        }
        let (mark, site) = self.mark(last);
        // The mark was found on the whole line; the part of it that is text ends where the line does.
        if let Some(part) = parts.last_mut().filter(|_| site.range.end != site.range.start) {
            let cut = last.text.trim_end().len() - (site.range.start - last.offset);
            *part = part.trim_end().get(..part.trim_end().len().saturating_sub(cut)).unwrap_or_default();
        }
        let is_alone = mark.is_some() && kind == RawKind::Paragraph && parts.iter().all(|part| part.trim().is_empty());
        if is_alone {
            return self.problem(first_of(line), BlockFault::LoneMark);
        }
        let text = parts.join("\n");
        self.push(RawBlock { kind, text, place: first_of(line), text_line: line.number, mark, site });
    }

    fn table(&mut self, line: Line<'s>) {
        let mut rows = vec![line.text.trim()];
        let mut last = line;
        while let Some(next) = self.peek().filter(|next| matches!(start(next.text), Start::Row)) {
            self.next += 1;
            rows.push(next.text.trim());
            last = next;
        }
        let end = last.offset + last.text.len();
        let mut mark = None;
        let mut site = Site { range: end..end, before: "\n" };
        if let Some(next) = self.peek().filter(|next| next.text.trim_start().starts_with("{#")) {
            self.next += 1;
            (mark, site) = self.mark(next);
        }
        let text = rows.join("\n");
        self.push(RawBlock { kind: RawKind::Table, text, place: first_of(line), text_line: line.number, mark, site });
    }

    fn container(&mut self, line: Line<'s>, opening: &'s str) {
        let (mark, site) = self.mark(line);
        let opening = opening.split("{#").next().unwrap_or_default().trim();
        let (name, rest) = opening.split_once(char::is_whitespace).unwrap_or((opening, ""));
        let begin = self.peek().map_or(self.source.text.len(), |next| next.offset);
        let Some(inside) = self.inside(line) else { return };
        let end = inside.last().map_or(begin, |last| last.offset + last.text.len());
        let kind = match name {
            "figure" if is_figure_name(rest) => RawKind::Figure { name: rest.to_owned(), words: begin..end },
            "figure" => return self.problem(first_of(line), BlockFault::FigureName),
            "answer" if rest.is_empty() => RawKind::Answer,
            "keypoints" if rest.is_empty() => RawKind::KeyPoints,
            _ => return self.problem(first_of(line), BlockFault::UnknownContainer { name: opening.to_owned() }),
        };
        let text = match kind {
            RawKind::Figure { .. } => String::new(),
            _ => inside.iter().map(|line| line.text).collect::<Vec<_>>().join("\n"),
        };
        self.push(RawBlock { kind, text, place: first_of(line), text_line: line.number + 1, mark, site });
    }

    /// The lines up to the end of a container, if it ends before another begins.
    fn inside(&mut self, opened: Line<'s>) -> Option<Vec<Line<'s>>> {
        let mut inside = Vec::new();
        while let Some(line) = self.peek() {
            match start(line.text) {
                Start::Close => {
                    self.next += 1;
                    return Some(inside);
                }
                Start::Open(_) => break,
                _ => inside.push(line),
            }
            self.next += 1;
        }
        self.problem(first_of(opened), BlockFault::NotClosed);
        None
    }

    fn mark(&mut self, line: Line<'s>) -> (Option<Mark>, Site) {
        let full = line.offset + line.text.trim_end().len();
        match ending(line.text) {
            Ending::Plain => (None, Site { range: full..full, before: " " }),
            Ending::Marked(mark, start) => (Some(mark), Site { range: line.offset + start..full, before: "" }),
            Ending::Unreadable(start) => {
                let place = self.source.place(line.offset + start);
                self.problem(place, BlockFault::BadMark);
                (None, Site { range: line.offset + start..full, before: "" })
            }
        }
    }

    fn push(&mut self, mut block: RawBlock) {
        block.text.truncate(block.text.trim_end().len());
        let RawBlock { kind, text, place, text_line, .. } = &block;
        let (place, text_line) = (*place, *text_line);
        let is_empty = text.trim().is_empty() && !matches!(kind, RawKind::Figure { .. });
        let misplaced = text.find("{#").and_then(|offset| text.get(..offset)).map(|before| before.matches('\n').count());
        if BLOCK_LIMIT < text.len() {
            return self.problem(place, BlockFault::TooLong { limit: BLOCK_LIMIT });
        }
        if is_empty {
            self.problem(place, BlockFault::Empty);
        }
        if let Some(lines_down) = misplaced {
            let line = text_line + super::source::whole(lines_down);
            self.problem(Place { line, column: 1 }, BlockFault::MisplacedMark);
        }
        self.blocks.push(block);
    }
}

fn first_of(line: Line<'_>) -> Place {
    let indent = line.text.len() - line.text.trim_start().len();
    Place { line: line.number, column: super::source::whole(indent + 1) }
}
