-- Certificates of experts, stored as they were signed; what each is worth stands in its case.
create table accreditation_certificates (
    id text primary key,
    number bigint not null,
    person_id text not null,
    case_id text not null,
    document text not null,
    key_id text not null,
    status_index bigint not null,
    issued_at bigint not null,
    constraint accreditation_certificates_number_key unique (number),
    constraint accreditation_certificates_status_key unique (status_index),
    foreign key (person_id) references people (id),
    foreign key (case_id) references accreditation_cases (id),
    foreign key (key_id) references signing_keys (id)
);
create index accreditation_certificates_of_case on accreditation_certificates (case_id, issued_at, number);
create index accreditation_certificates_of_person on accreditation_certificates (person_id, issued_at, number);

-- The holder takes the public page down, or puts it up again.
create table accreditation_certificate_views (
    certificate_id text not null,
    seq bigint not null,
    at bigint not null,
    is_hidden boolean not null,
    primary key (certificate_id, seq),
    foreign key (certificate_id) references accreditation_certificates (id)
);
