package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A request that waited for a connection to the database in vain, or lost the one it had. Whatever is done about its
 * failure must not wait for another one: the caller would learn only then that the database is away.
 */
public final class NoConnection {

    private static final String WAITED = NoConnection.class.getName();

    /** The class of SQL states that tell of connections. */
    private static final String CONNECTION_FAILURES = "08";

    private NoConnection() {}

    /** Whether that is why a request failed. */
    public static boolean caused(Exception failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || isLost(failure);
    }

    /** A connection that was good a moment ago. Spring calls this recoverable, or in a commit a failure of its own. */
    private static boolean isLost(Throwable failure) {
        return failure != null
                && (failure instanceof SQLException cause
                                && cause.getSQLState() != null
                                && cause.getSQLState().startsWith(CONNECTION_FAILURES)
                        || isLost(failure.getCause()));
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
