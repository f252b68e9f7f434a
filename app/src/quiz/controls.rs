//! The controls a question is answered by, rendered by the server for every kind; islands only read them.

use domain::language::Language;
use domain::quiz::answer::{Answer, SHORT_MOST};
use domain::quiz::moment::Asks;
use domain::quiz::place::around_gaps;
use domain::quiz::sheet::{ItemBody, PartBody, Shown, ShownPart};
use leptos::prelude::*;

use super::picture::{self, Spots};
use super::{ANSWER, Asked, PAIR, PART};
use crate::form::FormState;
use crate::t;
use crate::ui::fields::{Area, area, problem_words};

/// The controls of a question; what was typed and refused stands in them again, else what is kept.
pub(super) fn controls(language: Language, asked: &Asked<'_>, form: &FormState) -> AnyView {
    let kept = asked.kept.as_ref().map(|kept| &kept.answer);
    let chosen = |id: &str| match kept {
        _ if form.came_back() => form.has(ANSWER, id),
        Some(Answer::Option(option)) => option == id,
        Some(Answer::Options(options)) => options.contains(id),
        _ => false,
    };
    let typed = || match kept {
        _ if form.came_back() => form.value(ANSWER).to_owned(),
        Some(Answer::Number(typed) | Answer::Text(typed)) => typed.clone(),
        _ => String::new(),
    };
    match &asked.body {
        ItemBody::Single { options } => choices(t!(language, "sitting-choose-one"), "radio", options, chosen),
        ItemBody::Multiple { options } => choices(t!(language, "sitting-choose-all"), "checkbox", options, chosen),
        ItemBody::Hotspot { picture: shown, options, several } => {
            let (legend, kind) =
                if *several { (t!(language, "sitting-point-all"), "checkbox") } else { (t!(language, "sitting-point-one"), "radio") };
            let choices = choices(legend, kind, &picture::lettered(options), chosen);
            view! { <div class="pointing stack">{picture::picture(shown, options, Spots::Press("o-"))}{choices}</div> }.into_any()
        }
        ItemBody::TrueFalse => {
            let options = [("true", t!(language, "sitting-true")), ("false", t!(language, "sitting-false"))];
            let options: Vec<Shown> = options.into_iter().map(|(id, text)| Shown { id: id.to_owned(), text }).collect();
            choices(t!(language, "sitting-judge"), "radio", &options, chosen)
        }
        ItemBody::Numeric { unit, decimals } => number(language, asked, form, typed(), unit, *decimals),
        ItemBody::Match { items, targets } => pairs(language, t!(language, "sitting-match"), items, targets, kept, form),
        ItemBody::Classify { items, targets } => pairs(language, t!(language, "sitting-classify"), items, targets, kept, form),
        ItemBody::Order { items } => {
            let place = |place: usize| Shown { id: place.to_string(), text: place.to_string() };
            let places: Vec<Shown> = (1..=items.len()).map(place).collect();
            pairs(language, t!(language, "sitting-order"), items, &places, kept, form)
        }
        ItemBody::Short => words(language, asked, form, typed()),
        ItemBody::Written { most } => written(language, asked, form, typed(), *most),
        ItemBody::Moment { asks } => moment(language, asked, form, typed(), *asks),
        ItemBody::Parts { text, parts } => parts_controls(language, asked, text.as_deref(), parts, form),
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

fn words(language: Language, asked: &Asked<'_>, form: &FormState, value: String) -> AnyView {
    let problem = form.problem(asked.id).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for="answer">{t!(language, "sitting-your-answer")}</label>
            {problem.map(|words| view! { <p class="error" id="answer-error">{words}</p> })}
            <input id="answer" name=ANSWER autocomplete="off" autocapitalize="none" spellcheck="false" maxlength=SHORT_MOST.to_string() value=value
                aria-describedby=if wrong { "answer-error answer-hint" } else { "answer-hint" } aria-invalid=wrong.then_some("true")/>
            <p class="hint" id="answer-hint">{t!(language, "sitting-short-hint")}</p>
        </div>
    }
    .into_any()
}

/// How a day, a time of day or both are written, where the browser has no control for them or where they stand on paper.
pub(crate) fn moment_hint(language: Language, asks: Asks) -> String {
    match asks {
        Asks::Day => t!(language, "sitting-day-hint"),
        Asks::Time => t!(language, "sitting-time-hint"),
        Asks::DayAndTime => t!(language, "sitting-day-and-time-hint"),
    }
}

/// A day, a time of day, or both: the browser's own control.
fn moment(language: Language, asked: &Asked<'_>, form: &FormState, value: String, asks: Asks) -> AnyView {
    let problem = form.problem(asked.id).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let kind = match asks {
        Asks::Day => "date",
        Asks::Time => "time",
        Asks::DayAndTime => "datetime-local",
    };
    // The control takes what it sends: a `T` between day and time.
    let value = if asks == Asks::DayAndTime { value.replace(' ', "T") } else { value };
    view! {
        <div class=if wrong { "field number wrong" } else { "field number" }>
            <label for="answer">{t!(language, "sitting-your-answer")}</label>
            {problem.map(|words| view! { <p class="error" id="answer-error">{words}</p> })}
            <input id="answer" name=ANSWER type=kind autocomplete="off" value=value
                aria-describedby=if wrong { "answer-error answer-hint" } else { "answer-hint" } aria-invalid=wrong.then_some("true")/>
            <p class="hint" id="answer-hint">{moment_hint(language, asks)}</p>
        </div>
    }
    .into_any()
}

/// A text of several sentences, marked by a person.
fn written(language: Language, asked: &Asked<'_>, form: &FormState, value: String, most: u32) -> AnyView {
    let problem = form.problem(asked.id).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let described = if wrong { "answer-error answer-hint" } else { "answer-hint" };
    let described = Some(described.to_owned());
    let area = area(Area { id: "answer".to_owned(), name: ANSWER.to_owned(), value, rows: 12, most: Some(most), described, wrong });
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for="answer">{t!(language, "sitting-your-answer")}</label>
            {problem.map(|words| view! { <p class="error" id="answer-error">{words}</p> })}
            {area}
            <p class="hint" id="answer-hint">{t!(language, "sitting-written-hint", most = u64::from(most))}</p>
        </div>
    }
    .into_any()
}

/// Several parts: below one another, or as gaps in a text.
fn parts_controls(language: Language, asked: &Asked<'_>, text: Option<&str>, parts: &[ShownPart], form: &FormState) -> AnyView {
    let problem = form.problem(asked.id).map(|problem| problem_words(language, problem));
    let described = problem.is_some().then_some("answer-error");
    let problem = problem.map(|words| view! { <p class="error" id="answer-error">{words}</p> });
    let value = |part: &ShownPart| {
        let field = format!("{PART}{}", part.id);
        match asked.kept.as_ref().map(|kept| &kept.answer) {
            _ if form.came_back() => form.value(&field).to_owned(),
            Some(Answer::Parts(typed)) => typed.get(&part.id).cloned().unwrap_or_default(),
            _ => String::new(),
        }
    };
    let Some(text) = text else {
        let rows = parts
            .iter()
            .map(|part| {
                let field = part_field(language, part, value(part), described, true);
                view! {
                    <div class="field">
                        <label for=format!("{PART}{}", part.id) inner_html=part.label.clone()></label>
                        {field}
                    </div>
                }
            })
            .collect_view();
        return view! { <fieldset class="parts"><legend class="small soft">{t!(language, "sitting-parts")}</legend>{problem}{rows}</fieldset> }.into_any();
    };
    // The text is trusted HTML in which a gap is never inside a tag; its fields are made here, not by Markdown.
    let mut html = String::new();
    for (piece, gap) in around_gaps(text) {
        html.push_str(piece);
        if let Some(part) = gap.and_then(|gap| parts.iter().find(|part| part.id == gap)) {
            html.push_str(&part_field(language, part, value(part), described, false).to_html());
        }
    }
    view! {
        <fieldset class="gaps"><legend class="small soft">{t!(language, "sitting-gaps")}</legend>{problem}<div class="prose" inner_html=html></div></fieldset>
    }
    .into_any()
}

/// The field of a part; in a text its label is what it is called for those who do not see the text around it.
fn part_field(language: Language, part: &ShownPart, value: String, described: Option<&'static str>, has_label: bool) -> AnyView {
    let field = format!("{PART}{}", part.id);
    let label = (!has_label).then(|| plain(&part.label));
    match &part.body {
        PartBody::Choice { options } => {
            let options = options
                .iter()
                .map(|option| view! { <option value=option.id.clone() selected=option.id == value>{plain(&option.text)}</option> })
                .collect_view();
            view! {
                <select id=field.clone() name=field aria-label=label aria-describedby=described>
                    <option value="">{t!(language, "sitting-choose")}</option>
                    {options}
                </select>
            }
            .into_any()
        }
        PartBody::Short => view! {
            <input id=field.clone() name=field autocomplete="off" autocapitalize="none" spellcheck="false" maxlength=SHORT_MOST.to_string() value=value
                aria-label=label aria-describedby=described/>
        }
        .into_any(),
        PartBody::Number { unit, .. } => view! {
            <span class="row unit">
                <input id=field.clone() name=field inputmode="decimal" autocomplete="off" maxlength="40" value=value aria-label=label aria-describedby=described/>
                <span>{unit.clone()}</span>
            </span>
        }
        .into_any(),
    }
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
