package io.matricula.client.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Sends a bearer token along; a 401 is tried once more with a new one, for the server has done nothing then. */
final class Authenticated implements Exchange {

    private final Exchange next;
    private final TokenSource tokens;

    Authenticated(Exchange next, TokenSource tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return tokens.token()
                .thenCompose(token -> sendWith(token, request).thenCompose(answer -> {
                    if (answer.statusCode() == 401 && tokens.renews(token)) {
                        return tokens.token().thenCompose(another -> sendWith(another, request));
                    }
                    return CompletableFuture.completedFuture(answer);
                }));
    }

    private CompletableFuture<HttpResponse<byte[]>> sendWith(String token, HttpRequest request) {
        return next.send(HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Authorization", "Bearer " + token)
                .build());
    }
}
