//! Accounts, the coordinator's waiting list, roles, and what is kept about people.

mod account_pages;
mod administration_page;
mod notices;
mod roles_page;
mod words;

pub use account_pages::{
    AccountView, ConfirmView, SignInLine, UNSENT, account_page, choose_password_page, confirm_page, forgotten_page, leaving_page,
    register_page, registered_page, sent_page, sign_in_page,
};
pub use administration_page::{
    AccommodationLine, AttemptRequestLine, SittingLine, TutorView, WaitingLine, WaitingView, administration_page, tutor_page,
};
pub use notices::{accessibility_page, privacy_page};
pub use roles_page::{GrantLine, RolesView, roles_page};
pub use words::{box_words, export_columns, standing_words, whole_installation};
