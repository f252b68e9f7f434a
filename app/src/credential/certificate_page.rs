//! The certificate: printed on one sheet, with a code anybody can check.

use domain::credential::{Audience, CredentialFacts, CredentialKind, CredentialStatus, Standing};
use domain::language::Language;
use leptos::prelude::*;

use super::{done_words, title};
use crate::frame::{Page, Section};
use crate::ui::icons::mark;
use crate::ui::notice;
use crate::words::format;
use crate::{routes, t};

/// A certificate as its holder sees it.
#[derive(Debug, Clone)]
pub struct CertificateView<'a> {
    /// What is printed on it.
    pub facts: &'a CredentialFacts,
    /// Where it stands.
    pub status: CredentialStatus,
    /// Where anybody can check it.
    pub verify_url: &'a str,
    /// The same as a QR code: trusted SVG.
    pub qr: String,
    /// Who runs the installation.
    pub operator: &'a str,
}

/// The certificate.
pub fn certificate_page(language: Language, data: &CertificateView<'_>) -> Page {
    let facts = data.facts;
    let standing = match data.status.standing {
        Standing::Valid => None,
        Standing::Expired { on } => Some(t!(language, "verify-expired", date = format::date(on, language))),
        Standing::Suspended => Some(t!(language, "verify-suspended")),
        Standing::Revoked { .. } => Some(t!(language, "verify-revoked")),
    };
    let verify = format!("/verify/{}?lang={language}", facts.id);
    let (words, act, button) = if data.status.hidden {
        (t!(language, "certificate-hidden"), "show", t!(language, "certificate-show"))
    } else {
        (t!(language, "certificate-public"), "hide", t!(language, "certificate-hide"))
    };
    let body = view! {
        <div class="stack loose">
            <div class="row between no-print">
                <p class="soft small">{t!(language, "certificate-prints")}</p>
                <div class="row">
                    <a class="button" href=verify>{t!(language, "certificate-check")}</a>
                    <a class="button" href=format!("{}/badge", routes::credential(language, facts.id)) download="">{t!(language, "certificate-badge")}</a>
                </div>
            </div>
            {standing.map(|words| notice(words, String::new()))}
            {sheet(language, data)}
            <form method="post" class="row no-print small">
                <p>{words}</p>
                <button class="button" type="submit" name="do" value=act>{button}</button>
            </form>
        </div>
    };
    Page::new(title(language, facts, Audience::Holder), Section::Learning, body).unlisted()
}

/// What is printed.
fn sheet(language: Language, data: &CertificateView<'_>) -> AnyView {
    let facts = data.facts;
    let certifies = if facts.kind == CredentialKind::Attestation {
        t!(language, "certificate-completed-module")
    } else {
        t!(language, "certificate-completed-course")
    };
    let validity = facts.valid_until.map_or_else(
        || t!(language, "certificate-no-end"),
        |until| t!(language, "certificate-until", date = format::date(until, language)),
    );
    let shown = data.verify_url.trim_start_matches("https://").trim_start_matches("http://");
    let address = shown.rsplit_once('/').map_or(String::new(), |(before, _)| format!("{before}/"));
    view! {
        <article class="certificate">
            <div>
                <div class="row between"><span class="mark">{mark()}"Fairway"</span><span class="soft">{t!(language, "credential-number", number = facts.shown_number())}</span></div>
                <p class="soft">{t!(language, "certificate-certifies")}</p>
                <p class="holder">{facts.holder.clone()}</p>
                <p class="soft">{t!(language, "certificate-of", organisation = facts.organisation.clone())}" "{certifies}</p>
                <h1>{title(language, facts, Audience::Holder)}</h1>
                <p>{done_words(language, facts, Audience::Holder)}</p>
                <div class="foot">
                    <div class="sign">{t!(language, "certificate-issued", date = format::date(facts.issued_on, language))}<br/><span class="soft">{validity}</span></div>
                    <div class="sign">{data.operator.to_owned()}<br/><span class="soft">{t!(language, "certificate-operator")}</span></div>
                    <div class="row check-it">
                        <div class="small soft">{t!(language, "certificate-check-at")}<br/><span class="address">{address}</span><br/><span class="address">{facts.id.grouped()}</span></div>
                        <div class="qr" role="img" aria-label=t!(language, "certificate-qr") inner_html=data.qr.clone()></div>
                    </div>
                </div>
            </div>
        </article>
    }
    .into_any()
}
