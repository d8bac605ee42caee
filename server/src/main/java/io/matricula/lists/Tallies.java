package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Holds a {@link Tally} of each long table: one reading of the table tells the totals of all filters of fields with few
 * values, and of all of them together.
 */
@Component
class Tallies {

    /** Tables with more combinations of values are not tallied: it would cost more memory than it is worth. */
    private static final int MOST_CELLS = 50_000;

    private final ListRows database;
    private final Map<String, Tally> byTable = new ConcurrentHashMap<>();

    Tallies(ListRows database) {
        this.database = database;
    }

    /** The last tally of the table of a list, empty if there is none. */
    Optional<Tally> of(ListQuery query) {
        return Optional.ofNullable(byTable.get(query.table()));
    }

    /** Counts the table of a list, which takes seconds for a million rows. */
    void learn(Listing listing) {
        List<Field> tallied = listing.fields().stream().filter(Field::isTallied).toList();
        List<Field> together = tallied.stream().filter(Field::hasOneValue).toList();
        Map<List<String>, Long> cells = count(
                listing.table(), together.stream().map(Tallies::expression).toList());
        if (cells.size() > MOST_CELLS) {
            byTable.remove(listing.table());
            return;
        }
        Map<String, Map<String, Long>> apart = new HashMap<>();
        tallied.stream().filter(field -> !field.hasOneValue()).forEach(field -> {
            Map<String, Long> items = new HashMap<>();
            count(field.place().join(), List.of(field.sql())).forEach((value, n) -> items.put(value.get(0), n));
            apart.put(field.name(), items);
        });
        byTable.put(
                listing.table(),
                new Tally(
                        together.stream().map(Field::name).toList(),
                        cells,
                        apart,
                        cells.values().stream().mapToLong(Long::longValue).sum()));
    }

    private static String expression(Field field) {
        return field.place() == null ? field.sql() : field.place().value();
    }

    private Map<List<String>, Long> count(String from, List<String> expressions) {
        ListQuery all = new ListQuery(from, List.of(), Map.of(), List.of());
        if (expressions.isEmpty()) {
            return Map.of(List.of(), database.count(all));
        }
        List<Integer> places = IntStream.range(0, expressions.size()).boxed().toList();
        String columns = places.stream()
                .map(place -> "cast((" + expressions.get(place) + ") as char) c" + place)
                .collect(Collectors.joining(", "));
        String names = places.stream().map(place -> "c" + place).collect(Collectors.joining(", "));
        Map<List<String>, Long> cells = new HashMap<>();
        String sql = "select " + columns + ", count(*) items from " + from + " group by " + names + " limit "
                + (MOST_CELLS + 1);
        database.statement(sql, all).query(row -> {
            List<String> values = new ArrayList<>();
            for (int place : places) {
                values.add(row.getString("c" + place));
            }
            cells.merge(values, row.getLong("items"), Long::sum);
        });
        return cells;
    }

    void forget() {
        byTable.clear();
    }
}
