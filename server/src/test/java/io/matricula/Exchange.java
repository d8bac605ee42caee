package io.matricula;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What passed between a client of these tests and the server. Every client tells {@link #seen}.
 *
 * @param method the method
 * @param target the path and the query, as sent
 * @param sent the head of the request and its body, as text
 * @param status the status of the answer
 * @param headers the headers of the answer, found in any case
 * @param body the body of the answer, empty for none
 */
public record Exchange(
        String method, String target, String sent, int status, Map<String, List<String>> headers, String body) {

    /** Makes the names of the headers such as HTTP has them. */
    public Exchange {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** What the client of the JDK sent and got. */
    public static Exchange of(HttpRequest request, String sentBody, HttpResponse<?> response) {
        String head = request.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining("\n"));
        String target = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery());
        return new Exchange(
                request.method(),
                target,
                request.method() + " " + target + "\n" + head + "\n\n" + (sentBody == null ? "" : sentBody),
                response.statusCode(),
                response.headers().map(),
                text(response.body()));
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(body);
    }

    /** Fails unless the contract describes this; from now on no log may hold what was confidential in it. */
    public void seen() {
        Confidential.foundIn(sent);
        if (target.contains("oauth") || target.startsWith("/login")) {
            Confidential.foundIn(headers.toString());
            Confidential.foundIn(body);
        }
        DescribedTraffic.check(this);
    }

    @Override
    public String toString() {
        return method + " " + target + " answered " + status + " " + headers + "\n" + body;
    }
}
