//! The languages of a lesson side by side: the same blocks in the same order, and which are out of date.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::RawKind;
use super::fault::BlockFault;
use super::problem::Place;
use super::sheet::{Sheet, SheetBlock};
use super::source::Log;
use super::{StaleBlock, source_hash};

/// Notes what does not agree; returns the translated blocks whose source has changed.
pub(super) fn check(source: &Sheet<'_>, translations: &[Sheet<'_>], log: &mut Log) -> Vec<StaleBlock> {
    check_ids(source, log);
    for block in &source.blocks {
        if block.raw.mark.as_ref().is_some_and(|mark| mark.of.is_some()) {
            log.add(&source.source.path, block.raw.place, BlockFault::OfInSource);
        }
    }
    let mut stale = Vec::new();
    for translation in translations {
        check_ids(translation, log);
        check_origins(translation, log);
        // What is missing in one of them for another reason would be reported twice.
        if source.is_whole && translation.is_whole {
            check_order(source, translation, log);
        }
        check_kinds(source, translation, log);
        stale.extend(outdated(source, translation));
    }
    stale
}

fn check_ids(sheet: &Sheet<'_>, log: &mut Log) {
    let mut seen = BTreeSet::new();
    for block in &sheet.blocks {
        match block.id() {
            Some(id) if !seen.insert(id) => {
                log.add(&sheet.source.path, block.raw.place, BlockFault::Duplicate { id: id.to_owned() });
            }
            Some(_) => {}
            // A mark that cannot be read was reported as such and is not also missing.
            None if !block.raw.site.range.is_empty() => {}
            None => log.add(&sheet.source.path, block.raw.place, BlockFault::MissingId),
        }
    }
}

fn check_origins(translation: &Sheet<'_>, log: &mut Log) {
    for block in &translation.blocks {
        if let Some(mark) = block.raw.mark.as_ref().filter(|mark| mark.of.is_none()) {
            log.add(&translation.source.path, block.raw.place, BlockFault::MissingOf { id: mark.id.clone() });
        }
    }
}

fn check_order(source: &Sheet<'_>, translation: &Sheet<'_>, log: &mut Log) {
    let path = &translation.source.path;
    let ids = |sheet: &Sheet<'_>| sheet.blocks.iter().filter_map(|block| block.id().map(str::to_owned)).collect::<Vec<_>>();
    let (expected, found) = (ids(source), ids(translation));
    let known: BTreeSet<&String> = found.iter().collect();
    let mut after = Place::START;
    for id in &expected {
        match translation.block(id) {
            Some(block) => after = block.raw.place,
            None => log.add(path, after, BlockFault::Missing { id: id.clone() }),
        }
    }
    let shared: Vec<&String> = expected.iter().filter(|id| known.contains(id)).collect();
    let in_source: BTreeSet<&String> = expected.iter().collect();
    let mut next = shared.into_iter();
    let mut is_ordered = true;
    for block in &translation.blocks {
        let Some(id) = block.id().map(str::to_owned) else { continue };
        if !in_source.contains(&id) {
            log.add(path, block.raw.place, BlockFault::Extra { id });
        } else if is_ordered && next.next() != Some(&id) {
            is_ordered = false;
            log.add(path, block.raw.place, BlockFault::Order { id });
        }
    }
}

fn check_kinds(source: &Sheet<'_>, translation: &Sheet<'_>, log: &mut Log) {
    let sources = by_id(source);
    for block in &translation.blocks {
        let Some((id, original)) = block.id().and_then(|id| Some((id, sources.get(id)?))) else { continue };
        let fault = match (&original.raw.kind, &block.raw.kind) {
            (RawKind::Figure { name, .. }, RawKind::Figure { name: other, .. }) => {
                (name != other).then(|| BlockFault::OtherFigure { name: name.clone() })
            }
            (kind, other) => (kind != other).then(|| BlockFault::KindDiffers { id: id.to_owned() }),
        };
        if let Some(fault) = fault {
            log.add(&translation.source.path, block.raw.place, fault);
        }
    }
}

fn outdated(source: &Sheet<'_>, translation: &Sheet<'_>) -> Vec<StaleBlock> {
    let sources = by_id(source);
    let is_stale = |block: &&SheetBlock| {
        let mark = block.raw.mark.as_ref();
        let of = mark.and_then(|mark| mark.of.as_ref());
        let original = mark.and_then(|mark| sources.get(mark.id.as_str()));
        original.is_some_and(|original| of.is_some_and(|of| *of != source_hash(&original.source_text())))
    };
    let stale = |block: &SheetBlock| StaleBlock {
        path: translation.source.path.clone(),
        line: block.raw.place.line,
        block: block.id().unwrap_or_default().to_owned(),
    };
    translation.blocks.iter().filter(is_stale).map(stale).collect()
}

fn by_id<'s>(sheet: &'s Sheet<'_>) -> BTreeMap<&'s str, &'s SheetBlock> {
    sheet.blocks.iter().filter_map(|block| Some((block.id()?, block))).collect()
}
