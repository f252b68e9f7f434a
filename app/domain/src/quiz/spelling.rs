//! How people type and read numbers: "1 234,5" and "1,234.5" are one.
//!
//! Knows the marks of languages, not which question is answered.

use crate::language::Language;
use crate::quiz::number::Number;

/// The most characters a typed number may have, its unit apart.
pub const LONGEST: usize = 40;

/// The most decimals people are shown when none are asked for.
const MOST_DECIMALS: u8 = 6;

impl Number {
    /// The number as an officer types it, in at most [`LONGEST`] characters.
    ///
    /// A single comma or point is the decimal mark, so `12,500` is twelve and a half. Where both occur the last is the
    /// decimal mark and the other groups digits; several of the same, spaces and apostrophes group. Groups must have
    /// the sizes people give them: 2 or 3 digits each, 3 in the last.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.chars().count() > LONGEST {
            return None;
        }
        let (sign, text) = without_sign(text);
        let (whole, fraction) = at_decimal_mark(text)?;
        Self::from_digits(sign, &ungrouped(whole)?, fraction)
    }

    /// The number as an officer types it, with or without this unit behind it, in capitals or not.
    pub fn parse_with_unit(text: &str, unit: &str) -> Option<Self> {
        Self::parse(without_unit(text, unit))
    }

    /// All an officer may have meant: [`Number::parse`] first and, for one comma or point before exactly three digits
    /// (`12,500`), the reading in which it groups.
    ///
    /// An English page shows twelve thousand five hundred as 12,500, so who types it back must not be marked down.
    pub fn readings(text: &str, unit: &str) -> Vec<Self> {
        let (sign, digits) = without_sign(without_unit(text, unit));
        let grouped = digits
            .split_once([',', '.'])
            .filter(|(whole, fraction)| (1..=3).contains(&whole.len()) && !whole.starts_with('0') && fraction.len() == 3);
        let grouped = grouped.and_then(|(whole, rest)| Self::from_digits(sign, &format!("{whole}{rest}"), ""));
        Self::parse_with_unit(text, unit).into_iter().chain(grouped).collect()
    }

    /// Plain digits with a point, rounded half away from zero.
    pub fn rounded(self, decimals: u8) -> String {
        let (whole, fraction) = self.digits(decimals);
        let sign = if self.shows_a_sign(&whole, &fraction) { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// The number for people: 1,234.5 in English, 1 234,5 elsewhere, with so many decimals or as many as it needs, up
    /// to six.
    pub fn worded(self, decimals: Option<u8>, language: Language) -> String {
        let (whole, mut fraction) = self.digits(decimals.unwrap_or(MOST_DECIMALS));
        if decimals.is_none() {
            fraction.truncate(fraction.trim_end_matches('0').len());
        }
        let (separator, point) = if language == Language::EN { (',', '.') } else { ('\u{202f}', ',') };
        let mut worded = String::new();
        if self.shows_a_sign(&whole, &fraction) {
            worded.push('\u{2212}');
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                worded.push(separator);
            }
            worded.push(digit);
        }
        if !fraction.is_empty() {
            worded.push(point);
            worded.push_str(&fraction);
        }
        worded
    }

    /// Whether a minus stands before these digits of it; never before noughts alone.
    fn shows_a_sign(self, whole: &str, fraction: &str) -> bool {
        self.numerator < 0 && format!("{whole}{fraction}").bytes().any(|digit| digit != b'0')
    }

    /// The digits before and after the mark, without the sign, rounded half up.
    fn digits(self, decimals: u8) -> (String, String) {
        let (magnitude, denominator) = (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let mut digits = (magnitude / denominator).to_string().into_bytes();
        let mut rest = magnitude % denominator;
        for _ in 0..decimals {
            let mut digit = b'0';
            let mut tenfold = 0;
            // Ten additions, since `rest * 10` may not fit; two numbers below an i128 always do.
            for _ in 0..10 {
                tenfold += rest;
                if tenfold >= denominator {
                    tenfold -= denominator;
                    digit += 1;
                }
            }
            digits.push(digit);
            rest = tenfold;
        }
        if rest * 2 >= denominator {
            round_up(&mut digits);
        }
        let fraction = digits.split_off(digits.len() - usize::from(decimals));
        let text = |digits: Vec<u8>| digits.into_iter().map(char::from).collect();
        (text(digits), text(fraction))
    }
}

fn round_up(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let (text, unit) = (text.trim(), unit.trim());
    let start = text.char_indices().rev().take(unit.chars().count()).last().map_or(text.len(), |(start, _)| start);
    let (number, tail) = text.split_at(start);
    if tail.to_lowercase() == unit.to_lowercase() { number.trim_end() } else { text }
}

fn without_sign(text: &str) -> (i128, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// What stands before and after the decimal mark; nothing if the marks make no sense together.
fn at_decimal_mark(text: &str) -> Option<(&str, &str)> {
    let mark = match (text.matches(',').count(), text.matches('.').count()) {
        (1, 0) => ',',
        (0, 1) => '.',
        (_, 0) | (0, _) => return Some((text, "")),
        (commas, points) => match text.rfind([',', '.']).map(|place| text.as_bytes()[place]) {
            Some(b',') if commas == 1 => ',',
            Some(b'.') if points == 1 => '.',
            _ => return None,
        },
    };
    text.split_once(mark)
}

/// The digits without what groups them, if the groups have the sizes people give them.
fn ungrouped(whole: &str) -> Option<String> {
    const GROUPING: [char; 8] = [',', '.', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}'];
    let groups: Vec<&str> = whole.split(GROUPING).collect();
    let sizes: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let well_formed = match sizes.as_slice() {
        [_] => true,
        // Two in the middle: 12,34,567 is how a lakh is written.
        [first, middle @ .., last] => (1..=3).contains(first) && middle.iter().all(|size| (2..=3).contains(size)) && *last == 3,
        [] => false,
    };
    well_formed.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::exact(text).expect("a number")
    }

    #[test]
    fn an_officer_may_type_a_number_in_many_ways() {
        let cases = [
            ("12.5", "12.5"),
            ("12,5", "12.5"),
            ("12,500", "12.5"),
            (" 1 234,5 ", "1234.5"),
            ("1\u{202f}234,5", "1234.5"),
            ("1\u{a0}234.5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1'234'567", "1234567"),
            ("1,234,567", "1234567"),
            ("12,34,567.8", "1234567.8"),
            ("\u{2212}0,75", "-0.75"),
            ("- 3", "-3"),
            ("+.5", "0.5"),
            ("5.", "5"),
        ];
        for (typed, exact) in cases {
            assert_eq!(Number::parse(typed), Some(number(exact)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        let long = "1".repeat(41);
        let wrong = ["", " ", "-", ",", "1e5", "12 34", "1,2,3", "1.234,567,8", "1.234.567,8.9", "--1", "1/2", "٣", &long];
        for typed in wrong {
            assert_eq!(Number::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_unit_behind_a_number_may_be_typed_or_not() {
        for typed in ["12.5", "12.5 %", "12,5%"] {
            assert_eq!(Number::parse_with_unit(typed, "%"), Some(number("12.5")), "{typed}");
        }
        assert_eq!(Number::parse_with_unit("3 KG", "kg"), Some(Number::whole(3)));
        assert_eq!(Number::parse_with_unit("3 t", "kg"), None);
        assert_eq!(Number::parse_with_unit("kg", "kg"), None);
        assert_eq!(Number::parse_with_unit("7", ""), Some(Number::whole(7)));
    }

    #[test]
    fn one_mark_before_three_digits_is_read_both_ways() {
        let both = [number("12.5"), number("12500")];
        assert_eq!(Number::readings("12,500", ""), both);
        assert_eq!(Number::readings("12.500 kg", "kg"), both);
        assert_eq!(Number::readings("-1,000", ""), [number("-1"), number("-1000")]);
        for once in ["0,500", "12,50", "1 234,567", "1234,567", "1,234,567"] {
            assert_eq!(Number::readings(once, "").len(), 1, "{once}");
        }
        assert_eq!(Number::readings("about 3", ""), []);
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let cases = [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("2/3", 3, "0.667"), ("99.995", 2, "100.00"), ("7", 0, "7")];
        for (exact, decimals, rounded) in cases {
            assert_eq!(number(exact).rounded(decimals), rounded, "{exact}");
        }
        assert_eq!(number("-0.04").rounded(1), "0.0");
        assert_eq!(Number::new(1, i128::MAX).expect("fits").rounded(40), "0.0000000000000000000000000000000000000059");
    }

    #[test]
    fn each_language_has_its_marks() {
        let cases = [
            ("1234.5", None, "1,234.5", "1\u{202f}234,5"),
            ("-1234567", None, "\u{2212}1,234,567", "\u{2212}1\u{202f}234\u{202f}567"),
            ("999.5", Some(0), "1,000", "1\u{202f}000"),
            ("1/3", None, "0.333333", "0,333333"),
            ("5", Some(2), "5.00", "5,00"),
            ("100", None, "100", "100"),
        ];
        for (exact, decimals, english, french) in cases {
            assert_eq!(number(exact).worded(decimals, Language::EN), english);
            assert_eq!(number(exact).worded(decimals, Language::FR), french);
        }
    }
}
