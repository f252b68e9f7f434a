//! Markdown to HTML that may stand in a page: rendered without raw HTML, then reduced to an allow-list.
//!
//! Who uses the result need not sanitise again; nothing here knows pages, only their text.

mod check;
mod clean;
mod lesson;
mod options;

pub use check::MarkdownFault;
pub use lesson::{BoxWords, LessonHtml, lesson_html};

pub(crate) use check::faults;
pub(crate) use clean::escape;
pub(crate) use options::Shape;

/// The text as HTML within a line: emphasis, code, links; no element around it.
pub fn inline(text: &str) -> String {
    let html = clean::words(&options::to_html(text, Shape::Inline));
    html.trim().to_owned()
}

/// The text as paragraphs, lists, tables and quotations, for stems and boxes.
pub fn prose(text: &str) -> String {
    clean::blocks(&options::to_html(text, Shape::Several))
}
