package io.matricula.platforms;

import java.time.Duration;

/**
 * A platform that users are propagated to.
 *
 * @param name under which it is configured
 * @param url where it answers, without a slash at its end
 * @param remote whether asynchronous changes wait in a queue instead of being made at once
 * @param timeout for a whole exchange
 * @param token sent along; null for none
 * @param atOnce how many deliveries each server makes to it at the same time
 */
record Target(String name, String url, boolean remote, Duration timeout, String token, int atOnce) {

    /** Whether the sandbox answers for it itself. */
    boolean isSandbox() {
        return url.startsWith(SandboxPlatforms.URL);
    }

    /** Without the token, which must not get into a log. */
    @Override
    public String toString() {
        return name;
    }
}
