//! Item analysis: what the marks of many attempts tell of a quiz and its questions.
//!
//! # The formulas
//!
//! Those of Moodle's quiz statistics. For a question with marks *a* of at most *m*, and *o* what the same attempt earned on its
//! other questions (covariances with *n* − 1): facility = mean(a) ÷ m; discrimination index = cov(a, o) ÷ √(cov(a, a) · cov(o, o));
//! discriminative efficiency = cov(a, o) ÷ cov(a sorted, o sorted); effective weight = √cov(a, total) ÷ Σ √cov(·, total). For the
//! quiz, with its *k* places as items: Cronbach's alpha = k ÷ (k − 1) · (1 − Σ cov(a, a) ÷ cov(total, total)); standard error =
//! √cov(total, total) · √(1 − alpha). A root of something negative, a division by nothing, fewer than two attempts or places give
//! no figure, never a number.
//!
//! Attempts are taken one after the other and not kept: memory grows with the questions and with the marks that occur, not with
//! the attempts.

use std::collections::BTreeMap;

/// What one attempt earned, place by place.
#[derive(Debug, Clone, Copy)]
pub struct Earned<'a> {
    /// The question's version.
    pub question: &'a str,
    /// In hundredths of a mark.
    pub earned: u32,
    /// All there was to earn.
    pub possible: u32,
}

/// Attempts taken so far.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    attempts: u64,
    passed: u64,
    total: Moments,
    places: Vec<Moments>,
    /// Of the whole, in tenths: from 0 to 9 per cent, …, 100 apart.
    tenths: [u64; 11],
    questions: BTreeMap<String, Tally>,
}

/// Sums of a quantity, exact.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    count: u64,
    sum: u128,
    squares: u128,
}

/// What is known of one question.
#[derive(Debug, Clone, Default)]
struct Tally {
    possible: u32,
    mark: Moments,
    rest: Moments,
    with_rest: u128,
    total: Moments,
    with_total: u128,
    marks: BTreeMap<u32, u64>,
    rests: BTreeMap<u32, u64>,
}

/// The figures of a question; none where they are not defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFigures {
    /// How many attempts had it.
    pub exposure: u64,
    /// The mean part earned, from 0 to 1.
    pub facility: Option<f64>,
    /// The spread of that part.
    pub deviation: Option<f64>,
    /// From -1 to 1.
    pub discrimination: Option<f64>,
    /// From -1 to 1.
    pub efficiency: Option<f64>,
    /// Its part in what tells attempts apart, from 0 to 1.
    pub weight: Option<f64>,
}

/// The figures of a quiz; none where they are not defined.
#[derive(Debug, Clone, PartialEq)]
pub struct QuizFigures {
    /// Attempts taken.
    pub attempts: u64,
    /// Those that passed.
    pub passed: u64,
    /// The mean in hundredths of a mark.
    pub mean: Option<f64>,
    /// The spread, in hundredths of a mark.
    pub deviation: Option<f64>,
    /// How many attempts earned 0 to 9 per cent, 10 to 19, …, and 100.
    pub tenths: [u64; 11],
    /// Cronbach's alpha, at most 1.
    pub reliability: Option<f64>,
    /// In hundredths of a mark.
    pub standard_error: Option<f64>,
}

impl Analysis {
    /// Takes one attempt.
    pub fn take(&mut self, earned: &[Earned<'_>], passed: bool) {
        let total: u32 = earned.iter().map(|it| it.earned).sum();
        let possible: u32 = earned.iter().map(|it| it.possible).sum();
        self.attempts += 1;
        self.passed += u64::from(passed);
        self.total.take(total);
        let tenth = (u64::from(total) * 10).checked_div(u64::from(possible)).unwrap_or(0).min(10);
        self.tenths[usize::try_from(tenth).unwrap_or(10)] += 1;
        for (place, it) in earned.iter().enumerate() {
            if self.places.len() <= place {
                self.places.push(Moments::default());
            }
            self.places[place].take(it.earned);
            if !self.questions.contains_key(it.question) {
                self.questions.insert(it.question.to_owned(), Tally::default());
            }
            if let Some(tally) = self.questions.get_mut(it.question) {
                tally.take(it, total);
            }
        }
    }

    /// The figures of the quiz.
    pub fn quiz(&self) -> QuizFigures {
        let spread = self.total.variance();
        // Places that not every attempt had are no places of one test.
        let whole = self.places.iter().all(|place| place.count == self.attempts) && 2 <= self.places.len();
        let places: Option<f64> = self.places.iter().map(Moments::variance).sum();
        let reliability = places.zip(spread).filter(|(_, spread)| whole && 0.0 < *spread).map(|(places, spread)| {
            let count = float(self.places.len() as u128);
            count / (count - 1.0) * (1.0 - places / spread)
        });
        let standard_error = reliability.zip(spread).and_then(|(alpha, spread)| root(1.0 - alpha).map(|rest| spread.sqrt() * rest));
        QuizFigures {
            attempts: self.attempts,
            passed: self.passed,
            mean: self.total.mean(),
            deviation: spread.and_then(root),
            tenths: self.tenths,
            reliability,
            standard_error,
        }
    }

    /// The figures of each question, by its version.
    pub fn items(&self) -> BTreeMap<&str, ItemFigures> {
        let shares: BTreeMap<&str, Option<f64>> =
            self.questions.iter().map(|(question, tally)| (question.as_str(), tally.share())).collect();
        let all: f64 = shares.values().flatten().sum();
        let figures = |(question, tally): (&'_ String, &'_ Tally)| {
            let weight = shares[question.as_str()].filter(|_| 0.0 < all).map(|share| share / all);
            tally.figures(weight)
        };
        self.questions.iter().map(|entry| (entry.0.as_str(), figures(entry))).collect()
    }
}

impl Moments {
    fn take(&mut self, value: u32) {
        self.count += 1;
        self.sum += u128::from(value);
        self.squares += u128::from(value) * u128::from(value);
    }

    fn mean(&self) -> Option<f64> {
        (0 < self.count).then(|| float(self.sum) / float(u128::from(self.count)))
    }

    fn variance(&self) -> Option<f64> {
        covariance(self.count, self.sum, self.sum, self.squares)
    }
}

impl Tally {
    fn take(&mut self, it: &Earned<'_>, total: u32) {
        let rest = total - it.earned;
        self.possible = it.possible;
        self.mark.take(it.earned);
        self.rest.take(rest);
        self.total.take(total);
        self.with_rest += u128::from(it.earned) * u128::from(rest);
        self.with_total += u128::from(it.earned) * u128::from(total);
        *self.marks.entry(it.earned).or_default() += 1;
        *self.rests.entry(rest).or_default() += 1;
    }

    fn figures(&self, weight: Option<f64>) -> ItemFigures {
        let count = self.mark.count;
        let possible = (0 < self.possible).then(|| f64::from(self.possible));
        let together = covariance(count, self.mark.sum, self.rest.sum, self.with_rest);
        let own = self.mark.variance().zip(self.rest.variance()).map(|(mark, rest)| mark * rest);
        let discrimination = together.zip(own.and_then(root)).and_then(|(together, own)| ratio(together, own));
        let best = covariance(count, self.mark.sum, self.rest.sum, self.sorted());
        ItemFigures {
            exposure: count,
            facility: self.mark.mean().zip(possible).map(|(mean, possible)| mean / possible),
            deviation: self.mark.variance().and_then(root).zip(possible).map(|(deviation, possible)| deviation / possible),
            discrimination,
            efficiency: together.zip(best).and_then(|(together, best)| ratio(together, best)),
            weight,
        }
    }

    /// √cov(a, total).
    fn share(&self) -> Option<f64> {
        covariance(self.mark.count, self.mark.sum, self.total.sum, self.with_total).and_then(root)
    }

    /// Σ of the products of marks and rests, both in rising order: the most they could go together.
    fn sorted(&self) -> u128 {
        let mut rests = self.rests.iter().map(|(rest, count)| (*rest, *count));
        let mut rest = rests.next();
        let mut sum = 0;
        for (mark, count) in &self.marks {
            let mut left = *count;
            while let Some((value, there)) = rest.filter(|_| 0 < left) {
                let taken = left.min(there);
                sum += u128::from(*mark) * u128::from(value) * u128::from(taken);
                left -= taken;
                rest = if taken == there { rests.next() } else { Some((value, there - taken)) };
            }
        }
        sum
    }
}

/// The sample covariance from sums; none of fewer than two.
fn covariance(count: u64, first: u128, second: u128, products: u128) -> Option<f64> {
    let count = u128::from(count);
    if count < 2 {
        return None;
    }
    // n Σab − Σa Σb, exact before it is divided.
    let (with, without) = (count * products, first * second);
    let difference = if without <= with { float(with - without) } else { -float(without - with) };
    Some(difference / float(count * (count - 1)))
}

fn root(value: f64) -> Option<f64> {
    (0.0 <= value).then(|| value.sqrt())
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (0.0 < whole).then(|| part / whole)
}

#[expect(clippy::cast_precision_loss, reason = "figures for people, of whole numbers exact until here")]
fn float(value: u128) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attempts at the questions a, b and c, each worth one mark.
    fn analysed(attempts: &[[u32; 3]]) -> Analysis {
        let mut analysis = Analysis::default();
        for attempt in attempts {
            let earned: Vec<Earned<'_>> = ["a", "b", "c"]
                .into_iter()
                .zip(attempt)
                .map(|(question, earned)| Earned { question, earned: *earned, possible: 100 })
                .collect();
            analysis.take(&earned, 200 <= attempt.iter().sum::<u32>());
        }
        analysis
    }

    fn near(figure: Option<f64>, expected: f64) -> bool {
        figure.is_some_and(|figure| (figure - expected).abs() < 1e-9)
    }

    #[test]
    fn the_figures_are_those_of_the_formulas() {
        // Worked by hand: totals 300, 200, 100, 0; of a: 100 100 0 0, rests 200 100 100 0.
        let analysis = analysed(&[[100, 100, 100], [100, 100, 0], [0, 100, 0], [0, 0, 0]]);
        let items = analysis.items();
        let a = items["a"];
        assert_eq!(a.exposure, 4);
        assert!(near(a.facility, 0.5), "{a:?}");
        assert!(near(a.deviation, (10_000.0_f64 / 3.0).sqrt() / 100.0), "{a:?}");
        // cov(a, o) = 20 000 ÷ 3 ÷ … : Σ(a − 50)(o − 100) = 50·100 + 0 + 0 + 50·100 = 10 000, by 3.
        let (own, rest) = (10_000.0 / 3.0, 20_000.0 / 3.0);
        assert!(near(a.discrimination, (10_000.0 / 3.0) / f64::sqrt(own * rest)), "{a:?}");
        assert!(near(a.efficiency, 1.0), "those who earned it earned most elsewhere: {a:?}");
        let quiz = analysis.quiz();
        assert_eq!((quiz.attempts, quiz.passed), (4, 2));
        assert!(near(quiz.mean, 150.0));
        // Variances 10 000/3, 7 500/3, 7 500/3 and of the totals 50 000/3: alpha = 1.5 · (1 − 0.5).
        assert!(near(quiz.reliability, 0.75), "{quiz:?}");
        assert!(near(quiz.standard_error, (50_000.0_f64 / 3.0).sqrt() * 0.5));
        assert_eq!(quiz.tenths, [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1]);
        let weights: f64 = items.values().filter_map(|item| item.weight).sum();
        assert!((weights - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_not_defined_has_no_figure() {
        let one = analysed(&[[100, 0, 100]]);
        assert_eq!((one.quiz().deviation, one.quiz().reliability, one.items()["a"].discrimination), (None, None, None));
        let alike = analysed(&[[100, 100, 100], [100, 100, 100]]);
        let figures = alike.items()["a"];
        assert_eq!((figures.discrimination, figures.efficiency, figures.weight), (None, None, None), "nobody is told apart");
        assert_eq!(alike.quiz().reliability, None);
        assert_eq!(Analysis::default().quiz().mean, None);
    }

    #[test]
    fn a_question_that_the_weak_earn_tells_against_itself() {
        let items = analysed(&[[0, 100, 100], [0, 100, 100], [100, 0, 0], [100, 0, 0]]);
        let figures = items.items()["a"];
        assert!(near(figures.discrimination, -1.0) && near(figures.efficiency, -1.0), "{figures:?}");
        assert_eq!(figures.weight, None, "a root of something negative");
    }

    #[test]
    fn a_million_attempts_take_no_more_room_than_their_marks() {
        let mut analysis = Analysis::default();
        for number in 0..1_000_000_u32 {
            let marks = [number % 3 * 50, number % 5 * 25, number % 7 * 10];
            let earned = ["a", "b", "c"].into_iter().zip(marks);
            let earned: Vec<Earned<'_>> = earned.map(|(question, earned)| Earned { question, earned, possible: 100 }).collect();
            analysis.take(&earned, false);
        }
        assert_eq!(analysis.quiz().attempts, 1_000_000);
        assert!(analysis.questions.values().all(|tally| tally.marks.len() <= 7 && tally.rests.len() <= 40));
        assert!(analysis.items()["a"].facility.is_some_and(|it| (it - 0.5).abs() < 1e-5));
    }
}
