//! Questions whose items have an order: the order of the file.

use domain::quiz::question::{Sequence, SequenceItem};

use super::words::Asking;
use crate::folder::reading::LocalIds;
use crate::markdown::Shape;

/// The items as they stand in the file, the first first.
pub(super) fn read(asking: &mut Asking<'_, '_>) -> Sequence {
    let mut ids = LocalIds::default();
    let mut items = Vec::new();
    for table in asking.tables("item", 3) {
        let mut asking = asking.within(table);
        table.only(&["id", "text", "why"], asking.log);
        let id = ids.claim(table, asking.log);
        let text = asking.words("text", Shape::Inline).text();
        items.push(SequenceItem { id, text, why: asking.words("why", Shape::Several).text() });
    }
    Sequence { items }
}
