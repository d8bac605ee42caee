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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of deliveries, for those who make them: each is claimed before it is made, and settled after. */
@Repository
class ClaimRepository {

    private static final String DUE = """
            select id, user_id, deleted_common_id, version, attempts
            from deliveries
            where platform = :platform and state = 'pending' and next_attempt_at <= :now
              and (claimed_until is null or claimed_until <= :now)
              and not exists (select 1 from paused_platforms where paused_platforms.platform = :platform)
            order by next_attempt_at
            limit 1
            for update skip locked
            """;

    private static final String CLAIM = """
            update deliveries
            set claim = :claim, claimed_until = :until, attempts = attempts + 1
            where id = :id
            """;

    // nobody waits for a local platform to be told of a deletion
    private static final String CLAIM_OF_USER = """
            update deliveries
            set claim = :claim, claimed_until = :until, attempts = attempts + 1
            where user_id = :user_id and state = 'pending'
              and (platform in (:remote) or platform in (:local) and deleted_common_id is null)
              and (claimed_until is null or claimed_until <= :now)
              and not exists (select 1 from paused_platforms where paused_platforms.platform = deliveries.platform)
            """;

    private static final String OF_USER = """
            select id, user_id, deliveries.platform, deleted_common_id, state, version, attempts, last_status,
              last_message, claim, paused_platforms.platform is not null is_paused
            from deliveries
              left join paused_platforms on paused_platforms.platform = deliveries.platform
            where user_id = :user_id
            """;

    private static final String SETTLE = """
            update deliveries
            set state = if(version = :version, :state, 'pending'), attempts = if(version = :version, :attempts, 0),
              last_status = :status, last_message = :message, next_attempt_at = :next, updated_at = :now, claim = null,
              claimed_until = null
            where id = :id and claim = :claim
            """;

    private final JdbcClient jdbc;

    ClaimRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The delivery to a platform that is due longest, locked, to be claimed; empty while the platform is paused. */
    Optional<Delivery> due(String platform, OffsetDateTime now) {
        return jdbc.sql(DUE)
                .param("platform", platform)
                .param("now", Times.column(now))
                .query((row, number) -> read(row, row.getInt("attempts") + 1, newClaim()))
                .optional();
    }

    static String newClaim() {
        return UUID.randomUUID().toString();
    }

    void claim(Delivery delivery, OffsetDateTime until) {
        jdbc.sql(CLAIM)
                .param("id", delivery.id())
                .param("claim", delivery.claim())
                .param("until", Times.column(until))
                .update();
    }

    /**
     * Claims deliveries of a user, however long they would have to wait after a failure: those that nobody makes at
     * present, to platforms that are not paused.
     *
     * @param platforms to which
     */
    void claimOfUser(
            long userId, Collection<Target> platforms, String claim, OffsetDateTime now, OffsetDateTime until) {
        jdbc.sql(CLAIM_OF_USER)
                .param("user_id", userId)
                .param("remote", names(platforms, true))
                .param("local", names(platforms, false))
                .param("claim", claim)
                .param("now", Times.column(now))
                .param("until", Times.column(until))
                .update();
    }

    /** No platform has no name, and an empty list is no SQL. */
    private static List<String> names(Collection<Target> platforms, boolean remote) {
        List<String> names = platforms.stream()
                .filter(platform -> platform.remote() == remote)
                .map(Target::name)
                .toList();
        return names.isEmpty() ? List.of("") : names;
    }

    /** Where a delivery stands; {@code lastStatus} is null before its first attempt. */
    record Standing(Delivery delivery, String state, Integer lastStatus, String lastMessage, boolean isPaused) {

        boolean isPending() {
            return "pending".equals(state);
        }

        boolean isClaimedBy(String claim) {
            return claim.equals(delivery.claim());
        }
    }

    /** Where the deliveries of a user stand, by platform. */
    Map<String, Standing> ofUser(long userId) {
        Map<String, Standing> standings = new HashMap<>();
        jdbc.sql(OF_USER).param("user_id", userId).query(row -> {
            // a change after the claim counts attempts from 0, and this one is the first
            Delivery delivery = read(row, Math.max(1, row.getInt("attempts")), row.getString("claim"));
            standings.put(
                    row.getString("platform"),
                    new Standing(
                            delivery,
                            row.getString("state"),
                            row.getObject("last_status", Integer.class),
                            row.getString("last_message"),
                            row.getBoolean("is_paused")));
        });
        return standings;
    }

    /** How an attempt leaves a delivery; it is due at {@code next} if it is pending. */
    record Settlement(String state, int attempts, Outcome outcome, OffsetDateTime next) {}

    /**
     * Ends an attempt, if it is still ours. If the user was changed meanwhile, the delivery is pending as a new one.
     *
     * @return whether it was ours
     */
    boolean settle(Delivery delivery, Settlement settlement, OffsetDateTime now) {
        return jdbc.sql(SETTLE)
                        .param("id", delivery.id())
                        .param("claim", delivery.claim())
                        .param("version", delivery.version())
                        .param("state", settlement.state())
                        .param("attempts", settlement.attempts())
                        .param("status", settlement.outcome().status())
                        .param("message", settlement.outcome().message())
                        .param("next", Times.column(settlement.next()))
                        .param("now", Times.column(now))
                        .update()
                > 0;
    }

    private static Delivery read(ResultSet row, int attempts, String claim) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("deleted_common_id"),
                row.getInt("version"),
                attempts,
                claim);
    }
}
