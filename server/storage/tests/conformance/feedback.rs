//! What beneficiaries are asked about missions, and what they say.

use std::collections::BTreeMap;

use domain::accreditation::feedback::{Again, Feedback, Link, Question};
use domain::id::{CaseId, FeedbackId, MissionId};
use domain::language::Language;
use domain::time::Timestamp;
use storage::feedback::FeedbackRow;

use crate::accreditation::{case, secretariat};
use crate::mission::mission;
use crate::seed;

fn request(number: u32, asked_at: i64) -> FeedbackRow {
    FeedbackRow {
        id: FeedbackId(seed::id(number)),
        mission: MissionId(seed::id(1)),
        case: CaseId(seed::id(1)),
        contact_name: "Akosua Frimpong".to_owned(),
        contact_email: "akosua@gra.example".to_owned(),
        language: Language::FR,
        asked_by: seed::person_id(1),
        asked_at: Timestamp(asked_at),
        link: Link { ends_at: Timestamp(asked_at + 100), revoked_at: None, answered_at: None },
        given: None,
    }
}

both! {
    async fn a_request_is_found_by_its_token_revoked_by_a_later_one_and_answered_once(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        kept!(store, work => work.missions().add(&mission(1, 20)).await)?;
        kept!(store, work => work.feedback().ask(&request(1, 30), "h1").await)?;
        assert_conflict!(kept!(store, work => work.feedback().ask(&request(2, 40), "h1").await));
        assert_eq!(kept!(store, work => work.feedback().revoke(MissionId(seed::id(1)), Timestamp(40)).await)?, 1);
        kept!(store, work => work.feedback().ask(&request(2, 40), "h2").await)?;
        let first = seen!(store, work => work.feedback().by_token("h1").await).expect("a request");
        assert_eq!(first.link.revoked_at, Some(Timestamp(40)));
        assert_eq!(seen!(store, work => work.feedback().by_token("h2").await), Some(request(2, 40)));
        assert_eq!(seen!(store, work => work.feedback().by_token("h3").await), None);
        let levels: BTreeMap<Question, u8> = Question::ALL.into_iter().zip([4, 3, 4, 2]).collect();
        let said = Feedback { version: 1, levels, again: Again::Yes, comment: "Clair.".to_owned() };
        let give = async || kept!(store, work => work.feedback().give(FeedbackId(seed::id(2)), &said, Timestamp(50)).await);
        give().await?;
        assert_conflict!(give().await);
        assert_eq!(kept!(store, work => work.feedback().revoke(MissionId(seed::id(1)), Timestamp(60)).await)?, 0, "what was answered stays");
        let all = seen!(store, work => work.feedback().of_case(CaseId(seed::id(1))).await);
        let answered = Link { answered_at: Some(Timestamp(50)), ..request(2, 40).link };
        assert_eq!(all, [first, FeedbackRow { link: answered, given: Some(said.clone()), ..request(2, 40) }]);
    }
}
