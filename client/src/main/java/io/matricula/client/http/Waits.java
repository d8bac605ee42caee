package io.matricula.client.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long to wait before the next try. */
final class Waits {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final double JITTER = 0.25;

    private final Clock clock;
    private final DoubleSupplier random;

    /** @param random from 0 to below 1, so that many callers do not come back at once */
    Waits(Clock clock, DoubleSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /** Half a second, doubled with each try up to eight, less up to a quarter. */
    Duration before(int retry) {
        double longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() * Math.pow(2, retry - 1.0));
        return Duration.ofMillis(Math.round(longest * (1 - JITTER * random.getAsDouble())));
    }

    /** What the server asks for, in seconds or as a date of RFC 9110 section 5.6.7; that goes before the own idea. */
    Duration before(int retry, HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(this::read).orElseGet(() -> before(retry));
    }

    private Optional<Duration> read(String retryAfter) {
        String value = retryAfter.strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
