package io.matricula.lists;

import io.matricula.lists.Criterion.AnyOf;
import io.matricula.lists.Criterion.Bound;
import io.matricula.lists.Criterion.Sign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out which ranks a condition means. The database compares values, as only it knows their order: it finds by an index
 * one item that has a value, or the one next to a bound, and the rank of that item is held.
 */
@Component
class Lookups {

    /** What is more than this is not looked up. */
    private static final int MOST = 100;

    private final ListRows database;

    Lookups(ListRows database) {
        this.database = database;
    }

    /**
     * What is looked for.
     *
     * @param column the column
     * @param sign how it compares with a bound, null for a value that it is to have
     * @param param what the value or the bound is bound to
     */
    record Sought(String column, Sign sign, String param) {

        static Sought of(Bound bound) {
            return new Sought(bound.column(), bound.sign(), bound.param());
        }

        static Stream<Sought> of(AnyOf anyOf) {
            return anyOf.params().stream().map(param -> new Sought(anyOf.column(), null, param));
        }

        /** Of an item that has not changed since, so that its rank is that of its value. */
        String sql(int number, Listing listing) {
            String compared = sign == null ? "=" : sign.sql();
            String order = sign == null ? "" : " order by " + column + (sign == Sign.MOST ? " desc" : "");
            return "(select %d number, id from %s where %s %s :%s and (%s) is not true%s limit 1)"
                    .formatted(number, listing.table(), column, compared, param, listing.isChanged(), order);
        }
    }

    /**
     * What was found.
     *
     * @param rows of the survey; nothing for what no unchanged item has
     */
    record Found(Map<Sought, Integer> rows) {}

    /**
     * Looks up all values and bounds of a list, in one statement.
     *
     * @param query a list that the survey tells
     * @return empty if there are too many, or if an item turned up that is neither in the survey nor known to have changed
     */
    Optional<Found> find(ListQuery query, Survey survey) {
        List<Sought> sought = sought(query, survey);
        if (sought.size() > MOST) {
            return Optional.empty();
        }
        Map<Sought, Integer> rows = new HashMap<>();
        if (!sought.isEmpty()) {
            String sql = IntStream.range(0, sought.size())
                    .mapToObj(number -> sought.get(number).sql(number, survey.listing()))
                    .collect(Collectors.joining(" union all "));
            database.statement(sql, query).param("since", survey.since()).query(row -> {
                rows.put(sought.get(row.getInt("number")), survey.row(row.getLong("id")));
            });
        }
        return rows.values().stream().anyMatch(row -> row < 0) ? Optional.empty() : Optional.of(new Found(rows));
    }

    static List<Sought> sought(ListQuery query, Survey survey) {
        return query.conditions().stream()
                .flatMap(condition -> condition.criterion().leaves())
                .flatMap(leaf -> sought(leaf, survey))
                .distinct()
                .toList();
    }

    private static Stream<Sought> sought(Criterion leaf, Survey survey) {
        if (leaf instanceof AnyOf anyOf) {
            return survey.column(anyOf.column()).sets() == null ? Sought.of(anyOf) : Stream.empty();
        }
        return Stream.of(Sought.of((Bound) leaf));
    }
}
