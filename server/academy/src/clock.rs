//! The clock comes in through the door: the system's in service, one moved by hand in tests.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::time::{Span, Timestamp};

/// Tells the instant.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The instant it is.
    fn now(&self) -> Timestamp;
}

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
        let now = std::time::SystemTime::now();
        let since = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The system's clock moved by a span, for a demonstration of what happens later.
#[derive(Debug, Clone, Copy)]
pub struct MovedClock(pub Span);

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        SystemClock.now() + self.0
    }
}

/// A clock moved by hand.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// A clock standing at this instant.
    pub fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Moves it on.
    pub fn advance(&self, span: Span) {
        self.0.fetch_add(span.0, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}
