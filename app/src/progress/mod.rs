//! My learning, and the transcript.

mod learning_page;

pub use learning_page::{CourseLine, LearningView, ProofLine, QuizLine, learning_page, transcript_page};
