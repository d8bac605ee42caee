package io.matricula.platforms;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The rows of deliveries, for those who make them. */
@Repository
class QueueRepository {

    /** For the caller of the change, who may want to wait for the platforms: nobody else is to begin before. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    /** After failures, how soon a further change is tried: not with each one of many. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final String QUEUE = """
            insert into deliveries
              (user_id, login, platform, deleted_common_id, state, next_attempt_at, created_at, updated_at)
            values %s
            """;

    private static final String QUEUED = """
            (:user_id, coalesce(:login, (select login from users where id = :user_id)), :platform%d, :common_id, 'pending',
              :first, :now, :now)
            """;

    // in this order, as each assignment sees what those before it have set
    private static final String JOIN = """
            on duplicate key update
              login = values(login),
              deleted_common_id = values(deleted_common_id),
              version = version + 1,
              attempts = 0,
              last_status = if(state = 'delivered', null, last_status),
              last_message = if(state = 'delivered', null, last_message),
              next_attempt_at = if(state = 'pending', least(next_attempt_at, :again), values(next_attempt_at)),
              created_at = if(state = 'delivered', values(created_at), created_at),
              updated_at = values(updated_at),
              state = 'pending'
            """;

    private static final String DUE = """
            select id, user_id, deleted_common_id, state, version, attempts, last_status, last_message, claimed_until
            from deliveries
            where platform = :platform and state = 'pending' and next_attempt_at <= :now
              and (claimed_until is null or claimed_until <= :now)
              and not exists (select 1 from paused_platforms where paused_platforms.platform = :platform)
            order by next_attempt_at
            limit 1
            for update skip locked
            """;

    private static final String OF_USER = """
            select id, user_id, deleted_common_id, state, version, attempts, last_status, last_message, claimed_until
            from deliveries
            where user_id = :user_id and platform = :platform
            for update
            """;

    private static final String CLAIM = """
            update deliveries
            set claim = :claim, claimed_until = :until, attempts = attempts + 1
            where id = :id
            """;

    private static final String SETTLE = """
            update deliveries
            set state = :state, attempts = :attempts, last_status = :status, last_message = :message,
              next_attempt_at = :next, updated_at = :now, claim = null, claimed_until = null
            where id = :id and claim = :claim
            """;

    private static final String UNCHANGED = " and version = :version";

    private static final String CONCERNS = """
            select deliveries.platform, deliveries.deleted_common_id is not null is_deletion,
              paused_platforms.platform is not null is_paused
            from deliveries
              left join paused_platforms on paused_platforms.platform = deliveries.platform
            where deliveries.user_id = :user_id
            """;

    private final JdbcClient jdbc;

    QueueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a delivery stands; {@code lastStatus} is null before its first attempt. */
    record Standing(
            Delivery delivery, String state, Integer lastStatus, String lastMessage, OffsetDateTime claimedUntil) {

        boolean isPending() {
            return "pending".equals(state);
        }

        boolean isClaimed(OffsetDateTime now) {
            return claimedUntil != null && claimedUntil.isAfter(now);
        }
    }

    /** How an attempt leaves a delivery; it is due at {@code next} if it is pending. */
    record Settlement(String state, int attempts, Outcome outcome, OffsetDateTime next) {}

    /** Has a user delivered, as the user is when that is done. What is pending already is joined. */
    void change(long userId, Collection<String> platforms, OffsetDateTime now) {
        queue(userId, null, null, platforms, now);
    }

    /** Has it delivered that a user is gone. */
    void deletion(long userId, String login, String commonId, Collection<String> platforms, OffsetDateTime now) {
        queue(userId, login, commonId, platforms, now);
    }

    private void queue(long userId, String login, String commonId, Collection<String> platforms, OffsetDateTime now) {
        String rows =
                IntStream.range(0, platforms.size()).mapToObj(QUEUED::formatted).collect(Collectors.joining(","));
        StatementSpec statement = jdbc.sql(QUEUE.formatted(rows) + JOIN)
                .param("user_id", userId)
                .param("login", login)
                .param("common_id", commonId)
                .param("now", Times.column(now))
                .param("first", Times.column(now.plus(HEAD_START)))
                .param("again", Times.column(now.plus(AGAIN)));
        int number = 0;
        for (String platform : platforms) {
            statement.param("platform" + number++, platform);
        }
        statement.update();
    }

    /** The delivery to a platform that is due longest, locked; empty while the platform is paused. */
    Optional<Standing> due(String platform, OffsetDateTime now) {
        return jdbc.sql(DUE)
                .param("platform", platform)
                .param("now", Times.column(now))
                .query(QueueRepository::read)
                .optional();
    }

    /** The delivery of a user to a platform, locked; empty if there never was one. */
    Optional<Standing> ofUser(long userId, String platform) {
        return jdbc.sql(OF_USER)
                .param("user_id", userId)
                .param("platform", platform)
                .query(QueueRepository::read)
                .optional();
    }

    void claim(Delivery delivery, OffsetDateTime until) {
        jdbc.sql(CLAIM)
                .param("id", delivery.id())
                .param("claim", delivery.claim())
                .param("until", Times.column(until))
                .update();
    }

    /**
     * Ends an attempt, if it is still ours and the user was not changed meanwhile.
     *
     * @return whether it did
     */
    boolean settleUnchanged(Delivery delivery, Settlement settlement, OffsetDateTime now) {
        return settle(SETTLE + UNCHANGED, delivery, settlement, now)
                        .param("version", delivery.version())
                        .update()
                > 0;
    }

    /** Ends an attempt, if it is still ours. */
    void settle(Delivery delivery, Settlement settlement, OffsetDateTime now) {
        settle(SETTLE, delivery, settlement, now).update();
    }

    private StatementSpec settle(String sql, Delivery delivery, Settlement settlement, OffsetDateTime now) {
        return jdbc.sql(sql)
                .param("id", delivery.id())
                .param("claim", delivery.claim())
                .param("state", settlement.state())
                .param("attempts", settlement.attempts())
                .param("status", settlement.outcome().status())
                .param("message", settlement.outcome().message())
                .param("next", Times.column(settlement.next()))
                .param("now", Times.column(now));
    }

    /** What a user's last change has to do with a platform. */
    record Concern(boolean isDeletion, boolean isPaused) {}

    /** The platforms that a user is, or was, delivered to. */
    Map<String, Concern> concerns(long userId) {
        Map<String, Concern> concerns = new HashMap<>();
        jdbc.sql(CONCERNS).param("user_id", userId).query(row -> {
            concerns.put(
                    row.getString("platform"), new Concern(row.getBoolean("is_deletion"), row.getBoolean("is_paused")));
        });
        return concerns;
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        Delivery delivery = new Delivery(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("deleted_common_id"),
                row.getInt("version"),
                row.getInt("attempts") + 1,
                UUID.randomUUID().toString());
        return new Standing(
                delivery,
                row.getString("state"),
                row.getObject("last_status", Integer.class),
                row.getString("last_message"),
                Times.read(row, "claimed_until"));
    }
}
