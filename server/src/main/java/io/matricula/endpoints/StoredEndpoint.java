package io.matricula.endpoints;

import java.time.OffsetDateTime;

/**
 * The web service of a campus.
 *
 * @param id its id
 * @param url where it is, without a slash at the end
 * @param secret what every call carries as {@code key}; null for none; never shown
 * @param description null without one
 * @param createdAt when it was registered, UTC
 * @param updatedAt when it was changed last, UTC
 */
record StoredEndpoint(
        long id, String url, String secret, String description, OffsetDateTime createdAt, OffsetDateTime updatedAt) {

    /** Without the secret, which must not get into a log. */
    @Override
    public String toString() {
        return "endpoint " + id + " " + url;
    }
}
