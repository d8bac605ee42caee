package io.matricula.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;

/** Answers and failures in the order in which they were put down; what was sent is remembered. */
final class ScriptedExchange implements Exchange {

    private final Deque<CompletableFuture<HttpResponse<byte[]>>> script = new ArrayDeque<>();
    private final List<HttpRequest> sent = new ArrayList<>();

    ScriptedExchange answers(int status) {
        return answers(status, Map.of());
    }

    ScriptedExchange answers(int status, Map<String, String> headers) {
        script.add(CompletableFuture.completedFuture(new Canned(status, headers)));
        return this;
    }

    ScriptedExchange fails(Exception failure) {
        script.add(CompletableFuture.failedFuture(failure));
        return this;
    }

    List<HttpRequest> sent() {
        return sent;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        sent.add(request);
        return script.remove();
    }

    private record Canned(int statusCode, Map<String, String> fields) implements HttpResponse<byte[]> {

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(
                    fields.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))),
                    (name, value) -> true);
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }

        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<byte[]>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
