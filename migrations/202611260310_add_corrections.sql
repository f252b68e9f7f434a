-- What an attempt earned place by place, for the analysis of items: a list of hundredths of a mark.
alter table results add column items text;
create index attempts_by_quiz on attempts (quiz_id, number);

-- Wrong keys put right: by one person, confirmed by another.
create table corrections (
    id text primary key,
    course_id text not null,
    quiz_id text not null,
    question_id text not null,
    from_hash text not null,
    to_hash text not null,
    reason text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    state text not null,
    decided_by text,
    decided_at bigint,
    remarked_at bigint,
    foreign key (course_id) references things (id),
    foreign key (quiz_id) references things (id),
    foreign key (from_hash) references documents (hash),
    foreign key (to_hash) references documents (hash),
    foreign key (proposed_by) references people (id),
    foreign key (decided_by) references people (id),
    constraint corrections_state_check check (state in ('proposed', 'confirmed', 'withdrawn'))
);
create unique index corrections_one_open on corrections (quiz_id, question_id) where state = 'proposed';
create index corrections_of_course on corrections (course_id, proposed_at);

-- Whom a correction concerned: told once.
create table correction_notices (
    correction_id text not null,
    person_id text not null,
    told_at bigint not null,
    primary key (correction_id, person_id),
    foreign key (correction_id) references corrections (id),
    foreign key (person_id) references people (id)
);

-- Results that turned to a pass, or from one: listed for a decision.
create table correction_turns (
    correction_id text not null,
    attempt_number bigint not null,
    person_id text not null,
    passes boolean not null,
    decision text,
    decided_by text,
    decided_at bigint,
    reason text,
    primary key (correction_id, attempt_number),
    foreign key (correction_id) references corrections (id),
    foreign key (attempt_number) references attempts (number),
    foreign key (person_id) references people (id),
    constraint correction_turns_decision_check check (decision in ('followed', 'kept'))
);
