-- Panels: who sits on one, what each noted and scored, what they agreed on; missions and refreshers.
create table accreditation_seats (
    case_id text not null,
    round bigint not null,
    person_id text not null,
    seated_at bigint not null,
    seated_by text not null,
    recused_at bigint,
    recused_reason text,
    committed_at bigint,
    sheet text,
    primary key (case_id, round, person_id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (person_id) references people (id),
    foreign key (seated_by) references people (id),
    constraint accreditation_seats_committed_check check ((committed_at is null) = (sheet is null))
);
create index accreditation_seats_by_person on accreditation_seats (person_id, seated_at, case_id) where recused_at is null;

-- Drafts of scores, as the journal of a device sends them: added to, never changed.
create table accreditation_score_steps (
    case_id text not null,
    round bigint not null,
    person_id text not null,
    criterion text not null,
    device text not null,
    counter bigint not null,
    number bigint not null,
    received_at bigint not null,
    body text not null,
    primary key (case_id, round, person_id, criterion, device, counter),
    foreign key (case_id, round, person_id) references accreditation_seats (case_id, round, person_id)
);

create table accreditation_agreed (
    case_id text not null,
    round bigint not null,
    criterion text not null,
    at bigint not null,
    by_person text not null,
    score text not null,
    voided_at bigint,
    primary key (case_id, round, criterion, at),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (by_person) references people (id)
);

create table accreditation_conflicts (
    case_id text not null,
    person_id text not null,
    declared_at bigint not null,
    reason text not null,
    primary key (case_id, person_id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (person_id) references people (id)
);

create table accreditation_exceptions (
    case_id text not null,
    person_id text not null,
    asked_by text not null,
    asked_at bigint not null,
    reason text not null,
    confirmed_by text,
    confirmed_at bigint,
    primary key (case_id, person_id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (person_id) references people (id),
    foreign key (asked_by) references people (id),
    foreign key (confirmed_by) references people (id)
);

-- What an assessor saw, by day and activity, tied to criteria.
create table accreditation_observations (
    id text primary key,
    case_id text not null,
    round bigint not null,
    person_id text not null,
    at bigint not null,
    body text not null,
    foreign key (case_id, round, person_id) references accreditation_seats (case_id, round, person_id)
);
create index accreditation_observations_of_seat on accreditation_observations (case_id, round, person_id, at);

create table accreditation_missions (
    id text primary key,
    case_id text not null,
    lead_id text not null,
    body text not null,
    made_by text not null,
    made_at bigint not null,
    foreign key (case_id) references accreditation_cases (id),
    foreign key (lead_id) references people (id),
    foreign key (made_by) references people (id)
);
create index accreditation_missions_of_case on accreditation_missions (case_id, made_at);
create index accreditation_missions_of_lead on accreditation_missions (lead_id, made_at);

create table accreditation_refreshers (
    case_id text not null,
    held_on bigint not null,
    title text not null,
    noted_by text not null,
    noted_at bigint not null,
    primary key (case_id, held_on),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (noted_by) references people (id)
);

create index accreditation_cases_by_call on accreditation_cases (call_id, opened_at, id);

-- What an expert says of themselves; where they stand is not theirs to say.
create table accreditation_profiles (
    person_id text primary key,
    languages text not null,
    note text not null,
    is_public boolean not null,
    changed_at bigint not null,
    foreign key (person_id) references people (id)
);

-- What is proposed and waits to be confirmed.
alter table accreditation_standings add column proposal text;
create index accreditation_standings_proposed on accreditation_standings (since, case_id) where proposal is not null;

-- The roster is read by name.
alter table accreditation_standings add column name_key text not null default '';
create index accreditation_standings_roster on accreditation_standings (name_key, case_id)
    where stage in ('pre-accredited', 'on-mission', 'evaluated', 'accredited', 'inactive', 'suspended');
