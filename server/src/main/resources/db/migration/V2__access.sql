-- Who may call: applications and their secrets, the keys that sign tokens, tokens taken back before their time, and the
-- tokens of learningCloud. Secrets and tokens are stored as their SHA-256 only.

create table applications (
  id            bigint        not null auto_increment primary key,
  uid           varchar(100)  character set ascii collate ascii_bin not null,
  name          varchar(255)  not null,
  roles         varchar(1000) not null default '',
  redirect_uris text          not null,
  owner_id      bigint,
  created_at    datetime(3)   not null,
  updated_at    datetime(3)   not null,
  unique key applications_uid (uid),
  constraint applications_owner foreign key (owner_id) references users (id) on delete set null
) character set utf8mb4 collate utf8mb4_bin;

-- Two live rows for an application while a secret is being rotated.
create table application_secrets (
  id             bigint      not null auto_increment primary key,
  application_id bigint      not null,
  secret_hash    char(64)    character set ascii collate ascii_bin not null,
  valid_until    datetime(3),
  created_at     datetime(3) not null,
  unique key application_secrets_hash (application_id, secret_hash),
  constraint application_secrets_application foreign key (application_id) references applications (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

create table signing_keys (
  id         bigint         not null primary key,
  secret     varbinary(64)  not null,
  created_at datetime(3)    not null
) character set utf8mb4 collate utf8mb4_bin;

create table revoked_tokens (
  jti        char(36)    character set ascii collate ascii_bin not null primary key,
  expires_at datetime(3) not null,
  key revoked_tokens_expires_at (expires_at)
) character set utf8mb4 collate utf8mb4_bin;

create table cloud_tokens (
  id         bigint       not null auto_increment primary key,
  name       varchar(255) not null,
  token_hash char(64)     character set ascii collate ascii_bin not null,
  created_at datetime(3)  not null,
  unique key cloud_tokens_name (name),
  unique key cloud_tokens_hash (token_hash)
) character set utf8mb4 collate utf8mb4_bin;

-- What is left of each application's rate limit, shared by all servers; unused while no limit is set.
create table rate_limits (
  application_id bigint not null primary key,
  state          blob
) character set utf8mb4 collate utf8mb4_bin;
