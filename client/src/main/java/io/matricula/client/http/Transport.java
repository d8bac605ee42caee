package io.matricula.client.http;

import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The chain that requests go through, and what of it has to be closed. */
public final class Transport implements AutoCloseable {

    private final TransportSettings settings;
    private final ExecutorService threads;
    private final HttpClient http;
    private volatile boolean closed;

    /** @param settings how requests travel */
    public Transport(TransportSettings settings) {
        this.settings = settings;
        this.threads = settings.httpClient().isPresent() ? null : Executors.newCachedThreadPool(Transport::daemon);
        this.http = settings.httpClient()
                .orElseGet(() -> HttpClient.newBuilder()
                        .connectTimeout(settings.connectTimeout())
                        .executor(threads)
                        .build());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "matricula-client");
        thread.setDaemon(true);
        return thread;
    }

    /** @return what the requests go out by */
    public HttpClient http() {
        return http;
    }

    /** @return the chain for requests that need no token, or bring theirs along */
    public Exchange open() {
        return chain(logged());
    }

    /**
     * The chain for requests with a bearer token.
     *
     * @param tokens where it comes from
     * @return each try asks for it anew, so that none is sent with a token that has ended meanwhile
     */
    public Exchange with(TokenSource tokens) {
        return chain(new Authenticated(logged(), tokens));
    }

    private Exchange logged() {
        return new Logged(new Wire(http), settings.clock());
    }

    private Exchange chain(Exchange tried) {
        Exchange retrying = new Retrying(
                tried,
                new Waits(settings.clock(), settings.random()),
                settings.clock(),
                settings.sleeper(),
                new Retrying.Limits(settings.retries(), settings.attemptTimeout(), settings.callTimeout()));
        Exchange named = new Named(retrying, settings.idempotencyKeys());
        Exchange checked = new Checked(named);
        return request -> {
            if (closed) {
                throw new IllegalStateException("The client is closed");
            }
            return checked.send(request);
        };
    }

    /**
     * Ends our own connections and threads, after the requests under way; the caller's client stays open. Before Java 21
     * the JDK's client has no end of its own: its threads are ours and end here, its connections when they are collected.
     */
    @Override
    public void close() {
        closed = true;
        if (threads != null) {
            closeHttp();
            threads.shutdown();
        }
    }

    private void closeHttp() {
        if (http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The HTTP client cannot be closed", e);
            }
        }
    }
}
