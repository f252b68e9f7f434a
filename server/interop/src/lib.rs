//! Formats of others and of our authors: bytes into values of the domain, and back.
//!
//! Nothing here opens a file or a socket, queries a store or knows a user.

pub mod attachment;
pub mod document;
pub mod figure;
pub mod folder;
pub mod markdown;
pub mod open_badges;
pub mod pdf;
pub mod table;
