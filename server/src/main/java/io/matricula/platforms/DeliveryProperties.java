package io.matricula.platforms;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param pollingInterval how long a delivery that is due may wait until a server that has nothing to do looks for it */
@Validated
@ConfigurationProperties("matricula.deliveries")
record DeliveryProperties(@DefaultValue("1s") @NotNull Duration pollingInterval) {}
