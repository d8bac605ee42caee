package io.matricula.client.http;

import io.matricula.client.intra.model.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A token that is fetched when first needed and again shortly before it ends; whoever waits meanwhile shares one request. */
public final class RenewedToken implements TokenSource {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    private final Supplier<CompletableFuture<AccessToken>> fetch;
    private final Clock clock;
    private CompletableFuture<Held> current;

    private record Held(String token, Instant renewAt) {}

    /**
     * @param fetch asks for a new token
     * @param clock tells when one ends
     */
    public RenewedToken(Supplier<CompletableFuture<AccessToken>> fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<String> token() {
        return held().thenApply(Held::token);
    }

    private synchronized CompletableFuture<Held> held() {
        if (current == null || current.isCompletedExceptionally() || isOver(current)) {
            Instant asked = clock.instant();
            current = fetch.get().thenApply(token -> hold(token, asked));
        }
        return current;
    }

    private boolean isOver(CompletableFuture<Held> held) {
        return held.isDone() && !clock.instant().isBefore(held.join().renewAt());
    }

    /** A tenth of a short life, a minute of a long one is left for requests that are under way. */
    private static Held hold(AccessToken token, Instant asked) {
        Duration life = Duration.ofSeconds(token.getExpiresIn());
        Duration margin = life.dividedBy(10).compareTo(LONGEST_MARGIN) < 0 ? life.dividedBy(10) : LONGEST_MARGIN;
        return new Held(token.getAccessToken(), asked.plus(life).minus(margin));
    }

    /** Forgets the token, unless another caller has had it renewed already. */
    @Override
    public synchronized boolean renews(String refused) {
        if (current != null
                && current.isDone()
                && !current.isCompletedExceptionally()
                && current.join().token().equals(refused)) {
            current = null;
        }
        return true;
    }
}
