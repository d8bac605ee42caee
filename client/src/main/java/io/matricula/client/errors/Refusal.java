package io.matricula.client.errors;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer that is no success.
 *
 * @param request method and path, as "POST /v2/users"; without the query, which may hold secrets
 * @param status of HTTP
 * @param headers of the answer
 * @param body as it came, empty without one
 * @param json the body read, a missing node if it is not JSON
 */
record Refusal(String request, int status, HttpHeaders headers, String body, JsonNode json) {

    private static final int QUOTED = 200;

    static Refusal of(String request, int status, HttpHeaders headers, String body) {
        return new Refusal(request, status, headers, body, read(body));
    }

    private static JsonNode read(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    Optional<String> requestId() {
        return headers.firstValue("X-Request-Id");
    }

    /** What the server says to a person: of the Intra API, of its token endpoint and of learningCloud. */
    String words() {
        return Stream.of("message", "error_description", "error")
                .map(name -> json.path(name).asString(""))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(json.isContainer() ? "" : body.substring(0, Math.min(body.length(), QUOTED)));
    }

    String message() {
        String words = words();
        return request + " answered " + status + (words.isBlank() ? "" : ": " + words)
                + requestId().map(id -> " (request id " + id + ")").orElse("");
    }
}
