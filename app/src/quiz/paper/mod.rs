//! Quizzes on paper: what was printed, a printing sheet by sheet, the sheets themselves, and keying one in.

mod batch_page;
mod keying_page;
mod list_page;
mod print_page;

pub use batch_page::{BatchView, SheetState, SheetView, paper_page};
pub use keying_page::{KeyingView, SettleView, keying_page, settle_page};
pub use list_page::{BatchLine, PapersView, papers_page};
pub use print_page::{AskedOnPaper, PrintView, SheetPrint, print_page};
