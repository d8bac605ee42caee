package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param choice what it means, if it is that a field has one of some values, else null
     * @param span what it means, if it is that a column is within bounds, else null
     */
    record Condition(String inFew, String inMany, Choice choice, Span span) {

        Condition(String sql) {
            this(sql, sql, null, null);
        }
    }

    /**
     * A field has one of some values.
     *
     * @param field its name
     * @param values as the database writes them; null among them for no value
     * @param isKey whether an index of the field has the items in the order of their ids: a column with one value
     */
    record Choice(String field, Set<String> values, boolean isKey) {}

    /**
     * A column is within bounds, both included.
     *
     * @param column the column, of the table of the list
     * @param min null for none
     * @param max null for none
     */
    record Span(String column, Object min, Object max) {}

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

    /** Whether an index of what the conditions are about has the items in the order of the list, without any others. */
    boolean isFoundInOrder() {
        String first = order.get(0).column();
        return conditions.stream()
                .anyMatch(condition -> condition.span() != null
                                && condition.span().column().equals(first)
                        || condition.choice() != null && condition.choice().isKey() && first.equals(ListQueries.ID));
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
        return orderedBy(order.stream().map(Order::reversed).toList());
    }

    /** The same items under one more condition. */
    ListQuery with(String more, Map<String, Object> moreParams) {
        return with(new Condition(more), moreParams);
    }

    /** The same items under one more condition. */
    ListQuery with(Condition more, Map<String, Object> moreParams) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(more);
        Map<String, Object> bound = new HashMap<>(params);
        bound.putAll(moreParams);
        return new ListQuery(table, all, bound, order);
    }

    ListQuery orderedBy(List<Order> other) {
        return new ListQuery(table, conditions, params, other);
    }

    ListQuery unordered() {
        return orderedBy(List.of());
    }
}
