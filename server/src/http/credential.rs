//! Certificates, verification, keys and the status list.

use academy::{Error, VerifiedExpert, VerifyPage};
use app::accreditation::{
    ExpertCertificateView, Unprinted, VerifyExpertView, certificate_held, certificate_title, certificate_validity, expert_certificate_page,
    phrases, verify_expert_page,
};
use app::credential::{CertificateView, VerifyView, certificate_page, verify_page};
use app::routes;
use domain::accreditation::certificate::ExpertFacts;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use interop::pdf::{self, CertificateSheet};

use super::accreditation::printed;
use super::ask::Ask;
use super::reply::Reply;

/// The holder's certificate.
pub(crate) async fn certificate(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = match academy.certificate(ask.visit().await?, &id).await {
        Err(Error::NotFound) => return expert(ask, &id).await,
        page => page?,
    };
    let qr = qr(&page.verify_url)?;
    Ok(Reply::page(move |language| {
        let view = CertificateView { facts: &page.facts, status: page.status, verify_url: &page.verify_url, qr, operator: &page.operator };
        certificate_page(language, &view)
    }))
}

/// The holder's certificate as an expert.
async fn expert(mut ask: Ask, id: &str) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let page = academy.expert_certificate(ask.visit().await?, id).await?;
    let unprinted = name_on_paper(&page.facts).is_none().then_some(Unprinted::OwnName);
    Ok(Reply::page(move |language| {
        let view =
            ExpertCertificateView { facts: &page.facts, worth: page.worth, hidden: page.hidden, unprinted, operator: &page.operator };
        expert_certificate_page(language, &view)
    }))
}

/// The name as paper prints it; none where the fonts lack its letters and no other was given.
fn name_on_paper(facts: &ExpertFacts) -> Option<String> {
    if pdf::prints(&facts.holder) { Some(facts.holder.clone()) } else { facts.latin.clone() }
}

/// The holder's certificate as an expert, as PDF in the language of the page.
pub(crate) async fn certificate_pdf(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = academy.expert_certificate(ask.visit().await?, &id).await?;
    let facts = page.facts;
    let Some(name) = name_on_paper(&facts) else { return Ok(Reply::See(routes::page(language, &format!("/credentials/{id}")))) };
    let (states, code_alternative) = phrases::certificate_words(language);
    let earlier = facts.brought_in.then(|| phrases::certificate_brought_in(language));
    let lines = [Some(facts.shown_number()), Some(phrases::certificate_issued(language, facts.issued_on)), earlier];
    let sheet = CertificateSheet {
        language: language.code().to_owned(),
        head: page.operator.clone(),
        subject: certificate_title(language, facts.rank),
        states,
        latin: facts.latin.clone().filter(|latin| *latin != name),
        name,
        administration: facts.administration.read(language).to_owned(),
        held: certificate_held(language, &facts),
        validity: certificate_validity(language, &facts),
        signed: page.signed.read(language).lines().map(str::to_owned).collect(),
        facts: lines.into_iter().flatten().collect(),
        verify: phrases::certificate_verify(language, &page.verify_url),
        code_alternative,
        left_out: phrases::letter_left_out(language),
        code: qr(&page.verify_url)?,
    };
    let (on, file) = (facts.issued_on, format!("{}-{language}.pdf", facts.shown_number()));
    printed(file, move || pdf::certificate(&sheet, on)).await
}

/// The address as a QR code; the drawing's colours are left to the style sheet.
fn qr(url: &str) -> Result<String, Error> {
    let code = QRBuilder::new(url).build().map_err(|error| Error::Broken(format!("{error:?}")))?;
    Ok(SvgBuilder::default().margin(4).to_str(&code))
}

/// Takes the public page down, or puts it up again.
pub(crate) async fn show(ask: Ask) -> Result<Reply, Error> {
    let (actor, id) = (ask.actor()?, ask.parameter("credential"));
    let shown = ask.field("do") == "show";
    match ask.academy().show_credential(actor, id, shown).await {
        Err(Error::NotFound) => ask.academy().show_expert_certificate(actor, id, shown).await?,
        done => done?,
    }
    Ok(Reply::See(routes::page(ask.language, &format!("/credentials/{id}"))))
}

/// The credential exactly as signed, for a wallet.
pub(crate) async fn badge(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let (number, document) = match academy.certificate(ask.visit().await?, &id).await {
        Err(Error::NotFound) => {
            let page = academy.expert_certificate(ask.visit().await?, &id).await?;
            (page.facts.shown_number(), page.document)
        }
        page => page.map(|page| (page.facts.shown_number(), page.document))?,
    };
    let name = format!("fairway-{number}.jwt");
    Ok(Reply::File { content_type: "text/plain", name: Some(name), body: document.into_bytes(), public_seconds: None })
}

/// What anybody is told of a credential.
pub(crate) async fn verify(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = academy.verify(ask.visit().await?, &id).await?;
    let operator = ask.site.config.operator.clone();
    if matches!(page, VerifyPage::Unknown)
        && let Some(found) = academy.verify_expert(ask.visit().await?, &id).await?
    {
        return Ok(Reply::page(move |language| {
            let view = match &found {
                VerifiedExpert::Altered => VerifyExpertView::Altered,
                VerifiedExpert::Hidden => VerifyExpertView::Hidden,
                VerifiedExpert::Found(page) => VerifyExpertView::Found { facts: &page.facts, worth: page.worth },
            };
            verify_expert_page(language, view, &operator)
        }));
    }
    let status = if matches!(page, VerifyPage::Unknown) { axum::http::StatusCode::NOT_FOUND } else { axum::http::StatusCode::OK };
    Ok(Reply::Page(
        status,
        Box::new(move |language| {
            let view = match &page {
                VerifyPage::Unknown => VerifyView::Unknown,
                VerifyPage::Altered => VerifyView::Altered,
                VerifyPage::Hidden => VerifyView::Hidden,
                VerifyPage::Found { facts, status } => VerifyView::Found { facts, status: *status },
            };
            verify_page(language, &view, &operator)
        }),
    ))
}

/// Public keys.
pub(crate) async fn did(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let body = academy.did_document(ask.visit().await?).await?.into_bytes();
    Ok(Reply::File { content_type: "application/did+json", name: None, body, public_seconds: Some(300) })
}

/// The signed status list.
pub(crate) async fn status_list(mut ask: Ask) -> Result<Reply, Error> {
    let list = ask.parameter("list").parse().map_err(|_| Error::NotFound)?;
    let academy = ask.academy().clone();
    let body = academy.status_list(ask.visit().await?, list).await?.into_bytes();
    Ok(Reply::File { content_type: "application/vc+jwt", name: None, body, public_seconds: Some(300) })
}
