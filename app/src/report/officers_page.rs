//! Who is where in which course: status, outcome and dates, never answers.

use domain::language::Language;
use domain::report::Sign;
use domain::time::Moment;
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::routes::encode;
use crate::ui::{Tone, crumbs, empty, meter, state};
use crate::words::format;
use crate::{routes, t};

/// The coordinator's officers.
#[derive(Debug, Clone)]
pub struct OfficersView {
    /// The organisation's name.
    pub organisation: String,
    /// Courses to choose from: id and title.
    pub courses: Vec<(String, String)>,
    /// The course chosen.
    pub course: String,
    /// Lessons of its plan.
    pub lessons: usize,
    /// What was looked for.
    pub contains: String,
    /// A page of officers.
    pub officers: Vec<OfficerLine>,
    /// For the next page.
    pub next: Option<String>,
    /// Officers approved.
    pub count: u64,
    /// Enrolled in the course.
    pub enrolled: u64,
    /// Finished it.
    pub completed: u64,
    /// Under way without a sign for 30 days.
    pub silent: u64,
    /// Accounts that wait.
    pub waiting: u64,
}

/// An officer in the list.
#[derive(Debug, Clone)]
pub struct OfficerLine {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Lessons read, if enrolled.
    pub read: Option<u32>,
    /// Modules done.
    pub modules: u32,
    /// Seen last.
    pub seen: Option<Moment>,
    /// How they stand, if enrolled.
    pub sign: Option<Sign>,
}

/// The coordinator's officers.
pub fn officers_page(language: Language, data: &OfficersView) -> Page {
    let title = t!(language, "officers-title", organisation = data.organisation.clone());
    let options = data
        .courses
        .iter()
        .map(|(id, words)| view! { <option value=id.clone() selected=*id == data.course>{words.clone()}</option> })
        .collect_view();
    let query = |extra: &str| format!("{}?q={}&course={}{extra}", routes::officers(language), encode(&data.contains), encode(&data.course));
    let export = query("&as=csv");
    let next = data
        .next
        .as_ref()
        .map(|after| view! { <a href=query(&format!("&after={}", encode(after))) rel="next">{t!(language, "officers-next")}</a> });
    let figure = |count: u64, words: String| view! { <div><div class="figure-of">{format::number(count, language)}</div><div class="small soft">{words}</div></div> };
    let rows = data.officers.iter().map(|line| row(language, data, line)).collect_view();
    let none = data.officers.is_empty().then(|| empty(t!(language, "officers-none"), t!(language, "officers-none-what")));
    let heading = title.clone();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![(routes::administration(language), t!(language, "waiting-title"))], None)}
            <div class="row between">
                <h1>{heading}</h1>
                <a class="button" href=export>{t!(language, "officers-export")}</a>
            </div>
            <div class="row figures">
                {figure(data.count, t!(language, "officers-count", count = data.count))}
                {figure(data.enrolled, t!(language, "officers-enrolled"))}
                {figure(data.completed, t!(language, "officers-completed"))}
                {figure(data.silent, t!(language, "officers-silent"))}
                {figure(data.waiting, t!(language, "officers-waiting"))}
            </div>
            <form class="row end" method="get" role="search">
                <div class="field grow"><label for="q">{t!(language, "officers-search")}</label><input id="q" name="q" type="search" value=data.contains.clone() maxlength="100"/></div>
                <div class="field"><label for="course">{t!(language, "officers-course")}</label><select id="course" name="course">{options}</select></div>
                <button class="button main" type="submit">{t!(language, "officers-show")}</button>
            </form>
            {none}
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table>
                    <thead><tr>
                        <th scope="col">{t!(language, "officers-officer")}</th><th scope="col">{t!(language, "officers-progress")}</th><th scope="col" class="n">{t!(language, "officers-modules")}</th>
                        <th scope="col">{t!(language, "officers-seen")}</th><th scope="col">{t!(language, "officers-standing")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="small">{next}</p>
        </div>
    };
    let _ = FormState::default();
    Page::new(title, Section::Administration, body).unlisted()
}

fn row(language: Language, data: &OfficersView, line: &OfficerLine) -> impl IntoView + use<> {
    let progress = line.read.map(|read| {
        let words = format!("{read}/{}", data.lessons);
        view! { <div class="row meter-row">{meter(read as usize, data.lessons, words.clone())}<span class="small soft">{words}</span></div> }
    });
    let seen = line.seen.as_ref().map_or_else(|| t!(language, "officers-never"), |seen| format::date(seen.date, language));
    let standing = match line.sign {
        None => state(Tone::Calm, t!(language, "officers-not-enrolled")),
        Some(Sign::NotBegun) => state(Tone::Calm, t!(language, "officers-not-begun")),
        Some(Sign::UnderWay) => state(Tone::Calm, t!(language, "officers-under-way")),
        Some(Sign::Silent { days }) => state(Tone::Wait, t!(language, "officers-silent-since", days = u64::from(days))),
        Some(Sign::Completed) => state(Tone::Pass, t!(language, "officers-done")),
    };
    view! {
        <tr>
            <th scope="row">{line.name.clone()}<br/><span class="small soft">{line.email.clone()}</span></th>
            <td>{progress}</td>
            <td class="n">{line.modules.to_string()}</td>
            <td>{seen}</td>
            <td>{standing}</td>
        </tr>
    }
}
