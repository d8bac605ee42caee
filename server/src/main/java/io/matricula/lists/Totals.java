package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the items of lists. Up to {@link #COUNTED} they are counted for each request; counting a million rows takes
 * longer than reading a page of them, so a greater total is held, and counted again in the background while the list is
 * in use. The first time it is known from a {@link Tally} or from {@link Places}, both made in the background too.
 */
@Component
class Totals {

    /** The greatest total that is counted anew each time. */
    static final int COUNTED = 10_000;

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration HELD = Duration.ofMinutes(10);

    private final ListRows database;
    private final Tallies tallies;
    private final Places places;
    private final LoadingCache<ListQuery, Long> great;

    Totals(ListRows database, Tallies tallies, Places places) {
        this.database = database;
        this.tallies = tallies;
        this.places = places;
        this.great = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(HELD)
                .maximumSize(1_000)
                .build(database::count);
    }

    /**
     * How many items a list has.
     *
     * @param items above {@link #COUNTED}, how many it had at the last count
     * @param isCounted false if the list may have fewer, as its conditions were never counted together
     */
    record Total(long items, boolean isCounted) {

        boolean isGreat() {
            return items > COUNTED;
        }
    }

    /**
     * Counts.
     *
     * @param query its order does not matter
     * @return its total
     */
    Total count(ListQuery query) {
        ListQuery key = query.unordered();
        Long held = great.getIfPresent(key);
        if (held != null && held > COUNTED) {
            return new Total(held, true);
        }
        OptionalLong known = known(key);
        // what is only just above can be below by now
        if (known.isEmpty() || known.getAsLong() <= 2 * COUNTED) {
            long counted = database.count(key, COUNTED + 1L);
            if (counted <= COUNTED) {
                return new Total(counted, true);
            }
            if (known.isEmpty()) {
                return great(key, held != null);
            }
        }
        long total = Math.max(known.getAsLong(), COUNTED + 1L);
        great.put(key, total);
        return new Total(total, true);
    }

    /** A number that a list does not exceed; no great total is counted for it. */
    long atMost(ListQuery query) {
        OptionalLong known = known(query.unordered());
        if (known.isPresent() && known.getAsLong() > 2 * COUNTED) {
            return known.getAsLong();
        }
        long counted = database.count(query, COUNTED + 1L);
        return counted <= COUNTED ? counted : Long.MAX_VALUE;
    }

    private Total great(ListQuery key, boolean isHeld) {
        if (isHeld) {
            great.invalidate(key);
        }
        Optional<Tally> tally = tallies.of(key);
        if (key.conditions().size() < 2 || tally.isEmpty()) {
            return new Total(great.get(key), true);
        }
        great.refresh(key);
        long most = tally.get().most(key);
        for (ListQuery.Span span : spans(key)) {
            most = Math.min(most, places.count(key.table(), span).orElse(most));
        }
        return new Total(Math.max(most, COUNTED + 1L), false);
    }

    private OptionalLong known(ListQuery key) {
        OptionalLong tallied = tallies.of(key).map(tally -> tally.count(key)).orElse(OptionalLong.empty());
        List<ListQuery.Span> spans = spans(key);
        boolean isRange = !spans.isEmpty() && spans.size() == key.conditions().size();
        return tallied.isPresent() || !isRange ? tallied : inOneRange(key.table(), spans);
    }

    private OptionalLong inOneRange(String table, List<ListQuery.Span> spans) {
        ListQuery.Span range = spans.get(0);
        for (ListQuery.Span span : spans.subList(1, spans.size())) {
            if (!span.column().equals(range.column())) {
                return OptionalLong.empty();
            }
            range = new ListQuery.Span(
                    range.column(),
                    range.min() == null ? span.min() : range.min(),
                    range.max() == null ? span.max() : range.max());
        }
        return places.count(table, range);
    }

    private static List<ListQuery.Span> spans(ListQuery key) {
        return key.conditions().stream()
                .map(ListQuery.Condition::span)
                .filter(Objects::nonNull)
                .toList();
    }

    @EventListener(DataReplaced.class)
    void forget() {
        great.invalidateAll();
    }
}
