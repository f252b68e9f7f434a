//! A sitting: one question a page, each submit saving its answer; looking over; handing in.

use domain::course::{CourseEdition, ModuleEdition};
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::certainty::Certainty;
use domain::quiz::practice::PENALTY;
use domain::quiz::review::Reviewed;
use domain::quiz::sheet::ItemBody;
use domain::quiz::step::StepId;
use domain::time::{Moment, Timestamp};
use leptos::prelude::*;

use super::controls::{controls, plain};
use super::{AFTER, QUESTION, certainty, name, review_page};
use crate::form::FormState;
use crate::frame::{Page, Section, keeper_words, replay_words};
use crate::island::{AnswerKeeper, BellProps, BellWords, HandInKeeper, HandInWords};
use crate::ui::fields::summary;
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
    /// Whether answers may be checked.
    pub practice: bool,
    /// Whether its officer reads larger text.
    pub larger: bool,
    /// The bell, and the same on the reader's clock.
    pub closes: Option<(Timestamp, Moment)>,
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
    /// Whether it is asked how sure of the answer one is.
    pub asks_certainty: bool,
    /// In a practice, how the last try stands.
    pub practised: Option<Tried>,
}

/// A question that was checked in a practice.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The tries left; none once it is closed.
    pub left: u32,
    /// The last try, its texts as HTML.
    pub told: Reviewed,
}

/// An answer the server keeps.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// How sure of it they said they are.
    pub certainty: Option<Certainty>,
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
    let is_closed = asked.practised.as_ref().is_some_and(|tried| tried.left == 0);
    let go_on = go_on(language, data, place, is_closed);
    let body = view! {
        <div class=if data.larger { "with-side larger" } else { "with-side" }>
            {pegs(language, data, Some(place))}
            <form class="stack reading loose" method="post" id="sitting" action=format!("{}?q={}", routes::attempt(language, data.attempt), place + 1)>
                {summary(language, form)}
                <p class="notice" id="link" role="status" hidden></p>
                <p class="notice" id="bell" role="status" hidden></p>
                <div lang=item_language.clone()>
                    <p class="small soft" lang=language.code().to_owned()>{where_at}</p>
                    <h1 class="question prose" id="stem" inner_html=stem></h1>
                </div>
                <input type="hidden" name=QUESTION value=asked.id.to_owned()/>
                <input type="hidden" name=AFTER value=after/>
                <fieldset class="plain" disabled=is_closed lang=item_language>{controls(language, asked, form)}</fieldset>
                {asked.asks_certainty.then(|| certainty::field(language, asked.worth, asked.kept.as_ref().and_then(|kept| kept.certainty), form))}
                {asked.practised.as_ref().map(|tried| told(language, place + 1, tried))}
                <div class="row between">{kept_state(language, asked)}{(!is_closed).then(|| keeper(language, data, asked))}</div>
                <div class="row between">
                    {previous}
                    {go_on}
                </div>
            </form>
        </div>
    };
    Page::new(title, Section::Courses, body).with_strip(strip(language, data)).with_island().unlisted()
}

/// Saves and goes on; in a practice checks before that. A closed question is only left.
fn go_on(language: Language, data: &SittingView<'_>, place: usize, is_closed: bool) -> AnyView {
    let is_last = place + 1 == data.asked.len();
    if is_closed {
        let (to, words) = if is_last {
            (routes::look_over(language, data.attempt), t!(language, "sitting-look-over"))
        } else {
            (routes::question(language, data.attempt, place + 2), t!(language, "sitting-next", number = (place + 2) as u64))
        };
        return view! { <a class="button main" href=to>{words}" ›"</a> }.into_any();
    }
    let words =
        if is_last { t!(language, "sitting-save-look-over") } else { t!(language, "sitting-save-next", number = (place + 2) as u64) };
    if !data.practice {
        return view! { <button class="button main" type="submit">{words}" ›"</button> }.into_any();
    }
    view! {
        <div class="row">
            <button class="button main" type="submit" name="do" value="check">{t!(language, "sitting-check")}</button>
            <button class="button" type="submit">{words}" ›"</button>
        </div>
    }
    .into_any()
}

/// How the last try of a practice stands.
fn told(language: Language, number: usize, tried: &Tried) -> impl IntoView + use<> {
    let marks = tried.told.marks;
    let (tone, words) = match marks.earned {
        earned if earned == marks.possible => (Tone::Pass, t!(language, "sitting-try-right")),
        0 => (Tone::Fail, t!(language, "sitting-try-wrong")),
        _ => (Tone::Wait, t!(language, "sitting-try-partly")),
    };
    let left = (0 < tried.left).then(|| {
        t!(language, "sitting-tries-left", count = u64::from(tried.left), percent = format::percent(u64::from(PENALTY), language))
    });
    let closed = (tried.left == 0).then(|| t!(language, "sitting-try-closed"));
    view! {
        <section class="card stack tight" id="told" aria-label=t!(language, "sitting-try")>
            <p>{state(tone, words)}" "<span class="soft">{left}{closed}</span></p>
            {review_page::told(language, number, &tried.told)}
        </section>
    }
}

fn keeper(language: Language, data: &SittingView<'_>, asked: &Asked<'_>) -> impl IntoView + use<> {
    let after = asked.kept.as_ref().map(|kept| (kept.step.device.clone(), kept.step.counter));
    view! {
        <AnswerKeeper
            address=format!("/api/v1/attempts/{}/answers", data.attempt)
            question=asked.id.to_owned()
            kind=kind_name(&asked.body).to_owned()
            language=language.code().to_owned()
            server_now=data.now.0
            after=after
            bell=bell(language, data)
            words=keeper_words(language)
            replay=replay_words(language)
        />
    }
}

fn bell(language: Language, data: &SittingView<'_>) -> BellProps {
    BellProps {
        address: format!("/api/v1/attempts/{}/bell", data.attempt),
        closes_at: data.closes.as_ref().map(|(at, _)| at.0),
        closes: data.closes.as_ref().map(|(_, closes)| format::time(closes, language)).unwrap_or_default(),
        words: BellWords {
            until: t!(language, "sitting-until", time = "{time}"),
            left_one: t!(language, "bell-left-one"),
            left_other: t!(language, "bell-left-other"),
            left_less: t!(language, "bell-left-less"),
            warning: t!(language, "bell-warning"),
            lengthened: t!(language, "bell-lengthened"),
            over: t!(language, "bell-over"),
            over_no_link: t!(language, "bell-over-no-link"),
        },
    }
}

fn hand_in_keeper(language: Language, data: &SittingView<'_>) -> impl IntoView + use<> {
    let words = HandInWords {
        sending: t!(language, "hand-in-sending"),
        waits: t!(language, "hand-in-waits"),
        sign_in: t!(language, "hand-in-sign-in"),
        refused: t!(language, "hand-in-refused"),
    };
    view! {
        <HandInKeeper
            address=format!("/api/v1/attempts/{}/hand-in", data.attempt)
            review=routes::review(language, data.attempt)
            language=language.code().to_owned()
            server_now=data.now.0
            bell=bell(language, data)
            words=words
            replay=replay_words(language)
        />
    }
}

/// The strip that stays in sight: where, how much is answered, how long.
fn strip(language: Language, data: &SittingView<'_>) -> impl IntoView + use<> {
    let answered = t!(language, "sitting-answered", answered = data.answered() as u64, count = data.asked.len() as u64);
    let closes = data.closes.as_ref().map(|(_, closes)| t!(language, "sitting-until", time = format::time(closes, language)));
    view! {
        <section class="strip" aria-label=t!(language, "sitting-strip")>
            <div class="wrap row between small">
                <strong>{name(language, data.module)}</strong>
                <span>{answered}</span>
                {closes.map(|words| view! { <span role="timer"><span id="until">{words}</span><span id="left"></span></span> })}
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

fn kind_name(body: &ItemBody) -> &'static str {
    match body {
        ItemBody::Single { .. } | ItemBody::TrueFalse | ItemBody::Hotspot { several: false, .. } => "option",
        ItemBody::Multiple { .. } | ItemBody::Hotspot { several: true, .. } => "options",
        ItemBody::Numeric { .. } => "number",
        ItemBody::Match { .. } | ItemBody::Classify { .. } | ItemBody::Order { .. } => "pairs",
        ItemBody::Short | ItemBody::Written { .. } | ItemBody::Moment { .. } => "text",
        ItemBody::Parts { .. } => "parts",
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
        ItemBody::Order { .. } => t!(language, "kind-order"),
        ItemBody::Short => t!(language, "kind-short"),
        ItemBody::Written { .. } => t!(language, "kind-written"),
        ItemBody::Moment { .. } => t!(language, "kind-moment"),
        ItemBody::Hotspot { .. } => t!(language, "kind-hotspot"),
        ItemBody::Parts { text: Some(_), .. } => t!(language, "kind-gaps"),
        ItemBody::Parts { text: None, .. } => t!(language, "kind-parts"),
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
            <p class="notice" id="bell" role="status" hidden></p>
            <form method="post" class="card stack" id="hand-in" action=format!("{}?q=all", routes::attempt(language, data.attempt))>
                {warning}
                <p>{t!(language, "sitting-hand-in-what")}</p>
                <input type="hidden" name="do" value="hand-in"/>
                <button class="button main" type="submit">{t!(language, "sitting-hand-in")}</button>
                {hand_in_keeper(language, data)}
            </form>
        </div>
    };
    Page::new(title, Section::Courses, body).with_strip(strip(language, data)).with_island().unlisted()
}
