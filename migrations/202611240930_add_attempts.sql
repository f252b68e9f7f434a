-- Sittings of quizzes: what was drawn, each answer as a step, each result as a version; what was granted beyond the rules.
create table attempts (
    number bigint primary key,
    id text not null,
    person_id text not null,
    course_id text not null,
    course_edition text not null,
    quiz_id text not null,
    ordinal bigint not null,
    criterion text not null,
    drawing text not null,
    language text not null,
    started_at bigint not null,
    closes_at bigint,
    handed_in_at bigint,
    constraint attempts_id_key unique (id),
    constraint attempts_ordinal_key unique (person_id, quiz_id, ordinal),
    foreign key (person_id) references people (id),
    foreign key (course_id) references things (id),
    foreign key (quiz_id) references things (id),
    foreign key (course_edition) references documents (hash)
);
create unique index attempts_one_open on attempts (person_id, quiz_id) where handed_in_at is null;
create index attempts_overdue on attempts (closes_at) where handed_in_at is null;

create table attempt_steps (
    attempt_number bigint not null,
    step bigint not null,
    question_id text not null,
    answer text not null,
    device text not null,
    counter bigint not null,
    after_device text,
    after_counter bigint,
    edited_at bigint not null,
    received_at bigint not null,
    language text not null,
    primary key (attempt_number, step),
    constraint attempt_steps_device_key unique (attempt_number, question_id, device, counter),
    foreign key (attempt_number) references attempts (number)
);

create table results (
    attempt_number bigint not null,
    version bigint not null,
    reason text not null,
    earned bigint not null,
    possible bigint not null,
    passed boolean not null,
    made_at bigint not null,
    primary key (attempt_number, version),
    foreign key (attempt_number) references attempts (number),
    constraint results_reason_check check (reason in ('handed-in', 'time'))
);

create table allowances (
    id text primary key,
    person_id text not null,
    quiz_id text not null,
    more_attempts bigint not null,
    granted_by text not null,
    granted_at bigint not null,
    reason text not null,
    foreign key (person_id) references people (id),
    foreign key (quiz_id) references things (id),
    foreign key (granted_by) references people (id)
);
create index allowances_by_person on allowances (person_id, quiz_id);

create table attempt_requests (
    id text primary key,
    person_id text not null,
    organisation_id text not null,
    course_id text not null,
    quiz_id text not null,
    asked_at bigint not null,
    state text not null,
    decided_at bigint,
    decided_by text,
    reason text,
    foreign key (person_id) references people (id),
    foreign key (organisation_id) references organisations (id),
    foreign key (course_id) references things (id),
    foreign key (quiz_id) references things (id),
    foreign key (decided_by) references people (id),
    constraint attempt_requests_state_check check (state in ('waiting', 'granted', 'declined'))
);
create unique index attempt_requests_one_waiting on attempt_requests (person_id, quiz_id) where state = 'waiting';
create index attempt_requests_by_course on attempt_requests (course_id, state, asked_at, id);
create index attempt_requests_by_organisation on attempt_requests (organisation_id, state, asked_at, id);
