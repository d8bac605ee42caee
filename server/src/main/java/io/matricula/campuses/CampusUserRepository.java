package io.matricula.campuses;

import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which campuses a person belongs to, and which one is the primary one. */
@Repository
public class CampusUserRepository {

    private static final String INSERT_PRIMARY = """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            values (:user_id, :campus_id, true, :now, :now)
            """;

    private static final String LEAVE_PRIMARY = """
            update campus_users
            set is_primary = false, updated_at = :now
            where user_id = :user_id and is_primary
            """;

    private static final String MAKE_PRIMARY = """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            values (:user_id, :campus_id, true, :now, :now)
            on duplicate key update is_primary = true, updated_at = :now
            """;

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;

    CampusUserRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /**
     * The membership of a person in a campus.
     *
     * @param id its id
     * @param userId whose
     * @param campusId in which campus
     * @param primary whether it is the person's primary campus
     */
    public record Stored(long id, long userId, long campusId, boolean primary) {}

    /**
     * Gives a new person a primary campus.
     *
     * @param userId who
     * @param campusId which campus
     * @param now UTC
     */
    public void insertPrimary(long userId, long campusId, OffsetDateTime now) {
        waiting.add(
                INSERT_PRIMARY,
                new MapSqlParameterSource()
                        .addValue("user_id", userId)
                        .addValue("campus_id", campusId)
                        .addValue("now", Times.column(now)));
    }

    /**
     * Gives a person another primary campus; the former one stays one of theirs.
     *
     * @param userId who
     * @param campusId which campus; null for none
     * @param now UTC
     */
    public void setPrimary(long userId, Long campusId, OffsetDateTime now) {
        jdbc.sql(LEAVE_PRIMARY)
                .param("user_id", userId)
                .param("now", Times.column(now))
                .update();
        if (campusId != null) {
            jdbc.sql(MAKE_PRIMARY)
                    .param("user_id", userId)
                    .param("campus_id", campusId)
                    .param("now", Times.column(now))
                    .update();
        }
    }
}
