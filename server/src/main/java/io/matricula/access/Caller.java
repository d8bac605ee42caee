package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever sent a request, as their token says.
 *
 * @param kind the kind of token
 * @param applicationId the application's id; null for a token of learningCloud
 * @param uid the application's public identifier; null for a token of learningCloud
 * @param name the application's name, or the name of the learningCloud token
 * @param roles the application's roles; empty if it has none
 * @param scopes the scopes of the token; empty for a token of learningCloud
 * @param resourceOwnerId the id of the person who signed in; null if the application speaks for itself
 * @param tokenId tells this token from all others; null for a token of learningCloud
 * @param issuedAt when the token was issued; null for a token of learningCloud
 * @param expiresAt when it expires; null for a token of learningCloud
 */
public record Caller(
        Kind kind,
        Long applicationId,
        String uid,
        String name,
        Set<String> roles,
        Set<String> scopes,
        Long resourceOwnerId,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt)
        implements Serializable {

    /** The two kinds of tokens. */
    public enum Kind {
        /** An OAuth access token. */
        APPLICATION,
        /** A token of {@code X-Cloud-Auth-Token}. */
        CLOUD
    }

    /** The request attribute that holds the caller. */
    static final String ATTRIBUTE = Caller.class.getName();

    /**
     * Who sent a request, also after the request was answered.
     *
     * @param request the request
     * @return empty without a valid token
     */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    static Caller cloud(String tokenName) {
        return new Caller(Kind.CLOUD, null, null, tokenName, Set.of(), Set.of(), null, null, null, null);
    }

    /**
     * Whether at least one role is among those asked for.
     *
     * @param asked the roles of which one is enough
     * @return true if none is asked for, too
     */
    public boolean hasAnyOf(Collection<String> asked) {
        return asked.isEmpty() || asked.stream().anyMatch(roles::contains);
    }
}
