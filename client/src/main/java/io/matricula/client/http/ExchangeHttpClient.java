package io.matricula.client.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An exchange in the form that generated code calls, which is asynchronous alone. */
public final class ExchangeHttpClient extends HttpClient {

    private final HttpClient http;
    private final Exchange exchange;

    /**
     * @param http tells how connections are made, if anybody asks
     * @param exchange sends
     */
    public ExchangeHttpClient(HttpClient http, Exchange exchange) {
        this.http = http;
        this.exchange = exchange;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        InPlace<HttpResponse<T>> whole = new InPlace<>();
        exchange.send(request)
                .thenCompose(answer -> read(answer, handler).thenApply(body -> new BufferedResponse<>(answer, body)))
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        whole.completeExceptionally(failure);
                    } else {
                        whole.complete(answer);
                    }
                });
        return whole;
    }

    /**
     * Generated code turns the answer into records in the thread that brings it. By default that would be a new thread
     * for each answer where there are but two cores.
     */
    private static final class InPlace<T> extends CompletableFuture<T> {

        @Override
        public Executor defaultExecutor() {
            return Runnable::run;
        }
    }

    private static <T> CompletionStage<T> read(HttpResponse<byte[]> answer, BodyHandler<T> handler) {
        BodySubscriber<T> subscriber = handler.apply(new Info(answer.statusCode(), answer.headers(), answer.version()));
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long items) {
                // all there is comes at once
            }

            @Override
            public void cancel() {
                // as above
            }
        });
        subscriber.onNext(List.of(ByteBuffer.wrap(inAscii(answer.body()))));
        subscriber.onComplete();
        return subscriber.getBody();
    }

    /** Generated code reads JSON in the platform's charset, which before Java 18 need not be UTF-8. */
    private static byte[] inAscii(byte[] json) {
        StringBuilder ascii = new StringBuilder(json.length);
        for (char unit : new String(json, StandardCharsets.UTF_8).toCharArray()) {
            if (unit < 128) {
                ascii.append(unit);
            } else {
                ascii.append("\\u%04x".formatted((int) unit));
            }
        }
        return ascii.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record Info(int statusCode, HttpHeaders headers, Version version) implements ResponseInfo {}

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        throw new UnsupportedOperationException("Everything is sent by sendAsync");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
