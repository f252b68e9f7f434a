//! Numeric questions: parameters, the key and the slips as formulas, each with a value for every draw.

use std::collections::{BTreeMap, BTreeSet};

use domain::quiz::formula::Formula;
use domain::quiz::number::Number;
use domain::quiz::place::formulas;
use domain::quiz::question::{Numeric, Range, Slip};

use super::words::Asking;
use crate::folder::fault::QuestionFault;
use crate::folder::problem::{Place, ProblemKind};
use crate::folder::table::{Located, Table, Words};
use crate::markdown::Shape;

/// The most parameters of a question.
const PARAMETER_LIMIT: usize = 6;
/// The most values of one parameter.
const VALUE_LIMIT: i128 = 10_000;
/// Up to so many draws are all tried; of more, those with each parameter at an end of its range.
const DRAW_LIMIT: usize = 2_000;
/// The name by which a worked answer shows the key.
const KEY: &str = "key";

type Numbers = BTreeMap<String, Number>;
pub(super) type Parameters = BTreeMap<String, Range>;

/// The numeric part of a question with this stem.
pub(super) fn read(asking: &mut Asking<'_, '_>, stem: &Words) -> Option<Numeric> {
    let parameters = parameters(asking);
    let mut used = BTreeSet::new();
    let mut numeric = one(asking, parameters.as_ref(), Some(stem), &mut used)?;
    if let Some(parameters) = &parameters {
        all_used(asking, parameters, &used);
    }
    numeric.parameters = parameters?;
    Some(numeric)
}

/// A number among several parts; its parameters are those of the whole question.
pub(super) fn part(asking: &mut Asking<'_, '_>, parameters: &Parameters, used: &mut BTreeSet<String>) -> Option<Numeric> {
    one(asking, Some(parameters), None, used)
}

/// Each parameter is used by some formula or text.
pub(super) fn all_used(asking: &mut Asking<'_, '_>, parameters: &Parameters, used: &BTreeSet<String>) {
    let table = asking.table;
    for name in parameters.keys().filter(|name| !used.contains(*name)) {
        table.problem(asking.log, table.place_of("parameters"), QuestionFault::UnusedParameter { name: name.clone() });
    }
}

/// Adds the names in the places of words that are shown before the answer; each must be a parameter.
pub(super) fn names_in(asking: &mut Asking<'_, '_>, words: &Words, parameters: &Parameters, used: &mut BTreeSet<String>) {
    let table = asking.table;
    for text in words.0.values() {
        for formula in formulas(&text.value) {
            let formula = match formula {
                Ok(formula) => formula,
                Err(error) => {
                    let fault = QuestionFault::Formula { formula: text.value.clone(), message: error.to_string() };
                    table.problem(asking.log, text.place, fault);
                    continue;
                }
            };
            for name in formula.names() {
                used.insert(name.to_owned());
                let fault = match name {
                    KEY => QuestionFault::KeyInStem,
                    name if parameters.contains_key(name) => continue,
                    name => QuestionFault::UnknownParameter { name: name.to_owned() },
                };
                table.problem(asking.log, text.place, fault);
            }
        }
    }
}

fn one(asking: &mut Asking<'_, '_>, parameters: Option<&Parameters>, stem: Option<&Words>, used: &mut BTreeSet<String>) -> Option<Numeric> {
    let table = asking.table;
    let unit = table.text("unit", asking.log).map(|unit| unit.value).unwrap_or_default();
    let decimals = table.whole("decimals", (0, 6), "from 0 to 6", asking.log).map_or(0, |it| it.value);
    table.require("tolerance", asking.log);
    let tolerance = number(asking, table, "tolerance");
    if tolerance.is_some_and(|tolerance| tolerance < Number::ZERO) {
        let problem = ProblemKind::OutOfRange { key: "tolerance".to_owned(), allowed: "0 or more" };
        table.problem(asking.log, table.place_of("tolerance"), problem);
    }
    let key = formula(asking, table, KEY);
    let why = asking.words("why", Shape::Several);
    let slips = slips(asking);
    if let (Some(parameters), Some(key)) = (parameters, &key) {
        used.extend(Draws::of(parameters, key).check(asking, stem, &why, &slips));
    }
    let slips = slips.into_iter().map(|slip| Slip { value: slip.value.value, why: slip.why.text() }).collect();
    let decimals = u8::try_from(decimals).ok()?;
    let (tolerance, key) = (tolerance?, key?.value);
    Some(Numeric { unit, decimals, tolerance, parameters: BTreeMap::new(), key, why: why.text(), slips })
}

fn number(asking: &mut Asking<'_, '_>, table: Table<'_>, key: &str) -> Option<Number> {
    let written = table.number(key, asking.log)?;
    let number = Number::exact(&written.value);
    if number.is_none() {
        let problem = ProblemKind::WrongType { key: key.to_owned(), expected: "a number such as 12 or 3.5" };
        table.problem(asking.log, written.place, problem);
    }
    number
}

fn formula(asking: &mut Asking<'_, '_>, table: Table<'_>, key: &str) -> Option<Located<Formula>> {
    let Located { value: text, place } = table.required_text(key, asking.log)?;
    match Formula::parse(&text) {
        Ok(value) => Some(Located { value, place }),
        Err(error) => {
            table.problem(asking.log, place, QuestionFault::Formula { formula: text, message: error.to_string() });
            None
        }
    }
}

pub(super) fn parameters(asking: &mut Asking<'_, '_>) -> Option<BTreeMap<String, Range>> {
    let Some(table) = asking.table.table("parameters", asking.log) else {
        return (!asking.table.has("parameters")).then(BTreeMap::new);
    };
    let names = table.keys();
    if PARAMETER_LIMIT < names.len() {
        asking.problem(QuestionFault::TooManyParameters { limit: PARAMETER_LIMIT });
        return None;
    }
    let expected = names.len();
    let mut parameters = BTreeMap::new();
    for name in names {
        if !is_parameter(&name.value) {
            table.problem(asking.log, name.place, QuestionFault::ParameterName { name: name.value });
            continue;
        }
        let Some(entry) = table.table(&name.value, asking.log) else { continue };
        if let Some(range) = range(asking, entry) {
            if steps(&range).is_none() {
                table.problem(asking.log, name.place, QuestionFault::ParameterRange { name: name.value.clone() });
                continue;
            }
            parameters.insert(name.value, range);
        }
    }
    (parameters.len() == expected).then_some(parameters)
}

fn range(asking: &mut Asking<'_, '_>, table: Table<'_>) -> Option<Range> {
    table.only(&["from", "to", "step"], asking.log);
    for key in ["from", "to", "step"] {
        table.require(key, asking.log);
    }
    let (from, to, step) = (number(asking, table, "from"), number(asking, table, "to"), number(asking, table, "step"));
    Some(Range { from: from?, to: to?, step: step? })
}

/// How many steps lead from the least value to the last, if the range has any values and not too many.
fn steps(range: &Range) -> Option<i64> {
    if range.step <= Number::ZERO || range.to < range.from {
        return None;
    }
    let steps = range.to.checked_sub(range.from)?.checked_div(range.step)?.floor();
    i64::try_from(steps).ok().filter(|steps| i128::from(*steps) < VALUE_LIMIT)
}

fn is_parameter(name: &str) -> bool {
    name != KEY && crate::figure::is_slot(name)
}

/// A slip with the places of its formula and words.
struct ReadSlip {
    value: Located<Formula>,
    why: Words,
}

fn slips(asking: &mut Asking<'_, '_>) -> Vec<ReadSlip> {
    let mut slips = Vec::new();
    for table in asking.table.tables("slip", asking.log) {
        let mut asking = asking.within(table);
        table.only(&["value", "why"], asking.log);
        let value = formula(&mut asking, table, "value");
        let why = asking.words("why", Shape::Several);
        slips.extend(value.map(|value| ReadSlip { value, why }));
    }
    slips
}

/// What the name of the key means in a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// The key's value may be shown.
    Shown,
    /// It would give the answer away.
    Secret,
    /// Nothing: here the key itself is computed, or what it is not.
    Unknown,
}

/// The draws that are tried, and the key.
struct Draws<'q> {
    parameters: &'q BTreeMap<String, Range>,
    key: &'q Located<Formula>,
    tried: Vec<Numbers>,
    /// The names that some formula or text uses.
    used: BTreeSet<String>,
}

impl<'q> Draws<'q> {
    fn of(parameters: &'q BTreeMap<String, Range>, key: &'q Located<Formula>) -> Self {
        let count = |range: &Range| usize::try_from(steps(range).unwrap_or(0) + 1).unwrap_or(usize::MAX);
        let all = parameters.values().try_fold(1_usize, |product, range| product.checked_mul(count(range)));
        let try_all = all.is_some_and(|all| all <= DRAW_LIMIT);
        let mut draws = vec![Numbers::new()];
        for (name, range) in parameters {
            let last = steps(range).unwrap_or(0);
            let chosen: Vec<i64> = if try_all { (0..=last).collect() } else { vec![0, last] };
            let values: Vec<Number> = chosen.into_iter().filter_map(|step| value(range, step)).collect();
            let with = |draw: &Numbers, number: Number| {
                let mut draw = draw.clone();
                draw.insert(name.clone(), number);
                draw
            };
            draws = draws.iter().flat_map(|draw| values.iter().map(|number| with(draw, *number)).collect::<Vec<_>>()).collect();
        }
        Self { parameters, key, tried: draws, used: BTreeSet::new() }
    }

    /// Answers the names used.
    fn check(mut self, asking: &mut Asking<'_, '_>, stem: Option<&Words>, why: &Words, slips: &[ReadSlip]) -> BTreeSet<String> {
        self.formula(asking, &self.key.value.clone(), self.key.place, Key::Unknown);
        for draw in &mut self.tried {
            if let Some(value) = self.key.value.value(draw) {
                draw.insert(KEY.to_owned(), value);
            }
        }
        if let Some(stem) = stem {
            self.texts(asking, stem, Key::Secret);
        }
        self.texts(asking, why, Key::Shown);
        for slip in slips {
            self.formula(asking, &slip.value.value, slip.value.place, Key::Unknown);
            self.texts(asking, &slip.why, Key::Shown);
        }
        self.used
    }

    fn texts(&mut self, asking: &mut Asking<'_, '_>, words: &Words, key: Key) {
        let table = asking.table;
        for text in words.0.values() {
            for place in formulas(&text.value) {
                match place {
                    Ok(formula) => self.formula(asking, &formula, text.place, key),
                    Err(error) => {
                        let fault = QuestionFault::Formula { formula: text.value.clone(), message: error.to_string() };
                        table.problem(asking.log, text.place, fault);
                    }
                }
            }
            if text.value.rsplit('}').next().is_some_and(|rest| rest.contains('{')) {
                table.problem(asking.log, text.place, QuestionFault::OpenBrace);
            }
        }
    }

    fn formula(&mut self, asking: &mut Asking<'_, '_>, formula: &Formula, place: Place, key: Key) {
        let table = asking.table;
        let mut is_known = true;
        for name in formula.names() {
            self.used.insert(name.to_owned());
            let fault = match name {
                KEY if key == Key::Shown => continue,
                KEY if key == Key::Secret => QuestionFault::KeyInStem,
                name if self.parameters.contains_key(name) => continue,
                name => QuestionFault::UnknownParameter { name: name.to_owned() },
            };
            is_known = false;
            table.problem(asking.log, place, fault);
        }
        // Without a value of the key there is nothing to compute from it, and that was reported.
        let computable = |draw: &&Numbers| !formula.names().contains(KEY) || draw.contains_key(KEY);
        let without = self.tried.iter().filter(computable).find(|draw| formula.value(draw).is_none());
        if let Some(draw) = without.filter(|_| is_known) {
            let values = draw.iter().filter(|(name, _)| *name != KEY).map(|(name, value)| format!("{name} = {value}"));
            let values = values.collect::<Vec<_>>().join(", ");
            table.problem(asking.log, place, QuestionFault::NoValue { formula: formula.source().to_owned(), values });
        }
    }
}

fn value(range: &Range, step: i64) -> Option<Number> {
    range.from.checked_add(range.step.checked_mul(Number::whole(step))?)
}
