//! Parts of a file that several pages show: the history, the scores.

use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Tone, state};
use crate::words::format;

/// Something that happened.
#[derive(Debug, Clone)]
pub struct EventLine {
    /// When.
    pub at: Moment,
    /// What, in words.
    pub what: String,
    /// Who did it; empty where the clock did, or the reader need not know.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

/// A criterion with the marks it was given.
#[derive(Debug, Clone)]
pub struct ScoreLine {
    /// The criterion.
    pub title: String,
    /// Whether it must be passed.
    pub must_pass: bool,
    /// Mark and reason of each assessor, in the order of the heads.
    pub given: Vec<(u8, String)>,
    /// The mark the panel stands by, and why where they differed.
    pub agreed: Option<(u8, String)>,
    /// Whether they differ and have not agreed yet.
    pub is_open: bool,
}

/// What happened, the newest first.
pub(super) fn history(language: Language, events: &[EventLine]) -> impl IntoView + use<> {
    let line = |event: &EventLine| {
        let by = (!event.by.is_empty()).then(|| view! { <span class="small soft">{event.by.clone()}</span> });
        let reason = event.reason.clone().map(|reason| {
            view! { <details class="small"><summary>{t!(language, "acc-reason")}</summary><p class="written">{reason}</p></details> }
        });
        view! {
            <li>
                <span class="small soft">{format::date(event.at.date, language)}</span>
                <div class="stack tight"><span>{event.what.clone()}</span>{by}{reason}</div>
            </li>
        }
    };
    let lines = events.iter().rev().map(line).collect_view();
    view! { <ol class="events">{lines}</ol> }
}

/// The marks of each assessor beside each other, with what they agreed on.
pub(super) fn scores(language: Language, heads: &[String], lines: &[ScoreLine]) -> impl IntoView + use<> {
    let head = heads.iter().map(|name| view! { <th scope="col" class="n">{name.clone()}</th> }).collect_view();
    let rows = lines.iter().map(|line| score_row(language, line)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "acc-scores")>
            <table class="worded">
                <thead><tr><th scope="col">{t!(language, "acc-criterion")}</th>{head}<th scope="col" class="n">{t!(language, "acc-agreed")}</th><td></td></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn score_row(language: Language, line: &ScoreLine) -> impl IntoView + use<> {
    let must = line.must_pass.then(|| view! { " "<span class="tag">{t!(language, "acc-must-pass")}</span> });
    let given = line.given.iter().map(|(mark, _)| view! { <td class="n">{mark.to_string()}</td> }).collect_view();
    let agreed = line.agreed.as_ref().map_or_else(|| "–".to_owned(), |(mark, _)| mark.to_string());
    let open = line.is_open.then(|| state(Tone::Wait, t!(language, "acc-to-agree")));
    let reasons: Vec<String> = line.given.iter().map(|(_, reason)| reason.clone()).collect();
    let of_agreed = line.agreed.as_ref().map(|(_, reason)| reason.clone()).filter(|reason| !reason.is_empty());
    let all = reasons.into_iter().chain(of_agreed).map(|reason| view! { <p class="written">{reason}</p> }).collect_view();
    view! {
        <tr>
            <td>{line.title.clone()}{must}<details class="small"><summary>{t!(language, "acc-reasons")}</summary><div class="stack tight">{all}</div></details></td>
            {given}
            <td class="n">{agreed}</td>
            <td>{open}</td>
        </tr>
    }
}
