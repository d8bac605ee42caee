package io.matricula.signin;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.mysql.Bucket4jMySQL;
import io.matricula.access.BucketTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries out passwords, on all servers that share the database. The tight limit is that of one login
 * from one address, so that a stranger who tries somebody's password keeps himself waiting and not its owner. The wide
 * ones, of a login and of an address alone, are for those who try from many addresses, or many logins.
 */
@Component
class Attempts {

    private static final String DELETE_EXPIRED = "delete from sign_in_attempts where expires_at < :now";

    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
    private static final long CLEANING_PERIOD_MS = 300_000;

    /** How many wrong passwords may come at once, and how long it takes until they may again. */
    private enum Limit {
        LOGIN_FROM_ADDRESS(5, Duration.ofMinutes(2)),
        ADDRESS(100, Duration.ofHours(1)),
        LOGIN(300, Duration.ofHours(1));

        private final BucketConfiguration configuration;

        Limit(long attempts, Duration refill) {
            this.configuration = BucketConfiguration.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(attempts)
                            .refillGreedy(attempts, refill)
                            .build())
                    .build();
        }
    }

    private record Bucket(Limit limit, String key) {}

    private final ProxyManager<String> buckets;
    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(DataSource dataSource, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.buckets = Bucket4jMySQL.selectForUpdateBasedBuilder(dataSource)
                .table("sign_in_attempts")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .clientClock(new BucketTime(clock))
                .build();
    }

    /**
     * Counts an attempt, before the password is looked at: many at once count as many.
     *
     * @param login of the form of a login
     * @param address the network the attempt comes from
     * @return empty if it may be made, otherwise how long to wait, in whole seconds
     */
    Optional<Duration> begin(String login, String address) {
        List<Bucket> taken = new ArrayList<>();
        for (Bucket bucket : of(login, address)) {
            ConsumptionProbe probe = proxy(bucket).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(this::giveBack);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
                return Optional.of(Duration.ofSeconds(seconds));
            }
            taken.add(bucket);
        }
        return Optional.empty();
    }

    /** Takes an attempt back, as the password was right: only wrong ones count. */
    void succeeded(String login, String address) {
        of(login, address).forEach(this::giveBack);
    }

    private void giveBack(Bucket bucket) {
        proxy(bucket).addTokens(1);
    }

    private io.github.bucket4j.Bucket proxy(Bucket bucket) {
        return buckets.getProxy(bucket.key(), () -> bucket.limit().configuration);
    }

    private static List<Bucket> of(String login, String address) {
        return List.of(
                new Bucket(Limit.LOGIN_FROM_ADDRESS, login + "@" + address),
                new Bucket(Limit.ADDRESS, "@" + address),
                new Bucket(Limit.LOGIN, login));
    }

    /** A bucket that is full again says nothing. */
    @Scheduled(initialDelay = CLEANING_PERIOD_MS, fixedDelay = CLEANING_PERIOD_MS)
    void removeExpired() {
        jdbc.sql(DELETE_EXPIRED).param("now", clock.millis()).update();
    }
}
