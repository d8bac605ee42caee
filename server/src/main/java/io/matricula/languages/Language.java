package io.matricula.languages;

import java.time.OffsetDateTime;

/**
 * A language.
 *
 * @param id its id
 * @param name its name in itself, {@code Français}
 * @param identifier its code, {@code fr}
 * @param createdAt when it was created, UTC
 * @param updatedAt when it was changed last, UTC
 */
public record Language(long id, String name, String identifier, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}
