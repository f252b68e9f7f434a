//! How sure an officer is: asked beside an answer, told before the start and looked back on.

use domain::language::Language;
use domain::quiz::certainty::{Calibration, Certainty, Fit, Said, Weighed};
use domain::quiz::marking::Marks;
use domain::quiz::review::Reviewed;
use leptos::prelude::*;

use super::CERTAINTY;
use crate::form::FormState;
use crate::t;
use crate::ui::{Tone, state};
use crate::words::format;

/// A certainty in words.
fn words(language: Language, certainty: Certainty) -> String {
    match certainty {
        Certainty::Unsure => t!(language, "certainty-unsure"),
        Certainty::FairlySure => t!(language, "certainty-fairly-sure"),
        Certainty::Sure => t!(language, "certainty-sure"),
    }
}

/// Hundredths of a mark with their sign; zero has none.
fn signed(language: Language, hundredths: i64) -> String {
    let size = Marks::whole_or_decimal(u32::try_from(hundredths.unsigned_abs()).unwrap_or(u32::MAX), language);
    match hundredths {
        0 => size,
        1.. => format!("+{size}"),
        _ => format!("\u{2212}{size}"),
    }
}

/// The field beside an answer worth so many whole marks; what came back with the form stands in it again.
pub(super) fn field(language: Language, worth: u32, said: Option<Certainty>, form: &FormState) -> impl IntoView + use<> {
    let possible = worth.saturating_mul(100);
    let option = |certainty: Certainty| {
        let id = format!("certainty-{}", certainty.name());
        let checked = if form.came_back() { form.has(CERTAINTY, certainty.name()) } else { said == Some(certainty) };
        let brings = |earned| signed(language, certainty.weighed(Marks { earned, possible }));
        let marks = t!(language, "certainty-marks", right = brings(possible), wrong = brings(0));
        view! {
            <label for=id.clone()>
                <input type="radio" id=id.clone() name=CERTAINTY value=certainty.name() checked=checked/>
                <span>{words(language, certainty)}<br/><span class="small soft">{marks}</span></span>
            </label>
        }
    };
    let options = Certainty::ALL.map(option).collect_view();
    view! {
        <fieldset class="options certainty" aria-describedby="certainty-hint">
            <legend>{t!(language, "certainty-asked")}</legend>
            <div class="row">{options}</div>
            <p class="small soft" id="certainty-hint">{t!(language, "certainty-hint")}</p>
        </fieldset>
    }
}

/// When a certainty pays, by how likely somebody is right.
fn pays(language: Language, certainty: Certainty) -> String {
    let percent = |value: u32| format::percent(u64::from(value), language);
    let (from, to) = certainty.pays();
    match certainty {
        Certainty::Unsure => t!(language, "certainty-below", percent = percent(to)),
        Certainty::FairlySure => t!(language, "certainty-between", from = percent(from), to = percent(to)),
        Certainty::Sure => t!(language, "certainty-above", percent = percent(from)),
    }
}

/// The table by which answers are weighed, for one mark.
pub(super) fn table(language: Language) -> impl IntoView + use<> {
    let row = |certainty: Certainty| {
        let brings = |earned| signed(language, certainty.weighed(Marks { earned, possible: 100 }));
        view! {
            <tr>
                <th scope="row">{words(language, certainty)}</th><td class="n">{brings(100)}</td><td class="n">{brings(0)}</td>
                <td>{pays(language, certainty)}</td>
            </tr>
        }
    };
    let rows = Certainty::ALL.map(row).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "certainty-table")>
            <table class="certainties">
                <caption>{t!(language, "certainty-table")}</caption>
                <thead><tr>
                    <th scope="col">{t!(language, "certainty-you-say")}</th><th scope="col" class="n">{t!(language, "certainty-right")}</th>
                    <th scope="col" class="n">{t!(language, "certainty-wrong")}</th><th scope="col">{t!(language, "certainty-pays")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What an answer counts, by how sure its officer was.
pub(super) fn counted(language: Language, reviewed: &Reviewed) -> Option<impl IntoView + use<>> {
    let certainty = reviewed.certainty?;
    let marks = signed(language, certainty.weighed(reviewed.marks));
    let words = t!(language, "certainty-counted", certainty = words(language, certainty), marks = marks);
    Some(view! { <p class="small">{words}</p> })
}

/// How sure somebody was, set against what was right; none where nothing was said.
pub(super) fn looked_back(language: Language, reviewed: &[Reviewed]) -> Option<AnyView> {
    let weighed: Vec<Weighed> = reviewed.iter().map(|it| Weighed { marks: it.marks, certainty: it.certainty }).collect();
    let calibration = Calibration::of(&weighed);
    let what = t!(language, "certainty-looked-back-what");
    (!calibration.lines().is_empty()).then(|| {
        view! {
            <section class="card stack tight" id="certainty">
                <h2 class="h3">{t!(language, "certainty-looked-back")}</h2>
                {lines(language, &calibration)}
                <p class="small soft">{what}</p>
            </section>
        }
        .into_any()
    })
}

/// How many answers were given with each certainty, and how many of them were right.
pub(crate) fn lines(language: Language, calibration: &Calibration) -> impl IntoView + use<> {
    let row = |(certainty, said): (Certainty, Said)| {
        let right = said.percent().map_or_else(|| "–".to_owned(), |percent| format::percent(u64::from(percent), language));
        view! {
            <tr>
                <th scope="row">{words(language, certainty)}</th><td class="n">{format::number(said.answers, language)}</td>
                <td class="n">{right}</td><td>{pays(language, certainty)}</td><td>{said.fit(certainty).map(|fit| fitting(language, fit))}</td>
            </tr>
        }
    };
    let rows = calibration.lines().into_iter().map(row).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "certainty-looked-back")>
            <table class="certainties">
                <thead><tr>
                    <th scope="col">{t!(language, "certainty-said")}</th><th scope="col" class="n">{t!(language, "certainty-answers")}</th>
                    <th scope="col" class="n">{t!(language, "certainty-were-right")}</th><th scope="col">{t!(language, "certainty-pays")}</th>
                    <th scope="col">{t!(language, "certainty-fit")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn fitting(language: Language, fit: Fit) -> AnyView {
    match fit {
        Fit::TooSure => state(Tone::Wait, t!(language, "certainty-too-sure")).into_any(),
        Fit::Fits => state(Tone::Pass, t!(language, "certainty-fits")).into_any(),
        Fit::NotSureEnough => state(Tone::Calm, t!(language, "certainty-not-enough")).into_any(),
    }
}
