package io.matricula.lists;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows of lists. */
@Component
class ListRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ListRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** UTC, as columns have it. */
    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** Walks along the order of a list. */
    List<PageSql.Row> walked(ListQuery query, long offset, int size) {
        return read(PageSql.ofMany(query), query, offset, size);
    }

    /** Collects the items and sorts them, see {@link PageSql#ofFew}. */
    List<PageSql.Row> sorted(ListQuery query, long offset, int size, int most) {
        return read(PageSql.ofFew(query, most), query, offset, size);
    }

    private List<PageSql.Row> read(String sql, ListQuery query, long offset, int size) {
        return statement(sql + " limit " + size + " offset " + offset, query)
                .query((row, number) -> new PageSql.Row(row.getLong("id"), row.getObject("sort_key")))
                .list();
    }

    /** Sorts items; those that are not in the list, or gone, are left out. */
    List<Long> sorted(ListQuery query, List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : statement(PageSql.ofThese(query), query)
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
    }

    /** Counts no further than to a number. */
    long count(ListQuery query, long most) {
        return count("select count(*) from (select 1 " + query.fromFew() + " limit " + most + ") counted", query);
    }

    /** Counts all items, however many. */
    long count(ListQuery query) {
        return count("select count(*) " + query.fromFew(), query);
    }

    private long count(String sql, ListQuery query) {
        return statement(sql, query).query(Long.class).single();
    }

    /** What a statement about a list binds, the time among it. */
    JdbcClient.StatementSpec statement(String sql, ListQuery query) {
        return jdbc.sql(sql).params(query.params()).param(Criterion.NOW, now()).param(Criterion.YES, true);
    }
}
