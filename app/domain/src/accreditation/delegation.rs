//! Confirming decisions for somebody between two days: who may hand that on, to whom, and for how long.
//!
//! Whoever proposes or assesses never confirms: nobody who runs files or assesses is given it, and in each file the rules of decisions
//! bar whoever proposed or sat on its panel all the same ([`super::act`]).

use std::collections::BTreeSet;

use crate::id::PersonId;
use crate::people::Role;
use crate::time::Date;

/// The most days one delegation lasts: an absence, not a succession.
pub const DAYS_MOST: i32 = 60;

/// Why it is not handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DelegationRefused {
    /// The caller decides by nobody's leave but another's.
    NotYours,
    /// To oneself.
    ToYourself,
    /// They run files or assess in them.
    Involved,
    /// They decide already.
    DecidesAlready,
    /// The first day is over.
    InThePast,
    /// The last day is before the first.
    Days,
    /// It lasts longer than [`DAYS_MOST`].
    TooLong,
}

/// What a delegation is refused for.
pub fn refusals(
    decides: bool,
    (from, until, today): (Date, Date, Date),
    (by, to): (PersonId, PersonId),
    roles: &BTreeSet<Role>,
) -> Vec<DelegationRefused> {
    use DelegationRefused::{Days, DecidesAlready, InThePast, Involved, NotYours, ToYourself, TooLong};
    let reasons = [
        (!decides, NotYours),
        (by == to, ToYourself),
        (roles.contains(&Role::AccreditationManager) || roles.contains(&Role::Assessor), Involved),
        (by != to && roles.contains(&Role::DecisionMaker), DecidesAlready),
        (from < today, InThePast),
        (until < from, Days),
        (from <= until && DAYS_MOST < from.days_until(until) + 1, TooLong),
    ];
    reasons.into_iter().filter_map(|(stands, reason)| stands.then_some(reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ME: PersonId = PersonId(Uuid::from_u128(1));
    const OTHER: PersonId = PersonId(Uuid::from_u128(2));

    fn told(days: [&str; 2], to: PersonId, roles: &[Role]) -> Vec<DelegationRefused> {
        let day = |text: &str| Date::parse(text).expect("a day");
        refusals(true, (day(days[0]), day(days[1]), day("2026-11-27")), (ME, to), &roles.iter().copied().collect())
    }

    #[test]
    fn an_absence_is_bridged_by_somebody_with_no_part_in_files() {
        assert_eq!(told(["2026-11-27", "2026-11-27"], OTHER, &[Role::Auditor]), []);
        assert_eq!(told(["2026-12-01", "2027-01-29"], OTHER, &[]), []);
    }

    #[test]
    fn nobody_who_runs_files_or_assesses_or_decides_is_given_it_nor_oneself() {
        let days = ["2026-12-01", "2026-12-02"];
        assert_eq!(told(days, OTHER, &[Role::AccreditationManager]), [DelegationRefused::Involved]);
        assert_eq!(told(days, OTHER, &[Role::Assessor]), [DelegationRefused::Involved]);
        assert_eq!(told(days, OTHER, &[Role::DecisionMaker]), [DelegationRefused::DecidesAlready]);
        assert_eq!(told(days, ME, &[Role::DecisionMaker]), [DelegationRefused::ToYourself]);
    }

    #[test]
    fn it_begins_today_or_later_and_lasts_sixty_days_at_most() {
        assert_eq!(told(["2026-11-26", "2026-12-01"], OTHER, &[]), [DelegationRefused::InThePast]);
        assert_eq!(told(["2026-12-02", "2026-12-01"], OTHER, &[]), [DelegationRefused::Days]);
        assert_eq!(told(["2026-12-01", "2027-01-30"], OTHER, &[]), [DelegationRefused::TooLong]);
    }

    #[test]
    fn what_was_handed_on_is_not_handed_on_again() {
        let day = Date::parse("2026-12-01").expect("a day");
        assert_eq!(refusals(false, (day, day, day), (ME, OTHER), &BTreeSet::new()), [DelegationRefused::NotYours]);
    }
}
