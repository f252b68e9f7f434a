//! Lists that grow: each goes by an index, on both engines, where there are a hundred thousand rows.

use storage::EngineKind;

use crate::place::Place;

/// A list, and what its plan must be.
struct List {
    /// The function.
    name: &'static str,
    /// Its arguments as literals, in order.
    arguments: &'static [&'static str],
    /// The tables, and what the statement calls them, that are too big to be read from end to end.
    big: &'static [(&'static str, &'static str)],
    /// An index that leads to the rows; one of these.
    indexes: &'static [&'static str],
}

const POSTINGS: &[(&str, &str)] = &[("postings", "p"), ("people", "h")];
const REQUESTS: &[(&str, &str)] = &[("attempt_requests", "q"), ("people", "h")];
const OFFICERS: &[(&str, &str)] = &[("postings", "p"), ("people", "h"), ("enrolments", "n"), ("standings", "t"), ("sign_ins", "s")];
const CASES: &[(&str, &str)] = &[("accreditation_standings", "s"), ("people", "h")];
const OFFICERS_BY: &[&str] = &["people_by_sort_key", "postings_by_organisation"];

const fn list(
    name: &'static str,
    arguments: &'static [&'static str],
    big: &'static [(&'static str, &'static str)],
    indexes: &'static [&'static str],
) -> List {
    List { name, arguments, big, indexes }
}

/// `o1` has half of everything, each other organisation a handful.
const LISTS: [List; 35] = [
    list("organisations", &["'l1'"], &[("organisation_names", "n")], &["organisation_names_by_sort_key"]),
    list("waiting_postings", &["'o1'", "100"], POSTINGS, &["postings_by_organisation", "postings_waiting"]),
    list("waiting_postings", &["'o78'", "100"], POSTINGS, &["postings_by_organisation"]),
    list("waiting_without_coordinator", &["5", "100"], POSTINGS, &["postings_waiting"]),
    list("grants", &["5", "100"], &[("people", "h")], &["people_by_sort_key", "people_pkey", "sqlite_autoindex_people_1"]),
    list("requests_of_course", &["'c2'", "100"], REQUESTS, &["attempt_requests_by_course"]),
    list("requests_of_organisation", &["'o1'", "100"], REQUESTS, &["attempt_requests_by_organisation", "attempt_requests_waiting"]),
    list("requests_of_organisation", &["'o78'", "100"], REQUESTS, &["attempt_requests_by_organisation"]),
    list("requests_without_coordinator", &["5", "100"], REQUESTS, &["attempt_requests_waiting"]),
    list("officers", &["'o1'", "'c1'", "'%%'", "''", "''", "51"], OFFICERS, OFFICERS_BY),
    list("officers", &["'o1'", "'c1'", "'%%'", "'name 5'", "'p1000005'", "51"], OFFICERS, OFFICERS_BY),
    list("officers", &["'o1'", "'c1'", "'%ame 5%'", "''", "''", "51"], OFFICERS, OFFICERS_BY),
    list("officers", &["'o80'", "'c1'", "'%%'", "''", "''", "51"], OFFICERS, &["postings_by_organisation"]),
    list("by_holder", &["'p1000005'"], &[("credentials", "credentials")], &["credentials_by_person"]),
    list("overdue", &["500", "100"], &[("attempts", "attempts")], &["attempts_overdue"]),
    list("waiting_answers", &["'c1'", "'p1000005'", "0", "5", "100"], &[("attempts", "a")], &["attempts_to_mark"]),
    list("printings", &["'c1'", "100"], &[("paper_batches", "b"), ("paper_sheets", "s")], &["paper_batches_of_course"]),
    list("claim_job", &["500", "1000"], &[("jobs", "jobs")], &["jobs_due"]),
    list("calls", &["99000", "100"], &[("accreditation_calls", "accreditation_calls")], &["accreditation_calls_by_closing"]),
    list("cases_of_person", &["'p1000005'", "100"], CASES, &["accreditation_standings_by_person", "accreditation_standings_one_open"]),
    list("cases_at_stage", &["'nominated'", "500", "'x'", "100"], CASES, &["accreditation_standings_by_stage"]),
    list("cases_of_administration", &["'o78'", "100"], CASES, &["accreditation_standings_by_administration"]),
    list("cases_ending", &["500", "100"], CASES, &["accreditation_standings_ending"]),
    list(
        "cases_of_call",
        &["'k5'", "100"],
        &[("accreditation_cases", "c"), ("accreditation_standings", "s")],
        &["accreditation_cases_by_call"],
    ),
    list("cases_proposed", &["100"], CASES, &["accreditation_standings_proposed"]),
    list("roster", ROSTER, CASES, &["accreditation_standings_roster"]),
    list("panels_of_assessor", &["'p1000005'", "100"], &[("accreditation_seats", "s")], &["accreditation_seats_by_person"]),
    list(
        "missions_of_lead",
        &["'p1000005'", "100"],
        &[("accreditation_missions", "accreditation_missions")],
        &["accreditation_missions_of_lead"],
    ),
    list(
        "certificates_of_person",
        &["'p1000005'"],
        &[("accreditation_certificates", "accreditation_certificates")],
        &["accreditation_certificates_of_person"],
    ),
    list("documents_of_case", &["'x5'"], DOCUMENTS, &["accreditation_documents_of_case"]),
    list("cases_with_contents", &["'x5'", "100"], DOCUMENTS, &["accreditation_documents_of_case"]),
    list("record_chained", &["500", "100"], RECORD, &["record_entries_position_key", "sqlite_autoindex_record_entries_2"]),
    list("record_about", &["'case 5'", "100"], RECORD, &["record_entries_about"]),
    list("imports", &["100"], &[("accreditation_imports", "accreditation_imports")], &["accreditation_imports_by_time"]),
    list("record_before", &["500", "'q'", "100"], RECORD, &["record_entries_by_time"]),
];

/// Everybody on the roster, after one name.
const ROSTER: &[&str] = &["''", "''", "''", "''", "''", "false", "0", "''", "''", "'name 5'", "'x5'", "51"];
const DOCUMENTS: &[(&str, &str)] = &[("accreditation_documents", "accreditation_documents")];
const RECORD: &[(&str, &str)] = &[("record_entries", "e"), ("record_details", "d")];

/// A hundred thousand of whatever grows, in one way of writing that both engines read.
const FILL: &str = "
    insert into organisations (id, kind, code, zone, weekend)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)
        select 'o' || i, 'administration', 'C' || i, 'UTC', '67' from n;
    insert into organisation_names (organisation_id, language, name, sort_key)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
        select o.id, 'l' || n.i, 'Name ' || o.id, 'name ' || o.id from organisations o, n;
    insert into people (id, email, email_key, name, sort_key, language, created_at, confirmed_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'p' || (1000000 + i), 'a' || i, 'a' || i, 'Name', 'name ' || (i * 7919 % 100000), 'en', 1, 1 from n;
    insert into postings (id, person_id, organisation_id, asked_at, state, decided_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 't' || i, 'p' || (1000000 + i), case when i % 2 = 0 then 'o1' else 'o' || (i % 2500 + 1) end, i,
               case when i % 4 < 2 then 'waiting' else 'approved' end, case when i % 4 < 2 then null else 1 end from n;
    insert into grants (id, person_id, role, scope_kind, scope_id, from_at, reason)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
        select 'g' || i, 'p' || (1000000 + i * 50), 'coordinator', 'organisation', 'o' || i, 1, '' from n;
    insert into sign_ins (id, token_hash, person_id, started_at, seen_at, ends_at, shared_computer)
        select 's' || id, id, id, 1, 1, 2, false from people;
    insert into enrolments (id, person_id, course_id, edition, since_at, enrolled_by)
        select 'e' || id, id, 'c1', 1, 1, id from people;
    insert into standings (person_id, course_id, lessons_read, modules_done) select id, 'c1', 1, 0 from people;
    insert into attempts (number, id, person_id, course_id, course_edition, quiz_id, ordinal, criterion, drawing, language,
                          started_at, closes_at, handed_in_at, waiting_answers)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select i, 'a' || i, 'p' || (1000000 + i), 'c1', 'h', 'c1', 1, '{}', '{}', 'en', 1, i, case when i % 10 > 0 then 1 end,
               case when i % 50 = 1 then 1 else 0 end from n;
    insert into attempt_requests (id, person_id, organisation_id, course_id, quiz_id, asked_at, state)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'r' || i, 'p' || (1000000 + i), case when i % 2 = 0 then 'o1' else 'o' || (i % 2500 + 1) end,
               'c' || (i % 500 + 1), 'c1', i, case when i % 4 < 2 then 'waiting' else 'granted' end from n;
    insert into credentials (id, number, person_id, kind, thing_id, course_id, document, key_id, status_list, status_index, issued_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'v' || i, i, 'p' || (1000000 + i), 'credential', 'c1', 'c1', '', 'k', 0, i, i from n;
    insert into paper_batches (id, course_id, course_edition, quiz_id, language, held_on, made_by, made_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'b' || i, 'c' || (i % 500 + 1), 'h', 'c1', 'en', '2026-12-01', 'p1000001', i from n;
    insert into paper_sheets (number, batch_id, place, drawing, sampled)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 's' || i, 'b' || i, 1, '', false from n;
    insert into jobs (id, kind, unique_key, payload, run_at, attempts, lease_until)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'j' || i, 'send', 'u' || i, '', i, 0, 0 from n;
    insert into accreditation_policies (hash, category, domain, number, body, made_at, reason) values ('y', 'toa', 'rm', 1, '', 1, '');
    insert into accreditation_calls (id, policy_hash, body, closes_at, made_by, made_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'k' || i, 'y', '', i, 'p1000001', 1 from n;
    insert into accreditation_cases (id, person_id, administration_id, policy_hash, opened_at, call_id)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'x' || i, 'p' || (1000000 + i), 'o' || (i % 2500 + 1), 'y', i, 'k' || (i % 1000 + 1) from n;
    insert into accreditation_standings (case_id, person_id, administration_id, category, domain, stage, since, until_at, released, is_over,
                                         proposal, name_key)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'x' || i, 'p' || (1000000 + i), 'o' || (i % 2500 + 1), 'toa', 'rm', case when i % 3 = 0 then 'nominated' else 'accredited' end,
               i, case when i % 3 = 0 then null else i end, true, false, case when i % 500 = 0 then 'accredited' end,
               'name ' || (i * 7919 % 100000) from n;
    insert into accreditation_seats (case_id, round, person_id, seated_at, seated_by)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'x' || i, 1, 'p' || (1000000 + i % 500), i, 'p1000001' from n;
    insert into accreditation_missions (id, case_id, lead_id, body, made_by, made_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'm' || i, 'x' || i, 'p' || (1000000 + i % 500), '', 'p1000001', i from n;
    insert into accreditation_certificates (id, number, person_id, case_id, document, key_id, status_index, issued_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'c' || i, i, 'p' || (1000000 + i), 'x' || i, '', 'k', i, i from n;
    insert into accreditation_documents (id, case_id, kind, name, media_type, size, sha256, handed_in_by, handed_in_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'd' || i, 'x' || (i % 50000 + 1), 'cv', '', '', 1, '', 'p1000001', i from n;
    insert into record_entries (id, at, actor, action, about, digest, seal, position, hash)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'q' || i, i, '', '', 'case ' || (i % 5000), '', '', i, '' from n;
    insert into accreditation_imports (id, made_by, made_at, file_name, body)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
        select 'i' || i, 'p1000001', i, '', '' from n;
    insert into record_details (entry_id, salt, body) select id, '', '' from record_entries;
    analyze;";

impl List {
    /// The statement with its arguments in place.
    fn statement(&self) -> String {
        let listed = storage::plans::listed();
        let (_, text) = listed.iter().find(|(name, _)| *name == self.name).expect("is among the lists of the store");
        // The greatest first, so that `$1` is not found in `$10`.
        let places = (1..).zip(self.arguments).collect::<Vec<_>>();
        places.iter().rev().fold((*text).to_owned(), |text, (place, argument)| text.replace(&format!("${place}"), argument))
    }

    /// The plan, line by line, as the engine words it.
    async fn plan(&self, store: &Place) -> sqlx::Result<Vec<String>> {
        let (explain, column) = match store.kind() {
            EngineKind::Sqlite => ("explain query plan", 3),
            EngineKind::Postgres => ("explain", 0),
        };
        store.column(&format!("{explain} {}", self.statement()), column).await
    }

    /// Whether a line of a plan reads a big table from end to end; in the order of its index it stops at the limit.
    fn reads_all(&self, line: &str) -> bool {
        let by_index = self.indexes.iter().any(|index| line.contains(index));
        let is_scan = |called: &str| line.split_whitespace().take(2).eq(["SCAN", called]) && !by_index;
        self.big.iter().any(|(table, called)| line.contains(&format!("Seq Scan on {table} ")) || is_scan(called))
    }
}

both! {
    async fn a_list_goes_by_an_index_where_there_are_a_hundred_thousand_rows(store: Place) {
        store.run_unchecked(FILL).await?;
        for list in &LISTS {
            let plan = list.plan(&store).await?;
            let whole = format!("{} of {:?}:\n{}", list.name, list.arguments, plan.join("\n"));
            assert!(!plan.iter().any(|line| list.reads_all(line)), "a big table is read from end to end by {whole}");
            assert!(list.indexes.iter().any(|index| whole.contains(index)), "none of {:?} leads to {whole}", list.indexes);
        }
    }
}

#[test]
fn every_list_of_the_store_is_explained() {
    for (name, _) in storage::plans::listed() {
        assert!(LISTS.iter().any(|list| list.name == name), "{name}");
    }
}
