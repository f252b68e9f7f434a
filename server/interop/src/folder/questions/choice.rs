//! Questions with options: one of several, or any number.

use domain::quiz::question::{Choice, ChoiceOption};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::folder::reading::LocalIds;
use crate::markdown::Shape;

/// One option is right; each may have these keys too.
pub(super) fn single(asking: &mut Asking<'_, '_>, more: &[&str]) -> Option<Choice> {
    let choice = options(asking, more)?;
    let whole = choice.options.iter().filter(|option| option.share == 100).count();
    let above = choice.options.iter().filter(|option| 0 < option.share).count();
    if (whole, above) != (1, 1) {
        asking.problem(QuestionFault::SingleShares);
    }
    Some(choice)
}

/// Any number is right; each option may have these keys too.
pub(super) fn multiple(asking: &mut Asking<'_, '_>, more: &[&str]) -> Option<Choice> {
    let choice = options(asking, more)?;
    let sum: i64 = choice.options.iter().map(|option| i64::from(option.share.max(0))).sum();
    if sum != 100 {
        asking.problem(QuestionFault::MultipleShares { sum });
    }
    Some(choice)
}

/// The options, unless a share is missing, which is a problem already.
fn options(asking: &mut Asking<'_, '_>, more: &[&str]) -> Option<Choice> {
    let known: Vec<&str> = ["id", "share", "text", "why"].iter().chain(more).copied().collect();
    let mut ids = LocalIds::default();
    let mut options = Vec::new();
    let tables = asking.tables("option", 2);
    let expected = tables.len();
    for table in tables {
        let mut asking = asking.within(table);
        table.only(&known, asking.log);
        let id = ids.claim(table, asking.log);
        table.require("share", asking.log);
        let share = table.whole("share", (-100, 100), "from -100 to 100", asking.log);
        let text = asking.words("text", Shape::Inline).text();
        let why = asking.words("why", Shape::Several).text();
        let share = share.and_then(|share| i32::try_from(share.value).ok());
        options.extend(share.map(|share| ChoiceOption { id, share, text, why }));
    }
    (options.len() == expected).then_some(Choice { options })
}
