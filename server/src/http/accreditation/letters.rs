//! Letters as they were written, on the page and as PDF, and the words they are made from.

use academy::{Error, LetterPage, Words};
use app::accreditation::{
    LetterView, LetterWords, LetterWordsView, Unprinted, letter_kinds_page, letter_page, letter_words_page, letters, phrases,
};
use app::form::FormState;
use app::routes;
use app::words::format;
use domain::accreditation::letter::Kind;
use domain::accreditation::template::{Block, Filled, Letterhead, Template};
use domain::id::FiledLetterId;
use domain::language::{Language, Text};
use interop::pdf::{self, LetterSheet};

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::{case, printed, rooms};

/// A letter.
pub(crate) async fn letter(mut ask: Ask) -> Result<Reply, Error> {
    let page = read(&mut ask).await?;
    let language = ask.language;
    let (name, unprinted) = on_paper(&page);
    let view = LetterView {
        case: page.letter.case,
        letter: page.letter.id,
        name: page.letter.facts.name.clone(),
        kind: page.letter.kind,
        words: words(language, &page, &page.letter.facts.name),
        unprinted: unprinted.filter(|_| name.is_none()),
    };
    Ok(Reply::page(move |language| letter_page(language, &view)))
}

/// A letter as PDF, in the language of the page.
pub(crate) async fn letter_pdf(mut ask: Ask) -> Result<Reply, Error> {
    let page = read(&mut ask).await?;
    let language = ask.language;
    let (Some(name), _) = on_paper(&page) else { return Ok(Reply::See(routes::letter(language, page.letter.case, page.letter.id))) };
    let LetterWords { head, to, reference, dated, filled, signed, copy } = words(language, &page, &name);
    let block = |block: Block| match block {
        Block::Text(text) => pdf::Block::Text { text },
        Block::List(items) => pdf::Block::List { items },
    };
    let sheet = LetterSheet {
        language: language.code().to_owned(),
        head,
        to,
        reference_label: phrases::letter_reference(language),
        reference: reference.clone(),
        dated,
        subject: filled.subject,
        blocks: filled.blocks.into_iter().map(block).collect(),
        signed,
        copy,
        footer: phrases::letter_footer(language, &ask.site.config.operator),
        left_out: phrases::letter_left_out(language),
    };
    let on = page.letter.written_on;
    printed(format!("{reference}-{language}.pdf"), move || pdf::letter(&sheet, on)).await
}

async fn read(ask: &mut Ask) -> Result<LetterPage, Error> {
    let (academy, case) = (ask.academy().clone(), case(ask)?);
    let letter = FiledLetterId::parse(ask.parameter("letter")).ok_or(Error::NotFound)?;
    academy.filed_letter(ask.visit().await?, case, letter).await
}

/// The name as letters on paper print it, or what stands in their way.
fn on_paper(page: &LetterPage) -> (Option<String>, Option<Unprinted>) {
    let own = page.letter.facts.name.clone();
    let name = if pdf::prints(&own) { Some(own) } else { page.latin.clone() };
    (name, Some(if page.is_own { Unprinted::OwnName } else { Unprinted::Name }))
}

/// All the words of a letter, with the officer's name as it is to stand in it.
fn words(language: Language, page: &LetterPage, name: &str) -> LetterWords {
    let mut facts = page.letter.facts.clone();
    name.clone_into(&mut facts.name);
    let administration = facts.administration.read(language).to_owned();
    let to_officer = page.letter.to.officer();
    let first = if to_officer { facts.name.clone() } else { phrases::letter_coordinator(language) };
    let Letterhead { issuer, address, signatory, .. } = &page.head;
    LetterWords {
        head: lines(issuer, language).into_iter().chain(lines(address, language)).collect(),
        to: vec![first, administration.clone()],
        reference: facts.reference.clone(),
        dated: format::date(page.letter.written_on, language),
        filled: letters::filled(language, &page.template, &facts),
        signed: lines(signatory, language),
        copy: (to_officer && page.letter.to.coordinator()).then(|| phrases::letter_copy(language, &administration)),
    }
}

fn lines(text: &Text, language: Language) -> Vec<String> {
    text.read(language).lines().map(str::to_owned).collect()
}

/// The kinds of letters.
pub(crate) async fn letter_kinds(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let kinds = academy.letter_words(ask.visit().await?).await?;
    let kinds: Vec<_> = kinds.into_iter().map(|(kind, number, at)| (kind, number, ask.moment(at))).collect();
    let open = rooms(&ask);
    Ok(Reply::page(move |language| letter_kinds_page(language, open, &kinds)))
}

/// The words of a kind of letter.
pub(crate) async fn letter_words(ask: Ask) -> Result<Reply, Error> {
    show_words(ask, FormState::default()).await
}

async fn show_words(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy, kind) = (ask.language, ask.academy().clone(), ask.parameter("kind").to_owned());
    let page = academy.letter_words_of(ask.visit().await?, &kind).await?;
    let came_back = form.came_back();
    let shown = if came_back { form.clone() } else { FormState::typed(&typed(&page.words)) };
    let view = LetterWordsView {
        kind: Kind::parse(&kind),
        preview: preview(language, &page.words),
        versions: page.versions.iter().map(|(number, at, why)| (*number, ask.moment(*at), why.clone())).collect(),
        may_change: page.may_change,
        was_changed: ask.asked("done") == "yes",
        came_back,
    };
    Ok(Reply::form(&form, move |language| letter_words_page(language, &view, &shown)))
}

/// Puts a new version of the words in force.
pub(crate) async fn change_letter_words(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, kind) = (ask.academy().clone(), ask.parameter("kind").to_owned());
    academy.letter_words_of(ask.visit().await?, &kind).await?;
    let text = |part: &str| {
        let typed = |language: Language| (language, ask.field(&format!("{part}_{language}")).replace("\r\n", "\n").trim().to_owned());
        Text(Language::INTERFACE.into_iter().map(typed).collect())
    };
    let words = match Kind::parse(&kind) {
        Some(kind) => Words::Of(kind, Template { version: 1, subject: text("subject"), text: text("text") }),
        None if kind == "letterhead" => {
            Words::Head(Letterhead { version: 1, issuer: text("issuer"), address: text("address"), signatory: text("signatory") })
        }
        None => return Err(Error::NotFound),
    };
    match academy.change_letter_words(ask.actor()?, &words, ask.field("reason")).await {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::letter_words(ask.language, &kind)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_words(ask, form).await
        }
    }
}

/// The words in force as the form has them.
fn typed(words: &Words) -> Vec<(String, String)> {
    let parts = match words {
        Words::Of(_, template) => vec![("subject", &template.subject), ("text", &template.text)],
        Words::Head(head) => vec![("issuer", &head.issuer), ("address", &head.address), ("signatory", &head.signatory)],
    };
    let field =
        |(part, text): (&str, &Text), language: Language| (format!("{part}_{language}"), text.get(language).unwrap_or_default().to_owned());
    parts.into_iter().flat_map(|part| Language::INTERFACE.map(|language| field(part, language))).collect()
}

/// How the words read, with the names of their fields standing in them.
fn preview(language: Language, words: &Words) -> Filled {
    match words {
        Words::Of(_, template) => template.fill(language, |field| format!("{{{field}}}")),
        Words::Head(head) => {
            let signed = lines(&head.signatory, language);
            let above = lines(&head.issuer, language).into_iter().chain(lines(&head.address, language));
            let (mut above, below) = (above.collect::<Vec<_>>(), signed.join("\n"));
            let subject = if above.is_empty() { String::new() } else { above.remove(0) };
            let blocks = [above.join("\n"), "…".to_owned(), below];
            Filled { subject, blocks: blocks.into_iter().filter(|text| !text.is_empty()).map(Block::Text).collect() }
        }
    }
}
