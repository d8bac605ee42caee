package io.matricula.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what has changed in a list since it was surveyed. */
@Component
class Changes {

    /** So many are sorted for each request; beyond, a survey is of no use. */
    static final int MOST = 2_000;

    private final ListRows database;

    Changes(ListRows database) {
        this.database = database;
    }

    /**
     * What has changed.
     *
     * @param all ids of items that may have changed or were added
     * @param meeting those of them that the list has now, in its order
     */
    record Changed(List<Long> all, List<Long> meeting) {

        boolean areTooMany() {
            return all.size() > MOST;
        }
    }

    /**
     * Finds the changes of a list.
     *
     * @param query any list of the survey's table
     * @return if they are too many, only some
     */
    Changed since(Survey survey, ListQuery query) {
        Set<String> columns = query.conditions().stream()
                .flatMap(condition -> condition.criterion().columns())
                .collect(Collectors.toSet());
        return find(
                survey,
                query,
                survey.listing().fields().stream()
                        .filter(field -> field.place() != null && columns.contains(field.sql()))
                        .toList());
    }

    /** Whether nothing at all has changed in the table. */
    boolean areNone(Survey survey) {
        List<Field> elsewhere = survey.listing().fields().stream()
                .filter(field -> field.place() != null)
                .toList();
        ListQuery all = ListQuery.all(survey.listing());
        return find(survey, all, elsewhere).all().isEmpty() && database.count(all) == survey.size();
    }

    private Changed find(Survey survey, ListQuery query, List<Field> elsewhere) {
        Changed changed = new Changed(new ArrayList<>(), new ArrayList<>());
        database.statement(sql(query, elsewhere), query)
                .param("since", survey.since())
                .query(row -> {
                    changed.all().add(row.getLong("id"));
                    if (row.getBoolean("is_in")) {
                        changed.meeting().add(row.getLong("id"));
                    }
                });
        return changed;
    }

    /** The inner order keeps the database from anything else than the index of what has changed last. */
    static String sql(ListQuery query, List<Field> elsewhere) {
        Listing listing = query.listing();
        String conditions = query.conditions().isEmpty()
                ? "1 = 1"
                : query.conditions().stream().map(ListQuery.Condition::inMany).collect(Collectors.joining(" and "));
        List<String> keys = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (ListQuery.Order step : query.order()) {
            String key = "key" + keys.size();
            keys.add(step.column() + " " + key);
            order.add(key + (step.isDescending() ? " desc" : ""));
        }
        String items = "(select id, (%s) is true is_in, %s from %s where "
                .formatted(conditions, String.join(", ", keys), listing.table());
        String limit = " limit " + (MOST + 1) + ")";
        StringBuilder parts = new StringBuilder(items + listing.isChanged() + listing.changeOrder() + limit);
        for (Field field : elsewhere) {
            parts.append(" union ")
                    .append(items)
                    .append(field.place().changed())
                    .append(limit);
        }
        return "select id, is_in from (" + parts + ") changed order by " + String.join(", ", order);
    }
}
