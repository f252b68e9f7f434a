//! What people see: pages, words, islands. Everything here compiles for the browser.
//!
//! A page is a pure function of what it is given: the academy's answer goes in, a whole document comes out (decision
//! 0002). Nothing here waits, queries or holds a rule.

#![recursion_limit = "512"]
#![expect(clippy::must_use_candidate, reason = "every function here makes a piece of a page")]

pub mod accreditation;
pub mod analysis;
pub mod course;
pub mod credential;
pub mod error;
pub mod form;
pub mod frame;
pub mod island;
pub mod letters;
pub mod people;
pub mod progress;
pub mod quiz;
pub mod report;
pub mod routes;
pub mod style;
pub mod ui;
pub mod wire;
pub mod words;
