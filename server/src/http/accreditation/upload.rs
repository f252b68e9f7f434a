//! A form with a file in it.

use axum::http::header;

use super::super::ask::Ask;

/// The most characters of any other field of such a form.
const FIELD_MOST: usize = 10_000;

/// The file of a form: its name and its bytes, if there is one. The other fields are put where those of any form stand.
pub(super) async fn file(ask: &mut Ask) -> Option<(String, Vec<u8>)> {
    let kind = ask.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let boundary = multer::parse_boundary(kind).ok()?;
    let body = ask.body.clone();
    let mut form = multer::Multipart::with_reader(&body[..], boundary);
    let mut file = None;
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let given = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.ok()?;
            file = file.or((!bytes.is_empty()).then(|| (given, bytes.to_vec())));
        } else if let Ok(text) = field.text().await
            && text.len() <= FIELD_MOST
        {
            ask.form.push((name, text));
        }
    }
    file
}
