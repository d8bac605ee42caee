package io.matricula.sandbox;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom the server lives for.
 *
 * @param endsWithProcess the id of a process of this machine with which the server ends, as on SIGTERM, however that process
 *     ended; {@code 0} for none
 */
@Validated
@ConfigurationProperties("matricula")
record CompanionProperties(
        @DefaultValue("0") @PositiveOrZero long endsWithProcess) {}
