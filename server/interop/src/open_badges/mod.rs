//! Attestations and credentials as Open Badges 3.0 achievement credentials: payload, token, keys and status list.
//!
//! It writes what is to be signed and reads what was; signing, clocks, chance and storage are the academy's.
//! Form: 1EdTech Open Badges 3.0 (VC-JWT, section 8.2), W3C Verifiable Credentials 2.0, did:web, Bitstring Status List 1.0.

pub mod credential;
pub mod did;
pub mod expert;
pub mod issuer;
pub mod jwt;
pub mod status_list;

mod extension;
mod instant;
#[cfg(test)]
mod tests;
mod words;

/// The document as JSON, exactly as it is to be signed or served.
fn json(document: &impl serde::Serialize) -> String {
    serde_json::to_string(document).expect("documents here have text keys and no fallible parts")
}
