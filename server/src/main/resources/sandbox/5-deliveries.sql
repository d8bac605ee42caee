-- Two deliveries for operators to look at: one that is done, and one that was given up while its platform did not answer.

insert into deliveries
  (id, user_id, login, platform, state, attempts, last_status, last_message, next_attempt_at, created_at, updated_at)
values
  (4711, 30, 'restuser.acme', 'training', 'delivered', 1, 200, null,
    '2017-11-22 13:43:11', '2017-11-22 13:43:10', '2017-11-22 13:43:11'),
  (4712, 30, 'restuser.acme', 'social', 'dead', 12, 504, 'No answer in time; the outcome is unknown',
    '2017-11-22 18:20:25', '2017-11-22 13:43:10', '2017-11-22 18:20:25');
