package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Knows every five-thousandth item of long lists, so that a page far down begins at one of them and need not pass all the
 * items before it. No statement here reads more than {@link #STEP} items of a list.
 */
@Component
class Places {

    static final int STEP = 5_000;

    private static final int MOST_LISTS = 500;
    private static final Duration HELD = Duration.ofMinutes(20);

    private final ListRows database;
    private final Cache<ListQuery, Known> known =
            Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(MOST_LISTS).build();

    Places(ListRows database) {
        this.database = database;
    }

    /**
     * What is known of a list in ascending order.
     *
     * @param rows the last of each {@link #STEP} items
     * @param total how many items it had
     */
    record Known(List<PageSql.Row> rows, long total) {}

    /**
     * Where to begin.
     *
     * @param query the rest of a list
     * @param left how many items were left out
     */
    record Start(ListQuery query, long left) {}

    /** What is known of a list, in whichever direction; empty if nothing is. */
    Optional<Known> of(ListQuery query) {
        return Optional.ofNullable(known.getIfPresent(ascending(query)));
    }

    /**
     * Finds the nearest known place before a page.
     *
     * @param query in the order of an index
     * @param offset how many items come before the page
     * @return empty if the list is not known
     */
    Optional<Start> before(ListQuery query, long offset) {
        return of(query).map(list -> {
            boolean isBackwards = !query.equals(ascending(query));
            // backwards, an item comes after those that are behind it, and itself
            long behind = isBackwards ? list.total() + 1 - offset : 0;
            int step = (int) (isBackwards ? (Math.max(behind, STEP) + STEP - 1) / STEP : offset / STEP) - 1;
            int last = list.rows().size() - 1;
            return step < 0 || isBackwards && step > last || last < 0
                    ? new Start(query, 0)
                    : start(query, list, Math.min(step, last), isBackwards);
        });
    }

    private static Start start(ListQuery query, Known list, int step, boolean isBackwards) {
        long items = (step + 1L) * STEP;
        return new Start(PageSql.after(list.rows().get(step), query), isBackwards ? list.total() + 1 - items : items);
    }

    /**
     * Leaves of a list what is among the first rows of its table in its order.
     *
     * @param query in the order of an index
     * @param rows a multiple of {@link #STEP}
     * @return empty if the order is not known
     */
    Optional<ListQuery> beginning(ListQuery query, int rows) {
        int steps = rows / STEP;
        ListQuery all = new ListQuery(query.table(), List.of(), Map.of(), query.order());
        boolean isBackwards = !all.equals(ascending(all));
        return of(all).filter(list -> list.rows().size() >= steps)
                .map(list -> list.rows().get(isBackwards ? list.rows().size() - steps : steps - 1))
                .map(end -> PageSql.after(end, query.reversed()).reversed());
    }

    /**
     * Passes through a list once.
     *
     * @param query in the order of an index
     */
    void learn(ListQuery query) {
        ListQuery list = ascending(query);
        List<PageSql.Row> rows = new ArrayList<>();
        ListQuery rest = list;
        for (List<PageSql.Row> next = nth(rest); !next.isEmpty(); next = nth(rest)) {
            rows.add(next.get(0));
            rest = PageSql.after(next.get(0), list);
        }
        known.put(list, new Known(List.copyOf(rows), (long) rows.size() * STEP + database.count(rest, 2L * STEP)));
    }

    private List<PageSql.Row> nth(ListQuery rest) {
        return database.walked(rest, STEP - 1, 1);
    }

    /**
     * Counts the items within bounds.
     *
     * @param table the table
     * @param span its column is not null within them
     * @return as of when the order by the column was learnt; empty if it was not
     */
    OptionalLong count(String table, ListQuery.Span span) {
        for (ListQuery order : orders(table, span.column())) {
            Known list = known.getIfPresent(order);
            if (list != null) {
                long before = before(order, list, span.min(), " < ");
                long upTo = span.max() == null ? list.total() : before(order, list, span.max(), " <= ");
                return OptionalLong.of(Math.max(0, upTo - before));
            }
        }
        return OptionalLong.empty();
    }

    private static List<ListQuery> orders(String table, String column) {
        ListQuery.Order first = new ListQuery.Order(column, false);
        ListQuery unique = new ListQuery(table, List.of(), Map.of(), List.of(first));
        return List.of(unique, unique.orderedBy(List.of(first, new ListQuery.Order(ListQueries.ID, false))));
    }

    /** Counts the items that are null or before a bound, from the last known place before it. */
    private long before(ListQuery order, Known list, Object bound, String comparison) {
        int least = comparison.equals(" < ") ? 0 : 1;
        long steps = list.rows().stream()
                .takeWhile(row -> row.key() == null || bound != null && compare(row.key(), bound) < least)
                .count();
        ListQuery rest = steps == 0 ? order : PageSql.after(list.rows().get((int) steps - 1), order);
        String column = order.order().get(0).column();
        String isNull = "(" + column + " is null";
        return steps * STEP
                + database.count(
                        bound == null
                                ? rest.with(isNull + ")", Map.of())
                                : rest.with(isNull + " or " + column + comparison + ":bound)", Map.of("bound", bound)),
                        2L * STEP);
    }

    /** Compares as the database does, where text has a binary collation. */
    private static int compare(Object key, Object bound) {
        if (bound instanceof LocalDateTime moment) {
            return ((LocalDateTime) key).compareTo(moment);
        }
        if (bound instanceof LocalDate day) {
            return ((java.sql.Date) key).toLocalDate().compareTo(day);
        }
        if (bound instanceof Number number) {
            return Double.compare(((Number) key).doubleValue(), number.doubleValue());
        }
        return Arrays.compareUnsigned(
                key.toString().getBytes(StandardCharsets.UTF_8),
                bound.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ListQuery ascending(ListQuery query) {
        return query.order().get(0).isDescending() ? query.reversed() : query;
    }

    void forget() {
        known.invalidateAll();
    }
}
