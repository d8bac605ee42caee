-- Users on their way to platforms: one row for each user and platform, which a further change joins. It has no foreign
-- key, as the deletion of a user is delivered too.

create table deliveries (
  id                bigint       not null auto_increment primary key,
  user_id           bigint       not null,
  login             varchar(64)  character set ascii collate ascii_bin not null,
  platform          varchar(64)  character set ascii collate ascii_bin not null,
  -- the common id of a user who is gone; of everybody else it is read when it is sent
  deleted_common_id char(32)     character set ascii collate ascii_bin,
  -- pending, delivered or dead
  state             varchar(9)   character set ascii collate ascii_bin not null,
  -- counts the changes, so that a change that comes while the one before it is sent is seen
  version           int          not null default 1,
  attempts          int          not null default 0,
  last_status       int,
  last_message      varchar(255),
  next_attempt_at   datetime(3)  not null,
  -- who sends it at present, and until when nobody else may
  claim             char(36)     character set ascii collate ascii_bin,
  claimed_until     datetime(3),
  created_at        datetime(3)  not null,
  updated_at        datetime(3)  not null,
  unique key deliveries_user_platform (user_id, platform),
  key deliveries_due (platform, state, next_attempt_at),
  key deliveries_updated_at (updated_at)
) character set utf8mb4 collate utf8mb4_bin;

create table paused_platforms (
  platform  varchar(64) character set ascii collate ascii_bin not null primary key,
  paused_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;
