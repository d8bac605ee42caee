package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list as SQL, without a page. Two of them are equal if they list the same things in the same order; the time is bound
 * only when it is run.
 *
 * @param listing what the items are
 * @param conditions all of them must hold; empty for everything
 * @param params what the conditions bind
 * @param order no two items are equal in it
 */
record ListQuery(Listing listing, List<Condition> conditions, Map<String, Object> params, List<Order> order) {

    /**
     * A condition, written so that it finds few items fast, and so that it is fast where most items meet it.
     *
     * @param inFew the former
     * @param inMany the latter; mostly the same
     * @param criterion what it means; null if only the database needs to know
     */
    record Condition(String inFew, String inMany, Criterion criterion) {

        Condition(String sql) {
            this(sql, sql, null);
        }

        Condition(Criterion criterion) {
            this(criterion.sql(), criterion.sql(), criterion);
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

        String sql() {
            return column + (isDescending ? " desc" : "");
        }
    }

    /** All items, by their ids. */
    static ListQuery all(Listing listing) {
        return new ListQuery(listing, List.of(), Map.of(), List.of(new Order(ListQueries.ID, false)));
    }

    String fromFew() {
        return from(Condition::inFew);
    }

    String fromMany() {
        return from(Condition::inMany);
    }

    private String from(Function<Condition, String> sql) {
        return "from " + listing.table()
                + (conditions.isEmpty()
                        ? ""
                        : conditions.stream().map(sql).collect(Collectors.joining(" and ", " where ", "")));
    }

    ListQuery reversed() {
        return orderedBy(order.stream().map(Order::reversed).toList());
    }

    /** The same items under one more condition. */
    ListQuery with(String more, Map<String, Object> moreParams) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(new Condition(more));
        Map<String, Object> bound = new HashMap<>(params);
        bound.putAll(moreParams);
        return new ListQuery(listing, all, bound, order);
    }

    ListQuery orderedBy(List<Order> other) {
        return new ListQuery(listing, conditions, params, other);
    }

    ListQuery unconditional() {
        return new ListQuery(listing, List.of(), Map.of(), order);
    }

    ListQuery unordered() {
        return orderedBy(List.of());
    }
}
