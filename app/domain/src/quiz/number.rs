//! Exact numbers: fractions of whole numbers, so that no answer is marked by the rounding of a machine.
//!
//! How people type and read them stands in [`super::spelling`].

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// An exact fraction in lowest terms; its denominator is above zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    pub(super) numerator: i128,
    pub(super) denominator: i128,
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// The fraction in lowest terms, if there is one that fits.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        // Without the least value, which has no opposite, changing a sign cannot overflow.
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator) * denominator.signum();
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self { numerator: i128::from(value), denominator: 1 }
    }

    /// So many hundredths.
    pub(super) fn hundredths(count: u32) -> Self {
        Self::new(i128::from(count), 100).expect("a hundred is not nought")
    }

    /// The number written by its `Display`, `-12.5` or `22/7`; for files, not for people.
    pub fn exact(text: &str) -> Option<Self> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Self::new(numerator.parse().ok()?, denominator.parse().ok()?);
        }
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        Self::from_digits(sign, whole, fraction)
    }

    /// The number of these ASCII digits before and after the mark, at least one, times the sign 1 or -1.
    pub(super) fn from_digits(sign: i128, whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let numerator: i128 = digits.parse().ok()?;
        let denominator = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        Self::new(sign * numerator, denominator)
    }

    /// The sum, unless it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let shared = greatest_common_divisor(self.denominator, other.denominator);
        let (left, right) = (other.denominator / shared, self.denominator / shared);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Self::new(numerator, self.denominator.checked_mul(left)?)
    }

    /// The difference, unless it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated())
    }

    /// The product, unless it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Shortened crosswise first, so that a product that fits is not lost on the way.
        let left = greatest_common_divisor(self.numerator, other.denominator);
        let right = greatest_common_divisor(other.numerator, self.denominator);
        Self::new(
            (self.numerator / left).checked_mul(other.numerator / right)?,
            (self.denominator / right).checked_mul(other.denominator / left)?,
        )
    }

    /// The quotient, unless it does not fit or the other is nought.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.denominator, other.numerator)?)
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(self) -> Self {
        Self { numerator: self.numerator.abs(), ..self }
    }

    /// The greatest whole number not above it.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// How many decimals write it exactly, if a number of them does and its digits fit.
    fn decimals(self) -> Option<u8> {
        (0..=38_u8)
            .find_map(|decimals| {
                let scale = 10_i128.checked_pow(u32::from(decimals))?;
                (scale % self.denominator == 0).then_some((decimals, scale / self.denominator))
            })
            .and_then(|(decimals, factor)| self.numerator.checked_mul(factor).map(|_| decimals))
    }
}

/// Never negative; nought only of two noughts.
fn greatest_common_divisor(left: i128, right: i128) -> i128 {
    let (mut left, mut right) = (left.abs(), right.abs());
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = ((self.numerator, self.denominator), (other.numerator, other.denominator));
        // Whole parts first, then the remainders turned over: exact, and without products that could overflow.
        loop {
            let order = left.0.div_euclid(left.1).cmp(&right.0.div_euclid(right.1));
            let rests = (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1));
            match (order, rests) {
                (Ordering::Equal, (1.., 1..)) => (left, right) = ((right.1, rests.1), (left.1, rests.0)),
                (Ordering::Equal, _) => return rests.0.cmp(&rests.1),
                _ => return order,
            }
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals() {
            Some(decimals) => formatter.write_str(&self.rounded(decimals)),
            None => write!(formatter, "{}/{}", self.numerator, self.denominator),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::exact(&text).ok_or_else(|| serde::de::Error::custom("a number is written -12.5 or 22/7"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::exact(text).expect("a number")
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = number("1/3");
        let sum = third.checked_add(third).and_then(|sum| sum.checked_add(third));
        assert_eq!(sum, Some(Number::whole(1)));
        assert_eq!(number("0.1").checked_mul(number("3")), Some(number("0.3")));
        assert_eq!(number("7").checked_div(number("-14")), Some(number("-0.5")));
        assert_eq!(number("2").checked_sub(number("2.25")), Some(number("-1/4")));
    }

    #[test]
    fn what_does_not_fit_and_a_division_by_nought_give_nothing() {
        let most = Number::new(i128::MAX, 1).expect("fits");
        assert_eq!(most.checked_add(Number::whole(1)), None);
        assert_eq!(most.checked_mul(Number::whole(2)), None);
        assert_eq!(most.negated().checked_sub(Number::whole(1)), None);
        assert_eq!(Number::whole(1).checked_div(Number::ZERO), None);
        assert_eq!(Number::new(1, 0), None);
        assert_eq!(Number::new(i128::MIN, 1), None);
        assert_eq!(most.checked_mul(number("1/2")).and_then(|half| half.checked_div(number("1/2"))), Some(most));
    }

    #[test]
    fn the_order_is_exact_where_products_would_not_fit() {
        let (most, less) = (i128::MAX, i128::MAX - 1);
        let near = Number::new(less, most).expect("fits");
        let nearer = Number::new(less - 1, less).expect("fits");
        assert!(nearer < near && near < Number::whole(1));
        assert!(near.negated() < nearer.negated());
        assert!(number("-1/2") < Number::ZERO && number("1/3") < number("0.34"));
    }

    #[test]
    fn it_is_kept_as_text_and_reads_back() {
        for text in ["0", "-12.5", "22/7", "40000", "0.001", "-1/3"] {
            let json = serde_json::to_string(&number(text)).expect("is text");
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Number>(&json).expect("reads back"), number(text));
        }
        for wrong in ["\"\"", "\"1,5\"", "\"1/0\"", "\"+1\"", "\"1 000\"", "1"] {
            assert!(serde_json::from_str::<Number>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_floor_of_minus_a_half_is_minus_one() {
        assert_eq!((number("-0.5").floor(), number("7/2").floor()), (-1, 3));
    }
}
