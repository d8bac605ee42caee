-- as a later version might have it: a column and an index that this one does not know
alter table users add column later_known_as varchar(64) null;
create index users_later_known_as on users (later_known_as, id);
