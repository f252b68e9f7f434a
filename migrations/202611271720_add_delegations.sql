-- Who confirms decisions for somebody between two days: a role that its holder gave, beside those an administrator grants.
create table accreditation_delegations (
    grant_id text primary key,
    delegated_by text not null,
    foreign key (grant_id) references grants (id),
    foreign key (delegated_by) references people (id)
);
