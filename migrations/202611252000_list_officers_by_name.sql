-- An organisation may have a hundred thousand officers, and their list goes on from a name: people stand in its order.
create index people_by_sort_key on people (sort_key, id);
