//! A form as it comes back: what was typed and what is wrong with it.

use std::sync::{Arc, Mutex, PoisonError};

use domain::refusal::{FieldProblem, Problem, Refusal};

/// What was typed into a form and what is wrong with it; empty when the form is shown first.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    typed: Vec<(String, String)>,
    problems: Vec<FieldProblem>,
    /// Which of several forms of a page it is.
    scope: String,
    /// What its fields are called, as they are put on the page: shared by all that is rendered of it.
    names: Arc<Mutex<Vec<(String, String)>>>,
    /// Why the whole was refused.
    pub refusal: Option<Refusal>,
    /// What was typed could not be sent because the sign-in ended; sealed, for the sign-in page.
    pub carried: Option<String>,
}

impl FormState {
    /// A form coming back with this typed; passwords are left out.
    pub fn typed(fields: &[(String, String)]) -> Self {
        const SECRET: [&str; 3] = ["password", "again", "present"];
        let typed = fields.iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).cloned().collect();
        Self { typed, ..Self::default() }
    }

    /// With these fields wrong.
    #[must_use]
    pub fn with_problems(mut self, problems: Vec<FieldProblem>) -> Self {
        self.problems = problems;
        self
    }

    /// One of several forms of a page, told apart by this.
    #[must_use]
    pub fn within(mut self, scope: &str) -> Self {
        scope.clone_into(&mut self.scope);
        self
    }

    /// Notes what a field is called on the page; the summary, which is worded last, names it so.
    pub fn call(&self, field: &str, name: &str) {
        let name = name.trim().trim_end_matches([':', '\u{a0}']).to_owned();
        self.names.lock().unwrap_or_else(PoisonError::into_inner).push((self.id(field), name));
    }

    /// What a field is called, if that was noted.
    pub fn called(&self, field: &str) -> Option<String> {
        let (names, id) = (self.names.lock().unwrap_or_else(PoisonError::into_inner), self.id(field));
        names.iter().find(|(called, _)| *called == id).map(|(_, name)| name.clone())
    }

    /// The id of a field's element; no two on a page are alike.
    pub fn id(&self, field: &str) -> String {
        if self.scope.is_empty() { field.to_owned() } else { format!("{field}-{}", self.scope) }
    }

    /// Refused as a whole.
    #[must_use]
    pub fn refused(mut self, refusal: Refusal) -> Self {
        self.refusal = Some(refusal);
        self
    }

    /// Carrying what was posted before the sign-in ended, sealed.
    #[must_use]
    pub fn carrying(mut self, sealed: Option<String>) -> Self {
        self.carried = sealed;
        self
    }

    /// What was typed into this field; empty where nothing was.
    pub fn value(&self, field: &str) -> &str {
        self.typed.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Whether this value was chosen for this field, of several perhaps.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.typed.iter().any(|(name, typed)| name == field && typed == value)
    }

    /// What is wrong with this field.
    pub fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.field == field).map(|problem| &problem.problem)
    }

    /// Everything wrong, in the order found.
    pub fn problems(&self) -> &[FieldProblem] {
        &self.problems
    }

    /// Whether this comes back from having been sent.
    pub fn came_back(&self) -> bool {
        !self.problems.is_empty() || self.refusal.is_some() || !self.typed.is_empty()
    }
}
