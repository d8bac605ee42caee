package io.matricula.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.http.TestTime;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final TestTime time = new TestTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final Pace pace = new Pace(time, time);

    @Test
    void spreadsRequestsOverTheSecond() {
        pace.learn(limit("2"));
        pace.await();
        pace.await();
        pace.await();

        assertThat(time.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void doesNotWaitBeforeTheServerHasAskedForItOrIfItAllowsALot() {
        pace.await();
        pace.await();
        pace.learn(limit("1000000"));
        pace.await();
        pace.await();

        assertThat(time.waits()).isEmpty();
    }

    private static HttpHeaders limit(String perSecond) {
        return HttpHeaders.of(Map.of("X-Secondly-RateLimit-Limit", List.of(perSecond)), (name, value) -> true);
    }
}
