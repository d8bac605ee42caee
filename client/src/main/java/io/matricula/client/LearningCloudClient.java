package io.matricula.client;

import io.matricula.client.Environment.Setting;
import io.matricula.client.http.Exchange;
import io.matricula.client.http.Transport;
import java.net.http.HttpRequest;
import java.util.Objects;

/**
 * The user web services of learningCloud. One client serves all threads; make one and keep it. Calls throw
 * {@link io.matricula.client.errors.MatriculaException}s, whose envelope a
 * {@link io.matricula.client.errors.StatusException} holds.
 */
public final class LearningCloudClient implements AutoCloseable {

    private final Session session;

    private LearningCloudClient(Session session) {
        this.session = session;
    }

    /** @return a builder that still needs a token */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client set up by MATRICULA_URL (if set) and MATRICULA_CLOUD_TOKEN, or by the system properties matricula.url and
     * matricula.cloud-token, which go first.
     *
     * @return the client
     * @throws IllegalStateException if the token is missing
     */
    public static LearningCloudClient fromEnvironment() {
        return from(Environment.REAL);
    }

    static LearningCloudClient from(Environment environment) {
        return builder()
                .baseUrl(environment.find(Setting.URL).orElse(ClientBuilder.DEFAULT_URL))
                .token(environment.need(Setting.CLOUD_TOKEN))
                .build();
    }

    /**
     * The same client with other options; it shares connections, and closing either closes both.
     *
     * @param options for every call made by the result
     * @return the client to make them by
     */
    public LearningCloudClient with(CallOptions options) {
        return new LearningCloudClient(session.with(options));
    }

    /** @return the users of the management section */
    public ManagementUsers users() {
        return new ManagementUsers(session.connection(), session.calls());
    }

    /** Ends connections and threads, but for a JDK client that was passed in. Calls afterwards fail. */
    @Override
    public void close() {
        session.transport().close();
    }

    /** Sets up a client. */
    public static final class Builder extends ClientBuilder<Builder> {

        private String token;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the token that goes out as X-Cloud-Auth-Token.
         *
         * @param token one of the server's named tokens
         * @return this builder
         */
        public Builder token(String token) {
            this.token = Objects.requireNonNull(token);
            return this;
        }

        /**
         * Builds the client; nothing is sent yet.
         *
         * @return the client, to be closed when it is no longer needed
         * @throws IllegalStateException without a token
         */
        public LearningCloudClient build() {
            if (token == null) {
                throw new IllegalStateException("A client needs token(token)");
            }
            Transport transport = new Transport(transport());
            Exchange open = transport.open();
            Exchange exchange = request -> open.send(HttpRequest.newBuilder(request, (name, value) -> true)
                    .setHeader("X-Cloud-Auth-Token", token)
                    .build());
            return new LearningCloudClient(new Session(transport, exchange, baseUrl(), CallOptions.none()));
        }
    }
}
