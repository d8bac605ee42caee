package io.matricula.client.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request and answers with all of its answer. Whatever a call needs beside the wire (a token, further tries, a
 * line in the log) is one exchange around another.
 */
@FunctionalInterface
public interface Exchange {

    /**
     * Sends a request.
     *
     * @param request as it shall go out but for what this exchange adds
     * @return any answer, whatever its status; an {@link java.io.IOException} or a
     *     {@link java.util.concurrent.TimeoutException} if there was none
     */
    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request);
}
