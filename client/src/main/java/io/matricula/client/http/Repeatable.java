package io.matricula.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Whether another try can help and does no harm. */
final class Repeatable {

    private static final Set<String> SAME_WHEN_REPEATED = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private static final Set<Integer> GATEWAY_TROUBLE = Set.of(502, 503, 504);

    private Repeatable() {}

    /** A request that was sent may have been acted upon: it is sent again only if twice is the same as once. */
    static boolean after(HttpRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        return status == 429
                || GATEWAY_TROUBLE.contains(status) && isHarmless(request)
                // the first try is still being worked on
                || status == 409 && hasKey(request);
    }

    static boolean after(HttpRequest request, Throwable failure) {
        if (failure instanceof SSLException) {
            return false;
        }
        return neverSent(failure)
                || (failure instanceof IOException || failure instanceof TimeoutException) && isHarmless(request);
    }

    private static boolean neverSent(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException;
    }

    private static boolean isHarmless(HttpRequest request) {
        return SAME_WHEN_REPEATED.contains(request.method()) || hasKey(request) || asksForAToken(request);
    }

    private static boolean hasKey(HttpRequest request) {
        return request.headers().firstValue(Named.IDEMPOTENCY_KEY).isPresent();
    }

    static boolean asksForAToken(HttpRequest request) {
        return request.uri().getPath().endsWith("/oauth/token");
    }
}
