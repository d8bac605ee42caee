package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A request that waited for a connection to the database in vain. Whatever is done about its failure must not wait for
 * another one: the caller would learn only then that the database is away.
 */
public final class NoConnection {

    private static final String WAITED = NoConnection.class.getName();

    private NoConnection() {}

    /** Whether that is why a request failed. */
    public static boolean caused(Exception failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
    }

    /** Notes the reason why a request fails. */
    static void noteIfItCaused(Exception failure, HttpServletRequest request) {
        if (caused(failure)) {
            request.setAttribute(WAITED, true);
        }
    }

    /** Whether it was noted of a request. */
    public static boolean isNoted(HttpServletRequest request) {
        return request.getAttribute(WAITED) != null;
    }
}
