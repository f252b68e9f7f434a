//! Quizzes on paper: what is written into the boxes of a sheet, read as answers, and when a sheet that was keyed in counts.
//!
//! A tutor keys each sheet in; of every batch some sheets, drawn when it was printed, are keyed in by a second person who does
//! not see what the first one read. Where the two differ a person who is not the first looks at the sheet again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::quiz::answer::{Answer, FALSE, TRUE};
use crate::quiz::draw::Chance;
use crate::quiz::moment::Asks;
use crate::quiz::sheet::{Item, ItemBody, PartBody, Shown};
use crate::time::Timestamp;

/// The most sheets of one batch.
pub const BATCH_MOST: u32 = 60;

/// One sheet in so many is keyed in twice.
pub const SAMPLED_OF: u32 = 5;

/// What stands for a place left empty where items are put into an order.
pub const EMPTY_PLACE: char = '-';

/// The letter of an option, item or target on paper, by its place from 0; none beyond Z.
pub fn letter(place: usize) -> Option<char> {
    u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place))
}

/// What belongs into one box of a sheet. The numbers say how many letters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperBox {
    /// One letter.
    Letter(usize),
    /// Any number of letters.
    Letters(usize),
    /// Letters in the order wanted, each once.
    Order(usize),
    /// A number.
    Number,
    /// A few words.
    Words,
    /// A day, a time of day, or both.
    Moment(Asks),
    /// Several sentences of so many characters at most.
    Text(u32),
}

/// Why what was keyed into a box cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// Not among the letters of this question.
    #[error("letters go up to {last}")]
    UnknownLetter {
        /// The last there is.
        last: char,
    },
    /// More than one letter where one belongs.
    #[error("one letter belongs here")]
    OneLetter,
    /// The same letter again.
    #[error("a letter stands there twice")]
    Twice,
}

/// The boxes of a question, in the order of the sheet.
pub fn boxes(body: &ItemBody) -> Vec<PaperBox> {
    match body {
        ItemBody::Single { options } | ItemBody::Hotspot { options, several: false, .. } => vec![PaperBox::Letter(options.len())],
        ItemBody::TrueFalse => vec![PaperBox::Letter(2)],
        ItemBody::Multiple { options } | ItemBody::Hotspot { options, several: true, .. } => vec![PaperBox::Letters(options.len())],
        ItemBody::Numeric { .. } => vec![PaperBox::Number],
        ItemBody::Match { items, targets } | ItemBody::Classify { items, targets } => vec![PaperBox::Letter(targets.len()); items.len()],
        ItemBody::Order { items } => vec![PaperBox::Order(items.len())],
        ItemBody::Short => vec![PaperBox::Words],
        ItemBody::Moment { asks } => vec![PaperBox::Moment(*asks)],
        ItemBody::Written { most } => vec![PaperBox::Text(*most)],
        ItemBody::Parts { parts, .. } => {
            let of_part = |body: &PartBody| match body {
                PartBody::Choice { options } => PaperBox::Letter(options.len()),
                PartBody::Short => PaperBox::Words,
                PartBody::Number { .. } => PaperBox::Number,
            };
            parts.iter().map(|part| of_part(&part.body)).collect()
        }
    }
}

/// What was keyed into the boxes of a question, read as its answer; boxes that were not keyed are empty. A problem comes with
/// the place of its box, from 0. Letters are read whatever their case, with or without spaces, commas and stops between them.
pub fn read(body: &ItemBody, keyed: &[String]) -> Result<Answer, (usize, Unreadable)> {
    let text = |place: usize| keyed.get(place).map_or("", |text| text.trim());
    let one = |place: usize, ids: &[&str]| one_letter(text(place), ids.len()).map_err(|problem| (place, problem));
    let answer = match body {
        ItemBody::Single { options } | ItemBody::Hotspot { options, several: false, .. } => {
            let ids = ids(options);
            one(0, &ids)?.map_or(Answer::None, |chosen| Answer::Option(ids[chosen].to_owned()))
        }
        ItemBody::TrueFalse => one(0, &[TRUE, FALSE])?.map_or(Answer::None, |chosen| Answer::Option([TRUE, FALSE][chosen].to_owned())),
        ItemBody::Multiple { options } | ItemBody::Hotspot { options, several: true, .. } => {
            let ids = ids(options);
            let chosen = letters(text(0), ids.len()).map_err(|problem| (0, problem))?;
            Answer::Options(chosen.into_iter().flatten().map(|place| ids[place].to_owned()).collect())
        }
        ItemBody::Numeric { .. } => Answer::Number(text(0).to_owned()),
        ItemBody::Match { items, targets } | ItemBody::Classify { items, targets } => {
            let ids = ids(targets);
            let mut pairs = BTreeMap::new();
            for (place, item) in items.iter().enumerate() {
                if let Some(chosen) = one(place, &ids)? {
                    pairs.insert(item.id.clone(), ids[chosen].to_owned());
                }
            }
            Answer::Pairs(pairs)
        }
        ItemBody::Order { items } => {
            let placed = letters(text(0), items.len()).map_err(|problem| (0, problem))?;
            let placed =
                placed.into_iter().enumerate().filter_map(|(place, item)| Some((items[item?].id.clone(), (place + 1).to_string())));
            Answer::Pairs(placed.collect())
        }
        ItemBody::Short | ItemBody::Written { .. } | ItemBody::Moment { .. } => Answer::Text(text(0).to_owned()),
        ItemBody::Parts { parts, .. } => {
            let mut typed = BTreeMap::new();
            for (place, part) in parts.iter().enumerate() {
                let value = match &part.body {
                    PartBody::Choice { options } => {
                        let ids = ids(options);
                        one(place, &ids)?.map(|chosen| ids[chosen].to_owned())
                    }
                    PartBody::Short | PartBody::Number { .. } => Some(text(place).to_owned()).filter(|text| !text.is_empty()),
                };
                typed.extend(value.map(|value| (part.id.clone(), value)));
            }
            Answer::Parts(typed)
        }
    };
    Ok(if answer.is_answered() { answer } else { Answer::None })
}

/// What a sheet with this answer has in its boxes: what [`read`] reads as the same answer.
pub fn written(body: &ItemBody, answer: &Answer) -> Vec<String> {
    let mark = |shown: &[Shown], id: &str| {
        let place = shown.iter().position(|shown| shown.id == id);
        place.and_then(letter).map(String::from).unwrap_or_default()
    };
    let mut filled = match (body, answer) {
        (ItemBody::Single { options } | ItemBody::Hotspot { options, .. }, Answer::Option(id)) => vec![mark(options, id)],
        (ItemBody::TrueFalse, Answer::Option(id)) => vec![if id == TRUE { "A" } else { "B" }.to_owned()],
        (ItemBody::Multiple { options } | ItemBody::Hotspot { options, .. }, Answer::Options(ids)) => {
            let mut chosen: Vec<String> = ids.iter().map(|id| mark(options, id)).collect();
            chosen.sort();
            vec![chosen.join(" ")]
        }
        (ItemBody::Match { items, targets } | ItemBody::Classify { items, targets }, Answer::Pairs(pairs)) => {
            items.iter().map(|item| pairs.get(&item.id).map(|target| mark(targets, target)).unwrap_or_default()).collect()
        }
        (ItemBody::Order { items }, Answer::Pairs(pairs)) => vec![in_order(items, pairs)],
        (ItemBody::Parts { parts, .. }, Answer::Parts(typed)) => {
            let value = |id: &str| typed.get(id).cloned().unwrap_or_default();
            let of_part = |body: &PartBody, value: String| match body {
                PartBody::Choice { options } => mark(options, &value),
                PartBody::Short | PartBody::Number { .. } => value,
            };
            parts.iter().map(|part| of_part(&part.body, value(&part.id))).collect()
        }
        (_, Answer::Number(typed) | Answer::Text(typed)) => vec![typed.clone()],
        _ => Vec::new(),
    };
    filled.resize(boxes(body).len(), String::new());
    filled
}

fn in_order(items: &[Shown], pairs: &BTreeMap<String, String>) -> String {
    let at = |place: usize| items.iter().position(|item| pairs.get(&item.id).is_some_and(|at| *at == place.to_string()));
    let last = (1..=items.len()).rev().find(|place| at(*place).is_some()).unwrap_or(0);
    let letters = (1..=last).map(|place| at(place).and_then(letter).unwrap_or(EMPTY_PLACE).to_string());
    letters.collect::<Vec<_>>().join(" ")
}

fn ids(shown: &[Shown]) -> Vec<&str> {
    shown.iter().map(|shown| shown.id.as_str()).collect()
}

fn one_letter(text: &str, count: usize) -> Result<Option<usize>, Unreadable> {
    match letters(text, count)?.as_slice() {
        [] => Ok(None),
        [one] => Ok(*one),
        _ => Err(Unreadable::OneLetter),
    }
}

/// The places of letters, in the order written; none stands for a place left empty.
fn letters(text: &str, count: usize) -> Result<Vec<Option<usize>>, Unreadable> {
    let mut places: Vec<Option<usize>> = Vec::new();
    for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, ',' | ';' | '.')) {
        if sign == EMPTY_PLACE {
            places.push(None);
            continue;
        }
        let place = (0..count).find(|place| letter(*place) == Some(sign.to_ascii_uppercase()));
        let place = place.ok_or_else(|| Unreadable::UnknownLetter { last: letter(count.saturating_sub(1)).unwrap_or('Z') })?;
        if places.contains(&Some(place)) {
            return Err(Unreadable::Twice);
        }
        places.push(Some(place));
    }
    Ok(places)
}

/// What one person read on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keying {
    /// Who keyed it in.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whose sheet it is, by what is written on it.
    pub officer: PersonId,
    /// By question; those left empty are not among them.
    pub answers: BTreeMap<String, Answer>,
}

/// Where two people read a sheet differently.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// They took it for another officer's.
    pub officer: bool,
    /// Questions, in the order of the sheet.
    pub questions: Vec<String>,
}

/// How a sheet stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetStands {
    /// Nobody has keyed it in.
    ToKey,
    /// A second person is to key it in.
    ToSample,
    /// The two read it differently.
    Differs(Difference),
    /// It is read.
    Read,
}

/// What somebody is to do with a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Round {
    /// Key it in.
    First,
    /// Key it in once more, without what the first one read.
    Second,
    /// Look at it again where the two differ.
    Settle(Difference),
}

/// Why somebody has nothing to do with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyingRefused {
    /// It is read.
    #[error("the sheet is read")]
    Read,
    /// Whoever keyed it in first neither samples nor settles it.
    #[error("a second person is needed")]
    SecondPersonNeeded,
}

/// How a sheet with these questions stands, by what was keyed in, in order.
pub fn stands(sampled: bool, keyings: &[Keying], items: &[Item]) -> SheetStands {
    match keyings {
        [] => SheetStands::ToKey,
        [_] if sampled => SheetStands::ToSample,
        [first, second] => {
            let difference = difference(first, second, items);
            if difference == Difference::default() { SheetStands::Read } else { SheetStands::Differs(difference) }
        }
        _ => SheetStands::Read,
    }
}

/// What this person is to do with a sheet.
pub fn round(who: PersonId, sampled: bool, keyings: &[Keying], items: &[Item]) -> Result<Round, KeyingRefused> {
    let by_them = keyings.first().is_some_and(|first| first.by == who);
    match stands(sampled, keyings, items) {
        SheetStands::Read => Err(KeyingRefused::Read),
        SheetStands::ToKey => Ok(Round::First),
        _ if by_them => Err(KeyingRefused::SecondPersonNeeded),
        SheetStands::ToSample => Ok(Round::Second),
        SheetStands::Differs(difference) => Ok(Round::Settle(difference)),
    }
}

/// The reading that counts once a sheet is read: the last of three, else the first.
pub fn counting(keyings: &[Keying]) -> Option<&Keying> {
    keyings.get(2).or_else(|| keyings.first())
}

/// Where two readings differ. Several sentences are taken from the first alone: no two people copy them alike, and a person marks
/// them anyway. Words and numbers are compared without regard to case and spaces.
pub fn difference(first: &Keying, second: &Keying, items: &[Item]) -> Difference {
    let answer = |keying: &Keying, id: &str| plain(keying.answers.get(id).unwrap_or(&Answer::None));
    let differs = |item: &&Item| {
        !matches!(item.body, ItemBody::Written { .. }) && answer(first, &item.question_id) != answer(second, &item.question_id)
    };
    Difference {
        officer: first.officer != second.officer,
        questions: items.iter().filter(differs).map(|item| item.question_id.clone()).collect(),
    }
}

fn plain(answer: &Answer) -> Answer {
    let fold = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    match answer {
        answer if !answer.is_answered() => Answer::None,
        Answer::Number(typed) => Answer::Number(fold(typed)),
        Answer::Text(typed) => Answer::Text(fold(typed)),
        Answer::Parts(parts) => {
            Answer::Parts(parts.iter().map(|(id, typed)| (id.clone(), fold(typed))).filter(|(_, typed)| !typed.is_empty()).collect())
        }
        other => other.clone(),
    }
}

/// The places, from 1, of the sheets of a batch that are keyed in twice: one in [`SAMPLED_OF`], rounded up, each as likely as any.
pub fn sample(count: u32, seed: u64) -> BTreeSet<u32> {
    let mut places: Vec<u32> = (1..=count).collect();
    Chance::seeded(seed).shuffle(&mut places);
    let sampled = usize::try_from(count.div_ceil(SAMPLED_OF)).unwrap_or(usize::MAX);
    places.into_iter().take(sampled).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::language::Language;
    use crate::quiz::samples::{all, drawn};

    fn items() -> Vec<Item> {
        all().iter().map(|question| question.item(&drawn(question), Language::EN)).collect()
    }

    fn item(find: impl Fn(&ItemBody) -> bool) -> ItemBody {
        items().into_iter().map(|item| item.body).find(find).expect("a sample of the kind")
    }

    fn keyed(text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn keying(by: u128, officer: u128, answers: &[(&str, Answer)]) -> Keying {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        Keying { by: person(by), at: Timestamp(1), officer: person(officer), answers }
    }

    #[test]
    fn one_option_is_one_letter_whatever_its_case() {
        let body = item(|body| matches!(body, ItemBody::Single { .. }));
        let ItemBody::Single { options } = &body else { unreachable!() };
        assert_eq!(read(&body, &keyed(" b. ")), Ok(Answer::Option(options[1].id.clone())));
        assert_eq!(read(&body, &keyed("")), Ok(Answer::None));
        assert_eq!(read(&body, &[]), Ok(Answer::None));
        assert_eq!(read(&body, &keyed("a b")), Err((0, Unreadable::OneLetter)));
        let last = letter(options.len() - 1).expect("few options");
        assert_eq!(read(&body, &keyed("z")), Err((0, Unreadable::UnknownLetter { last })));
        assert_eq!(read(&body, &keyed("é")), Err((0, Unreadable::UnknownLetter { last })));
    }

    #[test]
    fn a_statement_is_a_when_true_and_b_when_false() {
        assert_eq!(read(&ItemBody::TrueFalse, &keyed("A")), Ok(Answer::Option(TRUE.to_owned())));
        assert_eq!(read(&ItemBody::TrueFalse, &keyed("b")), Ok(Answer::Option(FALSE.to_owned())));
        assert_eq!(read(&ItemBody::TrueFalse, &keyed("c")), Err((0, Unreadable::UnknownLetter { last: 'B' })));
    }

    #[test]
    fn several_options_are_letters_in_any_order() {
        let body = item(|body| matches!(body, ItemBody::Multiple { .. }));
        assert_eq!(read(&body, &keyed("c,a")), read(&body, &keyed("AC")));
        assert_eq!(read(&body, &keyed("a a")), Err((0, Unreadable::Twice)));
    }

    #[test]
    fn an_order_may_have_places_left_empty() {
        let body = item(|body| matches!(body, ItemBody::Order { .. }));
        let ItemBody::Order { items } = &body else { unreachable!() };
        let Ok(Answer::Pairs(pairs)) = read(&body, &keyed("b - a")) else { panic!("it is readable") };
        assert_eq!(pairs, BTreeMap::from([(items[1].id.clone(), "1".to_owned()), (items[0].id.clone(), "3".to_owned())]));
        assert_eq!(written(&body, &Answer::Pairs(pairs)), ["B - A"]);
        assert_eq!(read(&body, &keyed("b b")), Err((0, Unreadable::Twice)));
    }

    #[test]
    fn a_pair_that_cannot_be_read_is_named_by_its_box() {
        let body = item(|body| matches!(body, ItemBody::Match { .. }));
        let keyed = ["a", "?"].map(str::to_owned);
        assert!(matches!(read(&body, &keyed), Err((1, Unreadable::UnknownLetter { .. }))));
    }

    #[test]
    fn a_sheet_of_the_sample_is_read_once_two_agree() {
        let items = items();
        let first = keying(1, 9, &[("short", Answer::Text("Red  Channel".to_owned()))]);
        assert_eq!(stands(false, &[], &items), SheetStands::ToKey);
        assert_eq!(stands(false, std::slice::from_ref(&first), &items), SheetStands::Read);
        assert_eq!(stands(true, std::slice::from_ref(&first), &items), SheetStands::ToSample);
        let second = keying(2, 9, &[("short", Answer::Text("red channel".to_owned()))]);
        assert_eq!(stands(true, &[first, second], &items), SheetStands::Read);
    }

    #[test]
    fn where_two_differ_a_third_reading_counts_and_never_by_the_first() {
        let items = items();
        let id = &items[0].question_id;
        let first = keying(1, 9, &[(id, Answer::Option("a".to_owned()))]);
        let second = keying(2, 8, &[]);
        let difference = Difference { officer: true, questions: vec![id.clone()] };
        let both = [first.clone(), second.clone()];
        assert_eq!(stands(true, &both, &items), SheetStands::Differs(difference.clone()));
        assert_eq!(round(person(1), true, &both, &items), Err(KeyingRefused::SecondPersonNeeded));
        assert_eq!(round(person(2), true, &both, &items), Ok(Round::Settle(difference)));
        let third = keying(3, 8, &[(id, Answer::Option("b".to_owned()))]);
        let three = [first, second, third.clone()];
        assert_eq!((stands(true, &three, &items), counting(&three)), (SheetStands::Read, Some(&third)));
        assert_eq!(round(person(4), true, &three, &items), Err(KeyingRefused::Read));
    }

    #[test]
    fn who_keyed_a_sheet_in_does_not_sample_it() {
        let items = items();
        let first = [keying(1, 9, &[])];
        assert_eq!(round(person(1), true, &first, &items), Err(KeyingRefused::SecondPersonNeeded));
        assert_eq!(round(person(2), true, &first, &items), Ok(Round::Second));
        assert_eq!(round(person(2), false, &first, &items), Err(KeyingRefused::Read));
        assert_eq!(round(person(1), true, &[], &items), Ok(Round::First));
    }

    #[test]
    fn sentences_are_not_compared() {
        let items = items();
        let id = &items.iter().find(|item| matches!(item.body, ItemBody::Written { .. })).expect("a sample").question_id;
        let text = |text: &str| [(id.as_str(), Answer::Text(text.to_owned()))];
        assert_eq!(difference(&keying(1, 9, &text("one")), &keying(2, 9, &text("other")), &items), Difference::default());
    }

    proptest! {
        #[test]
        fn what_stands_on_a_sheet_is_read_as_the_same_answer(seed in any::<u64>()) {
            let mut chance = Chance::seeded(seed);
            for item in items() {
                let boxes = boxes(&item.body);
                let any = |chance: &mut Chance, count: usize| letter(usize::try_from(chance.below(count as u64)).unwrap_or(0)).unwrap_or('A').to_string();
                let filled: Vec<String> = boxes.iter().map(|kind| match kind {
                    PaperBox::Letter(count) => any(&mut chance, *count),
                    PaperBox::Letters(count) => (0..*count).filter(|_| chance.below(2) == 0).filter_map(letter).map(String::from).collect::<Vec<_>>().join(" "),
                    PaperBox::Order(count) => {
                        let mut places: Vec<usize> = (0..*count).collect();
                        chance.shuffle(&mut places);
                        places.into_iter().filter_map(letter).map(String::from).collect::<Vec<_>>().join(" ")
                    }
                    PaperBox::Number => "12.5".to_owned(),
                    PaperBox::Moment(_) => "2026-03-14".to_owned(),
                    PaperBox::Words | PaperBox::Text(_) => "some words".to_owned(),
                }).collect();
                let answer = read(&item.body, &filled).expect("readable");
                prop_assert_eq!(written(&item.body, &answer), filled);
            }
        }

        #[test]
        fn whatever_is_keyed_is_read_or_refused(text in ".{0,40}") {
            for item in items() {
                let keyed = vec![text.clone(); boxes(&item.body).len()];
                let _ = read(&item.body, &keyed);
            }
        }

        #[test]
        fn a_batch_has_a_fifth_sampled_and_at_least_one(count in 1..=BATCH_MOST, seed in any::<u64>()) {
            let sampled = sample(count, seed);
            prop_assert_eq!(sampled.len(), count.div_ceil(SAMPLED_OF) as usize);
            prop_assert!(sampled.iter().all(|place| (1..=count).contains(place)));
        }
    }
}
