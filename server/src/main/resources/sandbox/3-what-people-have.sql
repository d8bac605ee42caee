-- One candidature, enrolment, language and campus each, with the id of the person; but candidature 23 is that of
-- person 46, and person 9 has none, as in the documented examples.

insert into user_candidatures (id, user_id, email, created_at, updated_at)
select
  case id when 46 then 23 when 23 then 46 else id end,
  id, concat(login, '@example.org'), created_at, created_at
from users
where id <> 9;

update user_candidatures
set
  birth_date = date_add('1989-01-30', interval user_id * 29 day),
  gender = elt(1 + mod(user_id, 5), 'female', 'male', 'female', 'male', 'other'),
  country = elt(1 + mod(user_id, 4), 'France', 'Romania', 'Japan', 'Honduras'),
  birth_country = country,
  postal_country = country,
  piscine_date = date_add('2017-07-03', interval mod(user_id, 3) month),
  max_level_memory = 1 + mod(user_id, 8),
  max_level_logic = 1 + mod(user_id, 11)
where id <> 23;

update user_candidatures set country = 'Kashyyyk' where id = 23;

insert into cursus_users (id, user_id, cursus_id, begin_at, grade, level, created_at, updated_at)
select
  id, id,
  if(mod(id, 3) = 0, 2, 1),
  timestampadd(microsecond, id * 86399957000, '2017-05-01 06:30:00'),
  if(mod(id, 3) = 0, 'Learner', null),
  if(mod(id, 3) = 0, mod(id, 7) + 0.42, 0),
  created_at, created_at
from users;

update cursus_users set begin_at = '2017-05-14 21:37:50.172' where id = 2;
update cursus_users set begin_at = '2017-06-13 03:05:07.756', grade = 'Cadet' where id = 7;

insert into languages_users (id, user_id, language_id, position, created_at)
select
  users.id, users.id,
  if(users.id = 2, 3, campus.language_id),
  1,
  users.created_at
from users
  join campus on campus.id = users.primary_campus_id;

insert into campus_users (id, user_id, campus_id, is_primary, created_at, updated_at)
select id, id, primary_campus_id, true, created_at, created_at
from users;

insert into claimed_addresses (address, user_id)
select lower(email), id from users
union
select lower(email), user_id from user_candidatures where email is not null;
