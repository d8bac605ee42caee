package io.matricula.client.errors;

import java.time.Duration;
import java.util.Optional;

/** 429: the rate limit is used up, and the time of the call was too short to wait for more. */
public final class TooManyRequestsException extends StatusException {

    private static final long serialVersionUID = 1L;

    TooManyRequestsException(Refusal refusal) {
        super(refusal);
    }

    /** @return how long to wait, as the server says it in whole seconds; empty if it does not */
    public Optional<Duration> retryAfter() {
        return headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
