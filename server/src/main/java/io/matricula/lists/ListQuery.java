package io.matricula.lists;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list as SQL, without a page. Two of them are equal if they list the same things in the same order; {@code :now} is
 * bound only when it is run.
 *
 * @param table where the items are
 * @param conditions all of them must hold; empty for everything
 * @param params what the conditions bind
 * @param order no two items are equal in it
 */
record ListQuery(String table, List<Condition> conditions, Map<String, Object> params, List<Order> order) {

    /**
     * A condition, written so that it finds few items fast, and so that it is fast where most items meet it.
     *
     * @param inFew the former
     * @param inMany the latter; mostly the same
     */
    record Condition(String inFew, String inMany) {

        Condition(String sql) {
            this(sql, sql);
        }
    }

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

        String direction() {
            return isDescending ? " desc" : "";
        }
    }

    String fromFew() {
        return from(Condition::inFew);
    }

    String fromMany() {
        return from(Condition::inMany);
    }

    private String from(Function<Condition, String> sql) {
        return "from " + table
                + (conditions.isEmpty()
                        ? ""
                        : conditions.stream().map(sql).collect(Collectors.joining(" and ", " where ", "")));
    }

    ListQuery reversed() {
        return new ListQuery(
                table, conditions, params, order.stream().map(Order::reversed).toList());
    }

    ListQuery unordered() {
        return new ListQuery(table, conditions, params, List.of());
    }
}
