//! A day, a time of day, or both, as an answer: how people type it and how far it lies from another.

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// A day.
    Day,
    /// A time of day, to the minute.
    Time,
    /// A day and a time of day.
    DayAndTime,
}

impl Asks {
    /// Everything there is to ask for.
    pub const ALL: [Self; 3] = [Self::Day, Self::Time, Self::DayAndTime];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Time => "time",
            Self::DayAndTime => "day-and-time",
        }
    }

    /// What was typed, if it is what is asked for: a day as `2026-03-14`, a time as `14:30`, `14.30` or `14h30`, both with a space or
    /// `T` between them. Days written in another order are not guessed at: 03/04 is March to some and April to others.
    pub fn read(self, typed: &str) -> Option<TypedMoment> {
        let typed = typed.trim();
        match self {
            Self::Day => Some(TypedMoment { day: Some(Date::parse(typed)?), minute: None }),
            Self::Time => Some(TypedMoment { day: None, minute: Some(minute_of_day(typed)?) }),
            Self::DayAndTime => {
                let (day, time) = typed.split_once(['T', ' '])?;
                Some(TypedMoment { day: Some(Date::parse(day)?), minute: Some(minute_of_day(time)?) })
            }
        }
    }
}

/// A day, a time of day, or both, on no clock in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedMoment {
    /// The day, if one is asked for.
    pub day: Option<Date>,
    /// The minute of the day, from 0 to 1,439, if a time is asked for.
    pub minute: Option<u16>,
}

impl TypedMoment {
    /// How many minutes lie between two moments of the same kind, either side; a day has 1,440 of them.
    pub fn minutes_from(self, other: Self) -> u64 {
        let days = match (self.day, other.day) {
            (Some(day), Some(other)) => i64::from(other.days_until(day)),
            _ => 0,
        };
        let minutes = i64::from(self.minute.unwrap_or(0)) - i64::from(other.minute.unwrap_or(0));
        (days * MINUTES_OF_DAY + minutes).unsigned_abs()
    }
}

impl std::fmt::Display for TypedMoment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(day) = self.day {
            write!(formatter, "{day}")?;
        }
        if let Some(minute) = self.minute {
            let space = if self.day.is_some() { " " } else { "" };
            write!(formatter, "{space}{:02}:{:02}", minute / 60, minute % 60)?;
        }
        Ok(())
    }
}

const MINUTES_OF_DAY: i64 = 24 * 60;

fn minute_of_day(typed: &str) -> Option<u16> {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (hour, minute) = typed.split_once([':', '.', 'h', 'H'])?;
    let is_number = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    // A browser may send seconds; nobody is asked for them.
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    if !is_number(hour, 2) || minute.len() != 2 || !is_number(minute, 2) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for typed in ["14:30", "14h30", "14 h 30", "14.30", " 14:30:00 ", "14H30"] {
            assert_eq!(Asks::Time.read(typed).map(|it| it.to_string()).as_deref(), Some("14:30"), "{typed}");
        }
        assert_eq!(Asks::Time.read("9:05").map(|it| it.to_string()).as_deref(), Some("09:05"));
        for wrong in ["24:00", "14:60", "14", "1430", "", ":30", "14:3", "-1:30", "14:30:30", "+2:30"] {
            assert_eq!(Asks::Time.read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_is_read_year_first_and_no_other_order_is_guessed_at() {
        assert_eq!(Asks::Day.read(" 2026-03-14 ").map(|it| it.to_string()).as_deref(), Some("2026-03-14"));
        for wrong in ["14/03/2026", "03/14/2026", "2026-3-14", "2026-02-30", "", "2026-03-14 10:00"] {
            assert_eq!(Asks::Day.read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_and_a_time_stand_beside_each_other() {
        for typed in ["2026-03-14T09:05", "2026-03-14 9h05"] {
            assert_eq!(Asks::DayAndTime.read(typed).map(|it| it.to_string()).as_deref(), Some("2026-03-14 09:05"), "{typed}");
        }
        assert_eq!(Asks::DayAndTime.read("2026-03-14"), None);
    }

    #[test]
    fn minutes_are_counted_over_days_and_the_leap_day() {
        let moment = |typed: &str| Asks::DayAndTime.read(typed).expect("a moment");
        assert_eq!(moment("2028-02-28 23:30").minutes_from(moment("2028-03-01 00:15")), 1_440 + 45);
        assert_eq!(moment("2028-03-01 00:15").minutes_from(moment("2028-02-28 23:30")), 1_440 + 45);
        let day = |typed: &str| Asks::Day.read(typed).expect("a day");
        assert_eq!(day("2026-12-31").minutes_from(day("2027-01-01")), 1_440);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(year in 1900_i16..2200, month in 1_i8..=12, day in 1_i8..=28, minute in 0_u16..1_440) {
            let whole = TypedMoment { day: Date::new(year, month, day), minute: Some(minute) };
            prop_assert_eq!(Asks::DayAndTime.read(&whole.to_string()), Some(whole));
            let day = TypedMoment { minute: None, ..whole };
            prop_assert_eq!(Asks::Day.read(&day.to_string()), Some(day));
            let time = TypedMoment { day: None, ..whole };
            prop_assert_eq!(Asks::Time.read(&time.to_string()), Some(time));
        }

        #[test]
        fn nothing_typed_is_too_strange(typed in ".{0,30}") {
            for asks in Asks::ALL {
                let _ = asks.read(&typed);
            }
        }
    }
}
