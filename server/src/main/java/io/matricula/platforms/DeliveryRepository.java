package io.matricula.platforms;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of deliveries and of pauses, for those who look after them. */
@Repository
class DeliveryRepository {

    private static final String FIND_ALL = """
            select id, user_id, login, deliveries.platform, state, attempts, last_status, last_message, created_at,
              updated_at, case when state = 'pending' and paused_platforms.platform is null then next_attempt_at end
                next_attempt_at
            from deliveries
              left join paused_platforms on paused_platforms.platform = deliveries.platform
            where id in (:ids)
            """;

    private static final String LOCK = "select state from deliveries where id = :id for update";

    private static final String RETRY = """
            update deliveries
            set state = 'pending', attempts = 0, next_attempt_at = :now, updated_at = :now
            where id = :id
            """;

    private static final String RETRY_DEAD = """
            update deliveries
            set state = 'pending', attempts = 0, next_attempt_at = :now, updated_at = :now
            where platform = :platform and state = 'dead'
            """;

    private static final String PAUSE = """
            insert into paused_platforms (platform, paused_at)
            values (:platform, :now)
            on duplicate key update paused_at = paused_at
            """;

    private static final String RESUME = "delete from paused_platforms where platform = :platform";

    private static final String MAKE_DUE = """
            update deliveries
            set next_attempt_at = :now
            where platform = :platform and state = 'pending' and next_attempt_at > :now
            """;

    private static final String COUNTS = """
            select
              exists(select 1 from paused_platforms where platform = :platform) is_paused,
              (select count(*) from deliveries where platform = :platform and state = 'pending') pending,
              (select count(*) from deliveries where platform = :platform and state = 'dead') dead
            """;

    private static final String COUNT_ALL = """
            select platform, state, count(*) deliveries
            from deliveries
            group by platform, state
            """;

    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What deliveries are counted by.
     *
     * @param platform where they go
     * @param state pending, delivered or dead
     */
    record Kind(String platform, String state) {}

    /** Counts the deliveries of each kind; a kind of which there is none is left out. */
    Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new HashMap<>();
        jdbc.sql(COUNT_ALL).query(row -> {
            counts.put(new Kind(row.getString("platform"), row.getString("state")), row.getLong("deliveries"));
        });
        return counts;
    }

    /** A delivery as operators see it; {@code nextAttemptAt} is null unless it is pending and not paused. */
    record Stored(
            long id,
            long userId,
            String login,
            String platform,
            String state,
            int attempts,
            Integer lastStatus,
            String lastMessage,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt,
            OffsetDateTime nextAttemptAt) {}

    /** How a platform stands. */
    record Counts(boolean isPaused, long pending, long dead) {}

    List<Stored> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL)
                .param("ids", ids)
                .query(DeliveryRepository::read)
                .list();
    }

    /** The state of a delivery, which stays so until the transaction ends; empty if there is none of that id. */
    Optional<String> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(String.class).optional();
    }

    void retry(long id, OffsetDateTime now) {
        jdbc.sql(RETRY).param("id", id).param("now", Times.column(now)).update();
    }

    /** Makes all dead deliveries of a platform pending again, and tells how many. */
    int retryDead(String platform, OffsetDateTime now) {
        return jdbc.sql(RETRY_DEAD)
                .param("platform", platform)
                .param("now", Times.column(now))
                .update();
    }

    void pause(String platform, OffsetDateTime now) {
        jdbc.sql(PAUSE)
                .param("platform", platform)
                .param("now", Times.column(now))
                .update();
    }

    /** Ends a pause; what waits is due at once. Without a pause nothing changes. */
    void resume(String platform, OffsetDateTime now) {
        if (jdbc.sql(RESUME).param("platform", platform).update() > 0) {
            jdbc.sql(MAKE_DUE)
                    .param("platform", platform)
                    .param("now", Times.column(now))
                    .update();
        }
    }

    Counts counts(String platform) {
        return jdbc.sql(COUNTS)
                .param("platform", platform)
                .query((row, number) ->
                        new Counts(row.getBoolean("is_paused"), row.getLong("pending"), row.getLong("dead")))
                .single();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("login"),
                row.getString("platform"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("last_status", Integer.class),
                row.getString("last_message"),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"),
                Times.read(row, "next_attempt_at"));
    }
}
