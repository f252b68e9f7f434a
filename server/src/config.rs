//! Settings: environment variables with the prefix `FAIRWAY_`, or the same in lower case in a TOML file. Read once at
//! start; every problem reported together; unknown names refused.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use domain::time::Span;

/// Everything that can be set.
#[derive(Clone)]
pub struct Config {
    /// `FAIRWAY_DATABASE_URL`: `sqlite:FILE` or `postgres://…`. Default `sqlite:fairway.db`.
    pub database_url: String,
    /// `FAIRWAY_LISTEN`: where the program listens. Default `127.0.0.1:3000`.
    pub listen: SocketAddr,
    /// `FAIRWAY_PUBLIC_URL`: where it is reached. Default: the listening address, on loopback.
    pub public_url: String,
    /// `FAIRWAY_INSECURE`: `yes` to serve another address than loopback without https.
    pub insecure: bool,
    /// `FAIRWAY_TRUSTED_PROXIES`: addresses whose `X-Forwarded-For` counts, separated by commas. Default none.
    pub trusted_proxies: Vec<IpAddr>,
    /// `FAIRWAY_DATA`: folder of master key and mail files. Default: the database file's folder.
    pub data: PathBuf,
    /// `FAIRWAY_MASTER_KEY_FILE`: default `master.key` in the data folder.
    pub master_key_file: PathBuf,
    /// `FAIRWAY_OPERATOR`: who runs this installation, as shown on every page and certificate.
    pub operator: String,
    /// `FAIRWAY_SMTP_URL`: `smtp://…` or `smtps://…`. Default none: mail lands as files in the data folder.
    pub smtp_url: Option<String>,
    /// `FAIRWAY_MAIL_FROM`: the sender of letters.
    pub mail_from: String,
    /// `FAIRWAY_METRICS_TOKEN`: bearer token for `/metrics` from elsewhere than loopback. Default none.
    pub metrics_token: Option<String>,
    /// `FAIRWAY_LOG`: filter of the log. Default `info`.
    pub log: String,
    /// `FAIRWAY_CLOCK`: seconds a demonstration's clock is moved by. Default none.
    pub clock_moved: Span,
    /// `FAIRWAY_REHEARSAL`: `no` leaves the demonstration's roster empty, without calls and files. Default: made.
    pub rehearsal: bool,
}

/// Name, default and what it is, for `.env.example`.
pub const SETTINGS: [(&str, &str, &str); 12] = [
    ("FAIRWAY_DATABASE_URL", "sqlite:fairway.db", "sqlite:FILE or postgres://…"),
    ("FAIRWAY_LISTEN", "127.0.0.1:3000", "where the program listens"),
    ("FAIRWAY_PUBLIC_URL", "", "where it is reached; the only source of links; default: the listening address, on loopback"),
    ("FAIRWAY_INSECURE", "", "yes: serve another address than loopback without https (every page says so)"),
    ("FAIRWAY_TRUSTED_PROXIES", "", "addresses whose X-Forwarded-For counts, separated by commas"),
    ("FAIRWAY_DATA", "", "folder of master key and mail files; default: the database file's folder; demanded on PostgreSQL"),
    ("FAIRWAY_MASTER_KEY_FILE", "", "64 hexadecimal digits; default: master.key in the data folder; demanded on PostgreSQL"),
    ("FAIRWAY_OPERATOR", "Fairway", "who runs it, as shown on every page and certificate"),
    ("FAIRWAY_SMTP_URL", "", "smtp://… or smtps://…; default none: mail lands as files in the data folder"),
    ("FAIRWAY_MAIL_FROM", "Fairway <fairway@localhost>", "the sender of letters"),
    ("FAIRWAY_METRICS_TOKEN", "", "bearer token for /metrics from elsewhere than loopback"),
    ("FAIRWAY_LOG", "info", "filter of the log"),
];

/// Set by the build and the tests, not for the program.
const TOOLS: [&str; 9] = [
    "FAIRWAY_CACHE",
    "FAIRWAY_CHROMIUM",
    "FAIRWAY_POSTGRES",
    "FAIRWAY_NEXTEST",
    "FAIRWAY_TEST_POSTGRES",
    "FAIRWAY_POSTGRES_STATE",
    "FAIRWAY_CONFIG",
    "FAIRWAY_CLOCK",
    "FAIRWAY_REHEARSAL",
];

impl fmt::Debug for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("data", &self.data)
            .field("database_url", &redacted(&self.database_url))
            .field("smtp_url", &self.smtp_url.as_deref().map(redacted))
            .field("metrics_token", &self.metrics_token.as_ref().map(|_| "…"))
            .finish_non_exhaustive()
    }
}

/// An address without what stands between `//` and `@`.
pub fn redacted(url: &str) -> String {
    match (url.find("//"), url.rfind('@')) {
        (Some(from), Some(to)) if from < to => format!("{}…{}", &url[..from + 2], &url[to..]),
        _ => url.to_owned(),
    }
}

impl Config {
    /// Reads the environment, and the TOML file `FAIRWAY_CONFIG` names.
    pub fn from_environment() -> Result<Self, Vec<String>> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let mut given: BTreeMap<String, String> = std::env::vars().filter(|(name, _)| name.starts_with("FAIRWAY_")).collect();
        if let Some(file) = given.get("FAIRWAY_CONFIG").cloned() {
            let text = std::fs::read_to_string(&file).map_err(|error| vec![format!("{file}: {error}")])?;
            let table: toml::Table = text.parse().map_err(|error| vec![format!("{file}: {error}")])?;
            for (name, value) in table {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                given.entry(format!("FAIRWAY_{}", name.to_uppercase())).or_insert(text);
            }
        }
        #[cfg(feature = "faults")]
        if let Some(name) = given.remove("FAIRWAY_TEST_FAULT") {
            academy::Fault::named(&name).ok_or_else(|| vec![format!("{name} is no fault")])?.begin();
        }
        Self::from_values(&given)
    }

    /// Reads settings from names and values; everything wrong is told at once.
    pub fn from_values(given: &BTreeMap<String, String>) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        for name in given.keys() {
            if !SETTINGS.iter().any(|(known, ..)| known == name) && !TOOLS.contains(&name.as_str()) {
                problems.push(format!("{name} is not a setting of this program; see .env.example"));
            }
        }
        let set = |name: &str| given.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let or_default = |name: &str| {
            let default = SETTINGS.iter().find(|(known, ..)| *known == name).map_or("", |(_, default, _)| default);
            set(name).unwrap_or_else(|| default.to_owned())
        };
        let database_url = or_default("FAIRWAY_DATABASE_URL");
        let listen: SocketAddr = or_default("FAIRWAY_LISTEN").parse().unwrap_or_else(|_| {
            problems.push("FAIRWAY_LISTEN is an address and a port, such as 127.0.0.1:3000".to_owned());
            SocketAddr::from(([127, 0, 0, 1], 3000))
        });
        let insecure = set("FAIRWAY_INSECURE").is_some_and(|value| value == "yes");
        let public_url = public_url(set("FAIRWAY_PUBLIC_URL"), listen, insecure, &mut problems);
        let trusted_proxies = addresses(&set("FAIRWAY_TRUSTED_PROXIES").unwrap_or_default(), &mut problems);
        let is_postgres = database_url.starts_with("postgres");
        let data = set("FAIRWAY_DATA").map_or_else(|| default_data(&database_url), PathBuf::from);
        if is_postgres && set("FAIRWAY_DATA").is_none() {
            problems.push("FAIRWAY_DATA is demanded on PostgreSQL".to_owned());
        }
        let master_key_file = set("FAIRWAY_MASTER_KEY_FILE").map_or_else(|| data.join("master.key"), PathBuf::from);
        if is_postgres && set("FAIRWAY_MASTER_KEY_FILE").is_none() {
            problems.push("FAIRWAY_MASTER_KEY_FILE is demanded on PostgreSQL, and equal on all servers".to_owned());
        }
        let clock_moved = clock_moved(set("FAIRWAY_CLOCK"), &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            database_url,
            listen,
            public_url,
            insecure,
            trusted_proxies,
            data,
            master_key_file,
            operator: or_default("FAIRWAY_OPERATOR"),
            smtp_url: set("FAIRWAY_SMTP_URL"),
            mail_from: or_default("FAIRWAY_MAIL_FROM"),
            metrics_token: set("FAIRWAY_METRICS_TOKEN"),
            log: or_default("FAIRWAY_LOG"),
            clock_moved,
            rehearsal: set("FAIRWAY_REHEARSAL").is_none_or(|value| value != "no"),
        })
    }

    /// Whether the public address is https: then the cookie is bound to it.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The sign-in cookie's name.
    pub fn cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-fairway" } else { "fairway" }
    }
}

/// By how much a demonstration's clock is moved.
fn clock_moved(text: Option<String>, problems: &mut Vec<String>) -> Span {
    let seconds = text.map_or(Some(0), |text| text.parse().ok()).unwrap_or_else(|| {
        problems.push("FAIRWAY_CLOCK is whole seconds".to_owned());
        0
    });
    Span::seconds(seconds)
}

/// The proxies whose word on a caller's address is taken.
fn addresses(list: &str, problems: &mut Vec<String>) -> Vec<IpAddr> {
    let mut addresses = Vec::new();
    for text in list.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        match text.parse() {
            Ok(address) => addresses.push(address),
            Err(_) => problems.push(format!("FAIRWAY_TRUSTED_PROXIES: {text} is not an address")),
        }
    }
    addresses
}

fn public_url(given: Option<String>, listen: SocketAddr, insecure: bool, problems: &mut Vec<String>) -> String {
    let url = given.unwrap_or_else(|| format!("http://{listen}"));
    let url = url.trim_end_matches('/').to_owned();
    let host = url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest).to_owned()).unwrap_or_default();
    if !(url.starts_with("https://") || url.starts_with("http://")) || host.is_empty() || host.contains(char::is_whitespace) {
        problems.push("FAIRWAY_PUBLIC_URL is an address such as https://fairway.example".to_owned());
        return url;
    }
    if url.starts_with("http://") && !is_loopback(&host) && !insecure {
        problems.push(format!("{url} is neither https nor loopback: set FAIRWAY_PUBLIC_URL to an https address, or FAIRWAY_INSECURE=yes"));
    }
    url
}

fn is_loopback(host: &str) -> bool {
    let name =
        host.rsplit_once(':').map_or(host, |(name, port)| if port.chars().all(|digit| digit.is_ascii_digit()) { name } else { host });
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn default_data(database_url: &str) -> PathBuf {
    let file = database_url.trim_start_matches("sqlite:").trim_start_matches("//");
    let file = file.split('?').next().unwrap_or(file);
    PathBuf::from(file).parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// The text of `.env.example`.
pub fn example() -> String {
    let mut text = "# Settings of Fairway, with their defaults. Copy to .env or set in the service's environment.\n".to_owned();
    for (name, default, what) in SETTINGS {
        text.push_str(&format!("\n# {what}\n#{name}={default}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        Config::from_values(&given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn nothing_set_means_sqlite_on_loopback() {
        let config = read(&[]).expect("defaults are right");
        assert_eq!((config.public_url.as_str(), config.cookie()), ("http://127.0.0.1:3000", "fairway"));
    }

    #[test]
    fn another_address_without_https_is_refused_unless_insisted_on() {
        assert!(read(&[("FAIRWAY_LISTEN", "0.0.0.0:80")]).is_err());
        assert!(read(&[("FAIRWAY_PUBLIC_URL", "http://fairway.example")]).is_err());
        assert!(read(&[("FAIRWAY_PUBLIC_URL", "http://fairway.example"), ("FAIRWAY_INSECURE", "yes")]).is_ok());
        let secure = read(&[("FAIRWAY_PUBLIC_URL", "https://fairway.example/"), ("FAIRWAY_LISTEN", "0.0.0.0:80")]).expect("https");
        assert_eq!((secure.public_url.as_str(), secure.cookie()), ("https://fairway.example", "__Host-fairway"));
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let problems =
            read(&[("FAIRWAY_LISTEN", "here"), ("FAIRWAY_COLOUR", "red"), ("FAIRWAY_DATABASE_URL", "postgres://x")]).expect_err("wrong");
        assert_eq!(problems.len(), 4, "{problems:?}");
    }

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        assert_eq!(redacted("postgres://fairway:secret@db/fairway"), "postgres://…@db/fairway");
    }

    #[test]
    fn the_example_file_says_what_the_program_reads() {
        let kept = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../.env.example")).unwrap_or_default();
        assert_eq!(kept, example(), "write .env.example anew: cargo run -p server -- doctor --env-example > .env.example");
    }
}
