//! The allow-list of drawings: elements, attributes, and what their values may be.

/// Whether a drawing may hold this element.
pub(super) fn is_element(name: &str) -> bool {
    matches!(
        name,
        "svg" | "title" | "desc" | "g" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "path" | "text" | "tspan"
    )
}

/// Whether the element holds words.
pub(super) fn has_words(element: &str) -> bool {
    matches!(element, "title" | "desc" | "text" | "tspan")
}

/// Whether the element may hold elements.
pub(super) fn has_elements(element: &str) -> bool {
    matches!(element, "svg" | "g" | "text")
}

/// Whether an element may have this attribute with this value.
pub(super) fn is_attribute(element: &str, name: &str, value: &str) -> bool {
    is_attribute_name(element, name) && is_value(name, value)
}

/// Whether an element may have this attribute at all.
pub(super) fn is_attribute_name(element: &str, name: &str) -> bool {
    match name {
        "viewBox" | "role" => element == "svg",
        "data-slot" => has_words(element),
        "class" => !matches!(element, "title" | "desc"),
        "x" | "y" | "x1" | "y1" | "x2" | "y2" | "width" | "height" | "rx" | "ry" | "cx" | "cy" | "r" | "dx" | "dy" | "d" | "points"
        | "transform" => !matches!(element, "title" | "desc"),
        _ => false,
    }
}

/// Whether the attribute may have this value.
pub(super) fn is_value(name: &str, value: &str) -> bool {
    match name {
        "role" => value == "img",
        "viewBox" => value.split_whitespace().count() == 4 && value.split_whitespace().all(is_number),
        "class" => value.split_whitespace().all(is_class),
        "data-slot" => is_slot(value),
        "d" => value.bytes().all(|byte| b"MmZzLlHhVvCcSsQqTtAa".contains(&byte) || is_numeric(byte)),
        "points" => value.bytes().all(is_numeric),
        "transform" => is_transform(value),
        _ => is_number(value),
    }
}

/// Whether a slot may be called so.
pub(crate) fn is_slot(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_class(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

fn is_numeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_whitespace() || b"+-.,eE".contains(&byte)
}

/// One or several of `translate(…)`, `rotate(…)`, `scale(…)` and their kin, with numbers inside.
fn is_transform(value: &str) -> bool {
    let mut rest = value.trim();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('(') else { return false };
        let Some((numbers, after)) = after.split_once(')') else { return false };
        let is_known = matches!(name.trim(), "translate" | "rotate" | "scale" | "skewX" | "skewY" | "matrix");
        if !is_known || !numbers.bytes().all(is_numeric) {
            return false;
        }
        rest = after.trim_start_matches([' ', ',', '\n']);
    }
    true
}
