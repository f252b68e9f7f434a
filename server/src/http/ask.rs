//! One request, parsed: language, parameters, form, caller.

use std::sync::Arc;

use academy::{Academy, Error, Visit};
use app::form::FormState;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, header};
use domain::language::Language;
use domain::people::Actor;
use domain::time::{Moment, Timestamp};

use super::serve::Site;

/// One request, parsed.
pub(crate) struct Ask {
    pub(crate) site: Arc<Site>,
    /// The language of the page.
    pub(crate) language: Language,
    /// The method.
    pub(crate) method: Method,
    /// The whole path.
    pub(crate) path: String,
    /// The query as it came.
    pub(crate) query_text: String,
    /// Parts of the path.
    pub(crate) parameters: Vec<(String, String)>,
    /// The query, parsed.
    pub(crate) query: Vec<(String, String)>,
    /// The form, parsed.
    pub(crate) form: Vec<(String, String)>,
    /// The body as it came.
    pub(crate) body: Bytes,
    /// Headers.
    pub(crate) headers: HeaderMap,
    /// The sign-in's token.
    pub(crate) token: Option<String>,
    /// Who asks.
    pub(crate) caller: Option<Actor>,
    /// Where they ask from.
    pub(crate) network_address: String,
    /// What is read for this request; a handler that writes has none until it asks for one.
    pub(crate) visit: Option<Visit>,
}

impl Ask {
    pub(crate) fn academy(&self) -> &Academy {
        &self.site.academy
    }

    /// Takes the body, and reads it if it is a form.
    pub(crate) fn take(&mut self, body: Bytes) {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            self.form = parse_form(&body);
        }
        self.body = body;
    }

    /// A part of the path.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A part of the query.
    pub(crate) fn asked(&self, name: &str) -> &str {
        self.query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A field of the form.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub(crate) fn fields<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.form.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Who asks, or that somebody must sign in.
    pub(crate) fn actor(&self) -> Result<&Actor, Error> {
        self.caller.as_ref().ok_or(Error::SignInRequired)
    }

    /// The reading request: the one the caller was known by, or a new one after something was written.
    pub(crate) async fn visit(&mut self) -> Result<&mut Visit, Error> {
        if self.visit.is_none() {
            let mut visit = self.site.academy.visit(None).await?;
            visit.caller.clone_from(&self.caller);
            self.visit = Some(visit);
        }
        self.visit.as_mut().ok_or_else(|| Error::Broken("a visit was just opened".to_owned()))
    }

    /// An instant on the caller's wall.
    pub(crate) fn moment(&self, at: Timestamp) -> Moment {
        academy::moment(at, self.caller.as_ref().map_or("UTC", |actor| actor.zone.as_str()))
    }

    /// The form coming back after this error; other errors go on.
    pub(crate) fn again(&self, error: Error) -> Result<FormState, Error> {
        let form = FormState::typed(&self.form);
        match error {
            Error::Invalid(problems) => Ok(form.with_problems(problems)),
            Error::Refused(refusal) => Ok(form.refused(refusal)),
            other => Err(other),
        }
    }
}

/// Name and value of each field of a query or a form; what is not UTF-8 is left out.
pub(crate) fn parse_form(text: &[u8]) -> Vec<(String, String)> {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .filter_map(|pair| {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            Some((decode(&pair[..at])?, decode(value)?))
        })
        .collect()
}

fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = &rest[2..];
            }
            other => bytes.push(*other),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_in_any_script_and_what_is_not_text_is_left_out() {
        let parsed = parse_form("name=Awa+Ndèye%20Diallo&x=%D9%85&y=%ff&z&w=%2".as_bytes());
        let expected = [("name", "Awa Ndèye Diallo"), ("x", "م"), ("z", "")];
        assert_eq!(parsed, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
