-- People and what surrounds them. Runs on MySQL 8.4 and MariaDB 10.6 and later, so collations are those that both have.
-- Times are UTC with milliseconds. Unique keys carry names of their own: the server tells by them what was taken.

create table languages (
  id         bigint       not null auto_increment primary key,
  name       varchar(255) not null,
  identifier varchar(35)  not null,
  created_at datetime(3)  not null,
  updated_at datetime(3)  not null,
  unique key languages_identifier (identifier)
) character set utf8mb4 collate utf8mb4_bin;

create table endpoints (
  id          bigint        not null auto_increment primary key,
  url         varchar(2000) not null,
  secret      varchar(255),
  description varchar(255),
  created_at  datetime(3)   not null,
  updated_at  datetime(3)   not null
) character set utf8mb4 collate utf8mb4_bin;

create table campus (
  id                   bigint       not null auto_increment primary key,
  name                 varchar(255) not null,
  slug                 varchar(255) not null,
  time_zone            varchar(64)  not null,
  language_id          bigint       not null,
  vogsphere_id         bigint,
  country              varchar(255),
  address              varchar(255),
  zip                  varchar(255),
  city                 varchar(255),
  website              varchar(255),
  facebook             varchar(255),
  twitter              varchar(255),
  active               boolean      not null default true,
  public               boolean      not null default true,
  email_extension      varchar(255),
  default_hidden_phone boolean      not null default false,
  main_email           varchar(255),
  endpoint_id          bigint,
  created_at           datetime(3)  not null,
  updated_at           datetime(3)  not null,
  unique key campus_slug (slug),
  constraint campus_language foreign key (language_id) references languages (id),
  constraint campus_endpoint foreign key (endpoint_id) references endpoints (id)
) character set utf8mb4 collate utf8mb4_bin;

create table cursus (
  id         bigint       not null auto_increment primary key,
  name       varchar(255) not null,
  slug       varchar(255) not null,
  kind       varchar(40)  not null default 'main',
  created_at datetime(3)  not null,
  updated_at datetime(3)  not null,
  unique key cursus_slug (slug)
) character set utf8mb4 collate utf8mb4_bin;

create table users (
  id               bigint       not null auto_increment primary key,
  -- lower case by rule; the binary collation compares it as it is
  login            varchar(64)  character set ascii collate ascii_bin not null,
  email            varchar(255) not null,
  first_name       varchar(255) not null,
  last_name        varchar(255) not null,
  usual_first_name varchar(42),
  password_hash    varchar(255),
  pool_year        varchar(255),
  pool_month       varchar(255),
  kind             varchar(8)   character set ascii collate ascii_bin not null,
  status           varchar(255),
  phone            varchar(255),
  location         varchar(255),
  image_hash       char(32)     character set ascii collate ascii_bin,
  staff            boolean      not null default false,
  active           boolean      not null default true,
  email_stop       boolean      not null default false,
  correction_point int          not null default 4,
  wallet           int          not null default 0,
  primary_campus_id bigint,
  anonymize_date   datetime(3),
  data_erasure_date datetime(3),
  alumnized_at     datetime(3),
  created_at       datetime(3)  not null,
  updated_at       datetime(3)  not null,
  unique key users_login (login),
  key users_email (email),
  constraint users_primary_campus foreign key (primary_campus_id) references campus (id)
) character set utf8mb4 collate utf8mb4_bin;

-- Every address that is somebody's email or personal address, in lower case: an address belongs to one person,
-- whichever of the two it is, and the key decides who was first.
create table claimed_addresses (
  address varchar(255) not null primary key,
  user_id bigint       not null,
  key claimed_addresses_user (user_id),
  constraint claimed_addresses_user foreign key (user_id) references users (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

create table user_candidatures (
  id                  bigint       not null auto_increment primary key,
  user_id             bigint       not null,
  birth_date          date,
  gender              varchar(6)   character set ascii collate ascii_bin,
  zip_code            varchar(255),
  country             varchar(255),
  birth_city          varchar(255),
  birth_country       varchar(255),
  postal_street       varchar(255),
  postal_complement   varchar(255),
  postal_city         varchar(255),
  postal_zip_code     varchar(255),
  postal_country      varchar(255),
  contact_affiliation varchar(255),
  contact_last_name   varchar(255),
  contact_first_name  varchar(255),
  contact_phone1      varchar(255),
  contact_phone2      varchar(255),
  max_level_memory    int,
  max_level_logic     int,
  other_information   mediumtext,
  language            varchar(255),
  meeting_date        datetime(3),
  piscine_date        varchar(255),
  phone               varchar(255),
  email               varchar(255),
  pin                 varchar(255),
  phone_country_code  varchar(2)   character set ascii collate ascii_bin,
  hidden_phone        boolean,
  created_at          datetime(3)  not null,
  updated_at          datetime(3)  not null,
  unique key user_candidatures_user (user_id),
  constraint user_candidatures_user foreign key (user_id) references users (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;

create table cursus_users (
  id            bigint       not null auto_increment primary key,
  user_id       bigint       not null,
  cursus_id     bigint       not null,
  begin_at      datetime(3)  not null,
  end_at        datetime(3),
  grade         varchar(255),
  level         double       not null default 0,
  has_coalition boolean      not null default true,
  blackholed_at datetime(3),
  created_at    datetime(3)  not null,
  updated_at    datetime(3)  not null,
  unique key cursus_users_user_cursus (user_id, cursus_id),
  constraint cursus_users_user foreign key (user_id) references users (id) on delete cascade,
  constraint cursus_users_cursus foreign key (cursus_id) references cursus (id)
) character set utf8mb4 collate utf8mb4_bin;

create table languages_users (
  id          bigint      not null auto_increment primary key,
  user_id     bigint      not null,
  language_id bigint      not null,
  position    int,
  created_at  datetime(3) not null,
  unique key languages_users_user_language (user_id, language_id),
  constraint languages_users_user foreign key (user_id) references users (id) on delete cascade,
  constraint languages_users_language foreign key (language_id) references languages (id)
) character set utf8mb4 collate utf8mb4_bin;

create table campus_users (
  id         bigint      not null auto_increment primary key,
  user_id    bigint      not null,
  campus_id  bigint      not null,
  is_primary boolean     not null default false,
  created_at datetime(3) not null,
  updated_at datetime(3) not null,
  unique key campus_users_user_campus (user_id, campus_id),
  key campus_users_campus (campus_id),
  constraint campus_users_user foreign key (user_id) references users (id) on delete cascade,
  constraint campus_users_campus foreign key (campus_id) references campus (id)
) character set utf8mb4 collate utf8mb4_bin;
