//! Every component in every state, to be looked at in a demonstration.

use domain::language::Language;
use domain::refusal::{FieldProblem, Problem, Refusal};
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::fields::{Input, Select, input, select, summary, text_area};
use crate::ui::icons::{Buoy, buoy};
use crate::ui::{Tone, crumbs, done, empty, main_link, meter, notice, state};

/// The page of components; its words are those of real pages.
pub fn style_page(language: Language) -> Page {
    let title = t!(language, "style-title");
    let fresh = FormState::default();
    let typed = [("name".to_owned(), "Awa".to_owned()), ("reason".to_owned(), "</textarea><b>".to_owned())];
    let wrong = FormState::typed(&typed).with_problems(vec![
        FieldProblem::new("email", Problem::NotAnAddress),
        FieldProblem::new("reason", Problem::TooLong { most: 500 }),
    ]);
    let refused = FormState::default().refused(Refusal::SignIn);
    let choices = vec![("en".to_owned(), "English".to_owned()), ("fr".to_owned(), "Français".to_owned())];
    let marks = [Buoy::Done, Buoy::Now, Buoy::Ahead, Buoy::Safe].map(|which| {
        view! { <li class=which.class()>{buoy(which)}<div><div class="name">"A1"</div><div class="small soft">{t!(language, "lesson-read")}</div></div><div></div></li> }
    });
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![("/".to_owned(), t!(language, "frame-courses"))], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            <section class="stack">
                <div class="row">{main_link("#".to_owned(), t!(language, "learning-continue"))}<a class="button" href="#main">{t!(language, "quiz-start")}</a><button class="button quiet" type="button">{t!(language, "frame-sign-out")}</button></div>
                <div class="row">{state(Tone::Pass, t!(language, "sitting-kept"))}{state(Tone::Fail, t!(language, "quiz-failed-short"))}{state(Tone::Wait, t!(language, "sitting-open"))}{state(Tone::Calm, t!(language, "sitting-not-answered"))}<span class="tag">"A1"</span></div>
                {notice(t!(language, "course-announced"), t!(language, "course-announced-what"))}
                {done(t!(language, "waiting-decided"))}
                {empty(t!(language, "waiting-none"), t!(language, "waiting-none-what"))}
                {meter(13, 30, t!(language, "course-lessons-read", read = 13, count = 30))}
            </section>
            <ol class="channel">{marks.into_iter().collect_view()}</ol>
            <div class="two">
                <form class="stack">
                    {input(language, &fresh, Input { name: "name", label: t!(language, "field-name"), hint: t!(language, "field-name-hint"), ..Input::default() })}
                    {select(language, &fresh, Select { name: "language", label: t!(language, "field-language"), choices, value: "fr".to_owned(), ..Select::default() })}
                </form>
                <form class="stack">
                    {summary(language, &wrong)}
                    {input(language, &wrong, Input { name: "email", label: t!(language, "field-email"), kind: "email", ..Input::default() })}
                    {text_area(language, &wrong, "reason", t!(language, "roles-reason"), t!(language, "waiting-refuse-hint"))}
                </form>
            </div>
            {summary(language, &refused)}
            <fieldset class="options">
                <legend class="small soft">{t!(language, "sitting-choose-one")}</legend>
                <label><input type="radio" name="a" checked=true/><span>{t!(language, "sitting-true")}</span></label>
                <label><input type="radio" name="a"/><span>{t!(language, "sitting-false")}</span></label>
            </fieldset>
            <div class="answer right">{t!(language, "review-right")}</div>
            <div class="answer wrong">{t!(language, "review-wrong")}</div>
        </div>
    };
    Page::new(title, Section::None, body).unlisted()
}
