//! Accommodations: what a person has beside the rules of every quiz of a course. The measure is kept, never its reason.

use serde::{Deserialize, Serialize};

use crate::time::Span;

/// The most time a person may have more, in per cent.
pub const MORE_TIME_MOST: u32 = 200;

/// What a person has beside the rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// More time in a timed quiz, in per cent of what the rules allow, up to [`MORE_TIME_MOST`].
    pub more_time: u32,
    /// Options stand in the order of the file; what is to be matched or put into order is shuffled all the same.
    pub keep_order: bool,
    /// The page of the sitting is larger.
    pub larger_text: bool,
}

impl Measures {
    /// Whether there are any.
    pub fn are_any(self) -> bool {
        self != Self::default()
    }

    /// The time allowed, with these measures; whole seconds, rounded up.
    pub fn lengthen(self, allowed: Span) -> Span {
        let percent = 100 + i64::from(self.more_time.min(MORE_TIME_MOST));
        Span((allowed.0 * percent + 99_999).div_euclid(100_000) * 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_time_is_a_part_of_what_the_rules_allow() {
        let with = |more_time| Measures { more_time, ..Measures::default() };
        assert_eq!(with(0).lengthen(Span::minutes(30)), Span::minutes(30));
        assert_eq!(with(25).lengthen(Span::minutes(30)), Span::seconds(2250));
        assert_eq!(with(33).lengthen(Span::seconds(100)), Span::seconds(133));
        assert_eq!(with(900).lengthen(Span::minutes(10)), Span::minutes(30), "never more than the most");
        assert!(!with(0).are_any() && with(10).are_any());
    }
}
