package io.matricula.access;

import java.util.Set;

/**
 * What the contract says of an operation's access.
 *
 * @param id the operationId
 * @param method the HTTP method in upper case
 * @param roles of which one is enough; empty if every token will do
 * @param orTheUser whether the person concerned may do it too
 * @param token the kind of token that it takes; null if it takes none
 */
record Operation(String id, String method, Set<String> roles, boolean orTheUser, Caller.Kind token) {

    /** The request attribute that holds the operation that was asked for. */
    static final String ATTRIBUTE = Operation.class.getName();

    boolean isPublic() {
        return token == null;
    }
}
