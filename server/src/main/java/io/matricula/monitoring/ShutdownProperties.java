package io.matricula.monitoring;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the server ends.
 *
 * @param shutdownDelay how long a server that is told to stop goes on serving while {@code /readyz} refuses already, so
 *     that a load balancer learns of it in time
 */
@Validated
@ConfigurationProperties("matricula")
record ShutdownProperties(@DefaultValue("0s") @NotNull Duration shutdownDelay) {}
