package io.matricula.cursususers;

import java.time.OffsetDateTime;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * A row of {@code user[cursus_users_attributes]} in an update of a user.
 *
 * @param id the enrolment that it changes; null to add one
 * @param cursusId null leaves the cursus as it is
 * @param beginAt null leaves the begin as it is
 * @param endAt absent leaves the end as it is, null takes it away
 * @param destroy whether the enrolment ends here, or is not added
 */
public record NestedCursusUser(
        Long id, Long cursusId, OffsetDateTime beginAt, JsonNullable<OffsetDateTime> endAt, boolean destroy) {}
