//! Questions answered by a few words.

use domain::quiz::question::{ShortText, WordForm};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::markdown::Shape;

/// What is accepted, and what shows an error; one wording is wholly right.
pub(super) fn read(asking: &mut Asking<'_, '_>) -> Option<ShortText> {
    let case_matters = asking.table.flag("case_matters", asking.log).unwrap_or(false);
    let accents_matter = asking.table.flag("accents_matter", asking.log).unwrap_or(false);
    let tables = asking.tables("accept", 1);
    let expected = tables.len();
    let mut forms = Vec::new();
    for table in tables {
        let mut asking = asking.within(table);
        table.only(&["share", "text", "why"], asking.log);
        let share = table.whole("share", (0, 100), "from 0 to 100", asking.log).map_or(100, |share| share.value);
        let text = asking.words("text", Shape::Inline).text();
        let why = asking.words("why", Shape::Several).text();
        forms.extend(u32::try_from(share).ok().map(|share| WordForm { share, text, why }));
    }
    if !forms.iter().any(|form| form.share == 100) {
        asking.problem(QuestionFault::NoFullWording);
    }
    (forms.len() == expected).then_some(ShortText { case_matters, accents_matter, forms })
}
