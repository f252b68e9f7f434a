-- What moved the bell of a sitting back, which devices opened it, and why each version of a result was made.
create table lengthenings (
    attempt_number bigint not null,
    seq bigint not null,
    kind text not null,
    from_at bigint,
    until_at bigint,
    span bigint not null,
    made_at bigint not null,
    granted_by text,
    reason text,
    primary key (attempt_number, seq),
    foreign key (attempt_number) references attempts (number),
    foreign key (granted_by) references people (id),
    constraint lengthenings_kind_check check (kind in ('interruption', 'server-down', 'granted', 'without-scripts')),
    constraint lengthenings_span_check check (span > 0)
);

create table attempt_devices (
    attempt_number bigint not null,
    device text not null,
    opened_at bigint not null,
    reported_at bigint,
    primary key (attempt_number, device),
    foreign key (attempt_number) references attempts (number)
);

alter table attempts add column wait_ended_at bigint;
alter table results add column cause text;
update results set cause = reason;
