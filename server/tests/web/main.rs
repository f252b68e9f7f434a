//! The web of the program in process: requests through the whole router, over a demonstration on a file of its own.

mod access;
mod certainty;
mod corners;
mod costs;
mod documents;
mod hall;
mod input;
mod journal;
mod kinds;
mod licences;
mod markup;
mod objects;
mod pages;
mod paper;
mod residence;
mod secrets;
mod sign_in;
mod stage;
mod stop;
mod world;
