//! How sure an officer is of an answer, and what that makes of its marks.
//!
//! # The table
//!
//! That of Gardner-Medwin ("Confidence assessment in the teaching of basic science", 1995), in thirds of what a question is worth:
//!
//! | | wholly right | wrong | pays where the chance to be right is |
//! |---|---|---|---|
//! | not sure | 1 | 0 | below two thirds |
//! | fairly sure | 2 | −2 | from two thirds to four fifths |
//! | sure | 3 | −6 | above four fifths |
//!
//! 1. So nobody gains by saying anything but how sure they are.
//! 2. An answer that is partly right earns the like part of the way from wrong to right.
//! 3. No answer earns nothing, whatever is said beside it; an answer beside which nothing is said counts as not sure.
//! 4. The whole earns the sum, rounded down to a hundredth of a mark, and never less than nothing.
//! 5. What a person marks, and a question struck out, earn their marks as they are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::conduct::{Conduct, QuizRules, Scoring};
use crate::quiz::marking::Marks;
use crate::quiz::question::Question;

/// Of fewer answers nothing is said of how well somebody knows what they know.
pub const FEW: u64 = 5;

/// How sure somebody is of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It may well be wrong.
    Unsure,
    /// Rather right than wrong.
    FairlySure,
    /// They would act on it.
    Sure,
}

impl Certainty {
    /// From the least to the most.
    pub const ALL: [Self; 3] = [Self::Unsure, Self::FairlySure, Self::Sure];

    /// Its name in forms and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::FairlySure => "fairly-sure",
            Self::Sure => "sure",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Thirds of its worth that a question wholly right earns, and those that a wrong one earns.
    pub fn thirds(self) -> (i64, i64) {
        match self {
            Self::Unsure => (1, 0),
            Self::FairlySure => (2, -2),
            Self::Sure => (3, -6),
        }
    }

    /// From which chance to be right it pays, and up to which, in whole per cent rounded to the nearest.
    pub fn pays(self) -> (u32, u32) {
        match self {
            Self::Unsure => (0, 67),
            Self::FairlySure => (67, 80),
            Self::Sure => (80, 100),
        }
    }

    /// What marks become by the table, in thirds of a hundredth of a mark.
    fn weigh(self, marks: Marks) -> i64 {
        let (right, wrong) = self.thirds();
        i64::from(marks.possible) * wrong + i64::from(marks.earned) * (right - wrong)
    }

    /// What marks become by the table, in hundredths of a mark, rounded to the nearest; below nothing perhaps.
    pub fn weighed(self, marks: Marks) -> i64 {
        // Half a unit before the division; thirds never lie halfway.
        (self.weigh(marks) * 2 + 3).div_euclid(6)
    }
}

/// What a question earned, and how sure its officer was where that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// By its key alone.
    #[serde(flatten)]
    pub marks: Marks,
    /// None where the marks count as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
}

/// What all of these earn together.
pub fn total(items: &[Weighed]) -> Marks {
    let thirds: i64 =
        items.iter().map(|it| it.certainty.map_or_else(|| i64::from(it.marks.earned) * 3, |it_is| it_is.weigh(it.marks))).sum();
    let possible = items.iter().map(|it| it.marks).sum::<Marks>().possible;
    Marks { earned: u32::try_from(thirds.div_euclid(3)).unwrap_or(0).min(possible), possible }
}

impl QuizRules {
    /// Whether officers are asked how sure they are. Whoever practises sees at once how it stands, and is not.
    pub fn asks_certainty(&self) -> bool {
        self.scoring == Scoring::ByCertainty && self.conduct == Conduct::Graded
    }
}

impl Attempt {
    /// How sure of this answer its officer counts as; none where its marks count as they are.
    pub fn certainty(&self, question: &Question, answer: &Answer, said: Option<Certainty>) -> Option<Certainty> {
        let counts = self.rules.asks_certainty() && question.at_once().is_some() && !question.struck_out && answer.is_answered();
        counts.then(|| said.unwrap_or(Certainty::Unsure))
    }
}

/// How well people know what they know: for each certainty, how many answers were given with it and what they earned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calibration(BTreeMap<Certainty, Said>);

/// What was said with one certainty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// So many answers.
    pub answers: u64,
    /// What they earned by their keys, in hundredths of a mark.
    pub earned: u64,
    /// What there was to earn.
    pub possible: u64,
}

/// How what was said stands to what was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Less was right than this certainty takes.
    TooSure,
    /// Another certainty would have paid less.
    Fits,
    /// More was right than this certainty takes.
    NotSureEnough,
}

impl Calibration {
    /// Of all these.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a Weighed>) -> Self {
        let mut calibration = Self::default();
        items.into_iter().for_each(|it| calibration.take(it));
        calibration
    }

    /// Takes one more; what has no certainty tells nothing.
    pub fn take(&mut self, item: &Weighed) {
        let Some(certainty) = item.certainty else { return };
        let said = self.0.entry(certainty).or_default();
        said.answers += 1;
        said.earned += u64::from(item.marks.earned);
        said.possible += u64::from(item.marks.possible);
    }

    /// Each certainty with what was said with it, from the least to the most; none if nothing was said at all.
    pub fn lines(&self) -> Vec<(Certainty, Said)> {
        let line = |certainty: Certainty| (certainty, self.0.get(&certainty).copied().unwrap_or_default());
        if self.0.is_empty() { Vec::new() } else { Certainty::ALL.map(line).into() }
    }
}

impl Said {
    /// The part that was right in whole per cent, rounded down; none without an answer.
    pub fn percent(self) -> Option<u32> {
        let percent = (self.earned * 100).checked_div(self.possible)?;
        u32::try_from(percent).ok()
    }

    /// How this stands to the table; none of fewer than [`FEW`] answers.
    pub fn fit(self, certainty: Certainty) -> Option<Fit> {
        let (from, to) = match certainty {
            Certainty::Unsure => ((0, 1), (2, 3)),
            Certainty::FairlySure => ((2, 3), (4, 5)),
            Certainty::Sure => ((4, 5), (1, 1)),
        };
        // Whole numbers, so that a part on the edge fits either side.
        let below = |(part, of): (u64, u64)| self.earned * of < self.possible * part;
        let above = |(part, of): (u64, u64)| self.possible * part < self.earned * of;
        (FEW <= self.answers).then(|| match (below(from), above(to)) {
            (true, _) => Fit::TooSure,
            (_, true) => Fit::NotSureEnough,
            _ => Fit::Fits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn marks(earned: u32) -> Marks {
        Marks { earned, possible: 200 }
    }

    fn said(certainty: Certainty, earned: u32) -> Weighed {
        Weighed { marks: marks(earned), certainty: Some(certainty) }
    }

    #[test]
    fn the_table_is_that_of_its_source() {
        // Two marks: right 1, 2 or 3 of three, wrong 0, -2 or -6 of three.
        let weighed = |earned| Certainty::ALL.map(|it| it.weighed(marks(earned)));
        assert_eq!(weighed(200), [67, 133, 200]);
        assert_eq!(weighed(0), [0, -133, -400]);
        assert_eq!(weighed(100), [33, 0, -100], "half right lies halfway");
    }

    #[test]
    fn nobody_gains_by_saying_anything_but_how_sure_they_are() {
        // At 80 per cent two of them pay alike.
        for percent in (0..=100_u32).filter(|percent| *percent != 80) {
            // The mean of a hundred like answers of which so many are right.
            let mean = |it: Certainty| {
                let (right, wrong) = it.thirds();
                i64::from(percent) * right + i64::from(100 - percent) * wrong
            };
            let best = Certainty::ALL.into_iter().max_by_key(|it| mean(*it)).expect("three");
            let told = Certainty::ALL.into_iter().find(|it| (it.pays().0..it.pays().1).contains(&percent)).unwrap_or(Certainty::Sure);
            assert_eq!(best, told, "{percent}");
        }
    }

    #[test]
    fn the_whole_is_exact_rounded_down_and_never_below_nothing() {
        let three = [said(Certainty::Unsure, 200); 3];
        assert_eq!(total(&three), Marks { earned: 200, possible: 600 }, "three thirds are a whole");
        assert_eq!(total(&three[..1]).earned, 66);
        assert_eq!(total(&[said(Certainty::Sure, 0), said(Certainty::Sure, 200)]), Marks { earned: 0, possible: 400 });
        let plain = Weighed { marks: marks(150), certainty: None };
        assert_eq!(total(&[plain, said(Certainty::Sure, 200), said(Certainty::FairlySure, 0)]).earned, 150 + 200 - 134);
        assert_eq!(total(&[]), Marks::NONE);
    }

    #[test]
    fn it_counts_where_it_is_asked_for_and_an_answer_stands() {
        let mut attempt = samples::attempt();
        let (question, answer) = (samples::single(), Answer::Option("a".to_owned()));
        assert_eq!(attempt.certainty(&question, &answer, Some(Certainty::Sure)), None, "it is not asked");
        attempt.rules.scoring = Scoring::ByCertainty;
        assert_eq!(attempt.certainty(&question, &answer, Some(Certainty::Sure)), Some(Certainty::Sure));
        assert_eq!(attempt.certainty(&question, &answer, None), Some(Certainty::Unsure), "nothing said");
        assert_eq!(attempt.certainty(&question, &Answer::None, Some(Certainty::Sure)), None, "nothing answered");
        let struck = Question { struck_out: true, ..question.clone() };
        assert_eq!(attempt.certainty(&struck, &answer, Some(Certainty::Sure)), None);
        let text = Answer::Text("Because.".to_owned());
        assert_eq!(attempt.certainty(&samples::written(), &text, Some(Certainty::Sure)), None, "a person marks it");
        attempt.rules.conduct = Conduct::Practice;
        assert_eq!(attempt.certainty(&question, &answer, Some(Certainty::Sure)), None);
    }

    #[test]
    fn what_was_right_is_set_against_what_was_said() {
        let items: Vec<Weighed> = [200, 200, 200, 0, 0].map(|earned| said(Certainty::Sure, earned)).into();
        let calibration = Calibration::of(&items);
        let lines = calibration.lines();
        assert_eq!(lines.iter().map(|(_, said)| said.answers).collect::<Vec<_>>(), [0, 0, 5]);
        let (certainty, of_sure) = lines[2];
        assert_eq!((of_sure.percent(), of_sure.fit(certainty)), (Some(60), Some(Fit::TooSure)));
        assert_eq!((lines[0].1.percent(), lines[0].1.fit(Certainty::Unsure)), (None, None));
        let four_of_five = Said { answers: 5, earned: 800, possible: 1000 };
        assert_eq!(four_of_five.fit(Certainty::Sure), Some(Fit::Fits));
        assert_eq!(four_of_five.fit(Certainty::FairlySure), Some(Fit::Fits), "the edge fits either side");
        assert_eq!(four_of_five.fit(Certainty::Unsure), Some(Fit::NotSureEnough));
        assert!(Calibration::of(&[Weighed { marks: marks(200), certainty: None }]).lines().is_empty());
    }

    #[test]
    fn it_is_kept_beside_the_marks_and_older_results_have_none() {
        let json = serde_json::to_string(&said(Certainty::FairlySure, 200)).expect("json");
        assert_eq!(json, r#"{"earned":200,"possible":200,"certainty":"fairly-sure"}"#);
        let older: Weighed = serde_json::from_str(r#"{"earned":100,"possible":200}"#).expect("read");
        assert_eq!(older, Weighed { marks: marks(100), certainty: None });
        assert!(Certainty::ALL.into_iter().all(|it| Certainty::named(it.name()) == Some(it)));
    }
}
