package io.matricula.client.http;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How requests travel.
 *
 * @param httpClient of the caller, who closes it too; empty for one of our own
 * @param connectTimeout for a connection of our own client
 * @param callTimeout for a call with all its tries, unless the call has its own
 * @param attemptTimeout for one try with its whole answer
 * @param retries tries after the first, from 0
 * @param idempotencyKeys whether a POST is given an Idempotency-Key, and so may be tried again
 * @param clock tells when a token ends and how much time is left
 * @param sleeper waits between tries
 * @param random from 0 to below 1, for waits that differ between callers
 */
public record TransportSettings(
        Optional<HttpClient> httpClient,
        Duration connectTimeout,
        Duration callTimeout,
        Duration attemptTimeout,
        int retries,
        boolean idempotencyKeys,
        Clock clock,
        Sleeper sleeper,
        DoubleSupplier random) {}
