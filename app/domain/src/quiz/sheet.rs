//! What a browser may know of a question: what is asked, never the key, the shares, the reasons or where items belong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};
use crate::quiz::draw::Drawn;
use crate::quiz::hotspot::ShownPicture;
use crate::quiz::moment::Asks;
use crate::quiz::place;
use crate::quiz::question::{Choice, Kind, Matching, Part, PartKind, Question, Range};

/// A question as it is put before one officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Answers are kept by it.
    pub question_id: String,
    /// Whole marks it is worth.
    pub number_of_marks: u32,
    /// What is asked, in Markdown, with the officer's own numbers.
    pub stem: String,
    /// The language all its words are in: the one asked for if the question has it.
    pub language: Language,
    /// How it is answered.
    pub body: ItemBody,
}

/// How a question is answered, in the order drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum ItemBody {
    /// By one option.
    Single {
        /// The options.
        options: Vec<Shown>,
    },
    /// By any number of options.
    Multiple {
        /// The options.
        options: Vec<Shown>,
    },
    /// By `true` or `false`.
    TrueFalse,
    /// By a number.
    Numeric {
        /// Shown after the field, may be empty.
        unit: String,
        /// Decimals that are asked for.
        decimals: u8,
    },
    /// By a target of its own for each item.
    Match {
        /// What is to be placed.
        items: Vec<Shown>,
        /// Where it may go.
        targets: Vec<Shown>,
    },
    /// By a target for each item.
    Classify {
        /// What is to be placed.
        items: Vec<Shown>,
        /// Where it may go, several items perhaps.
        targets: Vec<Shown>,
    },
    /// By a place for each item.
    Order {
        /// What is to be put into order.
        items: Vec<Shown>,
    },
    /// By a few words.
    Short,
    /// By a text of several sentences.
    Written {
        /// The most characters.
        most: u32,
    },
    /// By a day, a time of day, or both.
    Moment {
        /// What is asked for.
        asks: Asks,
    },
    /// By areas of a picture.
    Hotspot {
        /// The picture.
        picture: ShownPicture,
        /// What its areas are, in the order of their letters.
        options: Vec<Shown>,
        /// Whether several may be chosen.
        several: bool,
    },
    /// By parts.
    Parts {
        /// A text in which `[[id]]` stands for the part of this id; none where they stand below one another.
        text: Option<String>,
        /// The parts.
        parts: Vec<ShownPart>,
    },
}

/// One of several parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPart {
    /// Answers are kept by it.
    pub id: String,
    /// What is asked here, in inline Markdown.
    pub label: String,
    /// How it is answered.
    pub body: PartBody,
}

/// How a part is answered, in the order drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum PartBody {
    /// By one option.
    Choice {
        /// The options.
        options: Vec<Shown>,
    },
    /// By a few words.
    Short,
    /// By a number.
    Number {
        /// Shown after the field, may be empty.
        unit: String,
        /// Decimals that are asked for.
        decimals: u8,
    },
}

/// An option, item or target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Answers are kept by it.
    pub id: String,
    /// In inline Markdown.
    pub text: String,
}

impl Question {
    /// The question as drawn, in this language if its stem has it; all words are in the language of the stem.
    pub fn item(&self, drawn: &Drawn, language: Language) -> Item {
        let stem = self.stem.worded(language);
        let language = stem.language;
        let stem = match &self.kind {
            Kind::Numeric(numeric) => with_parameters(&numeric.parameters, stem.text, drawn, language),
            Kind::Parts(parts) => with_parameters(&parts.parameters, stem.text, drawn, language),
            _ => stem.text.to_owned(),
        };
        let body = match &self.kind {
            Kind::Single(choice) => ItemBody::Single { options: choice.shown(drawn, language) },
            Kind::Multiple(choice) => ItemBody::Multiple { options: choice.shown(drawn, language) },
            Kind::TrueFalse(_) => ItemBody::TrueFalse,
            Kind::Moment(moment) => ItemBody::Moment { asks: moment.asks },
            Kind::Numeric(numeric) => ItemBody::Numeric { unit: numeric.unit.clone(), decimals: numeric.decimals },
            Kind::Match(matching) => {
                let (items, targets) = matching.shown(drawn, language);
                ItemBody::Match { items, targets }
            }
            Kind::Classify(matching) => {
                let (items, targets) = matching.shown(drawn, language);
                ItemBody::Classify { items, targets }
            }
            Kind::Order(sequence) => {
                let items = sequence.items.iter().map(|item| (&item.id, &item.text));
                ItemBody::Order { items: in_order(&drawn.options, &items, language) }
            }
            Kind::Short(_) => ItemBody::Short,
            Kind::Written(written) => ItemBody::Written { most: written.most },
            Kind::Hotspot(hotspot) => ItemBody::Hotspot {
                picture: hotspot.shown(language),
                options: hotspot.choice.shown(drawn, language),
                several: hotspot.several,
            },
            Kind::Parts(parts) => {
                let filled = |text: &Text| with_parameters(&parts.parameters, text.read(language), drawn, language);
                let shown =
                    |part: &Part| ShownPart { id: part.id.clone(), label: filled(&part.label), body: part.kind.shown(drawn, language) };
                ItemBody::Parts { text: parts.text.as_ref().map(filled), parts: parts.parts.iter().map(shown).collect() }
            }
        };
        Item { question_id: self.id.clone(), number_of_marks: self.worth, stem, language, body }
    }
}

/// The text with the officer's parameters only, so that no place in it can show the key.
fn with_parameters(parameters: &BTreeMap<String, Range>, text: &str, drawn: &Drawn, language: Language) -> String {
    let parameter = |name: &str| drawn.parameters.get(name).filter(|_| parameters.contains_key(name));
    place::fill(text, |formula| Some(parameter(formula.source().trim())?.worded(None, language)))
}

impl PartKind {
    fn shown(&self, drawn: &Drawn, language: Language) -> PartBody {
        match self {
            Self::Choice(choice) => PartBody::Choice { options: choice.shown(drawn, language) },
            Self::Short(_) => PartBody::Short,
            Self::Numeric(numeric) => PartBody::Number { unit: numeric.unit.clone(), decimals: numeric.decimals },
        }
    }
}

impl Choice {
    fn shown(&self, drawn: &Drawn, language: Language) -> Vec<Shown> {
        let options = self.options.iter().map(|option| (&option.id, &option.text));
        in_order(&drawn.options, &options, language)
    }
}

impl Matching {
    fn shown(&self, drawn: &Drawn, language: Language) -> (Vec<Shown>, Vec<Shown>) {
        let items = self.items.iter().map(|item| (&item.id, &item.text));
        let targets = self.targets.iter().map(|target| (&target.id, &target.text));
        (in_order(&drawn.options, &items, language), in_order(&drawn.targets, &targets, language))
    }
}

fn in_order<'a>(order: &[String], all: &(impl Iterator<Item = (&'a String, &'a Text)> + Clone), language: Language) -> Vec<Shown> {
    let shown = |id: &String| {
        let (id, text) = all.clone().find(|(known, _)| *known == id)?;
        Some(Shown { id: id.clone(), text: text.read(language).to_owned() })
    };
    order.iter().filter_map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn names(value: &serde_json::Value) -> Vec<String> {
        match value {
            serde_json::Value::Object(fields) => {
                fields.iter().flat_map(|(name, inner)| [vec![name.clone()], names(inner)].concat()).collect()
            }
            serde_json::Value::Array(values) => values.iter().flat_map(names).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn no_item_holds_a_key_a_share_a_reason_or_where_an_item_belongs() {
        const ALLOWED: [&str; 29] = [
            "question_id",
            "number_of_marks",
            "stem",
            "language",
            "body",
            "kind",
            "options",
            "unit",
            "decimals",
            "items",
            "targets",
            "id",
            "text",
            "parts",
            "label",
            "most",
            "asks",
            // Where an area lies is shown; that it is right is not.
            "picture",
            "figure",
            "words",
            "title",
            "desc",
            "areas",
            "x",
            "y",
            "width",
            "height",
            "drawing",
            "several",
        ];
        for question in samples::all() {
            for language in Language::INTERFACE {
                let item = question.item(&samples::drawn(&question), language);
                let value = serde_json::to_value(&item).expect("is JSON");
                for name in names(&value) {
                    assert!(ALLOWED.contains(&name.as_str()), "{} shows {name}", question.id);
                }
                let json = value.to_string();
                // Every reason of the samples begins with `why`; 5.7 % is the least key.
                for secret in ["why", "share", "tolerance", "slip", "hours /", "5.71", "5,71"] {
                    assert!(!json.contains(secret), "{} holds {secret}", question.id);
                }
            }
        }
    }

    #[test]
    fn two_questions_that_differ_in_their_key_only_look_the_same() {
        let mut other = samples::all();
        for question in &mut other {
            match &mut question.kind {
                Kind::Single(choice) | Kind::Multiple(choice) => choice.options.iter_mut().for_each(|it| it.share = -7),
                Kind::TrueFalse(statement) => statement.key = !statement.key,
                Kind::Numeric(numeric) => numeric.tolerance = samples::number("9"),
                Kind::Match(matching) | Kind::Classify(matching) => {
                    matching.items.iter_mut().for_each(|item| "t2".clone_into(&mut item.target));
                }
                Kind::Order(sequence) => sequence.items.reverse(),
                Kind::Short(short) => short.forms.truncate(1),
                Kind::Written(written) => written.criteria.truncate(1),
                Kind::Moment(moment) => moment.tolerance = 9,
                Kind::Hotspot(hotspot) => hotspot.choice.options.iter_mut().for_each(|it| it.share = -7),
                Kind::Parts(parts) => parts.parts.iter_mut().for_each(|part| match &mut part.kind {
                    PartKind::Choice(choice) => choice.options.iter_mut().for_each(|it| it.share = -7),
                    PartKind::Short(short) => short.forms.truncate(1),
                    PartKind::Numeric(numeric) => numeric.tolerance = samples::number("9"),
                }),
            }
        }
        for (question, other) in samples::all().iter().zip(&other) {
            let drawn = samples::drawn(question);
            assert_eq!(question.item(&drawn, Language::EN), other.item(&drawn, Language::EN));
        }
    }

    #[test]
    fn parameters_are_worded_in_the_language_and_the_key_never() {
        let question = samples::numeric();
        let mut drawn = samples::drawn(&question);
        drawn.parameters.insert("hours".to_owned(), samples::number("42000.5"));
        drawn.parameters.insert("key".to_owned(), samples::number("6"));
        let stem = |language| question.item(&drawn, language).stem;
        assert_eq!(stem(Language::EN), "42,000.5 hours, 200,000 declarations {key}");
        assert_eq!(stem(Language::FR), "42\u{202f}000,5 heures, 200\u{202f}000 déclarations");
    }

    #[test]
    fn options_stand_in_the_order_drawn() {
        let question = samples::single();
        let mut drawn = samples::drawn(&question);
        drawn.options = ["c", "a", "b"].map(str::to_owned).into();
        let ItemBody::Single { options } = question.item(&drawn, Language::FR).body else { panic!("it is single") };
        assert_eq!(options[0], Shown { id: "c".to_owned(), text: "option c en français".to_owned() });
        assert_eq!(options.iter().map(|option| option.id.as_str()).collect::<String>(), "cab");
    }

    #[test]
    fn a_question_without_a_translation_says_which_language_it_is_in_and_mixes_none() {
        let question = samples::classify();
        let item = question.item(&samples::drawn(&question), Language::FR);
        assert_eq!(item.language, Language::EN);
        let ItemBody::Classify { items, targets } = item.body else { panic!("it is a classification") };
        assert!(items.iter().chain(&targets).all(|shown| shown.text.ends_with("in English")));
    }
}
