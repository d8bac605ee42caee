package io.matricula.tasks;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often tasks are tried.
 *
 * @param attempts after so many failures in a row a task is dead
 * @param firstDelay until the second attempt; doubled for each one after it
 * @param longestDelay between two attempts
 */
@Validated
@ConfigurationProperties("matricula.tasks")
record TaskProperties(
        @DefaultValue("12") @Min(1) int attempts,
        @DefaultValue("10s") @NotNull Duration firstDelay,
        @DefaultValue("1h") @NotNull Duration longestDelay) {

    /**
     * How long to wait after a failure, before jitter.
     *
     * @param failures in a row, from 1
     * @return never more than the longest delay
     */
    Duration delayAfter(int failures) {
        Duration delay = firstDelay;
        for (int doubled = 1; doubled < failures && delay.compareTo(longestDelay) < 0; doubled++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
