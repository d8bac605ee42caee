package io.matricula.client.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits, without keeping a thread. */
@FunctionalInterface
public interface Sleeper {

    /** Waits for real. */
    Sleeper REAL = wait -> CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));

    /**
     * Waits.
     *
     * @param wait zero or more
     * @return done when the time is over
     */
    CompletableFuture<Void> sleep(Duration wait);
}
