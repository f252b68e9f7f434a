//! Answers are written by one task for each process, which commits what has gathered in one unit of work.
//!
//! A commit costs a wait for the disk whatever is in it, so thousands of officers who answer at once share few of them.
//! Whoever asked is told only after the commit. Each save was checked beforehand and is written so that none can undo
//! its neighbour; where the whole fails, each is tried alone.

use domain::id::AttemptNumber;
use domain::quiz::bell::Arrival;
use domain::quiz::step::Step;
use storage::{StorageError, Store};
use tokio::sync::{mpsc, oneshot};

use crate::{Error, Result, chance};

/// At most so many saves in one unit of work.
const TOGETHER: usize = 64;
/// Saves that may wait; beyond them the sender is asked to come again.
const WAITING: usize = 4096;
/// How often a unit of work is begun anew after another came first.
const TRIES: u32 = 5;

/// The door to the task.
#[derive(Debug, Clone)]
pub(crate) struct Saver(mpsc::Sender<Wanted>);

#[derive(Debug)]
struct Wanted {
    attempt: AttemptNumber,
    step: Step,
    told: oneshot::Sender<Result<bool>>,
}

impl Saver {
    /// Starts the task; it ends with the last door to it.
    pub(crate) fn start(store: Store) -> Self {
        let (door, wanted) = mpsc::channel(WAITING);
        tokio::spawn(run(store, wanted));
        Self(door)
    }

    /// Writes a step; durable when this returns. False if it was not written: its attempt takes no answers any more, or a
    /// step of this name is there already.
    pub(crate) async fn keep(&self, attempt: AttemptNumber, step: Step) -> Result<bool> {
        let (told, answer) = oneshot::channel();
        self.0.try_send(Wanted { attempt, step, told }).map_err(|_| Error::Busy)?;
        answer.await.map_err(|_| Error::Busy)?
    }
}

async fn run(store: Store, mut wanted: mpsc::Receiver<Wanted>) {
    let mut together = Vec::with_capacity(TOGETHER);
    while wanted.recv_many(&mut together, TOGETHER).await > 0 {
        #[cfg(feature = "faults")]
        let mut together = acknowledged_too_early(&mut together).await;
        match keep(&store, &together).await {
            Ok(kept) => {
                for (wanted, kept) in together.drain(..).zip(kept) {
                    // Whoever does not listen any more asks again and is told then.
                    let _ = wanted.told.send(Ok(kept));
                }
            }
            Err(_) => {
                for wanted in together.drain(..) {
                    let alone = keep(&store, std::slice::from_ref(&wanted)).await;
                    let _ = wanted.told.send(alone.map(|kept| kept == [true]).map_err(Error::Failed));
                }
            }
        }
    }
}

/// The fault: whoever asked is told now, and the commit comes a moment later.
#[cfg(feature = "faults")]
async fn acknowledged_too_early(together: &mut Vec<Wanted>) -> Vec<Wanted> {
    let mut early = std::mem::take(together);
    if crate::Fault::AckBeforeCommit.is_on() {
        for wanted in &mut early {
            let (unheard, _) = oneshot::channel();
            let _ = std::mem::replace(&mut wanted.told, unheard).send(Ok(true));
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    early
}

/// Writes all of them in one unit of work, from the start where another came first; which were written.
async fn keep(store: &Store, wanted: &[Wanted]) -> storage::Result<Vec<bool>> {
    let mut tries = 0;
    loop {
        tries += 1;
        match try_to_keep(store, wanted).await {
            Err(StorageError::Again) if tries < TRIES => chance::wait_a_little(tries).await,
            other => return other,
        }
    }
}

async fn try_to_keep(store: &Store, wanted: &[Wanted]) -> storage::Result<Vec<bool>> {
    let mut work = store.write().await?;
    let mut kept = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        kept.push(work.attempts().add_step(wanted.attempt, &wanted.step, Arrival::OnTime).await?);
    }
    work.commit().await?;
    Ok(kept)
}
