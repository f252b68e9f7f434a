//! What the head of a request tells: language, cookies, who asks and from where.

use std::net::{IpAddr, SocketAddr};

use app::frame::{Frame, Reader};
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::language::Language;
use domain::people::{Actor, Role};

use super::ask::{Ask, parse_form};
use super::serve::Site;
use crate::config::Config;

/// The roles accreditations wait for.
const ACCREDIT: [Role; 5] = [Role::AccreditationManager, Role::Assessor, Role::DecisionMaker, Role::Auditor, Role::Coordinator];

/// What is known of a request when its answer is made.
pub(super) struct Answering {
    pub(super) language: Language,
    pub(super) language_unknown: bool,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) reader: Option<Reader>,
    pub(super) theme: Option<String>,
    /// The language the browser remembers.
    pub(super) remembered: Option<Language>,
    pub(super) is_api: bool,
    pub(super) zone: String,
    /// Something waits unsent on the device of whoever is signed in.
    pub(super) unsent: bool,
}

impl Answering {
    pub(super) fn of(ask: &Ask, caller: Option<&Actor>) -> Self {
        let given = ask.parameters.iter().find(|(name, _)| name == "lang");
        Self {
            language: ask.language,
            language_unknown: given.is_some_and(|(_, code)| Language::of_interface(code).is_none()),
            path: ask.path.clone(),
            query: ask.query_text.clone(),
            reader: caller.map(reader),
            theme: theme(&ask.headers),
            remembered: cookie(&ask.headers, "language").and_then(|code| Language::of_interface(&code)),
            is_api: ask.path.starts_with("/api/"),
            zone: caller.map_or_else(|| "UTC".to_owned(), |actor| actor.zone.clone()),
            unsent: caller.is_some() && something_waits(&ask.headers),
        }
    }

    /// Of an address that no route has, or before it is known whether one has.
    pub(super) fn nowhere(request: &Parts, caller: Option<&Actor>) -> Self {
        let (path, query) = (request.uri.path(), request.uri.query().unwrap_or_default());
        let code = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        Self {
            language: language(&[("lang".to_owned(), code.to_owned())], &request.headers, query),
            language_unknown: false,
            path: path.to_owned(),
            query: String::new(),
            reader: caller.map(reader),
            theme: theme(&request.headers),
            remembered: cookie(&request.headers, "language").and_then(|code| Language::of_interface(&code)),
            is_api: path.starts_with("/api/"),
            zone: caller.map_or_else(|| "UTC".to_owned(), |actor| actor.zone.clone()),
            unsent: caller.is_some() && something_waits(&request.headers),
        }
    }

    pub(super) fn address(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    pub(super) fn frame(&self, site: &Site, nonce: &str) -> Frame {
        let prefix = format!("/{}", self.language);
        let path = self.path.strip_prefix(&prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        Frame {
            language: self.language,
            path: path.unwrap_or_default().to_owned(),
            outside: path.is_none().then(|| self.path.clone()),
            query: self.query.clone(),
            reader: self.reader.clone(),
            assets: site.assets.frame(),
            nonce: nonce.to_owned(),
            demo: site.demo,
            insecure: site.config.insecure,
            operator: site.config.operator.clone(),
            theme: self.theme.clone(),
            unsent: self.unsent,
        }
    }
}

/// Light or dark, where the reader chose.
fn theme(headers: &HeaderMap) -> Option<String> {
    cookie(headers, "theme").filter(|theme| theme == "light" || theme == "dark")
}

fn reader(actor: &Actor) -> Reader {
    Reader {
        name: actor.name.clone(),
        coordinates: actor.holds(Role::Coordinator) || actor.is_administrator(),
        tutors: actor.holds(Role::Tutor),
        looks_after: actor.looks_after_any(),
        administers: actor.is_administrator(),
        accredits: ACCREDIT.iter().any(|role| actor.holds(*role)) || actor.is_administrator(),
        audits: actor.holds(Role::Auditor),
    }
}

/// The language of the address, else of the query, the cookie, what the browser asks for; else English.
pub(super) fn language(parameters: &[(String, String)], headers: &HeaderMap, query: &str) -> Language {
    let named =
        |given: &[(String, String)]| given.iter().find(|(name, _)| name == "lang").and_then(|(_, code)| Language::of_interface(code));
    named(parameters)
        .or_else(|| named(&parse_form(query.as_bytes())))
        .or_else(|| cookie(headers, "language").and_then(|code| Language::of_interface(&code)))
        .unwrap_or_else(|| preferred(headers))
}

/// The language preferred by `Accept-Language`, by order of quality; English where none of ours is.
pub(super) fn preferred(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut wanted: Vec<(u16, Language)> = accepted
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let language = Language::of_interface(pieces.next()?.split('-').next()?)?;
            let quality = pieces.find_map(|piece| piece.trim().strip_prefix("q=").and_then(|text| text.parse::<f32>().ok())).unwrap_or(1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 1000")]
            let quality = (quality.clamp(0.0, 1.0) * 1000.0) as u16;
            Some((1000 - quality, language))
        })
        .collect();
    wanted.sort_by_key(|(worse, _)| *worse);
    wanted.first().map_or(Language::EN, |(_, language)| *language)
}

/// Whether this device says that answers wait there which the server does not have; whose, it does not say.
pub(super) fn something_waits(headers: &HeaderMap) -> bool {
    cookie(headers, "journal").is_some_and(|value| value == "1")
}

pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .filter(|value| value.len() <= 200)
}

/// Where the caller is: the connection's address, or the last one a trusted proxy tells.
pub(super) fn network_address(config: &Config, headers: &HeaderMap, connection: Option<&ConnectInfo<SocketAddr>>) -> String {
    let Some(ConnectInfo(peer)) = connection else { return "none".to_owned() };
    let mut address: IpAddr = peer.ip();
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or_default();
    for hop in forwarded.rsplit(',') {
        if !config.trusted_proxies.contains(&address) {
            break;
        }
        let Ok(before) = hop.trim().parse() else { break };
        address = before;
    }
    address.to_string()
}
