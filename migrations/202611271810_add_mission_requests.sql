-- Missions: the officer's report, and what a beneficiary without an account is asked and says by a link that works once.
create table accreditation_mission_reports (
    mission_id text primary key,
    case_id text not null,
    by_person text not null,
    handed_in_at bigint not null,
    body text not null,
    foreign key (mission_id) references accreditation_missions (id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (by_person) references people (id)
);
create index accreditation_mission_reports_of_case on accreditation_mission_reports (case_id, handed_in_at);

create table accreditation_feedback_requests (
    id text primary key,
    mission_id text not null,
    case_id text not null,
    token_hash text not null,
    contact_name text not null,
    contact_email text not null,
    language text not null,
    asked_by text not null,
    asked_at bigint not null,
    ends_at bigint not null,
    revoked_at bigint,
    constraint accreditation_feedback_requests_token_key unique (token_hash),
    foreign key (mission_id) references accreditation_missions (id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (asked_by) references people (id)
);
create index accreditation_feedback_requests_of_case on accreditation_feedback_requests (case_id, asked_at);
create index accreditation_feedback_requests_of_mission on accreditation_feedback_requests (mission_id);

-- Added to, never changed.
create table accreditation_feedback (
    request_id text primary key,
    given_at bigint not null,
    body text not null,
    foreign key (request_id) references accreditation_feedback_requests (id)
);
