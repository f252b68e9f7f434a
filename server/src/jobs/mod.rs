//! Jobs: claimed one at a time, each idempotent by its key; letters are worded and sent here.

mod mail;

use std::sync::Arc;
use std::time::Duration;

use academy::{Academy, Job};
use domain::id::{CorrectionId, LetterId};
use tokio::sync::watch;

pub use mail::Mailer;

/// How often due jobs are looked for when none was found.
const PAUSE: Duration = Duration::from_millis(500);

/// Runs jobs until told to stop; what runs is finished first.
pub async fn run(academy: Academy, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    if let Err(error) = academy.plan_regular_jobs().await {
        tracing::error!(cause = %error, "regular jobs could not be planned");
    }
    while !*stop.borrow() {
        let worked = match turn(&academy, &mailer).await {
            Ok(worked) => worked,
            Err(error) => {
                tracing::error!(cause = %error, "jobs could not be run");
                false
            }
        };
        if !worked {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// Runs the next job that is due; false when none was.
pub async fn turn(academy: &Academy, mailer: &Mailer) -> Result<bool, academy::Error> {
    let Some(job) = academy.claim_job().await? else { return Ok(false) };
    match work(academy, mailer, &job).await {
        Ok(()) => academy.finish_job(&job).await?,
        Err(why) => {
            tracing::warn!(job.kind = %job.kind, job.attempts = job.attempts, cause = %why, "a job failed and is tried again later");
            academy.retry_job(&job, &why).await?;
        }
    }
    Ok(true)
}

async fn work(academy: &Academy, mailer: &Mailer, job: &Job) -> Result<(), String> {
    let told = |error: academy::Error| error.to_string();
    match job.kind.as_str() {
        "send-letter" => send(academy, mailer, &job.payload).await,
        "note-alive" => academy.note_alive().await.map_err(told),
        "close-overdue" => academy.close_overdue().await.map(|_| ()).map_err(told),
        "remark" => {
            let id = CorrectionId::parse(&job.payload).ok_or("the job names no correction")?;
            academy.remark(id).await.map(|_| ()).map_err(told)
        }
        "chain-record" | "chain-now" => academy.chain_record().await.map(|_| ()).map_err(told),
        "lapse-overdue" => academy.lapse_overdue().await.map(|_| ()).map_err(told),
        "remind-before-end" => academy.remind_before_end().await.map(|_| ()).map_err(told),
        "remind-of-work" => academy.remind_of_work().await.map(|_| ()).map_err(told),
        "erase-documents" => academy.erase_due_documents().await.map(|_| ()).map_err(told),
        "forget-limits" => academy.forget_limits().await.map_err(told),
        other => Err(format!("no job is called {other}")),
    }
}

async fn send(academy: &Academy, mailer: &Mailer, payload: &str) -> Result<(), String> {
    let id = LetterId::parse(payload).ok_or("the job names no letter")?;
    let Some(letter) = academy.letter(id).await.map_err(|error| error.to_string())? else { return Ok(()) };
    let name = academy.name_of(letter.person).await.map_err(|error| error.to_string())?;
    let worded = app::letters::word(letter.language, name.as_deref(), &letter.letter, &academy.settings().operator);
    mailer.send(&letter, &worded).await?;
    academy.mark_sent(id).await.map_err(|error| error.to_string())
}
