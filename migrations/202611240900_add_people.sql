-- Who there is: organisations, people, their ties, roles, sign-ins and one-time links.
create table organisations (
    id text primary key,
    kind text not null,
    code text not null,
    region text,
    zone text not null,
    weekend text not null,
    constraint organisations_code_key unique (code),
    constraint organisations_kind_check check (kind in ('administration', 'secretariat', 'regional-office', 'training-centre', 'liaison-office'))
);

create table organisation_names (
    organisation_id text not null,
    language text not null,
    name text not null,
    sort_key text not null,
    primary key (organisation_id, language),
    foreign key (organisation_id) references organisations (id)
);
create index organisation_names_by_sort_key on organisation_names (language, sort_key);

create table people (
    id text primary key,
    email text not null,
    email_key text not null,
    name text not null,
    sort_key text not null,
    latin_name text,
    language text not null,
    password_hash text,
    created_at bigint not null,
    confirmed_at bigint,
    constraint people_email_key unique (email_key)
);

create table postings (
    id text primary key,
    person_id text not null,
    organisation_id text not null,
    asked_at bigint not null,
    state text not null,
    decided_at bigint,
    decided_by text,
    reason text,
    until_at bigint,
    foreign key (person_id) references people (id),
    foreign key (organisation_id) references organisations (id),
    foreign key (decided_by) references people (id),
    constraint postings_state_check check (state in ('waiting', 'approved', 'refused')),
    constraint postings_decided_check check ((state = 'waiting') = (decided_at is null))
);
create unique index postings_one_at_a_time on postings (person_id) where until_at is null;
create index postings_by_organisation on postings (organisation_id, state, asked_at, id);

create table grants (
    id text primary key,
    person_id text not null,
    role text not null,
    scope_kind text not null,
    scope_id text not null,
    from_at bigint not null,
    until_at bigint,
    granted_by text,
    reason text not null,
    withdrawn_at bigint,
    withdrawn_by text,
    withdrawn_reason text,
    foreign key (person_id) references people (id),
    foreign key (granted_by) references people (id),
    foreign key (withdrawn_by) references people (id),
    constraint grants_scope_check check (scope_kind in ('installation', 'organisation', 'course'))
);
create index grants_by_person on grants (person_id);
create index grants_by_role on grants (role, scope_kind, scope_id);

create table sign_ins (
    id text primary key,
    token_hash text not null,
    person_id text not null,
    started_at bigint not null,
    seen_at bigint not null,
    ends_at bigint not null,
    ended_at bigint,
    shared_computer boolean not null,
    constraint sign_ins_token_key unique (token_hash),
    foreign key (person_id) references people (id)
);
create index sign_ins_by_person on sign_ins (person_id, seen_at);

create table one_time_links (
    token_hash text primary key,
    purpose text not null,
    person_id text not null,
    until_at bigint not null,
    used_at bigint,
    foreign key (person_id) references people (id),
    constraint one_time_links_purpose_check check (purpose in ('confirm', 'password', 'set-up'))
);
create index one_time_links_by_person on one_time_links (person_id, purpose);
