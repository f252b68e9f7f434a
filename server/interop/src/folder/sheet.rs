//! One file of a lesson: its front matter and its blocks, each checked on its own.

use std::collections::BTreeMap;

use domain::language::Language;
use toml::Spanned;
use toml::de::DeTable;

use super::blocks::{RawBlock, RawKind, split};
use super::fault::BlockFault;
use super::module::Drawings;
use super::problem::{Place, ProblemKind};
use super::source::{Log, Source};
use super::table::{Located, Origin, Table};
use crate::figure::is_slot;
use crate::markdown::{Shape, faults};

/// A lesson's file in one language.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub(super) language: Language,
    pub(super) source: &'t Source,
    pub(super) blocks: Vec<SheetBlock>,
    /// Whether all of it could be taken apart and every block has its mark.
    pub(super) is_whole: bool,
}

/// A block in one language.
#[derive(Debug)]
pub(super) struct SheetBlock {
    pub(super) raw: RawBlock,
    /// A figure's words by slot, unless they could not be read.
    slots: Option<BTreeMap<String, Located<String>>>,
}

/// The front matter of a file and the number of the line after it, counted from 0.
pub(super) struct Front<'t> {
    origin: Origin<'t>,
    parsed: Option<Spanned<DeTable<'t>>>,
    pub(super) body: usize,
}

impl<'t> Front<'t> {
    /// The front matter of a lesson's file, if it has one.
    pub(super) fn read(source: &'t Source, log: &mut Log) -> Option<Self> {
        let lines = source.lines();
        let is_fence = |line: &super::source::Line<'_>| line.text.trim_end() == "+++";
        let end = lines.iter().skip(1).position(is_fence).map(|index| index + 1);
        let (Some(_), Some(end)) = (lines.first().filter(|line| is_fence(line)), end) else {
            log.add(&source.path, Place::START, ProblemKind::FrontMatter);
            return None;
        };
        let base = lines.get(1).map_or(0, |line| line.offset);
        let length = lines.get(end).map_or(0, |line| line.offset) - base;
        let origin = Origin { source, base };
        Some(Self { origin, parsed: origin.parse(length, log), body: end + 1 })
    }

    /// Its table, if it could be parsed.
    pub(super) fn table(&self) -> Option<Table<'_>> {
        self.parsed.as_ref().map(|parsed| Table::root(self.origin, parsed))
    }
}

impl<'t> Sheet<'t> {
    /// The blocks after the front matter.
    pub(super) fn split(source: &'t Source, language: Language, body: usize, log: &mut Log) -> Self {
        let with_words = |raw: RawBlock, log: &mut Log| {
            let slots = match &raw.kind {
                RawKind::Figure { words, .. } => words_of(Origin { source, base: words.start }, words.len(), log),
                _ => Some(BTreeMap::new()),
            };
            SheetBlock { raw, slots }
        };
        let problems = log.count();
        let raw = split(source, body, log);
        let is_whole = problems == log.count() && raw.iter().all(|block| block.mark.is_some());
        let blocks = raw.into_iter().map(|raw| with_words(raw, log)).collect();
        Self { language, source, blocks, is_whole }
    }

    /// Notes what Markdown allows and a lesson does not, and words that do not fit their drawing.
    pub(super) fn check(&self, drawings: &Drawings, log: &mut Log) {
        for block in &self.blocks {
            let shape = match &block.raw.kind {
                RawKind::Paragraph => Shape::Paragraph,
                RawKind::Heading | RawKind::Item { .. } => Shape::Inline,
                RawKind::Table => Shape::Table,
                RawKind::Answer | RawKind::KeyPoints => Shape::Several,
                RawKind::Figure { name, .. } => {
                    self.check_slots(block, name, drawings, log);
                    continue;
                }
            };
            for found in faults(&block.raw.text, shape) {
                let place = Place { line: block.raw.text_line + found.lines_down, column: found.column };
                log.add(&self.source.path, place, found.fault);
            }
        }
    }

    fn check_slots(&self, block: &SheetBlock, name: &str, drawings: &Drawings, log: &mut Log) {
        let (path, place) = (&self.source.path, block.raw.place);
        let drawing = match drawings.get(name) {
            None => return log.add(path, place, BlockFault::MissingFigure { name: name.to_owned() }),
            // The drawing's own faults are reported where they are.
            Some(None) => return,
            Some(Some(drawing)) => drawing,
        };
        let Some(words) = &block.slots else { return };
        for slot in drawing.slots.iter().filter(|slot| !words.contains_key(*slot)) {
            log.add(path, place, BlockFault::MissingSlot { slot: slot.clone() });
        }
        for (slot, word) in words.iter().filter(|(slot, _)| !drawing.slots.contains(*slot)) {
            log.add(path, word.place, BlockFault::UnusedSlot { slot: slot.clone() });
        }
    }

    /// The block of this id.
    pub(super) fn block(&self, id: &str) -> Option<&SheetBlock> {
        self.blocks.iter().find(|block| block.id() == Some(id))
    }
}

impl SheetBlock {
    /// Its id, if it has one.
    pub(super) fn id(&self) -> Option<&str> {
        self.raw.mark.as_ref().map(|mark| mark.id.as_str())
    }

    /// A figure's words by slot.
    pub(super) fn words(&self) -> BTreeMap<String, String> {
        self.slots.iter().flatten().map(|(slot, words)| (slot.clone(), words.value.clone())).collect()
    }

    /// The text over which its hash is taken.
    pub(super) fn source_text(&self) -> String {
        match self.raw.kind {
            RawKind::Figure { .. } => super::slot_text(&self.words()),
            _ => self.raw.text.clone(),
        }
    }
}

fn words_of(origin: Origin<'_>, length: usize, log: &mut Log) -> Option<BTreeMap<String, Located<String>>> {
    let parsed = origin.parse(length, log)?;
    let table = Table::root(origin, &parsed);
    let mut words = BTreeMap::new();
    for key in table.keys() {
        if !is_slot(&key.value) {
            table.problem(log, key.place, BlockFault::SlotName { slot: key.value });
        } else if let Some(text) = table.text(&key.value, log) {
            words.insert(key.value, Located { value: text.value, place: key.place });
        }
    }
    Some(words)
}
