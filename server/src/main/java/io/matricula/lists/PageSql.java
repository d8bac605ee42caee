package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL that finds the ids of a page, without its limit and offset. */
final class PageSql {

    private PageSql() {}

    /**
     * What is known of an item on a page.
     *
     * @param id its id
     * @param key its value in the first column of the order
     */
    record Row(long id, Object key) {}

    /**
     * Collects the items and sorts them. The limit, which they do not reach, keeps the database from walking along an
     * index of the order instead, past everything that is not in the list.
     *
     * @param query at most {@link Totals#COUNTED} items
     */
    static String ofFew(ListQuery query) {
        StringBuilder columns = new StringBuilder();
        List<String> order = new ArrayList<>();
        for (ListQuery.Order step : query.order()) {
            String key = "key" + order.size();
            columns.append(", ").append(step.column()).append(' ').append(key);
            order.add(key + step.direction());
        }
        return "select id, key0 sort_key from (select id" + columns + " " + query.fromFew() + " limit "
                + (Totals.COUNTED + 1) + ") few order by " + String.join(", ", order);
    }

    /**
     * Walks along an index of the order, past what is not in the list.
     *
     * @param query any number of items
     */
    static String ofMany(ListQuery query) {
        List<String> order = query.order().stream()
                .map(step -> step.column() + step.direction())
                .toList();
        return "select id, " + query.order().get(0).column() + " sort_key " + query.fromMany() + " order by "
                + String.join(", ", order);
    }

    /** Whether the index of the first column has the items in the order of the list. */
    static boolean isInOrderOfIndex(ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        return query.order().size() == 1
                || query.order().size() == 2
                        && query.order().get(1).equals(new ListQuery.Order(ListQueries.ID, first.isDescending()));
    }

    /** The same items, ordered by the first column of the order alone. */
    static ListQuery byFirstColumn(ListQuery query) {
        return new ListQuery(
                query.table(), query.conditions(), query.params(), query.order().subList(0, 1));
    }

    /**
     * What comes after an item. Null comes last in a descending order.
     *
     * @param before an item whose key is not null
     * @param query in the order of an index
     */
    static ListQuery after(Row before, ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        String beyond = first.isDescending() ? " < :last_" : " > :last_";
        String key =
                first.column() + beyond + "key" + (first.isDescending() ? " or " + first.column() + " is null" : "");
        if (query.order().size() == 1) {
            return with(query, List.of("(" + key + ")"), Map.of("last_key", before.key()));
        }
        return with(
                query,
                List.of("(" + key + " or " + first.column() + " = :last_key)", "(" + key + " or id" + beyond + "id)"),
                Map.of("last_key", before.key(), "last_id", before.id()));
    }

    /** What the first column of the order does not put behind an item. Null comes first. */
    static ListQuery upTo(Row last, ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        if (last.key() == null) {
            return first.isDescending() ? query : with(query, List.of(first.column() + " is null"), Map.of());
        }
        String condition = first.isDescending()
                ? first.column() + " >= :last_key"
                : "(" + first.column() + " <= :last_key or " + first.column() + " is null)";
        return with(query, List.of(condition), Map.of("last_key", last.key()));
    }

    private static ListQuery with(ListQuery query, List<String> conditions, Map<String, Object> params) {
        List<ListQuery.Condition> all = new ArrayList<>(query.conditions());
        conditions.forEach(condition -> all.add(new ListQuery.Condition(condition)));
        Map<String, Object> bound = new HashMap<>(query.params());
        bound.putAll(params);
        return new ListQuery(query.table(), all, bound, query.order());
    }
}
