//! The `{formula}` places in a text, such as "{hours / 3.5} examinations".

use crate::quiz::formula::{Formula, FormulaError};

/// The formulas in the `{places}` of a text, or what is wrong with each, in order.
pub fn formulas(text: &str) -> Vec<Result<Formula, FormulaError>> {
    pieces(text).into_iter().filter_map(|(_, place)| place.map(Formula::parse)).collect()
}

/// The text with each `{place}` replaced by what `worded` says of its formula; a place it cannot word stays as it is.
pub fn fill(text: &str, worded: impl Fn(&Formula) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    for (plain, place) in pieces(text) {
        filled.push_str(plain);
        if let Some(place) = place {
            let words = Formula::parse(place).ok().and_then(|formula| worded(&formula));
            filled.push_str(&words.unwrap_or_else(|| format!("{{{place}}}")));
        }
    }
    filled
}

/// The ids of the gaps `[[id]]` in a text, in order.
pub fn gaps(text: &str) -> Vec<&str> {
    around_gaps(text).into_iter().filter_map(|(_, gap)| gap).collect()
}

/// The text cut at its gaps: each piece with the id of the gap that follows it, if one does.
pub fn around_gaps(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((gap, after)) = after.split_once("]]") else { break };
        pieces.push((before, Some(gap)));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

/// The text cut into plain pieces, each with the place that follows it, if one does.
fn pieces(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('}') {
        match before.rsplit_once('{') {
            Some((plain, place)) => pieces.push((plain, Some(place))),
            None => pieces.push((&rest[..=before.len()], None)),
        }
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::number::Number;
    use std::collections::BTreeMap;

    #[test]
    fn a_text_is_cut_at_its_gaps() {
        assert_eq!(around_gaps("a [[x]] b [[y]]"), [("a ", Some("x")), (" b ", Some("y")), ("", None)]);
        assert_eq!(around_gaps("none [[open"), [("none [[open", None)]);
        assert_eq!(gaps("[[x]][[y]] [z]"), ["x", "y"]);
    }

    #[test]
    fn places_of_a_text_are_filled_and_others_left_alone() {
        let numbers = BTreeMap::from([("a".to_owned(), Number::whole(6))]);
        let worded = |formula: &Formula| formula.value(&numbers).map(|number| number.to_string());
        assert_eq!(fill("{a} ÷ 4 = {a / 4}; {b}, {A}, {, } {{a}", worded), "6 ÷ 4 = 1.5; {b}, {A}, {, } {6");
        assert_eq!(formulas("{a} and {a +}").iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false]);
    }
}
