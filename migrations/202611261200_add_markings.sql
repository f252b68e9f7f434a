-- How many answers of an attempt a person has to mark still.
alter table attempts add column waiting_answers bigint not null default 0;
create index attempts_to_mark on attempts (course_id, handed_in_at, number) where waiting_answers > 0;

-- What people gave written answers: added to, never changed.
create table markings (
    attempt_number bigint not null,
    question_id text not null,
    marker_id text not null,
    given_at bigint not null,
    answer text not null,
    levels text not null,
    comment text not null,
    primary key (attempt_number, question_id, marker_id, given_at),
    foreign key (attempt_number) references attempts (number),
    foreign key (marker_id) references people (id)
);
