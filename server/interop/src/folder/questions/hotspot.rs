//! Questions over areas of a picture.

use std::collections::{BTreeMap, BTreeSet};

use domain::course::DocumentHash;
use domain::language::Language;
use domain::quiz::hotspot::{Area, Hotspot, Picture};

use super::choice;
use super::words::Asking;
use crate::document::DocumentKind;
use crate::folder::fault::{BlockFault, QuestionFault};
use crate::folder::module::Drawings;
use crate::folder::reading::Shelf;
use crate::folder::source::Log;
use crate::folder::table::Table;

/// The most areas of a picture: each has a letter, and all must be found at a glance.
const AREAS_MOST: usize = 12;

/// A drawing of the module, kept for a question.
pub(super) struct Drawn {
    figure: DocumentHash,
    slots: BTreeSet<String>,
}

/// The drawing that a question names, if it is there and without faults.
pub(super) fn drawing(table: Table<'_>, drawings: &Drawings, shelf: &mut Shelf<'_>) -> Option<Drawn> {
    let name = table.text("figure", &mut shelf.reading.log)?;
    let Some(drawing) = drawings.get(&name.value) else {
        table.problem(&mut shelf.reading.log, name.place, BlockFault::MissingFigure { name: name.value });
        return None;
    };
    // Its own faults are reported where they are.
    let drawing = drawing.as_ref()?;
    let figure = shelf.keep(DocumentKind::Figure, &drawing.figure)?;
    Some(Drawn { figure, slots: drawing.slots.clone() })
}

/// The areas and their picture.
pub(super) fn read(asking: &mut Asking<'_, '_>, drawn: Option<Drawn>) -> Option<Hotspot> {
    for key in ["figure", "words"] {
        asking.table.require(key, asking.log);
    }
    let several = asking.table.flag("several", asking.log).unwrap_or(false);
    let choice = if several { choice::multiple(asking, &["area"]) } else { choice::single(asking, &["area"]) };
    let areas = areas(asking);
    let drawn = drawn?;
    let slots = slots(asking, &drawn.slots)?;
    Some(Hotspot { picture: Picture { figure: drawn.figure, slots }, several, choice: choice?, areas: areas? })
}

/// The words of the drawing, for each of its slots and no other.
fn slots(asking: &mut Asking<'_, '_>, wanted: &BTreeSet<String>) -> Option<BTreeMap<Language, BTreeMap<String, String>>> {
    let table = asking.table.table("words", asking.log)?;
    for key in table.keys().into_iter().filter(|key| !wanted.contains(&key.value)) {
        table.problem(asking.log, key.place, BlockFault::UnusedSlot { slot: key.value });
    }
    let mut slots: BTreeMap<Language, BTreeMap<String, String>> = BTreeMap::new();
    for slot in wanted {
        if !table.has(slot) {
            table.problem(asking.log, table.place, BlockFault::MissingSlot { slot: slot.clone() });
            continue;
        }
        for (language, words) in table.words(slot, asking.languages, asking.log).0 {
            slots.entry(language).or_default().insert(slot.clone(), words.value);
        }
    }
    Some(slots)
}

/// Where each option lies; none unless all of them lie somewhere.
fn areas(asking: &mut Asking<'_, '_>) -> Option<BTreeMap<String, Area>> {
    let options = asking.table.tables("option", asking.log);
    if AREAS_MOST < options.len() {
        asking.problem(QuestionFault::TooManyAreas { most: AREAS_MOST });
    }
    let mut areas: BTreeMap<String, Area> = BTreeMap::new();
    for option in &options {
        option.require("area", asking.log);
        let place = option.place_of("area");
        let area = option.table("area", asking.log).and_then(|table| area(table, asking.log));
        if let Some(area) = area {
            if !area.is_inside() {
                option.problem(asking.log, place, QuestionFault::AreaOutside);
            } else if areas.values().any(|other| other.meets(area)) {
                option.problem(asking.log, place, QuestionFault::AreasMeet);
            }
            areas.extend(option.text("id", asking.log).map(|id| (id.value, area)));
        }
    }
    (areas.len() == options.len()).then_some(areas)
}

fn area(table: Table<'_>, log: &mut Log) -> Option<Area> {
    table.only(&["x", "y", "width", "height"], log);
    let mut side = |key| {
        table.require(key, log);
        table.whole(key, (1, 24), "from 1 to 24", log).and_then(|side| u8::try_from(side.value).ok())
    };
    let (x, y, width, height) = (side("x"), side("y"), side("width"), side("height"));
    Some(Area { x: x?, y: y?, width: width?, height: height? })
}
