-- Quizzes printed on paper: a batch is one printing, for a room and a day.
create table paper_batches (
    id text not null primary key,
    course_id text not null,
    course_edition text not null,
    quiz_id text not null,
    language text not null,
    held_on text not null,
    made_by text not null,
    made_at bigint not null,
    foreign key (made_by) references people (id)
);
create index paper_batches_of_course on paper_batches (course_id, made_at, id);

-- Sheets of a batch with what is printed on them; who wrote on one is known once it was keyed in.
create table paper_sheets (
    number text not null primary key,
    batch_id text not null,
    place bigint not null,
    drawing text not null,
    sampled boolean not null,
    attempt_number bigint,
    counted_at bigint,
    constraint paper_sheets_place_key unique (batch_id, place),
    constraint paper_sheets_attempt_key unique (attempt_number),
    foreign key (batch_id) references paper_batches (id),
    foreign key (attempt_number) references attempts (number)
);

-- What people read on a sheet, in order: added to, never changed.
create table paper_keyings (
    sheet_number text not null,
    seq bigint not null,
    keyed_by text not null,
    keyed_at bigint not null,
    officer_id text not null,
    answers text not null,
    primary key (sheet_number, seq),
    foreign key (sheet_number) references paper_sheets (number),
    foreign key (keyed_by) references people (id),
    foreign key (officer_id) references people (id)
);
