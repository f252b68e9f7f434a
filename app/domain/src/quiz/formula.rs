//! Formulas of numeric questions: `+ - * /`, brackets, decimal numbers and names. Computed, never typed.
//!
//! Text of any length and depth is refused before it can do harm.

use std::collections::{BTreeMap, BTreeSet};

use crate::quiz::number::Number;

/// The most characters a formula may have.
pub const LONGEST: usize = 500;

/// The most brackets and signs that may stand inside one another.
pub const DEEPEST: usize = 64;

/// A formula over named numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    source: String,
    // In the order of computing (postfix), so that no depth of text is a depth of calls.
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Push(Number),
    Recall(String),
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}

/// Why a text is no formula, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{problem} at character {position}")]
pub struct FormulaError {
    /// The character at which reading stopped, counted from 0.
    pub position: usize,
    /// What is wrong there.
    pub problem: FormulaProblem,
}

/// What can be wrong with a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormulaProblem {
    /// More than [`LONGEST`] characters.
    #[error("too long")]
    TooLong,
    /// More than [`DEEPEST`] brackets or signs inside one another.
    #[error("too deep")]
    TooDeep,
    /// A number, a name or a bracket should stand here.
    #[error("a value is missing")]
    ValueMissing,
    /// This character cannot stand here.
    #[error("unexpected character")]
    Unexpected,
    /// The bracket is never closed.
    #[error("a bracket is not closed")]
    NotClosed,
    /// The number has too many digits or ends in a point.
    #[error("not a number")]
    NotANumber,
}

impl Formula {
    /// Reads a formula such as `(hours + 2) / 3.5`.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        // One more than is allowed, so that what follows never sees a longer text.
        let characters: Vec<char> = text.chars().take(LONGEST + 1).collect();
        let mut reader = Reader { characters, at: 0, depth: 0, steps: Vec::new() };
        if reader.characters.len() > LONGEST {
            return Err(FormulaError { position: LONGEST, problem: FormulaProblem::TooLong });
        }
        reader.sum()?;
        match reader.next() {
            None => Ok(Self { source: text.to_owned(), steps: reader.steps }),
            Some(_) => Err(reader.stopped(FormulaProblem::Unexpected)),
        }
    }

    /// The value for these numbers; nothing if a name is unknown, a divisor is nought or a number does not fit.
    pub fn value(&self, numbers: &BTreeMap<String, Number>) -> Option<Number> {
        let mut stack: Vec<Number> = Vec::new();
        for step in &self.steps {
            let computed = match step {
                Step::Push(number) => *number,
                Step::Recall(name) => *numbers.get(name)?,
                Step::Negate => stack.pop()?.negated(),
                Step::Add => pair(&mut stack, Number::checked_add)?,
                Step::Subtract => pair(&mut stack, Number::checked_sub)?,
                Step::Multiply => pair(&mut stack, Number::checked_mul)?,
                Step::Divide => pair(&mut stack, Number::checked_div)?,
            };
            stack.push(computed);
        }
        stack.pop()
    }

    /// The names it needs.
    pub fn names<'a>(&'a self) -> BTreeSet<&'a str> {
        let name = |step: &'a Step| match step {
            Step::Recall(name) => Some(name.as_str()),
            _ => None,
        };
        self.steps.iter().filter_map(name).collect()
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }
}

fn pair(stack: &mut Vec<Number>, operation: fn(Number, Number) -> Option<Number>) -> Option<Number> {
    let right = stack.pop()?;
    operation(stack.pop()?, right)
}

struct Reader {
    characters: Vec<char>,
    at: usize,
    depth: usize,
    steps: Vec<Step>,
}

impl Reader {
    fn sum(&mut self) -> Result<(), FormulaError> {
        self.product()?;
        while let Some(sign @ ('+' | '-')) = self.next() {
            self.at += 1;
            self.product()?;
            self.steps.push(if sign == '+' { Step::Add } else { Step::Subtract });
        }
        Ok(())
    }

    fn product(&mut self) -> Result<(), FormulaError> {
        self.factor()?;
        while let Some(sign @ ('*' | '/')) = self.next() {
            self.at += 1;
            self.factor()?;
            self.steps.push(if sign == '*' { Step::Multiply } else { Step::Divide });
        }
        Ok(())
    }

    fn factor(&mut self) -> Result<(), FormulaError> {
        match self.next() {
            Some('-') => {
                self.at += 1;
                self.deeper(Self::factor)?;
                self.steps.push(Step::Negate);
                Ok(())
            }
            Some('(') => self.bracket(),
            Some('0'..='9') => self.number(),
            Some('a'..='z' | '_') => {
                let name = self.take_while(|character| matches!(character, 'a'..='z' | '0'..='9' | '_'));
                self.steps.push(Step::Recall(name));
                Ok(())
            }
            None | Some('+' | '*' | '/' | ')') => Err(self.stopped(FormulaProblem::ValueMissing)),
            Some(_) => Err(self.stopped(FormulaProblem::Unexpected)),
        }
    }

    fn bracket(&mut self) -> Result<(), FormulaError> {
        let opened = self.at;
        self.at += 1;
        self.deeper(Self::sum)?;
        match self.next() {
            Some(')') => {
                self.at += 1;
                Ok(())
            }
            None => Err(FormulaError { position: opened, problem: FormulaProblem::NotClosed }),
            Some(_) => Err(self.stopped(FormulaProblem::Unexpected)),
        }
    }

    fn number(&mut self) -> Result<(), FormulaError> {
        let start = self.at;
        let digits = self.take_while(|character| character.is_ascii_digit() || character == '.');
        let number = Number::exact(&digits).filter(|_| !digits.ends_with('.'));
        let problem = FormulaError { position: start, problem: FormulaProblem::NotANumber };
        self.steps.push(Step::Push(number.ok_or(problem)?));
        Ok(())
    }

    fn deeper(&mut self, read: fn(&mut Self) -> Result<(), FormulaError>) -> Result<(), FormulaError> {
        if self.depth == DEEPEST {
            return Err(self.stopped(FormulaProblem::TooDeep));
        }
        self.depth += 1;
        read(self)?;
        self.depth -= 1;
        Ok(())
    }

    /// The next character that is no space, not taken yet.
    fn next(&mut self) -> Option<char> {
        self.take_while(char::is_whitespace);
        self.characters.get(self.at).copied()
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let taken: String = self.characters[self.at..].iter().copied().take_while(|it| belongs(*it)).collect();
        self.at += taken.chars().count();
        taken
    }

    fn stopped(&self, problem: FormulaProblem) -> FormulaError {
        FormulaError { position: self.at, problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        let numbers = BTreeMap::from([("hours".to_owned(), Number::whole(40_000)), ("declarations".to_owned(), Number::whole(200_000))]);
        Formula::parse(text).expect("a formula").value(&numbers).map(|number| number.to_string())
    }

    #[test]
    fn it_computes_exactly_and_in_the_usual_order() {
        let cases = [
            ("1 + 2 * 3", "7"),
            ("(1 + 2) * 3", "9"),
            ("8 - 3 - 2", "3"),
            ("8 / 4 / 2", "1"),
            ("-2 * -(3 - 1)", "4"),
            ("2--2", "4"),
            ("hours / 3.5 / declarations * 100", "40/7"),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_unknown_name_and_a_division_by_nought_have_no_value() {
        for text in ["hours / (declarations - 200000)", "minutes", "1 / 0"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_problem_says_where_it_is() {
        let digits = "9".repeat(60);
        let cases = [
            ("", 0, FormulaProblem::ValueMissing),
            ("1 +", 3, FormulaProblem::ValueMissing),
            ("2 * (a + b", 4, FormulaProblem::NotClosed),
            ("2 a", 2, FormulaProblem::Unexpected),
            ("1 + Hours", 4, FormulaProblem::Unexpected),
            ("3.5.1", 0, FormulaProblem::NotANumber),
            ("1 + 3.", 4, FormulaProblem::NotANumber),
            (&digits, 0, FormulaProblem::NotANumber),
        ];
        for (text, position, problem) in cases {
            assert_eq!(Formula::parse(text), Err(FormulaError { position, problem }), "{text}");
        }
    }

    #[test]
    fn hostile_text_is_refused() {
        let problem = |text: String| Formula::parse(&text).expect_err("is refused").problem;
        assert_eq!(problem("1+".repeat(300)), FormulaProblem::TooLong);
        assert_eq!(problem("(".repeat(400)), FormulaProblem::TooDeep);
        assert_eq!(problem("-".repeat(400)), FormulaProblem::TooDeep);
        assert!(Formula::parse(&format!("{}1{}", "(".repeat(64), ")".repeat(64))).is_ok());
    }
}
