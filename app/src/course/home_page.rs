//! The front page: what Fairway is or, for an officer signed in, where they stopped.

use domain::language::Language;
use leptos::prelude::*;

use crate::frame::{Page, Section};
use crate::ui::main_link;
use crate::{routes, t};

/// Where an officer goes on.
#[derive(Debug, Clone)]
pub struct NextView {
    /// The course's title.
    pub course: String,
    /// The step's title.
    pub step: String,
    /// Where it is.
    pub href: String,
    /// What the button says.
    pub action: String,
}

/// The front page.
pub fn home_page(language: Language, next: Option<NextView>, signed_in: bool) -> Page {
    let body = view! {
        <div class="stack loose">
            <div class="stack reading">
                <h1>{t!(language, "home-title")}</h1>
                <p class="lead">{t!(language, "home-lead")}</p>
            </div>
            {next.map(|next| next_card(language, next))}
            <div class="row">
                {(!signed_in).then(|| main_link(routes::courses(language), t!(language, "home-see-courses")))}
                {signed_in.then(|| view! { <a class="button" href=routes::courses(language)>{t!(language, "home-see-courses")}</a> })}
                {(!signed_in).then(|| view! { <a class="button" href=routes::register(language)>{t!(language, "frame-register")}</a> })}
            </div>
            <ul class="plain grid">
                <li class="stack tight"><h2 class="h3">{t!(language, "home-learn")}</h2><p>{t!(language, "home-learn-what")}</p></li>
                <li class="stack tight"><h2 class="h3">{t!(language, "home-quiz")}</h2><p>{t!(language, "home-quiz-what")}</p></li>
                <li class="stack tight"><h2 class="h3">{t!(language, "home-proof")}</h2><p>{t!(language, "home-proof-what")}</p></li>
            </ul>
        </div>
    };
    Page::new(t!(language, "home-title"), Section::None, body)
}

/// The next step, as the one thing to do.
pub(crate) fn next_card(language: Language, next: NextView) -> impl IntoView {
    view! {
        <section class="card next row between" aria-label=t!(language, "learning-next-step")>
            <div class="stack tight">
                <p class="small soft">{t!(language, "learning-where-you-stopped", course = next.course)}</p>
                <h2>{next.step}</h2>
            </div>
            {main_link(next.href, next.action)}
        </section>
    }
}
