-- What keeps the installation running: letters to send, jobs, counters of limits, settings.
create table outbox (
    id text primary key,
    person_id text,
    address text not null,
    language text not null,
    letter text not null,
    created_at bigint not null,
    sent_at bigint,
    foreign key (person_id) references people (id)
);
create index outbox_unsent on outbox (created_at) where sent_at is null;

create table jobs (
    id text primary key,
    kind text not null,
    unique_key text not null,
    payload text not null,
    run_at bigint not null,
    attempts bigint not null,
    lease_until bigint not null,
    failed_reason text,
    constraint jobs_unique_key unique (unique_key)
);
create index jobs_due on jobs (run_at);

create table limits (
    name text primary key,
    window_from bigint not null,
    count bigint not null
);

create table settings (
    name text primary key,
    value text not null
);
