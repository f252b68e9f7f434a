//! A demonstration in process: people signed in, requests without a port.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;

use academy::{Academy, DEMO_PASSWORD, HandClock, MasterKey, OutboxLetter, Settings, Store, StoreSettings};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use domain::letter::Letter;
use domain::people::Actor;
use domain::time::Timestamp;
use server::config::Config;
use server::http::{Site, router};
use tower::ServiceExt;

/// 2026-11-24, morning in Europe.
const START: Timestamp = Timestamp(1_795_510_800_000);

/// Somebody signed in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Of the cookie.
    pub(crate) token: String,
    /// As the academy knows them.
    pub(crate) actor: Actor,
}

/// The program, with what the tests keep of it.
pub(crate) struct World {
    pub(crate) academy: Academy,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) site: Arc<Site>,
    pub(crate) people: HashMap<String, Person>,
    pub(crate) letters: Vec<OutboxLetter>,
    pub(crate) count: u32,
    pub(crate) file: Option<(domain::id::CallId, domain::id::CaseId)>,
    pub(crate) mission: Option<(domain::id::CaseId, domain::id::MissionId)>,
    pub(crate) open_feedback: Option<String>,
    router: Router,
    _folder: tempfile::TempDir,
}

impl World {
    /// A demonstration as `server serve --demo` makes it, with hashed files where they were built.
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let file = folder.path().join("fairway.db");
        let given = BTreeMap::from([
            ("FAIRWAY_DATABASE_URL".to_owned(), format!("sqlite:{}", file.display())),
            ("FAIRWAY_OPERATOR".to_owned(), "Harbour Training".to_owned()),
        ]);
        let config = Config::from_values(&given).expect("the settings are right");
        let settings = StoreSettings { url: config.database_url.clone(), connections: 8 };
        let store = Store::open(&settings).await.expect("the database opens");
        store.migrate(&settings).await.expect("the database is migrated");
        let clock = Arc::new(HandClock::at(START));
        let settings = Settings {
            public_url: config.public_url.clone(),
            operator: config.operator.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            demo: true,
        };
        let academy = Academy::open(store, clock.clone(), settings, MasterKey::generate()).await.expect("the academy opens");
        academy.add_first_organisations().await.expect("organisations");
        academy.prepare_keys().await.expect("keys");
        academy.ship_policies().await.expect("policies");
        academy.ship_letters().await.expect("letters");
        let report = academy.ship(&server::content::shipped()).await.expect("courses");
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        academy.make_demo().await.expect("the demonstration");
        let assets = server::assets::Site::load().unwrap_or_default();
        let site = Arc::new(Site::new(academy.clone(), config, assets, true));
        let router = router(&site);
        Self {
            academy,
            clock,
            site,
            people: HashMap::new(),
            letters: Vec::new(),
            count: 0,
            file: None,
            mission: None,
            open_feedback: None,
            router,
            _folder: folder,
        }
    }

    /// A person of the demonstration, signed in on the first call.
    pub(crate) async fn person(&mut self, account: &str) -> Person {
        if let Some(person) = self.people.get(account) {
            return person.clone();
        }
        self.sign_in(account, false).await
    }

    /// A person of the demonstration, signed in anew.
    pub(crate) async fn sign_in(&mut self, account: &str, shared_computer: bool) -> Person {
        let email = format!("{account}@demo.example");
        let signed_in = self.academy.sign_in(&email, DEMO_PASSWORD, shared_computer, "test").await;
        let person = self.known_by(signed_in.unwrap_or_else(|error| panic!("{account} signs in: {error}")).token).await;
        self.people.insert(account.to_owned(), person.clone());
        person
    }

    /// Whoever this token belongs to.
    pub(crate) async fn known_by(&self, token: String) -> Person {
        let visit = self.academy.visit(Some(&token)).await.expect("a visit");
        let actor = visit.caller.expect("the sign-in is in force");
        Person { token, actor }
    }

    /// A number used once.
    pub(crate) fn unique(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    /// The last part of the newest letter's link of this kind to this address.
    pub(crate) async fn link_to(&mut self, address: &str, kind: &str) -> String {
        while let Some(job) = self.academy.claim_job().await.expect("jobs") {
            if let Some(id) = domain::id::LetterId::parse(&job.payload).filter(|_| job.kind == "send-letter") {
                self.letters.extend(self.academy.letter(id).await.expect("letters"));
            }
            self.academy.finish_job(&job).await.expect("jobs");
        }
        let letter = self.letters.iter().rev().find(|letter| letter.address == address && letter.letter.name() == kind);
        match letter.map(|letter| &letter.letter) {
            Some(Letter::ConfirmAddress { link } | Letter::NewPassword { link } | Letter::FeedbackAsked { link, .. }) => {
                link.rsplit('/').next().unwrap_or_default().to_owned()
            }
            other => panic!("no letter {kind} to {address}: {other:?}"),
        }
    }

    /// What the program answers.
    pub(crate) async fn send(&self, call: Call) -> Answer {
        self.send_to(&self.router, call).await
    }

    /// What another router over the same academy answers.
    pub(crate) async fn send_to(&self, router: &Router, call: Call) -> Answer {
        let mut request = Request::builder().method(call.method).uri(&call.path);
        if let Some(token) = &call.token {
            request = request.header(header::COOKIE, format!("{}={token}", self.site.config.cookie()));
        }
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let mut request = request.body(Body::from(call.body)).unwrap_or_else(|error| panic!("{}: {error}", call.path));
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((call.from, 40_000))));
        let response = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// A page as somebody sees it.
    pub(crate) async fn page(&self, path: &str, who: Option<&Person>) -> Answer {
        self.send(Call::get(path).by(who)).await
    }
}

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    method: Method,
    path: String,
    token: Option<String>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    from: [u8; 4],
}

impl Call {
    /// A GET from somewhere.
    pub(crate) fn get(path: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), token: None, headers: Vec::new(), body: Vec::new(), from: [192, 0, 2, 1] }
    }

    /// A form of our own page; JSON under `/api/`.
    pub(crate) fn post(path: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::bare_post(path, body).with("sec-fetch-site", "same-origin")
    }

    /// The same without a word about where it comes from.
    pub(crate) fn bare_post(path: &str, body: impl Into<Vec<u8>>) -> Self {
        let kind = if path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
        let call = Self { method: Method::POST, body: body.into(), ..Self::get(path) };
        call.with("content-type", kind)
    }

    /// A form of our own page with a kind and a file in it.
    pub(crate) fn upload(path: &str, kind: &str, name: &str, content: &[u8]) -> Self {
        let field = |name: &str, value: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let fields = [field("do", "hand-in"), field("kind", kind), head].concat();
        let body = [fields.as_bytes(), content, b"\r\n--edge--\r\n"].concat();
        let call = Self { method: Method::POST, body, ..Self::get(path) };
        call.with("content-type", "multipart/form-data; boundary=edge").with("sec-fetch-site", "same-origin")
    }

    /// With another method.
    pub(crate) fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// By somebody, or by a visitor.
    pub(crate) fn by(self, who: Option<&Person>) -> Self {
        self.token(who.map(|person| person.token.as_str()))
    }

    /// With this in the cookie.
    pub(crate) fn token(mut self, token: Option<&str>) -> Self {
        self.token = token.map(str::to_owned);
        self
    }

    /// With a header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// From this network address.
    pub(crate) fn from(mut self, address: [u8; 4]) -> Self {
        self.from = address;
        self
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// A header, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Every cookie set.
    pub(crate) fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// The sign-in's token, where the answer sets one.
    pub(crate) fn token(&self) -> Option<String> {
        let cookie = self.cookies().into_iter().find_map(|cookie| cookie.strip_prefix("fairway="))?;
        cookie.split(';').next().map(str::to_owned).filter(|token| !token.is_empty())
    }

    /// Whether it is a page.
    pub(crate) fn is_page(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    /// The words of the page: without tags, character references undone, white space made single.
    pub(crate) fn words(&self) -> String {
        words(&self.body)
    }

    /// What stands between two marks, the first time.
    pub(crate) fn between(&self, from: &str, to: &str) -> Option<&str> {
        let (_, rest) = self.body.split_once(from)?;
        rest.split_once(to).map(|(inner, _)| inner)
    }
}

/// The words of a piece of HTML.
pub(crate) fn words(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    for (reference, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")]
    {
        text = text.replace(reference, letter);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value as it stands in a form or a query.
pub(crate) fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
