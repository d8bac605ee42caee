package io.matricula.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Finds which items are on a page, without reading what they hold. The database has to pass all items before a page, so
 * where one ends is remembered for a while, and whoever reads a long list page by page has each one begin where the last
 * one ended. Who comes from elsewhere begins at the nearest of {@link Places}, if there are any, or else at the nearer
 * end.
 */
@Component
class PageIds {

    /** Passing fewer items than these costs next to nothing. */
    private static final int DEEP = 5_000;

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final ListRows database;
    private final Totals totals;
    private final Places places;
    private final Surveys surveys;
    private final Groups groups;
    private final Walks walks;
    private final Cache<Place, PageSql.Row> lastRows = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    PageIds(ListRows database, Totals totals, Places places, Surveys surveys, Groups groups, Walks walks) {
        this.database = database;
        this.totals = totals;
        this.places = places;
        this.surveys = surveys;
        this.groups = groups;
        this.walks = walks;
    }

    private record Place(ListQuery query, long offset) {}

    /**
     * A page.
     *
     * @param ids in the order of the list
     * @param total how many items the list has, see {@link Totals.Total}
     */
    record Found(List<Long> ids, long total) {}

    /**
     * Finds a page.
     *
     * @param query the list
     * @param offset how many items come before the page
     * @param size the most items that are wanted
     */
    Found find(ListQuery query, long offset, int size) {
        Totals.Total total = totals.count(query);
        if (offset >= total.items()) {
            return new Found(List.of(), total.items());
        }
        // one more tells whether another page follows
        int wanted = total.isCounted() ? size : size + 1;
        List<PageSql.Row> rows = rows(query, offset, wanted, total);
        long items = total.isCounted() || rows.size() == wanted ? total.items() : offset + rows.size();
        List<PageSql.Row> page = rows.subList(0, Math.min(size, rows.size()));
        remember(query, offset, size, page);
        return new Found(page.stream().map(PageSql.Row::id).toList(), items);
    }

    private void remember(ListQuery query, long offset, int size, List<PageSql.Row> page) {
        if (offset + size >= DEEP && page.size() == size && PageSql.isInOrderOfIndex(query)) {
            lastRows.put(new Place(query, offset + size), page.get(size - 1));
        }
    }

    private List<PageSql.Row> rows(ListQuery query, long offset, int size, Totals.Total total) {
        if (!total.isGreat()) {
            return database.sorted(query, offset, size, Totals.COUNTED);
        }
        if (!PageSql.isInOrderOfIndex(query)) {
            return offset < DEEP ? groups.find(query, offset, size) : fromNearerEnd(query, offset, size, total);
        }
        if (offset < DEEP) {
            return walks.find(query, offset, size, total.items());
        }
        PageSql.Row before = lastRows.getIfPresent(new Place(query, offset));
        if (before != null) {
            return database.walked(PageSql.after(before, query), 0, size);
        }
        Optional<Places.Start> near = places.before(query, offset);
        if (near.isPresent()) {
            return database.walked(near.get().query(), offset - near.get().left(), size);
        }
        surveys.want(query);
        if (walks.isSortable(query, total.items())) {
            return walks.sorted(query, offset, size);
        }
        return fromNearerEnd(query, offset, size, total);
    }

    private List<PageSql.Row> fromNearerEnd(ListQuery query, long offset, int size, Totals.Total total) {
        if (!total.isCounted() || offset <= total.items() / 2) {
            return database.walked(narrowed(query, offset + size), offset, size);
        }
        long behind = total.items() - offset - size;
        int left = (int) (size + Math.min(behind, 0));
        List<PageSql.Row> rows = new ArrayList<>(database.walked(query.reversed(), Math.max(behind, 0), left));
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
        List<PageSql.Row> last = database.walked(PageSql.byFirstColumn(query), end - 1, 1);
        return last.isEmpty() ? query : PageSql.upTo(last.get(0), query);
    }

    @EventListener(DataReplaced.class)
    void forget() {
        lastRows.invalidateAll();
    }
}
