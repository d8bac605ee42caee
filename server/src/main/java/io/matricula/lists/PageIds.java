package io.matricula.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds which items are on a page, without reading what they hold. Up to {@link Totals#COUNTED} items of a list are sorted
 * for each page. Of longer ones, what the last survey of their table tells is made use of; without one, the database
 * passes all items before a page, from the nearer end.
 */
@Component
class PageIds {

    private final ListRows database;
    private final Totals totals;
    private final SurveyedPages surveyed;

    PageIds(ListRows database, Totals totals, SurveyedPages surveyed) {
        this.database = database;
        this.totals = totals;
        this.surveyed = surveyed;
    }

    /**
     * A page.
     *
     * @param ids in the order of the list
     * @param total how many items the list has
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
        return surveyed.find(query, offset, size).orElseGet(() -> findAlone(query, offset, size));
    }

    private Found findAlone(ListQuery query, long offset, int size) {
        long total = totals.count(query);
        if (offset >= total) {
            return new Found(List.of(), total);
        }
        if (total <= Totals.COUNTED) {
            return new Found(PageSql.ids(database.sorted(query, offset, size, Totals.COUNTED)), total);
        }
        surveyed.expect(query);
        return new Found(PageSql.ids(fromNearerEnd(query, offset, size, total)), total);
    }

    private List<PageSql.Row> fromNearerEnd(ListQuery query, long offset, int size, long total) {
        if (offset <= total / 2) {
            return database.walked(narrowed(query, offset + size), offset, size);
        }
        long behind = total - offset - size;
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
}
