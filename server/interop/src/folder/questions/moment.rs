//! Questions for a day, a time of day, or both.

use domain::quiz::moment::{Asks, TypedMoment};
use domain::quiz::question::{MomentKey, MomentSlip};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::folder::problem::ProblemKind;
use crate::folder::table::Table;
use crate::markdown::Shape;

/// What is asked for, the key, and the errors that lead to other answers.
pub(super) fn read(asking: &mut Asking<'_, '_>) -> Option<MomentKey> {
    let written = asking.table.required_text("asks", asking.log);
    let asks = written.as_ref().and_then(|written| Asks::ALL.into_iter().find(|asks| asks.word() == written.value));
    if let Some(written) = written.filter(|_| asks.is_none()) {
        let known = Asks::ALL.map(Asks::word).join(", ");
        asking.table.problem(asking.log, written.place, ProblemKind::UnknownValue { key: "asks".to_owned(), known });
    }
    let tolerance = asking.table.whole("tolerance", (0, 10_000), "from 0 to 10000", asking.log).map_or(0, |it| it.value);
    let table = asking.table;
    let key = asks.and_then(|asks| moment(table, "key", asks, asking));
    let why = asking.words("why", Shape::Several).text();
    let tables = asking.tables("slip", 0);
    let expected = tables.len();
    let mut slips = Vec::new();
    for table in tables {
        let mut asking = asking.within(table);
        table.only(&["value", "why"], asking.log);
        let value = asks.and_then(|asks| moment(table, "value", asks, &mut asking));
        let why = asking.words("why", Shape::Several).text();
        slips.extend(value.map(|value| MomentSlip { value, why }));
    }
    let key = MomentKey { asks: asks?, key: key?, tolerance: u32::try_from(tolerance).ok()?, why, slips };
    let shown = key.slips.iter().find(|slip| key.is_right(&slip.value.to_string()));
    if let Some(slip) = shown {
        asking.problem(QuestionFault::SlipIsRight { value: slip.value.to_string() });
    }
    (key.slips.len() == expected).then_some(key)
}

/// A moment under a key, as it is asked for.
fn moment(table: Table<'_>, key: &str, asks: Asks, asking: &mut Asking<'_, '_>) -> Option<TypedMoment> {
    let written = table.required_text(key, asking.log)?;
    let read = asks.read(&written.value);
    if read.is_none() {
        table.problem(asking.log, written.place, QuestionFault::NoMoment { written: written.value, asks: asks.word() });
    }
    read
}
