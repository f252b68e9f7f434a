//! What may come out of hostile text, and what hostile text looks like.

/// Tags that may come out, each with the attributes it may have.
const ALLOWED: [(&str, &[&str]); 41] = [
    ("p", &["id", "class"]),
    ("h2", &["id"]),
    ("h3", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &["id"]),
    ("blockquote", &["id", "class"]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope", "class"]),
    ("td", &["class"]),
    ("caption", &[]),
    ("em", &[]),
    ("strong", &[]),
    ("code", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("br", &[]),
    ("a", &["href", "rel"]),
    ("span", &["lang"]),
    ("div", &["class", "id", "tabindex", "role", "aria-label"]),
    ("details", &["class", "id"]),
    ("summary", &[]),
    ("section", &["class", "id", "aria-label"]),
    ("figure", &["class", "id"]),
    ("figcaption", &[]),
    ("svg", &["xmlns", "role", "aria-labelledby", "viewBox", "class"]),
    ("title", &["id"]),
    ("desc", &["id"]),
    ("g", &["class", "transform"]),
    ("rect", &["class", "x", "y", "width", "height"]),
    ("circle", &[]),
    ("ellipse", &[]),
    ("line", &[]),
    ("polyline", &[]),
    ("polygon", &[]),
    ("path", &["class", "d"]),
    ("text", &["class", "x", "y"]),
    ("tspan", &[]),
];

/// Asserts that every `<` begins an allowed tag with allowed attributes in quotes, and that tags are balanced.
pub(crate) fn assert_tight(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("a tag does not end: {html}"));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let (_, allowed) = ALLOWED.iter().find(|(allowed, _)| *allowed == name).unwrap_or_else(|| panic!("<{name}> in {html}"));
        while !attributes.is_empty() {
            let (attribute, value) = attributes.split_once("=\"").unwrap_or_else(|| panic!("{attributes} in {html}"));
            let (value, more) = value.split_once('"').unwrap_or_else(|| panic!("{attributes} in {html}"));
            assert!(allowed.contains(&attribute), "{attribute} on <{name}> in {html}");
            let address = value.trim_start().to_ascii_lowercase();
            let is_safe =
                ["https://", "http://", "mailto:", "/", "#"].iter().any(|it| address.starts_with(it)) && !address.starts_with("//");
            assert!(attribute != "href" || is_safe, "{value} in {html}");
            attributes = more.trim_start();
        }
        if name != "br" {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

/// Ways into a page that have worked somewhere.
pub(crate) const ATTACKS: [&str; 30] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></section><script>alert(1)</script>",
    "</details></figure></svg><b onclick=x>",
    "<svg onload=alert(1)>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" onload=\"alert(1)\"><script>alert(1)</script><title data-slot=\"a\"/></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](vbscript:x) [y](data:text/html;base64,x) [z](file:///etc/passwd)",
    "[x](https://a.b/\"onmouseover=\"alert(1))",
    "[x](<https://a.b/\" onmouseover=\"alert(1)>)",
    "[x](https://a.b 'title\" onclick=\"x')",
    "![x](x\"onerror=\"alert(1))",
    "![<script>](x)",
    "<javascript:alert(1)>",
    "`</code><script>alert(1)</script>`",
    "```html\" onclick=\"x\n<script>\n```",
    "| <script> | [x](javascript:x) |\n|:--|--:|\n| </table><script> | `|` |",
    "## <style>*{}</style>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a id=\"b-h1\" name=x target=_blank style=\"x\">",
    "\" onclick=\"alert(1)\" x=\"' onclick='x",
];
