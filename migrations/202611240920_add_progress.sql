-- Who takes which course, what they did in it, and the summary folded from that.
create table enrolments (
    id text primary key,
    person_id text not null,
    course_id text not null,
    edition bigint not null,
    since_at bigint not null,
    until_at bigint,
    enrolled_by text not null,
    foreign key (person_id) references people (id),
    foreign key (course_id, edition) references editions (thing_id, number),
    foreign key (enrolled_by) references people (id)
);
create unique index enrolments_one_per_course on enrolments (person_id, course_id) where until_at is null;

create table progress_facts (
    person_id text not null,
    seq bigint not null,
    course_id text not null,
    kind text not null,
    thing_id text not null,
    edition text not null,
    language text not null,
    at bigint not null,
    primary key (person_id, seq),
    foreign key (person_id) references people (id),
    foreign key (course_id) references things (id),
    foreign key (thing_id) references things (id),
    foreign key (edition) references documents (hash),
    constraint progress_facts_kind_check check (kind in ('lesson-read', 'quiz-passed', 'quiz-failed'))
);
create index progress_facts_by_course on progress_facts (person_id, course_id);

create table standings (
    person_id text not null,
    course_id text not null,
    lessons_read bigint not null,
    modules_done bigint not null,
    last_at bigint,
    completed_at bigint,
    primary key (person_id, course_id),
    foreign key (person_id) references people (id),
    foreign key (course_id) references things (id)
);
