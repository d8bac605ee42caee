package io.matricula.client.http;

import java.util.concurrent.CompletableFuture;

/** Where access tokens come from. */
public interface TokenSource {

    /** @return a token to send along; the failure of having one made */
    CompletableFuture<String> token();

    /**
     * Is told that the server refused a token.
     *
     * @param refused the token
     * @return whether {@link #token()} may now give another
     */
    boolean renews(String refused);

    /**
     * A token that somebody else looks after, such as a person's.
     *
     * @param token the token
     * @return a source of nothing else
     */
    static TokenSource of(String token) {
        return new TokenSource() {
            @Override
            public CompletableFuture<String> token() {
                return CompletableFuture.completedFuture(token);
            }

            @Override
            public boolean renews(String refused) {
                return false;
            }
        };
    }
}
