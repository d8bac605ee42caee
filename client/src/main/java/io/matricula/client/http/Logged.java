package io.matricula.client.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A line for each try, at debug level: neither the query, the headers nor a body, for they hold secrets and people's data. */
final class Logged implements Exchange {

    private static final Logger LOG = System.getLogger("io.matricula.client");

    private final Exchange next;
    private final Clock clock;

    Logged(Exchange next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        if (!LOG.isLoggable(Level.DEBUG)) {
            return next.send(request);
        }
        Instant begin = clock.instant();
        return next.send(request)
                .whenComplete((answer, failure) -> LOG.log(
                        Level.DEBUG,
                        "{0} {1} (request id {2}): {3} after {4} ms",
                        request.method(),
                        request.uri().getPath(),
                        request.headers().firstValue(Named.REQUEST_ID).orElse("none"),
                        answer == null ? failure : answer.statusCode() + ", " + answer.body().length + " bytes",
                        Duration.between(begin, clock.instant()).toMillis()));
    }
}
