//! The one place that turns instants into days and hours of a zone.

use domain::time::{Date, Moment, Timestamp};
use jiff::tz::TimeZone;

/// The instant as a clock in this zone (IANA) shows it; UTC for a zone nobody knows.
pub fn moment(at: Timestamp, zone: &str) -> Moment {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let local = instant.to_zoned_datetime(zone);
    let date = Date::new(local.year(), local.month(), local.day()).expect("a zoned instant has a day");
    Moment { date, hour: local.hour(), minute: local.minute(), second: local.second(), zone: local.strftime("%Z").to_string() }
}

/// The day it is at this instant in this zone.
pub(crate) fn day(at: Timestamp, zone: &str) -> Date {
    moment(at, zone).date
}

/// The instant a day ends in this zone: the first of the next day.
pub(crate) fn end_of(day: Date, zone: &str) -> Option<Timestamp> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let next = jiff::civil::Date::new(day.year(), day.month(), day.day()).ok()?.tomorrow().ok()?;
    Some(Timestamp(next.to_zoned_datetime(zone).ok()?.timestamp().as_millisecond()))
}

/// The instant a day begins in this zone.
pub(crate) fn start_of(day: Date, zone: &str) -> Option<Timestamp> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let day = jiff::civil::Date::new(day.year(), day.month(), day.day()).ok()?;
    Some(Timestamp(day.to_zoned_datetime(zone).ok()?.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_brussels_is_the_next_day_there() {
        // 2026-11-24T23:30:00Z.
        let at = Timestamp(1_795_563_000_000);
        let there = moment(at, "Europe/Brussels");
        assert_eq!((there.date.to_string().as_str(), there.hour, there.minute, there.zone.as_str()), ("2026-11-25", 0, 30, "CET"));
        assert_eq!(moment(at, "nowhere").date.to_string(), "2026-11-24");
    }
}
