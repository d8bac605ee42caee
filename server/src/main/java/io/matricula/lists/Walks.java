package io.matricula.lists;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Walks along the order of a list, past what does not meet its conditions. Where values come with the order, as the years
 * of pools do with the times of creation, the first item can be a million rows away: so a walk that finds no page in its
 * first rows is given up, and the items are collected and sorted instead if they are not too many.
 */
@Component
class Walks {

    /** Rows that are passed before a walk is given up. */
    private static final int SHORT = 4 * Places.STEP;

    /** Items that are sooner sorted than walked to. */
    private static final int SORTED = 200_000;

    private final ListRows database;
    private final Places places;

    Walks(ListRows database, Places places) {
        this.database = database;
        this.places = places;
    }

    /**
     * Finds a page.
     *
     * @param query in the order of an index
     * @param offset how many items come before the page
     * @param size the most items that are wanted
     * @param items how many the list has at most
     */
    List<PageSql.Row> find(ListQuery query, long offset, int size, long items) {
        Optional<ListQuery> beginning = isSortable(query, items) ? places.beginning(query, SHORT) : Optional.empty();
        if (beginning.isEmpty()) {
            return database.walked(query, offset, size);
        }
        List<PageSql.Row> rows = database.walked(beginning.get(), offset, size);
        return rows.size() == size ? rows : sorted(query, offset, size);
    }

    /** Whether it is likely faster to sort the items of a list than to walk far along it. */
    boolean isSortable(ListQuery query, long items) {
        return !query.conditions().isEmpty() && items <= SORTED && !query.isFoundInOrder();
    }

    /** Finds a page by sorting all items. */
    List<PageSql.Row> sorted(ListQuery query, long offset, int size) {
        return database.sorted(query, offset, size, SORTED);
    }
}
