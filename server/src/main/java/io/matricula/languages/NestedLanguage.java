package io.matricula.languages;

import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A row of {@code user[languages_users_attributes]} in an update of a user.
 *
 * @param id the language of the user that it changes; null to add one
 * @param languageId null leaves the language as it is
 * @param position absent leaves the rank as it is, null takes it away
 * @param destroy whether the language is removed, or is not added
 */
public record NestedLanguage(Long id, Long languageId, JsonNullable<Integer> position, boolean destroy) {}
