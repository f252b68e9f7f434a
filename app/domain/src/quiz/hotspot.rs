//! Areas of a picture to be pointed at.
//!
//! An area is an option that lies somewhere. It has a letter, by its place in the file, and words that say where it lies and what
//! is seen there: whoever cannot see the picture, or uses no pointer, chooses by them. Areas therefore keep their order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::language::Language;
use crate::quiz::question::Choice;

/// Into how many parts either side of a picture is divided, for saying where an area lies.
pub const PARTS: u8 = 24;

/// A picture and its areas, one or several of them right.
#[derive(Debug, Clone, PartialEq)]
pub struct Hotspot {
    /// The picture.
    pub picture: Picture,
    /// Whether several areas are right; else it is one.
    pub several: bool,
    /// The areas as options, in the order of their letters.
    pub choice: Choice,
    /// Where each option lies, by its id.
    pub areas: BTreeMap<String, Area>,
}

/// A drawing with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The document of the drawing.
    pub figure: DocumentHash,
    /// Its words: per language, by slot; `title` and `desc` always among them.
    pub slots: BTreeMap<Language, BTreeMap<String, String>>,
}

/// A rectangle of a picture, in [`PARTS`] of its width and of its height, counted from 1 at the upper left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The first column.
    pub x: u8,
    /// The first row.
    pub y: u8,
    /// Columns.
    pub width: u8,
    /// Rows.
    pub height: u8,
}

/// A picture as it is put before one officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPicture {
    /// The document of the drawing.
    pub figure: DocumentHash,
    /// Its words by slot.
    pub words: BTreeMap<String, String>,
    /// Where the options lie, in their order.
    pub areas: Vec<Area>,
    /// The drawing as HTML, once it is rendered; empty before, since the domain knows its name alone.
    pub drawing: String,
}

impl Area {
    /// Whether it lies within the picture and is not empty.
    pub fn is_inside(self) -> bool {
        let within = |from: u8, size: u8| 1 <= from && 1 <= size && u16::from(from) + u16::from(size) <= u16::from(PARTS) + 1;
        within(self.x, self.width) && within(self.y, self.height)
    }

    /// Whether some point lies in both.
    pub fn meets(self, other: Self) -> bool {
        let meet = |from: u8, size: u8, other_from: u8, other_size: u8| from < other_from + other_size && other_from < from + size;
        meet(self.x, self.width, other.x, other.width) && meet(self.y, self.height, other.y, other.height)
    }
}

impl Hotspot {
    /// The picture in a language, or in the first it has.
    pub(super) fn shown(&self, language: Language) -> ShownPicture {
        let slots = &self.picture.slots;
        let words = slots.get(&language).or_else(|| slots.get(&Language::EN)).or_else(|| slots.values().next());
        let areas = self.choice.options.iter().filter_map(|option| self.areas.get(&option.id)).copied().collect();
        ShownPicture { figure: self.picture.figure.clone(), words: words.cloned().unwrap_or_default(), areas, drawing: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u8, y: u8, width: u8, height: u8) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn an_area_lies_within_its_picture() {
        for inside in [area(1, 1, 24, 24), area(24, 24, 1, 1), area(5, 3, 4, 6)] {
            assert!(inside.is_inside(), "{inside:?}");
        }
        for outside in [area(0, 1, 1, 1), area(1, 1, 0, 1), area(2, 1, 24, 1), area(1, 24, 1, 2), area(255, 255, 255, 255)] {
            assert!(!outside.is_inside(), "{outside:?}");
        }
    }

    #[test]
    fn areas_that_touch_do_not_meet() {
        assert!(area(1, 1, 4, 4).meets(area(4, 4, 2, 2)));
        assert!(!area(1, 1, 4, 4).meets(area(5, 1, 2, 4)));
        assert!(!area(1, 1, 4, 4).meets(area(1, 5, 4, 4)));
    }
}
