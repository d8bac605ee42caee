package io.matricula.database;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Rows that are counted for metrics: one statement serves all the gauges of one reading.
 *
 * @param <K> what rows are counted by
 */
public final class RowCounts<K> {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final LoadingCache<Boolean, Optional<Map<K, Long>>> counts;

    /**
     * Counts whenever a number is asked for and the last count is not fresh.
     *
     * @param count gives the numbers that are not 0
     */
    public RowCounts(Supplier<Map<K, Long>> count) {
        counts = Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> unlessAway(count));
    }

    /** Empty, and not tried again by the next gauge, while the database is away. */
    private static <K> Optional<Map<K, Long>> unlessAway(Supplier<Map<K, Long>> count) {
        try {
            return Optional.of(count.get());
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }

    /**
     * How many there are.
     *
     * @param kind of which
     * @return not a number while the database is away
     */
    public double of(K kind) {
        return counts.get(true)
                .map(all -> all.getOrDefault(kind, 0L).doubleValue())
                .orElse(Double.NaN);
    }
}
