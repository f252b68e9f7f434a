//! Content read, checked, stored, put together again and shown.

mod base;
mod course_problems;
mod figure_problems;
mod file_problems;
mod hostile;
mod lesson_problems;
mod question_problems;
mod round_trip;
mod shipped;
mod shown;
mod tight;
mod written_ids;
