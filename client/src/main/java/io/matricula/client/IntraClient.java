package io.matricula.client;

import io.matricula.client.Environment.Setting;
import io.matricula.client.generated.intra.TokensApi;
import io.matricula.client.http.RenewedToken;
import io.matricula.client.http.TokenSource;
import io.matricula.client.http.Transport;
import io.matricula.client.intra.model.TokenRequest;
import java.util.Objects;

/**
 * The 42 Intra API v2. One client serves all threads; make one and keep it. Calls throw
 * {@link io.matricula.client.errors.MatriculaException}s; those whose name ends in Async answer with a future that fails
 * with the same.
 */
public final class IntraClient implements AutoCloseable {

    private final Session session;

    private IntraClient(Session session) {
        this.session = session;
    }

    /** @return a builder that still needs credentials or a token */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client set up by MATRICULA_URL (if set), MATRICULA_UID and MATRICULA_SECRET, or by the system properties
     * matricula.url, matricula.uid and matricula.secret, which go first.
     *
     * @return the client
     * @throws IllegalStateException if the uid or the secret is missing
     */
    public static IntraClient fromEnvironment() {
        return from(Environment.REAL);
    }

    static IntraClient from(Environment environment) {
        return builder()
                .baseUrl(environment.find(Setting.URL).orElse(ClientBuilder.DEFAULT_URL))
                .credentials(environment.need(Setting.UID), environment.need(Setting.SECRET))
                .build();
    }

    /**
     * The same client with other options; it shares connections and token, and closing either closes both.
     *
     * @param options for every call made by the result
     * @return the client to make them by
     */
    public IntraClient with(CallOptions options) {
        return new IntraClient(session.with(options));
    }

    /** @return people */
    public Users users() {
        return new Users(session.connection(), session.calls());
    }

    /** @return what people told when applying */
    public UserCandidatures userCandidatures() {
        return new UserCandidatures(session.connection(), session.calls());
    }

    /** @return who is in which cursus */
    public CursusUsers cursusUsers() {
        return new CursusUsers(session.connection(), session.calls());
    }

    /** @return the courses of study */
    public CursusCatalogue cursus() {
        return new CursusCatalogue(session.connection(), session.calls());
    }

    /** @return the places of learning */
    public Campuses campuses() {
        return new Campuses(session.connection(), session.calls());
    }

    /** @return the languages that people speak */
    public Languages languages() {
        return new Languages(session.connection(), session.calls());
    }

    /** @return the web services of campuses */
    public Endpoints endpoints() {
        return new Endpoints(session.connection(), session.calls());
    }

    /** @return tokens themselves */
    public Tokens tokens() {
        return new Tokens(session.connection(), session.calls());
    }

    /** Ends connections and threads, but for a JDK client that was passed in. Calls afterwards fail. */
    @Override
    public void close() {
        session.transport().close();
    }

    /** Sets up a client. */
    public static final class Builder extends ClientBuilder<Builder> {

        private TokenRequest credentials;
        private String token;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Acts as an application. A token is fetched with the first call, and again shortly before it ends or when the
         * server refuses it.
         *
         * @param uid the client id
         * @param secret the client secret
         * @return this builder
         */
        public Builder credentials(String uid, String secret) {
            this.credentials = new TokenRequest()
                    .grantType("client_credentials")
                    .clientId(Objects.requireNonNull(uid))
                    .clientSecret(Objects.requireNonNull(secret));
            return this;
        }

        /**
         * Acts with a token that somebody else looks after, such as a person's.
         *
         * @param token an access token; goes before credentials
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
         * @throws IllegalStateException without credentials and token
         */
        public IntraClient build() {
            if (token == null && credentials == null) {
                throw new IllegalStateException("A client needs credentials(uid, secret) or token(token)");
            }
            Transport transport = new Transport(transport());
            TokenSource tokens = token != null ? TokenSource.of(token) : renewed(transport);
            return new IntraClient(new Session(transport, transport.with(tokens), baseUrl(), CallOptions.none()));
        }

        private TokenSource renewed(Transport transport) {
            TokensApi api =
                    new TokensApi(new Connection(transport.http(), transport.open(), baseUrl(), CallOptions.none()));
            // ends in our own exceptions, which the call that waits for the token does not retry a second time
            Calls calls = new Calls(CallOptions.none());
            return new RenewedToken(
                    () -> calls.start(headers -> api.createTokenWithHttpInfo(credentials, headers)), clock());
        }
    }
}
