//! From a request of the wire to a handler: body, caller, passage, what was carried over an ended sign-in.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use academy::{Academy, Error, Unsent};
use app::error::AppError;
use app::form::FormState;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;
use axum::routing::{MethodFilter, on};
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use super::access::Passage;
use super::ask::{Ask, parse_form};
use super::finish::{finish, framed, problem, redirect, refused, sign_in_cookie, signed_in, signed_out};
use super::known::{Answering, cookie, language, network_address};
use super::reply::Reply;
use super::routes::{Handler, Route, routes};
use crate::config::Config;

/// The largest body of a form; what is carried over an ended sign-in is smaller.
const BODY_MOST: usize = 512 * 1024;
/// The same where documents are handed in, by somebody signed in: one file and what a form puts around it.
const UPLOAD_MOST: usize = 6 * 1024 * 1024;

/// What every request shares.
#[derive(Debug)]
pub struct Site {
    /// The platform.
    pub academy: Academy,
    /// Settings.
    pub config: Config,
    /// Hashed files.
    pub assets: crate::assets::Site,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Requests answered, by the first digit of the status.
    pub answered: [AtomicU64; 6],
    router: OnceLock<Router>,
}

impl Site {
    /// What every request shares.
    pub fn new(academy: Academy, config: Config, assets: crate::assets::Site, demo: bool) -> Self {
        Self { academy, config, assets, demo, answered: Default::default(), router: OnceLock::new() }
    }
}

/// The whole web of the program.
pub fn router(site: &Arc<Site>) -> Router {
    let mut router: Router<Arc<Site>> = Router::new();
    for Route { method, path, who, handler } in routes() {
        let filter = MethodFilter::try_from(method).unwrap_or(MethodFilter::GET);
        let filter = if filter == MethodFilter::GET { filter.or(MethodFilter::HEAD) } else { filter };
        let serve = move |State(site): State<Arc<Site>>, parameters: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
            let handler = Arc::clone(&handler);
            async move {
                // An address whose escapes are no text names nothing.
                let Ok(parameters) = parameters else { return not_found(&site, request.into_parts().0).await };
                let parameters = parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                answer(site, who, handler, parameters, request).await
            }
        };
        router = router.route(path, on(filter, serve));
    }
    let csrf = CsrfLayer::new().add_trusted_origin(&site.config.public_url).unwrap_or_default();
    let authority = site.config.public_url.split("://").nth(1).unwrap_or_default().to_owned();
    let router = router
        .fallback(|State(site): State<Arc<Site>>, request: Request| async move { not_found(&site, request.into_parts().0).await })
        .method_not_allowed_fallback(|State(site): State<Arc<Site>>, request: Request| async move {
            not_found(&site, request.into_parts().0).await
        })
        .with_state(Arc::clone(site))
        .layer(csrf)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(site), tell_and_count))
        // The layer compares Origin with Host, and Host is what anybody writes: ours is put there first.
        .layer(axum::middleware::map_request(move |mut request: Request| {
            let authority = authority.clone();
            async move {
                if let Ok(value) = HeaderValue::from_str(&authority) {
                    request.headers_mut().insert(header::HOST, value);
                }
                request
            }
        }))
        .layer(CompressionLayer::new().gzip(true).br(true))
        .layer(tower_http::catch_panic::CatchPanicLayer::new());
    let _ = site.router.set(router.clone());
    router
}

async fn answer(site: Arc<Site>, who: super::Who, handler: Handler, parameters: Vec<(String, String)>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let mut ask = asked(&site, parts, parameters);
    // Files and health need nobody, and must answer when the store does not.
    let needs_nobody = ["/assets/", "/healthz", "/readyz", "/metrics"].iter().any(|prefix| ask.path.starts_with(prefix));
    let mut to_note = None;
    if !needs_nobody {
        match known(&site, &mut ask).await {
            Ok(noted) => to_note = noted,
            Err(error) => return finish(&site, &Answering::of(&ask, None), Err(error)),
        }
    }
    if let Some(unsent) = left(&ask.headers).filter(|_| !needs_nobody) {
        return leave(&site, ask, unsent).await;
    }
    let known = Answering::of(&ask, ask.caller.as_ref());
    if ask.method == Method::POST {
        let Ok(body) = to_bytes(body, body_most(&ask)).await else {
            return refused(&site, &known, StatusCode::PAYLOAD_TOO_LARGE, "too-large", AppError::TooLarge);
        };
        ask.take(body);
    }
    if known.language_unknown {
        return finish(&site, &known, Err(Error::NotFound));
    }
    match who.lets(ask.caller.as_ref(), site.demo) {
        Passage::Open => {}
        Passage::SignIn => return sign_in_first(&site, ask, &known).await,
        Passage::Forbidden => return finish(&site, &known, Err(Error::Forbidden)),
        Passage::Absent => return finish(&site, &known, Err(Error::NotFound)),
    }
    let parameters = ask.parameters.clone();
    let outcome = handler(ask).await;
    if let Some(sign_in) = to_note {
        site.academy.note_seen(sign_in).await;
    }
    match outcome {
        Err(Error::SignInRequired) => sign_in_page(&site, &known, &known.address(), None),
        Err(Error::Moved { former, present }) => moved(&known, &parameters, &former, &present),
        Ok(Reply::SignedIn { to, token, carried: Some((path, body)), .. }) => send_carried(&site, &to, &token, &path, body).await,
        outcome => finish(&site, &known, outcome),
    }
}

/// How much a POST may carry.
fn body_most(ask: &Ask) -> usize {
    let takes_files = ask.path.contains("/accreditation/files/") && ask.path.ends_with("/documents");
    if takes_files && ask.caller.is_some() { UPLOAD_MOST } else { BODY_MOST }
}

/// Finds out who asks; the sign-in whose use is to be noted. What writes is given no visit: it takes a connection of its own, and
/// nobody holds two.
async fn known(site: &Site, ask: &mut Ask) -> Result<Option<domain::id::SignInId>, Error> {
    if ask.method == Method::POST {
        let (caller, to_note) = site.academy.caller(ask.token.as_deref()).await?;
        ask.caller = caller;
        return Ok(to_note);
    }
    let visit = site.academy.visit(ask.token.as_deref()).await?;
    ask.caller.clone_from(&visit.caller);
    let to_note = visit.to_note;
    ask.visit = Some(visit);
    Ok(to_note)
}

/// What somebody chose for what is unsent when they signed out on this device without a link.
fn left(headers: &HeaderMap) -> Option<Unsent> {
    match cookie(headers, "left")?.as_str() {
        "keep" => Some(Unsent::Keep),
        "discard" => Some(Unsent::Discard),
        _ => None,
    }
}

/// Ends the sign-in that was left without a link, before anything is done in its name, and takes the word of it off the device.
async fn leave(site: &Arc<Site>, mut ask: Ask, unsent: Unsent) -> Response<Body> {
    ask.visit = None;
    let known = Answering::of(&ask, None);
    let mut shared_computer = false;
    if let Some(actor) = &ask.caller {
        shared_computer = actor.shared_computer;
        if let Err(failure) = site.academy.sign_out(actor, unsent).await {
            return finish(site, &known, Err(failure));
        }
    }
    let mut response = if known.is_api {
        problem(StatusCode::UNAUTHORIZED, "sign-in", None)
    } else {
        // What was posted is not done; a page is asked for once more, by a visitor.
        let to = if ask.method == Method::POST { app::routes::home(ask.language) } else { known.address() };
        signed_out(site, &to, shared_computer)
    };
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static("left=; Path=/; Max-Age=0; SameSite=Lax"));
    response
}

/// The request as its head tells it: no body, nobody known yet.
fn asked(site: &Arc<Site>, parts: Parts, parameters: Vec<(String, String)>) -> Ask {
    let query = parts.uri.query().unwrap_or_default();
    Ask {
        language: language(&parameters, &parts.headers, query),
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query_text: query.to_owned(),
        query: parse_form(query.as_bytes()),
        form: Vec::new(),
        body: Bytes::new(),
        token: cookie(&parts.headers, site.config.cookie()),
        network_address: network_address(&site.config, &parts.headers, parts.extensions.get::<ConnectInfo<SocketAddr>>()),
        headers: parts.headers,
        parameters,
        caller: None,
        visit: None,
        site: Arc::clone(site),
    }
}

/// A POST without a sign-in in force is sealed and carried by the sign-in page; anything else comes back after it.
async fn sign_in_first(site: &Arc<Site>, ask: Ask, known: &Answering) -> Response<Body> {
    if known.is_api {
        return problem(StatusCode::UNAUTHORIZED, "sign-in", None);
    }
    if ask.method != Method::POST {
        return sign_in_page(site, known, &known.address(), None);
    }
    match site.academy.carry(ask.token.as_deref(), &known.address(), &ask.body).await {
        Ok(carried) => sign_in_page(site, known, &ask.path, carried),
        Err(error) => finish(site, known, Err(error)),
    }
}

fn sign_in_page(site: &Site, known: &Answering, next: &str, carried: Option<String>) -> Response<Body> {
    let form = FormState::default().carrying(carried);
    let next = next.to_owned();
    framed(site, known, StatusCode::UNAUTHORIZED, move |language| app::people::sign_in_page(language, &form, &next))
}

fn moved(known: &Answering, parameters: &[(String, String)], former: &str, present: &str) -> Response<Body> {
    let is_part = parameters.iter().any(|(_, value)| value == former);
    let parts: Vec<&str> = known.path.split('/').map(|part| if is_part && part == former { present } else { part }).collect();
    redirect(StatusCode::PERMANENT_REDIRECT, &parts.join("/"))
}

/// What was posted before the sign-in ended goes on its way now, as if it had just been sent.
async fn send_carried(site: &Arc<Site>, to: &str, token: &str, path: &str, body: Vec<u8>) -> Response<Body> {
    let cookie = format!("{}={token}", site.config.cookie());
    let request = axum::http::Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::COOKIE, &cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body));
    let (Ok(request), Some(router)) = (request, site.router.get().cloned()) else { return signed_in(site, to, token, false) };
    let mut response = match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    response.headers_mut().remove(header::CONTENT_ENCODING);
    if let Ok(value) = HeaderValue::from_str(&sign_in_cookie(site, token)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

async fn not_found(site: &Site, request: Parts) -> Response<Body> {
    let token = cookie(&request.headers, site.config.cookie()).filter(|_| left(&request.headers).is_none());
    // Whoever is signed in stays so on this page; a store that fails does not keep it from being shown.
    let caller = match token {
        Some(token) => site.academy.visit(Some(&token)).await.ok().and_then(|visit| visit.caller),
        None => None,
    };
    finish(site, &Answering::nowhere(&request, caller.as_ref()), Err(Error::NotFound))
}

/// Counts every answer, and gives words to the refusal of a form that another site sent.
async fn tell_and_count(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let known = Answering::nowhere(&parts, None);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if response.status() == StatusCode::FORBIDDEN && !response.headers().contains_key(header::CONTENT_TYPE) {
        response = refused(&site, &known, StatusCode::FORBIDDEN, "other-site", AppError::OtherSite);
    }
    let first = usize::from(response.status().as_u16() / 100).min(5);
    site.answered[first].fetch_add(1, Ordering::Relaxed);
    response
}
