//! The words of a question, checked as Markdown.

use domain::language::Language;

use crate::folder::fault::QuestionFault;
use crate::folder::source::Log;
use crate::folder::table::{Table, Words};
use crate::markdown::{Shape, faults};

/// A table of a question while it is read.
pub(super) struct Asking<'a, 't> {
    pub(super) table: Table<'t>,
    pub(super) languages: &'a [Language],
    pub(super) log: &'a mut Log,
}

impl<'t> Asking<'_, 't> {
    /// The same for a table within this one.
    pub(super) fn within<'b>(&'b mut self, table: Table<'t>) -> Asking<'b, 't> {
        Asking { table, languages: self.languages, log: self.log }
    }

    /// The tables under a key, of which there must be so many.
    pub(super) fn tables(&mut self, key: &'static str, least: usize) -> Vec<Table<'t>> {
        let tables = self.table.tables(key, self.log);
        if tables.len() < least {
            self.problem(QuestionFault::TooFew { what: key, least });
        }
        tables
    }

    /// The words under a key, in every language and without what Markdown allows and content does not.
    pub(super) fn words(&mut self, key: &str, shape: Shape) -> Words {
        let words = self.table.words(key, self.languages, self.log);
        for text in words.0.values() {
            for found in faults(&text.value, shape) {
                self.table.problem(self.log, text.place, found.fault);
            }
        }
        words
    }

    /// Notes a problem at the beginning of the table.
    pub(super) fn problem(&mut self, fault: QuestionFault) {
        self.table.problem(self.log, self.table.place, fault);
    }
}
