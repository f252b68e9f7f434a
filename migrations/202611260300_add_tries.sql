-- What was checked in a practice, by question.
create table attempt_tries (
    attempt_number bigint not null,
    question_id text not null,
    seq bigint not null,
    answer text not null,
    earned bigint not null,
    possible bigint not null,
    made_at bigint not null,
    primary key (attempt_number, question_id, seq),
    foreign key (attempt_number) references attempts (number)
);
