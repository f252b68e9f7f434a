//! What a category asks of its experts. A policy is data that an administrator versions; a case keeps the one it was opened under.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::accreditation::document::Kind;
use crate::language::{Language, Text};

/// What it takes to become and to stay an expert of one category and domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Version of this form, 1.
    pub version: u32,
    /// Never changes, such as `toa`.
    pub category: String,
    /// Never changes, such as `risk-management`.
    pub domain: String,
    /// The category in words.
    pub category_title: Text,
    /// The domain in words.
    pub domain_title: Text,
    /// Courses and modules a candidate must have completed, by their ids.
    pub prerequisites: BTreeSet<String>,
    /// Documents that a nomination is complete with; policies made before there were any ask for none, and keep their digest.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub documents: BTreeSet<Kind>,
    /// How many assessors score each candidate, at least 2.
    pub assessors: u32,
    /// Missions beside a lead expert that full accreditation takes; none is allowed.
    pub missions: u32,
    /// Months a pre-accreditation waits for a mission.
    pub pre_accredited_months: u32,
    /// Months an accreditation lasts.
    pub accredited_months: u32,
    /// Days within which a decision may be appealed.
    pub appeal_days: u32,
    /// Days after which whatever a case waits for is late.
    pub due_days: u32,
    /// What candidates are scored by.
    pub rubric: Rubric,
}

/// What candidates are scored by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// In the order of the sheet, at least one.
    pub criteria: Vec<Criterion>,
    /// The share of all points that passes, in per cent.
    pub pass_percent: u32,
}

/// One thing a candidate is scored by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Scores are kept by it.
    pub id: String,
    /// In words.
    pub title: Text,
    /// How often its points count, at least 1.
    pub weight: u32,
    /// The least mark that meets it; a must-pass criterion below it fails the whole, whatever the total.
    pub must_reach: Option<u8>,
    /// What each mark looks like, from 1 on; at least two.
    pub anchors: Vec<Text>,
}

/// Why a policy makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyFault {
    /// Nothing is scored.
    #[error("at least one criterion is needed")]
    NoCriteria,
    /// Two criteria have one id.
    #[error("two criteria have one id")]
    CriterionTwice,
    /// A scale with fewer than two marks, or more than nine.
    #[error("a scale has from two to nine marks")]
    Scale,
    /// A weight of nothing.
    #[error("a weight is at least one")]
    Weight,
    /// A mark to be reached that the scale does not have.
    #[error("the mark to be reached is not on the scale")]
    MustReach,
    /// A part of the points above all of them.
    #[error("the pass mark is from 1 to 100 per cent")]
    PassMark,
    /// One pair of eyes, or none.
    #[error("at least two assessors score each candidate")]
    Assessors,
    /// No time at all.
    #[error("a validity is at least one month")]
    Validity,
    /// A title, a criterion or a mark without words in some language of the interface.
    #[error("words are missing")]
    NoWords,
}

impl Criterion {
    /// The highest mark of its scale.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.anchors.len()).unwrap_or(u8::MAX)
    }

    /// Whether the scale has this mark.
    pub fn has(&self, mark: u8) -> bool {
        (1..=self.highest()).contains(&mark)
    }

    /// Whether this mark meets a criterion that must be met; always where it need not be.
    pub fn is_met_by(&self, mark: u8) -> bool {
        self.must_reach.is_none_or(|least| least <= mark)
    }
}

impl Policy {
    /// Everything about it that makes no sense.
    pub fn faults(&self) -> Vec<PolicyFault> {
        let criteria = &self.rubric.criteria;
        let ids: BTreeSet<&str> = criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        let found = [
            (criteria.is_empty(), PolicyFault::NoCriteria),
            (ids.len() < criteria.len(), PolicyFault::CriterionTwice),
            (criteria.iter().any(|it| !(2..=9).contains(&it.anchors.len())), PolicyFault::Scale),
            (criteria.iter().any(|it| it.weight == 0), PolicyFault::Weight),
            (criteria.iter().any(|it| it.must_reach.is_some_and(|mark| !it.has(mark))), PolicyFault::MustReach),
            (!(1..=100).contains(&self.rubric.pass_percent), PolicyFault::PassMark),
            (self.assessors < 2, PolicyFault::Assessors),
            (self.pre_accredited_months == 0 || self.accredited_months == 0, PolicyFault::Validity),
            (!self.texts().all(is_worded), PolicyFault::NoWords),
        ];
        found.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }
}

impl Policy {
    /// Every text it has.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let of_criteria = self.rubric.criteria.iter().flat_map(|criterion| criterion.anchors.iter().chain([&criterion.title]));
        [&self.category_title, &self.domain_title].into_iter().chain(of_criteria)
    }
}

/// Whether a text has words in every language of the interface.
fn is_worded(text: &Text) -> bool {
    Language::INTERFACE.iter().all(|language| text.get(*language).is_some_and(|words| !words.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::samples;

    #[test]
    fn a_policy_is_checked_whole() {
        let good = samples::policy();
        assert_eq!(good.faults(), []);
        let mut wrong = good.clone();
        wrong.assessors = 1;
        wrong.rubric.pass_percent = 101;
        wrong.rubric.criteria[0].must_reach = Some(9);
        wrong.rubric.criteria[1].weight = 0;
        wrong.accredited_months = 0;
        wrong.domain_title = Text::both("Risk management", " ");
        let faults = [
            PolicyFault::Weight,
            PolicyFault::MustReach,
            PolicyFault::PassMark,
            PolicyFault::Assessors,
            PolicyFault::Validity,
            PolicyFault::NoWords,
        ];
        assert_eq!(wrong.faults(), faults);
        wrong.rubric.criteria.clear();
        assert_eq!(wrong.faults()[0], PolicyFault::NoCriteria);
        let mut doubled = good;
        doubled.rubric.criteria[1].id = doubled.rubric.criteria[0].id.clone();
        doubled.rubric.criteria[0].anchors.truncate(1);
        doubled.rubric.criteria[0].must_reach = None;
        assert_eq!(doubled.faults(), [PolicyFault::CriterionTwice, PolicyFault::Scale]);
    }
}
