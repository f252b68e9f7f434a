//! The words of accreditation: stages, what happened, acts, refusals, bars, kinds of letters.

use domain::accreditation::act::{Act, Refused};
use domain::accreditation::assessment::ScoreRefused;
use domain::accreditation::case::Happened;
use domain::accreditation::decision::Outcome;
use domain::accreditation::document::{self, DOCUMENTS_MOST, Unacceptable};
use domain::accreditation::letter::Kind;
use domain::accreditation::panel::Bar;
use domain::language::Language;

use crate::t;
use crate::words::format;

/// Where a file stands, by the name the store has for it.
pub fn stage(language: Language, name: &str) -> String {
    match name {
        "nominated" => t!(language, "acc-stage-nominated"),
        "returned" => t!(language, "acc-stage-returned"),
        "eligible" => t!(language, "acc-stage-eligible"),
        "reserve" => t!(language, "acc-stage-reserve"),
        "selected" => t!(language, "acc-stage-selected"),
        "attended" => t!(language, "acc-stage-attended"),
        "not-yet" => t!(language, "acc-stage-not-yet"),
        "pre-accredited" => t!(language, "acc-stage-pre-accredited"),
        "on-mission" => t!(language, "acc-stage-on-mission"),
        "evaluated" => t!(language, "acc-stage-evaluated"),
        "accredited" => t!(language, "acc-stage-accredited"),
        "inactive" => t!(language, "acc-stage-inactive"),
        "suspended" => t!(language, "acc-stage-suspended"),
        "appealed" => t!(language, "acc-stage-appealed"),
        "declined" => t!(language, "acc-stage-declined"),
        "nomination-withdrawn" => t!(language, "acc-stage-nomination-withdrawn"),
        "not-selected" => t!(language, "acc-stage-not-selected"),
        "absent" => t!(language, "acc-stage-absent"),
        "not-accredited" => t!(language, "acc-stage-not-accredited"),
        "withdrawn" => t!(language, "acc-stage-withdrawn"),
        other => other.to_owned(),
    }
}

/// What that means to the officer.
pub fn explained(language: Language, name: &str) -> String {
    match name {
        "nominated" => t!(language, "acc-explained-nominated"),
        "returned" => t!(language, "acc-explained-returned"),
        "eligible" => t!(language, "acc-explained-eligible"),
        "reserve" => t!(language, "acc-explained-reserve"),
        "selected" => t!(language, "acc-explained-selected"),
        "attended" => t!(language, "acc-explained-attended"),
        "not-yet" => t!(language, "acc-explained-not-yet"),
        "pre-accredited" => t!(language, "acc-explained-pre-accredited"),
        "on-mission" => t!(language, "acc-explained-on-mission"),
        "evaluated" => t!(language, "acc-explained-evaluated"),
        "accredited" => t!(language, "acc-explained-accredited"),
        "inactive" => t!(language, "acc-explained-inactive"),
        "suspended" => t!(language, "acc-explained-suspended"),
        "appealed" => t!(language, "acc-explained-appealed"),
        "declined" => t!(language, "acc-explained-declined"),
        "nomination-withdrawn" => t!(language, "acc-explained-nomination-withdrawn"),
        "not-selected" => t!(language, "acc-explained-not-selected"),
        "absent" => t!(language, "acc-explained-absent"),
        "not-accredited" => t!(language, "acc-explained-not-accredited"),
        "withdrawn" => t!(language, "acc-explained-withdrawn"),
        _ => String::new(),
    }
}

/// Names in what happened.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// The administration.
    pub administration: String,
    /// The lead expert.
    pub lead: String,
    /// Until when something is held, in words.
    pub until: String,
}

/// What happened, for a history.
pub fn happened(language: Language, what: &Happened, named: &Named) -> String {
    match what {
        Happened::Nominated => t!(language, "acc-happened-nominated", administration = named.administration.clone()),
        Happened::Consented => t!(language, "acc-happened-consented"),
        Happened::Declined => t!(language, "acc-happened-declined"),
        Happened::NominationWithdrawn => t!(language, "acc-happened-nomination-withdrawn"),
        Happened::Released => t!(language, "acc-happened-released"),
        Happened::ReleaseWithdrawn => t!(language, "acc-happened-release-withdrawn"),
        Happened::Returned => t!(language, "acc-happened-returned"),
        Happened::Resubmitted => t!(language, "acc-happened-resubmitted"),
        Happened::FoundEligible => t!(language, "acc-happened-found-eligible"),
        Happened::Selected => t!(language, "acc-happened-selected"),
        Happened::PutOnReserve { rank } => t!(language, "acc-happened-put-on-reserve", rank = u64::from(*rank)),
        Happened::NotSelected => t!(language, "acc-happened-not-selected"),
        Happened::CalledUp => t!(language, "acc-happened-called-up"),
        Happened::WorkshopCancelled => t!(language, "acc-happened-workshop-cancelled"),
        Happened::Attended => t!(language, "acc-happened-attended"),
        Happened::Absent => t!(language, "acc-happened-absent"),
        Happened::Proposed { outcome: proposed } => t!(language, "acc-happened-proposed", outcome = outcome(language, *proposed)),
        Happened::ProposalReturned => t!(language, "acc-happened-proposal-returned"),
        Happened::Decided { outcome: decided, .. } => t!(language, "acc-happened-decided", outcome = outcome(language, *decided)),
        Happened::Readmitted => t!(language, "acc-happened-readmitted"),
        Happened::Assigned { .. } => t!(language, "acc-happened-assigned", lead = named.lead.clone()),
        Happened::LeadReplaced { .. } => t!(language, "acc-happened-lead-replaced", lead = named.lead.clone()),
        Happened::MissionCancelled => t!(language, "acc-happened-mission-cancelled"),
        Happened::Evaluated { .. } => t!(language, "acc-happened-evaluated"),
        Happened::Lapsed => t!(language, "acc-happened-lapsed"),
        Happened::LeftCustoms => t!(language, "acc-happened-left-customs"),
        Happened::Appealed => t!(language, "acc-happened-appealed"),
        Happened::BroughtIn { .. } => t!(language, "acc-happened-brought-in", until = named.until.clone()),
    }
}

/// What a button of an act says.
pub fn act(language: Language, act: &Act) -> String {
    match act {
        Act::Consent => t!(language, "acc-act-consent"),
        Act::Decline => t!(language, "acc-act-decline"),
        Act::Release => t!(language, "acc-act-release"),
        Act::WithdrawRelease => t!(language, "acc-act-withdraw-release"),
        Act::WithdrawNomination => t!(language, "acc-act-withdraw-nomination"),
        Act::Return => t!(language, "acc-act-return"),
        Act::Resubmit => t!(language, "acc-act-resubmit"),
        Act::FindEligible => t!(language, "acc-act-find-eligible"),
        Act::Select => t!(language, "acc-act-select"),
        Act::PutOnReserve { .. } => t!(language, "acc-act-put-on-reserve"),
        Act::TurnDown => t!(language, "acc-act-turn-down"),
        Act::CallUp => t!(language, "acc-act-call-up"),
        Act::CancelWorkshop => t!(language, "acc-act-cancel-workshop"),
        Act::NoteAttendance { .. } => t!(language, "acc-act-note-attendance"),
        Act::Propose(_) => t!(language, "acc-act-propose"),
        Act::ReturnProposal => t!(language, "acc-act-return-proposal"),
        Act::Confirm => t!(language, "acc-act-confirm"),
        Act::Readmit => t!(language, "acc-act-readmit"),
        Act::Assign { .. } => t!(language, "acc-act-assign"),
        Act::ReplaceLead { .. } => t!(language, "acc-act-replace-lead"),
        Act::CancelMission => t!(language, "acc-act-cancel-mission"),
        Act::Evaluate { .. } => t!(language, "acc-act-evaluate"),
        Act::NoteLeaving => t!(language, "acc-act-note-leaving"),
        Act::Appeal => t!(language, "acc-act-appeal"),
        // Done by the clock.
        Act::Lapse => String::new(),
    }
}

/// What an act does, beside its button.
pub fn hint(language: Language, act: &Act) -> String {
    match act {
        Act::Consent => t!(language, "acc-hint-consent"),
        Act::Decline => t!(language, "acc-hint-decline"),
        Act::Release => t!(language, "acc-hint-release"),
        Act::WithdrawRelease => t!(language, "acc-hint-withdraw-release"),
        Act::WithdrawNomination => t!(language, "acc-hint-withdraw-nomination"),
        Act::Return => t!(language, "acc-hint-return"),
        Act::Resubmit => t!(language, "acc-hint-resubmit"),
        Act::FindEligible => t!(language, "acc-hint-find-eligible"),
        Act::Select => t!(language, "acc-hint-select"),
        Act::PutOnReserve { .. } => t!(language, "acc-hint-put-on-reserve"),
        Act::TurnDown => t!(language, "acc-hint-turn-down"),
        Act::CallUp => t!(language, "acc-hint-call-up"),
        Act::CancelWorkshop => t!(language, "acc-hint-cancel-workshop"),
        Act::NoteAttendance { .. } => t!(language, "acc-hint-note-attendance"),
        Act::Propose(_) => t!(language, "acc-hint-propose"),
        Act::ReturnProposal => t!(language, "acc-hint-return-proposal"),
        Act::Confirm => t!(language, "acc-hint-confirm"),
        Act::Readmit => t!(language, "acc-hint-readmit"),
        Act::Assign { .. } => t!(language, "acc-hint-assign"),
        Act::ReplaceLead { .. } => t!(language, "acc-hint-replace-lead"),
        Act::CancelMission => t!(language, "acc-hint-cancel-mission"),
        Act::Evaluate { .. } => t!(language, "acc-hint-evaluate"),
        Act::NoteLeaving => t!(language, "acc-hint-note-leaving"),
        Act::Appeal => t!(language, "acc-hint-appeal"),
        Act::Lapse => String::new(),
    }
}

/// A kind of document.
pub fn document(language: Language, kind: document::Kind) -> String {
    match kind {
        document::Kind::Cv => t!(language, "docs-kind-cv"),
        document::Kind::NominationLetter => t!(language, "docs-kind-nomination-letter"),
        document::Kind::LanguageStatement => t!(language, "docs-kind-language-statement"),
        document::Kind::MotivationLetter => t!(language, "docs-kind-motivation-letter"),
        document::Kind::MissionReport => t!(language, "docs-kind-mission-report"),
        document::Kind::WorkshopReport => t!(language, "docs-kind-workshop-report"),
        document::Kind::Other => t!(language, "docs-kind-other"),
    }
}

/// How large a document is, in whole kilobytes from one on.
pub fn document_size(language: Language, bytes: u32) -> String {
    t!(language, "docs-size", size = format::number(u64::from(bytes.div_ceil(1024)), language))
}

/// Why a file is not taken.
pub fn unacceptable(language: Language, why: Unacceptable) -> String {
    match why {
        Unacceptable::OtherKind => t!(language, "docs-not-other-kind"),
        Unacceptable::Damaged => t!(language, "docs-not-damaged"),
        Unacceptable::Mixed => t!(language, "docs-not-mixed"),
        Unacceptable::Active => t!(language, "docs-not-active"),
        Unacceptable::Encrypted => t!(language, "docs-not-encrypted"),
        Unacceptable::Unfolds => t!(language, "docs-not-unfolds"),
        Unacceptable::TooLarge => t!(language, "docs-not-too-large"),
        Unacceptable::TooMany => t!(language, "docs-not-too-many", most = DOCUMENTS_MOST as u64),
    }
}

/// Why something is not done, and what to do.
pub fn refused(language: Language, refused: &Refused) -> String {
    match refused {
        Refused::WrongStage => t!(language, "acc-refused-wrong-stage"),
        Refused::NotYours => t!(language, "acc-refused-not-yours"),
        Refused::OwnCase => t!(language, "acc-refused-own-case"),
        Refused::SameAdministration => t!(language, "acc-refused-same-administration"),
        Refused::NoConsent => t!(language, "acc-refused-no-consent"),
        Refused::NotReleased => t!(language, "acc-refused-not-released"),
        Refused::Prerequisite { course } => t!(language, "acc-refused-prerequisite", course = course.clone()),
        Refused::NoDocument { kind } => t!(language, "acc-refused-no-document", document = document(language, *kind)),
        Refused::PanelTooSmall { sitting, asked } => {
            t!(language, "acc-refused-panel-too-small", sitting = u64::from(*sitting), asked = u64::from(*asked))
        }
        Refused::PanelNotDone => t!(language, "acc-refused-panel-not-done"),
        Refused::NotBorneOut => t!(language, "acc-refused-not-borne-out"),
        Refused::ActedBefore => t!(language, "acc-refused-acted-before"),
        Refused::TooFewMissions { done, asked } => {
            t!(language, "acc-refused-too-few-missions", done = u64::from(*done), asked = u64::from(*asked))
        }
        Refused::NotReady => t!(language, "acc-refused-not-ready"),
        Refused::LeadMayNot => t!(language, "acc-refused-lead-may-not"),
        Refused::LeadBarred => t!(language, "acc-refused-lead-barred"),
        Refused::LeadFirstMission => t!(language, "acc-refused-lead-first-mission"),
        Refused::NoRefresher => t!(language, "acc-refused-no-refresher"),
        Refused::NoProposal => t!(language, "acc-refused-no-proposal"),
        Refused::ProposalWaits => t!(language, "acc-refused-proposal-waits"),
        Refused::SamePerson => t!(language, "acc-refused-same-person"),
        Refused::Assessed => t!(language, "acc-refused-assessed"),
        Refused::IdentityNotConfirmed => t!(language, "acc-refused-identity-not-confirmed"),
        Refused::NoReason => t!(language, "acc-refused-no-reason"),
        Refused::NotDue => t!(language, "acc-refused-not-due"),
        Refused::TooLate => t!(language, "acc-refused-too-late"),
        Refused::NothingToAppeal => t!(language, "acc-refused-nothing-to-appeal"),
    }
}

/// A decision.
pub fn outcome(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::PreAccredited => t!(language, "acc-outcome-pre-accredited"),
        Outcome::NotYet => t!(language, "acc-outcome-not-yet"),
        Outcome::NotAccredited => t!(language, "acc-outcome-not-accredited"),
        Outcome::Accredited => t!(language, "acc-outcome-accredited"),
        Outcome::FurtherMission => t!(language, "acc-outcome-further-mission"),
        Outcome::Recognised => t!(language, "acc-outcome-recognised"),
        Outcome::Renewed => t!(language, "acc-outcome-renewed"),
        Outcome::Suspended => t!(language, "acc-outcome-suspended"),
        Outcome::Reinstated => t!(language, "acc-outcome-reinstated"),
        Outcome::Withdrawn => t!(language, "acc-outcome-withdrawn"),
        Outcome::Reactivated => t!(language, "acc-outcome-reactivated"),
        Outcome::AppealDismissed => t!(language, "acc-outcome-appeal-dismissed"),
    }
}

/// Why somebody may not assess a candidate.
pub fn bar(language: Language, bar: Bar) -> String {
    match bar {
        Bar::Candidate => t!(language, "acc-bar-candidate"),
        Bar::SameAdministration => t!(language, "acc-bar-same-administration"),
        Bar::DeclaredConflict => t!(language, "acc-bar-declared-conflict"),
        Bar::EarlierRole => t!(language, "acc-bar-earlier-role"),
        Bar::ManagesCall => t!(language, "acc-bar-manages-call"),
        Bar::NotQualified => t!(language, "acc-bar-not-qualified"),
    }
}

/// Why scores are not taken.
pub fn score_refused(language: Language, refused: &ScoreRefused) -> String {
    match refused {
        ScoreRefused::NotSeated => t!(language, "acc-score-not-seated"),
        ScoreRefused::Committed => t!(language, "acc-score-committed"),
        ScoreRefused::NoMark { criterion } => t!(language, "acc-score-no-mark", criterion = criterion.clone()),
        ScoreRefused::OffScale { criterion } => t!(language, "acc-score-off-scale", criterion = criterion.clone()),
        ScoreRefused::NoReason { criterion } => t!(language, "acc-score-no-reason", criterion = criterion.clone()),
        ScoreRefused::UnknownCriterion { criterion } => t!(language, "acc-score-unknown-criterion", criterion = criterion.clone()),
        ScoreRefused::TooEarly => t!(language, "acc-score-too-early"),
        ScoreRefused::NoDifference { criterion } => t!(language, "acc-score-no-difference", criterion = criterion.clone()),
        ScoreRefused::Outside { criterion } => t!(language, "acc-score-outside", criterion = criterion.clone()),
    }
}

/// What a letter is, in a list.
pub fn letter(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Nominated => t!(language, "acc-letter-nominated"),
        Kind::Returned => t!(language, "acc-letter-returned"),
        Kind::Eligible => t!(language, "acc-letter-eligible"),
        Kind::Selected => t!(language, "acc-letter-selected"),
        Kind::Reserve => t!(language, "acc-letter-reserve"),
        Kind::NotSelected => t!(language, "acc-letter-not-selected"),
        Kind::CalledUp => t!(language, "acc-letter-called-up"),
        Kind::WorkshopCancelled => t!(language, "acc-letter-workshop-cancelled"),
        Kind::Absent => t!(language, "acc-letter-absent"),
        Kind::AppealReceived => t!(language, "acc-letter-appeal-received"),
        Kind::Readmitted => t!(language, "acc-letter-readmitted"),
        Kind::Assigned => t!(language, "acc-letter-assigned"),
        Kind::LeadReplaced => t!(language, "acc-letter-lead-replaced"),
        Kind::MissionCancelled => t!(language, "acc-letter-mission-cancelled"),
        Kind::Lapsed => t!(language, "acc-letter-lapsed"),
        Kind::LapsingSoon => t!(language, "acc-letter-lapsing-soon"),
        Kind::NominationWithdrawn => t!(language, "acc-letter-nomination-withdrawn"),
        Kind::ReleaseWithdrawn => t!(language, "acc-letter-release-withdrawn"),
        Kind::Declined => t!(language, "acc-letter-declined"),
        Kind::LeftCustoms => t!(language, "acc-letter-left-customs"),
        Kind::BroughtIn => t!(language, "acc-letter-brought-in"),
        Kind::Decided(decided) => t!(language, "acc-letter-decided", outcome = outcome(language, decided)),
    }
}
