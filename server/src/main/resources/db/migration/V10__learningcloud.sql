-- What only learningCloud knows of a person; names, e-mail, password and picture are shared with the Intra API. Everybody
-- has a row, under the person's id.

create table cloud_users (
  id                   bigint        not null primary key,
  -- the id of the web services
  cloud_id             char(32)      character set ascii collate ascii_bin not null,
  -- the id under which all platforms know the person
  common_id            char(32)      character set ascii collate ascii_bin not null,
  external_id          varchar(255),
  language             varchar(35)   character set ascii collate ascii_bin not null,
  timezone             varchar(64)   character set ascii collate ascii_bin not null,
  office_phone         varchar(255),
  mobile_phone         varchar(255),
  interests            mediumtext,
  about_me             mediumtext,
  location             varchar(255),
  auth_source          varchar(255)  not null default 'LOCAL',
  -- null for no picture, or for the one of users.image_hash
  image_url            varchar(2048),
  -- JSON, and text, as the type json would put the keys in another order
  roles                varchar(1000) character set ascii collate ascii_bin not null default '{"management":["user"]}',
  extended_fields      mediumtext,
  extra                mediumtext,
  deactivation_message varchar(255),
  unique key cloud_users_cloud_id (cloud_id),
  unique key cloud_users_common_id (common_id),
  unique key cloud_users_external_id (external_id),
  constraint cloud_users_user foreign key (id) references users (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

insert into cloud_users (id, cloud_id, common_id, language, timezone)
select users.id, md5(concat('id ', users.id, uuid())), md5(concat('common id ', users.id, uuid())),
  coalesce(languages.identifier, 'en'), coalesce(campus.time_zone, 'Etc/GMT')
from users
  left join campus on campus.id = users.primary_campus_id
  left join languages on languages.id = campus.language_id;
