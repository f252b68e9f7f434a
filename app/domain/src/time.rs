//! Instants and days. The only file of the crate that names a date library, for civil dates only.
//!
//! An instant is UTC milliseconds; a day belongs to a zone, and only the academy converts between them.

use serde::{Deserialize, Serialize};

/// An instant, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A length of time, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    /// So many seconds.
    pub const fn seconds(count: i64) -> Self {
        Self(count * 1000)
    }

    /// So many minutes.
    pub const fn minutes(count: i64) -> Self {
        Self::seconds(count * 60)
    }

    /// So many hours.
    pub const fn hours(count: i64) -> Self {
        Self::minutes(count * 60)
    }

    /// So many times 24 hours.
    pub const fn days(count: i64) -> Self {
        Self::hours(count * 24)
    }
}

impl std::ops::Add<Span> for Timestamp {
    type Output = Self;

    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl std::ops::Sub<Span> for Timestamp {
    type Output = Self;

    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl std::ops::Sub for Timestamp {
    type Output = Span;

    fn sub(self, earlier: Self) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl Timestamp {
    /// The same time of day so many months later, in UTC; the last day of a month that is too short.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        let day = Span::days(1).0;
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = jiff::Span::new().try_days(self.0.div_euclid(day));
        let months = jiff::Span::new().try_months(i64::from(months));
        let then = days.and_then(|days| epoch.checked_add(days)).and_then(|date| date.checked_add(months?));
        // Beyond the years there are it stays where it is.
        let days = then.and_then(|date| epoch.until(date)).map_or(self.0.div_euclid(day), |span| i64::from(span.get_days()));
        Self(days * day + self.0.rem_euclid(day))
    }
}

/// A civil day, in no zone of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day of this year, month and day of the month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The day written `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
        if month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The days from this one to another; below nought where that one is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// An instant as a clock on the wall of some zone shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The day there.
    pub date: Date,
    /// The hour, from 0 to 23.
    pub hour: i8,
    /// The minute, from 0 to 59.
    pub minute: i8,
    /// The second, from 0 to 59.
    pub second: i8,
    /// The zone's abbreviation or offset at that instant, such as `CET` or `UTC+3`.
    pub zone: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_later_keep_the_time_of_day_and_end_with_a_short_month() {
        // 2026-01-31 10:00 UTC, a month and a leap year later.
        let (at, ten) = (Timestamp(1_769_853_600_000), Span::hours(10));
        let begins = |days: i64| Timestamp(days * Span::days(1).0) + ten;
        assert_eq!(at, begins(20_484));
        assert_eq!(at.months_later(1), begins(20_484 + 28));
        assert_eq!(at.months_later(25), begins(20_484 + 365 + 365 + 29), "2028 has a 29 February");
        assert_eq!(Timestamp(-1).months_later(0), Timestamp(-1));
        assert_eq!(Timestamp(i64::MAX).months_later(12), Timestamp(i64::MAX), "there is no such year");
    }

    #[test]
    fn a_day_reads_back_as_it_is_written() {
        let day = Date::parse("2026-11-24").expect("a day");
        assert_eq!(day.to_string(), "2026-11-24");
        for wrong in ["2026-02-30", "2026-1-01", "24.11.2026", "", "2026-11-24T00"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }
}
