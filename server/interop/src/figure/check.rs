//! What a drawing may not contain, each fault with its place.

use roxmltree::{Document, Node};

use super::{DEPTH_LIMIT, SIZE_LIMIT, SVG, Writer, allowed, parse};

/// Something that a drawing may not have, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {fault}")]
pub struct FigureProblem {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
    /// What is wrong.
    pub fault: FigureFault,
}

/// What may be wrong with a drawing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureFault {
    /// More bytes than a drawing needs.
    #[error("the drawing is larger than {SIZE_LIMIT} bytes: simplify it")]
    TooLarge,
    /// Not XML, or XML with a document type.
    #[error("this cannot be read as a drawing: {message}")]
    Unreadable {
        /// What the parser says.
        message: String,
    },
    /// Another root than an SVG with a view box.
    #[error("a drawing is one <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"…\" role=\"img\">: begin it so")]
    Root,
    /// An element that is not allowed, or not here.
    #[error("<{name}> may not stand here: use g, rect, circle, ellipse, line, polyline, polygon, path, text and tspan")]
    Element {
        /// Its name.
        name: String,
    },
    /// An attribute that is not allowed.
    #[error("{name} may not stand on <{element}>: remove it; colours come by class, words by data-slot")]
    Attribute {
        /// The element.
        element: String,
        /// The attribute.
        name: String,
    },
    /// A value that the attribute may not have.
    #[error("{name} may not be \"{value}\": write plain numbers without units, or names of a-z, 0-9, - and _")]
    Value {
        /// The attribute.
        name: String,
        /// The value.
        value: String,
    },
    /// A processing instruction.
    #[error("<?{name}?> may not stand in a drawing: remove it")]
    Instruction {
        /// Its name.
        name: String,
    },
    /// Words in the drawing itself.
    #[error("the words \"{words}\" stand in the drawing: make them a slot, so that every language can fill it")]
    Words {
        /// The words.
        words: String,
    },
    /// An element with a slot and something else inside.
    #[error("the slot {slot} is filled from the lesson: leave the element empty")]
    FilledSlot {
        /// The slot.
        slot: String,
    },
    /// No title or no description.
    #[error("the drawing needs <{name} data-slot=\"{name}\"/> within its <svg>: add it")]
    Missing {
        /// Which.
        name: &'static str,
    },
    /// Elements too deep within each other.
    #[error("elements lie more than {DEPTH_LIMIT} deep here: use fewer groups")]
    TooDeep,
}

/// The drawing written anew in its kept form, or everything in it that may not be.
pub fn check(svg: &str) -> Result<String, Vec<FigureProblem>> {
    let document = match parse(svg) {
        Ok(document) => document,
        Err(None) => return Err(vec![FigureProblem { line: 1, column: 1, fault: FigureFault::TooLarge }]),
        Err(Some(error)) => {
            let place = error.pos();
            let fault = FigureFault::Unreadable { message: error.to_string() };
            return Err(vec![FigureProblem { line: place.row, column: place.col, fault }]);
        }
    };
    let mut check = Check { document: &document, problems: Vec::new() };
    check.root();
    if !check.problems.is_empty() {
        return Err(check.problems);
    }
    let mut writer = Writer { html: String::new(), words: None, id_prefix: "" };
    writer.element(document.root_element(), 0);
    Ok(writer.html)
}

struct Check<'d> {
    document: &'d Document<'d>,
    problems: Vec<FigureProblem>,
}

impl Check<'_> {
    fn problem(&mut self, offset: usize, fault: FigureFault) {
        let place = self.document.text_pos_at(offset);
        self.problems.push(FigureProblem { line: place.row, column: place.col, fault });
    }

    fn root(&mut self) {
        let root = self.document.root_element();
        for outside in self.document.root().children().filter(Node::is_pi) {
            self.instruction(outside);
        }
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) || root.attribute("viewBox").is_none() {
            self.problem(root.range().start, FigureFault::Root);
        }
        for name in ["title", "desc"] {
            let is_there = root.children().any(|it| it.tag_name().name() == name && it.attribute("data-slot") == Some(name));
            if !is_there {
                self.problem(root.range().start, FigureFault::Missing { name });
            }
        }
        self.element(root, 0);
    }

    fn instruction(&mut self, node: Node<'_, '_>) {
        let name = node.pi().map_or("", |it| it.target).to_owned();
        self.problem(node.range().start, FigureFault::Instruction { name });
    }

    fn element(&mut self, node: Node<'_, '_>, depth: usize) {
        let name = node.tag_name().name();
        let start = node.range().start;
        if depth == DEPTH_LIMIT {
            return self.problem(start, FigureFault::TooDeep);
        }
        let is_known = allowed::is_element(name) && node.tag_name().namespace() == Some(SVG);
        let in_place = match (name, depth) {
            ("svg", 0) => true,
            ("svg", _) => false,
            ("title" | "desc", depth) => depth == 1 && node.attribute("data-slot") == Some(name),
            ("tspan", _) => node.parent().is_some_and(|parent| parent.tag_name().name() == "text"),
            _ => node.parent().is_none_or(|parent| parent.tag_name().name() != "text"),
        };
        if !is_known || (!in_place && depth > 0) {
            return self.problem(start, FigureFault::Element { name: name.to_owned() });
        }
        self.attributes(node);
        self.children(node, depth);
    }

    fn attributes(&mut self, node: Node<'_, '_>) {
        let element = node.tag_name().name();
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let start = attribute.range().start;
            if attribute.namespace().is_some() || !allowed::is_attribute_name(element, name) {
                self.problem(start, FigureFault::Attribute { element: element.to_owned(), name: name.to_owned() });
            } else if !allowed::is_value(name, value) {
                self.problem(start, FigureFault::Value { name: name.to_owned(), value: value.to_owned() });
            }
        }
    }

    fn children(&mut self, node: Node<'_, '_>, depth: usize) {
        let name = node.tag_name().name();
        let is_inside =
            |child: &Node<'_, '_>| child.is_element() || child.text().is_some_and(|it| child.is_text() && !it.trim().is_empty());
        if let Some(slot) = node.attribute("data-slot").filter(|_| node.children().any(|it| is_inside(&it))) {
            return self.problem(node.range().start, FigureFault::FilledSlot { slot: slot.to_owned() });
        }
        for child in node.children() {
            if child.is_pi() {
                self.instruction(child);
            } else if child.is_element() && allowed::has_elements(name) {
                self.element(child, depth + 1);
            } else if child.is_element() {
                self.problem(child.range().start, FigureFault::Element { name: child.tag_name().name().to_owned() });
            } else if child.is_text() && is_inside(&child) {
                self.text(child, name);
            }
        }
    }

    fn text(&mut self, node: Node<'_, '_>, element: &str) {
        let text = node.text().unwrap_or_default();
        let words = text.trim();
        // A number, a sign or a single letter is the same in every language.
        let has_words = words.split_whitespace().any(|word| word.chars().filter(|it| it.is_alphabetic()).count() > 1);
        if has_words || !allowed::has_words(element) {
            let indent = text.len() - text.trim_start().len();
            self.problem(node.range().start + indent, FigureFault::Words { words: words.chars().take(40).collect() });
        }
    }
}
