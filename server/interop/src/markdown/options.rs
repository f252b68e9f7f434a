//! How Markdown is read: the same way when it is checked and when it is shown.

use std::fmt::Write;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options};

use super::clean::escape;

/// How long the marks at the beginning of a line may be and still be marks.
const MARKS_LIMIT: usize = 200;
/// How deep elements may lie within each other and still be shown as what they are.
const DEPTH_LIMIT: usize = 100;

/// What the whole of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One paragraph or quotation.
    Paragraph,
    /// Words within a line: a heading, an item, an option.
    Inline,
    /// One table.
    Table,
    /// Paragraphs, lists, quotations and tables.
    Several,
}

/// Whether lines begin with more marks of quotations and lists than a person writes; what is parsed as deep as that
/// costs the square of the depth.
pub(super) fn is_too_deep(text: &str) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'>' | b'*' | b'+' | b'-' | b'.' | b')' | b' ' | b'\t') || byte.is_ascii_digit();
    text.lines().any(|line| line.bytes().take_while(|byte| is_mark(*byte)).count() > MARKS_LIMIT)
}

/// Calls back with the parsed text.
pub(crate) fn with_tree<T>(text: &str, shape: Shape, read: impl FnOnce(Node<'_>, &Options<'_>) -> T) -> T {
    let mut options = Options::default();
    options.extension.table = shape != Shape::Inline;
    options.extension.superscript = true;
    options.extension.subscript = true;
    options.parse.sourcepos_chars = true;
    // Raw HTML is refused when content is read; should some come another way, it is shown as the letters it is.
    options.render.escape = true;
    options.render.r#unsafe = false;
    let arena = Arena::new();
    let is_words = shape == Shape::Inline || is_too_deep(text);
    let text = if is_words { one_line(text) } else { text.to_owned() };
    let root = comrak::parse_document(&arena, &text, &options);
    read(root, &options)
}

/// The HTML of the text, not yet sanitised.
pub(super) fn to_html(text: &str, shape: Shape) -> String {
    with_tree(text, shape, |root, options| {
        // The sanitiser takes the square of the depth; no person writes quotations within a hundred others.
        if DEPTH_LIMIT < depth(root) {
            return escape(text);
        }
        let mut html = String::new();
        match comrak::format_html(root, options, &mut html) {
            Ok(()) => html,
            // Writing to a string does not fail; if it did, no text is better than half of one.
            Err(std::fmt::Error) => String::new(),
        }
    })
}

fn depth(root: Node<'_>) -> usize {
    let mut deepest = 0_usize;
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth = depth.saturating_sub(1),
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The words of the text without any mark-up.
pub(super) fn plain(text: &str, shape: Shape) -> String {
    with_tree(text, shape, |root, _| {
        let mut words = String::new();
        for node in root.descendants() {
            match &node.data().value {
                NodeValue::Text(text) => words.push_str(text),
                NodeValue::Code(code) => words.push_str(&code.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::TableCell | NodeValue::Paragraph => {
                    let gap = if words.is_empty() { "" } else { " " };
                    // Writing to a string does not fail.
                    let _ = words.write_str(gap);
                }
                _ => {}
            }
        }
        words.trim().to_owned()
    })
}

/// The text on one line, so written that nothing at its beginning makes it a list, heading or quotation.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match block_mark(&line) {
        Some(offset) => {
            let (before, after) = line.split_at(offset);
            format!("{before}\\{after}")
        }
        None => line,
    }
}

/// Where a backslash keeps the beginning of a line from being more than words.
fn block_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    if digits > 0 {
        let is_number = matches!(rest.as_bytes(), [b'.' | b')'] | [b'.' | b')', b' ', ..]);
        return is_number.then_some(digits);
    }
    let is_rule = |mark: char| line.chars().all(|it| it == mark || it == ' ');
    let marks = match line.chars().next()? {
        '-' | '+' | '*' => line.len() == 1 || line.get(1..2) == Some(" ") || is_rule('-') || is_rule('*'),
        '_' => is_rule('_'),
        '#' | '>' | '=' => true,
        '`' => line.starts_with("```"),
        '~' => line.starts_with("~~~"),
        '[' => line.contains("]:"),
        _ => false,
    };
    marks.then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_a_block_stay_words() {
        for text in ["1. July", "7) seven", "- 5 %", "+ 3", "* note", "# 4", "> 12", "---", "***", "___", "[a]: b", "```", "~~~"] {
            let html = to_html(text, Shape::Inline);
            assert!(html.starts_with("<p>") && html.ends_with("</p>\n"), "{text}: {html}");
            assert_eq!(plain(text, Shape::Inline), text);
        }
    }
}
