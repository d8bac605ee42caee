package io.matricula.sandbox;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param mode whether known people and known credentials exist */
@Validated
@ConfigurationProperties("matricula")
record SandboxProperties(@NotNull Mode mode) {

    enum Mode {
        SANDBOX,
        PRODUCTION
    }
}
