package io.matricula.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often an application may call.
 *
 * @param rateLimit {@code none} for no limit that anybody meets, {@code 42} for that of the real API: 2 requests a second
 *     and 1,200 an hour
 */
@ConfigurationProperties("matricula")
record RateLimit(@DefaultValue("none") String rateLimit) {

    RateLimit {
        if (!rateLimit.equals("none") && !rateLimit.equals("42")) {
            throw new IllegalArgumentException("matricula.rate-limit must be none or 42");
        }
    }

    boolean isOn() {
        return rateLimit.equals("42");
    }

    /** Requests in a second; where there is no limit, a number that the clients which read it can live with. */
    long secondly() {
        return isOn() ? 2 : 1_000_000;
    }

    /** Requests in an hour. */
    long hourly() {
        return isOn() ? 1_200 : 1_000_000_000;
    }
}
