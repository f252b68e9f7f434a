-- Proof, stored as it was signed; the keys it was signed with; what happened to it since.
create table signing_keys (
    id text primary key,
    public_key text not null,
    sealed_private_key text not null,
    from_at bigint not null,
    until_at bigint,
    revoked_at bigint
);

create table credentials (
    id text primary key,
    number bigint not null,
    person_id text not null,
    kind text not null,
    thing_id text not null,
    course_id text not null,
    document text not null,
    key_id text not null,
    status_list bigint not null,
    status_index bigint not null,
    issued_at bigint not null,
    constraint credentials_number_key unique (number),
    constraint credentials_once_key unique (person_id, kind, thing_id),
    constraint credentials_status_key unique (status_list, status_index),
    foreign key (person_id) references people (id),
    foreign key (thing_id) references things (id),
    foreign key (course_id) references things (id),
    foreign key (key_id) references signing_keys (id),
    constraint credentials_kind_check check (kind in ('attestation', 'credential'))
);
create index credentials_by_person on credentials (person_id, issued_at);

create table credential_events (
    credential_id text not null,
    seq bigint not null,
    kind text not null,
    at bigint not null,
    done_by text,
    reason text,
    primary key (credential_id, seq),
    foreign key (credential_id) references credentials (id),
    foreign key (done_by) references people (id),
    constraint credential_events_kind_check check (kind in ('hidden', 'shown', 'suspended', 'reinstated', 'revoked'))
);
