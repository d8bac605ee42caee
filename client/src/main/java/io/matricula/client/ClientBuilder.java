package io.matricula.client;

import io.matricula.client.http.Sleeper;
import io.matricula.client.http.TransportSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the clients of both APIs are set up with.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

    static final String DEFAULT_URL = "http://127.0.0.1:8042";

    private String baseUrl = DEFAULT_URL;
    private HttpClient httpClient;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration timeout = Duration.ofSeconds(60);
    private Duration attemptTimeout = Duration.ofSeconds(15);
    private int retries = 4;
    private boolean idempotencyKeys = true;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.REAL;

    ClientBuilder() {}

    abstract B self();

    /**
     * Sets the server to talk to.
     *
     * @param baseUrl http or https, with host and perhaps port and path; default {@code http://127.0.0.1:8042}
     * @return this builder
     * @throws IllegalArgumentException if it is no such address
     */
    public B baseUrl(String baseUrl) {
        URI uri = URI.create(baseUrl.strip());
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw new IllegalArgumentException("Not an http or https address: " + baseUrl);
        }
        this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
        return self();
    }

    /**
     * Sends by the JDK client that is given, which stays open when this client is closed.
     *
     * @param httpClient with its own connect timeout, proxy, TLS; default one of our own
     * @return this builder
     */
    public B httpClient(HttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient);
        return self();
    }

    /**
     * Bounds the making of a connection. Of no effect on a client that is passed in.
     *
     * @param connectTimeout more than zero; default 5 seconds
     * @return this builder
     */
    public B connectTimeout(Duration connectTimeout) {
        this.connectTimeout = positive(connectTimeout);
        return self();
    }

    /**
     * Bounds a call with all its tries and the waits between them.
     *
     * @param timeout more than zero; default 60 seconds
     * @return this builder
     */
    public B timeout(Duration timeout) {
        this.timeout = positive(timeout);
        return self();
    }

    /**
     * Bounds one try, from the first byte sent to the last one read.
     *
     * @param attemptTimeout more than zero; default 15 seconds
     * @return this builder
     */
    public B attemptTimeout(Duration attemptTimeout) {
        this.attemptTimeout = positive(attemptTimeout);
        return self();
    }

    /**
     * Sets how often a call is tried again that may be tried again.
     *
     * @param retries tries after the first, 0 for none; default 4
     * @return this builder
     */
    public B retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("Retries must not be negative: " + retries);
        }
        this.retries = retries;
        return self();
    }

    /**
     * Says whether the server knows Idempotency-Key, as Matricula does. A POST is sent without it otherwise, and tried
     * again only if the server cannot have seen it or has refused it for its rate limit.
     *
     * @param idempotencyKeys default true
     * @return this builder
     */
    public B idempotencyKeys(boolean idempotencyKeys) {
        this.idempotencyKeys = idempotencyKeys;
        return self();
    }

    /**
     * Sets the clock that tells when a token ends and how much time is left.
     *
     * @param clock default that of the system
     * @return this builder
     */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return self();
    }

    /**
     * Sets what waits between two tries.
     *
     * @param sleeper default {@link Sleeper#REAL}
     * @return this builder
     */
    public B sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper);
        return self();
    }

    String baseUrl() {
        return baseUrl;
    }

    Clock clock() {
        return clock;
    }

    TransportSettings transport() {
        return new TransportSettings(
                Optional.ofNullable(httpClient),
                connectTimeout,
                timeout,
                attemptTimeout,
                retries,
                idempotencyKeys,
                clock,
                sleeper,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    static Duration positive(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("A timeout must be more than zero: " + duration);
        }
        return duration;
    }
}
