//! The web: one table of routes with who may call each, forms parsed and answered, headers set.

mod access;
mod accreditation;
mod api;
mod ask;
mod course;
mod credential;
mod finish;
mod health;
mod known;
mod look_back;
mod marking;
mod paper;
mod people;
mod progress;
mod quiz;
mod reply;
mod report;
mod rooms;
pub mod routes;
mod serve;
mod style;

pub use access::Who;
pub use serve::{Site, router};
