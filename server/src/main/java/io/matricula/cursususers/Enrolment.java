package io.matricula.cursususers;

import java.time.OffsetDateTime;

/**
 * An enrolment about to be saved.
 *
 * @param cursusId in which cursus
 * @param beginAt from when, UTC
 * @param endAt until when, UTC; null without an end
 * @param hasCoalition whether the person has a coalition there
 */
public record Enrolment(long cursusId, OffsetDateTime beginAt, OffsetDateTime endAt, boolean hasCoalition) {}
