package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * What the contract says of an operation's access.
 *
 * @param id the operationId
 * @param method the HTTP method in upper case
 * @param roles of which one is enough; empty if every token will do
 * @param orTheUser whether the person concerned may do it too
 * @param token the kind of token that it takes; null if it takes none
 * @param limited whether requests count against the rate limit (429); they do not where the server tells of itself, as
 *     that asks no database
 * @param success the HTTP status of an answer that refuses nothing
 */
public record Operation(
        String id,
        String method,
        Set<String> roles,
        boolean orTheUser,
        Caller.Kind token,
        boolean limited,
        int success) {

    /** The request attribute that holds the operation that was asked for. */
    static final String ATTRIBUTE = Operation.class.getName();

    /**
     * What a request asks for.
     *
     * @param request a request that has passed the filter which looks it up
     * @return empty if it asks for nothing that is in the contract
     */
    public static Optional<Operation> of(HttpServletRequest request) {
        return Optional.ofNullable((Operation) request.getAttribute(ATTRIBUTE));
    }

    boolean isPublic() {
        return token == null;
    }

    /**
     * Tells whether it may change what the server holds.
     *
     * @return false for what only reads, and for what needs no token: signing in and tokens
     */
    public boolean isWrite() {
        return !isPublic() && !method.equals("GET");
    }
}
