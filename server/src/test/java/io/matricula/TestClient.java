package io.matricula;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.json.JSONException;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/**
 * Calls a started server as one of the sandbox's applications, or with a given token. An answer that the contract does
 * not describe fails the test.
 */
public final class TestClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(2);

    // signed with the keys of a database, and so good for one server alone
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final int port;
    private final String token;

    private TestClient(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** A client that speaks for an application, {@code sandbox-advanced-tutor} for example. */
    public static TestClient as(String application, int port) {
        return new TestClient(port, tokenOf(application, port));
    }

    /** The token with which {@link #as} speaks. */
    public static String tokenOf(String application, int port) {
        return TOKENS.computeIfAbsent(application + port, key -> token(application, port));
    }

    /** As {@link #as}, with a new token: for a time in which those of other tests are no longer valid. */
    public static TestClient anew(String application, int port) {
        return new TestClient(port, token(application, port));
    }

    /** A client with a token that was made elsewhere. */
    public static TestClient with(String token, int port) {
        return new TestClient(port, token);
    }

    private static String token(String application, int port) {
        String form = "grant_type=client_credentials&client_secret=sandbox&client_id=" + application;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return JsonPath.read(send(request, form).body(), "$.access_token");
    }

    /** An answer. */
    public record Answer(HttpResponse<String> response) {

        /** The status. */
        public int status() {
            return response.statusCode();
        }

        /** The body as it came. */
        public String body() {
            return response.body();
        }

        /** A header, null if it is absent. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Fails unless this is the status and the body has exactly these fields and values. */
        public Answer is(int status, String json) {
            is(status);
            try {
                JSONAssert.assertEquals(json, body(), JSONCompareMode.STRICT);
            } catch (JSONException notJson) {
                throw new AssertionError("not JSON: " + body(), notJson);
            }
            return this;
        }

        /** Fails unless this is the status. */
        public Answer is(int status) {
            if (status() != status) {
                throw new AssertionError("expected " + status + " but got " + status() + " " + body());
            }
            return this;
        }

        /** Fails unless the answer refuses exactly one param for one reason. */
        public Answer refuses(String param, String message) {
            is(422);
            Map<String, ?> errors = JsonPath.read(body(), "$.errors");
            if (!errors.equals(Map.of(param, List.of(message)))) {
                throw new AssertionError("expected " + param + " " + message + " but got " + body());
            }
            return this;
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * Sends a request.
     *
     * @param body JSON, null for none
     * @param headers names and values in turn
     */
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(GIVES_UP_AFTER)
                .header("Authorization", "Bearer " + token);
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Answer(send(request.build(), body));
    }

    private static HttpResponse<String> send(HttpRequest request, String body) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            Exchange.of(request, body, answer).seen();
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
