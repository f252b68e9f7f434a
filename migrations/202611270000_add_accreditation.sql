-- Accreditation: policies in versions, calls for candidates, and cases as what happened to them.
create table accreditation_policies (
    hash text primary key,
    category text not null,
    domain text not null,
    number bigint not null,
    body text not null,
    made_by text,
    made_at bigint not null,
    reason text not null,
    constraint accreditation_policies_number_key unique (category, domain, number),
    foreign key (made_by) references people (id)
);

create table accreditation_calls (
    id text primary key,
    policy_hash text not null,
    body text not null,
    closes_at bigint not null,
    made_by text not null,
    made_at bigint not null,
    cancelled_at bigint,
    foreign key (policy_hash) references accreditation_policies (hash),
    foreign key (made_by) references people (id)
);
create index accreditation_calls_by_closing on accreditation_calls (closes_at, id);

create table accreditation_cases (
    id text primary key,
    person_id text not null,
    administration_id text not null,
    call_id text,
    policy_hash text not null,
    opened_at bigint not null,
    foreign key (person_id) references people (id),
    foreign key (administration_id) references organisations (id),
    foreign key (call_id) references accreditation_calls (id),
    foreign key (policy_hash) references accreditation_policies (hash)
);

-- Added to, never changed.
create table accreditation_events (
    case_id text not null,
    seq bigint not null,
    at bigint not null,
    by_person text,
    body text not null,
    primary key (case_id, seq),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (by_person) references people (id)
);

-- Why something happened, in words about a person: beside the event, so that they can be erased.
create table accreditation_reasons (
    case_id text not null,
    seq bigint not null,
    reason text not null,
    primary key (case_id, seq),
    foreign key (case_id, seq) references accreditation_events (case_id, seq)
);

-- Where each case stands: a summary of its events.
create table accreditation_standings (
    case_id text primary key,
    person_id text not null,
    administration_id text not null,
    category text not null,
    domain text not null,
    stage text not null,
    since bigint not null,
    until_at bigint,
    released boolean not null,
    is_over boolean not null,
    foreign key (case_id) references accreditation_cases (id)
);
create unique index accreditation_standings_one_open on accreditation_standings (person_id, category, domain) where not is_over;
create index accreditation_standings_by_person on accreditation_standings (person_id, since);
create index accreditation_standings_by_stage on accreditation_standings (stage, since, case_id);
create index accreditation_standings_by_administration on accreditation_standings (administration_id, since, case_id);
create index accreditation_standings_ending on accreditation_standings (until_at, case_id) where until_at is not null;
