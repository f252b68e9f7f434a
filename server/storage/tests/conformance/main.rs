//! Every public function of `storage`, by what it promises, on a real SQLite file and on a real PostgreSQL database.
//!
//! `make test-postgres` starts the server they need; without one the half that needs it fails.

#[macro_use]
mod outcome;

mod accommodation;
mod accreditation;
mod attachment;
mod brought;
mod certificate;
mod correction;
mod course;
mod course_drafts;
mod coverage;
mod credential;
mod credential_status;
mod delegation;
mod engine;
mod enrolment;
mod feedback;
mod journal;
mod letter;
mod marking;
mod migrations;
mod mission;
mod panel;
mod paper;
mod people;
mod people_grants;
mod people_offices;
mod people_own_sign_ins;
mod people_postings;
mod people_sign_ins;
mod place;
mod plans;
mod practice;
mod progress;
mod quiz;
mod quiz_bell;
mod quiz_requests;
mod quiz_steps;
mod record;
mod reminder;
mod report;
mod running;
mod running_jobs;
mod seed;
