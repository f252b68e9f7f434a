-- Keys under which a device seals what a person typed until the server has it; they are kept here and never on the device.
create table device_keys (
    person_id text not null,
    device text not null,
    sealed_key text not null,
    made_at bigint not null,
    sign_in_id text not null,
    primary key (person_id, device),
    foreign key (person_id) references people (id),
    foreign key (sign_in_id) references sign_ins (id)
);
create index device_keys_by_sign_in on device_keys (sign_in_id);
