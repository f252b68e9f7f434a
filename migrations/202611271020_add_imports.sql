-- Experts brought in with their evidence, as a list that one person brings and another confirms.
create table accreditation_imports (
    id text primary key,
    made_by text not null,
    made_at bigint not null,
    file_name text not null,
    body text not null,
    decided_by text,
    decided_at bigint,
    outcome text,
    foreign key (made_by) references people (id),
    foreign key (decided_by) references people (id),
    constraint accreditation_imports_decided_check check ((decided_by is null) = (decided_at is null))
);
create index accreditation_imports_by_time on accreditation_imports (made_at, id);
