package io.matricula.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ConcurrentLruCache;

/**
 * Writes that wait for others of their transaction and are sent with them: one round trip for all. They are sent in their
 * order, before whatever else is sent in the transaction, the commit at the latest. So whoever reads finds them, and they
 * are committed or not as any other write.
 *
 * <p>What goes wrong with one comes out of the statement or commit behind it. So a write may only wait if no unique key can
 * refuse it: whoever makes the next statement would take the refusal for their own.
 */
@Component
public class WaitingWrites {

    private static final int STATEMENTS = 256;

    private final ConcurrentLruCache<String, ParsedSql> parsed =
            new ConcurrentLruCache<>(STATEMENTS, NamedParameterUtils::parseSqlStatement);
    private final DataSource main;
    private final JdbcClient jdbc;

    WaitingWrites(DataSource main, JdbcClient jdbc) {
        this.main = main;
        this.jdbc = jdbc;
    }

    /**
     * A write as the driver takes it.
     *
     * @param sql with a {@code ?} for each param, and no semicolon
     * @param params their values
     * @param key told the id that the database gave; null if nobody asks for it
     */
    record Write(String sql, List<Object> params, LongConsumer key) {}

    /**
     * Adds a write to the current transaction. Without one it is done at once.
     *
     * @param sql one statement with named params, a constant
     * @param params their values
     */
    public void add(String sql, SqlParameterSource params) {
        add(sql, params, null);
    }

    /**
     * Adds an insert to the current transaction. Without one it is done at once.
     *
     * @param sql one statement with named params, a constant
     * @param params their values
     * @param key told the id of the new row, when it is known: after the commit at the latest
     */
    public void add(String sql, SqlParameterSource params, LongConsumer key) {
        ParsedSql statement = parsed.get(sql);
        Object[] values = NamedParameterUtils.buildValueArray(statement, params, null);
        add(new Write(
                NamedParameterUtils.substituteNamedParameters(statement, params).strip(),
                new ArrayList<>(Arrays.asList(values)),
                key));
    }

    void add(Write write) {
        WaitingConnection connection = ofTransaction();
        if (connection == null) {
            send(write);
        } else {
            connection.add(write);
        }
    }

    /** Null outside of a transaction, and on a pool that is not of {@link TransactionPool}. */
    private WaitingConnection ofTransaction() {
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(main);
        if (holder == null) {
            return null;
        }
        try {
            return holder.getConnection().isWrapperFor(WaitingConnection.class)
                    ? holder.getConnection().unwrap(WaitingConnection.class)
                    : null;
        } catch (SQLException e) {
            throw new IllegalStateException("A connection does not know what it is", e);
        }
    }

    private void send(Write write) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(write.sql()).params(write.params()).update(key, "id");
        if (write.key() != null) {
            write.key().accept(key.getKey().longValue());
        }
    }
}
