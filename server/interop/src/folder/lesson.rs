//! A lesson: one Markdown file for each language, read into one document.

use std::collections::{BTreeMap, BTreeSet};

use domain::course::{Block, BlockKind, Citation, DocumentHash, Lesson};
use domain::language::{Language, Text};

use super::blocks::RawKind;
use super::module::Drawings;
use super::parallel;
use super::problem::{Place, ProblemKind};
use super::reading::Shelf;
use super::sheet::{Front, Sheet, SheetBlock};
use super::source::Source;
use super::table::{Located, Table};
use super::{ThingKind, ThingRef};
use crate::document::{DocumentKind, VERSION};

const MINUTES: (i64, i64) = (1, 600);
/// The keys that stand in the first language only.
const SOURCE_KEYS: [&str; 3] = ["objectives", "minutes", "rests_on"];

/// The folder of a lesson.
pub(super) struct Folder<'t> {
    /// From the content root.
    pub(super) path: String,
    /// Its own name.
    pub(super) slug: &'t str,
    /// The id of its module.
    pub(super) module: &'t str,
    pub(super) files: &'t BTreeMap<Language, Source>,
    /// The objectives of its module.
    pub(super) objectives: &'t BTreeSet<String>,
    pub(super) drawings: &'t Drawings,
}

/// What the front matters of a lesson say together.
#[derive(Debug, Default)]
struct Head {
    id: Option<String>,
    title: Text,
    objectives: Vec<String>,
    minutes: u32,
    rests_on: Vec<Citation>,
}

/// The lesson's document, if it can be made, and the ids of its blocks.
pub(super) fn read(folder: &Folder<'_>, shelf: &mut Shelf<'_>) -> (Option<DocumentHash>, BTreeSet<String>) {
    check_languages(folder, shelf);
    let mut head = Head::default();
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    for language in shelf.languages.clone() {
        let Some(source) = folder.files.get(&language) else { continue };
        let Some(front) = Front::read(source, &mut shelf.reading.log) else { continue };
        if let Some(table) = front.table() {
            if shelf.languages.first() == Some(&language) {
                read_source(&mut head, table, folder, shelf);
            } else {
                check_translation(&head, table, shelf);
            }
            if let Some(title) = table.required_text("title", &mut shelf.reading.log) {
                head.title.0.insert(language, title.value);
            }
        }
        let sheet = Sheet::split(source, language, front.body, &mut shelf.reading.log);
        sheet.check(folder.drawings, &mut shelf.reading.log);
        sheets.push(sheet);
    }
    let Some((source, translations)) = sheets.split_first() else { return (None, BTreeSet::new()) };
    if shelf.languages.first() != Some(&source.language) {
        let ids = source.blocks.iter().filter_map(|block| block.id().map(str::to_owned));
        return (None, ids.collect());
    }
    let stale = parallel::check(source, translations, &mut shelf.reading.log);
    shelf.stale.extend(stale);
    let blocks = blocks(source, translations, folder, shelf);
    let ids = blocks.iter().map(|block| block.id.clone()).collect();
    (keep(folder, head, blocks, shelf), ids)
}

fn keep(folder: &Folder<'_>, head: Head, blocks: Vec<Block>, shelf: &mut Shelf<'_>) -> Option<DocumentHash> {
    let Head { id, title, objectives, minutes, rests_on } = head;
    let (id, slug) = (id?, folder.slug.to_owned());
    let lesson = Lesson { version: VERSION, id, slug, title, objectives, minutes, rests_on, blocks };
    let hash = shelf.keep(DocumentKind::Lesson, &lesson)?;
    let Lesson { id, slug, .. } = lesson;
    let parent = Some(folder.module.to_owned());
    shelf.things.push(ThingRef { id, kind: ThingKind::Lesson, slug, parent, hash: hash.clone() });
    Some(hash)
}

/// Every declared language must be there and no other.
fn check_languages(folder: &Folder<'_>, shelf: &mut Shelf<'_>) {
    for language in shelf.languages.clone() {
        if !folder.files.contains_key(&language) {
            let path = format!("{}/{language}.md", folder.path);
            shelf.problem(&path, Place::START, ProblemKind::MissingLanguage { language });
        }
    }
    for (language, source) in folder.files {
        if !shelf.languages.contains(language) {
            let problem = ProblemKind::UndeclaredLanguage { language: language.to_string() };
            shelf.problem(&source.path, Place::START, problem);
        }
    }
}

fn read_source(head: &mut Head, table: Table<'_>, folder: &Folder<'_>, shelf: &mut Shelf<'_>) {
    let log = &mut shelf.reading.log;
    table.only(&["id", "title", "objectives", "minutes", "rests_on"], log);
    let id = table.required_text("id", log);
    table.require("minutes", log);
    let minutes = table.whole("minutes", MINUTES, "from 1 to 600", log);
    head.minutes = minutes.and_then(|it| u32::try_from(it.value).ok()).unwrap_or_default();
    for Located { value: id, place } in table.texts("objectives", log) {
        if folder.objectives.contains(&id) {
            head.objectives.push(id);
        } else {
            table.problem(log, place, ProblemKind::UnknownObjective { id });
        }
    }
    if let Some(id) = &id {
        shelf.reading.claim(table.path(), id);
    }
    head.id = id.map(|id| id.value);
    head.rests_on = shelf.citations(table);
}

fn check_translation(head: &Head, table: Table<'_>, shelf: &mut Shelf<'_>) {
    let log = &mut shelf.reading.log;
    for key in table.keys() {
        if SOURCE_KEYS.contains(&key.value.as_str()) {
            table.problem(log, key.place, ProblemKind::SourceOnly { key: key.value });
        } else if !["id", "title"].contains(&key.value.as_str()) {
            let known = "id, title".to_owned();
            table.problem(log, key.place, ProblemKind::UnknownKey { key: key.value, known });
        }
    }
    let (Some(found), Some(expected)) = (table.required_text("id", log), &head.id) else { return };
    if found.value != *expected {
        let problem = ProblemKind::IdDiffers { found: found.value, expected: expected.clone() };
        table.problem(log, found.place, problem);
    }
}

fn blocks(source: &Sheet<'_>, translations: &[Sheet<'_>], folder: &Folder<'_>, shelf: &mut Shelf<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for block in &source.blocks {
        let Some(id) = block.id() else { continue };
        let made_from = translations.iter().filter_map(|sheet| {
            let of = sheet.block(id)?.raw.mark.as_ref()?.of.clone()?;
            Some((sheet.language, of))
        });
        let made_from = made_from.collect();
        let versions: Vec<(Language, &SheetBlock)> = std::iter::once((source.language, block))
            .chain(translations.iter().filter_map(|sheet| Some((sheet.language, sheet.block(id)?))))
            .collect();
        let Some(kind) = kind(block, &versions, folder, shelf) else { continue };
        let is_figure = matches!(kind, BlockKind::Figure { .. });
        let text = versions.iter().filter(|_| !is_figure).map(|(language, block)| (*language, block.raw.text.clone()));
        blocks.push(Block { id: id.to_owned(), kind, text: Text(text.collect()), made_from });
    }
    blocks
}

fn kind(block: &SheetBlock, versions: &[(Language, &SheetBlock)], folder: &Folder<'_>, shelf: &mut Shelf<'_>) -> Option<BlockKind> {
    Some(match &block.raw.kind {
        RawKind::Paragraph => BlockKind::Paragraph,
        RawKind::Heading => BlockKind::Heading,
        RawKind::Item { ordered } => BlockKind::Item { ordered: *ordered },
        RawKind::Table => BlockKind::Table,
        RawKind::Answer => BlockKind::Answer,
        RawKind::KeyPoints => BlockKind::KeyPoints,
        RawKind::Figure { name, .. } => {
            let drawing = folder.drawings.get(name)?.as_ref()?;
            let figure = shelf.keep(DocumentKind::Figure, &drawing.figure)?;
            let slots = versions.iter().map(|(language, block)| (*language, block.words())).collect();
            BlockKind::Figure { figure, slots }
        }
    })
}
