-- The record: what was decided, permitted, scored and disclosed, added to and chained, never changed. Who stands in it by pseudonyms;
-- what can be erased stands beside it.
create table record_pseudonyms (
    person_id text primary key,
    pseudonym text not null,
    constraint record_pseudonyms_pseudonym_key unique (pseudonym),
    foreign key (person_id) references people (id)
);

create table record_entries (
    id text primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    about text not null,
    digest text not null,
    seal text not null,
    position bigint,
    hash text,
    constraint record_entries_position_key unique (position),
    constraint record_entries_chained_check check ((position is null) = (hash is null))
);
create index record_entries_unchained on record_entries (at, id) where position is null;
create index record_entries_about on record_entries (about, at, id);
create index record_entries_by_time on record_entries (at, id);

create table record_details (
    entry_id text primary key,
    salt text not null,
    body text not null,
    foreign key (entry_id) references record_entries (id)
);
