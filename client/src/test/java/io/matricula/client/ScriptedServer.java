package io.matricula.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what it was told, in that order; tokens are "token-1", "token-2" and so on. */
public final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private int tokens;

    public record Request(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    public ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public IntraClient.Builder client() {
        return IntraClient.builder().baseUrl(url()).credentials("uid", "hush");
    }

    public ScriptedServer answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    public ScriptedServer answers(int status, Map<String, String> headers, String body) {
        script.add(new Answer(status, headers, body));
        return this;
    }

    /** All but those for tokens. */
    public List<Request> requests() {
        return requests.stream()
                .filter(request -> !request.uri().equals("/oauth/token"))
                .toList();
    }

    public List<Request> tokenRequests() {
        return requests.stream()
                .filter(request -> request.uri().equals("/oauth/token"))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String uri = exchange.getRequestURI().toString();
        requests.add(new Request(exchange.getRequestMethod(), uri, exchange.getRequestHeaders(), body));
        Answer answer = uri.equals("/oauth/token") ? token() : script.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer token() {
        tokens++;
        return new Answer(200, Map.of(), """
                {"access_token":"token-%d","token_type":"bearer","expires_in":7200,"scope":"public","created_at":1,
                "secret_valid_until":null}""".formatted(tokens));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
