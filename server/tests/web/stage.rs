//! The people and objects of `access.txt`: what each line names is made as it is needed, and made anew once it is used up.

use std::collections::HashMap;

use axum::http::Method;
use domain::id::PostingId;
use domain::language::Language;

use crate::objects::{PASSWORD, Place};
use crate::world::{Call, Person, World, encoded};

/// Well formed, and of nothing.
const NO_ID: &str = "01890000-0000-7000-8000-000000000000";
const NO_CREDENTIAL: &str = "00000000000000000000000000";
const NO_TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// `../../etc/passwd "<`, as it stands in an address and in a form.
const GARBAGE: &str = "..%2F..%2Fetc%2Fpasswd%20%22%3C";

/// A person of the table: column, account, administration.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    account: Option<&'static str>,
    home: &'static str,
}

const fn column(name: &'static str, account: Option<&'static str>, home: &'static str) -> Column {
    Column { name, account, home }
}

pub(crate) const COLUMNS: [Column; 9] = [
    column("visitor", None, ""),
    column("waiting", Some("waiting1"), "SN"),
    column("officer", Some("officer"), "SN"),
    column("coordinator", Some("coordinator"), "SN"),
    column("coordinator2", Some("coordinator2"), "GH"),
    column("tutor", Some("tutor"), "MA"),
    column("author", Some("author"), "WCO"),
    column("auditor", Some("auditor"), "WCO"),
    column("admin", Some("admin"), "WCO"),
];

impl Column {
    /// The administration an object of this relation belongs to.
    fn home_of(&self, relation: &str) -> &'static str {
        match (relation, self.home) {
            ("unheld", _) => "MA",
            ("stranger", "SN" | "") => "GH",
            ("stranger", _) => "SN",
            (_, home) => home,
        }
    }
}

/// A line of the table.
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) relation: String,
    pub(crate) state: String,
    pub(crate) sent: String,
    pub(crate) expected: Vec<Option<u16>>,
}

/// The world with the objects of the table.
pub(crate) struct Stage {
    pub(crate) world: World,
    place: Place,
    organisation: String,
    waiting: HashMap<&'static str, PostingId>,
    decided: HashMap<&'static str, PostingId>,
    link: HashMap<&'static str, String>,
    tutored: bool,
}

impl Stage {
    pub(crate) async fn set() -> Self {
        let mut world = World::open().await;
        for column in COLUMNS.iter().skip(1) {
            world.person(column.account.unwrap_or_default()).await;
        }
        let (place, organisation) = (world.place().await, world.organisation("SN").await);
        Self { world, place, organisation, waiting: HashMap::new(), decided: HashMap::new(), link: HashMap::new(), tutored: true }
    }

    pub(crate) fn by(&self, column: &Column, call: Call) -> Call {
        call.by(column.account.map(|account| &self.world.people[account]))
    }

    /// Sends the line as this person, from an address of its own so that limits play no part.
    pub(crate) async fn answer(&mut self, line: &Line, column: &Column, path: &str, body: String) -> u16 {
        let number = self.world.unique().to_be_bytes();
        let from = if line.state == "local" { [127, 0, 0, 1] } else { [10, number[1], number[2], number[3]] };
        let call = if line.method == Method::POST { Call::post(path, body) } else { Call::get(path) };
        self.world.send(self.by(column, call).from(from)).await.status
    }

    /// What was used up is not used again; whoever was signed out signs in.
    pub(crate) async fn settle(&mut self, line: &Line, column: &Column, status: u16) {
        if status == 303 && line.method == Method::POST {
            if line.sent.contains("{posting}")
                && let Some(posting) = self.waiting.remove(column.home_of(&line.relation))
            {
                self.decided.insert(column.home_of(&line.relation), posting);
            }
            if line.path.ends_with("{token}") {
                self.link.clear();
            }
            if let Some(account) = column.account.filter(|_| line.path.ends_with("/sign-out") || line.sent == "do=end-all") {
                self.world.sign_in(account, false).await;
            }
        }
        if line.sent.contains("{request}") {
            self.tutor(true).await;
        }
    }

    async fn tutor(&mut self, wanted: bool) {
        if self.tutored != wanted {
            self.world.tutored(wanted).await;
            self.tutored = wanted;
        }
    }

    /// Path and body with everything named in them.
    pub(crate) async fn filled(&mut self, line: &Line, column: &Column, language: &str) -> (String, String) {
        let query = line.sent.strip_prefix('?').map(|query| format!("?{query}")).unwrap_or_default();
        let mut path = line.path.replace("{lang}", language);
        let mut body = if query.is_empty() { line.sent.clone() } else { String::new() };
        let last = line.path.rsplit('/').find(|part| part.starts_with('{')).unwrap_or_default();
        for part in line.path.split('/').filter(|part| part.starts_with('{') && *part != "{lang}") {
            let value = self.part(line, column, part, part == last).await;
            path = path.replace(part, &value);
        }
        if body.contains("{unique}") {
            body = body.replace("{unique}", &self.world.unique().to_string());
        }
        body = body.replace("{organisation}", &self.organisation).replace("{password}", &encoded(PASSWORD));
        if body.contains("{question}") {
            let question = self.question(line, column).await;
            body = body.replace("{question}", &question);
        }
        for name in ["{posting}", "{request}", "{grant}", "{sign_in}", "{attempt}"] {
            if body.contains(name) {
                let id = self.id(line, column, name).await;
                body = body.replace(name, &id);
            }
        }
        self.stand(line, column).await;
        (path + &query, body)
    }

    /// Brings the person's attempts, or the course, to where the line wants them.
    async fn stand(&mut self, line: &Line, column: &Column) {
        let is_member = !["visitor", "waiting"].contains(&column.name);
        match line.state.as_str() {
            "used-up" => {
                let person = self.owner("own", column).await;
                self.world.used_up(&person).await;
            }
            "asked" => {
                let person = self.owner("own", column).await;
                self.world.request(&person).await;
            }
            "untutored" => self.tutor(false).await,
            "" if line.sent == "do=ask" && line.relation == "-" && is_member => {
                let person = self.owner("own", column).await;
                self.world.open_attempt(&person).await;
            }
            _ => {}
        }
    }

    /// A part of the path.
    async fn part(&mut self, line: &Line, column: &Column, part: &str, is_last: bool) -> String {
        let place = &self.place;
        let real = match part {
            "{course}" if line.relation == "no-course" => "no-such-course",
            "{module}" if line.relation == "announced" => place.announced.as_str(),
            "{course}" => place.course.as_str(),
            "{module}" => place.module.as_str(),
            "{lesson}" => place.lessons[0].as_str(),
            "{quiz}" => place.quiz.as_str(),
            "{question}" => place.question.as_str(),
            "{category}" => "toa",
            "{domain}" => "risk-management",
            "{kind}" => "not-yet",
            "{list}" => "1",
            _ => "",
        };
        match (line.relation.as_str(), part) {
            ("garbage", _) if is_last => GARBAGE.to_owned(),
            ("forged", "{attempt}" | "{correction}" | "{batch}" | "{case}" | "{call}" | "{import}" | "{letter}") => NO_ID.to_owned(),
            (_, "{letter}") => self.world.letter().await.to_string(),
            (_, "{import}") => self.world.brought().await.to_string(),
            ("stranger", "{document}") => self.world.document().await.to_string(),
            (_, "{case}") => self.world.case().await.1.to_string(),
            (_, "{call}") => self.world.case().await.0.to_string(),
            ("forged", "{credential}") => NO_CREDENTIAL.to_owned(),
            (relation, "{correction}") => self.correction(relation, column).await,
            ("forged", "{token}") => NO_TOKEN.to_owned(),
            ("forged", "{list}") => "4".to_owned(),
            ("forged", "{file}") => "main.000000000000.css".to_owned(),
            ("forged", _) if is_last => "no-such-thing".to_owned(),
            ("garbage", "{attempt}") => GARBAGE.to_owned(),
            (relation, "{attempt}") => {
                let owner = self.owner(relation, column).await;
                let done = line.state == "handed-in";
                if done { self.world.handed_in(&owner).await } else { self.world.open_attempt(&owner).await }.to_string()
            }
            (relation, "{credential}") => {
                let owner = self.owner(relation, column).await;
                self.world.credential(&owner).await.to_string()
            }
            (_, "{batch}") => self.world.printing().await.0.to_string(),
            (_, "{sheet}") => self.world.printing().await.1,
            (_, "{token}") => self.link_of(kind_of_link(&line.path)).await,
            _ => real.to_owned(),
        }
    }

    /// A correction; each proposes for another question, since one waits for each.
    async fn correction(&mut self, relation: &str, column: &Column) -> String {
        let (account, place) = match (relation, column.account) {
            ("own", Some("tutor")) => ("tutor", 1),
            ("own", Some(account)) => (account, 2),
            _ => ("publisher", 3),
        };
        let proposer = self.world.person(account).await;
        self.world.correction(&proposer, place).await.to_string()
    }

    /// A one-time link that nobody has used.
    async fn link_of(&mut self, kind: &'static str) -> String {
        if let Some(token) = self.link.get(kind) {
            return token.clone();
        }
        let token = if kind == "confirm" {
            self.world.registered("SN").await.0
        } else if kind == "feedback" {
            self.world.feedback().await
        } else {
            let email = format!("colleague{}@demo.example", self.world.unique() % 10 + 1);
            self.world.academy.forgot_password(&email, &email).await.expect("a letter");
            self.world.link_to(&email, "new-password").await
        };
        self.link.insert(kind, token.clone());
        token
    }

    /// Whose object it is.
    async fn owner(&mut self, relation: &str, column: &Column) -> Person {
        let account = match (relation, column.home_of(relation)) {
            ("own", _) => column.account.expect("a visitor owns nothing"),
            (_, "SN") => "officer2",
            (_, "GH") => "colleague11",
            (_, "MA") => return self.world.officer_without_coordinator().await,
            (_, "WCO") => "translator",
            (_, other) => panic!("nobody of {other} owns anything"),
        };
        self.world.person(account).await
    }

    /// The first question of the attempt that the path names.
    async fn question(&mut self, line: &Line, column: &Column) -> String {
        let owner = self.owner(&line.relation, column).await;
        let attempt = if line.state == "handed-in" { self.world.handed_in(&owner).await } else { self.world.open_attempt(&owner).await };
        let mut visit = self.world.academy.visit(Some(&owner.token)).await.expect("a visit");
        let page = self.world.academy.sitting(&mut visit, attempt, Language::EN).await.expect("a sitting");
        page.items[0].question_id.clone()
    }

    /// An id that a form names.
    async fn id(&mut self, line: &Line, column: &Column, name: &str) -> String {
        match (line.relation.as_str(), name) {
            ("forged", _) => NO_ID.to_owned(),
            ("garbage", _) => GARBAGE.to_owned(),
            ("own", "{posting}") => self.owner("own", column).await.actor.posting.to_string(),
            (relation, "{posting}") => {
                let home = column.home_of(relation);
                if let Some(decided) = self.decided.get(home).filter(|_| line.state == "decided") {
                    return decided.to_string();
                }
                if !self.waiting.contains_key(home) {
                    let person = self.world.waiting(home).await;
                    self.waiting.insert(home, person.actor.posting);
                }
                self.waiting[home].to_string()
            }
            (relation, "{request}") => {
                let owner = self.owner(relation, column).await;
                self.world.request(&owner).await.to_string()
            }
            (relation, "{attempt}") => {
                let owner = self.owner(relation, column).await;
                self.world.open_attempt(&owner).await.to_string()
            }
            ("own", "{sign_in}") => {
                // Another of the same person, as on a second device.
                let account = column.account.expect("a visitor is signed in nowhere");
                let here = self.world.people[account].clone();
                let elsewhere = self.world.sign_in(account, false).await;
                self.world.people.insert(account.to_owned(), here);
                elsewhere.actor.sign_in.to_string()
            }
            (_, "{sign_in}") => self.world.person("assessor3").await.actor.sign_in.to_string(),
            ("own", "{grant}") => {
                let owner = self.owner("own", column).await;
                self.world.grant_of(&owner).await.map_or(NO_ID.to_owned(), |grant| grant.to_string())
            }
            (_, _) => {
                let other = self.world.person("assessor3").await;
                self.world.grant_of(&other).await.map_or(NO_ID.to_owned(), |grant| grant.to_string())
            }
        }
    }
}

/// Which link a path takes.
fn kind_of_link(path: &str) -> &'static str {
    let kinds = ["confirm", "feedback", "forgotten"];
    kinds.into_iter().find(|kind| path.contains(&format!("/{kind}/"))).expect("a kind of link")
}
