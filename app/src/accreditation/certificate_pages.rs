//! An expert's certificate, as its holder sees it and as anybody checks it.

use domain::accreditation::case::Rank;
use domain::accreditation::certificate::{ExpertFacts, Worth};
use domain::language::Language;
use leptos::prelude::*;

use super::letter_pages::{Unprinted, unprinted};
use crate::credential::plain;
use crate::frame::{Page, Section};
use crate::ui::{Tone, state};
use crate::words::format;
use crate::{routes, t};

/// A certificate as its holder sees it.
#[derive(Debug, Clone)]
pub struct ExpertCertificateView<'a> {
    /// What is printed on it.
    pub facts: &'a ExpertFacts,
    /// What it is worth.
    pub worth: Worth,
    /// Whether the holder has taken the public page down.
    pub hidden: bool,
    /// What stands in the way of one on paper.
    pub unprinted: Option<Unprinted>,
    /// Who runs the installation.
    pub operator: &'a str,
}

/// What anybody is told of an expert's certificate.
#[derive(Debug, Clone, Copy)]
pub enum VerifyExpertView<'a> {
    /// The document is not what was signed.
    Altered,
    /// The holder has taken the page down.
    Hidden,
    /// Genuine.
    Found {
        /// Every fact printed on it.
        facts: &'a ExpertFacts,
        /// What it is worth.
        worth: Worth,
    },
}

/// What the certificate is called.
pub fn certificate_title(language: Language, rank: Rank) -> String {
    match rank {
        Rank::PreAccredited => t!(language, "acc-certificate-title-pre"),
        Rank::Accredited => t!(language, "acc-certificate-title"),
    }
}

/// What the holder is, in a sentence that goes on with [`certificate_validity`].
pub fn certificate_held(language: Language, facts: &ExpertFacts) -> String {
    let (category, domain) = (facts.category.read(language).to_owned(), facts.domain.read(language).to_owned());
    match facts.rank {
        Rank::PreAccredited => t!(language, "acc-certificate-held-pre", category = category, domain = domain),
        Rank::Accredited => t!(language, "acc-certificate-held", category = category, domain = domain),
    }
}

/// From when until when.
pub fn certificate_validity(language: Language, facts: &ExpertFacts) -> String {
    let day = |day| format::date(day, language);
    t!(language, "acc-certificate-validity", from = day(facts.issued_on), until = day(facts.valid_until))
}

/// What a certificate is worth: how good that is, in a word, and what it means.
pub fn worth(language: Language, worth: Worth) -> (Tone, String, String) {
    match worth {
        Worth::InForce => (Tone::Pass, t!(language, "acc-worth-in-force"), t!(language, "acc-worth-in-force-what")),
        Worth::Replaced => (Tone::Wait, t!(language, "acc-worth-replaced"), t!(language, "acc-worth-replaced-what")),
        Worth::Suspended => (Tone::Wait, t!(language, "acc-worth-suspended"), t!(language, "acc-worth-suspended-what")),
        Worth::Lapsed => (Tone::Wait, t!(language, "acc-worth-lapsed"), t!(language, "acc-worth-lapsed-what")),
        Worth::Inactive => (Tone::Wait, t!(language, "acc-worth-inactive"), t!(language, "acc-worth-inactive-what")),
        Worth::Withdrawn => (Tone::Fail, t!(language, "acc-worth-withdrawn"), t!(language, "acc-worth-withdrawn-what")),
        Worth::Ended => (Tone::Fail, t!(language, "acc-worth-ended"), t!(language, "acc-worth-ended-what")),
    }
}

/// The holder's certificate.
pub fn expert_certificate_page(language: Language, data: &ExpertCertificateView<'_>) -> Page {
    let facts = data.facts;
    let address = routes::credential(language, facts.id);
    let (words, act, button) = if data.hidden {
        (t!(language, "certificate-hidden"), "show", t!(language, "certificate-show"))
    } else {
        (t!(language, "certificate-public"), "hide", t!(language, "certificate-hide"))
    };
    let (tone, verdict, what) = worth(language, data.worth);
    let download = data
        .unprinted
        .is_none()
        .then(|| view! { <a class="button main" href=format!("{address}/pdf") download="">{t!(language, "acc-certificate-download")}</a> });
    let title = certificate_title(language, facts.rank);
    let body = view! {
        <div class="stack loose reading">
            <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{facts.shown_number()}</p></div>
            <p class="verdict">{state(tone, verdict)}</p>
            <p>{what}</p>
            {known(language, facts, data.operator)}
            {data.unprinted.map(|why| unprinted(language, why))}
            <div class="row">
                {download}
                <a class="button" href=format!("/verify/{}?lang={language}", facts.id)>{t!(language, "certificate-check")}</a>
                <a class="button" href=format!("{address}/badge") download="">{t!(language, "certificate-badge")}</a>
            </div>
            <form method="post" class="row small">
                <p>{words}</p>
                <button class="button" type="submit" name="do" value=act>{button}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Learning, body).unlisted()
}

/// The public page of an expert's certificate.
pub fn verify_expert_page(language: Language, data: VerifyExpertView<'_>, operator: &str) -> Page {
    let heading = t!(language, "verify-title");
    let inner = match data {
        VerifyExpertView::Altered => plain(Tone::Fail, t!(language, "verify-altered"), t!(language, "verify-altered-what")),
        VerifyExpertView::Hidden => plain(Tone::Wait, t!(language, "verify-hidden"), t!(language, "verify-hidden-what")),
        VerifyExpertView::Found { facts, worth: stands } => {
            let (tone, verdict, what) = worth(language, stands);
            view! {
                <p class="verdict">{state(tone, verdict)}</p>
                <p>{what}</p>
                {known(language, facts, operator)}
                <p class="small soft">{t!(language, "verify-compare")}</p>
            }
            .into_any()
        }
    };
    let body = view! { <div class="stack loose reading"><h1>{heading.clone()}</h1>{inner}</div> };
    Page::new(heading, Section::None, body).unlisted()
}

/// Every fact of a certificate.
fn known(language: Language, facts: &ExpertFacts, operator: &str) -> impl IntoView + use<> {
    let latin = facts.latin.clone().filter(|latin| *latin != facts.holder).map(|latin| view! { <br/><span class="soft">{latin}</span> });
    let day = |day| format::date(day, language);
    let earlier = facts.brought_in.then(|| view! { <br/><span class="small soft">{t!(language, "acc-certificate-brought-in")}</span> });
    view! {
        <dl class="facts">
            <dt>{t!(language, "verify-holder")}</dt><dd>{facts.holder.clone()}{latin}</dd>
            <dt>{t!(language, "field-organisation")}</dt><dd>{facts.administration.read(language).to_owned()}</dd>
            <dt>{t!(language, "acc-verify-category")}</dt><dd>{facts.category.read(language).to_owned()}</dd>
            <dt>{t!(language, "acc-verify-domain")}</dt><dd>{facts.domain.read(language).to_owned()}</dd>
            <dt>{t!(language, "acc-verify-stage")}</dt><dd>{stage(language, facts.rank)}{earlier}</dd>
            <dt>{t!(language, "acc-verify-validity")}</dt><dd>{day(facts.issued_on)}" – "{day(facts.valid_until)}</dd>
            <dt>{t!(language, "verify-number")}</dt><dd>{facts.shown_number()}</dd>
            <dt>{t!(language, "verify-issuer")}</dt><dd>{operator.to_owned()}</dd>
            <dt>{t!(language, "verify-identifier")}</dt><dd class="address">{facts.id.grouped()}</dd>
        </dl>
    }
}

fn stage(language: Language, rank: Rank) -> String {
    match rank {
        Rank::PreAccredited => super::words::stage(language, "pre-accredited"),
        Rank::Accredited => super::words::stage(language, "accredited"),
    }
}
