//! Who sits on the panel of a file, and who may not.

use domain::accreditation::panel::Bar;
use domain::id::{CaseId, PersonId};
use domain::language::Language;
use leptos::prelude::*;

use super::{path, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{summary, text_area};
use crate::ui::{Tone, done, state};
use crate::{routes, t};

/// The panel of a file.
#[derive(Debug, Clone)]
pub struct PanelView {
    /// Which file.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// How many the policy asks for.
    pub asked: u32,
    /// Everybody who might assess, those seated first.
    pub lines: Vec<SeatLine>,
    /// Whether the reader seats people.
    pub may_seat: bool,
    /// Whether the reader confirms exceptions.
    pub may_confirm: bool,
    /// Said once after something was done.
    pub was_done: bool,
}

/// Somebody who might assess.
#[derive(Debug, Clone)]
pub struct SeatLine {
    /// Who.
    pub person: PersonId,
    /// By name.
    pub name: String,
    /// Whether they sit on it.
    pub is_seated: bool,
    /// Whether they have committed.
    pub is_committed: bool,
    /// Why they left, if they did.
    pub recused: Option<String>,
    /// What bars them.
    pub bars: Vec<Bar>,
    /// Whether an exception is asked for, and confirmed.
    pub exception: Option<bool>,
}

/// The panel of a file.
pub fn panel_page(language: Language, data: &PanelView, form: &FormState) -> Page {
    let title = t!(language, "acc-panel-of", name = data.name.clone());
    let seated = data.lines.iter().filter(|line| line.is_seated).count();
    let lines = data.lines.iter().map(|line| seat(language, data, line, form)).collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(t!(language, "acc-panel")))}
            <div class="stack tight">
                <h1>{title.clone()}</h1>
                <p class="soft">{t!(language, "acc-panel-count", seated = seated as u64, asked = u64::from(data.asked))}</p>
            </div>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            <p class="soft">{t!(language, "acc-panel-rules")}</p>
            <ul class="plain stack">{lines}</ul>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn seat(language: Language, data: &PanelView, line: &SeatLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.person.to_string();
    let own_form = if form.value("person") == id { form.clone() } else { FormState::default() }.within(&id);
    let standing = if let Some(why) = &line.recused {
        view! { {state(Tone::Calm, t!(language, "acc-recused"))}<p class="small soft written">{why.clone()}</p> }.into_any()
    } else if line.is_committed {
        state(Tone::Pass, t!(language, "acc-committed")).into_any()
    } else if line.is_seated {
        state(Tone::Wait, t!(language, "acc-to-score")).into_any()
    } else if line.bars.is_empty() {
        state(Tone::Calm, t!(language, "acc-may-assess")).into_any()
    } else {
        state(Tone::Fail, t!(language, "acc-barred")).into_any()
    };
    let bars = line.bars.iter().map(|bar| view! { <li>{words::bar(language, *bar)}</li> }).collect_view();
    let bars = (!line.bars.is_empty() && !line.is_seated).then(|| view! { <ul class="small">{bars}</ul> });
    let free = !line.is_seated && line.recused.is_none();
    let seats = (data.may_seat && free && line.bars.is_empty()).then(|| {
        view! {
            <form method="post" class="stack tight">
                <input type="hidden" name="person" value=id.clone()/>
                {summary(language, &own_form)}
                <button class="button" type="submit" name="do" value="seat">{t!(language, "acc-seat")}</button>
            </form>
        }
    });
    let liftable = free && !line.bars.is_empty() && line.bars.iter().all(|bar| bar.may_be_lifted());
    view! {
        <li class="card stack tight">
            <div class="row between"><h2 class="h3">{line.name.clone()}</h2><div>{standing}</div></div>
            {bars}
            {seats}
            {liftable.then(|| exception(language, data, line, &own_form))}
        </li>
    }
}

fn exception(language: Language, data: &PanelView, line: &SeatLine, form: &FormState) -> AnyView {
    let id = line.person.to_string();
    match line.exception {
        Some(false) if data.may_confirm => view! {
            <form method="post" class="stack tight">
                <input type="hidden" name="person" value=id/>
                <p class="small">{t!(language, "acc-exception-asked")}</p>
                {summary(language, form)}
                <button class="button" type="submit" name="do" value="confirm-exception">{t!(language, "acc-exception-confirm")}</button>
            </form>
        }
        .into_any(),
        Some(false) => view! { <p class="small">{state(Tone::Wait, t!(language, "acc-exception-asked"))}</p> }.into_any(),
        None if data.may_seat => view! {
            <details open=form.came_back()>
                <summary>{t!(language, "acc-exception-ask")}</summary>
                <form method="post" class="stack">
                    <input type="hidden" name="person" value=id/>
                    <p class="soft">{t!(language, "acc-exception-what")}</p>
                    {summary(language, form)}
                    {text_area(language, form, "reason", t!(language, "acc-reason"), String::new())}
                    <button class="button" type="submit" name="do" value="ask-exception">{t!(language, "acc-exception-ask")}</button>
                </form>
            </details>
        }
        .into_any(),
        Some(true) | None => ().into_any(),
    }
}
