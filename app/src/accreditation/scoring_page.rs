//! What an assessor scores: each criterion alone and unseen, then what the panel agrees on.

use domain::accreditation::policy::Criterion;
use domain::id::CaseId;
use domain::language::Language;
use leptos::prelude::*;

use super::file_parts::{ScoreLine, scores};
use super::path;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, Select, input, problem_words, select, summary, text_area};
use crate::ui::{Tone, done, notice, state};
use crate::{routes, t};

/// What an assessor has before them.
#[derive(Debug, Clone)]
pub struct ScoringView {
    /// Which file.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// Category and domain.
    pub category: String,
    /// The criteria with the reader's own drafts or scores.
    pub criteria: Vec<CriterionLine>,
    /// Whether the reader has committed.
    pub is_committed: bool,
    /// Whether scores may be given still.
    pub is_open: bool,
    /// Those who have not committed yet, the reader left out.
    pub waiting: usize,
    /// Names of those whose sheets are open.
    pub heads: Vec<String>,
    /// All marks beside each other, once everybody has committed.
    pub scores: Vec<ScoreLine>,
    /// Criteria to agree on: id, title, the lowest and the highest mark given.
    pub to_agree: Vec<(String, String, (u8, u8))>,
    /// How far the panel agreed, in words.
    pub agreement: Option<String>,
    /// The reader's own observations, in words.
    pub observations: Vec<String>,
    /// Words of activities.
    pub activities: Vec<(String, String)>,
    /// Said once after something was done.
    pub was_done: bool,
}

/// A criterion with what the reader gave it.
#[derive(Debug, Clone)]
pub struct CriterionLine {
    /// The criterion.
    pub criterion: Criterion,
    /// The mark chosen.
    pub mark: Option<u8>,
    /// Why.
    pub reason: String,
    /// What names the draft, for the next to be based on.
    pub after: String,
}

/// One sheet in words: a name and its marks.
#[derive(Debug, Clone)]
pub struct SheetLine {
    /// Whose.
    pub name: String,
    /// Mark and reason, in the order of the criteria.
    pub given: Vec<(u8, String)>,
}

impl CriterionLine {
    /// Whether it has a mark and a reason.
    pub fn is_whole(&self) -> bool {
        self.mark.is_some() && !self.reason.trim().is_empty()
    }
}

/// All criteria, what is still to be given, and what was seen.
pub fn scoring_page(language: Language, data: &ScoringView, form: &FormState) -> Page {
    let title = data.name.clone();
    let whole = data.criteria.iter().filter(|line| line.is_whole()).count();
    let standing = if data.is_committed && data.waiting > 0 {
        notice(t!(language, "acc-you-committed"), t!(language, "acc-others-wait", count = data.waiting as u64)).into_any()
    } else if data.is_committed {
        done(t!(language, "acc-all-committed")).into_any()
    } else {
        view! { <p>{t!(language, "acc-scored", whole = whole as u64, all = data.criteria.len() as u64)}</p> }.into_any()
    };
    let may_give = data.is_open && !data.is_committed;
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(t!(language, "acc-scores")))}
            <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{data.category.clone()}</p></div>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            <p class="soft">{t!(language, "acc-blind")}</p>
            {standing}
            {summary(language, form)}
            {criteria(language, data)}
            {may_give.then(|| commit(language, whole == data.criteria.len()))}
            {opened(language, data, form)}
            {data.is_open.then(|| observations(language, data, form))}
            {data.is_open.then(|| recuse(language, form))}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn criteria(language: Language, data: &ScoringView) -> impl IntoView + use<> {
    let line = |(place, line): (usize, &CriterionLine)| {
        let must = line.criterion.must_reach.map(|_| view! { " "<span class="tag">{t!(language, "acc-must-pass")}</span> });
        let mark = match line.mark {
            Some(mark) if line.is_whole() => state(Tone::Pass, mark.to_string()).into_any(),
            Some(mark) => view! { {mark.to_string()}" "{state(Tone::Wait, t!(language, "acc-no-reason-yet"))} }.into_any(),
            None => state(Tone::Calm, t!(language, "acc-no-mark-yet")).into_any(),
        };
        let title = line.criterion.title.read(language).to_owned();
        let name = if data.is_committed {
            title.into_any()
        } else {
            view! { <a href=routes::score(language, data.case, place + 1)>{title}</a> }.into_any()
        };
        view! { <li class="row between"><span>{name}{must}</span><span>{mark}</span></li> }
    };
    let lines = data.criteria.iter().enumerate().map(line).collect_view();
    view! { <ol class="plain stack ruled">{lines}</ol> }
}

fn commit(language: Language, is_whole: bool) -> impl IntoView + use<> {
    let class = if is_whole { "button main" } else { "button" };
    view! {
        <form method="post" class="stack reading">
            <p class="soft">{t!(language, "acc-commit-what")}</p>
            <p><button class=class type="submit" name="do" value="commit">{t!(language, "acc-commit")}</button></p>
        </form>
    }
}

/// All marks beside each other, and what is to be agreed on.
fn opened(language: Language, data: &ScoringView, form: &FormState) -> Option<AnyView> {
    let forms = data.to_agree.iter().map(|it| agree(language, it, form)).collect_view();
    let agreement = data.agreement.clone().map(|words| view! { <p class="small soft">{words}</p> });
    (!data.scores.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(language, "acc-scores")}</h2>
                {scores(language, &data.heads, &data.scores)}
                {agreement}
                {forms}
            </section>
        }
        .into_any()
    })
}

fn agree(language: Language, (id, title, (low, high)): &(String, String, (u8, u8)), form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("criterion") == id;
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(id);
    own_form.call("mark", &t!(language, "acc-agreed-mark"));
    let problem = own_form.problem("mark").map(|problem| problem_words(language, problem));
    let radio = |mark: u8| {
        let field = own_form.id(&if mark == *low { "mark".to_owned() } else { format!("mark-{mark}") });
        let checked = own_form.has("mark", &mark.to_string());
        view! { <label class="row" for=field.clone()><input type="radio" id=field.clone() name="mark" value=mark.to_string() required checked=checked/>{mark.to_string()}</label> }
    };
    let marks = (*low..=*high).map(radio).collect_view();
    view! {
        <form method="post" class="card stack">
            <h3>{t!(language, "acc-agree-on", criterion = title.clone())}</h3>
            <input type="hidden" name="criterion" value=id.clone()/>
            {summary(language, &own_form)}
            <fieldset class="plain stack tight"><legend>{t!(language, "acc-agreed-mark")}</legend>{problem.map(|words| view! { <p class="error">{words}</p> })}<div class="row">{marks}</div></fieldset>
            {text_area(language, &own_form, "reason", t!(language, "acc-agreed-why"), String::new())}
            <p><button class="button" type="submit" name="do" value="agree">{t!(language, "acc-agree")}</button></p>
        </form>
    }
}

fn observations(language: Language, data: &ScoringView, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "observe";
    let own_form = if came_back { form.clone() } else { FormState::default() }.within("observe");
    let seen = data.observations.iter().map(|words| view! { <li class="written">{words.clone()}</li> }).collect_view();
    let day = Input { name: "day", label: t!(language, "acc-day"), value: "1".to_owned(), autocomplete: "off", ..Input::default() };
    let activity = Select { name: "activity", label: t!(language, "acc-activity"), choices: data.activities.clone(), ..Select::default() };
    let boxes = data.criteria.iter().map(|line| {
        let field = own_form.id(&format!("criteria-{}", line.criterion.id));
        let checked = own_form.has("criteria", &line.criterion.id);
        let title = line.criterion.title.read(language).to_owned();
        view! { <label class="row" for=field.clone()><input type="checkbox" id=field.clone() name="criteria" value=line.criterion.id.clone() checked=checked/>{title}</label> }
    });
    let boxes = boxes.collect_view();
    view! {
        <section class="stack">
            <h2>{t!(language, "acc-observations")}</h2>
            <ul class="stack tight">{seen}</ul>
            <details class="card" open=came_back>
                <summary>{t!(language, "acc-observe")}</summary>
                <form method="post" class="stack">
                    {summary(language, &own_form)}
                    {input(language, &own_form, day)}
                    {select(language, &own_form, activity)}
                    {text_area(language, &own_form, "text", t!(language, "acc-seen"), t!(language, "acc-seen-hint"))}
                    <fieldset class="plain stack tight"><legend>{t!(language, "acc-bears-on")}</legend>{boxes}</fieldset>
                    <p><button class="button" type="submit" name="do" value="observe">{t!(language, "acc-observe")}</button></p>
                </form>
            </details>
        </section>
    }
}

fn recuse(language: Language, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "recuse";
    let own_form = if came_back { form.clone() } else { FormState::default() }.within("recuse");
    let id = own_form.id("conflict");
    let checked = own_form.has("conflict", "yes");
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-recuse")}</summary>
            <form method="post" class="stack">
                <p class="soft">{t!(language, "acc-recuse-what")}</p>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "acc-reason"), String::new())}
                <label class="row" for=id.clone()><input type="checkbox" id=id.clone() name="conflict" value="yes" checked=checked/>{t!(language, "acc-is-conflict")}</label>
                <p><button class="button" type="submit" name="do" value="recuse">{t!(language, "acc-recuse")}</button></p>
            </form>
        </details>
    }
}

/// One criterion: the anchored scale, and why.
pub fn criterion_page(language: Language, data: &ScoringView, number: usize, form: &FormState) -> Page {
    let Some(line) = data.criteria.get(number.wrapping_sub(1)) else { return scoring_page(language, data, form) };
    let criterion = &line.criterion;
    let title = criterion.title.read(language).to_owned();
    let must =
        criterion.must_reach.map(|least| view! { <span class="tag">{t!(language, "acc-must-reach", mark = u64::from(least))}</span> });
    form.call("reason", &t!(language, "acc-why"));
    let typed = if form.came_back() { form.clone() } else { FormState::typed(&[("reason".to_owned(), line.reason.clone())]) };
    let chosen = if form.came_back() { form.value("mark").to_owned() } else { line.mark.map(|mark| mark.to_string()).unwrap_or_default() };
    let options = criterion.anchors.iter().zip(1_u8..).map(|(words, mark)| {
        let (id, checked) = (format!("mark-{mark}"), chosen == mark.to_string());
        view! {
            <label for=id.clone()>
                <span class="row between"><b>{mark.to_string()}</b><input type="radio" id=id.clone() name="mark" value=mark.to_string() checked=checked/></span>
                {words.read(language).to_owned()}
            </label>
        }
    });
    let options = options.collect_view();
    let place = t!(language, "acc-criterion-of", number = number as u64, all = data.criteria.len() as u64);
    let before = (1 < number)
        .then(|| view! { <a class="button" href=routes::score(language, data.case, number - 1)>{t!(language, "acc-before")}</a> });
    let all = view! { <a class="button quiet" href=routes::scores(language, data.case)>{t!(language, "acc-all-criteria")}</a> };
    let body = view! {
        <div class="stack loose reading">
            {path(language, vec![(routes::scores(language, data.case), data.name.clone())], Some(place))}
            <h1 class="h2">{title.clone()}" "{must}</h1>
            {summary(language, &typed)}
            <form method="post" class="stack">
                <input type="hidden" name="criterion" value=criterion.id.clone()/>
                <input type="hidden" name="after" value=line.after.clone()/>
                <fieldset class="options rubric"><legend class="small soft">{t!(language, "acc-alone")}</legend>{options}</fieldset>
                {text_area(language, &typed, "reason", t!(language, "acc-why"), t!(language, "acc-why-hint"))}
                <div class="row between"><span class="row">{before}{all}</span><button class="button main" type="submit" name="do" value="save">{t!(language, "acc-keep")}</button></div>
            </form>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}
