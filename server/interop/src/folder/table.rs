//! A TOML table read key by key, so that every problem in it is found and not only the first.

use std::collections::BTreeMap;
use std::ops::Range;

use domain::language::{Language, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Place, ProblemKind};
use super::source::{Log, Source, codes};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Located<T> {
    /// The value.
    pub(super) value: T,
    /// Where.
    pub(super) place: Place,
}

/// The part of a file that holds TOML.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'s> {
    /// The file.
    pub(super) source: &'s Source,
    /// Where in it the TOML begins, in bytes.
    pub(super) base: usize,
}

impl<'s> Origin<'s> {
    /// The whole file.
    pub(super) fn whole(source: &'s Source) -> Self {
        Self { source, base: 0 }
    }

    fn place(self, offset: usize) -> Place {
        self.source.place(self.base + offset)
    }

    /// The TOML of this stretch of the file, from the origin's base on, if it can be parsed.
    pub(super) fn parse(self, length: usize, log: &mut Log) -> Option<Spanned<DeTable<'s>>> {
        let text = self.source.text.get(self.base..self.base + length)?;
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let place = self.place(error.span().map_or(0, |span| span.start));
            log.add(&self.source.path, place, ProblemKind::Syntax { message: error.message().to_owned() });
        }
        errors.is_empty().then_some(table)
    }
}

/// A table and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'t> {
    origin: Origin<'t>,
    entries: &'t DeTable<'t>,
    /// Where the table begins.
    pub(super) place: Place,
}

impl<'t> Table<'t> {
    /// The root table of a file or of its front matter.
    pub(super) fn root(origin: Origin<'t>, table: &'t Spanned<DeTable<'t>>) -> Self {
        Self { origin, entries: table.get_ref(), place: origin.place(0) }
    }

    /// The file it stands in.
    pub(super) fn path(&self) -> &'t str {
        &self.origin.source.path
    }

    /// Notes a problem at a place in this file.
    pub(super) fn problem(&self, log: &mut Log, place: Place, problem: impl Into<ProblemKind>) {
        log.add(self.path(), place, problem);
    }

    /// Every key that is not among these is a problem.
    pub(super) fn only(&self, known: &[&str], log: &mut Log) {
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let problem = ProblemKind::UnknownKey { key: name.to_owned(), known: known.join(", ") };
                self.problem(log, self.at(key.span()), problem);
            }
        }
    }

    fn at(&self, span: Range<usize>) -> Place {
        self.origin.place(span.start)
    }

    /// The keys with their places.
    pub(super) fn keys(&self) -> Vec<Located<String>> {
        self.entries.keys().map(|key| Located { value: key.get_ref().to_string(), place: self.at(key.span()) }).collect()
    }

    fn value(&self, key: &str) -> Option<Located<&'t DeValue<'t>>> {
        let (name, value) = self.entries.get_key_value(key)?;
        // A table made by dotted keys has no place of its own.
        let span = if value.get_ref().is_table() { name.span() } else { value.span() };
        Some(Located { value: value.get_ref(), place: self.at(span) })
    }

    /// Where a key's value stands, or else the table.
    pub(super) fn place_of(&self, key: &str) -> Place {
        self.value(key).map_or(self.place, |value| value.place)
    }

    /// Whether the key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Notes that a key is missing, unless it is there.
    pub(super) fn require(&self, key: &str, log: &mut Log) {
        if !self.has(key) {
            self.problem(log, self.place, ProblemKind::MissingKey { key: key.to_owned() });
        }
    }

    fn wrong(&self, key: &str, place: Place, expected: &'static str, log: &mut Log) {
        self.problem(log, place, ProblemKind::WrongType { key: key.to_owned(), expected });
    }

    /// The text of a key that may be missing.
    pub(super) fn text(&self, key: &str, log: &mut Log) -> Option<Located<String>> {
        let Located { value, place } = self.value(key)?;
        match value.as_str() {
            None => self.wrong(key, place, "a text in quotes", log),
            Some(text) if text.trim().is_empty() => {
                self.problem(log, place, ProblemKind::Empty { key: key.to_owned() });
            }
            Some(text) => return Some(Located { value: text.to_owned(), place }),
        }
        None
    }

    /// The text of a key that must be there.
    pub(super) fn required_text(&self, key: &str, log: &mut Log) -> Option<Located<String>> {
        self.require(key, log);
        self.text(key, log)
    }

    /// A whole number within a range, if the key is there.
    pub(super) fn whole(&self, key: &str, range: (i64, i64), allowed: &'static str, log: &mut Log) -> Option<Located<i64>> {
        let Located { value, place } = self.value(key)?;
        let number = value.as_integer().and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
        match number {
            None => self.wrong(key, place, "a whole number", log),
            Some(number) if number < range.0 || range.1 < number => {
                self.problem(log, place, ProblemKind::OutOfRange { key: key.to_owned(), allowed });
            }
            Some(value) => return Some(Located { value, place }),
        }
        None
    }

    /// A number as it is written, whole or not, if the key is there.
    pub(super) fn number(&self, key: &str, log: &mut Log) -> Option<Located<String>> {
        let Located { value, place } = self.value(key)?;
        let written = match value {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
            DeValue::Float(number) => Some(number.as_str().to_owned()),
            _ => None,
        };
        if written.is_none() {
            self.wrong(key, place, "a number", log);
        }
        written.map(|value| Located { value, place })
    }

    /// True or false, if the key is there.
    pub(super) fn flag(&self, key: &str, log: &mut Log) -> Option<bool> {
        let Located { value, place } = self.value(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(key, place, "true or false", log);
        }
        flag
    }

    /// A list of texts; none when the key is missing.
    pub(super) fn texts(&self, key: &str, log: &mut Log) -> Vec<Located<String>> {
        let Some(Located { value, place }) = self.value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(key, place, "a list of texts", log);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            let place = self.at(item.span());
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located { value: text.to_owned(), place }),
                None => self.wrong(key, place, "a list of texts", log),
            }
        }
        texts
    }

    /// A list of tables, as `[[key]]` makes them; none when the key is missing.
    pub(super) fn tables(&self, key: &str, log: &mut Log) -> Vec<Table<'t>> {
        let Some(Located { value, place }) = self.value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(key, place, "written as [[…]]", log);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            let place = self.at(item.span());
            match item.get_ref().as_table() {
                Some(table) => tables.push(Table { origin: self.origin, entries: table, place }),
                None => self.wrong(key, place, "written as [[…]]", log),
            }
        }
        tables
    }

    /// A table within this one, if the key is there.
    pub(super) fn table(&self, key: &str, log: &mut Log) -> Option<Table<'t>> {
        let Located { value, place } = self.value(key)?;
        let table = value.as_table();
        if table.is_none() {
            self.wrong(key, place, "a table", log);
        }
        table.map(|table| Table { origin: self.origin, entries: table, place })
    }

    /// The words of a key, which must be there in every language declared and in no other.
    pub(super) fn words(&self, key: &str, languages: &[Language], log: &mut Log) -> Words {
        self.require(key, log);
        match self.table(key, log) {
            Some(table) => table.words_here(key, &[], languages, log),
            None => Words::default(),
        }
    }

    /// The words that stand in this table under the codes of languages, beside the other keys named.
    pub(super) fn words_here(&self, name: &str, other: &[&str], languages: &[Language], log: &mut Log) -> Words {
        let mut words = Words::default();
        for key in self.keys() {
            if other.contains(&key.value.as_str()) {
                continue;
            }
            let Some(language) = Language::parse(&key.value) else {
                let known = other.iter().map(|it| (*it).to_owned()).chain([codes(languages)]).collect::<Vec<_>>().join(", ");
                self.problem(log, key.place, ProblemKind::UnknownKey { key: key.value, known });
                continue;
            };
            if !languages.contains(&language) {
                self.problem(log, key.place, ProblemKind::UndeclaredLanguage { language: key.value });
            } else if let Some(text) = self.text(&key.value, log) {
                words.0.insert(language, text);
            }
        }
        for language in languages.iter().filter(|language| !self.has(language.code())) {
            let problem = ProblemKind::MissingTranslation { key: name.to_owned(), language: *language };
            self.problem(log, self.place, problem);
        }
        words
    }
}

/// Words in several languages, each with its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(pub(super) BTreeMap<Language, Located<String>>);

impl Words {
    /// The words alone.
    pub(super) fn text(&self) -> Text {
        Text(self.0.iter().map(|(language, text)| (*language, text.value.clone())).collect())
    }
}
