//! Who may call a route. A route that declares nobody does not exist.

use domain::people::{Actor, Role};

/// Who may call a route; the academy asks again, per thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Officers their administration approved.
    Member,
    /// Coordinators, and whoever stands in for one.
    Coordinator,
    /// Tutors.
    Tutor,
    /// Whoever looks after a course: its tutors, authors, publishers.
    CourseTeam,
    /// Administrators.
    Administrator,
    /// Auditors.
    Auditor,
    /// Anybody, in a demonstration only.
    Demo,
}

/// Whether a caller may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passage {
    Open,
    SignIn,
    Forbidden,
    Absent,
}

impl Who {
    /// Whether this caller may pass.
    pub(crate) fn lets(self, caller: Option<&Actor>, demo: bool) -> Passage {
        let allowed = match (self, caller) {
            (Self::Anyone, _) => return Passage::Open,
            (Self::Demo, _) => return if demo { Passage::Open } else { Passage::Absent },
            (_, None) => return Passage::SignIn,
            (Self::SignedIn, Some(_)) => true,
            (Self::Member, Some(actor)) => actor.is_member(),
            (Self::Coordinator, Some(actor)) => actor.holds(Role::Coordinator) || actor.is_administrator(),
            (Self::Tutor, Some(actor)) => actor.holds(Role::Tutor),
            (Self::CourseTeam, Some(actor)) => actor.looks_after_any(),
            (Self::Administrator, Some(actor)) => actor.is_administrator(),
            (Self::Auditor, Some(actor)) => actor.holds(Role::Auditor),
        };
        if allowed { Passage::Open } else { Passage::Forbidden }
    }
}
