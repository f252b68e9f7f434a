//! Looking back on quizzes: figures of a quiz and of its questions, and wrong keys put right.

mod correction_page;
mod form_fields;
mod key;
mod pages;

pub use correction_page::{ChangeLine, CorrectionStanding, CorrectionView, PreviewView, TurnLine, correction_page};
pub use form_fields::{FORMULA, JUDGEMENT, PLACE, SHARE, STRIKE_OUT, TARGET, TOLERANCE};
pub use pages::{
    Answered, CorrectionLine, GroupLine, ItemFiguresLine, ItemView, QuizLine, QuizView, QuizzesView, item_page, quiz_page, quizzes_page,
};
