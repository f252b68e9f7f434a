//! Who confirms decisions for somebody.

use domain::id::GrantId;
use domain::people::{Grant, Role, Scope};
use domain::time::Timestamp;
use storage::delegation::Delegation;

use crate::seed;

fn grant(number: u32, until_at: Option<i64>) -> Grant {
    Grant { id: GrantId(seed::id(number)), role: Role::DecisionMaker, scope: Scope::Installation, until_at: until_at.map(Timestamp) }
}

both! {
    async fn a_delegation_gives_the_role_between_two_instants_and_is_none_of_ones_own(store: Place) {
        let school = seed::school(&store).await?;
        kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
        let (decider, other) = (seed::person_id(1), seed::person_id(2));
        kept!(store, work => work.people().add_grant(decider, &grant(50, None), Timestamp(1), None, "").await)?;
        kept!(store, work => work.people().add_grant(other, &grant(51, Some(30)), Timestamp(20), Some(decider), "Leave.").await)?;
        kept!(store, work => work.delegations().add_delegation(GrantId(seed::id(51)), decider).await)?;
        for (person, at, alone) in [(decider, 25, true), (decider, 0, false), (other, 25, false)] {
            assert_eq!(seen!(store, work => work.delegations().decides_alone(person, Timestamp(at)).await), alone);
        }
        let found = seen!(store, work => work.delegations().delegations_from(Timestamp(5), 9).await);
        let [Delegation { grant, to, by, from_at, until_at, reason, .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((*grant, *to, *by, from_at.0, until_at.0, reason.as_str()), (GrantId(seed::id(51)), other, decider, 20, 30, "Leave."));
        assert!(seen!(store, work => work.delegations().delegations_from(Timestamp(30), 9).await).is_empty());
        assert!(seen!(store, work => work.delegations().delegations_from(Timestamp(5), 0).await).is_empty());
    }
}
