//! Marks, drawings and reviews of any question with any answer.

use std::collections::BTreeMap;

use domain::course::DocumentHash;
use domain::language::{Language, Text};
use domain::quiz::answer::{Answer, FALSE, TRUE};
use domain::quiz::certainty::{Certainty, Weighed, total};
use domain::quiz::draw::{Drawing, Drawn};
use domain::quiz::formula::Formula;
use domain::quiz::hotspot::{Area, Hotspot, Picture};
use domain::quiz::marking::Marks;
use domain::quiz::moment::Asks;
use domain::quiz::number::Number;
use domain::quiz::question::{
    Choice, ChoiceOption, Kind, MatchItem, Matching, MomentKey, Numeric, Part, PartKind, Parts, Question, Range, Sequence, SequenceItem,
    ShortText, Target, TrueFalse, WordForm,
};
use proptest::prelude::*;

fn text(words: &str) -> Text {
    Text::both(words, words)
}

fn options(shares: impl IntoIterator<Item = i32>) -> Choice {
    let option = |(place, share)| ChoiceOption { id: format!("o{place}"), share, text: text("?"), why: text("!") };
    Choice { options: shares.into_iter().enumerate().map(option).collect() }
}

fn single() -> impl Strategy<Value = Kind> {
    let others = prop::collection::vec(-100..100, 1..5);
    others.prop_map(|shares| Kind::Single(options([100].into_iter().chain(shares))))
}

fn multiple() -> impl Strategy<Value = Kind> {
    (1_i32..=4, prop::collection::vec(-100..=0, 0..4)).prop_map(|(right, wrong)| {
        // The first takes what an equal division leaves over.
        let first = 100 - 100 / right * (right - 1);
        let rights = (1..right).map(move |_| 100 / right);
        Kind::Multiple(options([first].into_iter().chain(rights).chain(wrong)))
    })
}

fn hotspot() -> impl Strategy<Value = Kind> {
    prop_oneof![single(), multiple()].prop_map(|kind| {
        let several = matches!(kind, Kind::Multiple(_));
        let (Kind::Single(choice) | Kind::Multiple(choice)) = kind else { unreachable!("as they were made") };
        let area = |place: u8| Area { x: place + 1, y: 1, width: 1, height: 1 };
        let areas = (0..).zip(&choice.options).map(|(place, option)| (option.id.clone(), area(place))).collect();
        let picture = Picture { figure: DocumentHash("a drawing".to_owned()), slots: BTreeMap::new() };
        Kind::Hotspot(Hotspot { picture, several, choice, areas })
    })
}

fn true_false() -> impl Strategy<Value = Kind> {
    any::<bool>().prop_map(|key| Kind::TrueFalse(TrueFalse { key, why_true: text("!"), why_false: text("!") }))
}

fn numeric() -> impl Strategy<Value = Kind> {
    let keys = prop::sample::select(vec!["a * b + 3.5", "a / 7 - b", "-(a + b) / 3", "a * a / b"]);
    (keys, 1_i64..100_000, 0_i64..500, 1_i64..50).prop_map(|(key, from, length, step)| {
        let range = || Range { from: Number::whole(from), to: Number::whole(from + length), step: Number::whole(step) };
        Kind::Numeric(Numeric {
            unit: "kg".to_owned(),
            decimals: 2,
            tolerance: Number::exact("0.01").expect("a number"),
            parameters: BTreeMap::from([("a".to_owned(), range()), ("b".to_owned(), range())]),
            key: Formula::parse(key).expect("a formula"),
            why: text("{key}"),
            slips: Vec::new(),
        })
    })
}

fn placing(items: impl IntoIterator<Item = usize>, targets: usize) -> Matching {
    let item = |(place, target)| MatchItem { id: format!("i{place}"), target: format!("t{target}"), text: text("?"), why: text("!") };
    Matching {
        targets: (0..targets).map(|place| Target { id: format!("t{place}"), text: text("?") }).collect(),
        items: items.into_iter().enumerate().map(item).collect(),
    }
}

fn matching() -> impl Strategy<Value = Kind> {
    (1_usize..6, 0_usize..3).prop_map(|(items, spare)| Kind::Match(placing(0..items, items + spare)))
}

fn classify() -> impl Strategy<Value = Kind> {
    let items = prop::collection::vec(0_usize..4, 1..7);
    items.prop_map(|targets| Kind::Classify(placing(targets, 4)))
}

fn order() -> impl Strategy<Value = Kind> {
    let item = |place| SequenceItem { id: format!("i{place}"), text: text("?"), why: text("!") };
    (2_usize..7).prop_map(move |count| Kind::Order(Sequence { items: (0..count).map(item).collect() }))
}

fn words() -> ShortText {
    let form = |share, words: &str| WordForm { share, text: Text::both(words, "à l’entrée"), why: text("!") };
    ShortText { case_matters: false, accents_matter: false, forms: vec![form(100, "t1"), form(40, "t2"), form(0, "t3")] }
}

fn short() -> impl Strategy<Value = Kind> {
    (any::<bool>(), any::<bool>())
        .prop_map(|(case_matters, accents_matter)| Kind::Short(ShortText { case_matters, accents_matter, ..words() }))
}

fn parts() -> impl Strategy<Value = Kind> {
    (numeric(), single(), 0_u32..=100, 0_u32..=100, any::<bool>()).prop_map(|(numeric, single, first, second, inline)| {
        let (Kind::Numeric(mut numeric), Kind::Single(choice)) = (numeric, single) else { unreachable!("as they were made") };
        let parameters = std::mem::take(&mut numeric.parameters);
        let (first, second) = (first.min(second), first.max(second));
        let part = |id: &str, share, kind| Part { id: id.to_owned(), share, label: text("?"), kind };
        let parts = vec![
            part("i0", first, PartKind::Numeric(numeric)),
            part("i1", second - first, PartKind::Choice(choice)),
            part("i2", 100 - second, PartKind::Short(words())),
        ];
        Kind::Parts(Parts { text: inline.then(|| text("[[i0]] [[i1]] [[i2]]")), parameters, parts })
    })
}

fn moment() -> impl Strategy<Value = Kind> {
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    (prop::sample::select(Asks::ALL.to_vec()), 1_i8..=28, 0_u16..1_440, 0_u32..3).prop_map(move |(asks, day, minute, tolerance)| {
        let key = match asks {
            Asks::Day => format!("2026-03-{day:02}"),
            Asks::Time => time(minute),
            Asks::DayAndTime => format!("2026-03-{day:02} {}", time(minute)),
        };
        let key = asks.read(&key).expect("a moment");
        Kind::Moment(MomentKey { asks, key, tolerance, why: text("!"), slips: Vec::new() })
    })
}

fn question() -> impl Strategy<Value = Question> {
    let kind =
        prop_oneof![single(), multiple(), true_false(), numeric(), matching(), classify(), order(), short(), parts(), moment(), hotspot()];
    (kind, 1_u32..10).prop_map(|(kind, worth)| Question {
        id: "q".to_owned(),
        objective: None,
        difficulty: 1,
        tags: Vec::new(),
        reread: None,
        worth,
        struck_out: false,
        stem: text("{a} and {b}?"),
        kind,
    })
}

/// Any answer, of ids that questions have and of others.
fn answer() -> impl Strategy<Value = Answer> {
    let id = "[oit][0-6]|true|false|.{0,3}";
    prop_oneof![
        Just(Answer::None),
        id.prop_map(Answer::Option),
        prop::collection::btree_set(id, 0..8).prop_map(Answer::Options),
        "[-+0-9., ]{0,12}|\\PC{0,8}".prop_map(Answer::Number),
        prop::collection::btree_map("i[0-6]", "t[0-6]", 0..8).prop_map(Answer::Pairs),
        prop::collection::btree_map("i[0-6]", "[0-9]", 0..8).prop_map(Answer::Pairs),
        "t[0-4]|À l’Entrée|2026-03-[0-2][0-9]( [0-9]{1,2}[:h][0-9]{2})?|[0-9]{1,2}:[0-9]{2}|\\PC{0,8}".prop_map(Answer::Text),
        prop::collection::btree_map("i[0-3]", "[ot][0-4]|[0-9]{1,5}|", 0..4).prop_map(Answer::Parts),
    ]
}

fn drawn(question: &Question, seed: u64) -> Drawn {
    Drawing::of(&[(DocumentHash("hash".to_owned()), question.clone())], 1, seed).items.remove(0)
}

fn full_key(question: &Question, drawn: &Drawn) -> Answer {
    match &question.kind {
        Kind::Single(choice) | Kind::Hotspot(Hotspot { choice, several: false, .. }) => {
            let right = choice.options.iter().find(|option| option.share == 100);
            Answer::Option(right.expect("one is right").id.clone())
        }
        Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, several: true, .. }) => {
            let right = choice.options.iter().filter(|option| option.share > 0);
            Answer::Options(right.map(|option| option.id.clone()).collect())
        }
        Kind::TrueFalse(statement) => Answer::Option(if statement.key { TRUE } else { FALSE }.to_owned()),
        Kind::Numeric(numeric) => Answer::Number(numeric.key_value(drawn).expect("has a value").rounded(4)),
        Kind::Match(matching) | Kind::Classify(matching) => {
            let pair = |item: &MatchItem| (item.id.clone(), item.target.clone());
            Answer::Pairs(matching.items.iter().map(pair).collect())
        }
        Kind::Order(sequence) => {
            let place = |(place, item): (usize, &SequenceItem)| (item.id.clone(), (place + 1).to_string());
            Answer::Pairs(sequence.items.iter().enumerate().map(place).collect())
        }
        Kind::Short(_) => Answer::Text("t1".to_owned()),
        Kind::Moment(moment) => Answer::Text(moment.key.to_string()),
        Kind::Written(_) => unreachable!("a person marks it"),
        Kind::Parts(parts) => {
            let typed = |part: &Part| match &part.kind {
                PartKind::Choice(choice) => choice.options.iter().find(|option| option.share == 100).expect("one is right").id.clone(),
                PartKind::Short(_) => "t1".to_owned(),
                PartKind::Numeric(numeric) => numeric.key_value(drawn).expect("has a value").rounded(4),
            };
            Answer::Parts(parts.parts.iter().map(|part| (part.id.clone(), typed(part))).collect())
        }
    }
}

fn turned_round(question: &Question) -> Question {
    let mut question = question.clone();
    match &mut question.kind {
        Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. }) => choice.options.reverse(),
        Kind::Match(matching) | Kind::Classify(matching) => {
            matching.items.reverse();
            matching.targets.reverse();
        }
        Kind::Parts(parts) => parts.parts.reverse(),
        Kind::Short(short) => short.forms.reverse(),
        // Turned round it is another order, and right then.
        Kind::Order(_) | Kind::TrueFalse(_) | Kind::Numeric(_) | Kind::Written(_) | Kind::Moment(_) => {}
    }
    question
}

proptest! {
    #[test]
    fn marks_are_never_below_none_nor_above_all(question in question(), answer in answer(), seed: u64) {
        let marks = question.mark(&drawn(&question, seed), &answer);
        prop_assert_eq!(marks.possible, question.worth * 100);
        prop_assert!(marks.earned <= marks.possible);
    }

    #[test]
    fn an_answer_of_the_wrong_shape_and_what_is_no_number_earn_nothing(
        question in question(), answer in answer(), seed: u64,
    ) {
        use domain::quiz::answer::AnswerRefused::{NotAMoment, NotANumber, WrongShape};
        // Of several parts one may be no number while another is right; none of them is kept then.
        let alone = !matches!(question.kind, Kind::Parts(_));
        let accepted = question.accepts(&answer);
        if matches!(accepted, Err(WrongShape | NotAMoment { .. })) || alone && accepted == Err(NotANumber) {
            prop_assert_eq!(question.mark(&drawn(&question, seed), &answer).earned, 0);
        }
    }

    #[test]
    fn the_order_of_options_does_not_change_marks(question in question(), answer in answer(), seed: u64, other: u64) {
        let first = drawn(&question, seed);
        let second = Drawn { parameters: first.parameters.clone(), ..drawn(&question, other) };
        let marks = question.mark(&first, &answer);
        prop_assert_eq!(question.mark(&second, &answer), marks);
        prop_assert_eq!(turned_round(&question).mark(&first, &answer), marks);
    }

    #[test]
    fn the_full_key_is_accepted_and_earns_all(question in question(), seed: u64) {
        let drawn = drawn(&question, seed);
        let key = full_key(&question, &drawn);
        prop_assert_eq!(question.accepts(&key), Ok(()));
        let all = Marks { earned: question.worth * 100, possible: question.worth * 100 };
        prop_assert_eq!(question.mark(&drawn, &key), all);
    }

    #[test]
    fn a_review_shows_the_marks_and_every_option(question in question(), answer in answer(), seed: u64) {
        let drawn = drawn(&question, seed);
        let reviewed = question.review(&drawn, &answer, Language::FR);
        prop_assert_eq!(reviewed.marks, question.mark(&drawn, &answer));
        prop_assert_eq!(&reviewed.item, &question.item(&drawn, Language::FR));
        let lines: Vec<String> = reviewed.lines.into_iter().map(|line| line.id).collect();
        match &question.kind {
            Kind::Numeric(_) | Kind::Short(_) => prop_assert!(lines.is_empty() || lines == ["slip"]),
            Kind::Parts(parts) => prop_assert_eq!(lines, parts.parts.iter().map(|part| part.id.clone()).collect::<Vec<_>>()),
            Kind::Order(sequence) => prop_assert_eq!(lines, sequence.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>()),
            _ => prop_assert_eq!(lines, drawn.options),
        }
    }

    #[test]
    fn certainty_never_makes_more_than_all_nor_less_than_nothing_and_nobody_loses_by_being_right(
        items in prop::collection::vec((0_u32..=300, prop::option::of(prop::sample::select(Certainty::ALL.to_vec()))), 0..9),
    ) {
        let weighed = |right: u32| {
            let item = |&(earned, certainty): &(u32, Option<Certainty>)| {
                Weighed { marks: Marks { earned: (earned + right).min(300), possible: 300 }, certainty }
            };
            items.iter().map(item).collect::<Vec<_>>()
        };
        let (as_it_is, all_right) = (total(&weighed(0)), total(&weighed(300)));
        prop_assert!(as_it_is.earned <= as_it_is.possible);
        prop_assert!(as_it_is.earned <= all_right.earned);
        if items.iter().all(|(_, certainty)| *certainty == Some(Certainty::Sure)) {
            prop_assert_eq!(all_right.earned, all_right.possible);
        }
    }

    #[test]
    fn a_drawing_reads_back_as_it_was_stored(question in question(), seed: u64) {
        let drawing = Drawing::of(&[(DocumentHash("hash".to_owned()), question)], 1, seed);
        let json = serde_json::to_string(&drawing).expect("is JSON");
        prop_assert_eq!(serde_json::from_str::<Drawing>(&json).expect("reads back"), drawing);
    }
}
