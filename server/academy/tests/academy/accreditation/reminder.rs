//! Reminders: of what has waited too long, and before a term ends.

use domain::letter::Letter;
use domain::time::Span;

use super::{asked, asked_mission, hall};
use crate::school::School;

/// To whom reminders went since the last time, and of how many things.
async fn reminded(school: &School) -> Vec<(String, u32)> {
    let letters = school.told().await;
    let works = letters.into_iter().filter_map(|(to, _, letter)| match letter {
        Letter::WorkWaits { things, .. } => Some((to, things)),
        _ => None,
    });
    works.collect()
}

both! {
    async fn whoever_keeps_others_waiting_is_reminded_once_a_week_and_nobody_else(school: School) {
        let hall = hall(school).await;
        let case = school.academy.nominate(&hall.coordinator.actor, hall.call, &hall.officer.actor.email, "").await.expect("nominated");
        school.told().await;
        assert_eq!(school.academy.remind_of_work().await.expect("looked"), 0);
        school.clock.advance(Span::days(15));
        let both = [hall.officer.actor.email.clone(), hall.coordinator.actor.email.clone()];
        assert_eq!(school.academy.remind_of_work().await.expect("looked"), 2);
        let mut told: Vec<String> = reminded(school).await.into_iter().map(|(to, things)| { assert_eq!(things, 1); to }).collect();
        told.sort();
        let mut expected = both.to_vec();
        expected.sort();
        assert_eq!(told, expected);
        school.clock.advance(Span::days(6));
        assert_eq!(school.academy.remind_of_work().await.expect("looked"), 0);
        school.acts(&hall.officer, case, "consent").await;
        school.told().await;
        school.clock.advance(Span::days(1));
        school.academy.remind_of_work().await.expect("looked");
        assert_eq!(reminded(school).await, [(hall.coordinator.actor.email.clone(), 1)]);
    }

    async fn an_expert_is_told_ninety_and_thirty_days_before_the_end_once_each_and_anew_for_a_new_term(school: School) {
        let hall = hall(school).await;
        let case = hall.decided(school, 4, "pre-accredited").await;
        let lapsing = async |school: &School| {
            school.academy.remind_before_end().await.expect("looked");
            let page = school.file(&hall.officer, case).await.expect("a file");
            page.letters.iter().filter(|letter| letter.kind.word() == "lapsing-soon").count()
        };
        assert_eq!(lapsing(school).await, 0);
        let until = school.file(&hall.officer, case).await.expect("a file").standing.stage.until().expect("a term");
        let left = until - school.academy.now();
        school.clock.advance(Span(left.0 - Span::days(90).0));
        assert_eq!(lapsing(school).await, 1);
        assert_eq!(lapsing(school).await, 1);
        school.clock.advance(Span::days(61));
        assert_eq!(lapsing(school).await, 2);
        school.clock.advance(Span::days(20));
        assert_eq!(lapsing(school).await, 2);
        school.academy.assign_mission(&hall.manager.actor, case, &asked_mission(school, &hall.lead).await).await.expect("assigned");
        let ready = academy::AskedAct { answer: "yes".to_owned(), ..asked("evaluate") };
        school.academy.act_on_case(&hall.lead.actor, case, &ready).await.expect("evaluated");
        hall.decides(school, case, "accredited").await;
        assert_eq!(lapsing(school).await, 2);
        let until = school.file(&hall.officer, case).await.expect("a file").standing.stage.until().expect("a term");
        let left = until - school.academy.now();
        school.clock.advance(Span(left.0 - Span::days(29).0));
        assert_eq!(lapsing(school).await, 3);
        school.clock.advance(Span::days(40));
        assert_eq!(lapsing(school).await, 3);
    }
}
