package io.matricula.client.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Gives a call its names: one for the server's log, and for a POST that writes the Idempotency-Key, so that the server
 * acts once however often it is tried. Both stay the same in every try; what the caller has set is kept.
 */
final class Named implements Exchange {

    static final String REQUEST_ID = "X-Request-Id";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Exchange next;
    private final boolean keys;

    Named(Exchange next, boolean keys) {
        this.next = next;
        this.keys = keys;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        HttpRequest.Builder named = HttpRequest.newBuilder(request, (name, value) -> true);
        nameUnlessPresent(named, request, REQUEST_ID);
        if (keys && request.method().equals("POST") && !Repeatable.asksForAToken(request)) {
            nameUnlessPresent(named, request, IDEMPOTENCY_KEY);
        }
        return next.send(named.build());
    }

    private static void nameUnlessPresent(HttpRequest.Builder named, HttpRequest request, String header) {
        if (request.headers().firstValue(header).isEmpty()) {
            named.setHeader(header, UUID.randomUUID().toString());
        }
    }
}
