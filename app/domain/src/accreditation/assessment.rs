//! How a panel scores one candidate: each alone and unseen, then together where they differed.
//!
//! # The rule
//!
//! 1. Each assessor gives every criterion of the rubric a mark of its scale, with a reason, and commits them together. What is
//!    committed is never changed.
//! 2. Nobody sees what another gave before all who sit on the panel have committed.
//! 3. Where their marks differ they agree on one, which lies between the lowest and the highest given, and say why. Where they do
//!    not differ there is nothing to agree on.
//! 4. Whoever recuses themselves leaves the panel, whenever that is, and their scores count no more.
//! 5. The points are the agreed marks, each counted as often as its criterion weighs, above the lowest of the scale. A must-pass
//!    criterion that is not met fails the whole, whatever the points.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::accreditation::policy::{Criterion, Rubric};
use crate::id::PersonId;
use crate::quiz::answer::Answer;

/// The most characters of a reason.
pub const REASON_MOST: usize = 2_000;

/// A mark with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// From 1, the lowest of the scale.
    pub mark: u8,
    /// Why, citing what was observed.
    pub reason: String,
}

/// The part of a draft that holds the mark.
pub const MARK: &str = "mark";
/// The part of a draft that holds the reason.
pub const REASON: &str = "reason";

/// A score that is not committed yet: it goes through the journal of the quizzes, as an answer in two parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The mark, if one is chosen.
    pub mark: Option<u8>,
    /// Why, so far.
    pub reason: String,
}

impl Draft {
    /// The draft an answer holds; empty where it is no such answer.
    pub fn of(answer: &Answer) -> Self {
        let Answer::Parts(parts) = answer else { return Self::default() };
        let mark = parts.get(MARK).and_then(|mark| mark.parse().ok());
        Self { mark, reason: parts.get(REASON).cloned().unwrap_or_default() }
    }

    /// The answer that holds it.
    pub fn answer(&self) -> Answer {
        let mark = self.mark.map(|mark| (MARK.to_owned(), mark.to_string()));
        let reason = Some(self.reason.clone()).filter(|reason| !reason.is_empty()).map(|reason| (REASON.to_owned(), reason));
        let parts: BTreeMap<String, String> = mark.into_iter().chain(reason).collect();
        if parts.is_empty() { Answer::None } else { Answer::Parts(parts) }
    }

    /// The score it would be.
    pub fn score(&self) -> Option<Score> {
        self.mark.map(|mark| Score { mark, reason: self.reason.trim().to_owned() })
    }
}

/// What one assessor gave, by criterion.
pub type Sheet = BTreeMap<String, Score>;

/// How somebody's place on the panel stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// They have not committed yet.
    Open,
    /// These are their scores for good.
    Committed(Sheet),
    /// They left; what they gave counts no more.
    Recused,
}

/// A panel and what it has given one candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Who sits on it, by person.
    pub seats: BTreeMap<PersonId, Seat>,
    /// The marks agreed on where they differed, by criterion.
    pub agreed: BTreeMap<String, Score>,
}

/// Why scores are not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum ScoreRefused {
    /// Whoever it is does not sit on this panel, or has left it.
    #[error("not on this panel")]
    NotSeated,
    /// They committed before.
    #[error("scores that are committed do not change")]
    Committed,
    /// A criterion has no mark.
    #[error("the criterion {criterion} has no mark")]
    NoMark {
        /// Which.
        criterion: String,
    },
    /// A mark that the scale does not have.
    #[error("the scale of {criterion} has no such mark")]
    OffScale {
        /// Which.
        criterion: String,
    },
    /// A mark without a reason.
    #[error("the mark of {criterion} has no reason")]
    NoReason {
        /// Which.
        criterion: String,
    },
    /// Something the rubric does not have.
    #[error("there is no criterion {criterion}")]
    UnknownCriterion {
        /// Which.
        criterion: String,
    },
    /// Not everybody has committed yet.
    #[error("not everybody has committed yet")]
    TooEarly,
    /// All gave the same mark.
    #[error("there is nothing to agree on for {criterion}")]
    NoDifference {
        /// Which.
        criterion: String,
    },
    /// A mark below the lowest or above the highest that was given.
    #[error("the agreed mark of {criterion} lies outside what was given")]
    Outside {
        /// Which.
        criterion: String,
    },
}

/// What a panel's marks come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelResult {
    /// Points reached.
    pub points: u32,
    /// Points there are.
    pub possible: u32,
    /// Must-pass criteria that are not met, in the order of the rubric.
    pub not_met: Vec<String>,
    /// Whether that is enough.
    pub passes: bool,
}

impl Assessment {
    /// A panel of these people that has given nothing yet.
    pub fn of(people: impl IntoIterator<Item = PersonId>) -> Self {
        Self { seats: people.into_iter().map(|person| (person, Seat::Open)).collect(), agreed: BTreeMap::new() }
    }

    /// Those who sit on it and have not left.
    pub fn sitting(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.seats.iter().filter(|(_, seat)| **seat != Seat::Recused).map(|(person, _)| *person)
    }

    /// Whether everybody who sits on it has committed; not if nobody sits on it.
    pub fn all_committed(&self) -> bool {
        let mut sitting = self.seats.values().filter(|seat| **seat != Seat::Recused).peekable();
        sitting.peek().is_some() && sitting.all(|seat| matches!(seat, Seat::Committed(_)))
    }

    /// Takes what an assessor gives, for good.
    pub fn commit(&mut self, who: PersonId, sheet: Sheet, rubric: &Rubric) -> Result<(), ScoreRefused> {
        match self.seats.get(&who) {
            None | Some(Seat::Recused) => return Err(ScoreRefused::NotSeated),
            Some(Seat::Committed(_)) => return Err(ScoreRefused::Committed),
            Some(Seat::Open) => {}
        }
        for criterion in &rubric.criteria {
            let score = sheet.get(&criterion.id).ok_or_else(|| ScoreRefused::NoMark { criterion: criterion.id.clone() })?;
            check(criterion, score)?;
        }
        if let Some(unknown) = sheet.keys().find(|id| rubric.criteria.iter().all(|criterion| criterion.id != **id)) {
            return Err(ScoreRefused::UnknownCriterion { criterion: unknown.clone() });
        }
        self.seats.insert(who, Seat::Committed(sheet));
        Ok(())
    }

    /// Lets somebody leave the panel; what was agreed with them is agreed no more.
    pub fn recuse(&mut self, who: PersonId) -> Result<(), ScoreRefused> {
        match self.seats.get_mut(&who) {
            None | Some(Seat::Recused) => Err(ScoreRefused::NotSeated),
            Some(seat) => {
                *seat = Seat::Recused;
                self.agreed.clear();
                Ok(())
            }
        }
    }

    /// What `who` may read: their own sheet always, the others' once all have committed; nothing for whoever does not sit here.
    pub fn seen_by(&self, who: PersonId) -> BTreeMap<PersonId, &Sheet> {
        let sits = self.sitting().any(|person| person == who);
        let open = self.all_committed();
        let sheets = self.seats.iter().filter_map(|(person, seat)| match seat {
            Seat::Committed(sheet) if sits && (open || *person == who) => Some((*person, sheet)),
            Seat::Committed(_) | Seat::Open | Seat::Recused => None,
        });
        sheets.collect()
    }

    /// The lowest and the highest mark given to a criterion, once all have committed.
    fn range(&self, criterion: &str) -> Option<(u8, u8)> {
        let given = self.seats.values().filter_map(|seat| match seat {
            Seat::Committed(sheet) => sheet.get(criterion).map(|score| score.mark),
            Seat::Open | Seat::Recused => None,
        });
        let (low, high) = given.fold((u8::MAX, 0), |(low, high), mark| (low.min(mark), high.max(mark)));
        (self.all_committed() && low <= high).then_some((low, high))
    }

    /// The criteria whose marks differ and have no agreed one yet; none before all have committed.
    pub fn to_agree(&self, rubric: &Rubric) -> Vec<String> {
        let differs = |criterion: &&Criterion| self.range(&criterion.id).is_some_and(|(low, high)| low < high);
        let open = rubric.criteria.iter().filter(differs).filter(|criterion| !self.agreed.contains_key(&criterion.id));
        open.map(|criterion| criterion.id.clone()).collect()
    }

    /// Keeps the mark that those who sit on it agreed on where theirs differed.
    pub fn agree(&mut self, who: PersonId, criterion: &str, score: Score, rubric: &Rubric) -> Result<(), ScoreRefused> {
        let named = || criterion.to_owned();
        if !self.sitting().any(|person| person == who) {
            return Err(ScoreRefused::NotSeated);
        }
        let of_rubric = rubric.criteria.iter().find(|it| it.id == criterion);
        check(of_rubric.ok_or_else(|| ScoreRefused::UnknownCriterion { criterion: named() })?, &score)?;
        let (low, high) = self.range(criterion).ok_or(ScoreRefused::TooEarly)?;
        if low == high {
            return Err(ScoreRefused::NoDifference { criterion: named() });
        }
        if !(low..=high).contains(&score.mark) {
            return Err(ScoreRefused::Outside { criterion: named() });
        }
        self.agreed.insert(named(), score);
        Ok(())
    }

    /// The mark of each criterion that the panel stands by; none until everything is committed and agreed.
    pub fn marks(&self, rubric: &Rubric) -> Option<BTreeMap<String, u8>> {
        let mark = |criterion: &Criterion| {
            let (low, high) = self.range(&criterion.id)?;
            let mark = if low == high { low } else { self.agreed.get(&criterion.id)?.mark };
            Some((criterion.id.clone(), mark))
        };
        rubric.criteria.iter().map(mark).collect()
    }

    /// What that comes to; none until everything is committed and agreed.
    pub fn result(&self, rubric: &Rubric) -> Option<PanelResult> {
        let marks = self.marks(rubric)?;
        let above = |mark: u8, weight: u32| u32::from(mark.saturating_sub(1)).saturating_mul(weight);
        let points = rubric.criteria.iter().map(|it| above(marks[&it.id], it.weight)).sum::<u32>();
        let possible = rubric.criteria.iter().map(|it| above(it.highest(), it.weight)).sum::<u32>();
        let not_met: Vec<String> = rubric.criteria.iter().filter(|it| !it.is_met_by(marks[&it.id])).map(|it| it.id.clone()).collect();
        // Whole numbers, so that nobody passes by rounding.
        let enough = u64::from(possible) * u64::from(rubric.pass_percent) <= u64::from(points) * 100;
        Some(PanelResult { points, possible, passes: enough && not_met.is_empty(), not_met })
    }
}

fn check(criterion: &Criterion, score: &Score) -> Result<(), ScoreRefused> {
    let named = || criterion.id.clone();
    if !criterion.has(score.mark) {
        return Err(ScoreRefused::OffScale { criterion: named() });
    }
    if score.reason.trim().is_empty() || REASON_MOST < score.reason.chars().count() {
        return Err(ScoreRefused::NoReason { criterion: named() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::samples::{person, policy, sheet};

    /// A panel of two; the rubric has `knowledge` (weight 2), `role` (must reach 3) and `training`, each from 1 to 4.
    fn panel() -> (Assessment, Rubric) {
        (Assessment::of([person(1), person(2)]), policy().rubric)
    }

    fn score(mark: u8) -> Score {
        Score { mark, reason: "Seen on day two.".to_owned() }
    }

    #[test]
    fn a_draft_is_an_answer_of_two_parts_and_back() {
        let whole = Draft { mark: Some(3), reason: "Seen on day two. ".to_owned() };
        for draft in
            [whole.clone(), Draft { mark: None, ..whole.clone() }, Draft { reason: String::new(), ..whole.clone() }, Draft::default()]
        {
            assert_eq!(Draft::of(&draft.answer()), draft);
        }
        assert_eq!(Draft::default().answer(), Answer::None);
        assert_eq!(whole.score(), Some(score(3)));
        assert_eq!(Draft::of(&Answer::Text("3".to_owned())), Draft::default());
    }

    #[test]
    fn nobody_sees_anything_before_all_have_committed() {
        let (mut panel, rubric) = panel();
        panel.commit(person(1), sheet([3, 3, 2]), &rubric).expect("taken");
        assert_eq!(panel.seen_by(person(1)).keys().copied().collect::<Vec<_>>(), [person(1)]);
        assert!(panel.seen_by(person(2)).is_empty());
        assert!(panel.seen_by(person(9)).is_empty(), "whoever does not sit on it");
        assert!(panel.to_agree(&rubric).is_empty() && panel.marks(&rubric).is_none());
        panel.commit(person(2), sheet([3, 4, 2]), &rubric).expect("taken");
        assert_eq!(panel.seen_by(person(1)).len(), 2);
        assert_eq!(panel.seen_by(person(2)).len(), 2);
        assert!(panel.seen_by(person(9)).is_empty());
        assert_eq!(panel.to_agree(&rubric), ["role"]);
    }

    #[test]
    fn a_sheet_is_whole_reasoned_on_the_scale_and_final() {
        let (mut panel, rubric) = panel();
        let mut commit = |who: u8, change: &dyn Fn(&mut Sheet)| {
            let mut given = sheet([3, 3, 2]);
            change(&mut given);
            panel.commit(person(who), given, &rubric)
        };
        let of = |criterion: &str| criterion.to_owned();
        assert_eq!(commit(9, &|_| {}), Err(ScoreRefused::NotSeated));
        assert_eq!(commit(1, &|it| drop(it.remove("role"))), Err(ScoreRefused::NoMark { criterion: of("role") }));
        assert_eq!(commit(1, &|it| drop(it.insert(of("role"), score(5)))), Err(ScoreRefused::OffScale { criterion: of("role") }));
        assert_eq!(commit(1, &|it| drop(it.insert(of("role"), score(0)))), Err(ScoreRefused::OffScale { criterion: of("role") }));
        let silent = Score { reason: "  ".to_owned(), ..score(3) };
        assert_eq!(commit(1, &|it| drop(it.insert(of("role"), silent.clone()))), Err(ScoreRefused::NoReason { criterion: of("role") }));
        assert_eq!(commit(1, &|it| drop(it.insert(of("x"), score(1)))), Err(ScoreRefused::UnknownCriterion { criterion: of("x") }));
        assert_eq!(commit(1, &|_| {}), Ok(()));
        assert_eq!(commit(1, &|_| {}), Err(ScoreRefused::Committed));
    }

    #[test]
    fn where_they_differ_they_agree_between_what_was_given() {
        let (mut panel, rubric) = panel();
        let agree = |panel: &mut Assessment, who: u8, criterion: &str, mark: u8| panel.agree(person(who), criterion, score(mark), &rubric);
        assert_eq!(agree(&mut panel, 1, "role", 3), Err(ScoreRefused::TooEarly));
        panel.commit(person(1), sheet([3, 2, 2]), &rubric).expect("taken");
        panel.commit(person(2), sheet([3, 3, 2]), &rubric).expect("taken");
        assert_eq!(agree(&mut panel, 9, "role", 3), Err(ScoreRefused::NotSeated));
        assert_eq!(agree(&mut panel, 1, "role", 4), Err(ScoreRefused::Outside { criterion: "role".to_owned() }));
        assert_eq!(agree(&mut panel, 1, "knowledge", 3), Err(ScoreRefused::NoDifference { criterion: "knowledge".to_owned() }));
        assert_eq!(panel.result(&rubric), None, "not agreed yet");
        assert_eq!(agree(&mut panel, 2, "role", 3), Ok(()));
        assert_eq!(panel.marks(&rubric).expect("agreed").into_values().collect::<Vec<_>>(), [3, 3, 2]);
        // Two steps of knowledge count twice, two of the role, one of training: 4 + 2 + 1 of 6 + 3 + 3.
        let result = panel.result(&rubric).expect("agreed");
        assert_eq!((result.points, result.possible, result.passes, result.not_met.len()), (7, 12, true, 0));
    }

    #[test]
    fn a_must_pass_criterion_cannot_be_bought_off() {
        let (mut panel, rubric) = panel();
        for who in [1, 2] {
            panel.commit(person(who), sheet([4, 2, 4]), &rubric).expect("taken");
        }
        let result = panel.result(&rubric).expect("nothing differs");
        assert_eq!((result.points, result.possible), (10, 12));
        assert_eq!((result.not_met, result.passes), (vec!["role".to_owned()], false));
    }

    #[test]
    fn whoever_leaves_takes_their_scores_along() {
        let (mut panel, rubric) = panel();
        panel.seats.insert(person(3), Seat::Open);
        for (who, marks) in [(1, [3, 3, 3]), (2, [4, 3, 3]), (3, [1, 3, 3])] {
            panel.commit(person(who), sheet(marks), &rubric).expect("taken");
        }
        panel.agree(person(1), "knowledge", score(2), &rubric).expect("between 1 and 4");
        panel.recuse(person(3)).expect("they sat on it");
        assert_eq!(panel.recuse(person(3)), Err(ScoreRefused::NotSeated));
        assert!(panel.seen_by(person(3)).is_empty(), "they read nothing any more");
        assert_eq!(panel.to_agree(&rubric), ["knowledge"], "what was agreed with them is agreed no more");
        assert_eq!(
            panel.agree(person(1), "knowledge", score(2), &rubric),
            Err(ScoreRefused::Outside { criterion: "knowledge".to_owned() })
        );
        let mut alone = Assessment::of([person(1)]);
        alone.recuse(person(1)).expect("they sat on it");
        assert!(!alone.all_committed() && alone.result(&rubric).is_none(), "nobody is left");
    }
}
