-- The images of people, each in its own size and in four smaller versions; users.image_hash names what was uploaded.

create table user_images (
  user_id      bigint     not null,
  version      varchar(8) character set ascii collate ascii_bin not null,
  content_hash char(32)   character set ascii collate ascii_bin not null,
  bytes        mediumblob not null,
  primary key (user_id, version),
  constraint user_images_user foreign key (user_id) references users (id) on delete cascade
) character set utf8mb4 collate utf8mb4_bin;
