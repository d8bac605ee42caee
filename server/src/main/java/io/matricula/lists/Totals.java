package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the items of lists in the database. Up to {@link #COUNTED} they are counted for each request; counting a million
 * rows takes longer than reading a page of them, so a greater total is held, and counted again in the background while
 * the list is in use.
 */
@Component
class Totals {

    /** The greatest total that is counted anew each time. */
    static final int COUNTED = 10_000;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration HELD = Duration.ofMinutes(10);

    private final ListRows database;
    private final LoadingCache<ListQuery, Long> great;

    Totals(ListRows database) {
        this.database = database;
        this.great = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(HELD)
                .maximumSize(1_000)
                .build(database::count);
    }

    /**
     * Counts.
     *
     * @param query its order does not matter
     * @return how many items it has, above {@link #COUNTED} at the last count
     */
    long count(ListQuery query) {
        ListQuery key = query.unordered();
        Long held = great.getIfPresent(key);
        if (held != null && held > COUNTED) {
            return held;
        }
        long counted = database.count(key, COUNTED + 1L);
        if (counted <= COUNTED) {
            return counted;
        }
        if (held != null) {
            great.invalidate(key);
        }
        return great.get(key);
    }

    @EventListener(DataReplaced.class)
    void forget() {
        great.invalidateAll();
    }
}
