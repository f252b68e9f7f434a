-- Whoever stands in for missing coordinators reads what waits in all organisations: only that, longest first.
create index postings_waiting on postings (asked_at, id) where state = 'waiting' and until_at is null;
create index attempt_requests_waiting on attempt_requests (asked_at, id) where state = 'waiting';
