//! Experts brought in with their evidence, by two people.

use academy::{Became, Error};
use domain::accreditation::case::Stage;
use domain::people::{Role, Scope};
use domain::refusal::{Problem, Refusal};

use super::hall;
use crate::outcome::{only, wrong};
use crate::school::{PASSWORD, School};

const HEADS: &str = "Name,Email,Administration,Category,Domain,Rank,Valid until,Languages,Evidence";

/// Thirty experts, two of them faulty.
fn list() -> String {
    let codes = ["SN", "GH", "KE", "PE", "FJ", "PL", "JO", "VN", "BR", "CI"];
    let row = |number: usize| {
        let code = codes[number % codes.len()];
        format!(
            "Expert {number} O’Neil,expert{number}@customs.example,{code},et,customs-valuation,accredited,2028-06-15,en5 fr2,Letter {number} of 2025"
        )
    };
    let mut rows: Vec<String> = (0..30).map(row).collect();
    rows[7] = rows[7].replace("2028-06-15", "15 June");
    rows[19] = rows[19].replace(",et,", ",chef,").replace("expert19@", "expert19");
    format!("{HEADS}\r\n{}\r\n", rows.join("\r\n"))
}

both! {
    async fn thirty_experts_are_brought_in_by_two_people_and_two_faulty_rows_are_named(school: School) {
        let hall = hall(school).await;
        let id = school.academy.bring(&hall.manager.actor, "Experts 2025.csv", list().as_bytes()).await.expect("taken");
        let page = school.academy.brought_list(&mut school.visit(&hall.decider).await, id).await.expect("the list");
        let faulty: Vec<(usize, Vec<&str>)> = page.rows.iter().filter(|row| !row.problems.is_empty())
            .map(|row| (row.line, row.problems.iter().map(|(column, _)| column.as_str()).collect())).collect();
        assert_eq!(faulty, [(9, vec!["valid_until"]), (21, vec!["email", "category"])]);
        assert!(page.may_confirm && page.became.is_empty());
        assert_eq!(wrong(school.academy.confirm_brought(&hall.decider.actor, id, "wrong").await), only("password", Problem::WrongPassword));
        assert_answer!(school.academy.confirm_brought(&hall.manager.actor, id, PASSWORD).await, Err(Error::Forbidden));
        assert_eq!(school.academy.confirm_brought(&hall.decider.actor, id, PASSWORD).await.expect("confirmed"), 28);
        assert_answer!(school.academy.confirm_brought(&hall.decider.actor, id, PASSWORD).await, Err(Error::Refused(Refusal::AlreadyDecided)));
        let page = school.academy.brought_list(&mut school.visit(&hall.manager).await, id).await.expect("the list");
        let files: Vec<_> = page.became.iter().filter_map(|(_, became)| if let Became::File(case) = became { Some(*case) } else { None }).collect();
        assert_eq!(files.len(), 28);
        let file = school.file(&hall.manager, files[0]).await.expect("a file");
        assert!(matches!(file.standing.stage, Stage::Accredited { .. }) && file.standing.brought_in);
        assert!(file.reasons.values().any(|why| why.starts_with("Letter")));
        // The last day is that of the list in every zone, on the certificate too.
        for case in &files {
            let file = school.file(&hall.manager, *case).await.expect("a file");
            assert_eq!(file.certificates[0].facts.valid_until.to_string(), "2028-06-15", "{}", file.administration);
        }
        let found = school.academy.roster(&mut school.visit(&hall.manager).await, &academy::RosterQuery::default()).await.expect("the roster");
        assert_eq!(found.experts.len(), 28);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_brings_does_not_confirm_and_what_is_there_is_not_brought_in_twice() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let both = school.granted(&hall.decider, Role::AccreditationManager, Scope::Installation).await;
    let id = school.academy.bring(&both.actor, "list.csv", list().as_bytes()).await.expect("taken");
    assert_answer!(school.academy.confirm_brought(&both.actor, id, PASSWORD).await, Err(Error::Refused(Refusal::SecondPersonNeeded)));
    let again = school.academy.bring(&hall.manager.actor, "list.csv", list().as_bytes()).await.expect("taken");
    school.academy.confirm_brought(&both.actor, again, PASSWORD).await.expect("another brought this one");
    let third = school.academy.bring(&hall.manager.actor, "list.csv", list().as_bytes()).await.expect("taken");
    assert_eq!(school.academy.confirm_brought(&both.actor, third, PASSWORD).await.expect("nothing new"), 0);
    let page = school.academy.brought_list(&mut school.visit(&hall.manager).await, third).await.expect("the list");
    assert!(page.became.iter().all(|(_, became)| *became == Became::FileOpen), "{:?}", page.became);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_list_is_refused() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let bring = async |bytes: &[u8]| school.academy.bring(&hall.manager.actor, "x", bytes).await.map(|_| ());
    assert_eq!(wrong(bring(b"\x89PNG\r\n\xff").await), only("file", Problem::NotATable));
    assert_eq!(wrong(bring(b"PK\x03\x04 nothing").await), only("file", Problem::NotATable));
    assert_eq!(wrong(bring(b"").await), only("file", Problem::NoRows));
    assert_eq!(wrong(bring(b"name,email\n").await), only("file", Problem::NoRows));
    assert_eq!(wrong(bring(b"name,email\na,b\n").await), only("file", Problem::NoSuchColumns));
    let twice = format!("{HEADS}\n{0}\n{0}\n", "A,a@b.example,SN,et,customs-valuation,accredited,2028-01-01,en5,Letter");
    let id = school.academy.bring(&hall.manager.actor, "x", twice.as_bytes()).await.expect("taken");
    let page = school.academy.brought_list(&mut school.visit(&hall.manager).await, id).await.expect("the list");
    assert_eq!(page.rows[1].problems, [("email".to_owned(), Problem::Twice)]);
    assert_answer!(school.academy.bring(&hall.decider.actor, "x", list().as_bytes()).await, Err(Error::Forbidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_lands_on_an_account_of_its_own_name_and_approved_alone() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let waiting = school.waiting("Kofi Mensah", "SN").await;
    let row = |name: &str, email: &str| format!("{name},{email},SN,et,customs-valuation,accredited,2028-06-15,fr5,Letter");
    let rows = [
        row("Awa Diallo", &hall.officer.actor.email),
        row("AWA NDEYE DIALLO", &hall.officer.actor.email),
        row("Kofi Mensah", &waiting.actor.email),
    ];
    let list = |rows: &[String]| format!("{HEADS}\n{}\n", rows.join("\n"));
    let id = school.academy.bring(&hall.manager.actor, "x", list(&rows[..1]).as_bytes()).await.expect("taken");
    let page = school.academy.brought_list(&mut school.visit(&hall.manager).await, id).await.expect("the list");
    assert_eq!(page.rows[0].problems, [("name".to_owned(), Problem::AnothersName)]);
    let id = school.academy.bring(&hall.manager.actor, "x", list(&rows[1..]).as_bytes()).await.expect("taken");
    assert_eq!(school.academy.confirm_brought(&hall.decider.actor, id, PASSWORD).await.expect("confirmed"), 1);
    let page = school.academy.brought_list(&mut school.visit(&hall.manager).await, id).await.expect("the list");
    assert!(matches!(page.became[..], [(2, Became::File(_)), (3, Became::OtherAdministration)]), "{:?}", page.became);
}
