package io.matricula.lists;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes surveys: reads one column after the other, each along its index and in pieces, in no transaction. */
@Component
class Surveyor {

    /** How long a transaction can take to be seen after the time that it writes, and how far clocks may be apart. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int PIECE = 20_000;

    private final ListRows database;

    Surveyor(ListRows database) {
        this.database = database;
    }

    /**
     * Surveys a table, which takes ten seconds for a million rows of many columns.
     *
     * @param listing the table
     * @param mayHold whether as many bytes as it has come to may be held; asked after each column
     * @return empty if they may not, if ids are farther apart than an int can hold, or if there are none
     */
    Optional<Survey> survey(Listing listing, LongPredicate mayHold) {
        Object since = since(listing);
        long[] all = ids(listing);
        if (all.length == 0 || all[all.length - 1] - all[0] > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int[] ids = new int[all.length];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = (int) (all[row] - all[0]);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        Survey survey = new Survey(listing, since, all[0], ids, columns);
        for (Field field : columns(listing)) {
            columns.put(field.sql(), isSet(field) ? sets(survey, all, field) : ranks(survey, all.length, field));
            if (!mayHold.test(survey.bytes())) {
                return Optional.empty();
            }
        }
        return Optional.of(survey);
    }

    private Object since(Listing listing) {
        LocalDateTime before = database.now().minus(MARGIN);
        if (!listing.isAppendedTo()) {
            return before;
        }
        ListQuery earlier = ListQuery.all(listing)
                .with("(created_at < :before) is true", Map.of("before", before))
                .reversed();
        return PageSql.ids(database.walked(earlier, 0, 1)).stream().findFirst().orElse(0L);
    }

    private long[] ids(Listing listing) {
        ListQuery all = ListQuery.all(listing);
        List<long[]> pieces = new ArrayList<>();
        ListQuery rest = all;
        while (rest != null) {
            List<PageSql.Row> piece = database.walked(rest, 0, PIECE);
            pieces.add(piece.stream().mapToLong(PageSql.Row::id).toArray());
            rest = piece.size() < PIECE ? null : PageSql.after(piece.get(PIECE - 1), all);
        }
        return pieces.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static Collection<Field> columns(Listing listing) {
        Map<String, Field> columns = new LinkedHashMap<>();
        listing.fields().stream()
                .filter(field -> field.isKept() && !field.isLeftOut())
                .forEach(field -> columns.put(field.sql(), field));
        listing.fields().stream()
                .filter(Field::isTruth)
                .flatMap(field -> field.truth().columns())
                .forEach(column -> columns.putIfAbsent(column, Field.bool(column)));
        return columns.values();
    }

    private static boolean isSet(Field field) {
        return field.place() != null || field.isFewValued();
    }

    private Column ranks(Survey survey, int rows, Field field) {
        if (field.sql().equals(ListQueries.ID)) {
            return new Column(new Ranks(IntStream.rangeClosed(1, rows).toArray()), null);
        }
        int[] ranks = new int[rows];
        ListQuery all = ListQuery.all(survey.listing())
                .with(field.sql() + " is not null", Map.of())
                .orderedBy(order(field));
        ListQuery rest = all;
        Object last = null;
        int rank = 0;
        while (rest != null) {
            List<PageSql.Row> piece = database.walked(rest, 0, PIECE);
            for (PageSql.Row item : piece) {
                Object value = comparable(item.key());
                rank += value.equals(last) ? 0 : 1;
                last = value;
                int row = survey.row(item.id());
                if (row >= 0) {
                    ranks[row] = rank;
                }
            }
            rest = piece.size() < PIECE ? null : PageSql.after(piece.get(PIECE - 1), all);
        }
        return new Column(new Ranks(ranks), null);
    }

    private static List<ListQuery.Order> order(Field field) {
        ListQuery.Order first = new ListQuery.Order(field.sql(), false);
        // the database sorts by the id as well if nothing is left for it to decide
        return field.isUnique() ? List.of(first) : List.of(first, new ListQuery.Order(ListQueries.ID, false));
    }

    /** The collations of all columns pad what is shorter with spaces, and are binary besides. */
    private static Object comparable(Object value) {
        return value instanceof String text ? text.stripTrailing() : value;
    }

    private Column sets(Survey survey, long[] ids, Field field) {
        Sets sets = new Sets();
        int[] numbers = new int[ids.length];
        String table = survey.listing().table();
        String sql = "select " + table + ".id id, " + field.sql() + " value from "
                + (field.place() == null ? table : field.place().join())
                + " where " + table + ".id >= :least and " + table + ".id <= :most";
        for (int least = 0; least < ids.length; least += PIECE) {
            database.statement(sql, ListQuery.all(survey.listing()))
                    .param("least", ids[least])
                    .param("most", ids[Math.min(least + PIECE, ids.length) - 1])
                    .query(item -> {
                        int row = survey.row(item.getLong("id"));
                        if (row >= 0) {
                            numbers[row] = sets.with(numbers[row], item.getString("value"));
                        }
                    });
        }
        return new Column(new Ranks(numbers), sets.all());
    }
}
