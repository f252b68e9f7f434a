//! The document around every page: head, header, footer; no script unless the page has an island.

use domain::language::Language;
use leptos::prelude::*;

use crate::island::{KeeperWords, ReplayWords, UnsentAnswers};
use crate::people::UNSENT;
use crate::routes;
use crate::t;
use crate::ui::icons::mark;

/// Where a page belongs in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Courses, modules, lessons, quizzes.
    Courses,
    /// My learning.
    Learning,
    /// The coordinator's rooms.
    Administration,
    /// The tutor's rooms.
    Tutor,
    /// Looking back on quizzes.
    Analysis,
    /// Accreditation.
    Accreditation,
    /// The auditor's rooms.
    Audit,
    /// People and roles.
    People,
    /// Nowhere.
    None,
}

/// Who is signed in, as far as the header needs to know.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each kind of rooms")]
pub struct Reader {
    /// The name.
    pub name: String,
    /// Whether the coordinator's rooms are open to them.
    pub coordinates: bool,
    /// Whether the tutor's rooms are.
    pub tutors: bool,
    /// Whether the rooms of those who look after a course are.
    pub looks_after: bool,
    /// Whether the administrator's rooms are.
    pub administers: bool,
    /// Whether accreditations wait for them by office.
    pub accredits: bool,
    /// Whether the auditor's rooms are open to them.
    pub audits: bool,
}

/// Hashed addresses of what a page loads.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// Starts the islands.
    pub start: String,
    /// The icon.
    pub icon: String,
}

/// What is the same on every page of one request.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The address without the language: `/courses`.
    pub path: String,
    /// The whole address where it names no language, as a credential's does: `?lang=` asks for one there.
    pub outside: Option<String>,
    /// The query without `?`, to be kept when the language is switched.
    pub query: String,
    /// Who is signed in.
    pub reader: Option<Reader>,
    /// What to load.
    pub assets: Assets,
    /// Allows this page's own script.
    pub nonce: String,
    /// A demonstration says so on every page.
    pub demo: bool,
    /// So does an installation without https.
    pub insecure: bool,
    /// Who runs the installation.
    pub operator: String,
    /// `light` or `dark` where the reader chose.
    pub theme: Option<String>,
    /// Answers wait on the reader's device: the page carries the island that sends them.
    pub unsent: bool,
}

/// A page before it is framed.
pub struct Page {
    /// For the window and the tab.
    pub title: String,
    /// Where it belongs.
    pub section: Section,
    /// A strip under the header that stays in sight.
    pub strip: Option<AnyView>,
    /// What is in it.
    pub body: AnyView,
    /// Whether it has an island.
    pub has_island: bool,
    /// Whether it asks the device what waits there, even where the device said nothing.
    pub replays: bool,
    /// Kept out of search engines.
    pub unlisted: bool,
}

impl std::fmt::Debug for Page {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Page").field("title", &self.title).finish_non_exhaustive()
    }
}

impl Page {
    /// A page of this title in this section.
    pub fn new(title: impl Into<String>, section: Section, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), section, strip: None, body: body.into_any(), has_island: false, replays: false, unlisted: false }
    }

    /// With a strip under the header.
    #[must_use]
    pub fn with_strip(mut self, strip: impl IntoView + 'static) -> Self {
        self.strip = Some(strip.into_any());
        self
    }

    /// With an island, hence with the script that starts it.
    #[must_use]
    pub fn with_island(mut self) -> Self {
        self.has_island = true;
        self
    }

    /// With the island that sends what waits on the device and tells when nothing does.
    #[must_use]
    pub fn with_replay(mut self) -> Self {
        self.replays = true;
        self
    }

    /// Kept out of search engines.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.unlisted = true;
        self
    }
}

/// Runs a page function with what islands need around them and frames what it made.
pub fn render(frame: &Frame, page: impl FnOnce() -> Page) -> String {
    let context = std::sync::Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| {
        if let Some(shared) = Owner::current_shared_context() {
            shared.set_is_hydrating(false);
        }
        document(frame, page())
    });
    owner.cleanup();
    html
}

fn document(frame: &Frame, page: Page) -> String {
    let language = frame.language;
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let theme = frame.theme.as_ref().map(|theme| format!(" data-theme=\"{}\"", escape(theme))).unwrap_or_default();
    let title = escape(&format!("{} · Fairway", page.title));
    let mut html = format!("<!doctype html><html lang=\"{language}\" dir=\"{direction}\"{theme}><head><meta charset=\"utf-8\">");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    html.push_str(&format!("<title>{title}</title><link rel=\"stylesheet\" href=\"{}\">", frame.assets.style));
    html.push_str(&format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", frame.assets.icon));
    if page.unlisted {
        html.push_str("<meta name=\"robots\" content=\"noindex\">");
    } else {
        for other in Language::INTERFACE {
            html.push_str(&format!("<link rel=\"alternate\" hreflang=\"{other}\" href=\"/{other}{}\">", escape(&frame.path)));
        }
    }
    html.push_str("</head><body>");
    html.push_str(&header(frame, page.section).to_html());
    if let Some(strip) = page.strip {
        html.push_str(&strip.to_html());
    }
    let replays = (frame.unsent || page.replays) && !page.has_island;
    if replays {
        html.push_str(&unsent(language).to_html());
    }
    html.push_str("<main class=\"wrap\" id=\"main\" tabindex=\"-1\">");
    html.push_str(&page.body.to_html());
    html.push_str("</main>");
    html.push_str(&footer(frame).to_html());
    if page.has_island || replays {
        if frame.reader.is_some() {
            html.push_str(&leave(language).to_html());
        }
        html.push_str(&format!("<script type=\"module\" nonce=\"{}\" src=\"{}\"></script>", frame.nonce, frame.assets.start));
    }
    html.push_str("</body></html>");
    html
}

/// What the island asks when somebody signs out without a link.
fn leave(language: Language) -> impl IntoView + use<> {
    view! {
        <dialog id="leave" aria-labelledby="leave-title" data-left=t!(language, "leave-left")>
            <h2 id="leave-title">{t!(language, "leave-title")}</h2>
            <p>{t!(language, "leave-what")}</p>
            <form method="post" action=routes::sign_out(language) class="stack">
                <button class="button main" type="submit" name=UNSENT value="keep">{t!(language, "leaving-keep")}</button>
                <p class="hint">{t!(language, "leaving-keep-what")}</p>
                <button class="button" type="submit" name=UNSENT value="discard">{t!(language, "leaving-discard")}</button>
                <p class="hint">{t!(language, "leaving-discard-what")}</p>
                <button class="button quiet" type="submit" formmethod="dialog">{t!(language, "leave-stay")}</button>
            </form>
        </dialog>
    }
}

/// Sends what waits on the reader's device, and says so.
fn unsent(language: Language) -> impl IntoView + use<> {
    view! {
        <section class="strip" aria-label=t!(language, "replay-strip")>
            <div class="wrap small"><UnsentAnswers words=replay_words(language)/></div>
        </section>
    }
}

/// What is said of answers that wait on this device.
pub fn replay_words(language: Language) -> ReplayWords {
    ReplayWords {
        waiting_one: t!(language, "replay-waiting-one"),
        waiting_other: t!(language, "replay-waiting-other"),
        sent_one: t!(language, "replay-sent-one"),
        sent_other: t!(language, "replay-sent-other"),
        refused: t!(language, "replay-refused"),
        handed_in: t!(language, "replay-handed-in"),
    }
}

/// What a keeper says.
pub fn keeper_words(language: Language) -> KeeperWords {
    KeeperWords {
        sending: t!(language, "keeper-sending"),
        kept: t!(language, "keeper-kept"),
        sealed: t!(language, "keeper-sealed"),
        sign_in: t!(language, "keeper-sign-in"),
        not_kept: t!(language, "keeper-not-kept"),
        superseded: t!(language, "keeper-superseded"),
        refused: t!(language, "keeper-refused"),
        no_link: t!(language, "keeper-no-link"),
        link_again: t!(language, "keeper-link-again"),
    }
}

/// Text as it may stand in HTML and in attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn header(frame: &Frame, section: Section) -> impl IntoView + use<> {
    let language = frame.language;
    let links = links(frame, section);
    let again = links.clone();
    let other = language.other();
    let switch = switch(frame, other);
    let other_name = if other == Language::FR { "Français" } else { "English" };
    let reader = frame.reader.clone();
    let who = reader.as_ref().map(|reader| reader.name.clone());
    let account = account_links(frame);
    let account_again = account_links(frame);
    view! {
        <a class="skip" href="#main">{t!(language, "frame-skip")}</a>
        <header>
            <div class="wrap bar row between">
                <a class="mark" href=routes::home(language)>{mark()}"Fairway"</a>
                <nav class="wide" aria-label=t!(language, "frame-main")>{links.into_iter().map(nav_link).collect_view()}</nav>
                <div class="row small tools">
                    <a href=switch lang=other.code().to_owned() hreflang=other.code().to_owned()>{other_name}</a>
                    <div class="row wide">{account}</div>
                    <details class="menu">
                        <summary class="button">{t!(language, "frame-menu")}</summary>
                        <nav aria-label=t!(language, "frame-menu")>
                            {again.into_iter().map(nav_link).collect_view()}
                            {who.map(|name| view! { <p class="soft">{name}</p> })}
                            {account_again}
                        </nav>
                    </details>
                </div>
            </div>
            <div class="edge" aria-hidden="true"></div>
        </header>
    }
}

/// The same place in another language.
fn switch(frame: &Frame, other: Language) -> String {
    match &frame.outside {
        Some(address) => format!("{address}?lang={other}"),
        None if frame.query.is_empty() => format!("/{other}{}", frame.path),
        None => format!("/{other}{}?{}", frame.path, frame.query),
    }
}

type NavLink = (String, String, bool);

fn nav_link((href, words, current): NavLink) -> impl IntoView {
    view! { <a href=href aria-current=current.then_some("true")>{words}</a> }
}

fn links(frame: &Frame, section: Section) -> Vec<NavLink> {
    let language = frame.language;
    let mut links = vec![(routes::courses(language), t!(language, "frame-courses"), section == Section::Courses)];
    let Some(reader) = &frame.reader else { return links };
    links.push((routes::learning(language), t!(language, "frame-learning"), section == Section::Learning));
    if reader.coordinates {
        links.push((routes::administration(language), t!(language, "frame-administration"), section == Section::Administration));
    }
    if reader.tutors {
        links.push((routes::tutor(language), t!(language, "frame-tutor"), section == Section::Tutor));
    }
    if reader.looks_after {
        links.push((routes::analysis(language), t!(language, "frame-analysis"), section == Section::Analysis));
    }
    if reader.accredits {
        links.push((routes::accreditation(language), t!(language, "frame-accreditation"), section == Section::Accreditation));
    }
    if reader.audits {
        links.push((routes::audit(language), t!(language, "frame-audit"), section == Section::Audit));
    }
    if reader.administers {
        links.push((routes::people(language), t!(language, "frame-people"), section == Section::People));
    }
    links
}

fn account_links(frame: &Frame) -> AnyView {
    let language = frame.language;
    match &frame.reader {
        Some(reader) => view! {
            <a class="who" href=routes::account(language)>{reader.name.clone()}</a>
            <form method="post" action=routes::sign_out(language)>
                <button class="button quiet" type="submit">{t!(language, "frame-sign-out")}</button>
            </form>
        }
        .into_any(),
        None => view! {
            <a href=routes::register(language)>{t!(language, "frame-register")}</a>
            <a href=routes::sign_in(language)>{t!(language, "frame-sign-in")}</a>
        }
        .into_any(),
    }
}

fn footer(frame: &Frame) -> impl IntoView + use<> {
    let language = frame.language;
    let operator = frame.operator.clone();
    view! {
        <footer>
            <div class="wrap stack tight">
                {frame.demo.then(|| view! { <p class="notice"><strong>{t!(language, "frame-demo")}</strong></p> })}
                {frame.insecure.then(|| view! { <p class="notice"><strong>{t!(language, "frame-insecure")}</strong></p> })}
                <p class="row">
                    <span>{t!(language, "frame-operator", operator = operator)}</span>
                    <a href=routes::privacy(language)>{t!(language, "frame-privacy")}</a>
                    <a href=routes::accessibility(language)>{t!(language, "frame-accessibility")}</a>
                </p>
            </div>
        </footer>
    }
}
