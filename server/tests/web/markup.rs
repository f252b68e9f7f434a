//! What every page and its headers must have, and must not.

use crate::world::Answer;

/// What is wrong with a page.
pub(crate) fn faults(answer: &Answer, language: &str, signed_in: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    let body = &answer.body;
    let count = |text: &str| body.matches(text).count();
    must(answer.is_page(), format!("content-type {}", answer.header("content-type")));
    must(body.starts_with(&format!("<!doctype html><html lang=\"{language}\"")), "not in the language of the address".to_owned());
    must(answer.header("content-language") == language, format!("content-language {}", answer.header("content-language")));
    must(count("<h1") == 1, format!("{} first headings", count("<h1")));
    let title = answer.between("<title>", "</title>").unwrap_or_default();
    must(count("<title>") >= 1 && title.len() > " · Fairway".len() && title.ends_with(" · Fairway"), format!("title {title:?}"));
    let islands = count("<leptos-island");
    must(count("<script") == usize::from(islands > 0), format!("{} scripts, {islands} islands", count("<script")));
    for mark in [
        " style=\"",
        "<style",
        "javascript:",
        "__RESOLVED_RESOURCES",
        "__INCOMPLETE_CHUNKS",
        "__SERIALIZED_ERRORS",
        "\u{e000}",
        "No localization",
    ] {
        must(!body.contains(mark), format!("has {mark:?}"));
    }
    for handler in [" onclick=", " onload=", " onerror=", " onsubmit=", " onchange="] {
        must(!body.contains(handler), format!("has {handler}"));
    }
    faults.extend(policy_faults(answer, islands > 0));
    faults.extend(header_faults(answer, signed_in));
    faults
}

/// Faults of the policy that says what a page may load.
fn policy_faults(answer: &Answer, has_island: bool) -> Vec<String> {
    let policy = answer.header("content-security-policy").to_owned();
    let mut faults = Vec::new();
    let mut must = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    must(
        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"),
        policy.clone(),
    );
    must(!policy.replace("'wasm-unsafe-eval'", "").contains("unsafe"), policy.clone());
    must(policy.contains("'wasm-unsafe-eval'") == has_island, policy.clone());
    if has_island {
        let nonce = answer.between("nonce=\"", "\"").unwrap_or("none").to_owned();
        must(policy.contains(&format!("'nonce-{nonce}'")), format!("nonce {nonce} is not in {policy}"));
    } else {
        must(policy.contains("script-src 'none'"), policy);
    }
    faults
}

fn header_faults(answer: &Answer, signed_in: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    for (name, expected) in
        [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin")]
    {
        must(answer.header(name) == expected, format!("{name} {:?}", answer.header(name)));
    }
    let cache = answer.header("cache-control");
    must(cache == "no-store" || !signed_in && cache == "no-cache", format!("cache-control {cache}"));
    faults
}

/// Both languages are named in the head where the page is listed, and the switch keeps path and query.
pub(crate) fn leads_to_the_other_language(answer: &Answer, path: &str, language: &str) -> Vec<String> {
    let other = if language == "en" { "fr" } else { "en" };
    let rest = path.get(3..).unwrap_or_default();
    let plain = rest.split('?').next().unwrap_or_default();
    let mut faults = Vec::new();
    let is_listed = !answer.body.contains("content=\"noindex\"");
    for code in ["en", "fr"] {
        let link = format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"/{code}{plain}\">");
        if answer.body.contains(&link) != is_listed {
            faults.push(format!("listed {is_listed}, but {link}"));
        }
    }
    let switch = format!("<a href=\"/{other}{}\" lang=\"{other}\" hreflang=\"{other}\"", rest.replace('&', "&amp;"));
    if !answer.body.contains(&switch) {
        faults.push(format!("no switch {switch}"));
    }
    faults
}
