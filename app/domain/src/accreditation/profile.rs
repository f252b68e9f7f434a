//! What an expert says of themselves: languages with their level, and a note on availability.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The highest level of a language; the lowest is 1.
pub const LEVEL_MOST: u8 = 5;
/// The most characters of a note.
pub const NOTE_MOST: usize = 500;

/// Languages somebody works in, each with a level from 1 (a few words) to 5 (as their own).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Languages(pub BTreeMap<Language, u8>);

impl Languages {
    /// As kept and searched: `en5 fr2`, in the order of their codes.
    pub fn written(&self) -> String {
        self.0.iter().map(|(language, level)| format!("{language}{level}")).collect::<Vec<_>>().join(" ")
    }

    /// Read back; what is no language with a level is left out.
    pub fn parse(text: &str) -> Self {
        let one = |word: &str| {
            let (code, level) = word.split_at_checked(2)?;
            let level = level.parse().ok().filter(|level| (1..=LEVEL_MOST).contains(level))?;
            Some((Language::parse(code)?, level))
        };
        Self(text.split(' ').filter_map(one).collect())
    }

    /// Whether a language is known at this level or above.
    pub fn reaches(&self, language: Language, level: u8) -> bool {
        self.0.get(&language).is_some_and(|known| level <= *known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_written_and_read_back() {
        let languages = Languages::parse("fr2 en5 x9 ar0 es6 zz");
        assert_eq!(languages.written(), "en5 fr2");
        assert_eq!(Languages::parse(&languages.written()), languages);
        assert!(languages.reaches(Language::EN, 5) && languages.reaches(Language::FR, 1) && !languages.reaches(Language::FR, 3));
        assert_eq!(Languages::parse(""), Languages::default());
    }
}
