package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    static List<Long> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    /**
     * Collects the items and sorts them. The limit, which they do not reach, keeps the database from walking along an
     * index of the order instead, past everything that is not in the list.
     *
     * @param query the list
     * @param most items that it has at most
     */
    static String ofFew(ListQuery query, int most) {
        StringBuilder columns = new StringBuilder();
        List<String> order = new ArrayList<>();
        for (ListQuery.Order step : query.order()) {
            String key = "key" + order.size();
            columns.append(", ").append(step.column()).append(' ').append(key);
            order.add(key + (step.isDescending() ? " desc" : ""));
        }
        return "select id, key0 sort_key from (select id" + columns + " " + query.fromFew() + " limit " + (most + 1)
                + ") few order by " + String.join(", ", order);
    }

    /**
     * Walks along an index of the order, past what is not in the list.
     *
     * @param query any number of items
     */
    static String ofMany(ListQuery query) {
        return "select id, " + query.order().get(0).column() + " sort_key " + query.fromMany() + orderBy(query);
    }

    /** Sorts those of the items {@code :ids} that are in the list. They are found by their ids, however few a condition has. */
    static String ofThese(ListQuery query) {
        String conditions =
                query.conditions().stream().map(ListQuery.Condition::inMany).collect(Collectors.joining(" and "));
        return "select id from " + query.listing().table() + " where id in (:ids)"
                + (conditions.isEmpty() ? "" : " and (" + conditions + ") is true")
                + orderBy(query);
    }

    private static String orderBy(ListQuery query) {
        return query.order().stream().map(ListQuery.Order::sql).collect(Collectors.joining(", ", " order by ", ""));
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
        return query.orderedBy(query.order().subList(0, 1));
    }

    /**
     * What comes after an item. Null comes first in an ascending order and last in a descending one.
     *
     * @param before an item
     * @param query in the order of an index
     */
    static ListQuery after(Row before, ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        String beyond = first.isDescending() ? " < :last_" : " > :last_";
        List<String> either = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (query.order().size() > 1) {
            either.add("(" + hasKey(before, query) + " and id" + beyond + "id)");
            params.put("last_id", before.id());
        }
        if (before.key() != null) {
            either.add(first.column() + beyond + "key");
            params.put("last_key", before.key());
        }
        if (first.isDescending() == (before.key() != null)) {
            either.add(first.column() + (first.isDescending() ? " is null" : " is not null"));
        }
        return query.with("(" + String.join(" or ", either) + ")", params);
    }

    private static String hasKey(Row row, ListQuery query) {
        return query.order().get(0).column() + (row.key() == null ? " is null" : " = :last_key");
    }

    /** What the first column of the order does not put behind an item. */
    static ListQuery upTo(Row last, ListQuery query) {
        ListQuery.Order first = query.order().get(0);
        if (last.key() == null) {
            return first.isDescending() ? query : query.with(first.column() + " is null", Map.of());
        }
        String condition = first.isDescending()
                ? first.column() + " >= :last_key"
                : "(" + first.column() + " <= :last_key or " + first.column() + " is null)";
        return query.with(condition, Map.of("last_key", last.key()));
    }
}
