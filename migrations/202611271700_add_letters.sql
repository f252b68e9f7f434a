-- Letters on accreditation files: the words they are made from, in versions, and each letter as it was written.
create table accreditation_templates (
    hash text primary key,
    kind text not null,
    number bigint not null,
    body text not null,
    made_by text,
    made_at bigint not null,
    reason text not null,
    constraint accreditation_templates_number_key unique (kind, number),
    foreign key (made_by) references people (id)
);

-- Added to, never changed; what it tells of a person can be erased in the body.
create table accreditation_letters (
    id text primary key,
    number bigint not null,
    case_id text not null,
    kind text not null,
    addressed text not null,
    template_hash text not null,
    head_hash text not null,
    body text not null,
    written_on text not null,
    written_at bigint not null,
    constraint accreditation_letters_number_key unique (number),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (template_hash) references accreditation_templates (hash),
    foreign key (head_hash) references accreditation_templates (hash),
    constraint accreditation_letters_addressed_check check (addressed in ('officer', 'coordinator', 'both'))
);
create index accreditation_letters_of_case on accreditation_letters (case_id, written_at, number);
