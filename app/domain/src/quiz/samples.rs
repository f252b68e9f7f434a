//! One question of each kind and an attempt at two of them, for the tests of this folder.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::course::DocumentHash;
use crate::id::{AttemptId, AttemptNumber, PersonId};
use crate::language::{Language, Text};
use crate::quiz::attempt::{Attempt, Standing, Start, StartRefused};
use crate::quiz::conduct::{Conduct, PassMark, QuizRules, ReviewRule, Scoring};
use crate::quiz::draw::{Drawing, Drawn};
use crate::quiz::formula::Formula;
use crate::quiz::hotspot::{Area, Hotspot, Picture};
use crate::quiz::measures::Measures;
use crate::quiz::moment::Asks;
use crate::quiz::number::Number;
use crate::quiz::question::{
    Choice, ChoiceOption, Criterion, Kind, Level, MatchItem, Matching, MomentKey, MomentSlip, Numeric, Part, PartKind, Parts, Question,
    Range, Sequence, SequenceItem, ShortText, Slip, Target, TrueFalse, WordForm, Written,
};
use crate::time::Timestamp;

pub(super) fn all() -> Vec<Question> {
    let placed = [matching(), classify(), order()];
    let typed = [short(), parts(), gaps(), written(), moment()];
    [single(), multiple(), true_false(), numeric()].into_iter().chain(placed).chain(typed).chain([hotspot()]).collect()
}

/// The question as some seed draws it.
pub(super) fn drawn(question: &Question) -> Drawn {
    Drawing::of(&[(DocumentHash(question.id.clone()), question.clone())], 1, 3).items.remove(0)
}

pub(super) const START: Timestamp = Timestamp(1_000_000);
pub(super) const BELL: Timestamp = Timestamp(1_000_000 + 30 * 60 * 1000);

pub(super) fn rules() -> QuizRules {
    let pass_mark = PassMark::percent(50).expect("in range");
    QuizRules {
        draw: 2,
        pools: Vec::new(),
        pass_mark,
        attempts: 3,
        minutes: Some(30),
        conduct: Conduct::Graded,
        interruption_minutes: 10,
        late_days: 7,
        review: ReviewRule::AtOnce,
        scoring: Scoring::Plain,
    }
}

pub(super) fn questions() -> Vec<(DocumentHash, Question)> {
    [single(), true_false()].map(|question| (DocumentHash(question.id.clone()), question)).into()
}

pub(super) fn started(standing: &Standing) -> Result<Attempt, StartRefused> {
    started_with(standing, Measures::default())
}

pub(super) fn started_with(standing: &Standing, measures: Measures) -> Result<Attempt, StartRefused> {
    starting(|start| Attempt::start(Start { measures, ..start }, standing))
}

pub(super) fn starting<T>(with: impl FnOnce(Start<'_>) -> T) -> T {
    with(Start {
        id: AttemptId(Uuid::from_u128(1)),
        number: AttemptNumber(42),
        person: PersonId(Uuid::from_u128(2)),
        quiz: "a1",
        course: DocumentHash("c".to_owned()),
        module: Some(DocumentHash("m".to_owned())),
        rules: &rules(),
        measures: Measures::default(),
        questions: &questions(),
        seen: &std::collections::BTreeSet::new(),
        seed: 5,
        language: Language::FR,
        now: START,
    })
}

pub(super) fn attempt() -> Attempt {
    started(&Standing::default()).expect("may start")
}

pub(super) fn number(text: &str) -> Number {
    Number::exact(text).expect("a number")
}

pub(super) fn single() -> Question {
    let choice = choice(&[("a", 100), ("b", 0), ("c", 50)]);
    question("single", both("Which one?", "Laquelle ?"), Kind::Single(choice))
}

pub(super) fn multiple() -> Question {
    let choice = choice(&[("a", 50), ("b", 50), ("c", -50), ("d", -100)]);
    question("multiple", both("Which ones?", "Lesquelles ?"), Kind::Multiple(choice))
}

pub(super) fn true_false() -> Question {
    let statement = TrueFalse {
        key: true,
        why_true: both("why: it is", "why : c’est vrai"),
        why_false: both("why: it is not false", "why : ce n’est pas faux"),
    };
    question("true-false", both("Risk is never nought.", "Le risque n’est jamais nul."), Kind::TrueFalse(statement))
}

pub(super) fn numeric() -> Question {
    let range = |from, to, step| Range { from: number(from), to: number(to), step: number(step) };
    let formula = |text| Formula::parse(text).expect("a formula");
    let numeric = Numeric {
        unit: "%".to_owned(),
        decimals: 1,
        tolerance: number("0.1"),
        parameters: BTreeMap::from([
            ("hours".to_owned(), range("40000", "50000", "5000")),
            ("declarations".to_owned(), range("200000", "200000", "1")),
        ]),
        key: formula("hours / 3.5 / declarations * 100"),
        why: both("why: {hours} ÷ 3.5 = {hours / 3.5}, so {key} %", "why : {hours} ÷ 3,5 = {hours / 3.5}, donc {key} %"),
        slips: vec![Slip {
            value: formula("hours / declarations * 100"),
            why: both("why: an examination takes {7 / 2} hours", "why : une visite prend {7 / 2} heures"),
        }],
    };
    let stem = both("{hours} hours, {declarations} declarations {key}", "{hours} heures, {declarations} déclarations");
    question("numeric", stem, Kind::Numeric(numeric))
}

pub(super) fn matching() -> Question {
    let kind = Kind::Match(placing(&["t1", "t2", "t3"], &[("i1", "t1"), ("i2", "t2"), ("i3", "t3")]));
    question("match", both("Which goes where?", "Quoi va où ?"), kind)
}

/// Written in English only.
pub(super) fn classify() -> Question {
    let kind = Kind::Classify(placing(&["t1", "t2"], &[("i1", "t1"), ("i2", "t1"), ("i3", "t2")]));
    question("classify", Text(BTreeMap::from([(Language::EN, "Which is which?".to_owned())])), kind)
}

pub(super) fn order() -> Question {
    let item = |id: &str| SequenceItem { id: id.to_owned(), text: named(id, "item"), why: named(id, "why") };
    let kind = Kind::Order(Sequence { items: ["i1", "i2", "i3", "i4"].map(item).into() });
    question("order", both("In which order?", "Dans quel ordre ?"), kind)
}

pub(super) fn short() -> Question {
    let forms = vec![
        form(
            100,
            both("risk profile", "profil de risque"),
            both("why: a profile joins indicators", "why : un profil réunit des indicateurs"),
        ),
        form(50, both("profile", "profil"), both("why: which one?", "why : lequel ?")),
        form(0, both("indicator", "indicateur"), both("why: one element only", "why : un indicateur n’est qu’un élément")),
    ];
    let kind = Kind::Short(ShortText { case_matters: false, accents_matter: false, forms });
    question("short", both("What is it called?", "Comment l’appelle-t-on ?"), kind)
}

/// A number, a choice and a word below one another.
pub(super) fn parts() -> Question {
    question("parts", both("{hours} hours.", "{hours} heures."), Kind::Parts(several(None)))
}

/// The same as gaps in a text.
pub(super) fn gaps() -> Question {
    let text = both("A [[rate]] at [[lane]] of [[word]], {hours}", "Un [[rate]] à [[lane]] de [[word]], {hours}");
    question("gaps", both("Fill the gaps.", "Complétez."), Kind::Parts(several(Some(text))))
}

/// A sentence to be written, of at most 500 characters.
pub(super) fn written() -> Question {
    let level = |percent, english, french| Level { percent, text: both(english, french) };
    let criterion = |id: &str, share, text, levels| Criterion { id: id.to_owned(), share, text, levels };
    let cause = vec![level(100, "Explained", "Expliquée"), level(50, "Named only", "Nommée seulement"), level(0, "Not there", "Absente")];
    let form = vec![level(100, "One sentence", "Une phrase"), level(0, "Anything else", "Autre chose")];
    let kind = Kind::Written(Written {
        most: 500,
        markers: 1,
        criteria: vec![criterion("cause", 60, both("Cause", "Cause"), cause), criterion("form", 40, both("Form", "Forme"), form)],
        model: both("why: because", "why : parce que"),
    });
    question("written", both("Write a risk.", "Rédigez un risque."), kind)
}

pub(super) fn moment() -> Question {
    let read = |typed: &str| Asks::Day.read(typed).expect("a day");
    let slip = |typed: &str, why: Text| MomentSlip { value: read(typed), why };
    let moment = MomentKey {
        asks: Asks::Day,
        key: read("2026-03-31"),
        tolerance: 0,
        why: both("why: thirty days from 1 March", "why : trente jours à compter du 1er mars"),
        slips: vec![slip("2026-04-01", both("why: the first day was counted twice", "why : premier jour compté deux fois"))],
    };
    question("moment", both("By which day?", "Avant quel jour ?"), Kind::Moment(moment))
}

/// A picture with three areas, the first of them right.
pub(super) fn hotspot() -> Question {
    let words = |title: &str| BTreeMap::from([("title".to_owned(), title.to_owned()), ("desc".to_owned(), "A lorry".to_owned())]);
    let area = |x| Area { x, y: 3, width: 4, height: 6 };
    let kind = Kind::Hotspot(Hotspot {
        picture: Picture {
            figure: DocumentHash("a-drawing".to_owned()),
            slots: BTreeMap::from([(Language::EN, words("A scan")), (Language::FR, words("Une image"))]),
        },
        several: false,
        choice: choice(&[("a", 100), ("b", 0), ("c", 0)]),
        areas: ["a", "b", "c"].into_iter().zip([1, 6, 12]).map(|(id, x)| (id.to_owned(), area(x))).collect(),
    });
    question("hotspot", both("Where would you open it?", "Où l’ouvririez-vous ?"), kind)
}

fn several(text: Option<Text>) -> Parts {
    let formula = |text| Formula::parse(text).expect("a formula");
    let numeric = Numeric {
        unit: "%".to_owned(),
        decimals: 0,
        tolerance: number("0"),
        parameters: BTreeMap::new(),
        key: formula("hours / 10"),
        why: both("why: {hours} ÷ 10 = {key}", "why : {hours} ÷ 10 = {key}"),
        slips: vec![Slip { value: formula("hours"), why: both("why: not divided", "why : non divisé") }],
    };
    let word = ShortText {
        case_matters: false,
        accents_matter: false,
        forms: vec![form(100, both("risk", "risque"), both("why: risk", "why : risque"))],
    };
    let part = |id: &str, share, kind| Part { id: id.to_owned(), share, label: named(id, "part"), kind };
    Parts {
        text,
        parameters: BTreeMap::from([("hours".to_owned(), Range { from: number("50"), to: number("70"), step: number("10") })]),
        parts: vec![
            part("rate", 50, PartKind::Numeric(numeric)),
            part("lane", 30, PartKind::Choice(choice(&[("a", 100), ("b", 0), ("c", 50)]))),
            part("word", 20, PartKind::Short(word)),
        ],
    }
}

fn form(share: u32, text: Text, why: Text) -> WordForm {
    WordForm { share, text, why }
}

fn question(id: &str, stem: Text, kind: Kind) -> Question {
    let reread = Some("a-lesson#p1".to_owned());
    Question { id: id.to_owned(), objective: None, difficulty: 1, tags: Vec::new(), reread, worth: 2, struck_out: false, stem, kind }
}

fn both(english: &str, french: &str) -> Text {
    Text::both(english, french)
}

fn named(id: &str, what: &str) -> Text {
    both(&format!("{what} {id} in English"), &format!("{what} {id} en français"))
}

fn choice(options: &[(&str, i32)]) -> Choice {
    let option = |&(id, share): &(&str, i32)| ChoiceOption { id: id.to_owned(), share, text: named(id, "option"), why: named(id, "why") };
    Choice { options: options.iter().map(option).collect() }
}

fn placing(targets: &[&str], items: &[(&str, &str)]) -> Matching {
    let item = |&(id, target): &(&str, &str)| MatchItem {
        id: id.to_owned(),
        target: target.to_owned(),
        text: named(id, "item"),
        why: named(id, "why"),
    };
    Matching {
        targets: targets.iter().map(|id| Target { id: (*id).to_owned(), text: named(id, "target") }).collect(),
        items: items.iter().map(item).collect(),
    }
}
