-- Everybody starts with the language and the time zone of the campus. The documented user of the web services has a role
-- in each platform of the documented answers.

insert into cloud_users (id, cloud_id, common_id, language, timezone)
select users.id, md5(concat('id of ', users.login)), md5(concat('common id of ', users.login)), languages.identifier,
  campus.time_zone
from users
  join campus on campus.id = users.primary_campus_id
  join languages on languages.id = campus.language_id;

update cloud_users
set
  cloud_id = 'ff808181556ee70e015572136a250012',
  common_id = '5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10',
  language = 'es',
  roles = '{"management":["user"],"training":["user"],"social":["user"],"play":["user"]}'
where id = 30;

update cloud_users set deactivation_message = 'Sorry, your user is deactivated.' where id = 57;

update users set email = 'restuser.acme@example.org' where id = 30;
delete from claimed_addresses where user_id = 30 and address <> 'restuser.acme@example.org';
