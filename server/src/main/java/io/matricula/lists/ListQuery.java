package io.matricula.lists;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A list as SQL, without a page. Two of them are equal if they list the same things in the same order; {@code :now} is
 * bound only when it is run.
 *
 * @param table where the items are
 * @param conditions all of them must hold; empty for everything
 * @param params what the conditions bind
 * @param order the last one is always the id
 */
record ListQuery(String table, List<String> conditions, Map<String, Object> params, List<Order> order) {

    /**
     * One step of an order.
     *
     * @param column the column
     * @param isDescending whether it descends
     */
    record Order(String column, boolean isDescending) {

        Order reversed() {
            return new Order(column, !isDescending);
        }

        String sql() {
            return isDescending ? column + " desc" : column;
        }
    }

    String from() {
        return "from " + table + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    String orderBy() {
        return " order by " + order.stream().map(Order::sql).collect(Collectors.joining(", "));
    }

    ListQuery reversed() {
        return new ListQuery(
                table, conditions, params, order.stream().map(Order::reversed).toList());
    }

    ListQuery unordered() {
        return new ListQuery(table, conditions, params, List.of());
    }
}
