//! Documents of a file.

use academy::{AskedDocument, DocumentRow, Error};
use app::accreditation::{DocumentLine, DocumentsView, documents_page};
use app::form::FormState;
use app::routes;
use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use domain::id::DocumentId;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::{case, upload};

/// The documents of a file.
pub(crate) async fn documents(ask: Ask) -> Result<Reply, Error> {
    show_documents(ask, FormState::default()).await
}

async fn show_documents(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), case(&ask)?);
    let page = academy.documents(ask.visit().await?, id).await?;
    let line = |line: &academy::DocumentLine| DocumentLine {
        id: line.row.id,
        kind: line.row.kind,
        name: line.row.name.clone(),
        size: line.row.size,
        by: line.by.clone(),
        at: ask.moment(line.row.handed_in_at),
        is_erased: line.row.erased_at.is_some(),
        is_in_force: line.is_in_force,
        may_read: line.may_read,
        may_remove: line.may_remove,
    };
    let view = DocumentsView {
        case: id,
        name: page.name.clone(),
        lines: page.lines.iter().map(line).collect(),
        missing: page.missing.clone(),
        open: page.open.clone(),
        was_done: ask.asked("done") == "yes",
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| documents_page(language, &view, &form)))
}

/// Hands a document in, or takes one back.
pub(crate) async fn change_documents(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), case(&ask)?);
    let file = upload::file(&mut ask).await;
    let outcome = match (ask.field("do"), DocumentId::parse(ask.field("document"))) {
        ("hand-in", _) => {
            let (name, content) = file.unwrap_or_default();
            let asked = AskedDocument { kind: ask.field("kind").to_owned(), name, content };
            academy.hand_in_document(&actor, id, &asked).await.map(|_| ())
        }
        ("remove", Some(document)) => academy.remove_document(&actor, id, document, ask.field("reason")).await,
        _ => Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::documents(ask.language, id)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_documents(ask, form).await
        }
    }
}

/// A document, to be kept as a file and never shown as a page of ours.
pub(crate) async fn document(mut ask: Ask) -> Result<Reply, Error> {
    // Reading is recorded, and what writes takes a connection of its own.
    ask.visit = None;
    let document = DocumentId::parse(ask.parameter("document")).ok_or(Error::NotFound)?;
    let (row, content) = ask.academy().read_document(ask.actor()?, case(&ask)?, document).await?;
    Ok(Reply::Ready(attachment(&row, content)))
}

fn attachment(row: &DocumentRow, content: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(content));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(row.media.content_type()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    // Made of ASCII alone.
    let disposition = HeaderValue::from_str(&disposition(&row.name)).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    response
}

/// RFC 6266: a name for everybody, and the true one in UTF-8 (RFC 8187).
fn disposition(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | ' ') { letter } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    let whole = name.bytes().fold(String::new(), |text, byte| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-' | b'_' => text + &char::from(byte).to_string(),
        other => format!("{text}%{other:02X}"),
    });
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_twice_and_breaks_out_of_neither() {
        assert_eq!(disposition("vitæ 1.pdf"), "attachment; filename=\"vit_ 1.pdf\"; filename*=UTF-8''vit%C3%A6%201.pdf");
        assert_eq!(disposition("a\";\r\nx.pdf"), "attachment; filename=\"a____x.pdf\"; filename*=UTF-8''a%22%3B%0D%0Ax.pdf");
    }
}
