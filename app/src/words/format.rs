//! Numbers, days and times as each language writes them.

use domain::language::Language;
use domain::time::{Date, Moment, Span};

const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// A whole number with its thousands apart: `12,500`, `12 500`.
pub fn number(value: u64, language: Language) -> String {
    let digits = value.to_string();
    let separator = if language == Language::FR { '\u{202f}' } else { ',' };
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A share in per cent: `75%`, `75 %`.
pub fn percent(value: u64, language: Language) -> String {
    if language == Language::FR { format!("{value}\u{a0}%") } else { format!("{value}%") }
}

/// A day in words: `24 November 2026`, `1er décembre 2026`.
pub fn date(day: Date, language: Language) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or(0).min(11);
    match language {
        Language::FR if day.day() == 1 => format!("1er\u{a0}{} {}", MONTHS_FR[month], day.year()),
        Language::FR => format!("{}\u{a0}{} {}", day.day(), MONTHS_FR[month], day.year()),
        _ => format!("{}\u{a0}{} {}", day.day(), MONTHS_EN[month], day.year()),
    }
}

/// A clock's reading with its zone: `14:05 (CET)`, `14 h 05 (CET)`.
pub fn time(moment: &Moment, language: Language) -> String {
    if language == Language::FR {
        format!("{}\u{a0}h\u{a0}{:02} ({})", moment.hour, moment.minute, moment.zone)
    } else {
        format!("{:02}:{:02} ({})", moment.hour, moment.minute, moment.zone)
    }
}

/// A day and a clock's reading with its zone.
pub fn date_time(moment: &Moment, language: Language) -> String {
    format!("{}, {}", date(moment.date, language), time(moment, language))
}

/// Minutes as people say them: `55 min`, `1 h`, `1 h 05`, never more exact than a quarter of an hour above ten hours.
pub fn minutes(count: u32) -> String {
    match (count / 60, count % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// A span as people say it: seconds below two minutes, else whole minutes begun.
pub fn span(span: Span) -> String {
    let seconds = span.0 / 1000;
    if seconds < 120 { format!("{seconds}\u{a0}s") } else { minutes(u32::try_from((seconds + 59) / 60).unwrap_or(u32::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_numbers_and_days_its_own_way() {
        assert_eq!(number(1_234_567, Language::EN), "1,234,567");
        assert_eq!(number(1_234_567, Language::FR), "1\u{202f}234\u{202f}567");
        assert_eq!(percent(75, Language::FR), "75\u{a0}%");
        let first = Date::new(2026, 12, 1).expect("a day");
        assert_eq!(date(first, Language::FR), "1er\u{a0}décembre 2026");
        assert_eq!(date(first, Language::EN), "1\u{a0}December 2026");
        assert_eq!(minutes(65), "1\u{a0}h\u{a0}05");
    }
}
