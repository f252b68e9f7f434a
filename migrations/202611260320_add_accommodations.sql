-- What a person has beside the rules of a course's quizzes. The measure is kept, never its reason.
create table accommodations (
    id text primary key,
    person_id text not null,
    course_id text not null,
    measures text not null,
    granted_by text not null,
    granted_at bigint not null,
    ended_by text,
    ended_at bigint,
    foreign key (person_id) references people (id),
    foreign key (course_id) references things (id),
    foreign key (granted_by) references people (id),
    foreign key (ended_by) references people (id)
);
create unique index accommodations_one on accommodations (person_id, course_id) where ended_at is null;
create index accommodations_of_course on accommodations (course_id) where ended_at is null;
