package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the items of lists. Up to {@link #COUNTED} they are counted for each request; counting a million rows takes
 * longer than reading a page of them, so a greater total is held, and counted again in the background while the list is
 * in use.
 */
@Component
class Totals {

    /** The greatest total that is counted anew each time. */
    static final int COUNTED = 10_000;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration HELD = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoadingCache<ListQuery, Long> great = Caffeine.newBuilder()
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(HELD)
            .maximumSize(1_000)
            .build(this::countAll);

    Totals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts.
     *
     * @param query its order does not matter
     * @return how many items it has; above {@link #COUNTED}, how many it had at the last count
     */
    long count(ListQuery query) {
        ListQuery key = query.unordered();
        Long held = great.getIfPresent(key);
        if (held != null && held > COUNTED) {
            return held;
        }
        long counted =
                run("select count(*) from (select 1 " + key.fromFew() + " limit " + (COUNTED + 1) + ") counted", key);
        if (counted <= COUNTED) {
            return counted;
        }
        if (held != null) {
            great.invalidate(key);
        }
        return great.get(key);
    }

    private long countAll(ListQuery query) {
        return run("select count(*) " + query.fromFew(), query);
    }

    private long run(String sql, ListQuery query) {
        return jdbc.sql(sql)
                .params(query.params())
                .param("now", LocalDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    @EventListener(DataReplaced.class)
    void forget() {
        great.invalidateAll();
    }
}
