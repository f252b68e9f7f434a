//! The commands: serve, migrate, import, demo, admin, doctor.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use academy::{Academy, Clock, ImportReport, MasterKey, MovedClock, Settings, Store, StoreSettings, SystemClock};
use anyhow::{Context, anyhow, bail};
use clap::{Parser, Subcommand};
use domain::language::Language;
use domain::time::Span;

use crate::config::{Config, example};
use crate::http::{Site, router};
use crate::jobs::{self, Mailer};

/// How long a program that was asked to stop waits for clients in the middle of a request.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// Fairway: customs officers learn risk management and intelligence work.
#[derive(Debug, Parser)]
#[command(name = "server", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve; migrates first where needed.
    Serve {
        /// Serve a demonstration, making it first where it is not there yet.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the schema up to date.
    Migrate,
    /// Keep a folder of course content as drafts.
    Import {
        /// The folder: instruments.toml and one folder for each course.
        folder: PathBuf,
        /// Say what would be done, and do nothing.
        #[arg(long)]
        dry_run: bool,
        /// Write missing block ids and source hashes into the files, and stop.
        #[arg(long)]
        write_ids: bool,
    },
    /// Make the demonstration's people and records, on an empty database.
    Demo,
    /// Administrators and keys.
    Admin {
        #[command(subcommand)]
        what: Admin,
    },
    /// The record of decisions, permissions, scores and disclosures.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Check database, content, clock, disk and mail.
    Doctor {
        /// Make every summary anew from the facts.
        #[arg(long)]
        rebuild: bool,
        /// Print the text of .env.example, and stop.
        #[arg(long)]
        env_example: bool,
    },
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Check every seal, link and detail of the record, and where it ends.
    Verify,
}

#[derive(Debug, Subcommand)]
enum Admin {
    /// Make an administrator and print the link to set the account up.
    Create {
        /// Work address.
        #[arg(long)]
        email: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// Language: en or fr.
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Add a signing key that signs from now on.
    RotateKey,
}

/// Runs the command.
pub async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if let Command::Doctor { env_example: true, .. } = arguments.command {
        print(&example());
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Import { folder, write_ids: true, .. } = &arguments.command {
        return write_ids(folder);
    }
    let config = Config::from_environment().map_err(|problems| anyhow!("the settings are wrong:\n  {}", problems.join("\n  ")))?;
    tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::new(&config.log)).with_writer(std::io::stderr).init();
    let _ = rustls::crypto::ring::default_provider().install_default();
    match arguments.command {
        Command::Serve { demo } => serve(config, demo).await,
        Command::Migrate => {
            open(&config).await?.1.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Import { folder, dry_run, .. } => import(&config, &folder, dry_run).await,
        Command::Demo => {
            let (academy, _) = prepare(&config, true).await?;
            guard_demo(&academy, &config, true).await?;
            make_demo(&academy, &config).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Admin { what } => admin(&config, what).await,
        Command::Audit { what: Audit::Verify } => verify_record(&config).await,
        Command::Doctor { rebuild, .. } => doctor(&config, rebuild).await,
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn print(text: &str) {
    print!("{text}");
}

async fn open(config: &Config) -> anyhow::Result<(StoreSettings, Store)> {
    std::fs::create_dir_all(&config.data).with_context(|| format!("{} cannot be made", config.data.display()))?;
    let settings = StoreSettings { url: config.database_url.clone(), connections: 8 };
    let store = Store::open(&settings).await.context("the database cannot be opened")?;
    store.migrate(&settings).await.context("the database cannot be migrated")?;
    Ok((settings, store))
}

/// Opens everything: store, master key, organisations, keys, shipped courses.
async fn prepare(config: &Config, demo: bool) -> anyhow::Result<(Academy, ImportReport)> {
    let (_, store) = open(config).await?;
    let was_empty = store.is_empty().await?;
    let settings = Settings {
        public_url: config.public_url.clone(),
        operator: config.operator.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo,
    };
    let master = master_key(config)?;
    let clock: Arc<dyn Clock> = match config.clock_moved {
        Span(0) => Arc::new(SystemClock),
        _ if !demo => bail!("FAIRWAY_CLOCK moves the clock of a demonstration, and of nothing else"),
        moved => Arc::new(MovedClock(moved)),
    };
    let academy = Academy::open(store, clock, settings, master).await?;
    if was_empty {
        academy.add_first_organisations().await?;
    }
    academy.prepare_keys().await?;
    academy.ship_policies().await?;
    academy.ship_letters().await?;
    let mut report = academy.ship(&crate::content::shipped()).await?;
    if demo {
        report.problems.extend(academy.ship(&crate::content::demonstration()).await?.problems);
    }
    for problem in &report.problems {
        tracing::error!(problem = %problem, "shipped content is wrong");
    }
    if demo {
        guard_demo(&academy, config, was_empty).await?;
    } else if academy.is_demo().await? {
        bail!("this database was made by a demonstration: serve it with --demo, or choose another with FAIRWAY_DATABASE_URL");
    }
    Ok((academy, report))
}

/// Checks the record and prints what is wrong with it, by place.
async fn verify_record(config: &Config) -> anyhow::Result<ExitCode> {
    let (_, store) = open(config).await?;
    let settings = Settings {
        public_url: config.public_url.clone(),
        operator: config.operator.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo: false,
    };
    let academy = Academy::open(store, Arc::new(SystemClock), settings, master_key(config)?).await?;
    let check = academy.verify_record().await?;
    let faults = check.faults.iter().fold(String::new(), |told, fault| format!("{told}  {fault}\n"));
    let verdict = if check.faults.is_empty() { "nothing is wrong" } else { "the record was tampered with" };
    print(&format!("{} entries chained, {} not yet: {verdict}\n{faults}", check.chained, check.unchained));
    Ok(if check.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes the demonstration where it is not there yet: people and records, then accreditations.
async fn make_demo(academy: &Academy, config: &Config) -> anyhow::Result<()> {
    academy.make_demo().await.context("the demonstration could not be made")?;
    if !config.rehearsal {
        return Ok(());
    }
    academy.rehearse_accreditations().await.context("the demonstration's accreditations could not be made")
}

/// A demonstration only on an empty database or one it made, and only on loopback.
async fn guard_demo(academy: &Academy, config: &Config, was_empty: bool) -> anyhow::Result<()> {
    if !config.listen.ip().is_loopback() {
        bail!("a demonstration is served on loopback only: its password is known to everybody");
    }
    if !was_empty && !academy.is_demo().await? {
        bail!("this database holds real records: a demonstration needs an empty one");
    }
    Ok(())
}

/// The master key of its file; made at first start on SQLite.
fn master_key(config: &Config) -> anyhow::Result<MasterKey> {
    let file = &config.master_key_file;
    match std::fs::read_to_string(file) {
        Ok(text) => MasterKey::parse(&text).with_context(|| file.display().to_string()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && config.database_url.starts_with("sqlite:") => {
            let key = MasterKey::generate();
            write_secret(file, &key.written()).with_context(|| format!("{} cannot be written", file.display()))?;
            Ok(key)
        }
        Err(error) => Err(error).with_context(|| format!("the master key {} cannot be read", file.display())),
    }
}

#[cfg(unix)]
fn write_secret(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?.write_all(text.as_bytes())
}

#[cfg(not(unix))]
fn write_secret(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    std::fs::write(file, text)
}

async fn serve(config: Config, demo: bool) -> anyhow::Result<ExitCode> {
    let (academy, report) = prepare(&config, demo).await?;
    if !report.problems.is_empty() {
        bail!("the courses that come with this program are damaged");
    }
    if demo {
        make_demo(&academy, &config).await?;
    }
    let under_way = academy.wake().await.context("sittings under way could not be looked after")?;
    tracing::info!(attempts = under_way, "sittings under way were looked after");
    let mailer = Arc::new(Mailer::new(&config)?);
    let assets = crate::assets::Site::load()?;
    let listener =
        tokio::net::TcpListener::bind(config.listen).await.with_context(|| format!("{} cannot be listened on", config.listen))?;
    announce(&config, demo);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let runner = tokio::spawn(jobs::run(academy.clone(), mailer, stopped));
    let store = academy.store().clone();
    let site = Arc::new(Site::new(academy, config, assets, demo));
    let service = router(&site).into_make_service_with_connect_info::<std::net::SocketAddr>();
    until_stopped(listener, service).await?;
    let _ = stop.send(true);
    let _ = runner.await;
    // A request that was cut off may still hold a connection; what it had not committed is rolled back.
    let _ = tokio::time::timeout(LAST_WORDS, store.close()).await;
    Ok(ExitCode::SUCCESS)
}

/// Serves until asked to stop, then until what runs is answered, but no longer than [`LAST_WORDS`].
async fn until_stopped(
    listener: tokio::net::TcpListener,
    service: axum::extract::connect_info::IntoMakeServiceWithConnectInfo<axum::Router, std::net::SocketAddr>,
) -> std::io::Result<()> {
    let (asked, on_asked) = tokio::sync::oneshot::channel();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        asked_to_stop().await;
        let _ = asked.send(());
    });
    tokio::select! {
        ended = served.into_future() => ended,
        () = async {
            let _ = on_asked.await;
            tokio::time::sleep(LAST_WORDS).await;
        } => {
            tracing::warn!("clients that did not finish were cut off");
            Ok(())
        }
    }
}

fn announce(config: &Config, demo: bool) {
    let mut text = format!("Fairway is at {}\n", config.public_url);
    if demo {
        text.push_str(&format!("\nDemonstration. Everybody's password: {}\n", academy::DEMO_PASSWORD));
        for person in academy::DEMO_PEOPLE {
            text.push_str(&format!("  {}@demo.example  {}\n", person.account, person.name));
        }
        text.push_str(&format!("Letters land in {}\n", config.data.join("mail").display()));
    }
    print(&text);
}

/// Until the operator, or the system, asks the program to end.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}

fn write_ids(folder: &std::path::Path) -> anyhow::Result<ExitCode> {
    let files = crate::content::folder(folder).with_context(|| folder.display().to_string())?;
    match interop::folder::write_ids(&files) {
        Ok(changed) => {
            for (path, text) in &changed {
                std::fs::write(folder.join(path), text).with_context(|| path.clone())?;
                print(&format!("written: {path}\n"));
            }
            print(&format!("{} files written\n", changed.len()));
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            for problem in problems {
                print(&format!("{problem}\n"));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn import(config: &Config, folder: &std::path::Path, dry_run: bool) -> anyhow::Result<ExitCode> {
    let files = crate::content::folder(folder).with_context(|| folder.display().to_string())?;
    let (academy, _) = {
        let demo = academy::was_made_by_demo(&open(config).await?.1).await?;
        prepare(config, demo).await?
    };
    let report = if dry_run { academy.try_import(&files).await? } else { academy.import(&files).await? };
    for problem in &report.problems {
        print(&format!("{problem}\n"));
    }
    for course in &report.courses {
        let what = match (dry_run, course.in_force, course.number) {
            (true, ..) => "would be kept as a draft".to_owned(),
            (false, true, Some(number)) => format!("edition {number} is in force already"),
            (false, _, number) => format!("kept as draft, edition {}", number.unwrap_or(0)),
        };
        print(&format!(
            "{}: {} documents, {} ({}), {} stale blocks\n",
            course.course,
            course.documents,
            what,
            &course.hash[..8],
            course.stale.len()
        ));
        for (path, line, block) in &course.stale {
            print(&format!("  stale: {path}:{line}: block {block} was made from an older text\n"));
        }
    }
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn admin(config: &Config, what: Admin) -> anyhow::Result<ExitCode> {
    let (academy, _) = prepare(config, false).await?;
    match what {
        Admin::Create { email, name, language } => {
            let language = Language::of_interface(&language).ok_or_else(|| anyhow!("--language is en or fr"))?;
            let link = academy.create_administrator(&name, &email, language).await.context("the administrator could not be made")?;
            print(&format!("Set the account up within 72 hours at\n{link}\n"));
        }
        Admin::RotateKey => {
            let key = academy.rotate_key().await?;
            print(&format!("Signing key {key} signs from now on; what others signed goes on verifying.\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks what an operator would, and says what to do about it.
async fn doctor(config: &Config, rebuild: bool) -> anyhow::Result<ExitCode> {
    let mut findings = Findings { healthy: true };
    let (_, store) = open(config).await?;
    let demo = academy::was_made_by_demo(&store).await?;
    let durability = store.durability().await;
    let durability = durability.map(|level| format!("{:?}, migrated, synchronous {level}", store.kind()));
    findings.tell("database", durability.map_err(|error| error.to_string()));
    store.close().await;
    let (academy, report) = prepare(config, demo).await?;
    check_content(&mut findings, &academy, &report).await?;
    check_machine(&mut findings, config, &academy).await?;
    let running = academy.running().await?;
    let late = running.late_letters;
    let letters = if late == 0 { Ok("no letter waits".to_owned()) } else { Err(format!("{late} letters wait for more than half an hour")) };
    findings.tell("outbox", letters);
    let given_up = running.failed_jobs;
    findings.tell("jobs", if given_up == 0 { Ok("none given up".to_owned()) } else { Err(format!("{given_up} given up")) });
    if rebuild {
        let count = academy.rebuild_standings().await?;
        findings.tell("summaries", Ok(format!("{count} made anew")));
    }
    Ok(if findings.healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the doctor finds, told as it is found.
struct Findings {
    healthy: bool,
}

impl Findings {
    fn tell(&mut self, name: &str, outcome: Result<String, String>) {
        match outcome {
            Ok(words) => print(&format!("ok    {name}: {words}\n")),
            Err(words) => {
                self.healthy = false;
                print(&format!("WRONG {name}: {words}\n"));
            }
        }
    }
}

async fn check_content(findings: &mut Findings, academy: &Academy, report: &ImportReport) -> anyhow::Result<()> {
    let shipped = match report.problems.first() {
        None => Ok(format!("{} courses shipped", report.courses.len())),
        Some(problem) => Err(format!("{problem} (and {} more)", report.problems.len() - 1)),
    };
    findings.tell("content", shipped);
    let stale: usize = report.courses.iter().map(|course| course.stale.len()).sum();
    let translations =
        if stale == 0 { Ok("none older than its source".to_owned()) } else { Err(format!("{stale} blocks older than their source")) };
    findings.tell("translations", translations);
    let drafts = academy.drafts().await?;
    let drafts: Vec<String> = drafts.iter().map(|draft| format!("{} edition {}", draft.course, draft.number)).collect();
    findings.tell("drafts", Ok(if drafts.is_empty() { "none".to_owned() } else { drafts.join(", ") }));
    Ok(())
}

async fn check_machine(findings: &mut Findings, config: &Config, academy: &Academy) -> anyhow::Result<()> {
    // 2026-01-01: a clock before this program was written is wrong.
    let today = academy::moment(academy.now(), "UTC").date.to_string();
    let clock = if academy.now().0 > 1_767_225_600_000 { Ok(today) } else { Err("the system's clock is before 2026".to_owned()) };
    findings.tell("clock", clock);
    let probe = config.data.join(".doctor");
    let disk = std::fs::write(&probe, vec![0; 1 << 20]).and_then(|()| std::fs::remove_file(&probe));
    findings.tell("disk", disk.map(|()| config.data.display().to_string()).map_err(|error| error.to_string()));
    let way = config.smtp_url.as_deref().map_or("files in the data folder".to_owned(), crate::config::redacted);
    findings.tell("mail", Mailer::new(config)?.check().await.map(|()| way));
    Ok(())
}
