package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "matricula.rate-limit=42")
class RateLimitTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private RateLimits limits;

    @Autowired
    private RateLimit limit;

    @Autowired
    private DataSource dataSource;

    private Wire wire;
    private String token;

    @BeforeEach
    void getAToken() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        wire = new Wire(port);
        token = wire.token("sandbox-public");
    }

    private Wire.Answer call(String token) {
        return wire.send("GET /oauth/token/info", "Authorization: Bearer " + token, "");
    }

    private static void assertLeft(Wire.Answer answer, String secondly, String hourly) {
        assertThat(answer.headers("X-Secondly-RateLimit-Limit")).containsExactly("2");
        assertThat(answer.headers("X-Secondly-RateLimit-Remaining")).containsExactly(secondly);
        assertThat(answer.headers("X-Hourly-RateLimit-Limit")).containsExactly("1200");
        assertThat(answer.headers("X-Hourly-RateLimit-Remaining")).containsExactly(hourly);
    }

    private static void assertTooMany(Wire.Answer answer, String seconds) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("429 Too Many Requests (Spam Rate Limit Exceeded)");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.headers("Retry-After")).containsExactly(seconds);
    }

    @Test
    void countsDown() {
        assertLeft(call(token), "1", "1199");
        assertLeft(call(token), "0", "1198");
    }

    @Test
    void refusesTheThirdCallInASecond() {
        call(token);
        call(token);
        Wire.Answer third = call(token);
        assertTooMany(third, "1");
        assertLeft(third, "0", "1198");
    }

    @Test
    void takesCallsAgainAfterASecond() {
        call(token);
        call(token);
        clock.advance(Duration.ofSeconds(1));
        assertLeft(call(token), "1", "1197");
    }

    @Test
    void refusesTheTwelveHundredAndFirstCallInAnHour() {
        limits.bucket(5).consumeIgnoringRateLimits(1199);
        clock.advance(Duration.ofMinutes(10));
        assertLeft(call(token), "1", "0");
        assertTooMany(call(token), "3000");
    }

    @Test
    void countsEachApplicationByItself() {
        call(token);
        call(token);
        assertLeft(call(wire.token("sandbox-operator")), "1", "1199");
    }

    @Test
    void countsWhatOtherServersOnTheSameDatabaseCounted() {
        RateLimits ofAnotherServer = new RateLimits(limit, dataSource, clock);
        ofAnotherServer.count(5, new MockHttpServletResponse());
        assertLeft(call(token), "0", "1198");
        assertTooMany(call(token), "1");
    }

    @Test
    void countsRefusedCallsToo() {
        String line = "POST /v2/users";
        assertLeft(wire.send(line, "Authorization: Bearer " + token, ""), "1", "1199");
    }

    @Test
    void countsNothingWithoutAToken() {
        assertLeft(call("garbage"), "2", "1200");
    }

    @Test
    void doesNotCountWhoAsksHowTheServerIs() {
        String operator = wire.token("sandbox-operator");
        String header = "Authorization: Bearer " + operator;
        assertThat(wire.send("GET /operations/health", header, "").status()).isEqualTo(200);
        assertLeft(call(operator), "1", "1199");
    }

    @Test
    void countsTheTokensOfLearningCloudToo() {
        String line = "GET /integration/ws/management/rest/users/1";
        String header = "X-Cloud-Auth-Token: sandbox-cloud-token";
        assertLeft(wire.send(line, header, ""), "1", "1199");
        wire.send(line, header, "");
        assertTooMany(wire.send(line, header, ""), "1");
    }
}
