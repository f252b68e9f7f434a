//! `instruments.toml`: the conventions and standards that lessons and questions rest on.

use std::collections::BTreeMap;

use domain::language::{Language, Text};

use super::reading::LocalIds;
use super::source::{Log, Source};
use super::table::{Origin, Table};

/// How each part of an instrument is cited, by the part's id; none when the file cannot be parsed.
pub(super) fn read(source: &Source, log: &mut Log) -> Option<BTreeMap<String, Text>> {
    let mut citations = BTreeMap::new();
    let origin = Origin::whole(source);
    let parsed = origin.parse(source.text.len(), log)?;
    let root = Table::root(origin, &parsed);
    root.only(&["instrument"], log);
    let mut ids = LocalIds::default();
    for instrument in root.tables("instrument", log) {
        instrument.only(&["id", "title", "edition", "address", "part"], log);
        ids.claim(instrument, log);
        instrument.words("title", &Language::INTERFACE, log);
        instrument.text("edition", log);
        instrument.text("address", log);
        for part in instrument.tables("part", log) {
            let id = ids.claim(part, log);
            let text = part.words_here("part", &["id"], &Language::INTERFACE, log).text();
            citations.insert(id, text);
        }
    }
    Some(citations)
}
