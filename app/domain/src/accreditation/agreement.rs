//! How far assessors agree, for the next workshop: exactly, within one step, and beyond chance.
//!
//! # The formulas
//!
//! Of *n* pairs of marks given to the same criterion of the same candidate by two assessors on a scale of *k* marks: the part of
//! equal pairs, and of those at most one apart. Beyond chance: Cohen's kappa with quadratic weights
//! w(i, j) = 1 − (i − j)² ÷ (k − 1)² (Cohen 1968), kappa = (o − e) ÷ (1 − e), with o = Σ w·p over the pairs as they are and e = Σ w·p over them were the two independent; its
//! large-sample standard error by Fleiss, Cohen and Everitt (1969), and 95 per cent either side of kappa, 1.96 times that. Of
//! fewer than [`ENOUGH`] pairs there is no kappa: chance would speak.

/// Pairs from which on kappa is told.
pub const ENOUGH: usize = 30;

/// How far two assessors agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Pairs of marks.
    pub pairs: usize,
    /// Those that are equal.
    pub exact: usize,
    /// Those at most one step apart, equal ones among them.
    pub within_one: usize,
    /// Beyond chance; none of too few pairs, or where everybody gave one mark.
    pub kappa: Option<Kappa>,
}

/// Weighted kappa with the interval that holds it at 95 per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// From -1 to 1.
    pub value: f64,
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
}

/// Of these pairs of marks on a scale from 1 to `highest`; marks off the scale are left out.
pub fn agreement(pairs: &[(u8, u8)], highest: u8) -> Agreement {
    let on_scale = |mark: u8| (1..=highest).contains(&mark);
    let pairs: Vec<(u8, u8)> = pairs.iter().copied().filter(|(one, other)| on_scale(*one) && on_scale(*other)).collect();
    let apart = |most: u8| pairs.iter().filter(|(one, other)| one.abs_diff(*other) <= most).count();
    Agreement { pairs: pairs.len(), exact: apart(0), within_one: apart(1), kappa: kappa(&pairs, highest) }
}

fn kappa(pairs: &[(u8, u8)], highest: u8) -> Option<Kappa> {
    if pairs.len() < ENOUGH || highest < 2 {
        return None;
    }
    let size = usize::from(highest);
    let count = float(pairs.len());
    let (mut rows, mut columns) = (vec![0.0; size], vec![0.0; size]);
    for (one, other) in pairs {
        rows[usize::from(*one) - 1] += 1.0 / count;
        columns[usize::from(*other) - 1] += 1.0 / count;
    }
    let weight = |one: usize, other: usize| {
        let apart = float(one.abs_diff(other)) / float(size - 1);
        1.0 - apart * apart
    };
    let all = || (0..size).flat_map(|one| (0..size).map(move |other| (one, other)));
    let observed: f64 = pairs.iter().map(|(one, other)| weight(usize::from(*one), usize::from(*other)) / count).sum();
    let expected: f64 = all().map(|(one, other)| weight(one, other) * rows[one] * columns[other]).sum();
    let beyond = 1.0 - expected;
    if beyond <= f64::EPSILON {
        return None;
    }
    let value = (observed - expected) / beyond;
    // The mean weight of a row by the columns, and of a column by the rows.
    let of_row = |one: usize| (0..size).map(|other| weight(one, other) * columns[other]).sum::<f64>();
    let of_column = |other: usize| (0..size).map(|one| weight(one, other) * rows[one]).sum::<f64>();
    let spread: f64 = pairs
        .iter()
        .map(|(one, other)| {
            let (one, other) = (usize::from(*one) - 1, usize::from(*other) - 1);
            let term = weight(one, other) - (of_row(one) + of_column(other)) * (1.0 - value);
            term * term / count
        })
        .sum();
    let correction = value - expected * (1.0 - value);
    let variance = (spread - correction * correction) / (count * beyond * beyond);
    let error = 1.96 * variance.max(0.0).sqrt();
    Some(Kappa { value, from: (value - error).max(-1.0), to: (value + error).min(1.0) })
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(cells: &[((u8, u8), usize)]) -> Vec<(u8, u8)> {
        cells.iter().flat_map(|(pair, times)| std::iter::repeat_n(*pair, *times)).collect()
    }

    #[test]
    fn equal_and_neighbouring_marks_are_counted_and_few_pairs_have_no_kappa() {
        let few = agreement(&[(1, 1), (2, 3), (1, 4), (9, 1)], 4);
        assert_eq!((few.pairs, few.exact, few.within_one, few.kappa), (3, 1, 2, None));
    }

    #[test]
    fn kappa_is_that_of_a_table_worked_by_hand() {
        // Two marks: of 50 pairs 20 and 15 equal, 5 and 10 not. o = 0.7, e = 0.5 · 0.6 + 0.5 · 0.4 = 0.5, kappa = 0.4.
        let table = agreement(&repeated(&[((1, 1), 20), ((1, 2), 5), ((2, 1), 10), ((2, 2), 15)]), 2);
        assert_eq!((table.pairs, table.exact, table.within_one), (50, 35, 50));
        let kappa = table.kappa.expect("enough pairs");
        assert!((kappa.value - 0.4).abs() < 1e-12, "{kappa:?}");
        // By the terms of Fleiss, Cohen and Everitt: A = 0.10972, B = 0.10188, C = 0.01; √((A + B − C) ÷ (50 · 0.5²)) = 0.126996.
        assert!((kappa.to - kappa.value - 1.96 * 0.126_996).abs() < 1e-5, "{kappa:?}");
        assert!((kappa.value - kappa.from - (kappa.to - kappa.value)).abs() < 1e-12);
    }

    #[test]
    fn all_equal_is_one_and_one_mark_alone_tells_nothing() {
        let equal = agreement(&repeated(&[((1, 1), 10), ((3, 3), 10), ((4, 4), 20)]), 4).kappa.expect("enough");
        assert!((equal.value - 1.0).abs() < 1e-12 && (equal.from - 1.0).abs() < 1e-9, "{equal:?}");
        assert_eq!(agreement(&repeated(&[((3, 3), 40)]), 4).kappa, None);
        let opposite = agreement(&repeated(&[((1, 4), 20), ((4, 1), 20)]), 4).kappa.expect("enough");
        assert!((opposite.value + 1.0).abs() < 1e-12, "{opposite:?}");
    }

    #[test]
    fn a_distant_pair_weighs_more_than_a_near_one() {
        let near = repeated(&[((1, 1), 15), ((2, 3), 10), ((4, 4), 15)]);
        let far = repeated(&[((1, 1), 15), ((1, 4), 10), ((4, 4), 15)]);
        let value = |pairs: &[(u8, u8)]| agreement(pairs, 4).kappa.expect("enough").value;
        assert!(value(&far) < value(&near));
    }
}
