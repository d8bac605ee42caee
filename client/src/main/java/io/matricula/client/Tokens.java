package io.matricula.client;

import io.matricula.client.generated.intra.TokensApi;
import io.matricula.client.intra.model.AccessToken;
import io.matricula.client.intra.model.TokenInfo;
import io.matricula.client.intra.model.TokenRequest;
import java.util.concurrent.CompletableFuture;

/** Tokens themselves; the client looks after its own. */
public final class Tokens {

    private final TokensApi api;
    private final Calls calls;

    Tokens(Connection connection, Calls calls) {
        this.api = new TokensApi(connection);
        this.calls = calls;
    }

    /**
     * Tells what the client's token may do.
     *
     * @return application, scopes and the seconds that it still lives
     */
    public TokenInfo getTokenInfo() {
        return Calls.await(getTokenInfoAsync());
    }

    /**
     * Tells what the client's token may do.
     *
     * @return application, scopes and the seconds that it still lives
     */
    public CompletableFuture<TokenInfo> getTokenInfoAsync() {
        return calls.start(headers -> api.getTokenInfoWithHttpInfo(headers));
    }

    /**
     * Has a token made.
     *
     * @param request the kind of exchange and what it needs, such as the code that a person came back with
     * @return the token
     */
    public AccessToken createToken(TokenRequest request) {
        return Calls.await(createTokenAsync(request));
    }

    /**
     * Has a token made.
     *
     * @param request the kind of exchange and what it needs, such as the code that a person came back with
     * @return the token
     */
    public CompletableFuture<AccessToken> createTokenAsync(TokenRequest request) {
        return calls.start(headers -> api.createTokenWithHttpInfo(request, headers));
    }
}
