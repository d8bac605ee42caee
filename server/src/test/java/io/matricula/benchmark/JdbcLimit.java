package io.matricula.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
 * What the database alone costs: the rows of an operation written in one transaction, or read, by plain JDBC on a pool like
 * the server's. Each {@code ?} in the statements is one number that was never used before.
 *
 * @param name what it is
 * @param pool with the server's settings
 * @param inTransaction whether the statements are committed together
 * @param statements in their order
 * @param numbers never sent before
 */
record JdbcLimit(String name, DataSource pool, boolean inTransaction, List<String> statements, AtomicLong numbers)
        implements Measured {

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
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(!inTransaction);
            long number = numbers.incrementAndGet();
            for (String sql : statements) {
                execute(connection, sql, number);
            }
            if (inTransaction) {
                connection.commit();
            }
        }
    }

    private static void execute(Connection connection, String sql, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setLong(i, number);
            }
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }
    }
}
