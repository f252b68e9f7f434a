//! Writing what only a program can know: ids of new blocks, and of which text a translation was made.

use std::collections::{BTreeMap, BTreeSet};

use domain::language::Language;
use sha2::{Digest, Sha256};

use super::blocks::{RawBlock, RawKind};
use super::fault::BlockFault;
use super::mark::Mark;
use super::problem::{Place, Problem};
use super::sheet::{Front, Sheet, SheetBlock};
use super::source::{Log, Source};
use super::table::{Origin, Table};
use super::tree::{self, CourseFiles};
use super::{course, source_hash};

/// A hash that stands for one still to be written.
const PLACEHOLDER: &str = "00000000";

/// The new text of every Markdown file in which an id or the hash of a source block is missing; or the problems for
/// which the blocks cannot be told apart.
pub fn write_ids(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, String>, Vec<Problem>> {
    let mut log = Log::default();
    // Other files have their own problems, of which ids do not depend.
    let is_needed = |name: &str| name == "course.toml" || name.strip_suffix(".md").is_some();
    let needed = files.iter().filter(|(path, _)| path.rsplit('/').next().is_some_and(is_needed));
    let needed = needed.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let tree = tree::sort(&needed, &mut log);
    let mut written = BTreeMap::new();
    for files in tree.courses.values() {
        let languages = languages(files, &mut log);
        for lesson in files.modules.values().flat_map(|module| module.lessons.values()) {
            written.extend(lesson_ids(lesson, &languages, &mut log));
        }
    }
    let problems = log.into_problems();
    if problems.is_empty() { Ok(written) } else { Err(problems) }
}

fn languages(files: &CourseFiles, log: &mut Log) -> Vec<Language> {
    let Some(source) = &files.course else { return Vec::new() };
    let origin = Origin::whole(source);
    let Some(parsed) = origin.parse(source.text.len(), log) else { return Vec::new() };
    course::languages(Table::root(origin, &parsed), log)
}

fn lesson_ids(files: &BTreeMap<Language, Source>, languages: &[Language], log: &mut Log) -> BTreeMap<String, String> {
    let mut sheets = Vec::new();
    for language in languages {
        let Some(source) = files.get(language) else { continue };
        let Some(front) = Front::read(source, log) else { continue };
        sheets.push(Sheet::split(source, *language, front.body, log));
    }
    let Some((source, translations)) = sheets.split_first() else { return BTreeMap::new() };
    for translation in translations {
        let (found, expected) = (translation.blocks.len(), source.blocks.len());
        if found != expected && sheets.iter().any(has_gaps) {
            let place = translation.blocks.last().map_or(Place::START, |block| block.raw.place);
            log.add(&translation.source.path, place, BlockFault::CountDiffers { found, expected });
            return BTreeMap::new();
        }
    }
    let ids = ids_by_place(&sheets);
    sheets.iter().filter_map(|sheet| Some((sheet.source.path.clone(), rewritten(sheet, source, &ids)?))).collect()
}

fn has_gaps(sheet: &Sheet<'_>) -> bool {
    sheet.blocks.iter().any(|block| block.raw.mark.is_none())
}

/// The id of each block by its place in the lesson: one that some language has, or else a new one.
fn ids_by_place(sheets: &[Sheet<'_>]) -> Vec<String> {
    let mut taken: BTreeSet<String> =
        sheets.iter().flat_map(|sheet| sheet.blocks.iter().filter_map(SheetBlock::id)).map(str::to_owned).collect();
    let count = sheets.iter().map(|sheet| sheet.blocks.len()).max().unwrap_or(0);
    let mut ids = Vec::new();
    for place in 0..count {
        let mut here = sheets.iter().filter_map(|sheet| sheet.blocks.get(place));
        let known = here.clone().find_map(SheetBlock::id).map(str::to_owned);
        let id = known.or_else(|| here.next().map(|block| new_id(block, &taken))).unwrap_or_default();
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// A short id out of the block's own text, so that one taken away and another written do not share it by chance.
fn new_id(block: &SheetBlock, taken: &BTreeSet<String>) -> String {
    let text = block.source_text();
    let id = |attempt: u32| {
        let digest = Sha256::digest(format!("{attempt} {text}").as_bytes());
        let mut letters = digest.iter().copied();
        let first = letters.next().map(|byte| char::from(b'a' + byte % 26));
        let others = letters.take(2).map(|byte| char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[usize::from(byte % 36)]));
        first.into_iter().chain(others).collect::<String>()
    };
    // A lesson has a thousand blocks at most, and there are 33,696 ids of this form.
    (0..u32::MAX).map(id).find(|id| !taken.contains(id)).unwrap_or_default()
}

/// The file with the marks that were missing, if any was.
fn rewritten(sheet: &Sheet<'_>, source: &Sheet<'_>, ids: &[String]) -> Option<String> {
    let is_source = sheet.language == source.language;
    let mut text = sheet.source.text.clone();
    let mut changed = false;
    for (place, block) in sheet.blocks.iter().enumerate().rev() {
        let id = block.id().or(ids.get(place).map(String::as_str))?.to_owned();
        let original = source.block(&id).or_else(|| source.blocks.get(place).filter(|block| block.id().is_none()));
        let mark = mark(block, id, original.filter(|_| !is_source));
        if block.raw.mark.as_ref() != Some(&mark) {
            insert(&mut text, &block.raw, &mark);
            changed = true;
        }
    }
    changed.then_some(text)
}

fn mark(block: &SheetBlock, id: String, original: Option<&SheetBlock>) -> Mark {
    let there = block.raw.mark.as_ref().and_then(|mark| mark.of.clone());
    let is_real = there.as_ref().is_some_and(|of| of != PLACEHOLDER);
    let of = match original {
        // A hash that is there says what the translation was made from, whether or not that is still the text.
        Some(original) if !is_real => Some(source_hash(&original.source_text())),
        _ => there,
    };
    Mark { id, of }
}

fn insert(text: &mut String, block: &RawBlock, mark: &Mark) {
    let gap = match block.kind {
        RawKind::Table if block.site.range.is_empty() => "\n",
        _ => block.site.before,
    };
    text.replace_range(block.site.range.clone(), &format!("{gap}{mark}"));
}
