//! When somebody is reminded: of what has waited for them too long, and of what they hold before it lapses.

use crate::accreditation::missing::{Missing, Turn};
use crate::time::{Date, Span, Timestamp};

/// So many days before its last day somebody is told that what they hold lapses: time for a refresher, then a last word.
pub const BEFORE_END: [i32; 2] = [90, 30];
/// Between two reminders to one person: a week, so that they are read.
pub const BETWEEN: Span = Span::days(7);

/// Which of [`BEFORE_END`] is due today for a term of this last day, given the days on which letters about it were written; none after
/// the end, and of two that are due together the later alone.
pub fn due_before_end(valid_until: Date, today: Date, written_on: &[Date]) -> Option<i32> {
    let left = today.days_until(valid_until);
    let reached = |days: i32| BEFORE_END.into_iter().rev().find(|least| days <= *least);
    let due = reached(left).filter(|_| 0 <= left)?;
    let is_written = written_on.iter().any(|day| reached(day.days_until(valid_until)).is_some_and(|told| told <= due));
    (!is_written).then_some(due)
}

/// Whether somebody last reminded then may be reminded again.
pub fn may_remind(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_none_or(|last| last + BETWEEN <= now)
}

/// Whose turn it has been too long in a case, and since when, by the days its policy gives.
pub fn overdue(missing: &[Missing], due_days: u32, now: Timestamp) -> Vec<(Turn, Timestamp)> {
    missing.iter().filter(|it| it.is_late(due_days, now)).map(|it| (it.turn, it.since)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn a_term_is_told_of_ninety_and_thirty_days_before_its_last_day() {
        let end = day("2027-06-30");
        assert_eq!(due_before_end(end, day("2027-03-31"), &[]), None);
        assert_eq!(due_before_end(end, day("2027-04-01"), &[]), Some(90));
        assert_eq!(due_before_end(end, day("2027-05-30"), &[day("2027-04-01")]), None);
        assert_eq!(due_before_end(end, day("2027-05-31"), &[day("2027-04-01")]), Some(30));
        assert_eq!(due_before_end(end, day("2027-06-30"), &[day("2027-04-01"), day("2027-05-31")]), None);
        assert_eq!(due_before_end(end, day("2027-06-30"), &[]), Some(30));
        assert_eq!(due_before_end(end, day("2027-07-01"), &[]), None);
    }

    #[test]
    fn somebody_is_reminded_once_a_week_at_most() {
        assert!(may_remind(None, Timestamp(0)));
        assert!(!may_remind(Some(Timestamp(0)), Timestamp(BETWEEN.0 - 1)));
        assert!(may_remind(Some(Timestamp(0)), Timestamp(BETWEEN.0)));
    }

    proptest! {
        /// Whatever days somebody looks on, each of the two letters is written once at most and none after the end.
        #[test]
        fn no_letter_before_the_end_is_written_twice(steps in prop::collection::vec(0_i8..28, 1..40)) {
            let end = day("2027-06-30");
            let mut written: Vec<(Date, i32)> = Vec::new();
            let (mut month, mut number) = (1_i8, 1_i8);
            for step in steps {
                number += step;
                while 28 < number {
                    number -= 28;
                    month += 1;
                }
                let Some(today) = Date::new(2027, month.min(12), number) else { continue };
                let days: Vec<Date> = written.iter().map(|(day, _)| *day).collect();
                if let Some(due) = due_before_end(end, today, &days) {
                    prop_assert!(today <= end);
                    prop_assert!(written.iter().all(|(_, told)| due < *told));
                    written.push((today, due));
                }
            }
            prop_assert!(written.len() <= BEFORE_END.len());
        }
    }
}
