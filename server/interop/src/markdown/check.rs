//! What a lesson or question may not contain, found in its Markdown before anything is shown.

use comrak::nodes::{Node, NodeValue};

use super::clean::is_within_the_site;
use super::options::{Shape, is_too_deep, with_tree};

/// Something that Markdown allows and content does not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarkdownFault {
    /// HTML in the text.
    #[error("HTML may not stand in the text: write Markdown, or put a backslash before <")]
    RawHtml,
    /// A picture.
    #[error("a picture may not stand in the text: draw a figure and show it with :::figure")]
    Image,
    /// A heading where none may be.
    #[error("a heading may not stand here: only ## headings, and those only between blocks")]
    Heading,
    /// A list in a place for words only.
    #[error("a list may not stand here: write each item on a line of its own with its own mark, without indent")]
    List,
    /// A block of code.
    #[error("a block of code may not stand here: indent less, and use no ``` or ~~~")]
    Code,
    /// A rule across the page.
    #[error("a rule may not stand here: remove the line, a heading parts better")]
    Rule,
    /// Rows that make no table.
    #[error("this is not a table: the second line must be |---|---| with as many columns as the first")]
    NoTable,
    /// Several blocks where one is expected.
    #[error("this is more than one block: put an empty line between them and mark each")]
    Several,
    /// Something else that is not allowed.
    #[error("this kind of Markdown may not stand here: use paragraphs, lists, tables, emphasis and links")]
    Other,
    /// A link that leads where none may.
    #[error("a link may not lead to {address}: use https://, mailto: or an address on this site that begins with / or #")]
    Address {
        /// Where it leads.
        address: String,
    },
}

/// A fault and where in the text it is: lines after the first, and the column from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Lines below the text's first.
    pub(crate) lines_down: u32,
    /// The character in that line, from 1.
    pub(crate) column: u32,
    /// What is wrong.
    pub(crate) fault: MarkdownFault,
}

/// All faults of a text that is to have this shape.
pub(crate) fn faults(text: &str, shape: Shape) -> Vec<Found> {
    if is_too_deep(text) {
        return vec![Found { lines_down: 0, column: 1, fault: MarkdownFault::Other }];
    }
    with_tree(text, shape, |root, _| {
        let blocks = root.children().filter_map(|node| block_fault(node, shape).map(|fault| found(node, fault)));
        let more = (shape != Shape::Several).then(|| root.children().nth(1)).flatten();
        let more = more.map(|node| found(node, MarkdownFault::Several));
        let inside = root.descendants().filter_map(|node| inner_fault(node).map(|fault| found(node, fault)));
        let mut all: Vec<Found> = blocks.chain(more).chain(inside).collect();
        // An element that opens and closes on a line is one fault.
        all.dedup_by(|next, one| (next.lines_down, &next.fault) == (one.lines_down, &one.fault));
        all
    })
}

fn found(node: Node<'_>, fault: MarkdownFault) -> Found {
    let start = node.data().sourcepos.start;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Found { lines_down: count(start.line.saturating_sub(1)), column: count(start.column.max(1)), fault }
}

fn block_fault(node: Node<'_>, shape: Shape) -> Option<MarkdownFault> {
    let data = node.data();
    let fits = match (&data.value, shape) {
        (NodeValue::Paragraph, Shape::Table) => return Some(MarkdownFault::NoTable),
        (NodeValue::Paragraph, _)
        | (NodeValue::BlockQuote, Shape::Paragraph | Shape::Several)
        | (NodeValue::Table(_), Shape::Table | Shape::Several)
        | (NodeValue::List(_), Shape::Several) => true,
        (value, _) => return Some(refused(value)),
    };
    debug_assert!(fits);
    None
}

fn refused(value: &NodeValue) -> MarkdownFault {
    match value {
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => MarkdownFault::RawHtml,
        NodeValue::Heading(_) => MarkdownFault::Heading,
        NodeValue::List(_) | NodeValue::Item(_) => MarkdownFault::List,
        NodeValue::CodeBlock(_) => MarkdownFault::Code,
        NodeValue::ThematicBreak => MarkdownFault::Rule,
        NodeValue::Image(_) => MarkdownFault::Image,
        NodeValue::Table(_) => MarkdownFault::Several,
        _ => MarkdownFault::Other,
    }
}

/// Faults that are none by their place but by what they are.
fn inner_fault(node: Node<'_>) -> Option<MarkdownFault> {
    let data = node.data();
    match &data.value {
        NodeValue::Document
        | NodeValue::Paragraph
        | NodeValue::Item(_)
        | NodeValue::Table(_)
        | NodeValue::TableRow(_)
        | NodeValue::TableCell
        | NodeValue::Text(_)
        | NodeValue::SoftBreak
        | NodeValue::LineBreak
        | NodeValue::Code(_)
        | NodeValue::Emph
        | NodeValue::Strong
        | NodeValue::Superscript
        | NodeValue::Subscript
        | NodeValue::Escaped => None,
        NodeValue::List(_) | NodeValue::BlockQuote => is_nested(node).then(|| refused(&data.value)),
        NodeValue::Link(link) => {
            let address = link.url.clone();
            (!may_lead_to(&address)).then_some(MarkdownFault::Address { address })
        }
        value => Some(refused(value)),
    }
}

fn is_nested(node: Node<'_>) -> bool {
    node.parent().is_some_and(|parent| !matches!(parent.data().value, NodeValue::Document))
}

fn may_lead_to(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let is_elsewhere = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    is_elsewhere || is_within_the_site(address)
}
