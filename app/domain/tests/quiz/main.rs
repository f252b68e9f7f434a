//! What holds of quizzes whatever is asked, answered, typed and received.

mod marks;
mod numbers;
mod steps;
