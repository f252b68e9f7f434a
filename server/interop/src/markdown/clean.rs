//! The last door before a page: what HTML may come out of Markdown. Everything not named here is taken away.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

const INLINE: [&str; 8] = ["em", "strong", "code", "sub", "sup", "a", "span", "br"];
const BLOCK: [&str; 14] = ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "caption"];
const ALIGN: [&str; 3] = ["left", "center", "right"];

static BLOCKS: LazyLock<Builder<'static>> = LazyLock::new(|| builder(INLINE.into_iter().chain(BLOCK).collect()));
static WORDS: LazyLock<Builder<'static>> = LazyLock::new(|| builder(INLINE.into_iter().collect()));

/// The HTML with nothing but paragraphs, headings, lists, tables, quotations and what stands within a line.
pub(super) fn blocks(html: &str) -> String {
    with_headed_columns(&BLOCKS.clean(html).to_string())
}

/// Tables whose head cells say that they head a column, and cells that say by class where their words stand.
fn with_headed_columns(html: &str) -> String {
    if !html.contains("<table") {
        return html.to_owned();
    }
    // In sanitised HTML these signs in this order are tags and attributes, for words have neither < nor >.
    let mut html = html.replace("<th></th>", "<td></td>");
    html = html.replace("<th ", "<th scope=\"col\" ").replace("<th>", "<th scope=\"col\">");
    for (align, class) in ALIGN.into_iter().zip(["start", "mid", "end"]) {
        html = html.replace(&format!(" align=\"{align}\">"), &format!(" class=\"{class}\">"));
    }
    html
}

/// The HTML with nothing but what stands within a line.
pub(super) fn words(html: &str) -> String {
    WORDS.clean(html).to_string()
}

fn builder(tags: HashSet<&'static str>) -> Builder<'static> {
    let cells = || HashMap::from([("align", HashSet::from(ALIGN))]);
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("span", HashSet::from(["lang"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .tag_attribute_values(HashMap::from([("th", cells()), ("td", cells())]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(within_the_site)))
        .link_rel(Some("noopener noreferrer"))
        .strip_comments(true);
    builder
}

fn within_the_site(address: &str) -> Option<Cow<'_, str>> {
    is_within_the_site(address).then_some(Cow::Borrowed(address))
}

/// Whether an address without a scheme leads to a page of the platform.
pub(super) fn is_within_the_site(address: &str) -> bool {
    let leaves = address.starts_with("//") || address.starts_with("/\\");
    (address.starts_with('/') || address.starts_with('#')) && !leaves
}

/// Text as it may stand in HTML, between tags or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
