package io.matricula.client.cli;

import io.matricula.client.http.Sleeper;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Spreads requests over the seconds as the server's answers ask for it; what is refused all the same the client retries. */
final class Pace {

    private static final int UNLIMITED = 1_000;

    private final Clock clock;
    private final Sleeper sleeper;
    private Duration gap = Duration.ZERO;
    private Instant next = Instant.MIN;

    Pace(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    synchronized void learn(HttpHeaders headers) {
        long limit = headers.firstValueAsLong("X-Secondly-RateLimit-Limit").orElse(UNLIMITED);
        gap = limit >= UNLIMITED || limit < 1
                ? Duration.ZERO
                : Duration.ofSeconds(1).dividedBy(limit);
    }

    /** Returns when another request may go out. */
    void await() {
        turn().join();
    }

    private synchronized CompletableFuture<Void> turn() {
        Instant now = clock.instant();
        Instant turn = next.isAfter(now) ? next : now;
        next = turn.plus(gap);
        return turn.equals(now) ? CompletableFuture.completedFuture(null) : sleeper.sleep(Duration.between(now, turn));
    }
}
