package io.matricula.database;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** New rows whose ids the database gives. */
public final class Inserts {

    private Inserts() {}

    /**
     * Inserts one row.
     *
     * @param statement an insert with its params, into a table whose key is the column {@code id}
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException if a unique key refuses the row
     */
    public static long id(StatementSpec statement) {
        KeyHolder key = new GeneratedKeyHolder();
        statement.update(key, "id");
        long id = key.getKey().longValue();
        WrittenRow.note(id);
        return id;
    }
}
