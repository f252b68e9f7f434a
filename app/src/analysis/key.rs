//! A key in words, and the fields that change it.

use domain::language::{Language, Text};
use domain::quiz::hotspot::Hotspot;
use domain::quiz::question::{Choice, Kind, Matching, Numeric, PartKind, Question, Sequence, SequenceItem, ShortText};
use leptos::prelude::*;

use super::form_fields::{FORMULA, JUDGEMENT, PLACE, SHARE, TARGET, TOLERANCE};
use crate::form::FormState;
use crate::t;
use crate::words::format;

/// The key of a question, line by line: what, and its key.
pub(super) fn lines(language: Language, question: &Question) -> Vec<(String, String)> {
    let read = |text: &Text| text.read(language).to_owned();
    if question.struck_out {
        return vec![(String::new(), t!(language, "key-struck-out"))];
    }
    match &question.kind {
        Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. }) => shares(language, choice),
        Kind::TrueFalse(statement) => vec![(String::new(), truth(language, statement.key))],
        Kind::Numeric(numeric) => vec![
            (t!(language, "key-formula"), numeric.key.source().to_owned()),
            (t!(language, "key-tolerance"), numeric.tolerance.worded(None, language)),
        ],
        Kind::Match(matching) | Kind::Classify(matching) => {
            let target =
                |id: &str| matching.targets.iter().find(|target| target.id == id).map(|target| read(&target.text)).unwrap_or_default();
            matching.items.iter().map(|item| (read(&item.text), target(&item.target))).collect()
        }
        Kind::Order(sequence) => {
            sequence.items.iter().enumerate().map(|(place, item)| (read(&item.text), (place + 1).to_string())).collect()
        }
        Kind::Short(short) => wordings(language, short),
        Kind::Moment(moment) => vec![(t!(language, "kind-moment"), moment.key.to_string())],
        Kind::Written(written) => {
            written.criteria.iter().map(|it| (read(&it.text), format::percent(u64::from(it.share), language))).collect()
        }
        Kind::Parts(parts) => parts.parts.iter().map(|part| (read(&part.label), part_key(language, &part.kind))).collect(),
    }
}

fn shares(language: Language, choice: &Choice) -> Vec<(String, String)> {
    choice.options.iter().map(|option| (option.text.read(language).to_owned(), signed(language, option.share))).collect()
}

fn signed(language: Language, share: i32) -> String {
    let percent = format::percent(u64::from(share.unsigned_abs()), language);
    if share < 0 { format!("−{percent}") } else { percent }
}

fn wordings(language: Language, short: &ShortText) -> Vec<(String, String)> {
    short.forms.iter().map(|form| (form.text.read(language).to_owned(), format::percent(u64::from(form.share), language))).collect()
}

fn part_key(language: Language, kind: &PartKind) -> String {
    match kind {
        PartKind::Choice(choice) => {
            let right = choice.options.iter().find(|option| option.share == 100);
            right.map(|option| option.text.read(language).to_owned()).unwrap_or_default()
        }
        PartKind::Short(short) => wordings(language, short).into_iter().map(|(words, _)| words).collect::<Vec<_>>().join(", "),
        PartKind::Numeric(numeric) => numeric.key.source().to_owned(),
    }
}

fn truth(language: Language, is_true: bool) -> String {
    if is_true { t!(language, "sitting-true") } else { t!(language, "sitting-false") }
}

/// The fields that change the key; none for kinds whose question can only be struck out.
pub(super) fn fields(language: Language, question: &Question, form: &FormState) -> Option<AnyView> {
    let value = |field: &str, kept: String| if form.came_back() { form.value(field).to_owned() } else { kept };
    match &question.kind {
        Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. }) => {
            Some(share_fields(language, choice, &value))
        }
        Kind::TrueFalse(statement) => Some(judgement(language, &value(JUDGEMENT, statement.key.to_string()))),
        Kind::Numeric(numeric) => Some(computed(language, numeric, &value)),
        Kind::Match(matching) | Kind::Classify(matching) => Some(targets(language, matching, &value)),
        Kind::Order(sequence) => Some(places(language, sequence, &value)),
        Kind::Short(_) | Kind::Parts(_) | Kind::Written(_) | Kind::Moment(_) => None,
    }
}

fn share_fields(language: Language, choice: &Choice, value: &impl Fn(&str, String) -> String) -> AnyView {
    let rows = choice
        .options
        .iter()
        .map(|option| {
            let field = format!("{SHARE}{}", option.id);
            let now = value(&field, option.share.to_string());
            row(
                field.clone(),
                option.text.read(language).to_owned(),
                view! { <input id=field.clone() name=field type="number" min="-100" max="100" step="1" value=now/> },
            )
        })
        .collect_view();
    view! { <p class="hint">{t!(language, "key-shares-hint")}</p>{rows} }.into_any()
}

fn judgement(language: Language, now: &str) -> AnyView {
    let option = |is_true: bool| {
        let (id, checked) = (format!("{JUDGEMENT}-{is_true}"), now == is_true.to_string());
        view! {
            <label for=id.clone()>
                <input type="radio" id=id.clone() name=JUDGEMENT value=is_true.to_string() checked=checked/>
                <span>{truth(language, is_true)}</span>
            </label>
        }
    };
    let legend = t!(language, "key-judgement");
    view! { <fieldset class="options"><legend class="small soft">{legend}</legend>{option(true)}{option(false)}</fieldset> }.into_any()
}

fn computed(language: Language, numeric: &Numeric, value: &impl Fn(&str, String) -> String) -> AnyView {
    let names = numeric.parameters.keys().cloned().collect::<Vec<_>>().join(", ");
    let formula = value(FORMULA, numeric.key.source().to_owned());
    let tolerance = value(TOLERANCE, numeric.tolerance.worded(None, Language::EN).replace(',', ""));
    let formula = view! { <input id=FORMULA name=FORMULA autocomplete="off" value=formula/> };
    let tolerance = view! { <input id=TOLERANCE name=TOLERANCE inputmode="decimal" autocomplete="off" value=tolerance/> };
    view! {
        {row(FORMULA.to_owned(), t!(language, "key-formula"), formula)}
        <p class="hint">{t!(language, "key-formula-hint", names = names)}</p>
        {row(TOLERANCE.to_owned(), t!(language, "key-tolerance"), tolerance)}
    }
    .into_any()
}

fn places(language: Language, sequence: &Sequence, value: &impl Fn(&str, String) -> String) -> AnyView {
    let one = |(place, item): (usize, &SequenceItem)| {
        let field = format!("{PLACE}{}", item.id);
        let now = value(&field, (place + 1).to_string());
        let options = (1..=sequence.items.len())
            .map(|place| view! { <option value=place.to_string() selected=place.to_string() == now>{place.to_string()}</option> })
            .collect_view();
        let control = view! { <select id=field.clone() name=field.clone()>{options}</select> };
        row(field, item.text.read(language).to_owned(), control)
    };
    sequence.items.iter().enumerate().map(one).collect_view().into_any()
}

fn targets(language: Language, matching: &Matching, value: &impl Fn(&str, String) -> String) -> AnyView {
    matching
        .items
        .iter()
        .map(|item| {
            let field = format!("{TARGET}{}", item.id);
            let now = value(&field, item.target.clone());
            let options = matching
                .targets
                .iter()
                .map(|target| view! { <option value=target.id.clone() selected=target.id == now>{target.text.read(language).to_owned()}</option> })
                .collect_view();
            row(field.clone(), item.text.read(language).to_owned(), view! { <select id=field.clone() name=field>{options}</select> })
        })
        .collect_view()
        .into_any()
}

fn row(field: String, label: String, control: impl IntoView + 'static) -> impl IntoView {
    view! { <div class="pair-row"><label for=field>{label}</label>{control}</div> }
}
