//! A lesson as HTML: each block an element of its own, with its id, in one language throughout.

use std::collections::BTreeMap;

use domain::course::{Block, BlockKind, DocumentHash, Figure, Lesson};
use domain::language::Language;

use super::clean::{blocks, escape};
use super::options::{Shape, plain, to_html};
use super::{inline, prose};
use crate::figure;

/// Words around the boxes of a lesson, in the language of the page.
#[derive(Debug, Clone, Copy)]
pub struct BoxWords<'w> {
    /// What unfolds the commented answer of a case.
    pub answer: &'w str,
    /// What the points to keep are called.
    pub keypoints: &'w str,
}

/// A lesson ready to stand in a page; its HTML may be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonHtml {
    /// The blocks, without the lesson's title.
    pub html: String,
    /// The headings in order: the id of the element, such as `b-h1`, and its words as plain text.
    pub headings: Vec<(String, String)>,
    /// The language it is in, which is not the one asked for when there is no such translation.
    pub language: Language,
    /// How many words the blocks have, figures apart.
    pub words: usize,
}

/// The lesson in this language or else, as a whole, in English or the first there is.
pub fn lesson_html(lesson: &Lesson, figures: &BTreeMap<DocumentHash, Figure>, language: Language, words: &BoxWords<'_>) -> LessonHtml {
    let language = language_of(lesson, language);
    let mut page = Page {
        figures,
        language,
        box_words: words,
        list: None,
        has_lead: false,
        nearest_heading: lesson.title.read(language).to_owned(),
        made: LessonHtml { html: String::new(), headings: Vec::new(), language, words: 0 },
    };
    for block in &lesson.blocks {
        page.add(block);
    }
    page.begin_list(None);
    page.made
}

/// The first of the languages by preference in which the lesson is whole.
fn language_of(lesson: &Lesson, wanted: Language) -> Language {
    let is_whole = |language: &Language| {
        let has = |block: &Block| match &block.kind {
            BlockKind::Figure { slots, .. } => slots.contains_key(language),
            _ => block.text.get(*language).is_some(),
        };
        lesson.title.get(*language).is_some() && lesson.blocks.iter().all(has)
    };
    let first = lesson.title.0.keys().copied();
    let preferred = [wanted, Language::EN].into_iter().chain(first.clone()).find(is_whole);
    preferred.or_else(|| first.clone().next()).unwrap_or(wanted)
}

struct Page<'p> {
    figures: &'p BTreeMap<DocumentHash, Figure>,
    language: Language,
    box_words: &'p BoxWords<'p>,
    /// The list that is open: numbered or not.
    list: Option<bool>,
    has_lead: bool,
    nearest_heading: String,
    made: LessonHtml,
}

impl Page<'_> {
    fn add(&mut self, block: &Block) {
        let id = format!("b-{}", escape(&block.id));
        let text = block.text.read(self.language);
        let list = if let BlockKind::Item { ordered } = block.kind { Some(ordered) } else { None };
        self.begin_list(list);
        self.count(block, text);
        let html = match &block.kind {
            BlockKind::Paragraph => self.paragraph(&id, text),
            BlockKind::Heading => self.heading(&id, text),
            BlockKind::Item { .. } => format!("<li id=\"{id}\">{}</li>\n", inline(text)),
            BlockKind::Table => self.table(&id, text),
            BlockKind::Figure { figure, slots } => self.figure(&id, figure, slots),
            BlockKind::Answer => {
                let summary = escape(self.box_words.answer);
                format!("<details class=\"answer-box\" id=\"{id}\"><summary>{summary}</summary>\n{}</details>\n", prose(text))
            }
            BlockKind::KeyPoints => {
                let label = escape(self.box_words.keypoints);
                format!("<section class=\"keypoints aside\" id=\"{id}\" aria-label=\"{label}\">\n{}</section>\n", prose(text))
            }
        };
        self.made.html.push_str(&html);
    }

    /// Ends the list that is open, if another or none is to go on.
    fn begin_list(&mut self, list: Option<bool>) {
        if self.list == list {
            return;
        }
        if let Some(ordered) = self.list {
            self.made.html.push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
        }
        if let Some(ordered) = list {
            self.made.html.push_str(if ordered { "<ol>\n" } else { "<ul>\n" });
        }
        self.list = list;
    }

    fn count(&mut self, block: &Block, text: &str) {
        let shape = match block.kind {
            BlockKind::Heading | BlockKind::Item { .. } => Shape::Inline,
            _ => Shape::Several,
        };
        let words = plain(text, shape);
        self.made.words += words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    }

    fn paragraph(&mut self, id: &str, text: &str) -> String {
        let class = if self.has_lead { "" } else { " class=\"lead\"" };
        self.has_lead = true;
        let html = blocks(&to_html(text, Shape::Paragraph));
        // Sanitised HTML begins with a tag without attributes; anything else becomes a paragraph here.
        for tag in ["p", "blockquote"] {
            if let Some(rest) = html.strip_prefix(&format!("<{tag}>")) {
                return format!("<{tag} id=\"{id}\"{class}>{}\n", rest.trim_end());
            }
        }
        format!("<p id=\"{id}\"{class}>{}</p>\n", inline(text))
    }

    fn heading(&mut self, id: &str, text: &str) -> String {
        let words = plain(text, Shape::Inline);
        self.nearest_heading.clone_from(&words);
        self.made.headings.push((id.to_owned(), words));
        format!("<h2 id=\"{id}\">{}</h2>\n", inline(text))
    }

    fn table(&self, id: &str, text: &str) -> String {
        let label = escape(&self.nearest_heading);
        let html = blocks(&to_html(text, Shape::Table));
        format!("<div class=\"scroll\" id=\"{id}\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">\n{html}</div>\n")
    }

    fn figure(&self, id: &str, hash: &DocumentHash, slots: &BTreeMap<Language, BTreeMap<String, String>>) -> String {
        let none = BTreeMap::new();
        let words = slots.get(&self.language).or_else(|| slots.get(&Language::EN)).or_else(|| slots.values().next()).unwrap_or(&none);
        let drawing = self.figures.get(hash).map(|it| figure::fill(&it.svg, words, id)).unwrap_or_default();
        let title = escape(words.get("title").map_or("", String::as_str));
        format!("<figure class=\"plate\" id=\"{id}\">{drawing}<figcaption>{title}</figcaption></figure>\n")
    }
}
