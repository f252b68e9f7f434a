//! What is kept and why; what works for whom.

use domain::language::Language;
use leptos::prelude::*;

use crate::frame::{Page, Section};
use crate::t;

/// What the platform does with personal data.
pub fn privacy_page(language: Language, operator: &str) -> Page {
    let sections = [
        (t!(language, "privacy-who"), t!(language, "privacy-who-what", operator = operator.to_owned())),
        (t!(language, "privacy-kept"), t!(language, "privacy-kept-what")),
        (t!(language, "privacy-sees"), t!(language, "privacy-sees-what")),
        (t!(language, "privacy-public"), t!(language, "privacy-public-what")),
        (t!(language, "privacy-cookies"), t!(language, "privacy-cookies-what")),
        (t!(language, "privacy-long"), t!(language, "privacy-long-what")),
        (t!(language, "privacy-rights"), t!(language, "privacy-rights-what")),
    ];
    text_page(language, t!(language, "frame-privacy"), t!(language, "privacy-lead"), sections.to_vec())
}

/// What works for whom.
pub fn accessibility_page(language: Language) -> Page {
    let sections = [
        (t!(language, "accessibility-how"), t!(language, "accessibility-how-what")),
        (t!(language, "accessibility-links"), t!(language, "accessibility-links-what")),
        (t!(language, "accessibility-print"), t!(language, "accessibility-print-what")),
        (t!(language, "accessibility-limits"), t!(language, "accessibility-limits-what")),
        (t!(language, "accessibility-tell"), t!(language, "accessibility-tell-what")),
    ];
    text_page(language, t!(language, "frame-accessibility"), t!(language, "accessibility-lead"), sections.to_vec())
}

fn text_page(_language: Language, title: String, lead: String, sections: Vec<(String, String)>) -> Page {
    let sections = sections.into_iter().map(|(heading, words)| view! { <h2>{heading}</h2><p>{words}</p> }).collect_view();
    let body = view! { <article class="reading prose"><h1>{title.clone()}</h1><p class="lead">{lead}</p>{sections}</article> };
    Page::new(title, Section::None, body)
}
