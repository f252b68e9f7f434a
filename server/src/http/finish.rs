//! From what a handler answers to a response of the wire: pages framed, headers, cookies, what went wrong.

use academy::Error;
use app::error::{AppError, error_page};
use app::frame::{Page, render};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use base64::Engine as _;
use domain::language::Language;

use super::known::Answering;
use super::reply::Reply;
use super::serve::Site;

pub(super) fn finish(site: &Site, known: &Answering, outcome: Result<Reply, Error>) -> Response<Body> {
    match outcome {
        Ok(Reply::Page(status, make)) => framed(site, known, status, make),
        Ok(Reply::Ready(response)) => response,
        Ok(Reply::See(to)) => redirect(StatusCode::SEE_OTHER, &to),
        Ok(Reply::SignedIn { to, token, may_hold_answers, .. }) => signed_in(site, &to, &token, may_hold_answers),
        Ok(Reply::SignedOut { to, shared_computer }) => signed_out(site, &to, shared_computer),
        Ok(Reply::File { content_type, name, body, public_seconds }) => file(content_type, name, body, public_seconds),
        Err(error) => failed(site, known, error),
    }
}

fn failed(site: &Site, known: &Answering, error: Error) -> Response<Body> {
    let (status, shown, kind) = match error {
        Error::NotFound | Error::Moved { .. } => (StatusCode::NOT_FOUND, AppError::NotFound, "not-found"),
        Error::SignInRequired | Error::Forbidden => (StatusCode::FORBIDDEN, AppError::Forbidden, "forbidden"),
        Error::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, AppError::NotFound, "invalid"),
        Error::Refused(refusal) => (StatusCode::CONFLICT, AppError::Refused(refusal), "refused"),
        Error::TooMany(again) => {
            (StatusCode::TOO_MANY_REQUESTS, AppError::TooMany { again_at: academy::moment(again, &known.zone) }, "too-many")
        }
        Error::Busy => (StatusCode::SERVICE_UNAVAILABLE, AppError::Busy, "busy"),
        failure @ (Error::Failed(_) | Error::Broken(_)) => {
            let incident = incident();
            tracing::error!(incident.id = %incident, cause = %causes(&failure), "a request failed");
            (StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident }, "broken")
        }
    };
    let mut response = refused(site, known, status, kind, shown);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// What went wrong, as a page or, for a program, as a problem document.
pub(super) fn refused(site: &Site, known: &Answering, status: StatusCode, kind: &str, shown: AppError) -> Response<Body> {
    if known.is_api {
        let incident = if let AppError::Broken { incident } = &shown { Some(incident.as_str()) } else { None };
        return problem(status, kind, incident);
    }
    framed(site, known, status, move |language| error_page(language, &shown))
}

pub(super) fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

/// RFC 9457.
pub(super) fn problem(status: StatusCode, kind: &str, incident: Option<&str>) -> Response<Body> {
    let body = serde_json::json!({ "type": format!("/problems/{kind}"), "status": status.as_u16(), "incident": incident });
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(super) fn framed(site: &Site, known: &Answering, status: StatusCode, make: impl FnOnce(Language) -> Page) -> Response<Body> {
    let mut bytes = [0; 12];
    let _ = getrandom::fill(&mut bytes);
    let nonce = base64::engine::general_purpose::STANDARD_NO_PAD.encode(bytes);
    let frame = known.frame(site, &nonce);
    let language = known.language;
    let mut has_island = false;
    let html = render(&frame, || {
        let page = make(language);
        has_island = page.has_island || page.replays || known.unsent;
        page
    });
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    page_headers(site, known, &nonce, has_island, response.headers_mut());
    response
}

fn page_headers(site: &Site, known: &Answering, nonce: &str, has_island: bool, headers: &mut HeaderMap) {
    let script = if has_island {
        format!("script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'")
    } else {
        "script-src 'none'".to_owned()
    };
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; {script}"
    );
    let cache = if known.reader.is_some() { "no-store" } else { "no-cache" };
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, "text/html; charset=utf-8");
    set(header::CONTENT_SECURITY_POLICY, &policy);
    set(header::CACHE_CONTROL, cache);
    set(header::CONTENT_LANGUAGE, known.language.code());
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    set(header::VARY, "cookie, accept-encoding");
    if known.remembered != Some(known.language) && known.path.starts_with(&format!("/{}", known.language)) {
        // A year; it says nothing but the language.
        set(header::SET_COOKIE, &format!("language={}; Path=/; Max-Age=31536000; SameSite=Lax", known.language));
    }
    if site.config.is_secure() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

pub(super) fn redirect(status: StatusCode, to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/")));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(super) fn sign_in_cookie(site: &Site, token: &str) -> String {
    let secure = if site.config.is_secure() { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", site.config.cookie())
}

pub(super) fn signed_in(site: &Site, to: &str, token: &str, may_hold_answers: bool) -> Response<Body> {
    let mut response = redirect(StatusCode::SEE_OTHER, to);
    if may_hold_answers {
        // The island takes it back where the device holds nothing.
        let looks = HeaderValue::from_static("journal=1; Path=/; Max-Age=34560000; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, looks);
    }
    if let Ok(value) = HeaderValue::from_str(&sign_in_cookie(site, token)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

pub(super) fn signed_out(site: &Site, to: &str, shared_computer: bool) -> Response<Body> {
    let mut response = redirect(StatusCode::SEE_OTHER, to);
    let gone = format!("{}; Max-Age=0", sign_in_cookie(site, ""));
    if let Ok(value) = HeaderValue::from_str(&gone) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    if shared_computer {
        // Never "storage": sealed entries of others will live there.
        response.headers_mut().insert(header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    }
    response
}

fn file(content_type: &'static str, name: Option<String>, body: Vec<u8>, public_seconds: Option<u32>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    let cache = public_seconds.map_or_else(|| "no-store".to_owned(), |seconds| format!("public, max-age={seconds}"));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(value) = HeaderValue::from_str(&cache) {
        headers.insert(header::CACHE_CONTROL, value);
    }
    if let Some(value) = name.and_then(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn incident() -> String {
    let mut bytes = [0; 5];
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
