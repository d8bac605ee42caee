package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.matricula.database.DataReplaced;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds which items are on a page, without reading what they hold. The database has to pass all items before a page, so
 * deep pages are read from the nearer end; and where one ends is remembered for a while, so that whoever reads a long
 * list page by page has each one begin where the last one ended.
 */
@Component
class PageIds {

    /** Passing fewer items than these costs next to nothing. */
    private static final int DEEP = 5_000;

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<Place, Row> lastRows = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    PageIds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Place(ListQuery query, long offset) {}

    /** The id of an item, and what the list is ordered by first. */
    private record Row(long id, Object key) {}

    /**
     * Finds a page.
     *
     * @param query the list
     * @param offset how many items come before the page
     * @param size the most items that are wanted
     * @param total how many items the list has
     * @return ids, in the order of the list
     */
    List<Long> find(ListQuery query, long offset, int size, long total) {
        if (offset >= total) {
            return List.of();
        }
        List<Row> rows = rows(query, offset, size, total);
        if (offset + size >= DEEP && rows.size() == size && query.order().size() <= 2) {
            Row last = rows.get(size - 1);
            if (last.key() != null) {
                lastRows.put(new Place(query, offset + size), last);
            }
        }
        return rows.stream().map(Row::id).toList();
    }

    private List<Row> rows(ListQuery query, long offset, int size, long total) {
        Row before = offset < DEEP ? null : lastRows.getIfPresent(new Place(query, offset));
        if (before != null) {
            return read(after(before, query), 0, size);
        }
        if (offset < DEEP || offset <= total / 2) {
            return read(total <= DEEP ? query : narrowed(query, offset + size), offset, size);
        }
        long behind = total - offset - size;
        List<Row> rows =
                new ArrayList<>(read(query.reversed(), Math.max(behind, 0), (int) (size + Math.min(behind, 0))));
        Collections.reverse(rows);
        return rows;
    }

    /**
     * Leaves out what comes after a place in the order by its first column alone. The index of that column has no other
     * order within equal values, so the database would sort all items for a page of them.
     */
    private ListQuery narrowed(ListQuery query, long end) {
        ListQuery.Order first = query.order().get(0);
        if (isInOrderOfIndex(query.order())) {
            return query;
        }
        ListQuery firstColumn = new ListQuery(query.table(), query.conditions(), query.params(), List.of(first));
        List<Row> last = read(firstColumn, end - 1, 1);
        if (last.isEmpty() || last.get(0).key() == null && first.isDescending()) {
            return query;
        }
        List<String> conditions = new ArrayList<>(query.conditions());
        Map<String, Object> params = new HashMap<>(query.params());
        if (last.get(0).key() == null) {
            conditions.add(first.column() + " is null");
        } else {
            params.put("last_key", last.get(0).key());
            conditions.add(
                    first.isDescending()
                            ? first.column() + " >= :last_key"
                            : "(" + first.column() + " <= :last_key or " + first.column() + " is null)");
        }
        return new ListQuery(query.table(), conditions, params, query.order());
    }

    private static boolean isInOrderOfIndex(List<ListQuery.Order> order) {
        return order.size() == 1
                || order.size() == 2
                        && order.get(0).isDescending() == order.get(1).isDescending();
    }

    private static ListQuery after(Row before, ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        ListQuery.Order id = query.order().get(query.order().size() - 1);
        List<String> conditions = new ArrayList<>(query.conditions());
        Map<String, Object> params = new HashMap<>(query.params());
        params.put("last_id", before.id());
        String beyondId = "id" + beyond(id) + ":last_id";
        if (first != id) {
            params.put("last_key", before.key());
            conditions.add(first.column() + beyond(first) + "= :last_key");
            beyondId = "(" + first.column() + beyond(first) + " :last_key or " + beyondId + ")";
        }
        conditions.add(beyondId);
        return new ListQuery(query.table(), conditions, params, query.order());
    }

    private static String beyond(ListQuery.Order order) {
        return order.isDescending() ? " <" : " >";
    }

    private List<Row> read(ListQuery query, long offset, int size) {
        String sql = "select id, " + query.order().get(0).column() + " sort_key " + query.from() + query.orderBy()
                + " limit " + size + " offset " + offset;
        return jdbc.sql(sql)
                .params(query.params())
                .param("now", LocalDateTime.now(clock))
                .query((row, number) -> new Row(row.getLong("id"), row.getObject("sort_key")))
                .list();
    }

    @EventListener(DataReplaced.class)
    void forget() {
        lastRows.invalidateAll();
    }
}
