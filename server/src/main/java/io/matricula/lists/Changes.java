package io.matricula.lists;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what has changed in a list since it was surveyed. */
@Component
class Changes {

    /** So many are sorted for a page; beyond, a survey is of no use. */
    static final int MOST = 2_000;

    private final ListRows database;

    Changes(ListRows database) {
        this.database = database;
    }

    /**
     * Finds the changes of a list.
     *
     * @param survey of its table
     * @param query any list of the table
     * @return ids of items that may have changed, or may be in the list since; more than {@link #MOST} are too many
     */
    List<Long> since(Survey survey, ListQuery query) {
        return find(survey, elsewhere(query));
    }

    /** What the conditions of a list are about in other tables. */
    static List<Field> elsewhere(ListQuery query) {
        Set<String> columns = query.conditions().stream()
                .flatMap(condition -> condition.criterion().columns())
                .collect(Collectors.toSet());
        return query.listing().fields().stream()
                .filter(field -> field.place() != null && columns.contains(field.sql()))
                .toList();
    }

    /** Whether nothing at all has changed in the table. */
    boolean areNone(Survey survey) {
        List<Field> elsewhere = survey.listing().fields().stream()
                .filter(field -> field.place() != null)
                .toList();
        return find(survey, elsewhere).isEmpty() && database.count(ListQuery.all(survey.listing())) == survey.size();
    }

    private List<Long> find(Survey survey, List<Field> elsewhere) {
        return database.statement(sql(survey.listing(), elsewhere), ListQuery.all(survey.listing()))
                .param("since", survey.since())
                .query(Long.class)
                .list();
    }

    /** The order keeps the database from anything else than the index of what has changed last. */
    static String sql(Listing listing, List<Field> elsewhere) {
        String items = "(select id from " + listing.table() + " where ";
        String limit = " limit " + (MOST + 1) + ")";
        StringBuilder sql = new StringBuilder(items + listing.isChanged() + listing.changeOrder() + limit);
        for (Field field : elsewhere) {
            sql.append(" union ").append(items).append(field.place().changed()).append(limit);
        }
        return sql.toString();
    }
}
