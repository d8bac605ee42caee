package io.matricula.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a single call does differently: {@code client.with(CallOptions.none().timeout(…)).users().getUser("jeanne")}. */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions(null, Map.of(), headers -> {});

    private final Duration timeout;
    private final Map<String, String> headers;
    private final Consumer<HttpHeaders> answered;

    private CallOptions(Duration timeout, Map<String, String> headers, Consumer<HttpHeaders> answered) {
        this.timeout = timeout;
        this.headers = headers;
        this.answered = answered;
    }

    /** @return what the client was built with */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Bounds the call.
     *
     * @param timeout more than zero, for all tries and the waits between them together
     * @return these options with it
     */
    public CallOptions timeout(Duration timeout) {
        return new CallOptions(ClientBuilder.positive(timeout), headers, answered);
    }

    /**
     * Names a creation, so that it happens once even if the caller forgets that it was asked for. Of use for one call
     * only: the same key with another payload is refused with 422.
     *
     * @param key 1 to 255 visible ASCII characters, for instance the id of the row that the person comes from
     * @return these options with it
     */
    public CallOptions idempotencyKey(String key) {
        return header("Idempotency-Key", key);
    }

    /**
     * Changes a record only if it is still the one that was read.
     *
     * @param etag the ETag header of that answer, see {@link #onHeaders}
     * @return these options with it; the call throws {@link io.matricula.client.errors.PreconditionFailedException} if not
     */
    public CallOptions ifMatch(String etag) {
        return header("If-Match", etag);
    }

    /**
     * Sends a header.
     *
     * @param name such as X-Request-Id
     * @param value of it
     * @return these options with it
     */
    public CallOptions header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new CallOptions(timeout, more, answered);
    }

    /**
     * Looks at the headers of each successful answer (ETag, X-Total, X-Request-Id, the rate limits).
     *
     * @param answered is called by the thread that reads the answer
     * @return these options with it
     */
    public CallOptions onHeaders(Consumer<HttpHeaders> answered) {
        return new CallOptions(timeout, headers, answered);
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    Map<String, String> headers() {
        return headers;
    }

    void answered(Map<String, List<String>> headers) {
        answered.accept(HttpHeaders.of(headers, (name, value) -> true));
    }
}
