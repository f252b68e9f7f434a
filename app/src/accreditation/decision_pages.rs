//! Decisions: proposed by one, confirmed by another who gives the password again; one by one, or as a workshop's list.

use domain::accreditation::act::Refused;
use domain::accreditation::decision::Outcome;
use domain::id::CaseId;
use domain::language::Language;
use leptos::prelude::*;

use super::file_parts::{ScoreLine, scores};
use super::{password_again, path, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{input, problem_words, summary, text_area};
use crate::ui::{Tone, done, empty, notice, state};
use crate::words::format;
use crate::{routes, t};

/// A decision on one file.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// Which file.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// Decisions the reader may propose, with what stands in the way of each.
    pub proposals: Vec<(Outcome, Vec<Refused>)>,
    /// What is proposed, by whom and why.
    pub proposed: Option<(Outcome, String, String)>,
    /// Whether the reader may confirm or return it, with what stands in the way.
    pub confirms: Option<Vec<Refused>>,
    /// Names of those whose scores are shown.
    pub heads: Vec<String>,
    /// Scores.
    pub scores: Vec<ScoreLine>,
    /// What the panel's marks come to: points, of, whether that passes, must-pass criteria that are not met.
    pub result: Option<(u32, u32, bool, Vec<String>)>,
}

/// The decision on a file.
pub fn decision_page(language: Language, data: &DecisionView, form: &FormState) -> Page {
    let title = t!(language, "acc-decision-of", name = data.name.clone());
    let proposed = data.proposed.as_ref().map(|(outcome, by, reason)| {
        view! {
            <section class="stack">
                <h2>{t!(language, "acc-proposed")}</h2>
                <div class="card stack tight">
                    <p><strong>{words::outcome(language, *outcome)}</strong></p>
                    <p class="written">{reason.clone()}</p>
                    <p class="small soft">{t!(language, "acc-proposed-by", name = by.clone())}</p>
                </div>
            </section>
        }
    });
    let nothing = (data.proposals.is_empty() && data.proposed.is_none())
        .then(|| empty(t!(language, "acc-nothing-to-decide"), t!(language, "acc-nothing-to-decide-what")));
    let shown = (!data.scores.is_empty()).then(
        || view! { <section class="stack"><h2>{t!(language, "acc-scores")}</h2>{scores(language, &data.heads, &data.scores)}</section> },
    );
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(t!(language, "acc-decision")))}
            <h1>{title.clone()}</h1>
            {nothing}
            {shown}
            {data.result.as_ref().map(|result| result_of(language, result))}
            {proposed}
            {data.confirms.as_ref().map(|refused| confirm(language, refused, form))}
            {(!data.proposals.is_empty()).then(|| propose(language, &data.proposals, form))}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn result_of(language: Language, (points, possible, passes, not_met): &(u32, u32, bool, Vec<String>)) -> impl IntoView + use<> {
    let tone = if *passes { Tone::Pass } else { Tone::Fail };
    let points = t!(
        language,
        "acc-points",
        points = format::number(u64::from(*points), language),
        possible = format::number(u64::from(*possible), language)
    );
    let words = if *passes { t!(language, "acc-passes") } else { t!(language, "acc-does-not-pass") };
    let not_met = (!not_met.is_empty()).then(|| view! { <p>{t!(language, "acc-not-met", criteria = not_met.join(", "))}</p> });
    view! { <section class="stack tight"><p>{state(tone, words)}" "{points}</p>{not_met}</section> }
}

fn blocked(language: Language, refused: &[Refused]) -> Option<AnyView> {
    let why = refused.iter().map(|refused| view! { <li>{words::refused(language, refused)}</li> }).collect_view();
    (!refused.is_empty())
        .then(|| view! { <div class="stack tight"><p>{state(Tone::Wait, t!(language, "acc-blocked"))}</p><ul>{why}</ul></div> }.into_any())
}

/// Confirming asks for the password; returning asks for a question.
fn confirm(language: Language, refused: &[Refused], form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do");
    let of = |which: &str| if came_back == which { form.clone() } else { FormState::default() };
    let (confirming, returning) = (of("confirm"), of("return").within("return"));
    let password = password_again(language);
    let fields = refused.is_empty().then(|| {
        view! {
            {input(language, &confirming, password)}
            <button class="button main" type="submit" name="do" value="confirm">{t!(language, "acc-act-confirm")}</button>
        }
    });
    view! {
        <section class="stack reading">
            <h2>{t!(language, "acc-act-confirm")}</h2>
            <form method="post" class="card stack">
                <p class="soft">{t!(language, "acc-hint-confirm")}</p>
                {summary(language, &confirming)}
                {blocked(language, refused)}
                {fields}
            </form>
            <details class="card" open=came_back == "return">
                <summary>{t!(language, "acc-act-return-proposal")}</summary>
                <form method="post" class="stack">
                    <p class="soft">{t!(language, "acc-hint-return-proposal")}</p>
                    {summary(language, &returning)}
                    {text_area(language, &returning, "question", t!(language, "acc-question"), String::new())}
                    <button class="button" type="submit" name="do" value="return">{t!(language, "acc-act-return-proposal")}</button>
                </form>
            </details>
        </section>
    }
}

fn propose(language: Language, proposals: &[(Outcome, Vec<Refused>)], form: &FormState) -> impl IntoView + use<> {
    let own_form = if form.value("do") == "propose" { form.clone() } else { FormState::default() };
    own_form.call("outcome", &t!(language, "acc-decision"));
    let problem = own_form.problem("outcome").map(|problem| problem_words(language, problem));
    let open: Vec<&(Outcome, Vec<Refused>)> = proposals.iter().filter(|(_, refused)| refused.is_empty()).collect();
    let option = |(place, (outcome, _)): (usize, &&(Outcome, Vec<Refused>))| {
        let id = if place == 0 { own_form.id("outcome") } else { own_form.id(&format!("outcome-{}", outcome.word())) };
        let checked = own_form.has("outcome", outcome.word());
        view! { <label class="row" for=id.clone()><input type="radio" id=id.clone() name="outcome" value=outcome.word() required checked=checked/>{words::outcome(language, *outcome)}</label> }
    };
    let options = open.iter().enumerate().map(option).collect_view();
    let others = proposals.iter().filter(|(_, refused)| !refused.is_empty()).map(|(outcome, refused)| {
        view! { <div class="stack tight"><p class="soft"><strong>{words::outcome(language, *outcome)}</strong></p>{blocked(language, refused)}</div> }
    });
    let others = others.collect_view();
    let fields = (!open.is_empty()).then(|| {
        view! {
            <form method="post" class="card stack">
                <p class="soft">{t!(language, "acc-hint-propose")}</p>
                {summary(language, &own_form)}
                <fieldset class="plain stack tight">
                    <legend><strong>{t!(language, "acc-decision")}</strong></legend>
                    {problem.map(|words| view! { <p class="error">{words}</p> })}
                    {options}
                </fieldset>
                {text_area(language, &own_form, "reason", t!(language, "acc-decision-reason"), t!(language, "acc-decision-reason-hint"))}
                <button class="button main" type="submit" name="do" value="propose">{t!(language, "acc-act-propose")}</button>
            </form>
        }
    });
    view! { <section class="stack reading"><h2>{t!(language, "acc-act-propose")}</h2>{fields}{others}</section> }
}

/// The outcomes of a call's workshop.
#[derive(Debug, Clone)]
pub struct ListView {
    /// The call, with its address.
    pub call: (String, String),
    /// Candidates who attended.
    pub lines: Vec<DecisionLine>,
    /// Whether the reader proposes.
    pub may_propose: bool,
    /// Whether the reader confirms.
    pub may_confirm: bool,
    /// How many were just proposed.
    pub proposed: Option<u64>,
    /// How many were just confirmed.
    pub confirmed: Option<u64>,
    /// Who was not, and why.
    pub refused: Vec<(String, Vec<Refused>)>,
}

/// One candidate of the list.
#[derive(Debug, Clone)]
pub struct DecisionLine {
    /// Which file.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// Their administration.
    pub administration: String,
    /// What the panel's marks come to: points, of, whether that passes; none until everything is committed and agreed.
    pub result: Option<(u32, u32, bool)>,
    /// What is proposed, and why.
    pub proposed: Option<(Outcome, String)>,
    /// What was decided.
    pub decided: Option<Outcome>,
}

/// The outcomes of a workshop: proposed together, exceptions taken out, confirmed together by another.
pub fn decisions_page(language: Language, data: &ListView, form: &FormState) -> Page {
    let title = t!(language, "acc-list-title");
    let none = data.lines.is_empty().then(|| empty(t!(language, "acc-list-none"), t!(language, "acc-list-none-what")));
    let open = data.lines.iter().any(|line| line.proposed.is_none() && line.decided.is_none() && line.result.is_some());
    let waiting = data.lines.iter().any(|line| line.proposed.is_some());
    let said = data.proposed.map(|count| done(t!(language, "acc-list-proposed", count = count)).into_any());
    let confirmed = data.confirmed.map(|count| done(t!(language, "acc-list-confirmed", count = count)).into_any());
    let refused = data.refused.iter().map(|(name, refused)| {
        let why: Vec<String> = refused.iter().map(|refused| words::refused(language, refused)).collect();
        notice(name.clone(), why.join(" "))
    });
    let refused = refused.collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, vec![data.call.clone()], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {said}
            {confirmed}
            {refused}
            {none}
            {(data.may_propose && open).then(|| propose_list(language, data, form))}
            {(data.may_confirm && waiting).then(|| confirm_list(language, data, form))}
            {list(language, data)}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn result_words(language: Language, line: &DecisionLine) -> AnyView {
    match line.result {
        None => state(Tone::Calm, t!(language, "acc-list-open")).into_any(),
        Some((points, possible, passes)) => {
            let (tone, outcome) = if passes { (Tone::Pass, Outcome::PreAccredited) } else { (Tone::Fail, Outcome::NotYet) };
            let points = t!(
                language,
                "acc-points",
                points = format::number(u64::from(points), language),
                possible = format::number(u64::from(possible), language)
            );
            view! { {state(tone, words::outcome(language, outcome))}<br/><span class="small soft">{points}</span> }.into_any()
        }
    }
}

fn boxes(language: Language, data: &ListView, which: fn(&DecisionLine) -> bool, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.came_back();
    let all: Vec<&DecisionLine> = data.lines.iter().filter(|line| which(line)).collect();
    let one = |(place, line): (usize, &&DecisionLine)| {
        let id = if place == 0 { form.id("case") } else { form.id(&format!("case-{}", line.case)) };
        let checked = !came_back || form.has("case", &line.case.to_string());
        let outcome = line.proposed.as_ref().map_or_else(
            || result_words(language, line),
            |(outcome, _)| view! { <strong>{words::outcome(language, *outcome)}</strong> }.into_any(),
        );
        let why = line.proposed.as_ref().map(|(_, reason)| view! { <span class="hint">{reason.clone()}</span> });
        view! {
            <label class="check" for=id.clone()>
                <input type="checkbox" id=id.clone() name="case" value=line.case.to_string() checked=checked/>
                <span>{line.name.clone()}" · "{line.administration.clone()}" · "{outcome}{why}</span>
            </label>
        }
    };
    let boxes = all.iter().enumerate().map(one).collect_view();
    let problem = form.problem("case").map(|problem| problem_words(language, problem));
    view! { <fieldset class="plain stack tight" aria-label=t!(language, "acc-call-files")>{problem.map(|words| view! { <p class="error">{words}</p> })}{boxes}</fieldset> }
}

fn propose_list(language: Language, data: &ListView, form: &FormState) -> impl IntoView + use<> {
    let own_form = if form.value("do") == "propose" { form.clone() } else { FormState::default() }.within("propose");
    let open: fn(&DecisionLine) -> bool = |line| line.proposed.is_none() && line.decided.is_none() && line.result.is_some();
    view! {
        <section class="stack reading-wide">
            <h2>{t!(language, "acc-list-propose")}</h2>
            <form method="post" class="card stack">
                <p class="soft">{t!(language, "acc-list-propose-what")}</p>
                {summary(language, &own_form)}
                {boxes(language, data, open, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "acc-decision-reason"), t!(language, "acc-decision-reason-hint"))}
                <button class="button main" type="submit" name="do" value="propose">{t!(language, "acc-list-propose")}</button>
            </form>
        </section>
    }
}

fn confirm_list(language: Language, data: &ListView, form: &FormState) -> impl IntoView + use<> {
    let own_form = if form.value("do") == "confirm" { form.clone() } else { FormState::default() }.within("confirm");
    let password = password_again(language);
    view! {
        <section class="stack reading-wide">
            <h2>{t!(language, "acc-list-confirm")}</h2>
            <form method="post" class="card stack">
                <p class="soft">{t!(language, "acc-list-confirm-what")}</p>
                {summary(language, &own_form)}
                {boxes(language, data, |line| line.proposed.is_some(), &own_form)}
                {input(language, &own_form, password)}
                <button class="button main" type="submit" name="do" value="confirm">{t!(language, "acc-list-confirm")}</button>
            </form>
        </section>
    }
}

fn list(language: Language, data: &ListView) -> Option<AnyView> {
    let row = |line: &DecisionLine| {
        let standing = match (&line.decided, &line.proposed) {
            (Some(outcome), _) => state(Tone::Pass, words::outcome(language, *outcome)).into_any(),
            (None, Some((outcome, _))) => {
                view! { {words::outcome(language, *outcome)}<br/>{state(Tone::Wait, t!(language, "acc-to-confirm"))} }.into_any()
            }
            (None, None) => state(Tone::Calm, t!(language, "acc-list-not-proposed")).into_any(),
        };
        view! {
            <tr>
                <th scope="row"><a href=routes::file(language, line.case)>{line.name.clone()}</a><br/><span class="small soft">{line.administration.clone()}</span></th>
                <td>{result_words(language, line)}</td>
                <td>{standing}</td>
            </tr>
        }
    };
    let rows = data.lines.iter().map(row).collect_view();
    (!data.lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(language, "acc-list-all")}</h2>
                <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "acc-list-all")>
                    <table class="worded">
                        <thead><tr><th scope="col">{t!(language, "acc-officer")}</th><th scope="col">{t!(language, "acc-list-result")}</th><th scope="col">{t!(language, "acc-decision")}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}
