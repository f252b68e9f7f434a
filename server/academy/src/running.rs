//! What the program does by itself: jobs, claimed one at a time under a lease, each idempotent.

use domain::id::{JobId, LetterId, PersonId};
use domain::time::{Span, Timestamp};
use storage::running::{Job, OutboxLetter};

use crate::{Academy, Result, chance, in_one_unit};

/// A job not finished within it is taken up by another server.
const LEASE: Span = Span::minutes(2);
/// A letter is tried for about a day: 1, 2, 4 … minutes apart.
const TRIES: i64 = 11;
/// A letter that waits for longer is worth telling the operator.
const LATE: Span = Span::minutes(30);

/// What comes again and again, and how often.
const REGULAR: [(&str, Span); 8] = [
    ("note-alive", Span::seconds(5)),
    ("close-overdue", Span::seconds(10)),
    ("chain-record", Span::minutes(1)),
    ("lapse-overdue", Span::minutes(10)),
    ("forget-limits", Span::hours(1)),
    ("erase-documents", Span::days(1)),
    ("remind-before-end", Span::days(1)),
    ("remind-of-work", Span::days(1)),
];
/// The setting that holds the last sign of a server, in milliseconds.
const ALIVE: &str = "alive-at";

/// How the installation runs, for health and figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Running {
    /// Letters that wait for longer than half an hour.
    pub late_letters: i64,
    /// Jobs given up.
    pub failed_jobs: i64,
}

impl Academy {
    /// Takes the next job that is due.
    pub async fn claim_job(&self) -> Result<Option<Job>> {
        let now = self.now();
        in_one_unit!(self, work => { work.running().claim_job(now, LEASE).await? })
    }

    /// The job is done; a regular one comes again.
    pub async fn finish_job(&self, job: &Job) -> Result<()> {
        let again = REGULAR.iter().find(|(kind, _)| *kind == job.kind).map(|(_, every)| self.now() + *every);
        in_one_unit!(self, work => {
            match again {
                Some(at) => work.running().repeat_job(job.id, at).await?,
                None => work.running().finish_job(job.id).await?,
            }
        })
    }

    /// The job failed: it is tried again later, each time after twice as long, and given up in the end.
    pub async fn retry_job(&self, job: &Job, why: &str) -> Result<()> {
        let wait = Span::minutes(1 << job.attempts.clamp(0, 10).saturating_sub(1));
        let at = self.now() + wait;
        in_one_unit!(self, work => {
            if job.attempts >= TRIES {
                work.running().give_up_job(job.id, why).await?;
            } else {
                work.running().postpone_job(job.id, at).await?;
            }
        })
    }

    /// The letter a job is to send; none if it was sent before.
    pub async fn letter(&self, id: LetterId) -> Result<Option<OutboxLetter>> {
        let mut work = self.store.read().await?;
        Ok(work.running().letter(id).await?)
    }

    /// The name a letter greets.
    pub async fn name_of(&self, person: Option<PersonId>) -> Result<Option<String>> {
        let Some(person) = person else { return Ok(None) };
        let mut work = self.store.read().await?;
        Ok(work.people().find(person).await?.map(|row| row.name))
    }

    /// The letter was handed to the mail.
    pub async fn mark_sent(&self, id: LetterId) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => { work.running().mark_sent(id, now).await? })
    }

    /// Plans what is done again and again: handing in at the bell, forgetting counters that no longer count. Planned once,
    /// whichever server does it; each comes again after its time.
    pub async fn plan_regular_jobs(&self) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            for (kind, _) in REGULAR {
                work.running().add_job(JobId(chance::id(now)), kind, kind, "", now).await?;
            }
        })
    }

    /// Notes that a server runs.
    pub async fn note_alive(&self) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => { work.running().set(ALIVE, &now.0.to_string()).await? })
    }

    /// Done once at start, before anything is handed in: sittings that were under way while no server ran get the time back,
    /// as far as the rules of their quiz allow. Answers how many were.
    pub async fn wake(&self) -> Result<usize> {
        let seen = {
            let mut work = self.store.read().await?;
            work.running().setting(ALIVE).await?
        };
        let seen = seen.and_then(|text| text.parse().ok()).map(Timestamp);
        let under_way = match seen {
            Some(seen) => self.make_up_for_absence(seen, self.now()).await?,
            None => 0,
        };
        self.note_alive().await?;
        Ok(under_way)
    }

    /// Forgets counters of limits older than a day.
    pub async fn forget_limits(&self) -> Result<()> {
        let before = self.now() - Span::days(1);
        in_one_unit!(self, work => { work.running().forget_limits_before(before).await? })
    }

    /// How the installation runs.
    pub async fn running(&self) -> Result<Running> {
        let before = self.now() - LATE;
        let mut work = self.store.read().await?;
        let late_letters = work.running().count_unsent(before).await?;
        let failed_jobs = work.running().count_failed_jobs().await?;
        Ok(Running { late_letters, failed_jobs })
    }
}
