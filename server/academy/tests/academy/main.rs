//! What can be asked of the academy, use case by use case, in a school of its own: a real database, a clock moved by hand.
//!
//! Journeys and races run on PostgreSQL too; `make rust` starts the server they need, and without one that half fails.

#[macro_use]
mod outcome;

mod accreditation;
mod content;
mod correction;
mod course;
mod credential;
mod forged;
mod import;
mod journey;
mod late;
mod marking;
mod one_more;
mod paper;
mod people;
mod place;
mod practice;
mod quiz;
mod report;
mod roles;
mod running;
mod school;
mod sign_in;
mod sitting;
