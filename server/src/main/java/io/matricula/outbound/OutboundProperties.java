package io.matricula.outbound;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far calls to others may go.
 *
 * @param allowedNetworks addresses, and networks as {@code 10.1.0.0/16}, that may be called although they are not public
 * @param timeout for the connection, and again for the whole answer
 */
@Validated
@ConfigurationProperties("matricula.outbound")
record OutboundProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("5s") @NotNull Duration timeout) {}
