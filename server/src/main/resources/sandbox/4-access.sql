-- The credentials that everybody knows: the secret of every application is the word sandbox.

insert into applications (id, uid, name, roles, redirect_uris, created_at, updated_at) values
  (1, 'sandbox-advanced-tutor', 'sandbox-advanced-tutor', 'Advanced tutor', '', utc_timestamp(3), utc_timestamp(3)),
  (2, 'sandbox-advanced-staff', 'sandbox-advanced-staff', 'Advanced staff', '', utc_timestamp(3), utc_timestamp(3)),
  (3, 'sandbox-basic-staff', 'sandbox-basic-staff', 'Basic staff', '', utc_timestamp(3), utc_timestamp(3)),
  (4, 'sandbox-operator', 'sandbox-operator', 'operator', '', utc_timestamp(3), utc_timestamp(3)),
  (5, 'sandbox-public', 'sandbox-public', '', '', utc_timestamp(3), utc_timestamp(3));

insert into application_secrets (id, application_id, secret_hash, valid_until, created_at)
select id, id, sha2('sandbox', 256), null, utc_timestamp(3) from applications;

insert into cloud_tokens (id, name, token_hash, created_at) values
  (1, 'sandbox', sha2('sandbox-cloud-token', 256), utc_timestamp(3));
