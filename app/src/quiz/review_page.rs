//! Looking back: what was earned, each answer with its reason, the lesson to read again.

use std::collections::BTreeSet;

use domain::course::{CourseEdition, ModuleEdition};
use domain::credential::CredentialId;
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::bell::{Lengthened, Lengthening};
use domain::quiz::conduct::ReviewRule;
use domain::quiz::marking::Marks;
use domain::quiz::moment::{Asks, TypedMoment};
use domain::quiz::review::{Line, Reviewed, Verdict};
use domain::quiz::rubric::Told;
use domain::quiz::sheet::ItemBody;
use domain::time::Moment;
use leptos::prelude::*;

use super::picture::{self, Spots};
use super::quiz_page::end_wait;
use super::{certainty, outcome, path};
use crate::frame::{Page, Section};
use crate::ui::{Tone, crumbs, main_link, state};
use crate::words::format;
use crate::{routes, t};

/// A sitting looked back on; texts are trusted HTML.
#[derive(Debug, Clone)]
pub struct ReviewView<'a> {
    /// Its course.
    pub course: &'a CourseEdition,
    /// Its module; none for the final assessment.
    pub module: Option<&'a ModuleEdition>,
    /// From 1.
    pub ordinal: u32,
    /// What was earned.
    pub marks: Marks,
    /// Whether it was enough.
    pub passed: bool,
    /// What it took, in per cent.
    pub pass_mark: u8,
    /// When it was handed in.
    pub handed_in: Moment,
    /// The receipt's code.
    pub receipt: String,
    /// The number of the sheet it was written on, if it was.
    pub sheet: Option<&'a str>,
    /// For its address.
    pub attempt: AttemptId,
    /// Until when late answers may still change it, if they may.
    pub provisional: Option<Moment>,
    /// Answers that a person has to mark still.
    pub waiting: u32,
    /// What moved its bell back.
    pub lengthenings: &'a [Lengthening],
    /// The questions whose answer arrived after the bell and was accepted.
    pub late: &'a BTreeSet<String>,
    /// When the rules of the quiz let it be looked back on.
    pub rule: ReviewRule,
    /// Question by question; none where the rule holds that back.
    pub reviewed: &'a [Reviewed],
    /// Attempts left.
    pub left: u32,
    /// What it earned.
    pub earned: Option<EarnedView>,
    /// Lessons of the module not read yet.
    pub unread: usize,
}

/// An attestation or credential this quiz counts for.
#[derive(Debug, Clone)]
pub struct EarnedView {
    /// Its id.
    pub id: CredentialId,
    /// Its number as shown.
    pub number: String,
}

/// The review of a sitting.
pub fn review_page(language: Language, data: &ReviewView<'_>) -> Page {
    let earned = Marks::whole_or_decimal(data.marks.earned, language);
    let possible = Marks::whole_or_decimal(data.marks.possible, language);
    let title = match (data.passed, data.waiting) {
        (true, _) => t!(language, "review-passed", earned = earned, possible = possible),
        (false, 0) => t!(language, "review-failed", earned = earned, possible = possible),
        (false, _) => t!(language, "review-so-far", earned = earned, possible = possible),
    };
    let head = format!(
        "{} · {} · {}",
        t!(language, "review-pass-mark", percent = format::percent(u64::from(data.pass_mark), language)),
        t!(language, "review-handed-in", time = format::date_time(&data.handed_in, language)),
        t!(language, "review-receipt", code = data.receipt.clone()),
    );
    let answers = data.reviewed.iter().enumerate().map(|(place, reviewed)| answer(language, data, place, reviewed)).collect_view();
    let held_back = data.reviewed.is_empty().then(|| match data.rule {
        ReviewRule::WhenDone => t!(language, "review-held-back"),
        ReviewRule::AtOnce | ReviewRule::Never => t!(language, "review-never"),
    });
    let held_back = held_back.map(|words| view! { <p class="notice">{words}</p> });
    let heading = title.clone();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path(language, data.course, data.module), Some(t!(language, "quiz-attempt", number = u64::from(data.ordinal))))}
            <div class="main-aside">
                <section class="stack loose">
                    <div class="stack tight">
                        <h1>{heading}</h1>
                        {outcome(language, data.passed, data.waiting)}
                        <p class="soft">{head}</p>
                        {data.sheet.map(|sheet| view! { <p class="notice">{t!(language, "review-on-paper", sheet = sheet.to_owned())}</p> })}
                        {lengthened(language, data.lengthenings)}
                        {(data.waiting > 0).then(|| view! { <p class="notice">{t!(language, "review-waiting", count = u64::from(data.waiting))}</p> })}
                        {data.provisional.as_ref().map(|until| provisional(language, data.attempt, until))}
                    </div>
                    {held_back}
                    {certainty::looked_back(language, data.reviewed)}
                    {answers}
                </section>
                {aside(language, data)}
            </div>
        </div>
    };
    let page = Page::new(title, Section::Courses, body).unlisted();
    // While late answers may change the result this device tells whether it holds any.
    if data.provisional.is_some() { page.with_replay() } else { page }
}

/// Why the sitting lasted longer, each time with how long.
fn lengthened(language: Language, lengthenings: &[Lengthening]) -> Option<impl IntoView + use<>> {
    let lines = lengthenings.iter().map(|it| {
        let span = format::span(it.span);
        let words = match it.why {
            Lengthened::Interruption { .. } => t!(language, "lengthened-interruption", span = span),
            Lengthened::ServerDown { .. } => t!(language, "lengthened-server", span = span),
            Lengthened::Granted => t!(language, "lengthened-granted", span = span),
            Lengthened::WithoutScripts => t!(language, "lengthened-without-scripts", span = span),
        };
        view! { <li>{words}</li> }
    });
    let lines = lines.collect_view();
    (!lengthenings.is_empty()).then(|| view! { <ul class="small soft" id="lengthened">{lines}</ul> })
}

/// That the result may still change, and how to put an end to that.
fn provisional(language: Language, attempt: AttemptId, until: &Moment) -> impl IntoView + use<> {
    view! {
        <div class="notice stack tight">
            <p><strong>{t!(language, "review-provisional")}</strong>" "{t!(language, "review-provisional-what", time = format::date_time(until, language))}</p>
            {end_wait(language, attempt)}
        </div>
    }
}

fn aside(language: Language, data: &ReviewView<'_>) -> impl IntoView + use<> {
    let plan = &data.course.course;
    let quiz = routes::quiz(language, &plan.slug, data.module.map(|module| module.module.slug.as_str()));
    let earned = data.earned.clone().map(|earned| {
        view! {
            <p class="small">{t!(language, "review-earned", number = earned.number)}</p>
            {main_link(routes::credential(language, earned.id), t!(language, "review-open-proof"))}
        }
    });
    let next = match data.module {
        _ if data.earned.is_some() => None,
        Some(module) if data.passed && data.unread > 0 => Some(
            view! {
                <p class="small">{t!(language, "review-still-to-read", count = data.unread as u64)}</p>
                {main_link(routes::module(language, &plan.slug, &module.module.slug), t!(language, "review-to-lessons"))}
            }
            .into_any(),
        ),
        _ if !data.passed && data.waiting > 0 => Some(view! { <p class="small">{t!(language, "review-wait")}</p> }.into_any()),
        _ if !data.passed && data.left > 0 => Some(
            view! {
                <p class="small">{t!(language, "review-left", count = u64::from(data.left))}</p>
                {main_link(quiz.clone(), t!(language, "review-again"))}
            }
            .into_any(),
        ),
        _ if !data.passed => Some(
            view! {
                <p class="small">{t!(language, "review-none-left")}</p>
                {main_link(quiz.clone(), t!(language, "review-ask"))}
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <aside class="stack">
            <section class="aside stack">
                <h2 class="h3">{if data.passed { t!(language, "review-what-it-earned") } else { t!(language, "review-what-now") }}</h2>
                {earned}
                {next}
                <p class="small"><a href=routes::course(language, &plan.slug)>{t!(language, "review-to-course")}</a></p>
            </section>
        </aside>
    }
}

fn answer(language: Language, data: &ReviewView<'_>, place: usize, reviewed: &Reviewed) -> impl IntoView + use<> {
    let class = match reviewed.marks.earned == reviewed.marks.possible {
        true => "answer right stack tight",
        false if reviewed.waits => "answer stack tight",
        false => "answer wrong stack tight",
    };
    let marks = t!(
        language,
        "review-question",
        number = (place + 1) as u64,
        earned = Marks::whole_or_decimal(reviewed.marks.earned, language),
        possible = Marks::whole_or_decimal(reviewed.marks.possible, language)
    );
    let item_language = (reviewed.item.language != language).then(|| reviewed.item.language.code().to_owned());
    let lines = told(language, place + 1, reviewed);
    let late = data.late.contains(&reviewed.item.question_id).then(|| t!(language, "review-late"));
    let stem = reviewed.item.stem.clone();
    view! {
        <section class=class aria-label=marks.clone()>
            <p class="small soft">{marks.clone()}{late.map(|words| view! { " "<span class="tag">{words}</span> })}</p>
            <div class="prose" lang=item_language.clone()><div class="stem" inner_html=stem></div></div>
            {seen(reviewed)}
            <div lang=item_language class="stack tight">{lines}</div>
            {certainty::counted(language, reviewed)}
            {reread(language, data, reviewed)}
        </section>
    }
}

/// The picture of a question that has one, its areas marked with how they stand.
fn seen(reviewed: &Reviewed) -> Option<impl IntoView + use<>> {
    let ItemBody::Hotspot { picture: shown, options, .. } = &reviewed.item.body else { return None };
    let standing = |id: &str| match reviewed.lines.iter().find(|line| line.id == id).map(|line| line.verdict) {
        Some(Verdict::Right) => "right",
        Some(Verdict::Wrong) => "wrong",
        Some(Verdict::Missed) => "missed",
        Some(Verdict::Rest) | None => "rest",
    };
    Some(picture::picture(shown, options, Spots::Marked(&standing)))
}

/// How each part of an answer stands, with reasons as far as they are there.
pub(super) fn told(language: Language, number: usize, reviewed: &Reviewed) -> AnyView {
    match &reviewed.item.body {
        ItemBody::Numeric { .. } | ItemBody::Short => typed(language, reviewed, str::to_owned),
        ItemBody::Moment { asks } => typed(language, reviewed, |typed| moment(language, *asks, typed)),
        ItemBody::Written { .. } => marked(language, number, reviewed),
        ItemBody::Match { .. } | ItemBody::Classify { .. } | ItemBody::Order { .. } | ItemBody::Parts { .. } => {
            placed(language, number, reviewed)
        }
        ItemBody::Single { .. } | ItemBody::Multiple { .. } | ItemBody::TrueFalse | ItemBody::Hotspot { .. } => chosen(language, reviewed),
    }
}

fn verdict(language: Language, line: &Line) -> impl IntoView + use<> {
    match line.verdict {
        Verdict::Right => state(Tone::Pass, t!(language, "review-right")).into_any(),
        Verdict::Wrong => state(Tone::Fail, t!(language, "review-wrong")).into_any(),
        Verdict::Missed => state(Tone::Wait, t!(language, "review-missed")).into_any(),
        Verdict::Rest => ().into_any(),
    }
}

/// Choices: what was chosen and what is right come first, the others fold away.
fn chosen(language: Language, reviewed: &Reviewed) -> AnyView {
    let letters = if let ItemBody::Hotspot { options, .. } = &reviewed.item.body { picture::lettered(options) } else { Vec::new() };
    let words = |line: &Line| match line.id.as_str() {
        id if letters.iter().any(|option| option.id == id) => {
            letters.iter().find(|option| option.id == id).map(|option| option.text.clone()).unwrap_or_default()
        }
        "true" if line.text.is_empty() => t!(language, "sitting-true"),
        "false" if line.text.is_empty() => t!(language, "sitting-false"),
        _ => line.text.clone(),
    };
    let told = |line: &Line| line.verdict != Verdict::Rest;
    let one = |line: &Line| {
        let (label, why) = (words(line), line.why.clone());
        let you = line.chosen.then(|| view! { <span class="tag">{t!(language, "review-you")}</span> });
        view! {
            <div class="line">
                <p><span inner_html=label></span>" "{you}" "{verdict(language, line)}</p>
                <p class="soft small" inner_html=why></p>
            </div>
        }
    };
    let first = reviewed.lines.iter().filter(|line| told(line)).map(one).collect_view();
    let others: Vec<_> = reviewed.lines.iter().filter(|line| !told(line) && !line.why.is_empty()).map(one).collect();
    let unanswered = (!reviewed.answer.is_answered()).then(|| view! { <p class="soft">{t!(language, "review-unanswered")}</p> });
    view! {
        {unanswered}
        {first}
        {(!others.is_empty()).then(|| view! { <details class="small"><summary>{t!(language, "review-others")}</summary><div class="stack tight">{others}</div></details> })}
    }
    .into_any()
}

/// A day or a time in words; what cannot be read as typed.
fn moment(language: Language, asks: Asks, typed: &str) -> String {
    let Some(moment) = asks.read(typed) else { return typed.to_owned() };
    let time = moment.minute.map(|_| TypedMoment { day: None, ..moment }.to_string());
    let words = [moment.day.map(|day| format::date(day, language)), time];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What was typed beside what is right: a number, a few words, a day or a time.
fn typed(language: Language, reviewed: &Reviewed, worded: impl Fn(&str) -> String) -> AnyView {
    let typed = match &reviewed.answer {
        Answer::Number(typed) | Answer::Text(typed) => worded(typed),
        _ => t!(language, "review-unanswered"),
    };
    let full = reviewed.marks.earned == reviewed.marks.possible;
    let right = reviewed.right.as_deref().filter(|_| !full).map(worded);
    let why = reviewed.why.clone().unwrap_or_default();
    let slips = reviewed.lines.iter().map(|line| view! { <p class="small" inner_html=line.why.clone()></p> }).collect_view();
    let verdict = match reviewed.answer.is_answered() {
        true if full => state(Tone::Pass, t!(language, "review-right")).into_any(),
        true => state(Tone::Fail, t!(language, "review-wrong")).into_any(),
        false => state(Tone::Wait, t!(language, "review-missed")).into_any(),
    };
    view! {
        <p>{t!(language, "review-you-answered", answer = typed)}" "{verdict}</p>
        {right.map(|right| view! { <p>{t!(language, "review-right-is", answer = right)}</p> })}
        {slips}
        <p class="soft small" inner_html=why></p>
    }
    .into_any()
}

/// A text, what each who marked it gave, and a good answer folded away.
fn marked(language: Language, number: usize, reviewed: &Reviewed) -> AnyView {
    let text = match &reviewed.answer {
        Answer::Text(text) => view! { <div class="written">{text.clone()}</div> }.into_any(),
        _ => view! { <p class="soft">{t!(language, "review-unanswered")}</p> }.into_any(),
    };
    let waits = reviewed.waits.then(|| state(Tone::Wait, t!(language, "review-waits")));
    let several = reviewed.markings.len() > 1;
    let markings = reviewed
        .markings
        .iter()
        .enumerate()
        .map(|(place, told)| {
            let title = if several { t!(language, "review-marker", number = (place + 1) as u64) } else { t!(language, "review-marked") };
            let label = format!("{} · {title}", t!(language, "review-your-answers", number = number as u64));
            marking(language, title, label, told)
        })
        .collect_view();
    let model = reviewed.why.clone().map(|why| {
        view! { <details class="small"><summary>{t!(language, "review-model")}</summary><div inner_html=why></div></details> }
    });
    view! { {text}{waits}{markings}{model} }.into_any()
}

fn marking(language: Language, title: String, label: String, told: &Told) -> impl IntoView + use<> {
    let rows = told
        .lines
        .iter()
        .map(|line| {
            let percent = |percent: u32| format::percent(u64::from(percent), language);
            let level = format!(" ({})", percent(line.percent));
            view! {
                <tr>
                    <td><span inner_html=line.criterion.clone()></span>" "<span class="soft small">{t!(language, "review-share", percent = percent(line.share))}</span></td>
                    <td><span inner_html=line.level.clone()></span>{level}</td>
                </tr>
            }
        })
        .collect_view();
    let comment = (!told.comment.is_empty()).then(|| {
        view! { <p class="small"><strong>{t!(language, "review-comment")}</strong></p><div class="written small">{told.comment.clone()}</div> }
    });
    view! {
        <div class="stack tight">
            <div class="scroll" tabindex="0" role="region" aria-label=label>
                <table class="marks">
                    <thead><tr><th scope="col">{title}</th><th scope="col">{t!(language, "review-level")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {comment}
        </div>
    }
}

fn placed(language: Language, number: usize, reviewed: &Reviewed) -> AnyView {
    // A hint has no reasons for what is wrong, and perhaps none at all.
    let has_reasons = reviewed.lines.iter().any(|line| line.right.is_some() || !line.why.is_empty());
    let rows = reviewed
        .lines
        .iter()
        .map(|line| {
            let answered = line.answered.clone().unwrap_or_else(|| t!(language, "review-unanswered"));
            let right = line.right.clone().filter(|_| line.verdict != Verdict::Right);
            view! {
                <tr>
                    <td inner_html=line.text.clone()></td>
                    <td><span inner_html=answered></span><br/>{verdict(language, line)}</td>
                    {has_reasons.then(|| view! { <td>{right.map(|right| view! { <strong inner_html=right></strong>": " })}<span class="soft small" inner_html=line.why.clone()></span></td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "review-your-answers", number = number as u64)>
            <table>
                <thead><tr><th scope="col">{t!(language, "review-item")}</th><th scope="col">{t!(language, "review-your-answer")}</th>{has_reasons.then(|| view! { <th scope="col">{t!(language, "review-reason")}</th> })}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn reread(language: Language, data: &ReviewView<'_>, reviewed: &Reviewed) -> Option<impl IntoView + use<>> {
    let module = data.module?;
    let reread = reviewed.reread.as_deref()?;
    let (slug, block) = reread.split_once('#').map_or((reread, None), |(slug, block)| (slug, Some(block)));
    let (_, lesson) = module.lesson(slug)?;
    let mut href = routes::lesson(language, &data.course.course.slug, &module.module.slug, slug);
    if let Some(block) = block {
        href.push_str(&format!("#b-{block}"));
    }
    let words = t!(language, "review-reread", lesson = lesson.title.read(language).to_owned());
    Some(view! { <p class="small"><a href=href>{words}</a></p> })
}
