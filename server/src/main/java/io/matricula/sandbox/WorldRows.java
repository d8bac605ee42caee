package io.matricula.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the world as its files left them, each table as one statement that inserts them: it fills the table in a
 * fraction of the time of the files.
 */
final class WorldRows {

    private record Column(String name, boolean binary) {

        /** What the database makes a literal of the value with. */
        String literal() {
            return binary ? "coalesce(concat('x''', hex(`" + name + "`), ''''), 'null')" : "quote(`" + name + "`)";
        }
    }

    // what is generated from other columns cannot be inserted; MySQL says '' of the others, MariaDB null
    private static final String COLUMNS = """
            select column_name, data_type like '%binary' or data_type like '%blob' as is_binary
            from information_schema.columns
            where table_schema = database() and table_name = ? and coalesce(generation_expression, '') = ''
            order by ordinal_position
            """;

    private final JdbcTemplate jdbc;
    private final Map<String, String> inserts = new HashMap<>();

    WorldRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads what these tables hold now, at least one row each, instead of what was read before. */
    void remember(List<String> tables) {
        inserts.clear();
        tables.forEach(table -> inserts.put(table, insert(table)));
    }

    private String insert(String table) {
        List<Column> columns = jdbc.query(
                COLUMNS, (row, number) -> new Column(row.getString("column_name"), row.getBoolean("is_binary")), table);
        String literals = columns.stream().map(Column::literal).collect(Collectors.joining(", "));
        List<String> rows =
                jdbc.queryForList("select concat_ws(', ', " + literals + ") from `" + table + "`", String.class);
        String names = columns.stream().map(Column::name).collect(Collectors.joining("`, `"));
        return "insert into `" + table + "` (`" + names + "`) values (" + String.join("), (", rows) + ")";
    }

    /** Into an empty table; one that was not remembered stays empty. */
    void putBack(String table) {
        String insert = inserts.get(table);
        if (insert != null) {
            jdbc.update(insert);
        }
    }
}
