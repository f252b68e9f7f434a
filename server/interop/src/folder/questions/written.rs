//! Questions answered by a text that a person marks.

use domain::quiz::question::{Criterion, Level, Written};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::folder::reading::LocalIds;
use crate::markdown::Shape;

/// Characters of an answer where a question does not say otherwise: some 400 words.
const MOST: i64 = 3_000;

/// What an answer is marked by, and a good one.
pub(super) fn read(asking: &mut Asking<'_, '_>) -> Option<Written> {
    let most = asking.table.whole("most", (100, 10_000), "from 100 to 10000", asking.log).map_or(MOST, |most| most.value);
    let markers = asking.table.whole("markers", (1, 2), "1 or 2", asking.log).map_or(1, |markers| markers.value);
    let model = asking.words("model", Shape::Several).text();
    let tables = asking.tables("criterion", 1);
    let expected = tables.len();
    let mut ids = LocalIds::default();
    let mut criteria = Vec::new();
    for table in tables {
        let mut asking = asking.within(table);
        table.only(&["id", "share", "text", "level"], asking.log);
        let id = ids.claim(table, asking.log);
        table.require("share", asking.log);
        let share = table.whole("share", (1, 100), "from 1 to 100", asking.log).and_then(|share| u32::try_from(share.value).ok());
        let text = asking.words("text", Shape::Inline).text();
        let levels = levels(&mut asking);
        criteria.extend(share.zip(levels).map(|(share, levels)| Criterion { id, share, text, levels }));
    }
    let sum: u32 = criteria.iter().map(|criterion| criterion.share).sum();
    if criteria.len() == expected && sum != 100 {
        asking.problem(QuestionFault::CriterionShares { sum });
    }
    let (most, markers) = (u32::try_from(most).ok()?, u8::try_from(markers).ok()?);
    (criteria.len() == expected).then_some(Written { most, markers, criteria, model })
}

/// The levels of a criterion, each of other per cent, the best of 100 and the least of none.
fn levels(asking: &mut Asking<'_, '_>) -> Option<Vec<Level>> {
    let tables = asking.tables("level", 2);
    let expected = tables.len();
    let mut levels: Vec<Level> = Vec::new();
    for table in tables {
        let mut asking = asking.within(table);
        table.only(&["percent", "text"], asking.log);
        table.require("percent", asking.log);
        let percent = table.whole("percent", (0, 100), "from 0 to 100", asking.log).and_then(|it| u32::try_from(it.value).ok());
        let text = asking.words("text", Shape::Inline).text();
        levels.extend(percent.map(|percent| Level { percent, text }));
    }
    if levels.len() != expected {
        return None;
    }
    let mut percents: Vec<u32> = levels.iter().map(|level| level.percent).collect();
    percents.sort_unstable();
    percents.dedup();
    if percents.len() != levels.len() || percents.first() != Some(&0) || percents.last() != Some(&100) {
        asking.problem(QuestionFault::Levels);
    }
    Some(levels)
}
