//! The roster of experts, and the own profile.

use domain::accreditation::profile::LEVEL_MOST;
use domain::language::Language;
use leptos::prelude::*;

use super::lists::{Columns, FileLine, table};
use super::{Rooms, path, rooms, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{problem_words, summary, text_area};
use crate::ui::{done, empty};
use crate::words::language_name;
use crate::{routes, t};

/// Languages experts may name; all six of the regions' meetings.
pub(super) const LANGUAGES: [&str; 6] = ["en", "fr", "es", "pt", "ar", "ru"];

/// A language in the words of the page.
pub(super) fn language_words(language: Language, of: Language) -> String {
    match of.code() {
        "en" => t!(language, "language-en"),
        "fr" => t!(language, "language-fr"),
        "es" => t!(language, "language-es"),
        "pt" => t!(language, "language-pt"),
        "ar" => t!(language, "language-ar"),
        "ru" => t!(language, "language-ru"),
        _ => language_name(of),
    }
}

/// The roster, searched.
#[derive(Debug, Clone, Default)]
pub struct RosterView {
    /// Experts found, by name.
    pub experts: Vec<FileLine>,
    /// Value and words of each category and domain.
    pub categories: Vec<(String, String)>,
    /// Words of regions.
    pub regions: Vec<String>,
    /// What was searched for, as typed.
    pub asked: Vec<(String, String)>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether the reader sees all administrations.
    pub sees_all: bool,
    /// Which rooms are open to them.
    pub rooms: Rooms,
}

impl RosterView {
    fn asked(&self, name: &str) -> &str {
        self.asked.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }
}

/// Stages an expert may be at on the roster.
const STAGES: [&str; 6] = ["pre-accredited", "on-mission", "evaluated", "accredited", "inactive", "suspended"];

/// The roster.
pub fn roster_page(language: Language, data: &RosterView) -> Page {
    let title = t!(language, "acc-roster");
    let is_search = data.asked.iter().any(|(_, value)| !value.is_empty());
    let none = data.experts.is_empty().then(|| {
        if is_search {
            empty(t!(language, "acc-roster-none"), t!(language, "acc-roster-none-what")).into_any()
        } else {
            empty(t!(language, "acc-roster-empty"), t!(language, "acc-roster-empty-what")).into_any()
        }
    });
    let found = (!data.experts.is_empty()).then(|| table(language, &data.experts, Columns::Held, title.clone()));
    let next = data.next.clone().map(|href| view! { <p class="small"><a href=href rel="next">{t!(language, "officers-next")}</a></p> });
    let only = (!data.sees_all).then(|| view! { <p class="soft">{t!(language, "acc-roster-own")}</p> });
    let import = data.rooms.files.then(|| view! { <a class="button" href=routes::imports(language)>{t!(language, "acc-to-import")}</a> });
    let body = view! {
        <div class="stack loose">
            {rooms(language, data.rooms, "roster")}
            <div class="row between"><h1>{title.clone()}</h1>{import}</div>
            {only}
            {search(language, data)}
            {none}
            {found}
            {next}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn search(language: Language, data: &RosterView) -> impl IntoView + use<> {
    let any = t!(language, "acc-any");
    let stages: Vec<(String, String)> = STAGES.iter().map(|stage| ((*stage).to_owned(), words::stage(language, stage))).collect();
    let languages: Vec<(String, String)> =
        LANGUAGES.iter().filter_map(|code| Some(((*code).to_owned(), language_words(language, Language::parse(code)?)))).collect();
    let levels: Vec<(String, String)> = (1..=LEVEL_MOST).map(|level| (level.to_string(), level.to_string())).collect();
    let regions: Vec<(String, String)> = data.regions.iter().map(|region| (region.clone(), region.clone())).collect();
    let choice = |name: &'static str, label: String, choices: &[(String, String)]| {
        let chosen = data.asked(name).to_owned();
        let options = choices
            .iter()
            .map(|(value, words)| view! { <option value=value.clone() selected=*value == chosen>{words.clone()}</option> })
            .collect_view();
        view! { <div class="field"><label for=name>{label}</label><select id=name name=name><option value="">{any.clone()}</option>{options}</select></div> }
    };
    let released = data.asked("released") == "yes";
    let name = data.asked("q").to_owned();
    view! {
        <form method="get" role="search" class="card stack">
            <div class="row end">
                <div class="field grow"><label for="q">{t!(language, "acc-name")}</label><input id="q" name="q" type="search" value=name maxlength="100"/></div>
                {choice("category", t!(language, "acc-category"), &data.categories)}
                {choice("stage", t!(language, "acc-stage"), &stages)}
                {choice("region", t!(language, "acc-region"), &regions)}
                {choice("language", t!(language, "acc-language"), &languages)}
                {choice("level", t!(language, "acc-level"), &levels)}
            </div>
            <div class="row between">
                <label class="row" for="released"><input type="checkbox" id="released" name="released" value="yes" checked=released/>{t!(language, "acc-only-released")}</label>
                <button class="button main" type="submit">{t!(language, "officers-show")}</button>
            </div>
        </form>
    }
}

/// What an expert says of themselves.
#[derive(Debug, Clone, Default)]
pub struct ProfileView {
    /// Code and level of each language.
    pub levels: Vec<(String, u8)>,
    /// On availability.
    pub note: String,
    /// Whether the public may find them.
    pub is_public: bool,
    /// Said once after it was kept.
    pub was_kept: bool,
}

/// The own profile.
pub fn profile_page(language: Language, data: &ProfileView, form: &FormState) -> Page {
    let title = t!(language, "acc-profile");
    let came_back = form.came_back();
    let problem = form.problem("languages").map(|problem| problem_words(language, problem));
    form.call("languages", &t!(language, "acc-languages"));
    let field = |(place, code): (usize, &&str)| {
        let name = format!("level-{code}");
        let id = if place == 0 { "languages".to_owned() } else { name.clone() };
        let kept = data.levels.iter().find(|(language, _)| language == *code).map(|(_, level)| level.to_string()).unwrap_or_default();
        let chosen = if came_back { form.value(&name).to_owned() } else { kept };
        let words = Language::parse(code).map(|it| language_words(language, it)).unwrap_or_default();
        let options = (1..=LEVEL_MOST).map(|level| {
            let words = level_words(language, level);
            view! { <option value=level.to_string() selected=level.to_string() == chosen>{words}</option> }
        });
        let options = options.collect_view();
        view! { <div class="field"><label for=id.clone()>{words}</label><select id=id name=name><option value="">"–"</option>{options}</select></div> }
    };
    let fields = LANGUAGES.iter().enumerate().map(field).collect_view();
    let typed = if came_back { form.clone() } else { FormState::typed(&[("note".to_owned(), data.note.clone())]) };
    let is_public = if came_back { form.has("is_public", "yes") } else { data.is_public };
    let body = view! {
        <div class="stack loose reading">
            {path(language, Vec::new(), Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {data.was_kept.then(|| done(t!(language, "acc-profile-kept")))}
            <p class="soft">{t!(language, "acc-profile-what")}</p>
            <form method="post" class="stack">
                {summary(language, form)}
                <fieldset class="plain stack">
                    <legend><strong>{t!(language, "acc-languages")}</strong></legend>
                    <p class="small soft">{t!(language, "acc-level-hint")}</p>
                    {problem.map(|words| view! { <p class="error">{words}</p> })}
                    <div class="grid">{fields}</div>
                </fieldset>
                {text_area(language, &typed, "note", t!(language, "acc-note"), t!(language, "acc-note-hint"))}
                <label class="row" for="is_public"><input type="checkbox" id="is_public" name="is_public" value="yes" checked=is_public/>{t!(language, "acc-is-public")}</label>
                <p><button class="button main" type="submit">{t!(language, "acc-profile-keep")}</button></p>
            </form>
            <p><a href=routes::accreditation(language)>{t!(language, "acc-title")}</a></p>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn level_words(language: Language, level: u8) -> String {
    match level {
        1 => t!(language, "acc-level-1"),
        2 => t!(language, "acc-level-2"),
        3 => t!(language, "acc-level-3"),
        4 => t!(language, "acc-level-4"),
        _ => t!(language, "acc-level-5"),
    }
}
