-- Who wrote what, and when: one row for each write, in the transaction of the write.

create table audit (
  id         bigint       not null auto_increment primary key,
  created_at datetime(3)  not null,
  actor_kind varchar(11)  character set ascii collate ascii_bin not null,
  actor      varchar(255) not null,
  -- of the contract
  operation  varchar(64)  character set ascii collate ascii_bin not null,
  record     varchar(20)  character set ascii collate ascii_bin,
  -- names of fields, separated by spaces; never values
  changed    text         not null,
  outcome    varchar(7)   character set ascii collate ascii_bin not null,
  status     smallint     not null,
  request_id varchar(255) character set ascii collate ascii_bin not null,
  key audit_actor (actor),
  key audit_operation (operation),
  key audit_record (record),
  key audit_request_id (request_id)
) character set utf8mb4 collate utf8mb4_bin;
