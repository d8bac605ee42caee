package io.matricula.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * What the database alone costs: the statements of an operation in one transaction, by plain JDBC on a pool like the
 * server's.
 *
 * @param name what it is
 * @param pool with the server's settings
 * @param transactions another one, for transactions, with autocommit off as the server's has it
 * @param before those before the transaction
 * @param inTransaction those that are committed together
 * @param numbers never sent before
 */
record JdbcLimit(
        String name,
        DataSource pool,
        DataSource transactions,
        List<Statement> before,
        List<Statement> inTransaction,
        AtomicLong numbers)
        implements Measured {

    /**
     * A statement as the server sends it.
     *
     * @param sql with a {@code ?} for each param
     * @param params makes them
     */
    record Statement(String sql, Params params) {}

    /** The params of a statement. */
    interface Params {

        /**
         * Makes them.
         *
         * @param number never sent before
         * @param id the first key that the database gave in this transaction, 0 before
         */
        Object[] of(long number, long id);
    }

    @Override
    public Sample run(int seconds) throws Exception {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<long[]>> loops = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                loops.add(() -> loop(end));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> loop : threads.invokeAll(loops)) {
                times.add(loop.get());
            }
            return Sample.of(times.stream().flatMapToLong(Arrays::stream).toArray(), (System.nanoTime() - began) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private long[] loop(long end) throws SQLException {
        LongStream.Builder times = LongStream.builder();
        for (long now = System.nanoTime(); now < end; ) {
            once();
            long done = System.nanoTime();
            times.add(done - now);
            now = done;
        }
        return times.build().toArray();
    }

    private void once() throws SQLException {
        long number = numbers.incrementAndGet();
        for (Statement statement : before) {
            try (Connection connection = pool.getConnection()) {
                execute(connection, statement, number, 0);
            }
        }
        if (inTransaction.isEmpty()) {
            return;
        }
        try (Connection connection = transactions.getConnection()) {
            long id = 0;
            for (Statement statement : inTransaction) {
                long key = execute(connection, statement, number, id);
                id = id == 0 ? key : id;
            }
            connection.commit();
        }
    }

    private static long execute(Connection connection, Statement statement, long number, long id) throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement(statement.sql(), java.sql.Statement.RETURN_GENERATED_KEYS)) {
            Object[] params = statement.params().of(number, id);
            for (int i = 0; i < params.length; i++) {
                prepared.setObject(i + 1, params[i]);
            }
            boolean isQuery = prepared.execute();
            try (ResultSet rows = isQuery ? prepared.getResultSet() : prepared.getGeneratedKeys()) {
                return isQuery ? readAll(rows) : rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static long readAll(ResultSet rows) throws SQLException {
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                rows.getObject(i);
            }
        }
        return 0;
    }
}
