package io.matricula.client.http;

import io.matricula.client.errors.StatusException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Turns every answer that is no success into its exception. */
final class Checked implements Exchange {

    private final Exchange next;

    Checked(Exchange next) {
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return next.send(request)
                .thenCompose(answer -> answer.statusCode() / 100 == 2
                        ? CompletableFuture.completedFuture(answer)
                        : CompletableFuture.failedFuture(StatusException.of(
                                request.method() + " " + request.uri().getPath(),
                                answer.statusCode(),
                                answer.headers(),
                                new String(answer.body(), StandardCharsets.UTF_8))));
    }
}
