//! Drawings: a small part of SVG, checked when it is read and written anew, never passed through.
//!
//! A drawing has no words of its own: its texts are slots, filled per language. Colours come by class.

mod allowed;
mod check;

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node, ParsingOptions};

pub use check::{FigureFault, FigureProblem, check};

pub(crate) use allowed::is_slot;

use crate::markdown::escape;

/// The most bytes a drawing may have.
const SIZE_LIMIT: usize = 200_000;
/// The most elements, attributes and texts a drawing may have.
const NODE_LIMIT: u32 = 20_000;
/// How deep elements may lie within each other.
const DEPTH_LIMIT: usize = 16;
/// The name of the language.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The names of the slots of a checked drawing, each once; none of something that is not a drawing.
pub fn slots(svg: &str) -> BTreeSet<String> {
    let Ok(document) = parse(svg) else { return BTreeSet::new() };
    document.descendants().filter_map(|node| node.attribute("data-slot").map(str::to_owned)).collect()
}

/// The drawing with these words in its slots, to stand in a page where `id_prefix` begins no other id.
///
/// What is not allowed in a drawing does not come out of here, whatever went in.
pub fn fill(svg: &str, slots: &BTreeMap<String, String>, id_prefix: &str) -> String {
    let Ok(document) = parse(svg) else { return String::new() };
    let mut writer = Writer { html: String::new(), words: Some(slots), id_prefix: &escape(id_prefix) };
    writer.element(document.root_element(), 0);
    writer.html
}

fn parse(svg: &str) -> Result<Document<'_>, Option<roxmltree::Error>> {
    if SIZE_LIMIT < svg.len() {
        return Err(None);
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODE_LIMIT, ..ParsingOptions::default() };
    Document::parse_with_options(svg, options).map_err(Some)
}

/// Writes the allowed part of a drawing: as it is kept or, with words, as it stands in a page.
struct Writer<'w> {
    html: String,
    words: Option<&'w BTreeMap<String, String>>,
    id_prefix: &'w str,
}

impl Writer<'_> {
    fn element(&mut self, node: Node<'_, '_>, depth: usize) {
        let name = node.tag_name().name();
        if depth == DEPTH_LIMIT || node.tag_name().namespace() != Some(SVG) || !allowed::is_element(name) || (name == "svg") != (depth == 0)
        {
            return;
        }
        self.html.push('<');
        self.html.push_str(name);
        if name == "svg" {
            self.root_attributes();
        }
        if let ("title" | "desc", Some(_)) = (name, self.words) {
            self.attribute("id", &format!("{}-{name}", self.id_prefix));
        }
        for attribute in node.attributes() {
            // The role is written above; a slot that is filled needs no name.
            let is_fixed = (name == "svg" && attribute.name() == "role") || (attribute.name() == "data-slot" && self.words.is_some());
            if attribute.namespace().is_none() && !is_fixed && allowed::is_attribute(name, attribute.name(), attribute.value()) {
                self.attribute(attribute.name(), &escape(attribute.value()));
            }
        }
        self.html.push('>');
        self.content(node, depth);
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
    }

    fn root_attributes(&mut self) {
        self.attribute("xmlns", SVG);
        self.attribute("role", "img");
        if self.words.is_some() {
            self.attribute("aria-labelledby", &format!("{prefix}-title {prefix}-desc", prefix = self.id_prefix));
        }
    }

    /// Writes an attribute whose value is escaped already.
    fn attribute(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\"", value, "\""] {
            self.html.push_str(part);
        }
    }

    fn content(&mut self, node: Node<'_, '_>, depth: usize) {
        let slot = node.attribute("data-slot").filter(|_| allowed::has_words(node.tag_name().name()));
        if let (Some(slot), Some(words)) = (slot, self.words) {
            self.html.push_str(&escape(words.get(slot).map_or("", String::as_str)));
            return;
        }
        for child in node.children() {
            match child.text() {
                Some(text) if child.is_text() && allowed::has_words(node.tag_name().name()) => {
                    self.html.push_str(&escape(text));
                }
                _ if child.is_element() => self.element(child, depth + 1),
                _ => {}
            }
        }
    }
}
