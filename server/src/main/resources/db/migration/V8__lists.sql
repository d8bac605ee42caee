-- A list can be sorted by each of these columns and filtered by most of them, and must not read a million rows for it:
-- every index ends with the id, so equal rows come in its order without being sorted.

alter table users
  add key users_created_at (created_at),
  add key users_updated_at (updated_at),
  add key users_image_hash (image_hash),
  add key users_first_name (first_name),
  add key users_last_name (last_name),
  add key users_usual_first_name (usual_first_name),
  add key users_pool_year (pool_year),
  add key users_pool_month (pool_month),
  add key users_kind (kind),
  add key users_status (status),
  add key users_staff (staff),
  add key users_email_stop (email_stop),
  add key users_alumnized_at (alumnized_at),
  -- the pools of a campus are asked for together
  add key users_campus_pool (primary_campus_id, pool_year, pool_month);

alter table user_candidatures
  -- too long for an index: sorted by how it begins
  add column other_information_start varchar(100) generated always as (left(other_information, 100)) virtual,
  add key user_candidatures_birth_date (birth_date),
  add key user_candidatures_gender (gender),
  add key user_candidatures_zip_code (zip_code),
  add key user_candidatures_country (country),
  add key user_candidatures_birth_city (birth_city),
  add key user_candidatures_birth_country (birth_country),
  add key user_candidatures_postal_street (postal_street),
  add key user_candidatures_postal_complement (postal_complement),
  add key user_candidatures_postal_city (postal_city),
  add key user_candidatures_postal_zip_code (postal_zip_code),
  add key user_candidatures_postal_country (postal_country),
  add key user_candidatures_contact_affiliation (contact_affiliation),
  add key user_candidatures_contact_last_name (contact_last_name),
  add key user_candidatures_contact_first_name (contact_first_name),
  add key user_candidatures_contact_phone1 (contact_phone1),
  add key user_candidatures_contact_phone2 (contact_phone2),
  add key user_candidatures_max_level_memory (max_level_memory),
  add key user_candidatures_max_level_logic (max_level_logic),
  add key user_candidatures_other_information (other_information_start),
  add key user_candidatures_language (language),
  add key user_candidatures_meeting_date (meeting_date),
  add key user_candidatures_piscine_date (piscine_date),
  add key user_candidatures_created_at (created_at),
  add key user_candidatures_updated_at (updated_at),
  add key user_candidatures_phone (phone),
  add key user_candidatures_email (email),
  add key user_candidatures_pin (pin),
  add key user_candidatures_phone_country_code (phone_country_code),
  add key user_candidatures_hidden_phone (hidden_phone);

alter table cursus_users
  add key cursus_users_created_at (created_at),
  add key cursus_users_updated_at (updated_at),
  add key cursus_users_user_id (user_id),
  add key cursus_users_begin_at (begin_at),
  add key cursus_users_end_at (end_at),
  add key cursus_users_has_coalition (has_coalition),
  add key cursus_users_blackholed_at (blackholed_at),
  add key cursus_users_level (level);
