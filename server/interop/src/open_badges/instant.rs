//! Instants as the standards write them. Seconds only: a token's claims and its document must name the same instant.

use domain::time::Timestamp;

/// The instant as a JWT's `NumericDate`, whole seconds.
pub(super) fn numeric_date(instant: Timestamp) -> i64 {
    instant.0.div_euclid(1000)
}

/// The instant as `2026-11-24T09:30:00Z`, whole seconds.
pub(super) fn date_time(instant: Timestamp) -> String {
    let seconds = numeric_date(instant);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// The Gregorian day so many days after 1970-01-01, counted in eras of 400 years that begin on 1 March,
/// so that a leap day is the last of its year.
fn civil(days: i64) -> (i64, i64, i64) {
    // From 0000-03-01 to 1970-01-01 are 719,468 days; an era has 400 × 365 + 97 = 146,097.
    let since = days + 719_468;
    let (era, day_of_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Five months from March have 153 days, and again from August.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc_to_the_second() {
        for (milliseconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (951_868_799_999, "2000-02-29T23:59:59Z"),
            (1_709_251_199_000, "2024-02-29T23:59:59Z"),
            (1_709_251_200_000, "2024-03-01T00:00:00Z"),
            (1_795_000_000_123, "2026-11-18T11:06:40Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(date_time(Timestamp(milliseconds)), text);
        }
    }
}
