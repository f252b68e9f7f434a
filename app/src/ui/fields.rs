//! Fields of forms: the label, the hint, what is wrong beside it, what was typed kept.

use domain::language::Language;
use domain::quiz::answer::AnswerRefused;
use domain::quiz::attempt::StartRefused;
use domain::quiz::correction::KeyRefused;
use domain::quiz::moment::Asks;
use domain::quiz::paper::Unreadable;
use domain::refusal::{FieldProblem, Problem};
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::escape;
use crate::t;

/// A line to type into.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The name in the form, and the element's id.
    pub name: &'static str,
    /// In words.
    pub label: String,
    /// Beside it; may be empty.
    pub hint: String,
    /// `text`, `email`, `password`, `search`, `date`.
    pub kind: &'static str,
    /// For the browser's memory.
    pub autocomplete: &'static str,
    /// What stands in it when the form is shown first.
    pub value: String,
    /// Whether it may be left empty.
    pub optional: bool,
}

/// A line to type into, as it came back.
pub fn input(language: Language, form: &FormState, field: Input) -> impl IntoView + use<> {
    form.call(field.name, &field.label);
    let problem = form.problem(field.name).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let typed = form.value(field.name);
    let value = if typed.is_empty() { field.value } else { typed.to_owned() };
    let id = form.id(field.name);
    let hint_id = (!field.hint.is_empty()).then(|| format!("{id}-hint"));
    let error_id = wrong.then(|| format!("{id}-error"));
    let described = [error_id.clone(), hint_id.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let kind = if field.kind.is_empty() { "text" } else { field.kind };
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=id.clone()>{field.label}</label>
            {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
            <input
                id=id
                name=field.name
                type=kind
                value=value
                autocomplete=(!field.autocomplete.is_empty()).then_some(field.autocomplete)
                required=!field.optional && kind != "search"
                aria-invalid=wrong.then_some("true")
                aria-describedby=(!described.is_empty()).then_some(described)
            />
            {hint_id.map(|id| view! { <p class="hint" id=id>{field.hint}</p> })}
        </div>
    }
}

/// Something to choose from a list.
#[derive(Debug, Clone, Default)]
pub struct Select {
    /// The name in the form, and the element's id.
    pub name: &'static str,
    /// In words.
    pub label: String,
    /// Value and words of each choice.
    pub choices: Vec<(String, String)>,
    /// What is chosen when the form is shown first.
    pub value: String,
    /// Beside it; may be empty.
    pub hint: String,
}

/// A list to choose from, as it came back.
pub fn select(language: Language, form: &FormState, field: Select) -> impl IntoView + use<> {
    form.call(field.name, &field.label);
    let problem = form.problem(field.name).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let typed = form.value(field.name);
    let chosen = if typed.is_empty() { field.value } else { typed.to_owned() };
    let id = form.id(field.name);
    let error_id = wrong.then(|| format!("{id}-error"));
    let options = field.choices.into_iter().map(|(value, words)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    });
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=id.clone()>{field.label}</label>
            {problem.map(|words| view! { <p class="error" id=error_id.clone()>{words}</p> })}
            <select id=id name=field.name aria-invalid=wrong.then_some("true") aria-describedby=error_id>
                {options.collect_view()}
            </select>
            {(!field.hint.is_empty()).then(|| view! { <p class="hint">{field.hint}</p> })}
        </div>
    }
}

/// A bare text area. The only place one is made: Leptos 0.8 does not escape its children.
#[derive(Debug, Clone, Default)]
pub(crate) struct Area {
    /// The element's id.
    pub(crate) id: String,
    /// The name in the form.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) value: String,
    /// How high it is.
    pub(crate) rows: u32,
    /// The most characters; none means any.
    pub(crate) most: Option<u32>,
    /// Ids of what is said beside it.
    pub(crate) described: Option<String>,
    /// Whether it came back with a problem.
    pub(crate) wrong: bool,
}

/// A bare text area.
pub(crate) fn area(area: Area) -> impl IntoView + use<> {
    // A line feed right after the tag is not part of the text.
    let inner = format!("\n{}", escape(&area.value));
    let most = area.most.map(|most| most.to_string());
    view! {
        <textarea id=area.id name=area.name rows=area.rows.to_string() maxlength=most aria-invalid=area.wrong.then_some("true")
            aria-describedby=area.described inner_html=inner></textarea>
    }
}

/// Lines to type into, as they came back.
pub fn text_area(language: Language, form: &FormState, name: &'static str, label: String, hint: String) -> impl IntoView + use<> {
    form.call(name, &label);
    let problem = form.problem(name).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let id = form.id(name);
    let error_id = wrong.then(|| format!("{id}-error"));
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let described = [error_id.clone(), hint_id.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let value = form.value(name).to_owned();
    // As high as what stands in it, and never a window of its own.
    let rows = u32::try_from(value.lines().count()).unwrap_or(u32::MAX).clamp(3, 24);
    let area = area(Area { id: id.clone(), name: name.to_owned(), value, rows, most: None, described, wrong });
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=id>{label}</label>
            {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
            {area}
            {hint_id.map(|id| view! { <p class="hint" id=id>{hint}</p> })}
        </div>
    }
}

/// Everything wrong at the head of a form, each leading to its field and naming it. It is worded when the page is written out, so that
/// the fields that stand after it have said what they are called.
pub fn summary(language: Language, form: &FormState) -> impl IntoView + use<> {
    let form = form.clone();
    let shown = !form.problems().is_empty() || form.refusal.is_some();
    let told = move || {
        let refusal = form.refusal.as_ref().map(|refusal| crate::error::refusal_words(language, refusal));
        let link = |problem: &FieldProblem| {
            let words = problem_words(language, &problem.problem);
            let words = match form.called(&problem.field) {
                Some(name) => t!(language, "form-of", name = name, problem = words),
                None => words,
            };
            view! { <li><a href=format!("#{}", form.id(&problem.field))>{words}</a></li> }
        };
        view! {
            <div class="wrong-box" role="alert" tabindex="-1">
                <p><strong>{t!(language, "form-wrong")}</strong></p>
                {refusal.map(|words| view! { <p>{words}</p> })}
                <ul>{form.problems().iter().map(link).collect_view()}</ul>
            </div>
        }
    };
    shown.then_some(told)
}

/// What is wrong with a field, in words.
#[expect(clippy::too_many_lines, reason = "a table: one arm for each problem there is, and none forgotten")]
pub fn problem_words(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Missing => t!(language, "problem-missing"),
        Problem::TooLong { most } => t!(language, "problem-too-long", most = *most as u64),
        Problem::TooShort { least } => t!(language, "problem-too-short", least = *least as u64),
        Problem::NotAnAddress => t!(language, "problem-not-an-address"),
        Problem::NotAChoice => t!(language, "problem-not-a-choice"),
        Problem::NotANumber | Problem::Answer(AnswerRefused::NotANumber) => t!(language, "problem-not-a-number"),
        Problem::OutOfRange { least, most } => t!(language, "problem-out-of-range", least = u64::from(*least), most = u64::from(*most)),
        Problem::NotADay => t!(language, "problem-not-a-day"),
        Problem::InThePast => t!(language, "problem-in-the-past"),
        Problem::InTheFuture => t!(language, "problem-in-the-future"),
        Problem::Guessable => t!(language, "problem-guessable"),
        Problem::NotTheSame => t!(language, "problem-not-the-same"),
        Problem::WrongPassword => t!(language, "problem-wrong-password"),
        Problem::Nobody => t!(language, "problem-nobody"),
        Problem::Answer(AnswerRefused::TooLong) => t!(language, "problem-answer-too-long"),
        Problem::Key(refused) => match refused {
            KeyRefused::WrongKind | KeyRefused::Shares => t!(language, "problem-key-shares"),
            KeyRefused::Places => t!(language, "problem-key-places"),
            KeyRefused::Formula => t!(language, "problem-key-formula"),
            KeyRefused::Same => t!(language, "problem-key-same"),
        },
        Problem::Answer(AnswerRefused::NotAMoment { asks }) => match asks {
            Asks::Day => t!(language, "problem-no-day"),
            Asks::Time => t!(language, "problem-no-time"),
            Asks::DayAndTime => t!(language, "problem-no-day-and-time"),
        },
        Problem::Unreadable(unreadable) => match unreadable {
            Unreadable::UnknownLetter { last } => t!(language, "problem-unknown-letter", last = last.to_string()),
            Unreadable::OneLetter => t!(language, "problem-one-letter"),
            Unreadable::Twice => t!(language, "problem-letter-twice"),
        },
        Problem::CannotSit(refused) => match refused {
            StartRefused::NoAttemptLeft => t!(language, "problem-sit-none-left"),
            StartRefused::Provisional { .. } => t!(language, "problem-sit-provisional"),
            StartRefused::ToMark { .. } => t!(language, "problem-sit-to-mark"),
            StartRefused::AlreadyOpen { .. } => t!(language, "problem-sit-open"),
        },
        Problem::NotApproved => t!(language, "problem-not-approved"),
        Problem::OnesOwn => t!(language, "problem-ones-own"),
        Problem::File(why) => crate::accreditation::words::unacceptable(language, *why),
        Problem::NotATable => t!(language, "problem-not-a-table"),
        Problem::TooManyRows { most } => t!(language, "problem-too-many-rows", most = *most as u64),
        Problem::AnothersName => t!(language, "problem-anothers-name"),
        Problem::NoRows => t!(language, "problem-no-rows"),
        Problem::NoSuchColumns => t!(language, "problem-no-such-columns"),
        Problem::Twice => t!(language, "problem-twice"),
        Problem::BeforeStart => t!(language, "problem-before-start"),
        Problem::OfAnotherOrganisation => t!(language, "problem-of-another-organisation"),
        Problem::Involved => t!(language, "problem-involved"),
        Problem::DecidesAlready => t!(language, "problem-decides-already"),
        Problem::TooManyDays { most } => t!(language, "problem-too-many-days", most = u64::from(*most)),
        Problem::NotLatin => t!(language, "problem-not-latin"),
        Problem::OpenBrace => t!(language, "problem-open-brace"),
        Problem::UnknownField { field } => t!(language, "problem-unknown-field", field = format!("{{{field}}}")),
        Problem::NotSaid { field } => t!(language, "problem-not-said", field = format!("{{{field}}}")),
        Problem::Answer(_) => t!(language, "problem-answer-does-not-fit"),
    }
}
