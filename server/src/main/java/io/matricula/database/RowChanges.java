package io.matricula.database;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A partial update of one row: absent stays, null clears, a value is set; or what is known of a new one. Names of tables
 * and columns come from the code alone, never from a request.
 */
public final class RowChanges {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Sets a column in any case.
     *
     * @param column its name
     * @param value the value, null for null; moments are stored in UTC, enums by their documented value
     * @return this
     */
    public RowChanges set(String column, Object value) {
        values.put(column, stored(value));
        return this;
    }

    /**
     * Sets a column that cannot be null, if a value was sent.
     *
     * @param column its name
     * @param value the value; null leaves the column alone
     * @return this
     */
    public RowChanges setIfSent(String column, Object value) {
        return value == null ? this : set(column, value);
    }

    /**
     * Sets or clears a column, if something was sent.
     *
     * @param column its name
     * @param value absent leaves the column alone, null clears it
     * @return this
     */
    public RowChanges setIfSent(String column, JsonNullable<?> value) {
        return value.isPresent() ? set(column, value.get()) : this;
    }

    /**
     * Sets what others set.
     *
     * @param others win over what was set before
     * @return this
     */
    public RowChanges setAll(RowChanges others) {
        values.putAll(others.values);
        return this;
    }

    /**
     * Tells whether there is nothing to change.
     *
     * @return true without a column
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Tells whether a column changes.
     *
     * @param column its name
     * @return true if it was set, to null or to a value
     */
    public boolean sets(String column) {
        return values.containsKey(column);
    }

    /**
     * What was set so far.
     *
     * @return values by column, as they are stored
     */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * Updates the row, in one statement.
     *
     * @param jdbc where
     * @param table the table; its key is the column {@code id}
     * @param id the row
     * @return false if there is no such row
     */
    public boolean update(JdbcClient jdbc, String table, long id) {
        String assignments =
                values.keySet().stream().map(column -> column + " = :" + column).collect(Collectors.joining(", "));
        String sql = "update " + table + " set " + assignments + " where id = :id";
        WrittenRow.note(id);
        return jdbc.sql(sql).params(values).param("id", id).update() > 0;
    }

    /**
     * As {@link #update(JdbcClient, String, long)}, with the other writes of its transaction that wait.
     *
     * @param writes where it waits: so no unique key can refuse it
     * @param table the table; its key is the column {@code id}
     * @param id the row, which there is
     */
    public void update(WaitingWrites writes, String table, long id) {
        String assignments =
                values.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        List<Object> params = new ArrayList<>(values.values());
        params.add(id);
        WrittenRow.note(id);
        writes.add(new WaitingWrites.Write("update " + table + " set " + assignments + " where id = ?", params, null));
    }

    /**
     * Makes a new row of what was set; every other column has its default.
     *
     * @param jdbc where
     * @param table the table
     * @return the statement that inserts it
     */
    public StatementSpec insert(JdbcClient jdbc, String table) {
        String columns = String.join(", ", values.keySet());
        String params = values.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        return jdbc.sql("insert into " + table + " (" + columns + ") values (" + params + ")")
                .params(values);
    }

    /**
     * As {@link #insert(JdbcClient, String)}, with the other writes of its transaction that wait.
     *
     * @param writes where it waits: so no unique key can refuse it
     * @param table the table
     */
    public void insert(WaitingWrites writes, String table) {
        String params = String.join(", ", Collections.nCopies(values.size(), "?"));
        String sql = "insert into " + table + " (" + String.join(", ", values.keySet()) + ") values (" + params + ")";
        writes.add(new WaitingWrites.Write(sql, new ArrayList<>(values.values()), null));
    }

    private static Object stored(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return Times.column(moment);
        }
        return value instanceof Enum<?> constant ? constant.toString() : value;
    }
}
