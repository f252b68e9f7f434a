//! Questions of several parts: gaps in a text, several numbers, a number beside a choice.

use std::collections::BTreeSet;

use domain::quiz::question::{Part, PartKind, Parts};

use super::words::Asking;
use super::{choice, numeric, short};
use crate::folder::fault::QuestionFault;
use crate::folder::problem::ProblemKind;
use crate::folder::reading::LocalIds;
use crate::folder::table::Words;
use crate::markdown::Shape;

const COMMON: [&str; 4] = ["id", "share", "label", "is"];
const PART_KINDS: [(&str, &[&str]); 3] = [
    ("choice", &["option"]),
    ("short", &["accept", "case_matters", "accents_matter"]),
    ("number", &["unit", "decimals", "tolerance", "key", "why", "slip"]),
];

/// Parts below one another, or with a text the gaps in it.
pub(super) fn read(asking: &mut Asking<'_, '_>, stem: &Words, is_text: bool) -> Option<Parts> {
    let text = is_text.then(|| asking.words("text", Shape::Several));
    let parameters = numeric::parameters(asking)?;
    let tables = asking.tables("part", 1);
    let expected = tables.len();
    let (mut ids, mut options, mut used) = (LocalIds::default(), BTreeSet::new(), BTreeSet::new());
    let (mut parts, mut named) = (Vec::new(), Vec::new());
    for table in tables {
        let mut asking = asking.within(table);
        let id = ids.claim(table, asking.log);
        named.push(id.clone());
        table.require("share", asking.log);
        let share = table.whole("share", (1, 100), "from 1 to 100", asking.log);
        let label = asking.words("label", Shape::Inline);
        let kind = kind(&mut asking, &parameters, &mut used);
        if let Some(PartKind::Choice(choice)) = &kind {
            let own: BTreeSet<String> = choice.options.iter().map(|option| option.id.clone()).collect();
            for id in own.intersection(&options) {
                asking.problem(QuestionFault::OptionOfTwoParts { id: id.clone() });
            }
            options.extend(own);
        }
        numeric::names_in(&mut asking, &label, &parameters, &mut used);
        let share = share.and_then(|share| u32::try_from(share.value).ok());
        parts.extend(share.zip(kind).map(|(share, kind)| Part { id, share, label: label.text(), kind }));
    }
    numeric::names_in(asking, stem, &parameters, &mut used);
    if let Some(text) = &text {
        numeric::names_in(asking, text, &parameters, &mut used);
        gaps(asking, text, &named);
    }
    numeric::all_used(asking, &parameters, &used);
    let sum: u32 = parts.iter().map(|part| part.share).sum();
    if parts.len() == expected && sum != 100 {
        asking.problem(QuestionFault::PartShares { sum });
    }
    (parts.len() == expected).then_some(Parts { text: text.map(|text| text.text()), parameters, parts })
}

fn kind(asking: &mut Asking<'_, '_>, parameters: &numeric::Parameters, used: &mut BTreeSet<String>) -> Option<PartKind> {
    let table = asking.table;
    let written = table.required_text("is", asking.log)?;
    let Some((kind, keys)) = PART_KINDS.into_iter().find(|(kind, _)| *kind == written.value) else {
        let known = PART_KINDS.map(|(kind, _)| kind).join(", ");
        table.problem(asking.log, written.place, ProblemKind::UnknownValue { key: "is".to_owned(), known });
        return None;
    };
    let known: Vec<&str> = COMMON.iter().chain(keys).copied().collect();
    table.only(&known, asking.log);
    match kind {
        "choice" => choice::single(asking, &[]).map(PartKind::Choice),
        "short" => short::read(asking).map(PartKind::Short),
        _ => numeric::part(asking, parameters, used).map(PartKind::Numeric),
    }
}

/// Each part has its gap, once, in every language; and no gap is without a part.
fn gaps(asking: &mut Asking<'_, '_>, text: &Words, parts: &[String]) {
    let table = asking.table;
    for text in text.0.values() {
        let found = domain::quiz::place::gaps(&text.value);
        for id in parts {
            if found.iter().filter(|gap| *gap == id).count() != 1 {
                table.problem(asking.log, text.place, QuestionFault::GapOnce { id: id.clone() });
            }
        }
        for gap in found.iter().filter(|gap| !parts.iter().any(|id| id == *gap)) {
            table.problem(asking.log, text.place, QuestionFault::UnknownGap { id: (*gap).to_owned() });
        }
    }
}
