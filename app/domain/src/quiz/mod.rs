//! Quizzes: questions, how they are drawn, answered and marked. Knows no page and no store.

pub mod analysis;
pub mod answer;
pub mod attempt;
pub mod bell;
pub mod certainty;
pub mod conduct;
pub mod correction;
pub mod draw;
pub mod formula;
pub mod hand_in;
pub mod hotspot;
pub mod marking;
pub mod measures;
pub mod moment;
pub mod number;
pub mod paper;
pub mod place;
pub mod practice;
pub mod question;
pub mod review;
pub mod rubric;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod spelling;
pub mod step;
mod wording;
