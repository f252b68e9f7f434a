//! A sitting: one question a page, each submit saving its answer; looking over; handing in.

use domain::course::{CourseEdition, ModuleEdition};
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::sheet::{ItemBody, Shown};
use domain::quiz::step::StepId;
use domain::time::{Moment, Timestamp};
use leptos::prelude::*;

use super::{AFTER, ANSWER, PAIR, QUESTION, name};
use crate::form::FormState;
use crate::frame::{Page, Section, replay_words};
use crate::island::{AnswerKeeper, KeeperWords};
use crate::ui::fields::{problem_words, summary};
use crate::ui::{Tone, state};
use crate::words::format;
use crate::{routes, t};

/// A sitting as the learner sees it.
#[derive(Debug, Clone)]
pub struct SittingView<'a> {
    /// The attempt's id.
    pub attempt: AttemptId,
    /// Its course.
    pub course: &'a CourseEdition,
    /// Its module; none for the final assessment.
    pub module: Option<&'a ModuleEdition>,
    /// The questions, in order.
    pub asked: Vec<Asked<'a>>,
    /// The bell.
    pub closes: Option<Moment>,
    /// The server's instant.
    pub now: Timestamp,
}

/// A question as put, its texts as trusted HTML.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The question's id.
    pub id: &'a str,
    /// Whole marks it is worth.
    pub worth: u32,
    /// What is asked, as HTML.
    pub stem: String,
    /// The language its words are in.
    pub language: Language,
    /// How it is answered, its texts as HTML.
    pub body: ItemBody,
    /// The answer kept.
    pub kept: Option<Answered>,
}

/// An answer the server keeps.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// The step that saved it.
    pub step: StepId,
    /// When, on the reader's clock.
    pub at: Moment,
}

impl SittingView<'_> {
    fn answered(&self) -> usize {
        self.asked.iter().filter(|asked| is_kept(asked)).count()
    }
}

fn is_kept(asked: &Asked<'_>) -> bool {
    asked.kept.as_ref().is_some_and(|kept| kept.answer.is_answered())
}

/// A question of a sitting, counted from 0.
pub fn sitting_page(language: Language, data: &SittingView<'_>, place: usize, form: &FormState) -> Page {
    let asked = &data.asked[place];
    let count = data.asked.len();
    let title = format!(
        "{} · {}",
        t!(language, "sitting-question", number = (place + 1) as u64, count = count as u64),
        name(language, data.module)
    );
    let where_at = format!(
        "{} · {} · {}",
        t!(language, "sitting-question", number = (place + 1) as u64, count = count as u64),
        t!(language, "sitting-marks", count = u64::from(asked.worth)),
        kind_words(language, &asked.body)
    );
    let item_language = (asked.language != language).then(|| asked.language.code().to_owned());
    let stem = asked.stem.clone();
    let after = asked.kept.as_ref().map(|kept| format!("{} {}", kept.step.device, kept.step.counter)).unwrap_or_default();
    let previous = (place > 0).then(|| {
        view! { <a class="button" href=routes::question(language, data.attempt, place)>"‹ "{t!(language, "sitting-back", number = place as u64)}</a> }
    });
    let go_on = if place + 1 < count {
        t!(language, "sitting-save-next", number = (place + 2) as u64)
    } else {
        t!(language, "sitting-save-look-over")
    };
    let body = view! {
        <div class="with-side">
            {pegs(language, data, Some(place))}
            <form class="stack reading loose" method="post" id="sitting" action=format!("{}?q={}", routes::attempt(language, data.attempt), place + 1)>
                {summary(language, form)}
                <p class="notice" id="link" role="status" hidden></p>
                <div lang=item_language.clone()>
                    <p class="small soft" lang=language.code().to_owned()>{where_at}</p>
                    <h1 class="question prose" id="stem" inner_html=stem></h1>
                </div>
                <input type="hidden" name=QUESTION value=asked.id.to_owned()/>
                <input type="hidden" name=AFTER value=after/>
                <div lang=item_language>{controls(language, asked, form)}</div>
                <div class="row between">{kept_state(language, asked)}{keeper(language, data, asked)}</div>
                <div class="row between">
                    {previous}
                    <button class="button main" type="submit">{go_on}" ›"</button>
                </div>
            </form>
        </div>
    };
    Page::new(title, Section::Courses, body).with_strip(strip(language, data)).with_island().unlisted()
}

fn keeper(language: Language, data: &SittingView<'_>, asked: &Asked<'_>) -> impl IntoView + use<> {
    let words = KeeperWords {
        sending: t!(language, "keeper-sending"),
        kept: t!(language, "keeper-kept"),
        sealed: t!(language, "keeper-sealed"),
        sign_in: t!(language, "keeper-sign-in"),
        not_kept: t!(language, "keeper-not-kept"),
        superseded: t!(language, "keeper-superseded"),
        refused: t!(language, "keeper-refused"),
        no_link: t!(language, "keeper-no-link"),
        link_again: t!(language, "keeper-link-again"),
    };
    let after = asked.kept.as_ref().map(|kept| (kept.step.device.clone(), kept.step.counter));
    view! {
        <AnswerKeeper
            address=format!("/api/v1/attempts/{}/answers", data.attempt)
            question=asked.id.to_owned()
            kind=kind_name(&asked.body).to_owned()
            language=language.code().to_owned()
            server_now=data.now.0
            after=after
            words=words
            replay=replay_words(language)
        />
    }
}

/// The strip that stays in sight: where, how much is answered, how long.
fn strip(language: Language, data: &SittingView<'_>) -> impl IntoView + use<> {
    let answered = t!(language, "sitting-answered", answered = data.answered() as u64, count = data.asked.len() as u64);
    let closes = data.closes.as_ref().map(|closes| t!(language, "sitting-until", time = format::time(closes, language)));
    view! {
        <section class="strip" aria-label=t!(language, "sitting-strip")>
            <div class="wrap row between small">
                <strong>{name(language, data.module)}</strong>
                <span>{answered}</span>
                {closes.map(|words| view! { <span>{words}</span> })}
                <span id="waiting" class="state sealed" role="status"></span>
            </div>
        </section>
    }
}

fn pegs(language: Language, data: &SittingView<'_>, here: Option<usize>) -> impl IntoView + use<> {
    let pegs = data
        .asked
        .iter()
        .enumerate()
        .map(|(place, asked)| {
            let kept = is_kept(asked);
            let number = (place + 1) as u64;
            let words = if kept { t!(language, "sitting-peg-kept", number = number) } else { t!(language, "sitting-peg-open", number = number) };
            let href = routes::question(language, data.attempt, place + 1);
            view! { <li><a href=href class:kept=kept aria-current=(here == Some(place)).then_some("page") aria-label=words>{number.to_string()}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="sticky stack tight" aria-label=t!(language, "sitting-questions")>
            <ol class="pegs">{pegs}</ol>
            <p class="small soft">{t!(language, "sitting-pegs-what")}</p>
            {here.map(|_| view! { <a class="button" href=routes::look_over(language, data.attempt)>{t!(language, "sitting-look-over")}</a> })}
        </nav>
    }
}

fn kept_state(language: Language, asked: &Asked<'_>) -> impl IntoView + use<> {
    match asked.kept.as_ref().filter(|kept| kept.answer.is_answered()) {
        Some(kept) => {
            let words = t!(language, "sitting-kept-at", time = format::time(&kept.at, language));
            view! { <span id="kept" role="status">{state(Tone::Pass, words)}</span> }.into_any()
        }
        None => view! { <span id="kept" role="status">{state(Tone::Calm, t!(language, "sitting-not-answered"))}</span> }.into_any(),
    }
}

/// The controls of a question; what was typed and refused stands in them again, else what is kept.
fn controls(language: Language, asked: &Asked<'_>, form: &FormState) -> AnyView {
    let kept = asked.kept.as_ref().map(|kept| &kept.answer);
    let chosen = |id: &str| match kept {
        _ if form.came_back() => form.has(ANSWER, id),
        Some(Answer::Option(option)) => option == id,
        Some(Answer::Options(options)) => options.contains(id),
        _ => false,
    };
    match &asked.body {
        ItemBody::Single { options } => choices(t!(language, "sitting-choose-one"), "radio", options, chosen),
        ItemBody::Multiple { options } => choices(t!(language, "sitting-choose-all"), "checkbox", options, chosen),
        ItemBody::TrueFalse => {
            let options = [("true", t!(language, "sitting-true")), ("false", t!(language, "sitting-false"))];
            let options: Vec<Shown> = options.into_iter().map(|(id, text)| Shown { id: id.to_owned(), text }).collect();
            choices(t!(language, "sitting-judge"), "radio", &options, chosen)
        }
        ItemBody::Numeric { unit, decimals } => {
            let value = match kept {
                _ if form.came_back() => form.value(ANSWER).to_owned(),
                Some(Answer::Number(typed)) => typed.clone(),
                _ => String::new(),
            };
            number(language, asked, form, value, unit, *decimals)
        }
        ItemBody::Match { items, targets } => pairs(language, t!(language, "sitting-match"), items, targets, kept, form),
        ItemBody::Classify { items, targets } => pairs(language, t!(language, "sitting-classify"), items, targets, kept, form),
    }
}

fn choices(legend: String, kind: &'static str, options: &[Shown], chosen: impl Fn(&str) -> bool) -> AnyView {
    let options = options
        .iter()
        .map(|option| {
            let id = format!("o-{}", option.id);
            view! {
                <label for=id.clone()>
                    <input type=kind id=id.clone() name=ANSWER value=option.id.clone() checked=chosen(&option.id)/>
                    <span inner_html=option.text.clone()></span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="options"><legend class="small soft">{legend}</legend>{options}</fieldset> }.into_any()
}

fn number(language: Language, asked: &Asked<'_>, form: &FormState, value: String, unit: &str, decimals: u8) -> AnyView {
    let problem = form.problem(asked.id).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let hint = t!(language, "sitting-number-hint", decimals = u64::from(decimals));
    let unit = unit.to_owned();
    view! {
        <div class=if wrong { "field number wrong" } else { "field number" }>
            <label for="answer">{t!(language, "sitting-your-answer")}</label>
            {problem.map(|words| view! { <p class="error" id="answer-error">{words}</p> })}
            <div class="row unit">
                <input id="answer" name=ANSWER inputmode="decimal" autocomplete="off" maxlength="40" value=value
                    aria-describedby=if wrong { "answer-error answer-hint" } else { "answer-hint" } aria-invalid=wrong.then_some("true")/>
                <span>{unit}</span>
            </div>
            <p class="hint" id="answer-hint">{hint}</p>
        </div>
    }
    .into_any()
}

fn pairs(language: Language, legend: String, items: &[Shown], targets: &[Shown], kept: Option<&Answer>, form: &FormState) -> AnyView {
    let rows = items
        .iter()
        .map(|item| {
            let field = format!("{PAIR}{}", item.id);
            let now = match kept {
                _ if form.came_back() => form.value(&field).to_owned(),
                Some(Answer::Pairs(pairs)) => pairs.get(&item.id).cloned().unwrap_or_default(),
                _ => String::new(),
            };
            let options = targets
                .iter()
                .map(|target| {
                    // An option has no markup of its own.
                    view! { <option value=target.id.clone() selected=target.id == now>{plain(&target.text)}</option> }
                })
                .collect_view();
            view! {
                <div class="pair-row">
                    <label for=field.clone() inner_html=item.text.clone()></label>
                    <select id=field.clone() name=field>
                        <option value="">{t!(language, "sitting-choose")}</option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect_view();
    view! { <fieldset class="pairs"><legend class="small soft">{legend}</legend>{rows}</fieldset> }.into_any()
}

/// Trusted HTML of inline text without its tags.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn kind_name(body: &ItemBody) -> &'static str {
    match body {
        ItemBody::Single { .. } | ItemBody::TrueFalse => "option",
        ItemBody::Multiple { .. } => "options",
        ItemBody::Numeric { .. } => "number",
        ItemBody::Match { .. } | ItemBody::Classify { .. } => "pairs",
    }
}

fn kind_words(language: Language, body: &ItemBody) -> String {
    match body {
        ItemBody::Single { .. } => t!(language, "kind-single"),
        ItemBody::Multiple { .. } => t!(language, "kind-multiple"),
        ItemBody::TrueFalse => t!(language, "kind-true-false"),
        ItemBody::Numeric { .. } => t!(language, "kind-numeric"),
        ItemBody::Match { .. } => t!(language, "kind-match"),
        ItemBody::Classify { .. } => t!(language, "kind-classify"),
    }
}

/// Looking over a sitting, and handing it in.
pub fn look_over_page(language: Language, data: &SittingView<'_>, form: &FormState) -> Page {
    let rows = data
        .asked
        .iter()
        .enumerate()
        .map(|(place, asked)| {
            let standing = if is_kept(asked) {
                state(Tone::Pass, t!(language, "sitting-kept")).into_any()
            } else {
                state(Tone::Wait, t!(language, "sitting-open")).into_any()
            };
            let words: String = plain(&asked.stem).chars().take(90).collect();
            let item_language = (asked.language != language).then(|| asked.language.code().to_owned());
            view! {
                <tr>
                    <td class="n">{(place + 1).to_string()}</td>
                    <td><a href=routes::question(language, data.attempt, place + 1) lang=item_language>{format!("{words}…")}</a></td>
                    <td>{standing}</td>
                </tr>
            }
        })
        .collect_view();
    let open = data.asked.len() - data.answered();
    let warning = (open > 0).then(|| view! { <p><strong>{t!(language, "sitting-still-open", count = open as u64)}</strong></p> });
    let title = t!(language, "sitting-look-over-title");
    let body = view! {
        <div class="stack reading loose">
            <h1>{title.clone()}</h1>
            {summary(language, form)}
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "sitting-questions")>
                <table>
                    <thead><tr><th scope="col" class="n">"#"</th><th scope="col">{t!(language, "sitting-question-word")}</th><th scope="col">{t!(language, "sitting-state")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <form method="post" class="card stack" action=format!("{}?q=all", routes::attempt(language, data.attempt))>
                {warning}
                <p>{t!(language, "sitting-hand-in-what")}</p>
                <button class="button main" type="submit" name="do" value="hand-in">{t!(language, "sitting-hand-in")}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Courses, body).with_strip(strip(language, data)).unlisted()
}
