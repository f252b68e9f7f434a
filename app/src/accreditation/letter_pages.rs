//! A letter as it was written, and the words letters are made from.

use domain::accreditation::letter::Kind;
use domain::accreditation::template::{Block, FIELDS, Filled};
use domain::id::{CaseId, FiledLetterId};
use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use super::{Rooms, path, rooms, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, input, summary, text_area};
use crate::ui::{done, notice};
use crate::words::format;
use crate::{routes, t};

/// A letter as it was written.
#[derive(Debug, Clone)]
pub struct LetterView {
    /// On which file.
    pub case: CaseId,
    /// Which.
    pub letter: FiledLetterId,
    /// Whose file it is.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its head, number, readers, words and signature.
    pub words: LetterWords,
    /// What stands in the way of a letter on paper.
    pub unprinted: Option<Unprinted>,
}

/// All the words of a letter.
#[derive(Debug, Clone)]
pub struct LetterWords {
    /// Who writes, and where to answer, line by line.
    pub head: Vec<String>,
    /// Whom to, line by line.
    pub to: Vec<String>,
    /// Its number.
    pub reference: String,
    /// The day, in words.
    pub dated: String,
    /// Subject and text.
    pub filled: Filled,
    /// Who signs, line by line.
    pub signed: Vec<String>,
    /// Who has a copy.
    pub copy: Option<String>,
}

/// What stands in the way of a letter or certificate on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unprinted {
    /// The fonts lack letters of the reader's own name.
    OwnName,
    /// The fonts lack letters of the officer's name.
    Name,
}

/// What is said where something cannot be printed.
pub(crate) fn unprinted(language: Language, why: Unprinted) -> AnyView {
    let rest = match why {
        Unprinted::OwnName => t!(language, "acc-letter-needs-latin-own"),
        Unprinted::Name => t!(language, "acc-letter-needs-latin-other"),
    };
    let link = (why == Unprinted::OwnName).then(|| view! { <p><a href=routes::account(language)>{t!(language, "account-title")}</a></p> });
    view! { <div class="stack tight">{notice(t!(language, "acc-letter-needs-latin"), rest)}{link}</div> }.into_any()
}

/// A letter.
pub fn letter_page(language: Language, data: &LetterView) -> Page {
    let title = data.words.filled.subject.clone();
    let pdf = format!("{}/pdf", routes::letter(language, data.case, data.letter));
    let button = data.unprinted.is_none().then(|| view! { <a class="button" href=pdf download="">{t!(language, "acc-letter-pdf")}</a> });
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(words::letter(language, data.kind)))}
            <div class="row between no-print"><p class="soft">{words::letter(language, data.kind)}</p>{button}</div>
            {data.unprinted.map(|why| unprinted(language, why))}
            {sheet(language, &data.words)}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn sheet(language: Language, data: &LetterWords) -> impl IntoView + use<> {
    let copy = data.copy.clone().map(|copy| view! { <p class="small soft">{copy}</p> });
    view! {
        <article class="card letter stack">
            <header class="stack tight"><strong>{data.head.first().cloned()}</strong>{lines(data.head.get(1..).unwrap_or_default())}</header>
            <div class="row between start">
                <div>{lines(&data.to)}</div>
                <div>{t!(language, "acc-letter-reference")}" "<strong>{data.reference.clone()}</strong><br/>{data.dated.clone()}</div>
            </div>
            <h1 class="h2">{data.filled.subject.clone()}</h1>
            {blocks(&data.filled.blocks)}
            <p class="signed">{lines(&data.signed)}</p>
            {copy}
        </article>
    }
}

fn lines(all: &[String]) -> impl IntoView + use<> {
    let line = |(place, words): (usize, &String)| view! { {(0 < place).then(|| view! { <br/> })}{words.clone()} };
    all.iter().enumerate().map(line).collect_view()
}

fn blocks(all: &[Block]) -> impl IntoView + use<> {
    let block = |block: &Block| match block {
        Block::Text(text) => view! { <p class="written">{text.clone()}</p> }.into_any(),
        Block::List(items) => {
            let items = items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
    };
    all.iter().map(block).collect_view()
}

/// Said where the program was built without a press.
pub fn no_press_page(language: Language) -> Page {
    let title = t!(language, "acc-letter-no-press");
    let body = view! { <div class="stack loose reading"><h1>{title.clone()}</h1></div> };
    Page::new(title, Section::Accreditation, body).unlisted()
}

/// What a kind of letter is called; none is the head and signature of all.
fn named(language: Language, kind: Option<Kind>) -> String {
    kind.map_or_else(|| t!(language, "acc-letter-head"), |kind| words::letter(language, kind))
}

/// The kinds of letters, each with the version in force and when it was made.
pub fn letter_kinds_page(language: Language, open: Rooms, kinds: &[(Option<Kind>, u32, Moment)]) -> Page {
    let title = t!(language, "acc-letter-words");
    let line = |(kind, number, at): &(Option<Kind>, u32, Moment)| {
        let href = routes::letter_words(language, kind.map_or("letterhead", Kind::word));
        let version = t!(language, "acc-letter-edition", number = u64::from(*number));
        view! { <tr><td><a href=href>{named(language, *kind)}</a></td><td>{version}</td><td>{format::date(at.date, language)}</td></tr> }
    };
    let rows = kinds.iter().map(line).collect_view();
    let body = view! {
        <div class="stack loose">
            {rooms(language, open, "policies")}
            {path(language, vec![(routes::policies(language), t!(language, "acc-policies"))], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            <p class="soft">{t!(language, "acc-letter-words-what")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="worded">
                    <thead><tr><th scope="col">{t!(language, "acc-what")}</th><th scope="col">{t!(language, "acc-policy-versions")}</th><th scope="col">{t!(language, "acc-since")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

/// The words of a kind of letter, or of the head.
#[derive(Debug, Clone)]
pub struct LetterWordsView {
    /// Which; none is the head.
    pub kind: Option<Kind>,
    /// How it reads, with its fields standing in it.
    pub preview: Filled,
    /// Number, when and why of each version, the newest first.
    pub versions: Vec<(u32, Moment, String)>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Said once after a change.
    pub was_changed: bool,
    /// Whether what stands in the form came back.
    pub came_back: bool,
}

/// The words of a kind of letter, and the form that changes them.
pub fn letter_words_page(language: Language, data: &LetterWordsView, form: &FormState) -> Page {
    let title = named(language, data.kind);
    let back = vec![
        (routes::policies(language), t!(language, "acc-policies")),
        (routes::letter_kinds(language), t!(language, "acc-letter-words")),
    ];
    let body = view! {
        <div class="stack loose">
            {path(language, back, Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {data.was_changed.then(|| done(t!(language, "acc-letter-changed")))}
            <div class="main-aside">
                <div class="stack loose">
                    <section class="stack">
                        <h2>{t!(language, "acc-letter-preview")}</h2>
                        <div class="card letter stack"><h3>{data.preview.subject.clone()}</h3>{blocks(&data.preview.blocks)}</div>
                    </section>
                    {data.may_change.then(|| change(language, data, form))}
                </div>
                {aside(language, data)}
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn change(language: Language, data: &LetterWordsView, form: &FormState) -> impl IntoView + use<> {
    let own =
        |of: Language| if data.kind.is_some() { words_in(language, of, form).into_any() } else { head_in(language, of, form).into_any() };
    let fields = Language::INTERFACE.map(own).collect_view();
    view! {
        <details class="card" open=data.came_back>
            <summary>{t!(language, "acc-letter-change")}</summary>
            <form method="post" class="stack">
                {summary(language, form)}
                {fields}
                {text_area(language, form, "reason", t!(language, "acc-reason"), t!(language, "acc-letter-reason-hint"))}
                <p><button class="button main" type="submit">{t!(language, "acc-letter-change")}</button></p>
            </form>
        </details>
    }
}

fn called(language: Language, of: Language) -> String {
    if of == Language::FR { t!(language, "language-french") } else { t!(language, "language-english") }
}

/// Subject and text in one language.
fn words_in(language: Language, of: Language, form: &FormState) -> impl IntoView + use<> {
    let (subject, text) = if of == Language::FR { ("subject_fr", "text_fr") } else { ("subject_en", "text_en") };
    let label = t!(language, "acc-letter-subject-in", language = called(language, of));
    let field = Input { name: subject, label, value: form.value(subject).to_owned(), autocomplete: "off", ..Input::default() };
    let of_text = t!(language, "acc-letter-text-in", language = called(language, of));
    view! { {input(language, form, field)}{text_area(language, form, text, of_text, String::new())} }
}

/// Head and signature in one language.
fn head_in(language: Language, of: Language, form: &FormState) -> impl IntoView + use<> {
    let names = if of == Language::FR { ["issuer_fr", "address_fr", "signatory_fr"] } else { ["issuer_en", "address_en", "signatory_en"] };
    let [issuer, address, signatory] = names;
    let (by, answer, signs) = (called(language, of), called(language, of), called(language, of));
    let hint = t!(language, "acc-letter-signatory-hint");
    view! {
        {text_area(language, form, issuer, t!(language, "acc-letter-issuer-in", language = by), String::new())}
        {text_area(language, form, address, t!(language, "acc-letter-address-in", language = answer), String::new())}
        {text_area(language, form, signatory, t!(language, "acc-letter-signatory-in", language = signs), hint)}
    }
}

fn aside(language: Language, data: &LetterWordsView) -> impl IntoView + use<> {
    let field = |name: &&str| view! { <li><code>{format!("{{{name}}}")}</code></li> };
    let fields = data.kind.map(|kind| {
        let must = kind.must_say().iter().map(field).collect_view();
        let all = FIELDS.iter().map(field).collect_view();
        view! {
            <section class="stack tight">
                <h2 class="h3">{t!(language, "acc-letter-fields")}</h2>
                <p class="small">{t!(language, "acc-letter-fields-what")}</p>
                <p class="small">{t!(language, "acc-letter-must-say")}</p>
                <ul class="small">{must}</ul>
                <details class="small"><summary>{t!(language, "acc-letter-all-fields")}</summary><ul>{all}</ul></details>
            </section>
        }
    });
    let line = |(number, at, why): &(u32, Moment, String)| {
        let why = if why.is_empty() { t!(language, "acc-letter-shipped") } else { why.clone() };
        let version = t!(language, "acc-letter-edition", number = u64::from(*number));
        view! { <li><strong>{version}</strong>", "{format::date(at.date, language)}<br/><span class="small soft">{why}</span></li> }
    };
    let lines = data.versions.iter().map(line).collect_view();
    view! {
        <aside class="aside stack">
            {fields}
            <section class="stack tight"><h2 class="h3">{t!(language, "acc-policy-versions")}</h2><ul class="plain stack tight">{lines}</ul></section>
        </aside>
    }
}
