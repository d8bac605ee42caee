package io.matricula.client.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's client at the end of the chain. */
final class Wire implements Exchange {

    private final HttpClient http;

    Wire(HttpClient http) {
        this.http = http;
    }

    /** Reads the whole answer within the request's timeout, which the JDK applies to the headers alone. */
    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        return request.timeout().map(timeout -> within(timeout, answer)).orElse(answer);
    }

    private static CompletableFuture<HttpResponse<byte[]>> within(
            Duration timeout, CompletableFuture<HttpResponse<byte[]>> answer) {
        return answer.copy().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).whenComplete((whole, failure) -> {
            if (failure instanceof TimeoutException) {
                answer.cancel(true);
            }
        });
    }
}
