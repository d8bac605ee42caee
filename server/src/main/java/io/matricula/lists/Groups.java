package io.matricula.lists;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds pages of lists that are ordered by several fields. No index has that order, so the database would sort all items
 * for a page; but those of the first field and those of the second have it among what is equal in the first.
 */
@Component
class Groups {

    private final ListRows database;
    private final Totals totals;
    private final Walks walks;

    Groups(ListRows database, Totals totals, Walks walks) {
        this.database = database;
        this.totals = totals;
        this.walks = walks;
    }

    /**
     * Finds a page.
     *
     * @param query many items, in no order of an index
     * @param offset how many items come before the page
     * @param size the most items that are wanted
     * @return rows whose key is of no use
     */
    List<PageSql.Row> find(ListQuery query, long offset, int size) {
        List<PageSql.Row> ends = database.walked(PageSql.byFirstColumn(query), offset + size - 1, 1);
        if (ends.isEmpty()) {
            // the last page of what became fewer
            return database.sorted(query, offset, size, Totals.COUNTED);
        }
        PageSql.Row end = ends.get(0);
        ListQuery before = PageSql.beforeGroup(end, query);
        long left = database.count(before, offset + size);
        List<PageSql.Row> found = new ArrayList<>();
        if (left > offset) {
            found.addAll(database.sorted(before, offset, size, Totals.COUNTED));
        }
        int missing = size - found.size();
        if (missing > 0) {
            found.addAll(ofGroup(PageSql.group(end, query), Math.max(0, offset - left), missing));
        }
        return found;
    }

    private List<PageSql.Row> ofGroup(ListQuery group, long offset, int size) {
        long items = totals.atMost(group);
        if (items <= Totals.COUNTED) {
            return database.sorted(group, offset, size, Totals.COUNTED);
        }
        return PageSql.isInOrderOfIndex(group) ? walks.find(group, offset, size, items) : find(group, offset, size);
    }
}
