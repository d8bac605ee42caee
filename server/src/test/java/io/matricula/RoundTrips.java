package io.matricula;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sees every statement that the driver sends, each a round trip to the database, and tells those of requests: of the
 * threads that answer them, or deliver while a caller waits.
 */
public final class RoundTrips implements QueryInterceptor {

    private static final Pattern THREADS = Pattern.compile("(http-|waited-deliveries-).*");

    private static final Pattern STATEMENT = Pattern.compile(
            "(?<verb>select|insert|update|delete)\\b.*?(?<=from |into |update )(?<table>\\w+).*?(?<lock> for update)?");

    private static final Set<String> HELD = Set.of("select campus", "select cursus", "select languages");

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    private static volatile boolean isCounting;

    /**
     * Does something, and tells what was sent for it. Nobody else may send requests meanwhile.
     *
     * @return what was sent, in its order, as {@code update users}, {@code select users for update}, or as it is if it
     *     concerns no table; {@code insert cursus_users; insert audit} were sent together
     */
    public static List<String> of(Runnable requests) {
        SENT.clear();
        isCounting = true;
        try {
            requests.run();
        } finally {
            isCounting = false;
        }
        return List.copyOf(SENT);
    }

    /**
     * As {@link #of}, without reads of what the server holds in memory for seconds: on a slow machine it may have to read
     * that again at any time.
     */
    public static List<String> besidesWhatIsHeld(Runnable requests) {
        return of(requests).stream().filter(sent -> !HELD.contains(sent)).toList();
    }

    private static String shortened(String sql) {
        return Stream.of(sql.split(";\n")).map(RoundTrips::shortenedStatement).collect(Collectors.joining("; "));
    }

    private static String shortenedStatement(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        Matcher statement = STATEMENT.matcher(line);
        return statement.matches()
                ? statement.group("verb") + " " + statement.group("table")
                        + (statement.group("lock") == null ? "" : " for update")
                : line;
    }

    @Override
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        if (isCounting && THREADS.matcher(Thread.currentThread().getName()).matches()) {
            SENT.add(shortened(sql.get()));
        }
        return null;
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> T postProcess(
            Supplier<String> sql, Query query, T originalResultSet, ServerSession serverSession) {
        return originalResultSet;
    }
}
