//! What can be asked of the platform: one function for each request, whichever door it comes through.
//!
//! Each follows five beats: load, allow, decide, keep, tell. Rules stand in `domain`, SQL in `storage`; nothing here
//! knows a page or a port. A use case has no effect outside its unit of work, so that it can run again.
//!
//! *Adding a feature*: (1) a word in the glossary of `domain`; (2) the rule and its tests there; (3) a migration;
//! (4) the queries in `storage`, with a conformance test each; (5) the use case here, with a test for every refusal;
//! (6) its line in the route table of `server`; (7) the page and its words in `app`; (8) the journey in `end2end`.

mod accommodation;
mod accreditation;
mod analysis;
mod catalogue;
mod chance;
mod clock;
mod correction;
mod course;
mod credential;
mod demo;
#[cfg(feature = "faults")]
mod fault;
mod import;
mod journal;
mod keys;
mod lookup;
mod marking;
mod organisations;
mod paper;
mod password;
mod people;
mod progress;
mod quiz;
mod record;
mod rehearsal;
mod report;
mod roles;
mod running;
mod saver;
mod seen;
mod session;
mod zones;

use std::sync::Arc;

use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Timestamp;
pub use storage::{StorageError, Store, StoreSettings};

pub use accommodation::AskedMeasures;
pub use accreditation::COLUMNS as BROUGHT_COLUMNS;
pub use accreditation::{
    AskedAct, AskedCall, AskedDelegation, AskedDocument, AskedFeedback, AskedMission, AskedObservation, AskedScore, AssessorLine, Became,
    BroughtPage, BroughtRow, CallPage, CallsPage, CertificateLine, DecisionList, DelegationsPage, DocumentLine, DocumentsPage,
    ExpertCertificate, FeedbackForm, FilePage, FilesPage, LetterPage, ListedDecision, MissionOf, MissionsPage, Offered, PanelPage,
    PolicyPage, RosterPage, ScoringPage, VerifiedExpert, Words, WordsPage, WorkPage,
};
pub use analysis::{AnalysedQuiz, AnswerGroup, Given, ItemAnalysis, ItemLine, QuizAnalysis};
pub use catalogue::{Catalogue, LoadedCourse, LoadedLesson};
pub use clock::{Clock, HandClock, MovedClock, SystemClock};
pub use correction::{CorrectionPage, Preview};
pub use course::{CataloguePage, CoursePage, LessonPage, ModulePage, QuizPage, SearchHit};
pub use credential::{CertificatePage, CredentialLine, VerifyPage};
pub use demo::{DEMO_PASSWORD, DEMO_PEOPLE, DemoPerson, was_made_by_demo};
#[cfg(feature = "faults")]
pub use fault::Fault;
pub use import::{ImportReport, ImportedCourse};
pub use journal::DeviceKey;
pub use keys::{MasterKey, MasterKeyError};
pub use marking::{MarkingSheet, ToMark};
pub use paper::{AskedBatch, BatchPage, Keyed, KeyingPage, PapersPage, SheetLine};
pub use people::{Registration, Standing, WaitingPage};
pub use progress::{LearningCourse, LearningPage};
pub use quiz::{Bell, HandedIn, Practised, ReviewPage, SaveAnswer, Saved, SittingPage};
pub use record::{RecordCheck, RecordLine};
pub use report::{OfficersPage, OfficersQuery};
pub use roles::{NewGrant, RolesPage};
pub use running::Running;
pub use session::{SignedIn, Unsent, Visit};
pub use storage::accommodation::Accommodation;
pub use storage::accreditation::{CallRow, CaseLine, PolicyEdition, Profile, RosterQuery};
pub use storage::attachment::DocumentRow;
pub use storage::brought::ImportRow;
pub use storage::correction::{Correction, CorrectionState, Turn};
pub use storage::delegation::Delegation;
pub use storage::feedback::FeedbackRow;
pub use storage::letter::FiledLetter;
pub use storage::mission::{MissionRow, Refresher, ReportRow};
pub use storage::panel::{ObservationRow, PanelKey, SittingLine};
pub use storage::quiz::{AttemptRequest, OpenSitting};
pub use storage::running::{Job, OutboxLetter};
pub use zones::moment;

/// Why a request was not answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the caller may not know whether there is.
    #[error("there is no such thing")]
    NotFound,
    /// A part of the address was renamed.
    #[error("{former} is called {present} now")]
    Moved {
        /// The part asked for.
        former: String,
        /// What it is called now.
        present: String,
    },
    /// Somebody has to sign in first.
    #[error("nobody is signed in")]
    SignInRequired,
    /// The caller may not.
    #[error("not allowed")]
    Forbidden,
    /// Fields are wrong.
    #[error("fields are wrong: {0:?}")]
    Invalid(Vec<FieldProblem>),
    /// It was understood and refused.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// Too often.
    #[error("too often, again at {0:?}")]
    TooMany(Timestamp),
    /// Too many at once.
    #[error("too many at once")]
    Busy,
    /// The store failed.
    #[error("the store failed")]
    Failed(#[from] StorageError),
    /// Something that should never be.
    #[error("{0}")]
    Broken(String),
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Error {
    /// It was renamed, or it is not there.
    pub(crate) fn moved(former: &str, present: Option<String>) -> Self {
        present.map_or(Self::NotFound, |present| Self::Moved { former: former.to_owned(), present })
    }

    /// One field is wrong.
    pub(crate) fn invalid(field: &str, problem: Problem) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, problem)])
    }
}

/// How the academy is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the installation is reached; the only source of links, QR codes and the issuer's name.
    pub public_url: String,
    /// Who runs it, as printed on certificates.
    pub operator: String,
    /// The version of the program, as shipped courses name it.
    pub version: String,
    /// Whether this is a demonstration.
    pub demo: bool,
}

/// The platform: everything that can be asked of it.
#[derive(Debug, Clone)]
pub struct Academy {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) catalogue: catalogue::Shelf,
    pub(crate) keys: keys::Keys,
    pub(crate) hashing: password::Hashing,
    pub(crate) masters: keys::MasterKey,
    pub(crate) saver: saver::Saver,
    pub(crate) seen: seen::Seen,
    /// Writes no letters: what a demonstration makes of the past is nobody's news.
    pub(crate) silent: bool,
}

impl Academy {
    /// Opens the academy over a migrated store.
    pub async fn open(store: Store, clock: Arc<dyn Clock>, settings: Settings, master: MasterKey) -> Result<Self> {
        let saver = saver::Saver::start(store.clone());
        let seen = seen::Seen::start(store.clone());
        let academy = Self {
            store,
            clock,
            settings: Arc::new(settings),
            catalogue: catalogue::Shelf::default(),
            keys: keys::Keys::default(),
            hashing: password::Hashing::new(),
            masters: master,
            saver,
            seen,
            silent: false,
        };
        academy.check_master_key().await?;
        Ok(academy)
    }

    /// The instant it is.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The store, for health and figures.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// How the academy is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A whole address from a path.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}

/// Runs a writing use case in one unit of work, again from the start when another came first, at most five times. With `of`
/// it decides by what is kept of this person alone, and waits for no others.
macro_rules! in_one_unit {
    ($academy:expr, $work:ident => $body:block) => {
        $crate::in_one_unit!(@ $academy.store.write(), $work => $body)
    };
    ($academy:expr, of $person:expr, $work:ident => $body:block) => {
        $crate::in_one_unit!(@ $academy.store.write_of($person), $work => $body)
    };
    (@ $begun:expr, $work:ident => $body:block) => {{
        let mut tries: u32 = 0;
        loop {
            tries += 1;
            let outcome: $crate::Result<_> = async {
                let mut $work = $begun.await?;
                let value = $body;
                $work.commit().await?;
                Ok(value)
            }
            .await;
            match outcome {
                Err($crate::Error::Failed(storage::StorageError::Again)) if tries < 5 => {
                    $crate::chance::wait_a_little(tries).await;
                }
                // Whoever asks again later finds it free.
                Err($crate::Error::Failed(storage::StorageError::Again)) => break Err($crate::Error::Busy),
                other => break other,
            }
        }
    }};
}
pub(crate) use in_one_unit;
