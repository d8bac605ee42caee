-- What requests with an Idempotency-Key were answered first, each row in the transaction of the write that it answers.
-- Rows are of no use after 24 hours and then removed.

create table idempotency_keys (
  -- SHA-256 of who sent the key and of the key
  id          char(64)      character set ascii collate ascii_bin not null primary key,
  -- SHA-256 of method, path and params
  fingerprint char(64)      character set ascii collate ascii_bin not null,
  status      smallint      not null,
  location    varchar(2048),
  -- JSON, as it was sent; no answer holds a secret
  body        mediumtext    not null,
  created_at  datetime(3)   not null,
  key idempotency_keys_created_at (created_at)
) character set utf8mb4 collate utf8mb4_bin;
