package io.matricula.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.http.Retrying.Limits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and after which wait; time passes only by waiting. */
class RetryingTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Limits LIMITS = new Limits(4, Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final TestTime time = new TestTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final ScriptedExchange server = new ScriptedExchange();

    @ParameterizedTest
    @CsvSource({"GET,502", "GET,503", "GET,504", "PUT,503", "DELETE,504", "GET,429", "PATCH,429", "POST,429"})
    void triesAgainWhatTheServerCannotHaveDoneOrMayDoTwice(String method, int status) {
        server.answers(status).answers(200);

        assertThat(send(request(method))).isEqualTo(200);
        assertThat(time.waits()).containsExactly(HALF_A_SECOND);
    }

    @ParameterizedTest
    @CsvSource({"POST,502", "POST,503", "POST,504", "PATCH,503", "GET,500", "GET,404", "PUT,422", "POST,409", "GET,200"
    })
    void takesOtherAnswersAsTheyAre(String method, int status) {
        server.answers(status);

        assertThat(send(request(method))).isEqualTo(status);
        assertThat(time.waits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 502, 503, 504})
    void aPostWithAKeyIsTriedAgain(int status) {
        server.answers(status).answers(201);

        assertThat(send(request("POST").header("Idempotency-Key", "k"))).isEqualTo(201);
        assertThat(server.sent())
                .extracting(request ->
                        request.headers().firstValue("Idempotency-Key").orElseThrow())
                .containsExactly("k", "k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void aConnectionThatWasNeverMadeIsTriedAgainForEveryRequest(String method) {
        server.fails(new ConnectException())
                .fails(new HttpConnectTimeoutException("slow"))
                .answers(200);

        assertThat(send(request(method))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void aConnectionThatBrokeIsNotTriedAgainWhereTheServerMayHaveActed(String method) {
        IOException reset = new IOException("Connection reset");
        server.fails(reset);

        assertThatThrownBy(() -> send(request(method))).hasCause(reset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void aConnectionThatBrokeIsTriedAgainWhereTwiceIsTheSameAsOnce(String method) {
        server.fails(new IOException("Connection reset"))
                .fails(new HttpTimeoutException("slow"))
                .answers(204);

        assertThat(send(request(method))).isEqualTo(204);
    }

    @Test
    void aTryThatTookTooLongIsTriedAgain() {
        server.fails(new TimeoutException("slow")).answers(200);

        assertThat(send(request("GET"))).isEqualTo(200);
    }

    @Test
    void aFailureIsWhatItIsThoughWrapped() {
        server.fails(new CompletionException(new IOException("Connection reset")))
                .answers(200);

        assertThat(send(request("GET"))).isEqualTo(200);
    }

    @Test
    void aTokenIsAskedForAgain() {
        server.answers(503).answers(200);

        assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1/oauth/token"))
                        .POST(BodyPublishers.noBody())))
                .isEqualTo(200);
    }

    @Test
    void aCertificateThatIsNotTrustedDoesNotGetBetter() {
        server.fails(new SSLHandshakeException("not trusted"));

        assertThatThrownBy(() -> send(request("GET"))).hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theWaitDoublesUpToEightSecondsAndTheLastAnswerCounts() {
        server.answers(503)
                .answers(503)
                .answers(503)
                .answers(503)
                .answers(503)
                .answers(503)
                .answers(503);

        assertThat(send(request("GET"), new Limits(6, Duration.ofSeconds(15), Duration.ofSeconds(60)), 0))
                .isEqualTo(503);
        assertThat(time.waits())
                .containsExactly(
                        HALF_A_SECOND,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(8));
    }

    @Test
    void jitterTakesUpToAQuarterOff() {
        server.answers(503).answers(200);

        send(request("GET"), new Limits(4, Duration.ofSeconds(15), Duration.ofSeconds(60)), 1);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(375));
    }

    @Test
    void noRetriesAreNone() {
        server.answers(503);

        assertThat(send(request("GET"), new Limits(0, Duration.ofSeconds(15), Duration.ofSeconds(60)), 0))
                .isEqualTo(503);
    }

    @Test
    void theServersSecondsGoFirst() {
        server.answers(429, Map.of("Retry-After", "7")).answers(200);

        send(request("GET"));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void theServersDateGoesFirst() {
        server.answers(503, Map.of("Retry-After", "Sun, 22 Nov 2026 10:00:42 GMT"))
                .answers(200);

        send(request("GET"));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void aDateThatIsPastIsNoWait() {
        server.answers(503, Map.of("Retry-After", "Sun, 22 Nov 2026 09:00:00 GMT"))
                .answers(200);

        send(request("GET"));

        assertThat(time.waits()).containsExactly(Duration.ZERO);
    }

    @Test
    void aRetryAfterThatCannotBeReadIsNone() {
        server.answers(503, Map.of("Retry-After", "soon")).answers(200);

        send(request("GET"));

        assertThat(time.waits()).containsExactly(HALF_A_SECOND);
    }

    @Test
    void aWaitBeyondTheTimeOfTheCallIsNotBegun() {
        server.answers(429, Map.of("Retry-After", "60"));

        assertThat(send(request("GET"))).isEqualTo(429);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void theCallsOwnTimeoutBoundsAllTries() {
        server.answers(429, Map.of("Retry-After", "3")).answers(429, Map.of("Retry-After", "3"));

        assertThat(send(request("GET").timeout(Duration.ofSeconds(5)))).isEqualTo(429);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aTryHasTheTimeThatIsLeftAtMost() {
        server.answers(429, Map.of("Retry-After", "12")).answers(200);

        send(request("GET").timeout(Duration.ofSeconds(20)));

        assertThat(server.sent())
                .extracting(request -> request.timeout().orElseThrow())
                .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(8));
    }

    @Test
    void aWaitThatTakesLongerThanItShouldIsATimeout() {
        server.answers(429, Map.of("Retry-After", "3"));
        Sleeper oversleeping = wait -> time.sleep(wait.plusSeconds(60));

        assertThatThrownBy(() -> new Retrying(server, new Waits(time, () -> 0), time, oversleeping, LIMITS)
                        .send(request("GET").build())
                        .join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    private int send(HttpRequest.Builder request) {
        return send(request, LIMITS, 0);
    }

    private int send(HttpRequest.Builder request, Limits limits, double random) {
        return new Retrying(server, new Waits(time, () -> random), time, time, limits)
                .send(request.build())
                .join()
                .statusCode();
    }

    private static HttpRequest.Builder request(String method) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1/v2/users")).method(method, BodyPublishers.noBody());
    }
}
