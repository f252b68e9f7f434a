-- What is taught: documents named by their hash, things with ids that never change, and what is in force.
create table documents (
    hash text primary key,
    kind text not null,
    body text not null,
    constraint documents_kind_check check (kind in ('course', 'module', 'lesson', 'question', 'figure'))
);

create table things (
    id text primary key,
    kind text not null,
    slug text not null,
    parent_id text,
    foreign key (parent_id) references things (id),
    constraint things_kind_check check (kind in ('course', 'module', 'lesson', 'question'))
);
create index things_by_parent on things (parent_id, slug);

create table former_slugs (
    parent text not null,
    slug text not null,
    thing_id text not null,
    primary key (parent, slug),
    foreign key (thing_id) references things (id)
);

create table editions (
    thing_id text not null,
    number bigint not null,
    hash text not null,
    made_at bigint not null,
    made_by text,
    why text not null,
    primary key (thing_id, number),
    constraint editions_hash_key unique (thing_id, hash),
    foreign key (thing_id) references things (id),
    foreign key (hash) references documents (hash),
    foreign key (made_by) references people (id)
);

create table publications (
    course_id text not null,
    edition bigint not null,
    from_at bigint not null,
    until_at bigint,
    shipped_version text not null,
    primary key (course_id, edition, from_at),
    foreign key (course_id, edition) references editions (thing_id, number)
);
create unique index publications_one_in_force on publications (course_id) where until_at is null;

create table catalogue_epoch (
    only_row bigint primary key,
    epoch bigint not null,
    constraint catalogue_epoch_only_row_check check (only_row = 1)
);
insert into catalogue_epoch (only_row, epoch) values (1, 0);
