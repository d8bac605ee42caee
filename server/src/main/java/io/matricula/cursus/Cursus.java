package io.matricula.cursus;

import java.time.OffsetDateTime;

/**
 * A cursus.
 *
 * @param id its id
 * @param name its name, {@code Piscine C}
 * @param slug its name in URLs, {@code piscine-c}
 * @param createdAt when it was created, UTC
 */
public record Cursus(long id, String name, String slug, OffsetDateTime createdAt) {}
