package io.matricula.lists;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the columns of an item must be, never null itself. The database decides it by its SQL, and a {@link Survey} by the
 * ranks that it holds.
 */
public sealed interface Criterion {

    /** What is bound to the time of the request. */
    String NOW = "now";

    /** What is bound to true. */
    String YES = "yes";

    /**
     * The column has one of some values.
     *
     * @param column its name
     * @param params what the values are bound to
     * @param orNull whether it may be null as well
     */
    record AnyOf(String column, List<String> params, boolean orNull) implements Criterion {}

    /**
     * The column has a value that is not beyond a bound.
     *
     * @param column its name
     * @param sign how it compares with the bound
     * @param param what the bound is bound to
     */
    record Bound(String column, Sign sign, String param) implements Criterion {}

    /** All of them hold; true if there are none. */
    record All(List<Criterion> criteria) implements Criterion {}

    /** One of them holds; false if there are none. */
    record Any(List<Criterion> criteria) implements Criterion {}

    /** It does not hold. */
    record Not(Criterion criterion) implements Criterion {}

    /** How a column compares with a bound. */
    enum Sign {
        LEAST(">="),
        MORE(">"),
        MOST("<=");

        private final String sql;

        Sign(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** The column is null. */
    static Criterion isNull(String column) {
        return new AnyOf(column, List.of(), true);
    }

    /** The column is not null. */
    static Criterion isNotNull(String column) {
        return new Not(isNull(column));
    }

    /** The column is true. */
    static Criterion isTrue(String column) {
        return new AnyOf(column, List.of(YES), false);
    }

    /** The column is a moment that has come. */
    static Criterion hasCome(String column) {
        return new Bound(column, Sign.MOST, NOW);
    }

    /** The column is a moment that is to come. */
    static Criterion isToCome(String column) {
        return new Bound(column, Sign.MORE, NOW);
    }

    /** Both hold. */
    default Criterion and(Criterion other) {
        return new All(List.of(this, other));
    }

    /** At least one of both holds. */
    default Criterion or(Criterion other) {
        return new Any(List.of(this, other));
    }

    /** As a condition. */
    default String sql() {
        if (this instanceof AnyOf anyOf) {
            return anyOf(anyOf);
        } else if (this instanceof Bound bound) {
            // by itself the comparison of null would be null
            return "(%1$s is not null and %1$s %2$s :%3$s)"
                    .formatted(bound.column(), bound.sign().sql(), bound.param());
        } else if (this instanceof All all) {
            return joined(all.criteria(), " and ", "1 = 1");
        } else if (this instanceof Any any) {
            return joined(any.criteria(), " or ", "1 = 0");
        }
        return "not (" + ((Not) this).criterion().sql() + ")";
    }

    private static String joined(List<Criterion> criteria, String by, String ofNone) {
        return criteria.isEmpty()
                ? ofNone
                : criteria.stream().map(Criterion::sql).collect(Collectors.joining(by, "(", ")"));
    }

    private static String anyOf(AnyOf anyOf) {
        String values = anyOf.params().stream().map(param -> ":" + param).collect(Collectors.joining(", "));
        String isOne = anyOf.column() + (anyOf.params().size() == 1 ? " = " + values : " in (" + values + ")");
        if (!anyOf.orNull()) {
            return anyOf.params().isEmpty() ? "1 = 0" : isOne;
        }
        String isNull = anyOf.column() + " is null";
        return anyOf.params().isEmpty() ? isNull : "(" + isOne + " or " + isNull + ")";
    }

    /** Its parts that are about a column each. */
    default Stream<Criterion> leaves() {
        if (this instanceof All all) {
            return all.criteria().stream().flatMap(Criterion::leaves);
        } else if (this instanceof Any any) {
            return any.criteria().stream().flatMap(Criterion::leaves);
        } else if (this instanceof Not not) {
            return not.criterion().leaves();
        }
        return Stream.of(this);
    }

    /** The columns that it is about. */
    default Stream<String> columns() {
        return leaves().map(leaf -> leaf instanceof AnyOf anyOf ? anyOf.column() : ((Bound) leaf).column());
    }
}
