//! What is shown once an attempt is over: the answer beside the key, with reasons.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::quiz::answer::{Answer, FALSE, TRUE};
use crate::quiz::certainty::Certainty;
use crate::quiz::draw::Drawn;
use crate::quiz::formula::Formula;
use crate::quiz::marking::Marks;
use crate::quiz::number::Number;
use crate::quiz::place;
use crate::quiz::question::{
    Choice, ChoiceOption, Kind, Matching, MomentKey, Numeric, Part, PartKind, Parts, Question, Sequence, SequenceItem, ShortText,
    TrueFalse, WordForm,
};
use crate::quiz::rubric::Told;
use crate::quiz::sheet::Item;

/// A question with its key, after the attempt is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// As it was put.
    pub item: Item,
    /// As it was answered.
    pub answer: Answer,
    /// What that earned.
    pub marks: Marks,
    /// How sure of it the officer counts as; none where the marks count as they are.
    pub certainty: Option<Certainty>,
    /// Each option or item in the order drawn; for a number, the error that explains a wrong one.
    pub lines: Vec<Line>,
    /// The right number with its unit, the right wording, or the right moment as [`super::moment::Asks::read`] reads it; none for
    /// other kinds, whose lines tell.
    pub right: Option<String>,
    /// How the right number is computed; none for other kinds.
    pub why: Option<String>,
    /// The lesson to read again, `slug` or `slug#block`.
    pub reread: Option<String>,
    /// For a written answer: what each who marked it gave.
    pub markings: Vec<Told>,
    /// Whether a person has to mark it still.
    pub waits: bool,
}

/// One option or item, and what to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The option's or item's id; `true` or `false` for a statement; `slip` for an error with a number.
    pub id: String,
    /// In words; empty for a statement, since the page says true and false.
    pub text: String,
    /// Whether the learner chose it, or placed it.
    pub chosen: bool,
    /// The words of the target the learner gave an item.
    pub answered: Option<String>,
    /// The words of the target an item belongs to.
    pub right: Option<String>,
    /// Why it is right, or which error leads to it.
    pub why: String,
    /// How it stands.
    pub verdict: Verdict,
}

/// How the learner's choice stands to the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Chosen, and it earns.
    Right,
    /// Chosen, and it earns nothing; a target given to several items among them.
    Wrong,
    /// Not chosen, and it would have earned.
    Missed,
    /// Rightly left alone.
    Rest,
}

impl Question {
    /// The question as it was put and answered, with its key, in the language of its stem.
    pub fn review(&self, drawn: &Drawn, answer: &Answer, language: Language) -> Reviewed {
        let item = self.item(drawn, language);
        let language = item.language;
        let lines = match &self.kind {
            Kind::Single(choice) => choice.lines(drawn, answer, language, |share| share == 100),
            Kind::Multiple(choice) => choice.lines(drawn, answer, language, |share| share > 0),
            Kind::Hotspot(hotspot) if hotspot.several => hotspot.choice.lines(drawn, answer, language, |share| share > 0),
            Kind::Hotspot(hotspot) => hotspot.choice.lines(drawn, answer, language, |share| share == 100),
            Kind::TrueFalse(statement) => statement.lines(answer, language),
            Kind::Numeric(numeric) => numeric.slip(drawn, answer, language).into_iter().collect(),
            Kind::Match(matching) | Kind::Classify(matching) => self.placings(matching, drawn, answer, language),
            Kind::Order(sequence) => sequence.lines(answer, language),
            Kind::Short(short) => short.slip(answer, language).into_iter().collect(),
            Kind::Parts(parts) => parts.lines(drawn, answer, language),
            Kind::Moment(moment) => moment.slip(answer, language).into_iter().collect(),
            Kind::Written(_) => Vec::new(),
        };
        let (right, why) = match &self.kind {
            Kind::Short(short) => short.key(answer, language),
            Kind::Moment(moment) => (Some(moment.key.to_string()), Some(moment.why.read(language).to_owned())),
            Kind::Written(written) => (None, Some(written.model.read(language).to_owned())),
            Kind::Numeric(numeric) => {
                let right = numeric.key_value(drawn).map(|key| numeric.with_unit(key, language));
                (right, Some(numeric.explained(numeric.why.read(language), drawn, language)))
            }
            _ => (None, None),
        };
        let marks = self.mark(drawn, answer);
        let (reread, markings) = (self.reread.clone(), Vec::new());
        Reviewed { item, answer: answer.clone(), marks, certainty: None, lines, right, why, reread, markings, waits: false }
    }

    /// What a learner who may try again is told: how each part of the answer stands and which error it shows, never the key.
    pub fn hint(&self, drawn: &Drawn, answer: &Answer, language: Language) -> Reviewed {
        let mut reviewed = self.review(drawn, answer, language);
        (reviewed.right, reviewed.why) = (None, None);
        let has_options = matches!(self.kind, Kind::Single(_) | Kind::Multiple(_) | Kind::TrueFalse(_) | Kind::Hotspot(_));
        reviewed.lines.retain(|line| line.chosen);
        for line in &mut reviewed.lines {
            line.right = None;
            // Why an item belongs elsewhere would say where; why an option is wrong says which error leads to it.
            if line.verdict != Verdict::Right && !has_options && line.id != SLIP {
                line.why.clear();
            }
        }
        // The lines of an order stand in the right one.
        reviewed.lines.sort_by_key(|line| drawn.options.iter().position(|id| *id == line.id));
        reviewed
    }

    fn placings(&self, matching: &Matching, drawn: &Drawn, answer: &Answer, language: Language) -> Vec<Line> {
        let nothing = BTreeMap::new();
        let pairs = if let Answer::Pairs(pairs) = answer { pairs } else { &nothing };
        let earning = self.placed_right(pairs);
        let words = |id: &String| {
            let target = matching.targets.iter().find(|target| target.id == *id)?;
            Some(target.text.read(language).to_owned())
        };
        let line = |id: &String| {
            let item = matching.items.iter().find(|item| item.id == *id)?;
            let target = pairs.get(id);
            Some(Line {
                id: id.clone(),
                text: item.text.read(language).to_owned(),
                chosen: target.is_some(),
                answered: target.and_then(words),
                right: words(&item.target),
                why: item.why.read(language).to_owned(),
                verdict: match target {
                    Some(_) if earning.contains(id.as_str()) => Verdict::Right,
                    Some(_) => Verdict::Wrong,
                    None => Verdict::Missed,
                },
            })
        };
        drawn.options.iter().filter_map(line).collect()
    }
}

impl Verdict {
    fn of((chosen, earns): (bool, bool), is_key: bool) -> Self {
        match (chosen, earns) {
            (true, true) => Self::Right,
            (true, false) => Self::Wrong,
            (false, _) if is_key => Self::Missed,
            (false, _) => Self::Rest,
        }
    }
}

impl Line {
    fn option(id: &str, text: &str, why: &str, verdict: Verdict) -> Self {
        Self {
            id: id.to_owned(),
            text: text.to_owned(),
            chosen: matches!(verdict, Verdict::Right | Verdict::Wrong),
            answered: None,
            right: None,
            why: why.to_owned(),
            verdict,
        }
    }
}

fn is_chosen(answer: &Answer, id: &str) -> bool {
    match answer {
        Answer::Option(option) => option == id,
        Answer::Options(options) => options.contains(id),
        Answer::None | Answer::Number(_) | Answer::Pairs(_) | Answer::Text(_) | Answer::Parts(_) => false,
    }
}

impl Choice {
    /// A chosen option is right if it earns at all, a missed one only if it belongs to the key.
    fn lines(&self, drawn: &Drawn, answer: &Answer, language: Language, is_key: fn(i32) -> bool) -> Vec<Line> {
        let line = |id: &String| {
            let option = self.options.iter().find(|option| option.id == *id)?;
            let verdict = Verdict::of((is_chosen(answer, id), option.share > 0), is_key(option.share));
            Some(Line::option(id, option.text.read(language), option.why.read(language), verdict))
        };
        drawn.options.iter().filter_map(line).collect()
    }
}

impl Choice {
    /// The words of the option chosen and of the right one, and why: of the chosen one, or of the right one if none was.
    fn told(&self, chosen: &str, language: Language) -> (String, Option<String>, Option<String>) {
        let right = self.options.iter().find(|option| option.share == 100);
        let chosen = self.options.iter().find(|option| option.id == chosen);
        let words = |option: &ChoiceOption| option.text.read(language).to_owned();
        let why = chosen.or(right).map(|option| option.why.read(language).to_owned());
        (chosen.map(words).unwrap_or_default(), right.map(words), why)
    }
}

impl TrueFalse {
    fn lines(&self, answer: &Answer, language: Language) -> Vec<Line> {
        let line = |(id, why): (&str, &str)| {
            let right = id == self.right_option();
            Line::option(id, "", why, Verdict::of((is_chosen(answer, id), right), right))
        };
        [(TRUE, self.why_true.read(language)), (FALSE, self.why_false.read(language))].map(line).into()
    }
}

impl Sequence {
    /// In the right order; an item is right if the right one follows it, the last if it follows rightly.
    fn lines(&self, answer: &Answer, language: Language) -> Vec<Line> {
        let nothing = BTreeMap::new();
        let places = if let Answer::Pairs(places) = answer { places } else { &nothing };
        let followed = self.followed_right(places);
        let last = self.items.len().saturating_sub(1);
        let line = |(place, item): (usize, &SequenceItem)| {
            let told = &self.items[if place == last { place.saturating_sub(1) } else { place }];
            let given = places.get(&item.id);
            Line {
                id: item.id.clone(),
                text: item.text.read(language).to_owned(),
                chosen: given.is_some(),
                answered: given.cloned(),
                right: Some((place + 1).to_string()),
                why: item.why.read(language).to_owned(),
                verdict: match given {
                    Some(_) if followed.contains(told.id.as_str()) => Verdict::Right,
                    Some(_) => Verdict::Wrong,
                    None => Verdict::Missed,
                },
            }
        };
        self.items.iter().enumerate().map(line).collect()
    }
}

impl ShortText {
    /// The wording shown as right, and why; why an accepted one that was typed is right, if one was.
    fn key(&self, answer: &Answer, language: Language) -> (Option<String>, Option<String>) {
        let typed = if let Answer::Text(typed) = answer { self.form(typed).filter(|form| 0 < form.share) } else { None };
        let Some(best) = self.best() else { return (None, None) };
        let why = typed.unwrap_or(best).why.read(language).to_owned();
        (Some(best.text.read(language).to_owned()), Some(why))
    }

    fn best(&self) -> Option<&WordForm> {
        self.forms.iter().find(|form| form.share == 100)
    }

    /// The error that explains the wording typed.
    fn slip(&self, answer: &Answer, language: Language) -> Option<Line> {
        let Answer::Text(typed) = answer else { return None };
        let slip = self.form(typed).filter(|form| form.share == 0)?;
        Some(Line::option(SLIP, typed, slip.why.read(language), Verdict::Wrong))
    }
}

impl MomentKey {
    /// The error that explains the moment typed, unless that one is right.
    fn slip(&self, answer: &Answer, language: Language) -> Option<Line> {
        let Answer::Text(typed) = answer else { return None };
        let read = self.asks.read(typed).filter(|_| !self.is_right(typed))?;
        let slip = self.slips.iter().find(|slip| slip.value == read)?;
        Some(Line::option(SLIP, typed, slip.why.read(language), Verdict::Wrong))
    }
}

impl Parts {
    fn lines(&self, drawn: &Drawn, answer: &Answer, language: Language) -> Vec<Line> {
        let nothing = BTreeMap::new();
        let typed = if let Answer::Parts(typed) = answer { typed } else { &nothing };
        self.parts.iter().map(|part| part.line(drawn, typed.get(&part.id).map_or("", String::as_str), language)).collect()
    }
}

impl Part {
    /// What was answered here beside what is right; half right counts as wrong, as its marks tell.
    fn line(&self, drawn: &Drawn, typed: &str, language: Language) -> Line {
        let chosen = !typed.trim().is_empty();
        let full = self.kind.earns(drawn, typed) == 100;
        let (answered, right, why) = match &self.kind {
            PartKind::Choice(choice) => choice.told(typed, language),
            PartKind::Short(short) => {
                let answer = Answer::Text(typed.to_owned());
                let (right, why) = short.key(&answer, language);
                (typed.to_owned(), right, short.slip(&answer, language).map(|line| line.why).or(why))
            }
            PartKind::Numeric(numeric) => {
                let slip = numeric.slip(drawn, &Answer::Number(typed.to_owned()), language).map(|line| line.why);
                let why = numeric.explained(numeric.why.read(language), drawn, language);
                let why = slip.map_or(why.clone(), |slip| format!("{slip} {why}"));
                let unit = if numeric.unit.is_empty() { String::new() } else { format!("\u{a0}{}", numeric.unit) };
                (format!("{typed}{unit}"), numeric.key_value(drawn).map(|key| numeric.with_unit(key, language)), Some(why))
            }
        };
        Line {
            id: self.id.clone(),
            text: self.label.read(language).to_owned(),
            chosen,
            answered: chosen.then_some(answered),
            right,
            why: why.unwrap_or_default(),
            verdict: match (chosen, full) {
                (true, true) => Verdict::Right,
                (true, false) => Verdict::Wrong,
                (false, _) => Verdict::Missed,
            },
        }
    }
}

impl Numeric {
    /// The first error that leads to the number typed, unless that number is right.
    fn slip(&self, drawn: &Drawn, answer: &Answer, language: Language) -> Option<Line> {
        let Answer::Number(typed) = answer else { return None };
        if self.is_right(drawn, typed) {
            return None;
        }
        let numbers = self.numbers(drawn);
        let leads_here = |formula: &Formula| formula.value(&numbers).is_some_and(|value| self.is_near(typed, value));
        let slip = self.slips.iter().find(|slip| leads_here(&slip.value))?;
        let why = self.explained(slip.why.read(language), drawn, language);
        Some(Line::option(SLIP, typed, &why, Verdict::Wrong))
    }

    fn with_unit(&self, number: Number, language: Language) -> String {
        let words = number.worded(Some(self.decimals), language);
        if self.unit.is_empty() { words } else { format!("{words}\u{a0}{}", self.unit) }
    }

    /// The text with its `{formula}` places filled. The key has the question's decimals and a parameter those it needs;
    /// anything else is rounded to two, or to the question's if that has more.
    fn explained(&self, text: &str, drawn: &Drawn, language: Language) -> String {
        let numbers = self.numbers(drawn);
        place::fill(text, |formula| {
            let value = formula.value(&numbers)?;
            let words = match formula.source().trim() {
                KEY => value.worded(Some(self.decimals), language),
                name if numbers.contains_key(name) => value.worded(None, language),
                _ => Number::exact(&value.rounded(self.decimals.max(2))).unwrap_or(value).worded(None, language),
            };
            Some(words)
        })
    }

    /// The parameters and, as `key`, the key.
    fn numbers(&self, drawn: &Drawn) -> BTreeMap<String, Number> {
        let key = self.key_value(drawn).map(|key| (KEY.to_owned(), key));
        drawn.parameters.clone().into_iter().chain(key).collect()
    }
}

/// The id of the line that explains an error with what was typed.
const SLIP: &str = "slip";

/// The name of the key in a computation shown afterwards; no parameter has it.
const KEY: &str = "key";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;
    use Verdict::{Missed, Rest, Right, Wrong};

    fn verdicts(question: &Question, answer: &Answer) -> BTreeMap<String, Verdict> {
        let reviewed = question.review(&samples::drawn(question), answer, Language::EN);
        reviewed.lines.into_iter().map(|line| (line.id, line.verdict)).collect()
    }

    fn expected(verdicts: &[(&str, Verdict)]) -> BTreeMap<String, Verdict> {
        verdicts.iter().map(|(id, verdict)| ((*id).to_owned(), *verdict)).collect()
    }

    fn option(id: &str) -> Answer {
        Answer::Option(id.to_owned())
    }

    #[test]
    fn a_wrong_choice_shows_which_one_was_right_and_every_reason() {
        let question = samples::single();
        assert_eq!(verdicts(&question, &option("b")), expected(&[("a", Missed), ("b", Wrong), ("c", Rest)]));
        assert_eq!(verdicts(&question, &option("c")), expected(&[("a", Missed), ("b", Rest), ("c", Right)]));
        let reviewed = question.review(&samples::drawn(&question), &option("b"), Language::FR);
        assert!(reviewed.lines.iter().all(|line| line.why == format!("why {} en français", line.id)));
        assert_eq!(reviewed.reread.as_deref(), Some("a-lesson#p1"));
    }

    #[test]
    fn options_not_chosen_are_missed_or_rightly_left() {
        let answer = Answer::Options(["a", "c"].map(str::to_owned).into());
        let expected = expected(&[("a", Right), ("b", Missed), ("c", Wrong), ("d", Rest)]);
        assert_eq!(verdicts(&samples::multiple(), &answer), expected);
    }

    #[test]
    fn a_statement_shows_both_judgements() {
        let question = samples::true_false();
        assert_eq!(verdicts(&question, &option("false")), expected(&[("true", Missed), ("false", Wrong)]));
        assert_eq!(verdicts(&question, &Answer::None), expected(&[("true", Missed), ("false", Rest)]));
    }

    #[test]
    fn an_item_whose_target_was_given_twice_is_wrong_like_its_marks() {
        let pairs = [("i1", "t1"), ("i2", "t1")].map(|(item, target)| (item.to_owned(), target.to_owned()));
        let answer = Answer::Pairs(pairs.into());
        let question = samples::matching();
        assert_eq!(verdicts(&question, &answer), expected(&[("i1", Wrong), ("i2", Wrong), ("i3", Missed)]));
        let lines = question.review(&samples::drawn(&question), &answer, Language::EN).lines;
        let second = lines.iter().find(|line| line.id == "i2").expect("is there");
        assert_eq!(second.answered.as_deref(), Some("target t1 in English"));
        assert_eq!(second.right.as_deref(), Some("target t2 in English"));
    }

    #[test]
    fn a_hint_tells_how_the_answer_stands_and_never_the_key() {
        for question in samples::all() {
            let drawn = samples::drawn(&question);
            for answer in wrong_answers(&question) {
                let hint = question.hint(&drawn, &answer, Language::EN);
                assert_eq!((hint.right, hint.why), (None, None), "{}", question.id);
                assert!(hint.lines.iter().all(|line| line.right.is_none() && line.chosen && line.verdict != Missed), "{}", question.id);
                let places: Vec<_> = hint.lines.iter().map(|line| drawn.options.iter().position(|id| *id == line.id)).collect();
                assert!(places.is_sorted(), "the lines of {} stand as they were shown", question.id);
            }
        }
        let lines = samples::single().hint(&samples::drawn(&samples::single()), &option("b"), Language::EN).lines;
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].verdict, lines[0].why.as_str()), (Wrong, "why b in English"));
    }

    fn wrong_answers(question: &Question) -> Vec<Answer> {
        let pairs =
            |pairs: &[(&str, &str)]| Answer::Pairs(pairs.iter().map(|(item, target)| ((*item).to_owned(), (*target).to_owned())).collect());
        let typed =
            |typed: &[(&str, &str)]| Answer::Parts(typed.iter().map(|(part, typed)| ((*part).to_owned(), (*typed).to_owned())).collect());
        match &question.kind {
            Kind::Single(_) => vec![option("b"), option("c")],
            Kind::Multiple(_) => vec![Answer::Options(["a", "d"].map(str::to_owned).into())],
            Kind::TrueFalse(_) => vec![option("false")],
            Kind::Written(_) => vec![Answer::Text("anything".to_owned())],
            Kind::Numeric(_) => vec![Answer::Number("20".to_owned()), Answer::Number("1".to_owned())],
            Kind::Match(_) | Kind::Classify(_) => vec![pairs(&[("i1", "t2"), ("i2", "t2")])],
            Kind::Order(_) => vec![pairs(&[("i1", "1"), ("i2", "4"), ("i3", "2")])],
            Kind::Short(_) => vec![Answer::Text("indicator".to_owned()), Answer::Text("x".to_owned())],
            Kind::Moment(_) => vec![Answer::Text("2026-04-01".to_owned()), Answer::Text("soon".to_owned())],
            Kind::Hotspot(_) => vec![option("b")],
            Kind::Parts(_) => vec![typed(&[("rate", "60"), ("lane", "b")])],
        }
    }

    #[test]
    fn a_wrong_day_is_told_the_error_that_leads_to_it_and_the_right_one() {
        let question = samples::moment();
        let review = |typed: &str| question.review(&samples::drawn(&question), &Answer::Text(typed.to_owned()), Language::EN);
        let slipped = review("2026-04-01");
        assert_eq!(slipped.right.as_deref(), Some("2026-03-31"));
        assert_eq!(slipped.lines.iter().map(|line| line.why.as_str()).collect::<Vec<_>>(), ["why: the first day was counted twice"]);
        assert!(review("2026-05-01").lines.is_empty() && review("2026-03-31").lines.is_empty());
    }

    #[test]
    fn an_order_is_shown_as_it_should_be_with_the_place_each_was_given() {
        let places = [("i1", "1"), ("i2", "2"), ("i3", "4")].map(|(item, place)| (item.to_owned(), place.to_owned()));
        let question = samples::order();
        let lines = question.review(&samples::drawn(&question), &Answer::Pairs(places.into()), Language::EN).lines;
        let told: Vec<_> =
            lines.iter().map(|line| (line.id.as_str(), line.answered.as_deref(), line.right.as_deref(), line.verdict)).collect();
        let expected = [
            ("i1", Some("1"), Some("1"), Right),
            ("i2", Some("2"), Some("2"), Wrong),
            ("i3", Some("4"), Some("3"), Wrong),
            ("i4", None, Some("4"), Missed),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn words_are_explained_by_the_error_they_show() {
        let question = samples::short();
        let review = |typed: &str| question.review(&samples::drawn(&question), &Answer::Text(typed.to_owned()), Language::FR);
        let wrong = review("indicator");
        assert_eq!(
            (wrong.right.as_deref(), wrong.why.as_deref()),
            (Some("profil de risque"), Some("why : un profil réunit des indicateurs"))
        );
        assert_eq!(wrong.lines, [Line::option("slip", "indicator", "why : un indicateur n’est qu’un élément", Wrong)]);
        let half = review("profile");
        assert_eq!((half.lines.len(), half.why.as_deref()), (0, Some("why : lequel ?")));
    }

    #[test]
    fn each_part_is_told_apart() {
        let question = samples::parts();
        let mut drawn = samples::drawn(&question);
        drawn.parameters.insert("hours".to_owned(), samples::number("60"));
        let typed = [("rate", "60"), ("lane", "a")].map(|(id, typed)| (id.to_owned(), typed.to_owned()));
        let lines = question.review(&drawn, &Answer::Parts(typed.into()), Language::EN).lines;
        let told: Vec<_> = lines.iter().map(|line| (line.answered.as_deref(), line.right.as_deref(), line.verdict)).collect();
        let expected = [
            (Some("60\u{a0}%"), Some("6\u{a0}%"), Wrong),
            (Some("option a in English"), Some("option a in English"), Right),
            (None, Some("risk"), Missed),
        ];
        assert_eq!(told, expected);
        assert_eq!(lines[0].why, "why: not divided why: 60 ÷ 10 = 6");
    }

    #[test]
    fn a_number_is_explained_with_the_officers_own_figures() {
        let question = samples::numeric();
        let mut drawn = samples::drawn(&question);
        drawn.parameters.insert("hours".to_owned(), samples::number("40000"));
        let review = |typed: &str, language| question.review(&drawn, &Answer::Number(typed.to_owned()), language);
        let french = review("5,7", Language::FR);
        assert_eq!(french.right.as_deref(), Some("5,7\u{a0}%"));
        let why = "why : 40\u{202f}000 ÷ 3,5 = 11\u{202f}428,57, donc 5,7 %";
        assert_eq!(french.why.as_deref(), Some(why));
        assert_eq!((french.lines, french.marks.earned), (Vec::new(), 200));
        let slipped = review("20", Language::EN);
        assert_eq!(slipped.why.as_deref(), Some("why: 40,000 ÷ 3.5 = 11,428.57, so 5.7 %"));
        assert_eq!(slipped.lines, [Line::option("slip", "20", "why: an examination takes 3.5 hours", Wrong)]);
        assert_eq!(review("3", Language::EN).lines, []);
    }
}
