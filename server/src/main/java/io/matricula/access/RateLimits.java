package io.matricula.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.mysql.Bucket4jMySQL;
import io.matricula.http.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts the requests of each application, in the database, so that servers that share it share the limit. Without a
 * limit nothing is counted and no database is asked.
 */
@Component
@EnableConfigurationProperties(RateLimit.class)
class RateLimits {

    private static final String TEXT = "429 Too Many Requests (Spam Rate Limit Exceeded)";

    private final RateLimit limit;
    private final ProxyManager<Long> buckets;
    private final BucketConfiguration bandwidths;

    RateLimits(RateLimit limit, DataSource dataSource, Clock clock) {
        this.limit = limit;
        this.buckets = Bucket4jMySQL.selectForUpdateBasedBuilder(dataSource)
                .table("rate_limits")
                .idColumn("application_id")
                .stateColumn("state")
                .primaryKeyMapper(PrimaryKeyMapper.LONG)
                .clientClock(new BucketTime(clock))
                .build();
        this.bandwidths = BucketConfiguration.builder()
                .addLimit(bandwidth(limit.secondly(), Duration.ofSeconds(1)))
                .addLimit(bandwidth(limit.hourly(), Duration.ofHours(1)))
                .build();
    }

    private static Bandwidth bandwidth(long requests, Duration period) {
        return Bandwidth.builder()
                .capacity(requests)
                .refillIntervally(requests, period)
                .build();
    }

    /**
     * Writes the headers of an answer to nobody in particular.
     *
     * @param response where to write
     */
    void untouched(HttpServletResponse response) {
        write(response, limit.secondly(), limit.hourly());
    }

    /**
     * Counts a request and writes the headers.
     *
     * @param applicationId whose request it is
     * @param response where to write
     * @throws RefusedException 429 if nothing is left
     */
    void count(long applicationId, HttpServletResponse response) {
        if (!limit.isOn()) {
            write(response, limit.secondly() - 1, limit.hourly() - 1);
            return;
        }
        VerboseResult<ConsumptionProbe> counted =
                bucket(applicationId).asVerbose().tryConsumeAndReturnRemaining(1);
        long[] left = counted.getDiagnostics().getAvailableTokensPerEachBandwidth();
        write(response, left[0], left[1]);
        if (!counted.getValue().isConsumed()) {
            throw tooMany(counted.getValue().getNanosToWaitForRefill());
        }
    }

    BucketProxy bucket(long applicationId) {
        return buckets.getProxy(applicationId, () -> bandwidths);
    }

    private void write(HttpServletResponse response, long secondly, long hourly) {
        response.setHeader("X-Secondly-RateLimit-Limit", String.valueOf(limit.secondly()));
        response.setHeader("X-Secondly-RateLimit-Remaining", String.valueOf(secondly));
        response.setHeader("X-Hourly-RateLimit-Limit", String.valueOf(limit.hourly()));
        response.setHeader("X-Hourly-RateLimit-Remaining", String.valueOf(hourly));
    }

    private static RefusedException tooMany(long nanos) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return new RefusedException(HttpStatus.TOO_MANY_REQUESTS, "Too Many Requests", TEXT, headers);
    }
}
