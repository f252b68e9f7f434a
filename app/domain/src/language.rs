//! Languages, and text that stands in several of them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language by its two-letter code (ISO 639-1), in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const EN: Self = Self(*b"en");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// The languages of the interface, in the order they are offered.
    pub const INTERFACE: [Self; 2] = [Self::EN, Self::FR];

    /// The language of this code, if it is two lower-case letters.
    pub fn parse(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [first @ b'a'..=b'z', second @ b'a'..=b'z'] => Some(Self([*first, *second])),
            _ => None,
        }
    }

    /// The language of the interface with this code.
    pub fn of_interface(code: &str) -> Option<Self> {
        Self::parse(code).filter(|language| Self::INTERFACE.contains(language))
    }

    /// The two-letter code.
    pub fn code(&self) -> &str {
        // Only ASCII letters pass the door.
        std::str::from_utf8(&self.0).unwrap_or("en")
    }

    /// The other language of the interface.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::FR { Self::EN } else { Self::FR }
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(&self.0, b"ar" | b"fa" | b"he" | b"ur")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("a language is two lower-case letters"))
    }
}

/// Words in one or several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<Language, String>);

/// Words as they can be had, and the language they are really in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worded<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language, which is not the one asked for when there is no such translation.
    pub language: Language,
}

impl Text {
    /// Words in English and French.
    pub fn both(english: &str, french: &str) -> Self {
        Self(BTreeMap::from([(Language::EN, english.to_owned()), (Language::FR, french.to_owned())]))
    }

    /// The words in exactly this language.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }

    /// The words in this language, else in English, else in the first there is; empty when there are none.
    pub fn worded(&self, language: Language) -> Worded<'_> {
        self.0
            .get_key_value(&language)
            .or_else(|| self.0.get_key_value(&Language::EN))
            .or_else(|| self.0.iter().next())
            .map_or(Worded { text: "", language }, |(language, text)| Worded { text, language: *language })
    }

    /// The words only, by the rule of [`Text::worded`].
    pub fn read(&self, language: Language) -> &str {
        self.worded(language).text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_english_and_says_so() {
        let text = Text(BTreeMap::from([(Language::EN, "risk".to_owned())]));
        assert_eq!(text.worded(Language::FR), Worded { text: "risk", language: Language::EN });
    }

    #[test]
    fn only_two_lower_case_letters_are_a_language() {
        assert_eq!(Language::parse("fr"), Some(Language::FR));
        for wrong in ["", "f", "FR", "fra", "f1", "é"] {
            assert_eq!(Language::parse(wrong), None, "{wrong}");
        }
    }
}
