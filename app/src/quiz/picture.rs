//! A picture with the letters of its areas. Whoever cannot see it, or uses no pointer, chooses by the words beside the letters.

use domain::quiz::hotspot::{Area, ShownPicture};
use domain::quiz::paper::letter;
use domain::quiz::sheet::Shown;
use leptos::prelude::*;

/// What an area is on a page.
#[derive(Clone, Copy)]
pub(super) enum Spots<'a> {
    /// A second way to press the control of each option, whose ids begin like this.
    Press(&'a str),
    /// A letter with how the option stands.
    Marked(&'a dyn Fn(&str) -> &'static str),
}

/// The picture, its areas in the order of these options.
pub(super) fn picture(picture: &ShownPicture, options: &[Shown], spots: Spots<'_>) -> impl IntoView + use<> {
    let spot = |(place, (area, option)): (usize, (&Area, &Shown))| {
        let Area { x, y, width, height } = *area;
        let position = format!("spot x{x} y{y} w{width} h{height}");
        let sign = letter(place).map(String::from).unwrap_or_default();
        match spots {
            Spots::Press(prefix) => view! { <label class=position for=format!("{prefix}{}", option.id)><b>{sign}</b></label> }.into_any(),
            Spots::Marked(class) => view! { <span class=format!("{position} {}", class(&option.id))><b>{sign}</b></span> }.into_any(),
        }
    };
    let spots = picture.areas.iter().zip(options).enumerate().map(spot).collect_view();
    let title = picture.words.get("title").cloned().unwrap_or_default();
    let drawing = picture.drawing.clone();
    // The letters stand again before the words of their options, which is where they are read.
    view! {
        <figure class="plate spotted">
            <div class="under"><div inner_html=drawing></div><div class="spots" aria-hidden="true">{spots}</div></div>
            <figcaption>{title}</figcaption>
        </figure>
    }
}

/// The options with their letters before their words, which are HTML.
pub(super) fn lettered(options: &[Shown]) -> Vec<Shown> {
    let one = |(place, option): (usize, &Shown)| {
        let sign = letter(place).map(String::from).unwrap_or_default();
        Shown { id: option.id.clone(), text: format!("<b>{sign}</b> {}", option.text) }
    };
    options.iter().enumerate().map(one).collect()
}
