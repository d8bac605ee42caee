package io.matricula.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.intra.model.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RenewedTokenTest {

    private final TestTime time = new TestTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<CompletableFuture<AccessToken>> requests = new ArrayList<>();
    private final RenewedToken tokens = new RenewedToken(this::request, time);

    private synchronized CompletableFuture<AccessToken> request() {
        requests.add(new CompletableFuture<>());
        return requests.get(requests.size() - 1);
    }

    @Test
    void aHundredWaitingThreadsCauseOneRequest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(100);
        List<Future<CompletableFuture<String>>> waiting = new ArrayList<>();
        for (int thread = 0; thread < 100; thread++) {
            waiting.add(threads.submit(tokens::token));
        }
        List<CompletableFuture<String>> given = new ArrayList<>();
        for (Future<CompletableFuture<String>> thread : waiting) {
            given.add(thread.get());
        }
        threads.shutdown();

        assertThat(requests).hasSize(1);
        answer(0, "first", 7200);
        assertThat(given)
                .hasSize(100)
                .allSatisfy(token -> assertThat(token.join()).isEqualTo("first"));
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
        tokens.token();
        answer(0, "first", 7200);

        time.pass(Duration.ofSeconds(7139));
        assertThat(tokens.token().join()).isEqualTo("first");
        time.pass(Duration.ofSeconds(1));
        CompletableFuture<String> second = tokens.token();
        answer(1, "second", 7200);

        assertThat(second.join()).isEqualTo("second");
        assertThat(requests).hasSize(2);
    }

    @Test
    void ofAShortLifeATenthIsLeft() {
        tokens.token();
        answer(0, "first", 10);

        time.pass(Duration.ofSeconds(8));
        assertThat(tokens.token().join()).isEqualTo("first");
        time.pass(Duration.ofSeconds(1));
        tokens.token();

        assertThat(requests).hasSize(2);
    }

    @Test
    void aFailureReachesWhoWaitsAndIsNotKept() {
        CompletableFuture<String> waiting = tokens.token();
        requests.get(0).completeExceptionally(new IllegalStateException("refused"));

        assertThatThrownBy(waiting::join).hasRootCauseMessage("refused");
        CompletableFuture<String> later = tokens.token();
        answer(1, "second", 7200);
        assertThat(later.join()).isEqualTo("second");
    }

    @Test
    void aRefusedTokenIsRenewedOnceHoweverManyReportIt() {
        tokens.token();
        answer(0, "first", 7200);

        assertThat(tokens.renews("first")).isTrue();
        tokens.token();
        answer(1, "second", 7200);
        assertThat(tokens.renews("first")).isTrue();

        assertThat(tokens.token().join()).isEqualTo("second");
        assertThat(requests).hasSize(2);
    }

    private void answer(int request, String token, int expiresIn) {
        requests.get(request).complete(new AccessToken().accessToken(token).expiresIn(expiresIn));
    }
}
