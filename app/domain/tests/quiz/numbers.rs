//! Numbers and formulas, of any size and of any text.

use std::collections::BTreeMap;

use domain::language::Language;
use domain::quiz::formula::Formula;
use domain::quiz::number::Number;
use domain::quiz::place;
use proptest::prelude::*;

fn number() -> impl Strategy<Value = Number> {
    let scale = prop::sample::select(vec![1, 2, 4, 5, 10, 100, 1_000, 1_000_000]);
    (-1_000_000_000_000_i128..1_000_000_000_000, scale).prop_filter_map("fits", |(n, scale)| Number::new(n, scale))
}

fn fraction() -> impl Strategy<Value = Number> {
    (any::<i128>(), any::<i128>()).prop_filter_map("is a number", |(n, d)| Number::new(n, d))
}

proptest! {
    #[test]
    fn a_number_reads_back_as_people_are_shown_it(number in number()) {
        for language in Language::INTERFACE {
            let worded = number.worded(None, language);
            prop_assert!(Number::readings(&worded, "").contains(&number), "{}", worded);
            // A comma before three digits groups in English and is the decimal mark in French: the one doubt there is.
            let in_doubt = language == Language::EN && !worded.contains('.') && worded.matches(',').count() == 1;
            prop_assert!(in_doubt || Number::parse(&worded) == Some(number), "{}", worded);
        }
    }

    #[test]
    fn a_number_with_a_unit_reads_back(number in number(), unit in "[a-z%€]{0,5}") {
        let typed = format!("{}\u{a0}{unit}", number.worded(None, Language::FR));
        prop_assert_eq!(Number::parse_with_unit(&typed, &unit), Some(number));
    }

    #[test]
    fn any_typed_text_is_a_number_or_none(typed in any::<String>(), unit in any::<String>()) {
        let first = Number::parse_with_unit(&typed, &unit);
        prop_assert_eq!(Number::readings(&typed, &unit).first().copied(), first);
    }

    #[test]
    fn a_number_is_stored_exactly(number in fraction()) {
        let json = serde_json::to_string(&number).expect("is text");
        prop_assert_eq!(serde_json::from_str::<Number>(&json).expect("reads back"), number);
        prop_assert!(!number.worded(Some(3), Language::EN).is_empty());
    }

    #[test]
    fn what_is_added_or_multiplied_can_be_undone(left in number(), right in number()) {
        prop_assert_eq!(left.checked_add(right).and_then(|sum| sum.checked_sub(right)), Some(left));
        if right != Number::ZERO {
            prop_assert_eq!(left.checked_mul(right).and_then(|product| product.checked_div(right)), Some(left));
        }
    }

    #[test]
    fn the_order_of_numbers_is_that_of_their_difference(left in number(), right in number()) {
        let difference = left.checked_sub(right).expect("fits");
        prop_assert_eq!(left.cmp(&right), difference.cmp(&Number::ZERO));
    }

    #[test]
    fn the_order_of_numbers_turns_round_with_them(left in fraction(), right in fraction()) {
        prop_assert_eq!(left.cmp(&right), right.cmp(&left).reverse());
        prop_assert_eq!(left.cmp(&right), right.negated().cmp(&left.negated()));
    }

    #[test]
    fn a_formula_never_panics(text in prop_oneof![any::<String>(), "[-+*/() 0-9.a-z{}]{0,600}"]) {
        let numbers = BTreeMap::from([("a".to_owned(), Number::ZERO)]);
        if let Ok(formula) = Formula::parse(&text) {
            prop_assert_eq!(formula.source(), &text);
            let _ = formula.value(&numbers);
        }
        let _ = place::formulas(&text);
        prop_assert_eq!(place::fill(&text, |_| None), text);
    }
}
