//! The one program: opens ports, reads the environment, parses forms and answers them, sets headers, runs jobs.
//!
//! It decides nothing and queries nothing: every request asks the academy and shows what it answered.

pub mod assets;
pub mod command;
pub mod config;
pub mod content;
pub mod http;
pub mod jobs;
