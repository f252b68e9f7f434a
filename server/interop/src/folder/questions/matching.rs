//! Questions in which items go to targets.

use std::collections::BTreeSet;

use domain::quiz::question::{MatchItem, Matching, Target};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::folder::reading::LocalIds;
use crate::folder::table::Located;
use crate::markdown::Shape;

/// Each target takes one item.
pub(super) fn once(asking: &mut Asking<'_, '_>) -> Matching {
    let (matching, chosen) = matching(asking);
    let mut taken = BTreeSet::new();
    for target in chosen {
        if !taken.insert(target.value.clone()) {
            asking.table.problem(asking.log, target.place, QuestionFault::TargetTwice { id: target.value });
        }
    }
    matching
}

/// A target takes any number of items.
pub(super) fn any(asking: &mut Asking<'_, '_>) -> Matching {
    matching(asking).0
}

fn matching(asking: &mut Asking<'_, '_>) -> (Matching, Vec<Located<String>>) {
    let mut ids = LocalIds::default();
    let mut targets = Vec::new();
    for table in asking.tables("target", 2) {
        let mut asking = asking.within(table);
        table.only(&["id", "text"], asking.log);
        let id = ids.claim(table, asking.log);
        targets.push(Target { id, text: asking.words("text", Shape::Inline).text() });
    }
    let targets_known = ids;
    let mut ids = LocalIds::default();
    let mut items = Vec::new();
    let mut chosen = Vec::new();
    for table in asking.tables("item", 2) {
        let mut asking = asking.within(table);
        table.only(&["id", "target", "text", "why"], asking.log);
        let id = ids.claim(table, asking.log);
        let target = table.required_text("target", asking.log);
        if let Some(target) = target.as_ref().filter(|target| !targets_known.contains(&target.value)) {
            table.problem(asking.log, target.place, QuestionFault::UnknownTarget { id: target.value.clone() });
        }
        let text = asking.words("text", Shape::Inline).text();
        let why = asking.words("why", Shape::Several).text();
        if let Some(target) = target {
            items.push(MatchItem { id, target: target.value.clone(), text, why });
            chosen.push(target);
        }
    }
    (Matching { targets, items }, chosen)
}
