-- When somebody was last reminded of what waits for them: once a week at most.
create table accreditation_reminders (
    person_id text not null,
    sent_at bigint not null,
    waiting bigint not null,
    primary key (person_id, sent_at),
    foreign key (person_id) references people (id)
);
