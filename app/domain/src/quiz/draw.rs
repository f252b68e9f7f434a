//! Chance, and what it draws: which questions, in which order, with which numbers.
//!
//! The generator is written out, so that a seed gives the same drawing for ever; the drawing is stored all the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::quiz::answer::{FALSE, TRUE};
use crate::quiz::conduct::Pool;
use crate::quiz::number::Number;
use crate::quiz::question::{Choice, Kind, Matching, PartKind, Question, Range, Sequence};

/// `SplitMix64` of Steele, Lea and Flood: the same seed gives the same numbers. Not for secrets.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Chance that starts from this seed.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next of all 64-bit numbers, each as likely as any other.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `count - 1`, each as likely as any other; 0 if there is none.
    pub fn below(&mut self, count: u64) -> u64 {
        if count == 0 {
            return 0;
        }
        // 2^64 modulo `count`: the numbers at the top that would favour the small remainders.
        let surplus = (u64::MAX % count + 1) % count;
        loop {
            let number = self.number();
            if number <= u64::MAX - surplus {
                return number % count;
            }
        }
    }

    /// Puts things into an order, each as likely as any other (Fisher and Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.place_up_to(last));
        }
    }

    fn place_up_to(&mut self, last: usize) -> usize {
        let count = u64::try_from(last).expect("a length has at most 64 bits") + 1;
        usize::try_from(self.below(count)).expect("it is no more than `last`")
    }
}

/// A question as it was drawn for one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The question's document.
    pub question: DocumentHash,
    /// The question's id.
    pub question_id: String,
    /// Ids of its options, or of the items to be placed, in the order they are shown.
    pub options: Vec<String>,
    /// Ids of the targets in the order they are shown.
    pub targets: Vec<String>,
    /// The numbers this officer works with.
    pub parameters: BTreeMap<String, Number>,
}

/// All that was drawn for one attempt, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// Version of this form, 1.
    pub version: u32,
    /// The questions in the order they are put.
    pub items: Vec<Drawn>,
}

/// What is to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// So many questions, where there are no pools.
    pub draw: u32,
    /// From which, one after the other.
    pub pools: &'a [Pool],
    /// Ids of questions the person has had in former attempts.
    pub seen: &'a BTreeSet<String>,
}

impl Drawing {
    /// Draws so many of the questions, or all if there are fewer, with everything in them.
    pub fn of(questions: &[(DocumentHash, Question)], draw: u32, seed: u64) -> Self {
        Self::wanted(questions, &Wanted { draw, pools: &[], seen: &BTreeSet::new() }, seed)
    }

    /// Draws from each pool in turn what is wanted of it, or from all where there are no pools: first what the person has not
    /// had yet, then what they have. A pool that has too few gives what it has.
    pub fn wanted(questions: &[(DocumentHash, Question)], wanted: &Wanted<'_>, seed: u64) -> Self {
        let mut chance = Chance::seeded(seed);
        let mut order: Vec<&(DocumentHash, Question)> = questions.iter().collect();
        chance.shuffle(&mut order);
        order.sort_by_key(|(_, question)| wanted.seen.contains(&question.id));
        let most = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        if wanted.pools.is_empty() {
            order.truncate(most(wanted.draw));
        } else {
            let mut drawn = Vec::new();
            for pool in wanted.pools {
                let (mut of_pool, rest): (Vec<_>, Vec<_>) =
                    order.into_iter().partition(|(_, question)| pool.has(&question.tags, question.difficulty));
                order = rest;
                order.extend(of_pool.split_off(most(pool.draw).min(of_pool.len())));
                drawn.extend(of_pool);
            }
            order = drawn;
        }
        if !wanted.pools.is_empty() || !wanted.seen.is_empty() {
            chance.shuffle(&mut order);
        }
        let items = order.into_iter().map(|(hash, question)| question.drawn(hash, &mut chance)).collect();
        Self { version: 1, items }
    }

    /// The same for whoever is to find things where they stood: questions and options in the order of the file. What is to be
    /// matched or put into order is shuffled all the same, since its order is the key.
    pub fn in_file_order(questions: &[(DocumentHash, Question)], wanted: &Wanted<'_>, seed: u64) -> Self {
        let mut drawing = Self::wanted(questions, wanted, seed);
        let place = |drawn: &Drawn| questions.iter().position(|(hash, _)| *hash == drawn.question);
        drawing.items.sort_by_key(place);
        for drawn in &mut drawing.items {
            let question = questions.iter().find(|(hash, _)| *hash == drawn.question).map(|(_, question)| &question.kind);
            match question {
                Some(Kind::Single(choice) | Kind::Multiple(choice)) => drawn.options = choice.ids(),
                Some(Kind::Parts(parts)) => {
                    let choices =
                        parts.parts.iter().filter_map(|part| if let PartKind::Choice(choice) = &part.kind { Some(choice) } else { None });
                    drawn.options = choices.flat_map(Choice::ids).collect();
                }
                _ => {}
            }
        }
        drawing
    }

    /// The question of this id, if it was drawn.
    pub fn find(&self, question_id: &str) -> Option<&Drawn> {
        self.items.iter().find(|drawn| drawn.question_id == question_id)
    }
}

impl Question {
    fn drawn(&self, hash: &DocumentHash, chance: &mut Chance) -> Drawn {
        let mut drawn = Drawn {
            question: hash.clone(),
            question_id: self.id.clone(),
            options: Vec::new(),
            targets: Vec::new(),
            parameters: BTreeMap::new(),
        };
        match &self.kind {
            Kind::Single(Choice { options }) | Kind::Multiple(Choice { options }) => {
                drawn.options = shuffled(options.iter().map(|option| &option.id), chance);
            }
            Kind::TrueFalse(_) => drawn.options = vec![TRUE.to_owned(), FALSE.to_owned()],
            Kind::Numeric(numeric) => {
                let draw = |(name, range): (&String, &Range)| (name.clone(), range.drawn(chance));
                drawn.parameters = numeric.parameters.iter().map(draw).collect();
            }
            Kind::Order(Sequence { items }) => {
                drawn.options = shuffled(items.iter().map(|item| &item.id), chance);
                // The right order is no question.
                if 1 < items.len() && drawn.options.iter().zip(items).all(|(id, item)| *id == item.id) {
                    drawn.options.rotate_left(1);
                }
            }
            // Areas lie where they lie, and their letters follow.
            Kind::Hotspot(hotspot) => drawn.options = hotspot.choice.ids(),
            Kind::Short(_) | Kind::Written(_) | Kind::Moment(_) => {}
            Kind::Parts(parts) => {
                let draw = |(name, range): (&String, &Range)| (name.clone(), range.drawn(chance));
                drawn.parameters = parts.parameters.iter().map(draw).collect();
                for part in &parts.parts {
                    if let PartKind::Choice(choice) = &part.kind {
                        drawn.options.extend(shuffled(choice.options.iter().map(|option| &option.id), chance));
                    }
                }
            }
            Kind::Match(Matching { items, targets }) | Kind::Classify(Matching { items, targets }) => {
                drawn.options = shuffled(items.iter().map(|item| &item.id), chance);
                drawn.targets = shuffled(targets.iter().map(|target| &target.id), chance);
            }
        }
        drawn
    }
}

impl Choice {
    fn ids(&self) -> Vec<String> {
        self.options.iter().map(|option| option.id.clone()).collect()
    }
}

fn shuffled<'a>(ids: impl Iterator<Item = &'a String>, chance: &mut Chance) -> Vec<String> {
    let mut ids: Vec<String> = ids.cloned().collect();
    chance.shuffle(&mut ids);
    ids
}

impl Range {
    /// One of the values, each as likely as any other; the first where the range makes no sense.
    fn drawn(&self, chance: &mut Chance) -> Number {
        let steps = self.to.checked_sub(self.from).and_then(|length| length.checked_div(self.step));
        let steps = steps.filter(|_| self.step > Number::ZERO).map_or(0, Number::floor).max(0);
        let place = chance.below(u64::try_from(steps).unwrap_or(0).saturating_add(1));
        Number::new(i128::from(place), 1)
            .and_then(|place| self.step.checked_mul(place))
            .and_then(|distance| self.from.checked_add(distance))
            .unwrap_or(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn questions() -> Vec<(DocumentHash, Question)> {
        samples::all().into_iter().map(|question| (DocumentHash(question.id.clone()), question)).collect()
    }

    #[test]
    fn chance_gives_the_published_numbers() {
        let mut chance = Chance::seeded(1_234_567);
        let numbers: Vec<u64> = (0..5).map(|_| chance.number()).collect();
        assert_eq!(
            numbers,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn every_order_of_three_comes_about_equally_often() {
        let mut chance = Chance::seeded(7);
        let mut counts: BTreeMap<[u8; 3], u32> = BTreeMap::new();
        for _ in 0..6000 {
            let mut order = [0, 1, 2];
            chance.shuffle(&mut order);
            *counts.entry(order).or_default() += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (880..1120).contains(count)), "{counts:?}");
    }

    #[test]
    fn so_many_questions_are_drawn_as_asked_and_never_one_twice() {
        let drawing = Drawing::of(&questions(), 4, 99);
        let ids: BTreeSet<&String> = drawing.items.iter().map(|drawn| &drawn.question_id).collect();
        assert_eq!((drawing.items.len(), ids.len()), (4, 4));
        assert_eq!(Drawing::of(&questions(), 40, 99).items.len(), 13);
        assert_eq!(drawing, Drawing::of(&questions(), 4, 99));
        assert_ne!(drawing, Drawing::of(&questions(), 4, 100));
    }

    /// So many, of all and for the first time.
    fn all_of(draw: u32) -> Wanted<'static> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        Wanted { draw, pools: &[], seen: &NONE }
    }

    #[test]
    fn nothing_comes_again_while_something_new_is_there() {
        let ids = |drawing: &Drawing| drawing.items.iter().map(|drawn| drawn.question_id.clone()).collect::<BTreeSet<String>>();
        for seed in 0..50 {
            let first = ids(&Drawing::of(&questions(), 4, seed));
            let second = ids(&Drawing::wanted(&questions(), &Wanted { seen: &first, ..all_of(4) }, seed + 1));
            assert!(first.is_disjoint(&second), "{first:?} {second:?}");
            let both: BTreeSet<String> = first.union(&second).cloned().collect();
            let third = ids(&Drawing::wanted(&questions(), &Wanted { seen: &both, ..all_of(4) }, seed + 2));
            assert_eq!(third.difference(&both).count(), 4, "what was left comes first, then what was had");
        }
    }

    #[test]
    fn each_pool_gives_what_is_wanted_of_it_and_no_question_twice() {
        let mut questions = questions();
        for (place, (_, question)) in questions.iter_mut().enumerate() {
            question.difficulty = if place < 6 { 1 } else { 3 };
            if place % 2 == 0 {
                question.tags = vec!["lanes".to_owned()];
            }
        }
        let pool = |tag: Option<&str>, difficulty, draw| Pool { tag: tag.map(str::to_owned), difficulty, draw };
        let pools = [pool(Some("lanes"), None, 2), pool(None, Some(3), 2), pool(None, None, 1)];
        for seed in 0..50 {
            let drawing = Drawing::wanted(&questions, &Wanted { pools: &pools, ..all_of(5) }, seed);
            let of = |drawn: &Drawn| questions.iter().find(|(_, it)| it.id == drawn.question_id).map(|(_, it)| it).expect("there");
            assert_eq!(drawing.items.iter().map(|drawn| &drawn.question_id).collect::<BTreeSet<_>>().len(), 5);
            assert!(2 <= drawing.items.iter().filter(|drawn| of(drawn).tags.contains(&"lanes".to_owned())).count());
            assert!(2 <= drawing.items.iter().filter(|drawn| of(drawn).difficulty == 3).count());
        }
        let short = Drawing::wanted(&questions, &Wanted { pools: &[pool(Some("nothing"), None, 3)], ..all_of(5) }, 1);
        assert_eq!(short.items.len(), 0);
    }

    #[test]
    fn in_the_order_of_the_file_the_same_questions_are_drawn_and_the_key_of_an_order_is_not_told() {
        let (shuffled, kept) = (Drawing::of(&questions(), 6, 7), Drawing::in_file_order(&questions(), &all_of(6), 7));
        let ids = |drawing: &Drawing| drawing.items.iter().map(|drawn| drawn.question_id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(ids(&shuffled), ids(&kept));
        let all = Drawing::in_file_order(&questions(), &all_of(13), 7);
        let order: Vec<&str> = all.items.iter().map(|drawn| drawn.question_id.as_str()).collect();
        assert_eq!(
            order,
            [
                "single",
                "multiple",
                "true-false",
                "numeric",
                "match",
                "classify",
                "order",
                "short",
                "parts",
                "gaps",
                "written",
                "moment",
                "hotspot"
            ]
        );
        assert_eq!(all.find("single").expect("drawn").options, ["a", "b", "c"]);
        assert_eq!(all.find("parts").expect("drawn").options, ["a", "b", "c"]);
        for seed in 0..50 {
            let drawing = Drawing::in_file_order(&questions(), &all_of(13), seed);
            assert_ne!(drawing.find("order").expect("drawn").options, ["i1", "i2", "i3", "i4"]);
        }
    }

    #[test]
    fn true_stands_before_false_and_other_options_in_any_order() {
        let orders = |question: &str| -> BTreeSet<Vec<String>> {
            let drawn = |seed| Drawing::of(&questions(), 13, seed).find(question).map(|drawn| drawn.options.clone());
            (0..200).filter_map(drawn).collect()
        };
        assert_eq!(orders("true-false"), [vec!["true".to_owned(), "false".to_owned()]].into());
        assert_eq!(orders("single").len(), 6);
        assert_eq!(orders("match").len(), 6);
        assert_eq!(orders("order").len(), 23, "the right order is never shown");
    }

    #[test]
    fn a_parameter_is_one_of_the_values_between_its_ends() {
        let text = |seed| {
            let drawing = Drawing::of(&questions(), 13, seed);
            drawing.find("numeric").expect("is drawn").parameters["hours"].to_string()
        };
        let values: BTreeSet<String> = (0..200).map(text).collect();
        assert_eq!(values, ["40000", "45000", "50000"].map(str::to_owned).into());
    }

    #[test]
    fn a_drawing_keeps_its_form() {
        let drawing = Drawing::of(&[(DocumentHash("ab".to_owned()), samples::true_false())], 1, 1);
        let json = r#"{"version":1,"items":[{"question":"ab","question_id":"true-false","options":["true","false"],"targets":[],"parameters":{}}]}"#;
        assert_eq!(serde_json::to_string(&drawing).expect("is JSON"), json);
        assert_eq!(serde_json::from_str::<Drawing>(json).expect("reads back"), drawing);
    }
}
