-- Documents handed in with a case; the content stands in a table of its own, so that it can be erased while the row stays.
create table accreditation_documents (
    id text primary key,
    case_id text not null,
    kind text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    handed_in_by text not null,
    handed_in_at bigint not null,
    erased_at bigint,
    foreign key (case_id) references accreditation_cases (id),
    foreign key (handed_in_by) references people (id),
    constraint accreditation_documents_size_check check (size > 0)
);
create index accreditation_documents_of_case on accreditation_documents (case_id, handed_in_at, id);

-- In base64, which both engines keep alike.
create table accreditation_document_contents (
    document_id text primary key,
    content text not null,
    foreign key (document_id) references accreditation_documents (id)
);
