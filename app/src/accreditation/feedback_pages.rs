//! What somebody at the beneficiary of a mission is asked, without an account.

use domain::accreditation::feedback::{Again, LEVEL_MOST, Question};
use domain::language::Language;
use domain::time::Date;
use leptos::prelude::*;

use super::mission_words;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::fields::{problem_words, summary, text_area};
use crate::words::format;

/// What is shown of the mission; nothing else of the file.
#[derive(Debug, Clone)]
pub struct FeedbackView {
    /// The expert.
    pub expert: String,
    /// The domain.
    pub domain: String,
    /// The beneficiary.
    pub host: String,
    /// The first day and the last.
    pub held: (Date, Date),
}

/// The questions.
pub fn feedback_page(language: Language, data: &FeedbackView, form: &FormState) -> Page {
    let (from, until) = data.held;
    let days = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
    let title = t!(language, "feedback-title", expert = data.expert.clone());
    let levels: Vec<(String, String)> = (1..=LEVEL_MOST).map(|level| (level.to_string(), mission_words::level(language, level))).collect();
    let questions =
        Question::ALL.map(|question| choose(language, form, question.word(), mission_words::question(language, question), &levels));
    let again: Vec<(String, String)> = Again::ALL.map(|again| (again.word().to_owned(), mission_words::again(language, again))).into();
    let body = view! {
        <form method="post" class="stack reading">
            <h1>{title.clone()}</h1>
            <p class="lead">{t!(language, "feedback-mission", host = data.host.clone(), domain = data.domain.clone(), days = days)}</p>
            <p>{t!(language, "feedback-what", expert = data.expert.clone())}</p>
            {summary(language, form)}
            {questions.into_iter().collect_view()}
            {choose(language, form, "again", t!(language, "feedback-again"), &again)}
            {text_area(language, form, "comment", t!(language, "feedback-comment"), t!(language, "feedback-comment-hint"))}
            <button class="button main" type="submit">{t!(language, "feedback-send")}</button>
        </form>
    };
    Page::new(title, Section::None, body).unlisted()
}

/// One question, answered by one of these.
fn choose(language: Language, form: &FormState, name: &'static str, asked: String, choices: &[(String, String)]) -> impl IntoView + use<> {
    form.call(name, &asked);
    let problem = form.problem(name).map(|problem| problem_words(language, problem));
    let radio = |(place, (value, words)): (usize, &(String, String))| {
        // The first one is where what is wrong leads to.
        let id = if place == 0 { form.id(name) } else { form.id(&format!("{name}-{value}")) };
        let checked = form.has(name, value);
        view! {
            <label class="row" for=id.clone()>
                <input type="radio" id=id.clone() name=name value=value.clone() required checked=checked/>
                {words.clone()}
            </label>
        }
    };
    let radios = choices.iter().enumerate().map(radio).collect_view();
    view! {
        <fieldset class="plain stack tight">
            <legend>{asked}</legend>
            {problem.map(|words| view! { <p class="error">{words}</p> })}
            {radios}
        </fieldset>
    }
}

/// It arrived.
pub fn thanks_page(language: Language) -> Page {
    let title = t!(language, "feedback-thanks");
    let body = view! { <div class="stack reading"><h1>{title.clone()}</h1><p>{t!(language, "feedback-thanks-what")}</p></div> };
    Page::new(title, Section::None, body).unlisted()
}

/// The link does not work; nobody is told why.
pub fn spent_page(language: Language) -> Page {
    let title = t!(language, "feedback-spent");
    let body = view! {
        <div class="stack reading">
            <h1>{title.clone()}</h1>
            <p>{t!(language, "feedback-spent-what")}</p>
            <p>{t!(language, "feedback-spent-next")}</p>
        </div>
    };
    Page::new(title, Section::None, body).unlisted()
}
