-- Where people are and what they follow. The ids, names and times are those of the documented examples.

insert into languages (id, name, identifier, created_at, updated_at) values
  (1, 'Français', 'fr', '2017-11-22 13:41:00.316', '2017-11-22 13:41:00.316'),
  (2, 'English', 'en', '2017-11-22 13:41:00.327', '2017-11-22 13:41:00.327'),
  (3, 'Romanian', 'ro', '2017-11-22 13:41:00.338', '2017-11-22 13:41:00.338');

insert into endpoints (id, url, secret, description, created_at, updated_at) values
  (3, 'http://127.0.0.1:8042/sandbox/campus_endpoint', 'sandbox', 'The tokyo endpoint',
   '2016-05-06 08:45:06.194', '2016-05-06 08:49:40.574');

insert into campus
  (id, name, slug, time_zone, language_id, vogsphere_id, country, address, zip, city, website, facebook, twitter,
   email_extension, endpoint_id, created_at, updated_at)
values
  (1, 'Paris', 'paris', 'Europe/Paris', 1, 1, 'France', '96, boulevard Bessières', '75017', 'Paris',
   'http://www.42.fr/', 'https://facebook.com/42born2code', 'https://twitter.com/42born2code',
   '42.fr', null, '2017-11-22 13:41:00.412', '2017-11-22 13:41:00.412'),
  (2, 'Lyon', 'lyon', 'Europe/Paris', 1, 2, 'France', '78, route de Paris', '69260', 'Charbonnières-les-Bains',
   null, null, null,
   '42lyon.fr', null, '2017-11-22 13:41:00.423', '2017-11-22 13:41:00.423'),
  (3, 'Cluj', 'cluj', 'Europe/Bucharest', 3, null, 'Romania', null, null, 'Cluj-Napoca',
   null, null, null,
   null, null, '2017-11-22 13:41:00.434', '2017-11-22 13:41:00.434'),
  (9, 'Tokyo', 'tokyo', 'Asia/Tokyo', 2, null, 'Japan', null, null, 'Tokyo',
   null, null, null,
   '42tokyo.jp', 3, '2017-11-22 13:41:00.445', '2017-11-22 13:41:00.445');

insert into cursus (id, name, slug, kind, created_at, updated_at) values
  (1, 'Piscine C', 'piscine-c', 'piscine', '2017-11-22 13:41:00.750', '2017-11-22 13:41:00.750'),
  (2, '42', '42', 'main', '2017-11-22 13:41:00.825', '2017-11-22 13:41:00.825');
