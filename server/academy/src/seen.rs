//! Uses of sign-ins, noted together by one task for each process: alone, each would cost a commit, and they come with every page.
//!
//! What waits to be noted counts at once in this process. A crash loses the uses of a few seconds: a sign-in ends so much earlier.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use domain::id::SignInId;
use domain::time::Timestamp;
use storage::Store;
use tokio::sync::{Mutex, mpsc};

/// So long uses gather.
const GATHERED: Duration = Duration::from_secs(2);

type Pending = Arc<Mutex<BTreeMap<SignInId, Timestamp>>>;

/// The door to the task.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pending: Pending,
    woken: mpsc::Sender<()>,
}

impl Seen {
    /// Starts the task; it ends with the last door to it.
    pub(crate) fn start(store: Store) -> Self {
        let (woken, wakes) = mpsc::channel(1);
        let pending = Pending::default();
        tokio::spawn(run(store, Arc::clone(&pending), wakes));
        Self { pending, woken }
    }

    /// Takes up that a sign-in was used.
    pub(crate) async fn note(&self, sign_in: SignInId, at: Timestamp) {
        self.pending.lock().await.insert(sign_in, at);
        // A task that is woken already takes this use along.
        let _ = self.woken.try_send(());
    }

    /// When a sign-in was used last, where the store says `kept`.
    pub(crate) async fn latest(&self, sign_in: SignInId, kept: Timestamp) -> Timestamp {
        self.pending.lock().await.get(&sign_in).copied().map_or(kept, |waiting| waiting.max(kept))
    }
}

async fn run(store: Store, pending: Pending, mut wakes: mpsc::Receiver<()>) {
    while wakes.recv().await.is_some() {
        tokio::time::sleep(GATHERED).await;
        let _ = wakes.try_recv();
        let gathered = pending.lock().await.clone();
        if gathered.is_empty() {
            continue;
        }
        // What could not be noted waits for the next use, whoever's.
        if keep(&store, &gathered).await.is_ok() {
            pending.lock().await.retain(|sign_in, at| gathered.get(sign_in) != Some(at));
        }
    }
}

async fn keep(store: &Store, gathered: &BTreeMap<SignInId, Timestamp>) -> storage::Result<()> {
    let mut work = store.write().await?;
    for (sign_in, at) in gathered {
        work.people().touch(*sign_in, *at).await?;
    }
    work.commit().await
}
