//! How officers become accredited experts: from a nomination to the roster, by the policy in force when a file was opened.
//!
//! One person × category × domain is a *case* here, an *accreditation file* on the page. Where a case stands is a fold over what
//! happened to it ([`case`]); what may happen next is a function of where it stands, who acts and what stands beside it ([`act`]).
//! A decision is proposed by one person and confirmed by another ([`decision`]); assessors score alone and unseen ([`assessment`]),
//! and some may not assess at all ([`panel`]).

pub mod access;
pub mod act;
pub mod agreement;
pub mod assessment;
pub mod call;
pub mod case;
pub mod certificate;
pub mod decision;
pub mod delegation;
pub mod document;
pub mod feedback;
pub mod letter;
pub mod missing;
pub mod mission;
pub mod observation;
pub mod panel;
pub mod policy;
pub mod profile;
pub mod reminder;
#[cfg(test)]
pub(crate) mod samples;
pub mod template;
