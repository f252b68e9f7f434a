//! The coordinator's list of officers.

mod officers_page;

pub use officers_page::{OfficerLine, OfficersView, officers_page};
