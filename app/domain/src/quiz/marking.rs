//! What an answer earns, in whole hundredths of a mark. The rules stand at [`Question::mark`].

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::quiz::answer::{Answer, FALSE, TRUE};
use crate::quiz::conduct::PassMark;
use crate::quiz::draw::Drawn;
use crate::quiz::moment::Asks;
use crate::quiz::number::Number;
use crate::quiz::question::{
    Choice, Kind, Matching, MomentKey, Numeric, Part, PartKind, Parts, Question, Sequence, SequenceItem, ShortText, TrueFalse, WordForm,
};
use crate::quiz::wording::{self, Matters};

/// Marks earned of those possible, in hundredths of a mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Earned, never more than possible.
    pub earned: u32,
    /// What a full answer earns.
    pub possible: u32,
}

impl Marks {
    /// No marks of none.
    pub const NONE: Self = Self { earned: 0, possible: 0 };

    /// The earned part in whole per cent, rounded down so that it never looks like a pass that it is not.
    pub fn percent(self) -> u32 {
        let percent = (u64::from(self.earned) * 100).checked_div(u64::from(self.possible)).unwrap_or(0);
        u32::try_from(percent).unwrap_or(u32::MAX)
    }

    /// Hundredths of a mark as people read them: 7, 7.5 or 0.33, in the marks of the language.
    pub fn whole_or_decimal(hundredths: u32, language: Language) -> String {
        Number::hundredths(hundredths).worded(None, language)
    }
}

impl Add for Marks {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { earned: self.earned.saturating_add(other.earned), possible: self.possible.saturating_add(other.possible) }
    }
}

impl Sum for Marks {
    fn sum<I: Iterator<Item = Self>>(marks: I) -> Self {
        marks.fold(Self::NONE, Add::add)
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What was earned.
    pub marks: Marks,
    /// Whether that is enough.
    pub passed: bool,
}

/// Passed if the marks meet the pass mark that was in force at the start; a quiz without marks is not passed.
pub fn outcome(pass_mark: PassMark, marks: Marks) -> Outcome {
    Outcome { marks, passed: marks.possible > 0 && pass_mark.is_met_by(marks) }
}

impl Question {
    /// The marks an answer earns, from none to all the question is worth.
    ///
    /// A single choice earns the share of its option, a multiple choice the sum of its options' shares, neither below
    /// nothing nor above all; areas of a picture earn like options. A statement and a number are right or not; a number is right within the tolerance either
    /// side of the exact key. Placed items earn the share of those placed right, rounded down to a whole per cent. Items put
    /// into an order earn a like part for each that is followed directly by the right one. Typed words earn the share of
    /// their wording. A day or a time is right within its tolerance either side of the key. Each of several parts earns its share of what it would earn alone, rounded down together. An answer
    /// that does not fit the question earns nothing. What a person marks earns nothing here: [`super::rubric`]. A question that was struck out earns all of it, whatever the answer.
    pub fn mark(&self, drawn: &Drawn, answer: &Answer) -> Marks {
        let percent = match (&self.kind, answer) {
            _ if self.struck_out => 100,
            (Kind::Single(choice), Answer::Option(option)) => choice.earns(|id| id == option),
            (Kind::Multiple(choice), Answer::Options(options)) => choice.earns(|id| options.contains(id)),
            (Kind::Hotspot(hotspot), Answer::Option(option)) if !hotspot.several => hotspot.choice.earns(|id| id == option),
            (Kind::Hotspot(hotspot), Answer::Options(options)) if hotspot.several => hotspot.choice.earns(|id| options.contains(id)),
            (Kind::TrueFalse(statement), Answer::Option(option)) => all_or_nothing(option == statement.right_option()),
            (Kind::Numeric(numeric), Answer::Number(typed)) => all_or_nothing(numeric.is_right(drawn, typed)),
            (Kind::Match(matching) | Kind::Classify(matching), Answer::Pairs(pairs)) => {
                percent_of(self.placed_right(pairs).len(), matching.items.len())
            }
            (Kind::Order(sequence), Answer::Pairs(places)) => {
                percent_of(sequence.followed_right(places).len(), sequence.items.len().saturating_sub(1))
            }
            (Kind::Short(short), Answer::Text(typed)) => short.earns(typed),
            (Kind::Moment(moment), Answer::Text(typed)) => all_or_nothing(moment.is_right(typed)),
            (Kind::Parts(parts), Answer::Parts(typed)) => parts.earns(drawn, typed),
            _ => 0,
        };
        Marks { earned: self.worth.saturating_mul(percent), possible: self.worth.saturating_mul(100) }
    }

    /// The items of a matching question that earn. Where each target takes one item, a target given to several earns
    /// for none of them.
    pub(super) fn placed_right<'a>(&'a self, pairs: &BTreeMap<String, String>) -> BTreeSet<&'a str> {
        let (Kind::Match(matching) | Kind::Classify(matching)) = &self.kind else { return BTreeSet::new() };
        let shared = if matches!(self.kind, Kind::Match(_)) { matching.shared_targets(pairs) } else { BTreeSet::new() };
        let right = matching.items.iter().filter(|item| pairs.get(&item.id) == Some(&item.target));
        right.filter(|item| !shared.contains(item.target.as_str())).map(|item| item.id.as_str()).collect()
    }
}

fn all_or_nothing(right: bool) -> u32 {
    if right { 100 } else { 0 }
}

/// In whole per cent, rounded down; none of none.
fn percent_of(part: usize, all: usize) -> u32 {
    let percent = (part * 100).checked_div(all).unwrap_or(0);
    u32::try_from(percent).expect("a part is no more than all")
}

impl Choice {
    /// The shares of the chosen options together, from 0 to 100 per cent.
    fn earns(&self, is_chosen: impl Fn(&str) -> bool) -> u32 {
        let chosen = self.options.iter().filter(|option| is_chosen(&option.id));
        let sum: i64 = chosen.map(|option| i64::from(option.share)).sum();
        u32::try_from(sum.clamp(0, 100)).expect("0 to 100")
    }
}

impl TrueFalse {
    /// The option that judges the statement rightly.
    pub(super) fn right_option(&self) -> &'static str {
        if self.key { TRUE } else { FALSE }
    }
}

impl Matching {
    /// The targets several items were given.
    fn shared_targets<'a>(&self, pairs: &'a BTreeMap<String, String>) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let given = self.items.iter().filter_map(|item| pairs.get(&item.id)).map(String::as_str);
        given.filter(|target| !seen.insert(*target)).collect()
    }
}

impl Sequence {
    /// The items, the last apart, that are followed directly by the one that should follow.
    pub(super) fn followed_right<'a>(&'a self, places: &BTreeMap<String, String>) -> BTreeSet<&'a str> {
        let place = |item: &SequenceItem| places.get(&item.id).and_then(|place| place.parse::<usize>().ok());
        let follows = |pair: &&'a [SequenceItem]| place(&pair[0]).is_some_and(|first| place(&pair[1]) == first.checked_add(1));
        self.items.windows(2).filter(follows).map(|pair| pair[0].id.as_str()).collect()
    }
}

impl ShortText {
    /// The share of the wording typed, from 0 to 100 per cent.
    fn earns(&self, typed: &str) -> u32 {
        self.form(typed).map_or(0, |form| form.share.min(100))
    }

    /// The wording that was typed, the one that earns most if several are alike.
    pub(super) fn form(&self, typed: &str) -> Option<&WordForm> {
        let matters = Matters { case: self.case_matters, accents: self.accents_matter };
        let wording = |text: &str| wording::folded(text, matters);
        let typed = wording(typed);
        let is_it = |form: &&WordForm| !typed.is_empty() && form.text.0.values().any(|text| wording(text) == typed);
        self.forms.iter().filter(is_it).max_by_key(|form| form.share)
    }
}

impl Parts {
    fn earns(&self, drawn: &Drawn, typed: &BTreeMap<String, String>) -> u32 {
        let earned = |part: &Part| part.share * typed.get(&part.id).map_or(0, |typed| part.kind.earns(drawn, typed));
        (self.parts.iter().map(earned).sum::<u32>() / 100).min(100)
    }
}

impl PartKind {
    /// What was typed or chosen here earns, from 0 to 100 per cent of the part.
    pub(super) fn earns(&self, drawn: &Drawn, typed: &str) -> u32 {
        match self {
            Self::Choice(choice) => choice.earns(|id| id == typed),
            Self::Short(short) => short.earns(typed),
            Self::Numeric(numeric) => all_or_nothing(numeric.is_right(drawn, typed)),
        }
    }
}

impl MomentKey {
    /// Whether what was typed lies within the tolerance of the key.
    pub fn is_right(&self, typed: &str) -> bool {
        let tolerance = u64::from(self.tolerance) * if self.asks == Asks::Day { 1_440 } else { 1 };
        self.asks.read(typed).is_some_and(|typed| typed.minutes_from(self.key) <= tolerance)
    }
}

impl Numeric {
    /// The exact key for these parameters; nothing if they divide by nought.
    pub fn key_value(&self, drawn: &Drawn) -> Option<Number> {
        self.key.value(&drawn.parameters)
    }

    /// All that was perhaps meant by what was typed: see [`Number::readings`].
    pub(super) fn readings(&self, typed: &str) -> Vec<Number> {
        Number::readings(typed, &self.unit)
    }

    /// Whether what was typed lies within the tolerance of the key.
    pub(super) fn is_right(&self, drawn: &Drawn, typed: &str) -> bool {
        self.key_value(drawn).is_some_and(|key| self.is_near(typed, key))
    }

    /// Whether what was typed lies within the tolerance of this number, either side and both ends included.
    pub(super) fn is_near(&self, typed: &str, number: Number) -> bool {
        let distance = |reading: Number| reading.checked_sub(number).map(Number::absolute);
        self.readings(typed).into_iter().filter_map(distance).any(|distance| distance <= self.tolerance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn earned(question: &Question, answer: &Answer) -> u32 {
        let marks = question.mark(&samples::drawn(question), answer);
        assert_eq!(marks.possible, 200);
        marks.earned
    }

    fn options(ids: &str) -> Answer {
        Answer::Options(ids.chars().map(String::from).collect())
    }

    fn pairs(targets: [&str; 3]) -> Answer {
        let items = ["i1", "i2", "i3"].map(str::to_owned);
        Answer::Pairs(items.into_iter().zip(targets.map(str::to_owned)).filter(|(_, target)| target != "-").collect())
    }

    #[test]
    fn a_single_choice_earns_the_share_of_its_option() {
        for (option, marks) in [("a", 200), ("b", 0), ("c", 100), ("nowhere", 0)] {
            assert_eq!(earned(&samples::single(), &Answer::Option(option.to_owned())), marks, "{option}");
        }
    }

    #[test]
    fn wrong_options_take_away_but_never_below_nothing() {
        for (chosen, marks) in [("ab", 200), ("a", 100), ("abc", 100), ("abcd", 0), ("cd", 0), ("", 0)] {
            assert_eq!(earned(&samples::multiple(), &options(chosen)), marks, "{chosen}");
        }
    }

    #[test]
    fn a_statement_is_judged_rightly_or_not() {
        for (option, marks) in [("true", 200), ("false", 0)] {
            assert_eq!(earned(&samples::true_false(), &Answer::Option(option.to_owned())), marks);
        }
    }

    #[test]
    fn a_number_is_right_within_the_tolerance_of_the_exact_key() {
        let question = samples::numeric();
        let mut drawn = samples::drawn(&question);
        drawn.parameters.insert("hours".to_owned(), samples::number("42000"));
        // The key is 6 exactly, the tolerance 0.1 and inclusive.
        for (typed, marks) in [("6", 200), ("6,1 %", 200), ("5.9", 200), ("6.10001", 0), ("-6", 0), ("", 0), ("six", 0)] {
            assert_eq!(question.mark(&drawn, &Answer::Number(typed.to_owned())).earned, marks, "{typed}");
        }
        drawn.parameters.insert("declarations".to_owned(), Number::ZERO);
        assert_eq!(question.mark(&drawn, &Answer::Number("0".to_owned())).earned, 0);
    }

    #[test]
    fn thousands_typed_as_an_english_page_shows_them_are_right() {
        let mut question = samples::numeric();
        let drawn = samples::drawn(&question);
        let Kind::Numeric(numeric) = &mut question.kind else { unreachable!("it is numeric") };
        numeric.key = crate::quiz::formula::Formula::parse("12500").expect("a formula");
        for typed in ["12,500", "12 500", "12500", "12,500 %"] {
            assert_eq!(question.mark(&drawn, &Answer::Number(typed.to_owned())).earned, 200, "{typed}");
        }
    }

    #[test]
    fn items_earn_their_part_rounded_down_and_a_target_given_twice_earns_nothing() {
        let cases = [
            (["t1", "t2", "t3"], 200),
            (["t1", "t3", "t2"], 66),
            (["t1", "-", "-"], 66),
            (["t1", "t1", "t3"], 66),
            (["t1", "t1", "t1"], 0),
            (["-", "-", "-"], 0),
        ];
        for (targets, marks) in cases {
            assert_eq!(earned(&samples::matching(), &pairs(targets)), marks, "{targets:?}");
        }
    }

    #[test]
    fn a_target_of_a_classification_takes_several_items() {
        for (targets, marks) in [(["t1", "t1", "t2"], 200), (["t1", "t1", "t1"], 132), (["t2", "t2", "t1"], 0)] {
            assert_eq!(earned(&samples::classify(), &pairs(targets)), marks, "{targets:?}");
        }
    }

    fn places(places: [&str; 4]) -> Answer {
        let items = ["i1", "i2", "i3", "i4"].map(str::to_owned);
        Answer::Pairs(items.into_iter().zip(places.map(str::to_owned)).filter(|(_, place)| place != "-").collect())
    }

    #[test]
    fn an_order_earns_for_each_item_that_the_right_one_follows() {
        let cases = [
            (["1", "2", "3", "4"], 200),
            // The first put last: two of three still follow rightly.
            (["4", "1", "2", "3"], 132),
            (["1", "2", "4", "3"], 66),
            (["4", "3", "2", "1"], 0),
            // A place given twice is followed by one item that is one further, for both.
            (["1", "1", "2", "3"], 132),
            (["-", "2", "3", "-"], 66),
            (["-", "-", "-", "-"], 0),
        ];
        for (order, marks) in cases {
            assert_eq!(earned(&samples::order(), &places(order)), marks, "{order:?}");
        }
    }

    #[test]
    fn a_day_and_a_time_are_right_within_their_tolerance_and_no_further() {
        let earns = |question: &Question, typed: &str| earned(question, &Answer::Text(typed.to_owned()));
        let mut question = samples::moment();
        let full = earns(&question, "2026-03-31");
        assert!(full > 0);
        for wrong in ["2026-04-01", "2026-03-30", "31/03/2026", "", "2026-03-31 10:00"] {
            assert_eq!(earns(&question, wrong), 0, "{wrong}");
        }
        let Kind::Moment(moment) = &mut question.kind else { unreachable!("it is a moment") };
        moment.tolerance = 1;
        assert_eq!((earns(&question, "2026-04-01"), earns(&question, "2026-04-02")), (full, 0), "one day, not one minute");
        let Kind::Moment(moment) = &mut question.kind else { unreachable!("it is a moment") };
        (moment.asks, moment.key, moment.tolerance) = (Asks::Time, Asks::Time.read("14:30").expect("a time"), 5);
        assert_eq!((earns(&question, "14h35"), earns(&question, "14:36"), earns(&question, "14:25")), (full, 0, full));
    }

    #[test]
    fn words_are_right_in_either_language_whatever_spaces_hyphens_and_capitals() {
        let earns = |typed: &str| earned(&samples::short(), &Answer::Text(typed.to_owned()));
        for typed in ["risk profile", "Risk-Profile.", "  risk   profile ", "profil de risque", "PROFIL DE RISQUE"] {
            assert_eq!(earns(typed), 200, "{typed}");
        }
        assert_eq!((earns("profile"), earns("indicator"), earns(""), earns("profiles of risk")), (100, 0, 0, 0));
    }

    #[test]
    fn accents_and_capitals_matter_where_the_question_says_so() {
        let mut question = samples::short();
        let mark = |question: &Question, typed: &str| earned(question, &Answer::Text(typed.to_owned()));
        let Kind::Short(short) = &mut question.kind else { unreachable!("it is short") };
        short.forms[0].text = crate::language::Text::both("cleared", "dédouané");
        assert_eq!((mark(&question, "dedouane"), mark(&question, "DÉDOUANÉ")), (200, 200));
        let Kind::Short(short) = &mut question.kind else { unreachable!("it is short") };
        (short.accents_matter, short.case_matters) = (true, true);
        assert_eq!((mark(&question, "dedouane"), mark(&question, "Dédouané"), mark(&question, "dédouané")), (0, 0, 200));
    }

    #[test]
    fn each_part_earns_its_share() {
        let question = samples::parts();
        let mut drawn = samples::drawn(&question);
        drawn.parameters.insert("hours".to_owned(), samples::number("60"));
        let mark = |parts: [(&str, &str); 3]| {
            let typed = parts.map(|(id, typed)| (id.to_owned(), typed.to_owned()));
            question.mark(&drawn, &Answer::Parts(typed.into())).earned
        };
        assert_eq!(mark([("rate", "6"), ("lane", "a"), ("word", "risk")]), 200);
        assert_eq!(mark([("rate", "6"), ("lane", "b"), ("word", "")]), 100);
        assert_eq!(mark([("rate", "60"), ("lane", "a"), ("word", "Risque")]), 100);
        assert_eq!(mark([("rate", ""), ("lane", "c"), ("word", "")]), 30, "half of the share of the choice");
        assert_eq!(mark([("rate", ""), ("lane", ""), ("word", "")]), 0);
    }

    #[test]
    fn an_answer_of_another_kind_earns_nothing() {
        assert_eq!(earned(&samples::single(), &options("a")), 0);
        assert_eq!(earned(&samples::multiple(), &Answer::Option("a".to_owned())), 0);
        assert_eq!(earned(&samples::numeric(), &Answer::None), 0);
    }

    #[test]
    fn marks_add_up_and_decide() {
        let marks: Marks = [Marks { earned: 150, possible: 200 }, Marks { earned: 100, possible: 100 }].into_iter().sum();
        assert_eq!(marks, Marks { earned: 250, possible: 300 });
        assert_eq!(marks.percent(), 83);
        let pass_mark = PassMark::percent(75).expect("in range");
        assert!(outcome(pass_mark, marks).passed);
        assert!(!outcome(pass_mark, Marks { earned: 224, possible: 300 }).passed);
        assert!(!outcome(pass_mark, Marks::NONE).passed);
    }

    #[test]
    fn marks_are_shown_whole_or_with_the_decimals_they_need() {
        for (hundredths, english, french) in [(700, "7", "7"), (750, "7.5", "7,5"), (33, "0.33", "0,33")] {
            assert_eq!(Marks::whole_or_decimal(hundredths, Language::EN), english);
            assert_eq!(Marks::whole_or_decimal(hundredths, Language::FR), french);
        }
    }
}
