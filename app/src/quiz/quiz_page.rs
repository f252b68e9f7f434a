//! What a quiz asks of you; start, or ask for one more attempt.

use domain::course::{CourseEdition, ModuleEdition};
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::attempt::Standing;
use domain::quiz::conduct::{Conduct, QuizRules, ReviewRule};
use domain::quiz::marking::Marks;
use domain::quiz::measures::Measures;
use domain::quiz::practice::{PENALTY, TRIES};
use domain::time::Moment;
use leptos::prelude::*;

use super::{certainty, name, outcome, path};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::summary;
use crate::ui::{Tone, crumbs, notice, state};
use crate::words::format;
use crate::{routes, t};

/// A quiz before it is sat.
#[derive(Debug, Clone)]
pub struct QuizView<'a> {
    /// Its course.
    pub course: &'a CourseEdition,
    /// Its module; none for the final assessment.
    pub module: Option<&'a ModuleEdition>,
    /// The rules.
    pub rules: &'a QuizRules,
    /// What the reader has beside them.
    pub measures: Measures,
    /// Where the reader stands with it.
    pub standing: Standing,
    /// The attempt whose result late answers may still change, and until when.
    pub provisional: Option<(AttemptId, Moment)>,
    /// Attempts so far.
    pub attempts: Vec<AttemptLine>,
    /// Whether it was passed.
    pub passed: bool,
    /// Lessons of the module not read yet.
    pub unread: usize,
    /// Whether one more attempt was asked for.
    pub asked: bool,
    /// Who can grant one more.
    pub granters: &'a [String],
}

/// An attempt in the list.
#[derive(Debug, Clone)]
pub struct AttemptLine {
    /// For its address.
    pub id: AttemptId,
    /// From 1.
    pub ordinal: u32,
    /// When it started.
    pub started: Moment,
    /// What came of it, once handed in.
    pub result: Option<(Marks, bool)>,
    /// Answers of it that a person has to mark still.
    pub waiting: u32,
}

/// What a quiz asks of you.
pub fn quiz_page(language: Language, data: &QuizView<'_>, form: &FormState) -> Page {
    let title = name(language, data.module);
    let full = match data.module {
        Some(module) => format!("{title} · {}", module.module.title.read(language)),
        None => title.clone(),
    };
    let heading = full.clone();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path(language, data.course, data.module), None)}
            <div class="stack reading">
                <h1>{heading}</h1>
                {summary(language, form)}
                {data.passed.then(|| state(Tone::Pass, t!(language, "quiz-you-passed")))}
                {(data.unread > 0 && !data.passed).then(|| view! { <p class="soft">{t!(language, "quiz-unread", count = data.unread as u64)}</p> })}
                <ul>{rules(language, data).into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                {data.rules.asks_certainty().then(|| certainty::table(language))}
                {action(language, data)}
            </div>
            {(!data.attempts.is_empty()).then(|| attempts(language, data))}
        </div>
    };
    Page::new(full, Section::Courses, body)
}

/// The rules in words, a line for each.
fn rules(language: Language, data: &QuizView<'_>) -> Vec<String> {
    let rules = data.rules;
    let time = match rules.minutes {
        Some(minutes) => t!(language, "quiz-rule-minutes", count = u64::from(minutes)),
        None => t!(language, "quiz-rule-no-limit"),
    };
    let left = u64::from(data.standing.left(rules));
    let interruptions = rules.minutes.filter(|_| 0 < rules.interruption_minutes);
    let interruptions = interruptions.map(|_| t!(language, "quiz-rule-interruptions", count = u64::from(rules.interruption_minutes)));
    let lines = [
        Some(t!(language, "quiz-rule-questions", count = u64::from(rules.draw))),
        Some(t!(language, "quiz-rule-pass", percent = format::percent(u64::from(rules.pass_mark.value()), language))),
        Some(time),
        interruptions,
        data.measures.are_any().then(|| measures_words(language, data.measures)),
        Some(t!(language, "quiz-rule-attempts", left = left, count = u64::from(rules.attempts + data.standing.extra))),
        Some(match rules.conduct {
            Conduct::Graded => t!(language, "quiz-rule-saved"),
            Conduct::Practice => {
                t!(language, "quiz-rule-practice", count = u64::from(TRIES), percent = format::percent(u64::from(PENALTY), language))
            }
        }),
        match rules.review {
            ReviewRule::AtOnce => None,
            ReviewRule::WhenDone => Some(t!(language, "review-held-back")),
            ReviewRule::Never => Some(t!(language, "review-never")),
        },
        rules.asks_certainty().then(|| t!(language, "quiz-rule-certainty")),
        Some(t!(language, "quiz-rule-who")),
    ];
    lines.into_iter().flatten().collect()
}

/// What somebody has beside the rules, in a line.
pub(crate) fn measures_words(language: Language, measures: Measures) -> String {
    let more = (0 < measures.more_time)
        .then(|| t!(language, "measure-more-time", percent = format::percent(u64::from(measures.more_time), language)));
    let order = measures.keep_order.then(|| t!(language, "measure-keep-order"));
    let larger = measures.larger_text.then(|| t!(language, "measure-larger-text"));
    let all = [more, order, larger].into_iter().flatten().collect::<Vec<_>>().join(", ");
    t!(language, "measures", all = all)
}

fn action(language: Language, data: &QuizView<'_>) -> AnyView {
    if let Some(open) = data.standing.open {
        return view! { <p><a class="button main" href=routes::question(language, open, 1)>{t!(language, "quiz-go-on")}</a></p> }
            .into_any();
    }
    if data.standing.left(data.rules) > 0
        && let Some((attempt, until)) = &data.provisional
    {
        return view! {
            <div class="card stack">
                <p>{t!(language, "quiz-provisional", time = format::date_time(until, language))}</p>
                {end_wait(language, *attempt)}
            </div>
        }
        .into_any();
    }
    if data.standing.left(data.rules) > 0 && data.standing.to_mark.is_some() {
        return notice(t!(language, "quiz-to-mark"), t!(language, "quiz-to-mark-what")).into_any();
    }
    if data.standing.left(data.rules) > 0 {
        let words = if data.attempts.is_empty() { t!(language, "quiz-start") } else { t!(language, "quiz-start-again") };
        return view! {
            <form method="post"><button class="button main" type="submit" name="do" value="start">{words}</button></form>
        }
        .into_any();
    }
    if data.passed {
        return ().into_any();
    }
    let who = if data.granters.is_empty() { t!(language, "quiz-granters-none") } else { data.granters.join(", ") };
    if data.asked {
        return notice(t!(language, "quiz-asked"), t!(language, "quiz-asked-what", who = who)).into_any();
    }
    view! {
        <form method="post" class="card stack">
            <p><strong>{t!(language, "quiz-used-up")}</strong>" "{t!(language, "quiz-used-up-what", who = who)}</p>
            <button class="button main" type="submit" name="do" value="ask">{t!(language, "quiz-ask")}</button>
        </form>
    }
    .into_any()
}

/// The button that ends the wait for late answers.
pub(super) fn end_wait(language: Language, attempt: AttemptId) -> impl IntoView + use<> {
    view! {
        <form method="post" action=routes::review(language, attempt) class="stack tight">
            <button class="button" type="submit" name="do" value="end-wait">{t!(language, "quiz-end-wait")}</button>
            <p class="hint">{t!(language, "quiz-end-wait-what")}</p>
        </form>
    }
}

fn attempts(language: Language, data: &QuizView<'_>) -> impl IntoView + use<> {
    let rows = data
        .attempts
        .iter()
        .map(|attempt| {
            let (outcome, href) = match attempt.result {
                Some((marks, passed)) => {
                    let marks = format!(
                        "{} / {}",
                        Marks::whole_or_decimal(marks.earned, language),
                        Marks::whole_or_decimal(marks.possible, language)
                    );
                    (
                        view! { {outcome(language, passed, attempt.waiting)}" "<span class="soft">{marks}</span> }.into_any(),
                        routes::review(language, attempt.id),
                    )
                }
                None => (state(Tone::Wait, t!(language, "quiz-open-short")).into_any(), routes::question(language, attempt.id, 1)),
            };
            let words = t!(language, "quiz-attempt", number = u64::from(attempt.ordinal));
            view! { <tr><td><a href=href>{words}</a></td><td>{format::date_time(&attempt.started, language)}</td><td>{outcome}</td></tr> }
        })
        .collect_view();
    view! {
        <section class="stack reading">
            <h2>{t!(language, "quiz-attempts")}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "quiz-attempts")>
                <table>
                    <thead><tr><th scope="col">{t!(language, "quiz-attempts")}</th><th scope="col">{t!(language, "quiz-started")}</th><th scope="col">{t!(language, "quiz-result")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
