-- What people let applications do, and how often somebody tried a password. Codes and refresh tokens are stored as their
-- SHA-256 only; access tokens are not stored.

create table authorizations (
  id                char(36)      character set ascii collate ascii_bin not null primary key,
  application_id    bigint        not null,
  user_id           bigint        not null,
  scopes            varchar(255)  not null,
  redirect_uri      varchar(2048) not null,
  code_challenge    varchar(128),
  code_hash         char(64)      character set ascii collate ascii_bin not null,
  -- null until the code was exchanged
  refresh_hash      char(64)      character set ascii collate ascii_bin,
  -- of the latest access token, which ends with the authorization
  access_id         char(36)      character set ascii collate ascii_bin,
  access_expires_at datetime(3),
  -- of the code, then of the refresh token
  expires_at        datetime(3)   not null,
  created_at        datetime(3)   not null,
  unique key authorizations_code (code_hash),
  unique key authorizations_refresh (refresh_hash),
  key authorizations_expires_at (expires_at),
  constraint authorizations_application foreign key (application_id) references applications (id) on delete cascade,
  constraint authorizations_user foreign key (user_id) references users (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

-- Buckets of wrong passwords, by login, by address and by both; expires_at in milliseconds since 1970.
create table sign_in_attempts (
  id         varchar(160) character set ascii collate ascii_bin not null primary key,
  state      blob,
  expires_at bigint,
  key sign_in_attempts_expires_at (expires_at)
) character set utf8mb4 collate utf8mb4_bin;
