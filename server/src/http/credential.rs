//! Certificates, verification, keys and the status list.

use academy::{Error, VerifyPage};
use app::credential::{CertificateView, VerifyView, certificate_page, verify_page};
use app::routes;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;

use super::ask::Ask;
use super::reply::Reply;

/// The holder's certificate.
pub(crate) async fn certificate(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = academy.certificate(ask.visit().await?, &id).await?;
    let qr = qr(&page.verify_url)?;
    Ok(Reply::page(move |language| {
        let view = CertificateView { facts: &page.facts, status: page.status, verify_url: &page.verify_url, qr, operator: &page.operator };
        certificate_page(language, &view)
    }))
}

/// The address as a QR code; the drawing's colours are left to the style sheet.
fn qr(url: &str) -> Result<String, Error> {
    let code = QRBuilder::new(url).build().map_err(|error| Error::Broken(format!("{error:?}")))?;
    Ok(SvgBuilder::default().margin(4).to_str(&code))
}

/// Takes the public page down, or puts it up again.
pub(crate) async fn show(ask: Ask) -> Result<Reply, Error> {
    let (actor, id) = (ask.actor()?, ask.parameter("credential"));
    ask.academy().show_credential(actor, id, ask.field("do") == "show").await?;
    Ok(Reply::See(routes::page(ask.language, &format!("/credentials/{id}"))))
}

/// The credential exactly as signed, for a wallet.
pub(crate) async fn badge(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = academy.certificate(ask.visit().await?, &id).await?;
    let name = format!("fairway-{}.jwt", page.facts.shown_number());
    Ok(Reply::File { content_type: "text/plain", name: Some(name), body: page.document.into_bytes(), public_seconds: None })
}

/// What anybody is told of a credential.
pub(crate) async fn verify(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), ask.parameter("credential").to_owned());
    let page = academy.verify(ask.visit().await?, &id).await?;
    let operator = ask.site.config.operator.clone();
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
