package io.matricula.client.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tries again what may be tried again. The request's timeout bounds all tries and waits together: a wait that would end
 * after it is not begun, and the last answer or failure counts.
 */
final class Retrying implements Exchange {

    private final Exchange next;
    private final Waits waits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Limits limits;

    /**
     * @param retries tries after the first, from 0
     * @param attemptTimeout the longest that one try may take
     */
    record Limits(int retries, Duration attemptTimeout, Duration callTimeout) {}

    Retrying(Exchange next, Waits waits, Clock clock, Sleeper sleeper, Limits limits) {
        this.next = next;
        this.waits = waits;
        this.clock = clock;
        this.sleeper = sleeper;
        this.limits = limits;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        Duration time = request.timeout().orElse(limits.callTimeout());
        return attempt(request, 0, clock.instant().plus(time)).orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<HttpResponse<byte[]>> attempt(HttpRequest request, int retry, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.failedFuture(new TimeoutException("The wait has outlasted the call"));
        }
        return next.send(shortened(request, left))
                .handle((answer, failure) -> waitAfter(request, retry + 1, answer, cause(failure))
                        .filter(wait -> retry < limits.retries())
                        .filter(wait -> clock.instant().plus(wait).isBefore(end))
                        .map(wait -> sleeper.sleep(wait).thenCompose(slept -> attempt(request, retry + 1, end)))
                        .orElseGet(() -> failure == null
                                ? CompletableFuture.completedFuture(answer)
                                : CompletableFuture.failedFuture(cause(failure))))
                .thenCompose(settled -> settled);
    }

    private Optional<Duration> waitAfter(
            HttpRequest request, int retry, HttpResponse<byte[]> answer, Throwable failure) {
        if (failure != null) {
            return Repeatable.after(request, failure) ? Optional.of(waits.before(retry)) : Optional.empty();
        }
        return Repeatable.after(request, answer)
                ? Optional.of(waits.before(retry, answer.headers()))
                : Optional.empty();
    }

    private HttpRequest shortened(HttpRequest request, Duration left) {
        Duration timeout = left.compareTo(limits.attemptTimeout()) < 0 ? left : limits.attemptTimeout();
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(timeout)
                .build();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
