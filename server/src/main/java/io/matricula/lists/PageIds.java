package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.matricula.database.DataReplaced;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private final Cache<Place, PageSql.Row> lastRows = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    PageIds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Place(ListQuery query, long offset) {}

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
        List<PageSql.Row> rows = rows(query, offset, size, total);
        if (offset + size >= DEEP && rows.size() == size && PageSql.isInOrderOfIndex(query)) {
            PageSql.Row last = rows.get(size - 1);
            if (last.key() != null) {
                lastRows.put(new Place(query, offset + size), last);
            }
        }
        return rows.stream().map(PageSql.Row::id).toList();
    }

    private List<PageSql.Row> rows(ListQuery query, long offset, int size, long total) {
        if (total <= Totals.COUNTED) {
            return run(PageSql.ofFew(query), query, offset, size);
        }
        PageSql.Row before = offset < DEEP ? null : lastRows.getIfPresent(new Place(query, offset));
        if (before != null) {
            return many(PageSql.after(before, query), 0, size);
        }
        if (offset < DEEP || offset <= total / 2) {
            return many(narrowed(query, offset + size), offset, size);
        }
        long behind = total - offset - size;
        int left = (int) (size + Math.min(behind, 0));
        List<PageSql.Row> rows = new ArrayList<>(many(query.reversed(), Math.max(behind, 0), left));
        Collections.reverse(rows);
        return rows;
    }

    /**
     * Leaves out what is beyond the page by the first column of the order alone. The index of that column has no other
     * order within equal values, so the database would sort all items for a page of them.
     */
    private ListQuery narrowed(ListQuery query, long end) {
        if (PageSql.isInOrderOfIndex(query)) {
            return query;
        }
        List<PageSql.Row> last = many(PageSql.byFirstColumn(query), end - 1, 1);
        return last.isEmpty() ? query : PageSql.upTo(last.get(0), query);
    }

    private List<PageSql.Row> many(ListQuery query, long offset, int size) {
        return run(PageSql.ofMany(query), query, offset, size);
    }

    private List<PageSql.Row> run(String sql, ListQuery query, long offset, int size) {
        return jdbc.sql(sql + " limit " + size + " offset " + offset)
                .params(query.params())
                .param("now", LocalDateTime.now(clock))
                .query((row, number) -> new PageSql.Row(row.getLong("id"), row.getObject("sort_key")))
                .list();
    }

    @EventListener(DataReplaced.class)
    void forget() {
        lastRows.invalidateAll();
    }
}
