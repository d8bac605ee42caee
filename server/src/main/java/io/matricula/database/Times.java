package io.matricula.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them: DATETIME(3), in UTC. */
public final class Times {

    private Times() {}

    /**
     * A moment as a column value.
     *
     * @param moment any offset; null stays null
     * @return UTC in whole milliseconds
     */
    public static LocalDateTime column(OffsetDateTime moment) {
        return moment == null
                ? null
                : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A moment as {@link #read} gives it once it was written.
     *
     * @param moment any offset; null stays null
     * @return UTC in whole milliseconds
     */
    public static OffsetDateTime stored(OffsetDateTime moment) {
        return moment == null ? null : column(moment).atOffset(ZoneOffset.UTC);
    }

    /**
     * Reads a column.
     *
     * @param row the row
     * @param column the name of a DATETIME column
     * @return the moment in UTC, null if the column is
     * @throws SQLException if there is no such column
     */
    public static OffsetDateTime read(ResultSet row, String column) throws SQLException {
        LocalDateTime value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.atOffset(ZoneOffset.UTC);
    }
}
